"""What the names of a text are, where they begin and end, and whose name one is."""

import pytest

from streams.language import recognise
from tests.support.marked import gazetteer

LETTERS = {"PERSON": "P", "ORGANISATION": "O", "LOCATION": "L", "NATIONALITY": "N"}


def named(text: str) -> list[str]:
    """The names of a text, each with the letter of its type before it."""
    entities = recognise(text, None, gazetteer())
    return [f"{LETTERS[e['type']]} {e['text']}" for e in entities if e["type"] in LETTERS]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Medics told AFP 40 corpses were counted.", ["O AFP"]),
        ("A witness told Reuters 17 houses burned.", ["O Reuters"]),
        ("Police told Xinhua 3 men had fled.", ["O Xinhua"]),
        ("The general told CNN 600 troops would leave.", ["O CNN"]),
        # What is named with a number keeps it.
        ("He spoke on France 24 and on Europe 1.", ["O France 24", "O Europe 1"]),
        ("Shares of Phillips 66 fell.", ["O Phillips 66"]),
        ("The Security Council Resolution 1701 holds.", ["O Security Council Resolution 1701", "O Security Council"]),
    ],
)  # fmt: skip
def test_a_number_behind_a_listed_name_counts_something(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nvidia CEO Jensen Huang bought more.", "Jensen Huang"),
        ("Tesla CEO Elon Musk sold shares.", "Elon Musk"),
        ("UN Secretary-General Kofi Annan resigned.", "Kofi Annan"),
        ("Vice President Alben W. Barkley died.", "Alben W. Barkley"),
        ("Secretary of State Warren Christopher flew home.", "Warren Christopher"),
        ("Uganda's chief negotiator Ruhakana Rugunda left.", "Ruhakana Rugunda"),
        ("Chadian leader Idriss Deby's guards fired.", "Idriss Deby"),
        ("Commerzbank economist Jorg Kramer wrote so.", "Jorg Kramer"),
        ("Kenyan President Daniel arap Moi waved.", "Daniel arap Moi"),
        ("Emirati President Sheikh Mohammed bin Zayed Al Nahyan waved.", "Mohammed bin Zayed Al Nahyan"),
        ("Kenya Airways Chief Executive Allan Kilavuka quit.", "Allan Kilavuka"),
        ("Prime Minister Theresa May resigned.", "Theresa May"),
        ("UN envoy Helen La Lime left.", "Helen La Lime"),
        ("Prosecutor Karim A.A. Khan left.", "Karim A.A. Khan"),
        ("Senator James A. Baker III spoke.", "James A. Baker III"),
    ],
)
def test_a_full_name_behind_a_title_is_somebodys(text: str, name: str) -> None:
    assert any(each == f"P {name}" or (each.startswith("P ") and each.endswith(f" {name}")) for each in named(text))


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Vows Tough Response.",
        "CEO Pay Ratio Rules Change.",
        "Minister Says Talks Failed.",
        "Mayor City Hall Plans Shelved.",
        "Banker Goldman Sachs Group spoke.",
        "Governor Queen Elizabeth Hospital opened.",
    ],
)
def test_what_stands_behind_a_title_is_not_always_a_name(text: str) -> None:
    assert [each for each in named(text) if each.startswith("P ")] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S. Vice President Jane Roe spoke.", "O U.S. Vice"),
        ("UK Foreign Secretary Jane Roe spoke.", "O UK Foreign"),
        ("Ghanaian Health Minister Jane Roe spoke.", "O Ghanaian Health"),
    ],
)
def test_what_an_office_is_of_is_no_body(text: str, expected: str) -> None:
    assert expected not in named(text)


def test_a_body_before_the_office_in_it_stays() -> None:
    assert "O European Central Bank" in named("European Central Bank President Christine Lagarde spoke.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The USSR and the Soviet Union are one, the U.S.S.R.", ["country:SUN"] * 3),
        ("East Germany, once the German Democratic Republic, voted.", ["country:DDR"] * 2),
        ("Zaire and Czechoslovakia are no more.", ["country:ZAR", "country:CSK"]),
        ("Germany and Yemen are.", ["country:DEU", "country:YEM"]),
    ],
)
def test_a_state_that_is_no_more_has_an_id_as_others_have(text: str, expected: list[str]) -> None:
    assert [entity["id"] for entity in recognise(text, None, gazetteer())] == expected


@pytest.mark.parametrize(
    ("text", "surname", "count"),
    [
        ("Prime Minister Yitzhak Rabin was shot. Rabin was hit twice. Rabin commanded a brigade.", "Rabin", 2),
        ("President Francois Hollande flew home. For Hollande it was late. Hollande had left.", "Hollande", 2),
        ("Tesla CEO Elon Musk sold shares. Nobody saw Musk. Musk's lawyer spoke.", "Musk", 2),
        # A word, a body or a place that has the name of somebody is not somebody.
        ("Gordon Brown left. The brown bear slept. They like Brown University.", "Brown", 0),
        ("Tesla CEO Elon Musk left. Musk oxen graze there.", "Musk", 0),
        ("Chancellor Angela Merkel left the Angela Merkel School.", "Merkel", 0),
    ],
)
def test_somebody_named_in_full_is_known_by_the_surname(text: str, surname: str, count: int) -> None:
    found = recognise(text, None, gazetteer())
    assert [entity["text"] for entity in found].count(surname) == count
    assert len({entity["id"] for entity in found if entity["type"] == "PERSON"}) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gaziza Bekova, a shopkeeper, fled.", "Gaziza Bekova"),
        ("Tshepo Mokwena, 61, was there.", "Tshepo Mokwena"),
        ("Lusete Laso Mana, acting director, said so.", "Lusete Laso Mana"),
        ("Jean-Gerard Pilles, a former senator, said so.", "Jean-Gerard Pilles"),
        ("Bocchit Edmond, the ambassador to Spain, said so.", "Bocchit Edmond"),
        ("Mutaib bin Faisal Qahtani led it.", "Mutaib bin Faisal Qahtani"),
    ],
)
def test_a_name_is_somebodys_by_what_is_said_of_him_or_her(text: str, name: str) -> None:
    assert f"P {name}" in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rio Tinto, a miner, fell.",
        "Kfar Saba, a town of 100,000, was hit.",
        "Palo Alto Networks, an investor said, fell.",
        "Zorvath Mining, an engineer of mines, rose.",
        "The Khalid bin Waleed Brigade, 45, left.",
        "Port Sudan, the host, slept.",
    ],
)
def test_what_is_said_of_others_makes_nobody_of_a_name(text: str) -> None:
    assert [each for each in named(text) if each.startswith("P ")] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zorvian Airlines Flight 77 landed.", ["O Zorvian Airlines"]),
        ("Zorv Airways flight ZA 302 crashed.", ["O Zorv Airways"]),
        ("The flight 302 was late.", []),
        ("Total output fell. Total losses grew.", []),
        ("Total closed a plant. Total will leave.", ["O Total", "O Total"]),
        ("Brent crude fell 2 percent, Urals crude 3.", []),
        ("A house in Brent, a borough of London, burned.", ["L Brent", "L London"]),
    ],
)
def test_airlines_oils_and_plain_words(text: str, expected: list[str]) -> None:
    assert [each for each in named(text) if each[0] in "OL"] == expected
