"""How exact an amount is, ranges, changes and signs."""

import pytest

from tests.support.measured import entities, only


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("some 1,000 engineers", 1000, "about"),
        ("about 40 tanks were lost, or 40 vans: about 40 vans", 40, "about"),
        ("an estimated 70 vans", 70, "about"),
        ("nearly 8,000 strikes", 8000, "about"),
        ("close to 90 vans", 90, "about"),
        ("90 or so vans", 90, "about"),
        ("at least 6,000 vans", 6000, "at-least"),
        ("more than a hundred vans", 100, "at-least"),
        ("no fewer than 12 vans", 12, "at-least"),
        ("over 850 vans", 850, "at-least"),
        ("500+ vans", 500, "at-least"),
        ("60-plus nations", 60, "at-least"),
        ("500 or more vans", 500, "at-least"),
        ("85% or more of it", 85, "at-least"),
        ("up to 500 vans", 500, "at-most"),
        ("no more than 3 vans", 3, "at-most"),
        ("as many as 300 vans", 300, "at-most"),
        ("fewer than 40 vans", 40, "at-most"),
        ("under 40 vans", 40, "at-most"),
        ("talks over two air raids", 2, "exact"),
        ("waves as high as 3 metres", 3, "at-most"),
        ("as low as 3%", 3, "at-least"),
        ("at the very least 9 vans", 9, "at-least"),
        ("maximum 9 vans", 9, "at-most"),
        (">500 vans", 500, "at-least"),
        ("winds seldom exceeded 9 knots", 9, "at-most"),
        ("winds exceeded 9 knots", 9, "at-least"),
        ("that than 40 vans", 40, "exact"),
    ],
)
def test_how_exact_it_is(text: str, value: float, precision: str) -> None:
    found = entities(text, "QUANTITY")[-1]
    assert (found["value"], found["precision"]) == (value, precision)


@pytest.mark.parametrize(
    ("text", "words", "value", "upper"),
    [
        ("between 20 and 30 soldiers", "between 20 and 30 soldiers", 20, 30),
        ("between twenty and thirty soldiers", "between twenty and thirty soldiers", 20, 30),
        ("10-15 vans came", "10-15 vans", 10, 15),
        ("10–15 vans came", "10–15 vans", 10, 15),
        ("two or three vans", "two or three vans", 2, 3),
        ("15 to 20 percent", "15 to 20 percent", 15, 20),
        ("10%-15% of it", "10%-15%", 10, 15),
        ("2-3 million people", "2-3 million people", 2e6, 3e6),
        ("500 to 1 million people", "500 to 1 million people", 500, 1e6),
    ],
)
def test_ranges(text: str, words: str, value: float, upper: float) -> None:
    found = only(text, "QUANTITY")
    assert (found["text"], found["value"], found["upper"], found["precision"]) == (words, value, upper, "range")


def test_a_change_is_no_range() -> None:
    assert [q["value"] for q in entities("rose from 20 to 30 percent", "QUANTITY")] == [20, 30]


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("hundreds of civilians fled", "hundreds of civilians", "civilians"),
        ("tens of thousands of homes", "tens of thousands of homes", "homes"),
        ("several thousand people", "several thousand people", "people"),
        ("a few dozen vans", "a few dozen vans", "vans"),
        ("millions have fled", "millions", None),
        ("hundreds of Syrians", "hundreds of", "Syrians"),
    ],
)
def test_amounts_without_a_number(text: str, words: str, unit: str | None) -> None:
    found = only(text, "QUANTITY")
    assert found["text"] == words.removesuffix(" of")
    assert (found.get("unit"), found["precision"]) == (unit, "about")
    assert "value" not in found


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Profit fell 58% to 5.4 million tonnes.", [58, 5.4e6]),
        ("Output rose 5 percent to 12 million units.", [5, 12e6]),
        ("The index gained 12 to 4,300 points.", [12, 4300]),
    ],
)
def test_by_how_much_and_to_what_are_no_range(text: str, values: list[float]) -> None:
    found = entities(text, "QUANTITY")
    assert [(one["value"], one["precision"]) for one in found] == [(value, "exact") for value in values]


@pytest.mark.parametrize(
    ("text", "kind", "units"),
    [
        ("rose from 20 to 30 percent", "QUANTITY", ["%", "%"]),
        ("fell from 900 to 700 boats", "QUANTITY", ["boats", "boats"]),
        ("rose from 45 to 120 euros", "MONEY", ["EUR", "EUR"]),
        ("rose from 45 to 50 cents", "MONEY", ["USD"]),
        ("rose from 5 to 12 million tonnes", "QUANTITY", [None, "tonnes"]),
        ("sent 20 to 30 boats", "QUANTITY", ["boats"]),
    ],
)
def test_what_a_number_was_and_is_has_one_unit(text: str, kind: str, units: list[str | None]) -> None:
    assert [one.get("unit") for one in entities(text, kind)] == units


@pytest.mark.parametrize("text", ["rose 2 to 3 degrees", "rose 2% to 3%", "will fall 5 to 10 percent"])
def test_a_change_may_be_a_range(text: str) -> None:
    assert only(text, "QUANTITY")["precision"] == "range"


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("It fell by -1.5% in a year", "-1.5%", -1.5, "%"),
        ("growth of −1.5 percent", "−1.5 percent", -1.5, "%"),
        ("at −12°C outside", "−12°C", -12, "°C"),
        ("a low of -12 degrees", "-12 degrees", -12, "degrees"),
        ("killed -12 men", "12 men", 12, "men"),
        ("a plus or minus 3 percent error", "3 percent", 3, "%"),
    ],
)
def test_signs(text: str, words: str, value: float, unit: str) -> None:
    found = only(text, "QUANTITY")
    assert (found["text"], found["value"], found["unit"]) == (words, value, unit)


@pytest.mark.parametrize(
    ("text", "value", "upper"),
    [
        ("from frost of -4 to 11 degrees", -4, 11),
        ("4‑6 percent", 4, 6),
        ("40-50,000 marchers", 40_000, 50_000),
        ("40–50,000 marchers", 40_000, 50_000),
        ("between 40 and 50,000 marchers", 40_000, 50_000),
        ("400-5,000 marchers", 400, 5000),
        ("1-90,000 marchers", 1, 90_000),
        ("5m-10m people", 5e6, 1e7),
        ("one to three mines", 1, 3),
    ],
)
def test_ranges_that_are_shortened_or_signed(text: str, value: float, upper: float) -> None:
    found = only(text, "QUANTITY")
    assert (found["value"], found["upper"]) == (value, upper)
