import pytest

from streams.language.bodies import subtype
from streams.language.initials import initials
from streams.language.owners import is_of_each, unowned
from tests.support.marked import gazetteer, identified, ids


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The [O Zorvath People's Army] ([O ZPA]) and the [O ZPA].", ["zorvath-people-s-army"] * 3),
        ("The [O ZPA] ([O Zorvath People's Army]).", ["zorvath-people-s-army"] * 2),
        ("The [O Zorvath Workers' Party] ([O PKZ]); [O PKZ] men.", ["zorvath-workers-party"] * 3),
        ("The [O ZPA]. Later the [O Zorvath People's Army].", ["zorvath-people-s-army"] * 2),
        ("The [O Korean People's Army] ([O KPA]).", ["korean-people-s-army"] * 2),
        ("The [O Strategic Air Command] ([O SAC]).", ["strategic-air-command"] * 2),
        ("The [O Organisation for the Prohibition of Chemical Weapons] ([O OPCW]).", ["opcw"] * 2),
        ("[O Zorvath Port Army], [O Zorvath Pop Army], [O ZPA].", ["zorvath-port-army", "zorvath-pop-army", "zpa"]),
        ("The [O Zorvath Army] ([O MAP]).", ["zorvath-army"] * 2),
        ("The [O Zorvath Ministry] and the [O Ministry].", ["zorvath-ministry", "ministry"]),
        ("[O Lebanon's Hizbat] fired. [O Hizbat] left.", ["hizbat"] * 2),
        ("[O Russia's Defence Ministry]. The [O Defence Ministry].", ["russia-s-defence-ministry"] * 2),
        ("[O Russia's Navy], [O Iran's Navy], the [O Navy].", ["russia-s-navy", "iran-s-navy", "navy"]),
    ],
)  # fmt: skip
def test_initials_are_what_they_stand_for(text: str, expected: list[str]) -> None:
    assert ids(text) == [f"organisation:{each}" for each in expected]


