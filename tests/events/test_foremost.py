"""The first event is what the item is about: told early, of somebody, and in the headline too."""

from functools import cache
from pathlib import Path

import pytest

from schemas import Enriched
from streams import Tagger
from streams.events import as_headlined

WITH_A_LATER_PLAINER_ONE = {
    "Kenya will resume its talks with Somalia, an official said. The border has been quiet for a year. "
    "Farmers have come back to the valley. Norway urged the two to sign a treaty.": "AGREE",
    "Chad's army entered the town of Bol in Niger, residents said. Markets stayed open. "
    "Togo condemned Benin in March.": "MOBILIZE",
    "Peru may send nurses to Bolivia, officials said. Roads are under water. "
    "He denied the charges.": "AGREE",
}  # fmt: skip

HEADLINES = {
    ("Oman frees two Yemeni fishermen", "Yemen had accused Oman of piracy. Oman freed two Yemeni fishermen on Monday."):
        ("RETREAT", "OMN", "YEM"),
    ("Chile expels Peruvian consul", "Peru criticised Chile. Chile has expelled a Peruvian consul."):
        ("SANCTION", "CHL", "PER"),
    ("KENYA ACCUSES SOMALIA OF SMUGGLING",
     "Somali soldiers attacked a Kenyan post in May. Kenya accused Somalia of smuggling sugar."):
        ("ACCUSE", "KEN", "SOM"),
    # nothing that the headline tells stands in the text, or it tells of nothing
    ("What to know about the valley", "Mali attacked Niger. Togo condemned Mali."): ("ASSAULT", "MLI", "NER"),
    ("Fiji signs treaty with Tonga", "Mali attacked Niger. Togo condemned Mali."): ("ASSAULT", "MLI", "NER"),
    ("", "Mali attacked Niger. Togo condemned Mali."): ("ASSAULT", "MLI", "NER"),
}  # fmt: skip


@cache
def tagger() -> Tagger:
    return Tagger.load()


def tagged(headline: str, text: str) -> Enriched:
    return tagger().tag({"id": "1", "headline": headline, "text": text, "published": "2025-06-18T09:30:00Z"})


def event(type_: str, actor: str | None = None, recipient: str | None = None) -> dict[str, object]:
    parties = {"actor": actor, "recipient": recipient}
    return {"type": type_} | {part: {"country": code} for part, code in parties.items() if code is not None}


@pytest.mark.parametrize(("text", "type_"), WITH_A_LATER_PLAINER_ONE.items())
def test_what_opens_a_text_comes_before_what_is_plainer_further_down(find, text, type_):
    assert find(text)[0]["type"] == type_


def test_an_event_of_nobody_is_worth_less_than_one_with_a_party(find):
    (of_nobody,), (of_somebody,) = find("He denied the charges."), find("Kenya denied the charges.")
    assert of_nobody["score"] < of_somebody["score"]


@pytest.mark.parametrize(("item", "told"), HEADLINES.items())
def test_the_event_that_the_headline_tells_comes_first(item, told):
    first = tagged(*item).events[0]
    assert first.actor is not None
    assert first.recipient is not None
    assert (first.type, first.actor.country, first.recipient.country) == told
    assert first.field is None  # of the text


def test_the_seed_is_about_the_promise_that_its_headline_tells():
    seed = next((Path(__file__).parents[2] / "seeds").glob("*.txt")).read_bytes()
    first = tagger().tag(seed).events[0]
    assert (first.type, first.evidence.trigger.text) == ("AGREE", "promised")
    assert first.actor is not None
    assert first.recipient is not None
    assert (first.actor.country, first.recipient.country) == ("PRK", "RUS")


def test_the_headline_moves_one_event_and_leaves_the_others_as_they_are():
    found = [event("ACCUSE", "KEN", "SOM"), event("ASSAULT", "SOM", "KEN"), event("AID", "NOR", "SOM")]
    assert as_headlined(found, [event("AID", "NOR")]) == [found[2], found[0], found[1]]


@pytest.mark.parametrize(
    "headline",
    [
        [],
        [event("PROTEST", "KEN")],  # one country in common is not enough
        [event("SUPPORT")],  # nobody is like nobody
    ],
)
def test_a_headline_that_tells_something_else_moves_nothing(headline):
    found = [event("ACCUSE", "KEN", "SOM"), event("ASSAULT"), event("AID", "NOR", "SOM")]
    assert as_headlined(found, headline) == found


def test_type_and_parties_agree_best():
    found = [event("ASSAULT", "SOM", "ETH"), event("ACCUSE", "KEN", "SOM"), event("ASSAULT", "KEN", "SOM")]
    assert as_headlined(found, [event("ASSAULT", "KEN", "SOM")])[0] is found[2]
