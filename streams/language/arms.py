"""Arms that a text speaks of, without what only sounds like some: National Rifle Association, Typhoon Hagupit."""

from collections.abc import Iterable, Iterator
from typing import Final

from streams.language.gazetteer import Found, Gazetteer
from streams.language.listing import listed
from streams.language.neighbours import begins_sentence, word_before
from streams.language.tokens import TITLES

KINDS: Final = frozenset({"WEAPON", "MILITARY_PLATFORM"})
"""Types of entities that are arms."""
_KINDS_OF_THEM: Final = frozenset(listed("fighting tank missile rocket launcher aircraft jet drone vehicle helicopter"))
_NO_PERSON: Final = frozenset("CMN")
"""Flags of words that are a country, a month or a nationality, whatever else."""
_LONGEST: Final = 24
_STOPS: Final = ".,;:!?)”’'\""


def arms(text: str, known: Iterable[Found], gazetteer: Gazetteer) -> Iterator[Found]:
    """Those of the `known` names of a text that are arms.

    A plain noun with a capital is part of a name where another capital stands beside it within a sentence; arms with a
    name of their own are so before one, and behind a given name or a title.
    """
    for found in known:
        if found.kind in KINDS and not (text[found.start].isupper() and _is_of_a_name(text, found, gazetteer)):
            yield found


def _is_of_a_name(text: str, found: Found, gazetteer: Gazetteer) -> bool:
    """Whether what is written like some arms, with a capital, is part of a name."""
    start, end, _, id_ = found
    words = text[start:end]
    if not words.isalpha() or words.isupper():
        return False
    before = word_before(text, start)[0]
    named = text[end + 1 : end + 1 + _LONGEST].partition(" ")[0].rstrip(_STOPS) if text.startswith(" ", end) else ""
    named = named if named.istitle() and named.isalpha() else ""
    if gazetteer.titles[id_].islower():
        return bool(named or before[:1].isupper()) and not begins_sentence(text, start)
    if named:
        return named.lower().removesuffix("s") not in _KINDS_OF_THEM
    flags = gazetteer.words.flags.get(before, "")
    return ("F" in flags and _NO_PERSON.isdisjoint(flags)) or before.lower().rstrip(".") in TITLES
