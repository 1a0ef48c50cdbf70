import pytest

from tests.support.measured import entities, only


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The register lists 3 412 boats.", "3 412 boats", 3412),
        ("Some 240 000 homes had no power.", "240 000 homes", 240_000),
        ("It employs 12\u202f500 miners.", "12\u202f500 miners", 12_500),
        ("It employs 12\u2009500 miners.", "12\u2009500 miners", 12_500),
        ("The hall seats 4'300 guests.", "4'300 guests", 4300),
        ("They planted 2.340.000 trees.", "2.340.000 trees", 2_340_000),
        ("The floods hit 3,45,000 farmers.", "3,45,000 farmers", 345_000),
        ("The floods hit 1,23,45,678 farmers.", "1,23,45,678 farmers", 12_345_678),
        ("They feed 2,5 million refugees.", "2,5 million refugees", 2_500_000),
        ("In 2024 300 boats sank.", "300 boats", 300),
        ("On May 3 200 boats sank.", "200 boats", 200),
        ("It won 3, 200 boats sank", "200 boats", 200),
    ],
)
def test_thousands_are_parted_by_more_than_commas(text: str, words: str, value: float) -> None:
    found = entities(text, "QUANTITY")[-1]
    assert (found["text"], found["value"]) == (words, value)


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("a fine of €3 400 each", "€3 400", 3400, "EUR"),
        ("a fine of 3 400 euros", "3 400 euros", 3400, "EUR"),
        ("a fine of €3.400.000 each", "€3.400.000", 3_400_000, "EUR"),
        ("a fine of €3.400,75 each", "€3.400,75", 3400.75, "EUR"),
        ("a fine of Rs 2,50,000 each", "Rs 2,50,000", 250_000, "INR"),
    ],
)
def test_so_they_are_in_sums_of_money(text: str, words: str, value: float, unit: str) -> None:
    found = only(text, "MONEY")
    assert (found["text"], found["value"], found["unit"]) == (words, value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Some 3.400 boats sank.",
        "Airbus 320 300 of theirs",
        "call 555 123 4567",
        "10.120.130.140 is the address",
        "see 1,2 and 3,4",
    ],
)
def test_what_cannot_be_told_is_left_out(text: str) -> None:
    assert not [e for e in entities(text, "QUANTITY") if e.get("unit") or e["value"] > 999]


@pytest.mark.parametrize(
    ("text", "value"), [("3.125 percent", 3.125), ("1.609 km", 1.609), ("7.125 million men", 7.125e6)]
)
def test_a_point_before_three_digits_may_be_one(text: str, value: float) -> None:
    assert only(text, "QUANTITY")["value"] == value
