import re

import pytest

from streams.language.currencies import CODES, DOLLAR_SIGNS, NOUNS, SIGNS
from tests.support.measured import entities, only


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("worth $1.2 bn now", "$1.2 bn", 1.2e9, "USD"),
        ("worth €5m.", "€5m", 5e6, "EUR"),
        ("worth €5.", "€5", 5, "EUR"),
        ("worth $ 3 million", "$ 3 million", 3e6, "USD"),
        ("1,500 yuan", "1,500 yuan", 1500, "CNY"),
        ("Rs 500 crore", "Rs 500 crore", 5e9, "INR"),
        ("Rs.500", "Rs.500", 500, "INR"),
        ("half a billion dollars", "half a billion dollars", 5e8, "USD"),
        ("one-and-a-half billion dollars", "one-and-a-half billion dollars", 1.5e9, "USD"),
        ("20 Canadian dollars", "20 Canadian dollars", 20, "CAD"),
        ("5 million U.S. dollars", "5 million U.S. dollars", 5e6, "USD"),
        ("50 New Zealand dollars", "50 New Zealand dollars", 50, "NZD"),
        ("US$5bn", "US$5bn", 5e9, "USD"),
        ("A$7 million", "A$7 million", 7e6, "AUD"),
        ("CHF 3m", "CHF 3m", 3e6, "CHF"),
        ("EUR5m", "EUR5m", 5e6, "EUR"),
        ("20 million USD", "20 million USD", 20e6, "USD"),
        ("50€", "50€", 50, "EUR"),
        ("a 500-million-dollar deal", "500-million-dollar", 5e8, "USD"),
        ("5 million pounds", "5 million pounds", 5e6, "GBP"),
        ("20 pounds sterling", "20 pounds sterling", 20, "GBP"),
        ("300 Egyptian pounds", "300 Egyptian pounds", 300, "EGP"),
        ("1,000 won", "1,000 won", 1000, "KRW"),
        ("50 cents", "50 cents", 0.5, "USD"),
        ("200 million pesos", "200 million pesos", 2e8, None),
        ("200 million Mexican pesos", "200 million Mexican pesos", 2e8, "MXN"),
        ("30,000 CFA francs", "30,000 CFA francs", 30_000, None),
        ("paid 700 bolivianos", "700 bolivianos", 700, "BOB"),
        ("paid 700 kwacha", "700 kwacha", 700, None),
        ("paid 700 million lei", "700 million lei", 7e8, "RON"),
        ("paid 30m euros", "30m euros", 30e6, "EUR"),
        ("paid 30k euros", "30k euros", 30e3, "EUR"),
        ("paid 1.5M pounds", "1.5M pounds", 1.5e6, "GBP"),
        ("paid $2.5 B", "$2.5 B", 2.5e9, "USD"),
        ("paid $2.5B", "$2.5B", 2.5e9, "USD"),
        ("paid $2.5 trln", "$2.5 trln", 2.5e12, "USD"),
        ("paid €2.5 Billion", "€2.5 Billion", 2.5e9, "EUR"),
        ("EU Gives 60 Million Euros", "60 Million Euros", 60e6, "EUR"),
        ("a 30-cent rise", "30-cent", 0.3, "USD"),
        ("a 30-pence rise", "30-pence", 0.3, "GBP"),
        ("paid R300 million", "R300 million", 3e8, "ZAR"),
        ("paid N300 million", "N300 million", 3e8, "NGN"),
        ("paid KSh 300", "KSh 300", 300, "KES"),
        ("up 7-1/4 cents", "7-1/4 cents", 0.0725, "USD"),
        ("at $9.20-1/2 a bushel", "$9.20-1/2", 9.205, "USD"),
    ],
)
def test_sums(text: str, words: str, value: float, unit: str | None) -> None:
    found = only(text, "MONEY")
    assert (found["text"], found["value"], found.get("unit"), found["precision"]) == (words, value, unit, "exact")


@pytest.mark.parametrize(
    ("text", "value", "upper"),
    [
        ("£2-3 billion", 2e9, 3e9),
        ("$2 billion to $3 billion", 2e9, 3e9),
        ("between $2 and $3 billion", 2e9, 3e9),
        ("$10-$15m", 10e6, 15e6),
        ("2 to 3 million euros", 2e6, 3e6),
        ("10-15 cents", 0.1, 0.15),
        ("$5m-10m", 5e6, 10e6),
        ("$5m-$10m", 5e6, 10e6),
        ("$5m to $10m", 5e6, 10e6),
        ("at 151.20-45 yen", 151.2, 151.45),
    ],
)
def test_ranges(text: str, value: float, upper: float) -> None:
    found = only(text, "MONEY")
    assert (found["value"], found["upper"], found["precision"]) == (value, upper, "range")


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("over $5m", "at-least"),
        ("north of $5m", "at-least"),
        ("up to Rs 5,000", "at-most"),
        ("about 7 million euros", "about"),
        ("more than US$5bn", "at-least"),
        ("tens of millions of dollars", "about"),
    ],
)
def test_how_exact_it_is(text: str, precision: str) -> None:
    assert only(text, "MONEY")["precision"] == precision


