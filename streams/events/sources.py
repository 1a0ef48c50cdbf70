"""Who says so: where a sentence names its source at the end, and whether it is who speaks that acts."""

from typing import Final

from streams.events.grammar import ADVERB, COMMA, NAME, NOUN, OTHER, QUOTE
from streams.events.parties import Parties, Party, Region
from streams.events.predicate import TAIL, Predicate
from streams.events.reading import Reading

_PARTING: Final = frozenset({COMMA, QUOTE, ADVERB})
"""All that may stand before a verb whose subject follows: said the minister."""
_NAMING: Final = frozenset({NOUN, NAME, OTHER})


class Source:
    """Where a sentence names at its end who says so, in numbers of its words."""

    __slots__ = ("begins", "named", "region")

    def __init__(self, begins: int, region: Region, named: bool) -> None:
        self.begins = begins
        """The first of these words, or how many words there are where nobody is named."""
        self.region = region
        """The words that name who it is, without those whom it is told."""
        self.named = named


def source_of(reading: Reading, found: list[Predicate]) -> Source:
    """Where a sentence with these verbs names who says so: the Bank, of *..., the Bank told reporters*."""
    ended = _last(found)
    size = len(reading.words)
    if ended is None:
        return Source(size, (size, size), False)
    begins = max(0, ended.subject_from)
    if ended.passive:
        return Source(begins, (begins, size), True)  # it was announced by the ministry
    behind = set(reading.kinds[begins : ended.first]) <= _PARTING
    return Source(begins, (ended.at + 1, size) if behind else (begins, ended.first), True)


def speaker(parties: Parties, found: list[Predicate]) -> Party | None:
    """Whose words a sentence ends with, where he or she stands for a country."""
    low, high = source_of(parties.reading, found).region
    at = parties.first(low, high)
    return parties.party(at, low, high) if at >= 0 else None


def says_who_speaks(reading: Reading, found: list[Predicate]) -> bool:
    """Whether the sentence ends with who says so, by more than a pronoun."""
    ended = _last(found)
    return ended is not None and not _NAMING.isdisjoint(reading.kinds[max(0, ended.subject_from) : ended.first])


def speaks(reading: Reading, predicate: Predicate) -> bool:
    """Whether it is *we* or *I* who does it."""
    return not predicate.passive and in_person(reading, *predicate.subject())


def in_person(reading: Reading, low: int, high: int) -> bool:
    """Whether a region is *we* or *I*."""
    return high - low <= 2 and any(word in ("we", "i") for word in reading.words[low:high])


def _last(found: list[Predicate]) -> Predicate | None:
    """The verb of saying that ends a sentence, if one does."""
    return next((predicate for predicate in found if predicate.clause == TAIL), None)
