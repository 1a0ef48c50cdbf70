import pytest

from streams.language import recognise
from tests.support.measured import gazetteer


def countries(text: str) -> list[tuple[str, str | None]]:
    return [(e["text"], e.get("country")) for e in recognise(text, None, gazetteer()) if e["type"] != "TEMPORAL"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ferries from British Columbia stopped.", [("British Columbia", None)]),
        ("Newcastle in New South Wales burns.", [("Newcastle", None), ("New South Wales", None), ("New South", None)]),
        ("A man from New Jersey won.", [("New Jersey", None)]),
        ("Latin American and West Indian envoys met.", [("Latin American", None), ("West Indian", None)]),
        ("A Turkish Cypriot envoy came.", [("Turkish Cypriot", "CYP")]),
        ("The British Columbia government paid.", [("British Columbia government", None), ("British Columbia", None)]),
        ("The British government paid.", [("British government", "GBR"), ("British", "GBR")]),
        ("Jordan signed a deal for 300 buses.", [("Jordan", "JOR"), ("300 buses", None)]),
    ],
)
def test_countries_are_where_they_are_meant(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert countries(text) == expected


def test_a_name_that_somebody_bears_is_no_country() -> None:
    assert ("Jordan", "JOR") not in countries("Michael Jordan flew in. Jordan signed a deal for shoes.")


def test_a_ministry_alone_is_that_of_the_country_where_the_item_was_written() -> None:
    told = countries("TOKYO, June 19 (Kyodo) - Japan protested to China, the Foreign Ministry said.")
    assert ("Foreign Ministry", "JPN") in told
    abroad = countries(
        "MOSCOW (Reuters) - The Foreign Ministry in Seoul will see to it, and the Foreign Ministry said no more."
    )
    assert ("Foreign Ministry", "RUS") not in abroad
    assert ("Foreign Ministry", "JPN") not in countries("Japan protested to China, the Foreign Ministry said.")


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("PRAGUE (AP) - Prime Minister Petr Novak resigned.", "Prime Minister Petr Novak", "CZE"),
        ("PRAGUE (AP) - President Petr Novak resigned.", "President Petr Novak", "CZE"),
        ("NAIROBI (AP) - The Trade and Industry Ministry said no.", "Trade and Industry Ministry", "KEN"),
        ("ISLAMABAD (AP) - The Foreign Office said no.", "Foreign Office", "PAK"),
        ("LAGOS (AP) - Britain paid, the Foreign Office said.", "Foreign Office", "GBR"),
        # Of another country, or of none.
        ("PRAGUE (AP) - President Jane Roe of the United States came.", "President Jane Roe", None),
        ("PRAGUE (AP) - Former Prime Minister Petr Novak died.", "Former Prime Minister Petr Novak", None),
        ("PRAGUE (AP) - Polish Prime Minister Jan Nowak came. Nowak left.", "Nowak", "POL"),
        ("Prime Minister Petr Novak resigned.", "Prime Minister Petr Novak", None),
    ],
)
def test_whose_ministers_and_bodies_are(text: str, words: str, country: str | None) -> None:
    found = [of for name, of in countries(text) if name == words]
    assert found, countries(text)
    assert set(found) == {country}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Zhongnanhai kept silent about it.", "CHN"),
        ("Officials at Foggy Bottom said no.", "USA"),
        ("The Palazzo Chigi gave no details.", "ITA"),
        ("Whitehall will pay for it.", "GBR"),
        ("The Federal Reserve held rates.", "USA"),
        ("The Health Ministry in Gaza counted them.", "PSE"),
    ],
)
def test_seats_of_power_stand_for_their_country(text: str, country: str) -> None:
    assert country in [of for _, of in countries(text)]


def test_it_takes_no_longer_for_many() -> None:
    assert len(countries("Jordan, Michael Smith, " * 3_000)) >= 3_000
