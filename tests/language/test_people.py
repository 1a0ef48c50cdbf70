import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.language.person_names import sound, taken_apart
from tests.support.marked import identified, ids


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[P Jane Roe] spoke. [P Roe] left.", ["jane-roe", "jane-roe"]),
        ("[P Roe] spoke. [P President Jane Roe] left.", ["jane-roe", "jane-roe"]),
        ("[P Sgt. Jane Q. Roe] spoke. [P Jane Roe] and [P Mr. Roe]", ["jane-q-roe"] * 3),
        ("[P J. Roe] wrote. [P Jane Roe] spoke.", ["jane-roe", "jane-roe"]),
        ("[P Sergei Shoigu] spoke. [P Shoygu] left.", ["sergei-shoigu", "sergei-shoigu"]),
        ("[P Bashar al-Assad] spoke. [P Assad] and [P Al-Assad] left.", ["bashar-al-assad"] * 3),
        ("[P Mohammed Qasim] spoke. [P Muhammad Kasim] left.", ["mohammed-qasim"] * 2),
        ("[P Saddam Hussein] fell. [P Saddam] hid.", ["saddam-hussein"] * 2),
        ("[P Kim Jong-un] spoke. [P Kim Jong Un] left.", ["kim-jong-un"] * 2),
        ("[P Assad] spoke. [P Asad] left.", ["assad", "assad"]),
        ("[P Ursula von der Zorv] spoke. [P Von der Zorv] left.", ["ursula-von-der-zorv"] * 2),
        ("[P Ana Maria Lopez Quill] spoke. [P Lopez Quill] left.", ["ana-maria-lopez-quill"] * 2),
        ("[P Luiz Lula da Zorv] spoke. [P Lula] left.", ["luiz-lula-da-zorv"] * 2),
        ("[P Omar al-Zorvi] spoke. [P El-Zorvi] left.", ["omar-al-zorvi"] * 2),
        ("[P Russia's Ivan Zorv] spoke. [P Zorv] left.", ["ivan-zorv"] * 2),
        ("[P Fed Chair Jane Roe] and [P Presidents Ann Bell] spoke.", ["jane-roe", "ann-bell"]),
        ("[P King Abdul II of Zorvath] spoke.", ["abdul-ii"]),
        # What somebody is or where from is no part of the name.
        ("[P American Jane Roe] won. [P Roe] left.", ["jane-roe", "jane-roe"]),
        ("[P Democrat Jane Roe], [P Congressman Bob Lee].", ["jane-roe", "bob-lee"]),
        ("[P Detective Inspector Jane Roe], [P Striker Bob Lee].", ["jane-roe", "bob-lee"]),
        ("[P UN Secretary-General Jane Roe] and [P Jane Roe].", ["jane-roe", "jane-roe"]),
        ("[P Christian Bob Lee], [P Jordan Ann Bell].", ["christian-bob-lee", "jordan-ann-bell"]),
        ("[P Chief Executive Jane Roe], [P Senate Speaker Bob Lee].", ["jane-roe", "bob-lee"]),
        ("[P National Security Adviser Jane Roe], [P Esa Administrator Bob Lee].", ["jane-roe", "bob-lee"]),
        ("[P Cardinals Bob Lee], [P Bishop Emeritus Jane Roe].", ["bob-lee", "jane-roe"]),
        ("[P Sayyed Omar Zorv] spoke. [P Omar Zorv] left.", ["omar-zorv", "omar-zorv"]),
        ("[P Sayyid Zorv] wrote.", ["sayyid-zorv"]),
        ("[P German Roe] won.", ["german-roe"]),
        ("[P Jane Striker Roe] and [P Bob Manager].", ["jane-striker-roe", "bob-manager"]),
        # Two stay two.
        ("[P Kim Jong Un] and [P Kim Yo Jong] met. [P Kim] left.", ["kim-jong-un", "kim-yo-jong", "kim-jong-un"]),
        ("[P Kim Jong Un] spoke.\n[P Kim Yo Jong] wrote. [P Kim] left.", ["kim-jong-un", "kim-yo-jong", "kim-yo-jong"]),
        ("[P Kim Il Ro].\n[P Kim], [P Kim Jo Ro]. [P Kim].", ["kim-il-ro", "kim-il-ro", "kim-jo-ro", "kim-il-ro"]),
        ("[P President Ann Lee]; [P Senator Bob Lee]. [P Senator Lee] left.", ["ann-lee", "bob-lee", "bob-lee"]),
        ("[P Omar Zorv], son of the late [P Omar Bin Zorv], spoke.", ["omar-zorv", "omar-bin-zorv"]),
        ("[P Ann M. Roe] and her daughter [P Ann Roe] left.", ["ann-m-roe", "ann-roe"]),
        ("[P J. Roe], brother of [P Jane Roe], left.", ["j-roe", "jane-roe"]),
        ("[P Ann Roe] spoke to her son there. [P Ann M. Roe] left.", ["ann-m-roe"] * 2),
        ("[P Ann Roe] spoke. Her son slept and nobody else was there. [P Ann M. Roe] left.", ["ann-m-roe"] * 2),
        ("[P George W. Bush] and [P George H. W. Bush].", ["george-w-bush", "george-h-w-bush"]),
        ("[P Donald Roe] and [P Donald Roe Jr.].", ["donald-roe", "donald-roe-jr"]),
        ("[P Ann Bell] and [P Ball].", ["ann-bell", "ball"]),
        # What is for an office, and an office alone.
        ("[P Secretary of State John Kerry] left. [P Kerry] spoke.", ["john-kerry", "john-kerry"]),
        ("[P Minister for Peace Zorv Quill] left. [P Zorv Quill] spoke.", ["zorv-quill", "zorv-quill"]),
        ("[P Minister for Peace Zorv Quill] left. [P Mr Quill] spoke.", ["zorv-quill", "zorv-quill"]),
        ("[P Foreign Secretary Jane Roe] left. The [P Foreign Secretary] spoke.", ["jane-roe", "jane-roe"]),
        ("[P Prime Minister] and [P Prime Minister]", ["prime-minister", "prime-minister"]),
    ],
)  # fmt: skip
def test_one_id_for_one_person(text: str, expected: list[str]) -> None:
    assert ids(text) == [f"person:{each}" for each in expected]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[P Lt. Gen. Stephen J. Townsend] spoke. [P Townsend] left.", ["Stephen J. Townsend"] * 2),
        ("[P Putin] met [P Russian President Vladimir Putin].", ["Vladimir Putin"] * 2),
        ("[P Roe's] house.", ["Roe"]),
        ("The [P Prime Minister].", [None]),
    ],
)
def test_the_name_is_the_fullest_without_title(text: str, names: list[str | None]) -> None:
    assert [entity.get("name") for entity in identified(text)] == names


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("[N Russian] [P President Vladimir Putin]", "RUS"),
        ("[P Russian President Vladimir Putin]", "RUS"),
        ("[N North Korean] leader [P Kim Jong Un]", "PRK"),
        ("[N Russian] security chief [P Sergey Shoygu]", "RUS"),
        ("[O Kremlin] spokesman [P Dmitry Peskov]", "RUS"),
        ("[L Iran]'s [P Foreign Minister Abbas Roe]", "IRN"),
        ("[P Olaf Roe], the [N German] chancellor,", "DEU"),
        ("[P Olaf Roe], [L Germany]'s foreign minister.", "DEU"),
        ("[P US Secretary of State John Kerry]", "USA"),
        ("[P Putin] spoke. Then [N Russian] [P President Vladimir Putin] left.", "RUS"),
        # Who is from a country does not speak for it, nor who did once, nor a city's mayor.
        ("[N Russian] writer [P Ivan Roe]", None),
        ("[P Russian Ivan Roe Zorv]", None),
        ("[P British Columbia Premier Ivan Roe]", None),
        ("[N Russian] opposition leader [P Ivan Roe]", None),
        ("former [N Russian] [P President Ivan Roe]", None),
        ("Former [P US President Ivan Roe]", None),
        ("[N Syrian] forces killed commander [P Abu Roe]", None),
        ("[L Moscow] [P Mayor Ivan Roe]", None),
        ("[L Russia].\n[P President Jane Roe] spoke", None),
        ("[L Russia] said [P Minister Jane Roe] left", None),
        ("[P Ivan Roe], the [N Russian] writer,", None),
    ],
)
def test_for_which_country_a_person_speaks(text: str, country: str | None) -> None:
    people = [entity for entity in identified(text) if entity["type"] == "PERSON"]
    assert [person.get("country") for person in people] == [country] * len(people)


