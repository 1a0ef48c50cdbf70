"""Numbers of what is not named, and what one counts."""

import pytest

from tests.support.measured import entities, only


@pytest.mark.parametrize("text", ["One in Paris said so.", "He was one in Rome."])
def test_one_somewhere_counts_nothing(text: str) -> None:
    assert entities(text, "QUANTITY") == []


@pytest.mark.parametrize(
    "text",
    [
        "No one trusts them.",
        "They blame one another now.",
        "They know one another's roads.",
        "They injured one another.",
        "One was killed.",
        "and not one moved",
        "at one stage of it",
        "It leads one way.",
        "if one looks closely",
        "the other one sells apples",
        "They would one day hunt together.",
    ],
)
def test_one_is_often_a_pronoun(text: str) -> None:
    assert entities(text, "QUANTITY") == []


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("one witness claims that", "one witness", "witness"),
        ("one drugs dealer fled", "one drugs dealer", "drugs dealer"),
        ("one cannon points at it", "one cannon", "cannon"),
        ("one craft sank", "one craft", "craft"),
        ("at one hospital", "one hospital", "hospital"),
        ("one or more mines", "one or more mines", "mines"),
    ],
)
def test_one_of_a_thing_is_counted(text: str, words: str, unit: str) -> None:
    found = only(text, "QUANTITY")
    assert (found["text"], found["value"], found["unit"]) == (words, 1, unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The raid killed four.", [4]),
        ("A mine went off, wounding seven and killing one.", [7, 1]),
        ("Troops arrested eleven on the bridge.", [11]),
        ("The toll climbed to eight.", [8]),
        ("The death toll stood at eight.", [8]),
        ("Cases fell to eleven.", [11]),
        ("The fire left one dead and three missing.", [1, 3]),
        ("It killed six in Jamaica, nine in Cuba.", [6, 9]),
        ("a town (population 8,412)", [8412]),
        ("In Bonn 2 million came, in Köln 700,000.", [2e6, 700_000]),
    ],
)
def test_numbers_of_people_who_are_not_named(text: str, values: list[float]) -> None:
    found = entities(text, "QUANTITY")
    assert [one["value"] for one in found] == values


@pytest.mark.parametrize(
    "text",
    [
        "deaths of children under six",
        "Men under 50 were drafted.",
        "The baker, 58, was robbed.",
        "Densus 88 arrested a preacher.",
        "It went off, killing no one.",
        "an 18-year-old man",
        "They needed one who could count to nine.",
    ],
)
def test_ages_and_names_are_no_numbers_of_people(text: str) -> None:
    assert entities(text, "QUANTITY") == []
