import pytest

from tests.support.measured import entities, only


@pytest.mark.parametrize(
    ("text", "words", "percent", "precision"),
    [
        ("half of the crew left", "half", 50, "exact"),
        ("Half the crew left", "Half", 50, "exact"),
        ("nearly half of them fled", "half", 50, "about"),
        ("output fell by more than half.", "half", 50, "at-least"),
        ("Nearly half were wounded", "half", 50, "about"),
        ("cut by half", "half", 50, "exact"),
        ("two thirds of its tanks", "two thirds", 66.67, "exact"),
        ("a two-thirds majority", "two-thirds", 66.67, "exact"),
        ("a third of the fleet", "a third", 33.33, "exact"),
        ("nearly one third of the city", "one third", 33.33, "about"),
        ("about a fifth of the crop", "a fifth", 20, "about"),
        ("prices rose by a third.", "a third", 33.33, "exact"),
        ("sales shrank by a quarter in May", "a quarter", 25, "exact"),
        ("three quarters of voters", "three quarters", 75, "exact"),
        ("three-quarters want it", "three-quarters", 75, "exact"),
        ("nine tenths of the ice", "nine tenths", 90, "exact"),
        ("one in five voters", "one in five", 20, "exact"),
        ("Nearly two out of three soldiers", "two out of three", 66.67, "about"),
        ("at least 9 out of 10, he said", "9 out of 10", 90, "at-least"),
        ("4 in 10 voters stayed away", "4 in 10", 40, "exact"),
        ("about 4 in 10 said so", "4 in 10", 40, "about"),
        ("4 out of every 10 voters", "4 out of every 10", 40, "exact"),
        ("one-in-five voters", "one-in-five", 20, "exact"),
        ("2/5 of voters", "2/5", 40, "exact"),
        ("¾ of voters", "¾", 75, "exact"),
        ("up 5 pct", "5 pct", 5, "exact"),
        ("up 5.5 percent", "5.5 percent", 5.5, "exact"),
        ("up 5.5%", "5.5%", 5.5, "exact"),
    ],
)
def test_a_fraction_is_a_share_in_percent(text: str, words: str, percent: float, precision: str) -> None:
    found = only(text, "QUANTITY")
    assert (found["text"], found["value"], found["unit"]) == (words, percent, "%")
    assert found["precision"] == precision
    assert found["id"] == f"quantity:{percent:g}-percent"


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("half a million people", "half a million people", 500_000, "people"),
        ("about half a dozen men", "half a dozen men", 6, "men"),
        ("about a quarter of a million men", "a quarter of a million men", 250_000, "men"),
        ("a dozen and a half ships", "a dozen and a half ships", 18, "ships"),
        ("two and a half million people", "two and a half million people", 2_500_000, "people"),
        ("1½ million people", "1½ million people", 1_500_000, "people"),
        ("2 1/2 tonnes of it", "2 1/2 tonnes", 2.5, "tonnes"),
        ("half a mile off", "half a mile", 0.5, "mile"),
        ("half a percentage point", "half a percentage point", 0.5, "percentage points"),
    ],
)
def test_numbers_with_a_fraction(text: str, words: str, value: float, unit: str) -> None:
    found = only(text, "QUANTITY")
    assert (found["text"], found["value"], found["unit"]) == (words, value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "in the first half of 2025",
        "the southern half of the island",
        "the other half of the team",
        "cut in half",
        "his half-brother came at half past nine",
        "half a loaf",
        "about a third party",
        "by a third man",
        "after three quarters of growth",
        "a quarter ago",
        "a third attempt",
        "the third of May",
    ],
)
def test_what_is_no_share(text: str) -> None:
    assert entities(text, "QUANTITY") == []


@pytest.mark.parametrize(
    "text",
    [
        "number one in five countries",
        "one in five years",
        "1 in 5 is no share",
        "one in ten thousand men",
        "It hit 3 in 5 towns",
    ],
)
def test_what_is_not_one_of_many(text: str) -> None:
    assert not [e for e in entities(text, "QUANTITY") if e.get("unit") == "%"]


def test_a_third_quarter_is_a_time() -> None:
    assert only("growth for a third quarter in a row", "TEMPORAL")["grain"] == "quarter"
    assert only("half an hour", "TEMPORAL")["duration"] == "PT0.5H"


@pytest.mark.parametrize(
    "text",
    [
        "half of the 6,000 troops",
        "half the 6,000 troops",
        "20 percent of some 6,000 troops",
        "two thirds of their 6,000 troops",
        "three of the seven sailors",
    ],
)
def test_a_share_of_a_number_is_a_part_of_it(text: str) -> None:
    part, whole = entities(text, "QUANTITY")
    assert part["part_of"] == whole["start"]
    assert "part_of" not in whole
