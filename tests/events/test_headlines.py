"""Headlines leave out forms of be, articles and conjunctions."""

import pytest

from bench.events import FURTHER, found, own, same
from streams.capitals import Headline


def told(written, gazetteer, coder):
    headline = Headline(written, gazetteer, coder)
    return headline.events(headline.entities(None))


@pytest.mark.parametrize(
    ("headline", "type_", "actor", "recipient"),
    [
        ("EU to sanction Georgian officials", "THREATEN", "EUR", "GEO"),
        ("Israel lifts curfew on West Bank town", "CONCEDE", "ISR", "PSE"),
        ("Peru ends state of emergency in mining region", "CONCEDE", "PER", "PER"),
        ("Italy, Albania sign migration pact", "SUPPORT", "ITA", "ALB"),
        ("US, Iran envoys hold second round of talks in Oman", "CONSULT", "USA", "IRN"),
        ("Pakistan, Saudi Arabia hold air force exercise - Riyadh", "COOPERATE", "PAK", "SAU"),
        ("Turkish jets bomb Kurdish posts in Syria, 12 dead: ministry", "ASSAULT", "TUR", "SYR"),
    ],
)
def test_what_is_left_out_is_put_in(gazetteer, coder, headline, type_, actor, recipient):
    (event, *_) = told(headline, gazetteer, coder)
    assert (event["type"], event["actor"]["country"], event["recipient"]["country"]) == (type_, actor, recipient)


@pytest.mark.parametrize(
    "headline",
    ["China plans to build dam", "Ukraine drone attacks leave 12 dead", "N.Korea fires missile into sea - Japan"],
)
def test_nouns_and_infinitives_stay_what_they_are(gazetteer, coder, headline):
    for event in told(headline, gazetteer, coder):
        assert event["evidence"]["trigger"]["text"] not in ("attacks", "build")
        assert event.get("recipient", {}).get("country") != "JPN"


@pytest.mark.parametrize("name", ["headlines", "headlines, kept apart"])
def test_types_and_actors_of_headlines_stay_as_good_as_they_were(gazetteer, coder, name):
    cases = own(FURTHER[name])
    answers = [found(case, gazetteer, coder) for case in cases]
    right = [answer.type == case.type for case, answer in zip(cases, answers, strict=True)]
    assert sum(right) / len(right) > 0.88
    acting = [same(answer.actor, case.actors) for case, answer in zip(cases, answers, strict=True) if case.actors]
    assert sum(acting) / len(acting) > 0.88