@pytest.mark.parametrize(
    "text", ["5 won medals", "500 pounds of explosives", "the 300 ANG airmen", "$5xyz", "5 nice dollars", "two crowns"]
)
def test_what_is_no_money(text: str) -> None:
    assert entities(text, "MONEY") == []


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("ISLAMABAD (Reuters) - It cost 5 billion rupees, Rs 500 and 20 Indian rupees.", ["PKR", "PKR", "INR"]),
        ("CAIRO (Reuters) - It cost 5 million pounds and £5 million.", ["EGP", "GBP"]),
        ("MANILA (Reuters) - It cost 200 million pesos and 5 million dollars.", ["PHP", "USD"]),
        ("ZURICH (Reuters) - It cost 5 million francs.", ["CHF"]),
        ("DAKAR, Senegal (Reuters) - It cost 500 CFA francs.", ["XOF"]),
        ("LIBREVILLE, Gabon (Reuters) - It cost 500 CFA francs.", ["XAF"]),
        ("LUSAKA (Reuters) - It cost 5 million kwacha.", ["ZMW"]),
        ("CHISINAU (Reuters) - It cost 5 million lei.", ["MDL"]),
        ("PARIS (Reuters) - It cost 200 million pesos and 5 million pounds.", [None, "GBP"]),
    ],
)
def test_a_sum_is_in_the_money_of_where_it_was_written(text: str, units: list[str | None]) -> None:
    found = entities(text, "MONEY")
    assert [one.get("unit") for one in found] == units
    assert all(one["id"].startswith(f"money:{(one.get('unit') or 'pesos').lower()}-") for one in found)


def test_more_than_so_many_billion_is_one_sum() -> None:
    found = only("a $1.5-plus billion plan", "MONEY")
    assert (found["value"], found["precision"]) == (1.5e9, "at-least")


@pytest.mark.parametrize("text", ["an R9 engine", "an N95 mask", "50 Cent sang", "$5T-shirts"])
def test_letters_beside_numbers_are_not_always_money(text: str) -> None:
    assert [e for e in entities(text, "MONEY") if e["value"] > 9] == []


def test_money_wins_over_the_name_of_its_country() -> None:
    assert only("20 Canadian dollars", "MONEY")
    assert entities("20 Canadian dollars", "NATIONALITY") == []


def test_ids_hold_code_and_sum() -> None:
    assert only("$1.2bn", "MONEY")["id"] == only("1.2 billion dollars", "MONEY")["id"] == "money:usd-1200000000"
    assert only("tens of millions of dollars", "MONEY")["id"] == "money:usd-tens-of-millions"


def test_all_codes_look_like_codes() -> None:
    codes = {*SIGNS.values(), *DOLLAR_SIGNS.values(), *CODES.values()}
    codes |= {code for whose in NOUNS.values() for code in whose.values()}
    assert len(codes) > 90
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("The currency closed up 2.7 won from Friday.", "2.7 won", 2.7, "KRW"),
        ("It fell 4.5 won to a new low.", "4.5 won", 4.5, "KRW"),
        ("A 2.4 trillion-won order was lost.", "2.4 trillion-won", 2_400_000_000_000, "KRW"),
        ("It raised 9 million kronor.", "9 million kronor", 9_000_000, "SEK"),
        ("It cost 300 koruna.", "300 koruna", 300, "CZK"),
        ("It cost 4.6 million euros.", "4.6 million euros", 4_600_000, "EUR"),
        ("It cost $16.1m.", "$16.1m", 16_100_000, "USD"),
        ("Shares lost 110.7 pence.", "110.7 pence", 1.107, "GBP"),
    ],
)
def test_small_and_exact_sums(text: str, words: str, value: float, unit: str) -> None:
    found = only(text, "MONEY")
    assert (found["text"], found["value"], found["unit"]) == (words, value, unit)


@pytest.mark.parametrize("text", ["They lost 5 won 3.", "Teams that lost three won two.", "A 20 pounds-a-go ride."])
def test_what_else_such_words_are(text: str) -> None:
    assert entities(text, "MONEY") == []


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("Between 3 million euros and 7 million euros went.", "Between 3 million euros and 7 million euros", 3e6, 7e6),
        ("It is worth between $4 billion and $9 billion.", "between $4 billion and $9 billion", 4e9, 9e9),
        ("He paid between 10 yuan and 20 yuan.", "between 10 yuan and 20 yuan", 10, 20),
    ],
)
def test_between_two_sums(text: str, words: str, low: float, high: float) -> None:
    found = only(text, "MONEY")
    assert (found["text"], found["value"], found["upper"], found["precision"]) == (words, low, high, "range")


@pytest.mark.parametrize("text", ["He paid 5 euros and 6 euros.", "Between 5 euros and 6 pounds sterling.",
                                  "Between 5 euros and 4 euros."])  # fmt: skip
def test_two_sums_that_are_no_range(text: str) -> None:
    assert len(entities(text, "MONEY")) == 2