def test_the_name_is_the_expansion_where_the_item_gives_it() -> None:
    assert {e["name"] for e in identified("[O ZPA] ([O Zorvath People's Army])")} == {"Zorvath People's Army"}
    assert [e["name"] for e in identified("The [O RAF].")] == ["RAF"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The [O Kremlin] said.", "RUS"),
        ("The [O White House] said.", "USA"),
        ("[O Russian Foreign Ministry] said.", "RUS"),
        ("[O South Korea's army] said.", "KOR"),
        ("The [O Ministry of Defence of Latvia] said.", "LVA"),
        ("[O Government of the Netherlands] said.", "NLD"),
        ("A [O Foreign Ministry] official in [L Seoul] said.", "KOR"),
        ("The [O Foreign Ministry] in [L Seoul] said.", "KOR"),
        ("[L Seoul]'s [O Foreign Ministry] said.", "KOR"),
        ("[O Seoul's Foreign Ministry] said.", "KOR"),
        ("The [N German] [O Defence Ministry] said.", "DEU"),
        ("The [O Bank of Japan] said.", "JPN"),
        ("The [O Green Party of Canada] said.", "CAN"),
        ("The [O Embassy of the Netherlands] said.", "NLD"),
        ("The [O Islamic State of Iraq] said.", None),
        ("The [O University of Georgia] said.", None),
        ("The [O Friends of Syria] said.", None),
        # Others in a country do not act for it, nor does what the list knows better.
        ("The [O Foreign Ministry] said it was in [L Seoul].", None),
        ("The [O Zorvath Bank] in [L Seoul] said.", None),
        ("The [O Foreign Ministry] said.", None),
        ("The [O Syrian Democratic Forces] said.", None),
        ("The [O Foreign Ministry] in [L Busan] said.", None),
    ],
)
def test_for_which_country_a_body_acts(text: str, country: str | None) -> None:
    (body,) = [entity for entity in identified(text) if entity["type"] == "ORGANISATION"]
    assert body.get("country") == country


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("22nd Brigade", "military-unit"),
        ("3rd Battalion", "military-unit"),
        ("5th Marines", "military-unit"),
        ("U.S. 5th Fleet", "military-unit"),
        ("Korean People's Army", "military-unit"),
        ("Russian Navy", "military-unit"),
        ("Zorvath Air Force", "military-unit"),
        ("National Guard", "military-unit"),
        ("158th Fighter Wing", "military-unit"),
        ("VI Corps", "military-unit"),
        ("U.S. Seventh Fleet", "military-unit"),
        ("Black Sea Fleet", "military-unit"),
        ("Quds Force", "military-unit"),
        ("31st Marine Expeditionary Unit", "military-unit"),
        ("101st Airborne", "military-unit"),
        ("Financial Intelligence Unit", None),
        ("Peace Corps", None),
        ("Political Wing", None),
        ("Zorvath Company", None),
        ("Salvation Army", None),
        ("Foreign Ministry", None),
    ],
)
def test_military_units(words: str, kind: str | None) -> None:
    assert subtype(words) == kind


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Kenya's Defence Ministry", "Kenyan Defence Ministry"),
        ("Nairobi’s Foreign Ministry", "Kenyan Foreign Ministry"),
        ("Crimea's Interior Ministry", "Crimea Interior Ministry"),
        ("Kenya's Supreme Liberation Army", "Supreme Liberation Army"),
        ("Kenya's Foreign Office", "Kenyan Foreign Office"),
        ("NATO's Zorvath Command", "NATO Zorvath Command"),
        ("London's Zorvath Airport", "Zorvath Airport"),
        # Another's in the list, or no owner but a part of the name.
        ("Kenya's Senate", "Kenya's Senate"),
        ("America's Zorvath Society", "America's Zorvath Society"),
        ("Zorvath's Coffee", "Zorvath's Coffee"),
        ("Women's Army", "Women's Army"),
        ("Kenya's biggest bank", "Kenya's biggest bank"),
        ("Kenyan Defence Ministry", "Kenyan Defence Ministry"),
        ("Israel's 36th Division", "36th Division"),
        ("Lebanon's al-Zorv", "al-Zorv"),
        ("Qatar's al-Jazeera", "al-Jazeera"),
        ("U.S. Army's 10th Mountain Division", "10th Mountain Division"),
        ("82nd Airborne's 1st Brigade", "82nd Airborne's 1st Brigade"),
        ("Iran's Security Council", "Iranian Security Council"),
        ("London's 12 towers", "London's 12 towers"),
    ],
)
def test_whose_a_body_is_stays_out_of_its_name(words: str, name: str) -> None:
    assert unowned(words, "organisation", gazetteer()) == name


@pytest.mark.parametrize(
    ("words", "each"),
    [("Defence Ministry", True), ("Armed Forces", True), ("Navy", True), ("Bank", False), ("Liberation Army", False)],
)
def test_what_each_country_has_one_of(words: str, each: bool) -> None:
    assert is_of_each(words) == each


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("The [O Security Council] of the [L Russian Federation].", "russian-security-council"),
        ("The [O Security Council of Iran].", "iranian-security-council"),
        ("The [O General Assembly] of [L Georgia].", "georgian-general-assembly"),
        ("The [O Security Council] of the [O UN], in [L Russia].", "un-security-council"),
        ("The [O Security Council] met. [L Russia] left.", "un-security-council"),
        ("The [O Security Council] spoke of [N Russian] gas.", "un-security-council"),
    ],
)
def test_a_body_that_is_as_well_one_of_the_un_is_a_states_where_that_is_said(text: str, id_: str) -> None:
    assert ids(text)[0] == f"organisation:{id_}"


def test_initials_of_names() -> None:
    assert initials("Islamic State of Iraq and the Levant") == "ISIL"
    assert initials("Ministry") == ""


def test_blanks_within_a_body_are_no_words() -> None:
    assert subtype("Ford Motor  Company") is None
    assert subtype("22nd  Army Brigade") == "military-unit"
