"""What a sentence only looks ahead to, and what stays a fact beside it."""

import pytest

from streams import Tagger
from tests.support.modes import told

TAGGER = Tagger.load()


@pytest.mark.parametrize(
    ("text", "word", "mode"),
    [
        ("Kyiv insisted on a truce.", "truce", "hypothetical"),
        ("The loan hinges on an election.", "election", "hypothetical"),
        ("Elections can be held only after a truce.", "truce", "hypothetical"),
        ("Seoul will talk only when sanctions end.", "sanctions", "hypothetical"),
        ("Riga wants guarantees before any withdrawal.", "withdrawal", "hypothetical"),
        ("The Riksbank is expected to raise rates in May.", "raise", "hypothetical"),
        ("Four men plotted to assassinate the mayor.", "assassinate", "hypothetical"),
        ("The envoys discussed a truce.", "truce", "hypothetical"),
        ("The cell discussed bombing the bridge.", "bombing", "hypothetical"),
        ("The draft foresees sanctions on Minsk.", "sanctions", "hypothetical"),
        ("Lenders braced for a default.", "default", "hypothetical"),
        ("Crews are on guard against pirates.", "pirates", "hypothetical"),
        ("Two ferries nearly collided off Oslo.", "collided", "negated"),
        ("Suppose Minsk invaded Latvia.", "invaded", "hypothetical"),
        ("Will Minsk send troops to Mali?", "troops", "hypothetical"),
        ("Has Niger defaulted on its debt?", "defaulted", "hypothetical"),
        ("Brussels drew up sanctions that might be imposed in May.", "sanctions", "hypothetical"),
    ],
)
def test_what_is_only_in_prospect_is_no_fact(text: str, word: str, mode: str) -> None:
    assert told(text, word) == [mode]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kyiv insisted on Monday that the truce held.", "truce"),
        ("Moscow insists on the withdrawal agreed in May.", "withdrawal"),
        ("Police came only after gunmen shot the mayor.", "shot"),
        ("Gunmen fled before police came.", "Gunmen"),
        ("Leaders are expected to meet at the summit in Bonn.", "summit"),
        ("Voters are expected to elect a president in the runoff.", "runoff"),
        ("Traders expect the Fed to cut rates.", "cut"),
        ("The envoys discussed the truce that began on Monday.", "truce"),
        ("The envoys discussed an end to the war.", "war"),
        ("Florida braces for a hurricane.", "hurricane"),
        ("Nearly 40 miners were killed in the blast.", "killed"),
        ("Sanctions almost halved exports.", "Sanctions"),
        ("Why did Minsk send troops to Mali?", "troops"),
        ("Minsk will send troops to Mali.", "troops"),
        ("Brussels imposed sanctions that could hurt banks.", "sanctions"),
        ("Rebels seized a port whose loss might starve the capital.", "seized"),
    ],
)
def test_what_is_so_or_fixed_stays_a_fact(text: str, word: str) -> None:
    assert told(text, word) == []


def topics_of(text: str) -> tuple[set[str], set[str]]:
    """What a text of March 2026 is about, and what it only talks about."""
    item = TAGGER.tag({"id": "a", "text": text, "published": "2026-03-10T08:00:00Z"})
    return {topic.id for topic in item.topics}, {topic.id for topic in item.talked_about}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The Riksbank cut its key rate and did not promise further cuts.", "central-bank-rates"),
        ("Norway's central bank raised rates but does not expect another hike in rates.", "central-bank-rates"),
        ("The General Assembly adopted a resolution that China had threatened to veto.", "un-resolution"),
        ("Soldiers captured a town whose fall could weaken the rebels' front line.", "ground-offensive"),
        ("Tremors destroyed a bridge in an earthquake that might be followed by another earthquake.", "earthquake"),
    ],
)
def test_a_mode_behind_a_fact_does_not_swallow_it(text: str, topic: str) -> None:
    assert topic in topics_of(text)[0]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The rockets, which came from Iran, could hit towns in Israel.", "missile-attack"),
        ("The drones, which fly 900 km, might strike depots.", "drone-attack"),
        ("The army keeps soldiers at the border, which could be used to invade Latvia.", "ground-offensive"),
    ],
)
def test_words_before_a_mode_are_no_evidence_unless_they_are_enough(text: str, topic: str) -> None:
    about, talked_about = topics_of(text)
    assert topic not in about
    assert topic in talked_about
