"""A person's name within a firm's, a prize's or a street's is not the person's."""

import pytest

from streams.watchlists.watchlists import Watchlists
from streams.watchlists.ways import PARTY, PERSON
from tests.watchlists.conftest import Compile, told


@pytest.fixture
def watched(lists: Compile) -> Watchlists:
    return lists(("halvorsen", PERSON, "Petra Halvorsen"), ("vornik", PARTY, "Damir Vornik"))


@pytest.mark.parametrize(
    "text",
    [
        "The caterer Petra Halvorsen and Daughters closed.",
        "Builders of Petra Halvorsen & Sons downed tools.",
        "He bought it from Petra Halvorsen & Cie in May.",
        "Die Petra Halvorsen & Söhne OHG ist pleite.",
        "The shop of Halvorsen, Petra & Sons burned.",
        "Work at Petra Halvorsen & Lindgaard stopped on Monday.",
        "Lawyers at Petra Halvorsen & Oduya Advisers said so.",
        "Work at Petra Halvorsen + Partner stopped on Monday.",
        "The Petra Halvorsen and Son Bakery burned.",
        "Talks with Damir Vornik & Sons failed.",
        "Damir Vornik and Partners were fined.",
    ],
)
def test_what_is_joined_to_it_makes_a_firm_of_a_name(watched: Watchlists, text: str) -> None:
    assert told(watched, text) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Petra Halvorsen & Tomas Lindgaard met on Monday.", "Petra Halvorsen"),
        ("Petra Halvorsen & Tomas met on Monday.", "Petra Halvorsen"),
        ("Petra Halvorsen & President Oduya met on Monday.", "Petra Halvorsen"),
        ("Petra Halvorsen and Daughters of Freedom members met.", "Petra Halvorsen"),
        ("Petra Halvorsen and partners met.", "Petra Halvorsen"),
        ("Petra Halvorsen and the Sons came.", "Petra Halvorsen"),
        ("Petra Halvorsen and Son Heung-min met.", "Petra Halvorsen"),
        ("Petra Halvorsen and Co-founder Elena Oduya met.", "Petra Halvorsen"),
        ("Petra Halvorsen & Wife Flee", "Petra Halvorsen"),
        ("Damir Vornik & Elena Oduya met there.", "Damir Vornik"),
    ],
)
def test_other_people_beside_a_name_do_not(watched: Watchlists, text: str, words: str) -> None:
    assert words in told(watched, text)


@pytest.mark.parametrize(
    "text",
    [
        "Staff of Petra Halvorsen, Ltd. went home.",
        "Staff of Petra Halvorsen, Inc., went home.",
        "Shares of Petra Halvorsen, a.s. fell.",
        "Firma Petra Halvorsen s.r.o. oznámila ztrátu.",
        "They sued Petra Halvorsen Pty Ltd on Monday.",
        "Shipyards of Petra Halvorsen AS were sold.",
        "Shipyards of Petra Halvorsen Zorblat Ltd were sold.",
    ],
)
def test_a_legal_form_makes_a_firm_of_a_persons_name(watched: Watchlists, text: str) -> None:
    assert told(watched, text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "They met Petra Halvorsen, Pat Murphy and Sal Rossi.",
        "Petra Halvorsen, S. A. Byatt and others came.",
        "Petra Halvorsen, co-founder of the firm, left.",
        "Petra Halvorsen, Co-Chair of the body, left.",
        "Petra Halvorsen, AG of Ohio, sued.",
        "Petra Halvorsen As President: A Look Back",
        "We saw Petra Halvorsen. Inc. 500 said so.",
        "Petra Halvorsen, Inca expert, spoke.",
        "Petra Halvorsen, as ever, was late.",
    ],
)
def test_what_only_looks_like_a_legal_form_does_not(watched: Watchlists, text: str) -> None:
    assert "Petra Halvorsen" in told(watched, text)


def test_a_party_may_have_a_legal_form(watched: Watchlists) -> None:
    assert list(told(watched, "Damir Vornik GmbH failed.").values()) == [[("vornik", 0.95, ["with legal form"])]]


@pytest.mark.parametrize(
    "text",
    [
        "Investors in Petra Halvorsen Ventures lost money.",
        "Petra Halvorsen Capital Partners Limited was closed.",
        "She ran Petra Halvorsen Industries for years.",
        "Fans of Petra Halvorsen FC cheered.",
        "The Petra Halvorsen Scholarship was awarded.",
        "Er wohnt in der Petra Halvorsen Straße.",
        "A car burned on Petra Halvorsen Boulevard.",
        "PETRA HALVORSEN HOLDINGS FINED",
        "Il a vécu rue Petra Halvorsen à Lyon.",
        "They met on the Rue Petra Halvorsen.",
        "A bomb went off in Avenue Petra Halvorsen.",
        "A march along the Calle Petra Halvorsen began.",
        "He taught at the Instituto Petra Halvorsen for years.",
        "A flat in Via Petra Halvorsen was searched.",
    ],
)
def test_words_of_firms_prizes_and_streets_make_a_longer_name(watched: Watchlists, text: str) -> None:
    assert told(watched, text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "The money went via Petra Halvorsen on Monday.",
        "Via Petra Halvorsen, the bank sent money.",
        "Money Sent Via Petra Halvorsen",
        "Petra Halvorsen's Capital is a book.",
        "Petra Halvorsen Drives Off",
        "Petra Halvorsen Partners With Oduya",
        "Petra Halvorsen Quits Capital",
        "Petra Halvorsen met Industries Minister Tomas Lindgaard.",
        "Along the avenue, Petra Halvorsen was seen.",
        "On the plaza Petra Halvorsen spoke.",
    ],
)
def test_the_same_words_apart_from_a_name_do_not(watched: Watchlists, text: str) -> None:
    assert any(words.endswith("Petra Halvorsen") for words in told(watched, text))
