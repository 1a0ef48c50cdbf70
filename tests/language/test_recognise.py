import re
import time
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Entity
from streams.language import Gazetteer, load_gazetteer, recognise


@cache
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def found(text: str, published: str | None = None) -> list[tuple[str, str, str]]:
    return [(e["type"], e["text"], e["id"]) for e in recognise(text, published, gazetteer())]


def counted(text: str) -> list[tuple[str, float | None, str | None]]:
    kinds = ("QUANTITY", "MONEY")
    entities = recognise(text, None, gazetteer())
    return [(e["text"], e.get("value"), e.get("unit")) for e in entities if e["type"] in kinds]


WORDS = st.sampled_from(
    [
        "North",
        "Korea",
        "N.",
        "U.S.",
        "Kim",
        "Jong",
        "Un",
        "Mr.",
        "Gen.",
        "the",
        "of",
        "and",
        "Ministry",
        "Army",
        "6,000",
        "troops",
        "two",
        "dozen",
        "June",
        "4",
        "2024",
        "Wednesday",
        ",",
        ".",
        "'",
        "’s",
        "-",
        "$5",
        "million",
        "said",
        "in",
        "Kursk",
        "region",
        "Vladimir",
        "Putin",
        "President",
        "The",
        "People's",
        "tanks",
        "F-16",
        "thousands",
        "al-Nusra",
        "İstanbul",
        "é",
        "𝔘",
        "\n",
        "́",
        "ß",
    ]
)


NAMES = {"PERSON", "ORGANISATION", "LOCATION", "NATIONALITY"}


@given(st.text(max_size=200) | st.lists(WORDS, max_size=40).map(" ".join) | st.lists(WORDS, max_size=30).map("".join))
def test_any_text_gives_mentions_in_order_that_are_what_the_text_says(text: str) -> None:
    entities = recognise(text, "2025-06-18T00:00:00Z", gazetteer())
    assert entities == sorted(entities, key=lambda entity: (entity["start"], -entity["end"]))
    for number, entity in enumerate(entities):
        Entity.model_validate(entity)
        assert entity["end"] > entity["start"]
        assert text[entity["start"] : entity["end"]] == entity["text"]
        assert entity["id"].partition(":")[2]
        for other in entities[number + 1 :]:
            apart = other["start"] >= entity["end"]
            within = other["end"] <= entity["end"] and {entity["type"], other["type"]} <= NAMES
            assert apart or within


@pytest.mark.parametrize(
    "piece",
    [
        "A ",
        "Al-",
        "a",
        "9",
        "1,000",
        "two ",
        "hundred ",
        "Kim ",
        "the ",
        "(",
        "'s",
        "North ",
        "U.S.",
        "Ministry of ",
        "\u0301",
        "in in ",
        "Kim Jong Un and Kim Yo Jong, Kim ",
        "Moscow, Idaho, ",
        "Georgia, Texas ",
        "Ministry of Peace (MOP) in Seoul, ",
        "Minister for Peace John Roe ",
        "Russian President Roe, the Russian president, ",
        "USS Carl Vinson ",
    ],
)
def test_a_very_long_line_is_read(piece: str) -> None:
    # Not timed: a pattern that backtracks more than a fixed number of steps would not end at all here.
    recognise(piece * (300_000 // len(piece)), None, gazetteer())


def test_a_text_of_nothing_but_new_names_takes_time_by_its_length() -> None:
    def seconds(count: int) -> float:
        text = " ".join(
            f"Ann{n} Smith of the Foo{n} Bar{n} Army (FBA) met Smith in Town{n}, Texas." for n in range(count)
        )
        started = time.process_time()
        recognise(text, None, gazetteer(), text)
        return time.process_time() - started

    # Eight times the text; by its square it would take 64 times as long.
    assert min(seconds(4000), seconds(4000)) < 40 * max(seconds(500), 0.05)


def test_countries_by_name_variant_and_people() -> None:
    assert found("N. Korea and the U.S. met South Korean and Ivorian envoys.") == [
        ("LOCATION", "N. Korea", "country:PRK"),
        ("LOCATION", "U.S.", "country:USA"),
        ("NATIONALITY", "South Korean", "country:KOR"),
        ("NATIONALITY", "Ivorian", "country:CIV"),
    ]


def test_names_are_whole_words() -> None:
    assert [f for f in found("Omani officials met; Chadwick, Malian.") if f[0] == "NATIONALITY"] == [
        ("NATIONALITY", "Omani", "country:OMN"),
        ("NATIONALITY", "Malian", "country:MLI"),
    ]


def test_the_north_is_a_country_only_beside_its_name() -> None:
    assert found("We urge the North to stop.") == []
    assert found("North Korea fired. We urge the North to stop.")[-1] == ("LOCATION", "North", "country:PRK")


def test_a_surname_is_the_person_named_in_full() -> None:
    assert found("Putin called Emmanuel Macron. Vladimir Putin and Macron spoke.") == [
        ("PERSON", "Putin", "person:vladimir-putin"),
        ("PERSON", "Emmanuel Macron", "person:emmanuel-macron"),
        ("PERSON", "Vladimir Putin", "person:vladimir-putin"),
        ("PERSON", "Macron", "person:emmanuel-macron"),
    ]


def test_titles_and_sayings_tell_people() -> None:
    assert ("PERSON", "Piotr Quill", "person:piotr-quill") in found("The report, Piotr Quill said, is wrong.")
    assert ("PERSON", "President Quill", "person:quill") in found("They met President Quill in the palace.")
    assert ("PERSON", "Sergey Shoygu", "person:sergey-shoygu") in found("Russian security chief Sergey Shoygu came.")


def test_organisations_by_their_heads() -> None:
    kinds = {
        text: kind
        for kind, text, _ in found("The Russian Foreign Ministry and the Ministry of Defence of Latvia spoke.")
    }
    assert kinds["Russian Foreign Ministry"] == "ORGANISATION"
    assert kinds["Ministry of Defence of Latvia"] == "ORGANISATION"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They sent 6,000 personnel to Russia.", ("6,000 personnel", 6000.0, "personnel")),
        ("comprising 1,000 combat engineers and others", ("1,000 combat engineers", 1000.0, "combat engineers")),
        ("two dozen rockets fell", ("two dozen", 24.0, "rockets")),
        ("two brigades of workers", ("two brigades", 2.0, "brigades")),
        ("has deployed thousands of troops", ("thousands of troops", None, "troops")),
        ("thirty-two people died", ("thirty-two people", 32.0, "people")),
        ("one hundred and fifty thousand soldiers", ("one hundred and fifty thousand soldiers", 150_000.0, "soldiers")),
        ("2.5 million refugees fled", ("2.5 million refugees", 2_500_000.0, "refugees")),
        ("300 Russian soldiers left", ("300", 300.0, "soldiers")),
        ("rose by 25 percent", ("25 percent", 25.0, "%")),
        ("rose by 25%", ("25%", 25.0, "%")),
        ("worth $5.5 million", ("$5.5 million", 5_500_000.0, "USD")),
        ("worth €3bn", ("€3bn", 3e9, "EUR")),
        ("gave 7 million euros", ("7 million euros", 7e6, "EUR")),
    ],
)
def test_quantities(text: str, expected: tuple[str, float | None, str | None]) -> None:
    assert expected in counted(text)


