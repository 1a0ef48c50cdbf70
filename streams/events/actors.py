"""Who does it: the country and the sector of the subject of an event, or whose else the deed is."""

from typing import Final

from streams.events.grammar import CONJUNCTION, NAME, NOUN, OTHER
from streams.events.parties import Parties, Party, Region
from streams.events.predicate import Predicate
from streams.events.reading import Reading
from streams.events.sources import Source, in_person
from streams.language.listing import listed

_ON_THE_SPOT: Final = frozenset({"PROTEST", "ASSAULT", "COERCE", "RETREAT", "CONCEDE", "THREATEN", "REJECT"})
"""Types of what those do who are there; help and sanctions come from elsewhere."""
_FROM_ANYWHERE: Final = frozenset({"hacker", "hackers", "american", "americans"})
"""Those whose country no other word tells: hackers need not be where they do harm, South Americans are of several."""
_VISITING: Final = frozenset(
    listed(
        "tourist tourists missionary missionaries foreigner foreigners traveller travellers pilgrim pilgrims embassy "
        "consulate ambassador consul diplomat diplomats vessel ship tanker freighter trawler dhow yacht airliner"
    )
)
"""Who or what is mostly in another country than its own, so that who harms it is of another, too."""
_VISITOR_WITHIN: Final = 4
_WITHIN_PHRASE: Final = frozenset({NOUN, NAME, OTHER})


def actor_of(parties: Parties, doer: Predicate, region: Region, source: Source, type_: str) -> Party | None:
    """Who does it, by the subject; where that names no country, by who says so or who else is named in the sentence."""
    reading = parties.reading
    tail = source.begins
    spoken = in_person(reading, *region)
    low, high = source.region if spoken and source.named else region
    at = parties.first(low, high)
    if at > 0 and reading.words[at - 1] == "ethnic":
        other = parties.first(0, tail)
        at = other if other >= 0 and reading.words[other - 1] != "ethnic" else at
    if at >= 0:
        return parties.party(at, low, _own_end(parties, at, high))
    actor = parties.unnamed(None, low, high)
    at = parties.first(0, doer.first if not doer.passive else 0)
    anybody = doer.agent >= 0 if doer.passive else not spoken and not _is_somebody(parties, low, high)
    if at < 0 and anybody:
        at = _home_of(parties, low, high, doer.at + 1, tail, type_)
    elif at < 0 and (low, high) == source.region:
        at = parties.where(high, len(reading.words))  # the ministry said in Cairo
    if at < 0:
        return actor if actor is not None else parties.somebody(low, high)
    if actor is None:
        return parties.party(at, low, high)
    actor.code = parties.code(at)
    return actor


def _own_end(parties: Parties, at: int, high: int) -> int:
    """Where the words end that tell of the country at `at` alone: of *Israel and Hezbollah* behind Israel."""
    reading = parties.reading
    name = reading.names[at]
    alone = name is not None and name["type"] == "LOCATION" and reading.kinds[at + 1 : at + 2] == [CONJUNCTION]
    return at + 1 if alone else high


def _home_of(parties: Parties, low: int, high: int, behind: int, tail: int, type_: str) -> int:
    """The word that tells the country of a subject that names none: where it acts, else the first name that may be at
    home there; -1 for none. `behind` is the first word behind its verb.
    """
    reading = parties.reading
    if not _FROM_ANYWHERE.isdisjoint(reading.words[low:high]):
        return -1
    if type_ not in _ON_THE_SPOT:
        return parties.first(0, tail)
    at = parties.where(behind, tail)
    if at >= 0:
        return at
    return next((i for i, _ in parties.coded if i < tail and not _is_visitor(reading, i)), -1)


def _is_visitor(reading: Reading, at: int) -> bool:
    """Whether the name at `at` stands before one who or what is mostly abroad: a British tourist."""
    for i in range(at + 1, min(len(reading.words), at + _VISITOR_WITHIN)):
        if reading.kinds[i] not in _WITHIN_PHRASE:
            break
        if reading.words[i] in _VISITING:
            return True
    return False


def _is_somebody(parties: Parties, low: int, high: int) -> bool:
    """Whether a subject is a person, a company of unknown country or one who speaks: no other country stands for them.

    Security forces and the Ministry are of the country that is named.
    """
    reading = parties.reading
    for i in range(low, min(high, len(reading.words))):
        name = reading.names[i]
        if reading.words[i] in ("i", "we") or (name is not None and name["type"] == "PERSON"):
            return True
        if name is not None and name["type"] == "ORGANISATION":
            return parties.sector(low, high) in (None, "BUS")
    return False
