"""Companies: known by name, one id each however they are written, at home in a country that they do not speak for."""

from collections import defaultdict

import pytest

from streams.events import events, load
from streams.language import recognise, sentences
from streams.language.ids import slug
from streams.language.lexicon import DATA, rows
from tests.support.marked import gazetteer, identified, ids

COMPANIES = [(names.split("; "), home) for names, home in rows(DATA / "companies.txt", 2)]


def test_each_name_is_one_companys() -> None:
    whose = defaultdict(set)
    for names, _ in COMPANIES:
        for name in names:
            whose[slug(name)].add(names[0])
    assert {name: owners for name, owners in whose.items() if len(owners) > 1} == {}


def test_homes_are_countries() -> None:
    assert {home for _, home in COMPANIES} - set(gazetteer().countries.values()) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[O Samsung Electronics Co Ltd] fell. [O Samsung] said so.", ["samsung-electronics"] * 2),
        ("[O Nestlé SA] and [O Nestle] are one.", ["nestle"] * 2),
        ("[O JP Morgan], [O JPMorgan Chase & Co] and [O JPMorgan].", ["jpmorgan-chase"] * 3),
        ("[O Macy's] closed.", ["macy-s"]),
        ("[O Zorvath Mining Ltd] and [O Co].", ["zorvath-mining-ltd", "co"]),
    ],
)
def test_a_legal_form_makes_no_other_company(text: str, expected: list[str]) -> None:
    assert ids(text) == [f"organisation:{each}" for each in expected]


def test_a_company_speaks_for_no_country() -> None:
    told = identified("[O Rosneft] and the [O Bank of China] signed with [O China Airlines].")
    assert [entity.get("country") for entity in told] == [None] * 3
    assert [entity["name"] for entity in told] == ["Rosneft", "Bank of China", "China Airlines"]


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Huawei sued the government of Sweden on Monday.", "CHN", "SWE"),
        ("The European Commission fined Google 2.4 billion euros.", "EUR", "USA"),
    ],
)
def test_in_events_it_is_of_the_country_that_it_is_at_home_in(text: str, actor: str, recipient: str) -> None:
    coder = load(gazetteer())
    told = events(text, recognise(text, None, gazetteer()), sentences(text), coder)[0]
    assert (told["actor"]["country"], told["recipient"]["country"]) == (actor, recipient)
