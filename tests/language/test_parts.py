import pytest

from tests.support.measured import entities


def parts(text: str) -> dict[str, str]:
    """The words of each part to those of its total."""
    found = [*entities(text, "QUANTITY"), *entities(text, "MONEY")]
    starts = {e["start"]: e["text"] for e in found}
    return {e["text"]: starts[e["part_of"]] for e in found if "part_of" in e}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "send a total of 6,000 personnel to Russia, comprising 1,000 combat engineers and 5,000 military builders,",
            {"1,000 combat engineers": "6,000 personnel", "5,000 military builders": "6,000 personnel"},
        ),
        (
            "killed 50 people, including at least 20 women and three children, and wounded 30",
            {"20 women": "50 people", "three children": "50 people"},
        ),
        ("The party won 202 of 243 seats.", {"202": "243 seats"}),
        (
            "downed 10 drones, including five over Kursk, three over Bryansk and two over Crimea",
            {"five": "10", "three": "10", "two": "10"},
        ),
        (
            "killed nine people, four in Jamaica, three in Haiti and two in Cuba",
            {"four": "nine people", "three": "nine people", "two": "nine people"},
        ),
        (
            "25 crew members, 18 Filipinos, five Greeks and two Georgians",
            {"18": "25 crew members", "five": "25 crew members", "two": "25 crew members"},
        ),
        (
            "killed 45 people - 30 soldiers and 15 civilians - on Monday",
            {"30 soldiers": "45 people", "15 civilians": "45 people"},
        ),
        ("50 people died, 20 of them children", {"20": "50 people"}),
        ("held 100 hostages, of whom 12 were wounded", {"12": "100 hostages"}),
        (
            "a force of 500 troops made up of 300 from Mali and 200 from Niger",
            {"300": "500 troops", "200": "500 troops"},
        ),
        (
            "1,000 engineers and 5,000 builders, a total of 6,000 personnel",
            {"1,000 engineers": "6,000 personnel", "5,000 builders": "6,000 personnel"},
        ),
        ("$500 million, including $200 million in loans", {"$200 million": "$500 million"}),
        ("60 percent, including 20 percent in towns", {"20 percent": "60 percent"}),
        ("hundreds of people, including 20 women", {"20 women": "hundreds of people"}),
        ("20 people, including 50 women", {}),
        ("dropped 24 bombs on two bunkers and other targets, including three depots", {}),
        ("killed 50 people in air strikes, including 20 women", {"20 women": "50 people"}),
        ("24 bombs that hit targets, which include three depots", {}),
        ("50 people died. Including 20 women, they rose.", {}),
        ("$500 million, including 20 vans", {}),
        ("500 km, including 20 vans", {}),
        ("30 women and 20 men, a total of 70 people", {}),
        (
            "Of the 320 sailors on board, 280 were found and 40 are missing",
            {"280": "320 sailors", "40": "320 sailors"},
        ),
        ("Of the 320 sailors, 280 were found, and 600 houses fell", {"280": "320 sailors"}),
        ("Some 900 people came, about 500 on foot and 400 by bus", {"500": "900 people", "400": "900 people"}),
        ("900 people came, 500 on foot and 300 by bus", {}),
        ("900 people came and 500 houses burnt and 400 shops", {}),
        ("a total of 95 people in two camps, 60 in one and 35 in the other", {"60": "95 people", "35": "95 people"}),
        ("5,000 jobs, 2,000 of them in Bonn and 1,100 in Ulm", {"2,000": "5,000 jobs", "1,100": "5,000 jobs"}),
        ("600 buses, 150 of them electric, and 40 depots", {"150": "600 buses"}),
        ("18 aircraft, including six that cannot fly", {"six": "18 aircraft"}),
        (
            "A bus with 48 people, 45 pupils and three crew, fell",
            {"45 pupils": "48 people", "three crew": "48 people"},
        ),
        ("22 people (12 boys and 10 girls) drowned", {"12 boys": "22 people", "10 girls": "22 people"}),
        (
            "60 boats: 20 ferries, 30 yachts and 10 barges",
            {"20 ferries": "60 boats", "30 yachts": "60 boats", "10 barges": "60 boats"},
        ),
        ("60 boats, 20 ferries, 30 yachts and 10 barges", {}),
        ("90 seats: 50 for Libre, 30 for MAS and 10 for Sol", {"50": "90 seats", "30": "90 seats", "10": "90 seats"}),
        ("killed nine people, including a child and two women", {"two women": "nine people"}),
        ("it has 12 judges, 30 clerks, 20 guards, and 10 cleaners", {}),
        ("6 million of Peru's 30 million people", {"6 million": "30 million people"}),
        ("two of its last six games", {"two": "six games"}),
        ("three of the seven men left", {"three": "seven men"}),
        ("three of 70 men left", {}),
        ("20 of them fled", {}),
        ("including 20 women", {}),
        ("50 people, including in Kyiv, where 20 vans burnt", {}),
    ],
)
def test_parts_of_a_total(text: str, expected: dict[str, str]) -> None:
    assert parts(text) == expected


def test_parts_never_come_to_more_than_the_total() -> None:
    assert parts("100 people, including 60 women, 30 children and 40 men") == {
        "60 women": "100 people",
        "30 children": "100 people",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It has 1,900 troops from 14 states, including 300 from Chad and 90 from Togo.",
         {"300": "1,900 troops", "90": "1,900 troops"}),
        ("Of 9.2 million voters, 4.5 million are young.", {"4.5 million": "9.2 million voters"}),
        ("Of about 600 pupils, 45 were hurt.", {"45": "600 pupils"}),
        ("They were 60 Kenyans including 12 crew, 14 Ugandans and five Rwandans.", {"12 crew": "60"}),
        ("They were 60 people including 12 Kenyans and 14 Ugandans.", {"12": "60 people", "14": "60 people"}),
        ("They were 60 Kenyans, including 12 Christians.", {"12": "60"}),
        ("They were 15 crew, 12 Kenyans, nine Ugandans and three Rwandans.", {}),
        ("A crowd of 900 pupils, 45 were hurt.", {}),
    ],
)  # fmt: skip
def test_lists_of_parts_end_where_they_fit_no_more(text: str, expected: dict[str, str]) -> None:
    assert parts(text) == expected
