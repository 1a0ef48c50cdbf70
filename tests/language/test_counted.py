"""What is counted: where the noun behind a number ends, and what stands before it in lists."""

import pytest

from tests.support.measured import entities, only


def counts(text: str) -> list[tuple[float | None, str | None]]:
    """The values and units of the quantities of `text`."""
    return [(found.get("value"), found.get("unit")) for found in entities(text, "QUANTITY")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The corps lost one light infantry battalion and one mobile radar station.",
         [(1, "light infantry battalion"), (1, "mobile radar station")]),
        ("One senior Fatah official fled.", [(1, "official")]),
        ("Two Antonov Hercules dropped crates.", [(2, "Hercules")]),
        ("The crash left 14 of its crew dead.", [(14, "crew")]),
        ("Nine crew injured, 12 staff wounded.", [(9, "crew"), (12, "staff")]),
        ("They hit four coal and nine gas plants.", [(4, "coal plants"), (9, "gas plants")]),
        ("It fired six mortar and 20 artillery rounds.", [(6, "mortar rounds"), (20, "artillery rounds")]),
        ("Crews put out 90 of about 120 fires.", [(90, None), (120, "fires")]),
        ("Police freed 75 of more than 200 monks.", [(75, None), (200, "monks")]),
        ("The blast killed 40 and injured 210 by late Monday.", [(40, None), (210, None)]),
        # As before.
        ("One man told police.", [(1, "man")]),
        ("Two dead and 30 bus drivers hurt.", [(2, "dead"), (30, "bus drivers")]),
        ("Two Iranian armed drones fell.", [(2, "armed drones")]),
        ("Rebels shot two by two.", []),
        ("He hosts Antenne 1 radio.", []),
        ("In Rafah 11 people fled.", [(11, "people")]),
        ("They downed 30 jet-powered UAVs.", [(30, "UAVs")]),
        ("Rule 12(4) says so.", []),
    ],
)  # fmt: skip
def test_what_is_counted(text: str, expected: list[tuple[float | None, str | None]]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seized: rifles - 1,204, mortars - 16 (+2), ATVs – 30.", [(1204, "rifles"), (16, "mortars"), (30, "ATVs")]),
        ("Losses: artillery systems - 812, aircraft - 9.", [(812, "artillery systems"), (9, "aircraft")]),
        ("Seized: personnel - about 2,400 (+7), SAMs - 12.", [(2400, "personnel"), (12, "SAMs")]),
        ("In the first half - 12, in the second - 5.", []),
        ("He saw mortars - 12 of them new.", [(12, None)]),
        ("Final: Rovers - 12, United - 3.", []),
    ],
)
def test_lists_name_what_is_counted_first(text: str, expected: list[tuple[float | None, str | None]]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He was 81.",
        "Castro was 90 when he died.",
        "Her aunt, who is 77, saw it.",
        "The singer who was 27 at the time fell.",
        "He turns 60 in May.",
        "Bhutto turned 50 on Tuesday.",
        "He died at 93.",
        "Only bishops under 75 vote.",
        "Most of them are under 16.",
    ],
)
def test_ages_are_no_quantities(text: str) -> None:
    assert counts(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The total was 81.", 81),
        ("Turnout was 76.", 76),
        ("The toll was 90 on Monday.", 90),
        ("The Nikkei was 95.", 95),
        ("He was 30 metres away.", 30),
        ("It rose to 60.", 60),
        ("The plant was 80 percent idle.", 80),
    ],
)
def test_other_numbers_behind_was_are(text: str, value: float) -> None:
    assert only(text, "QUANTITY")["value"] == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("8.3 million tonnes", 8_300_000),
        ("16.1 million barrels", 16_100_000),
        ("2.01 billion litres", 2_010_000_000),
        ("1.1 trillion litres", 1_100_000_000_000),
        ("4.35m people", 4_350_000),
        ("32.7 lakh voters", 3_270_000),
        ("8.3 million to 16.1 million tonnes", 8_300_000),
    ],
)
def test_what_is_written_is_what_it_comes_to(words: str, value: float) -> None:
    found = only(f"They counted {words}.", "QUANTITY")
    assert (found["value"], "." in found["id"]) == (value, False)