@pytest.mark.parametrize(
    ("mention", "office", "words"),
    [
        ("Lt. Gen. Jane Roe", "Lt. Gen.", ("Jane", "Roe")),
        ("Jane Roe", "", ("Jane", "Roe")),
        ("Pentagon Press Secretary Peter Cook", "Pentagon Press Secretary", ("Peter", "Cook")),
        ("Hun Sen", "", ("Hun", "Sen")),
        ("Stephen King", "", ("Stephen", "King")),
        ("Martin Luther King Jr.", "", ("Martin", "Luther", "King", "Jr")),
        ("Central Command spokesman", "Central Command spokesman", ()),
        ("President", "President", ()),
    ],
)
def test_a_mention_taken_apart(mention: str, office: str, words: tuple[str, ...]) -> None:
    assert taken_apart(mention)[:2] == (office, words)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Shoigu", "Shoygu", True),
        ("Zelensky", "Zelenskyy", True),
        ("al-Assad", "Asad", True),
        ("Hussein", "Hussain", True),
        ("Muhammad", "Mohamed", True),
        ("Çavuşoğlu", "Cavusoglu", True),
        ("Khan", "Han", False),
        ("Bell", "Ball", False),
        ("Smith", "Schmidt", False),
        ("Kim", "Kin", False),
    ],
)
def test_spellings_that_sound_alike(one: str, other: str, alike: bool) -> None:
    assert (sound(one) == sound(other)) is alike


NAMES = st.sampled_from(
    ["Jane Roe", "Roe", "President Roe", "Kim Jong Un", "Kim Yo Jong", "Kim", "J. Roe", "Minister for Peace", "II", "."]
)


@given(st.lists(NAMES, min_size=1, max_size=12))
def test_the_same_words_in_a_paragraph_of_no_namesakes_are_one(names: list[str]) -> None:
    found = identified(". ".join(f"[P {name}]" for name in names))
    assert all(entity["id"].startswith("person:") and len(entity["id"]) > 7 for entity in found)
    roes = {entity["id"] for entity in found if entity["text"].endswith("Roe")}
    assert len(roes) <= 1
    assert all(entity["id"] == "person:kim-jong-un" for entity in found if entity["text"] == "Kim Jong Un")