@pytest.mark.parametrize(
    "text",
    [
        "under Resolution 1718 of 2006",
        "at 7:30 on the 4th floor",
        "an F-16",
        "one of the men",
        "2014 was long",
        "9" * 500,
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert counted(text) == []


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("on Wednesday", "temporal:2025-06-18"),
        ("on Tuesday", "temporal:2025-06-17"),
        ("on Thursday", "temporal:2025-06-12"),
        ("on June 4", "temporal:2025-06-04"),
        ("on 31 December", "temporal:2024-12-31"),
        ("on December 1", "temporal:2025-12-01"),
        ("on 4 June 2019", "temporal:2019-06-04"),
        ("on February 30", "temporal:february-30"),
        ("the June 2024 signing", "temporal:2024-06"),
        ("in 2014", "temporal:2014"),
        ("since 2024-05-06", "temporal:2024-05-06"),
        ("yesterday", "temporal:2025-06-17"),
        ("under two weeks", "temporal:two-weeks"),
        ("in May", "temporal:2025-05"),
    ],
)
def test_dates(text: str, id_: str) -> None:
    assert [i for kind, _, i in found(text, "2025-06-18T00:00:00Z") if kind == "TEMPORAL"] == [id_]


def test_may_and_march_need_company() -> None:
    assert found("They may march. March on!") == []


def test_arms() -> None:
    assert found("Ballistic missiles and tanks; an F-16.") == [
        ("WEAPON", "Ballistic missiles", "weapon:ballistic-missile"),
        ("MILITARY_PLATFORM", "tanks", "platform:tank"),
        ("MILITARY_PLATFORM", "F-16", "platform:f-16"),
    ]


def test_every_listed_country_has_three_letters_and_is_found() -> None:
    codes = {id_[8:] for kind, id_ in gazetteer().meanings if id_.startswith("country:")}
    assert len(codes) >= 249
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)
    assert {"PRK", "KOR", "COD", "TWN", "PSE", "XKX"} <= codes


@pytest.mark.parametrize("text", ["Twenty-one miners were trapped.", "Fifty-two bodies were found, 17 of them old."])
def test_a_number_at_the_beginning_is_nobodys_name(text: str) -> None:
    assert {entity["type"] for entity in recognise(text, None, gazetteer())} == {"QUANTITY"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("An appeal from Egypt to the Israeli army was made public.", {"Egypt", "Israeli army"}),
        ("Words of support from Ankara for Azerbaijan were heard.", {"Ankara", "Azerbaijan"}),
    ],
)
def test_who_speaks_and_whom_they_speak_to_are_two_names(text: str, parts: set[str]) -> None:
    assert parts <= {words for _, words, _ in found(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Panama-flagged tanker sank.", [("LOCATION", "Panama")]),
        ("Neighbouring Nepal sent aid.", [("LOCATION", "Nepal")]),
        ("Neither Turkey nor Hungary came.", [("LOCATION", "Turkey"), ("LOCATION", "Hungary")]),
        ("Cases of COVID-19 rose.", []),
        ("The G-20 met.", [("ORGANISATION", "G-20")]),
    ],
)
def test_what_is_no_part_of_a_name_is_left_out(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(type_, words) for type_, words, _ in found(text)] == expected


def test_a_king_lends_his_country_no_person() -> None:
    text = "King Abdullah II of Jordan spoke. Jordan has taken in refugees."
    assert ("LOCATION", "Jordan", "country:JOR") in found(text)


@pytest.mark.parametrize(
    ("text", "senate"),
    [
        ("MANILA (AP) — The Senate voted.", ("organisation:senate-philippines", "PHL")),
        ("Nigeria's Senate voted. The Senate left.", ("organisation:nigeria-s-senate", "NGA")),
        ("WASHINGTON (AP) — The Senate voted.", ("organisation:senate", "USA")),
        ("The Senate voted.", ("organisation:senate", "USA")),
    ],
)
def test_a_parliament_is_that_of_its_country(text: str, senate: tuple[str, str]) -> None:
    bodies = [e for e in recognise(text, None, gazetteer()) if e["text"] == "Senate"]
    assert {(body["id"], body["country"]) for body in bodies} == {senate}
