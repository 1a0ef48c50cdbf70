"""The names of a text as mentions, each with the id of who or what it stands for."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Final

from streams.language.gazetteer import Found, Gazetteer
from streams.language.ids import slug
from streams.language.mentions import Mention
from streams.language.scores import CLASSES
from streams.language.settle import Span
from streams.language.tokens import TITLES, bare

_PREFIXES: Final = {
    "PERSON": "person",
    "ORGANISATION": "organisation",
    "LOCATION": "place",
    "NATIONALITY": "nationality",
}


_LAND_AND_PEOPLE: Final = frozenset({"LOCATION", "NATIONALITY"})
_DIRECTIONS: Final = frozenset({"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western"})


def names(text: str, known: Sequence[Found], gazetteer: Gazetteer) -> list[Mention]:
    """Mentions of people, organisations, places and nationalities; one may lie within another.

    `known` are the listed names in the text. One that the model makes nothing of is a name all the same, and nothing
    within one is: there is no Korea in North Korea.
    """
    spans = gazetteer.names.find(text)
    listed = {(found.start, found.end): found for found in known}
    listed_starts = [found.start for found in known]
    spans = [
        span
        for span in spans
        if not _within(span, known, listed_starts) and text[span.start : span.end] not in _DIRECTIONS
    ]
    people = _people(text, spans, gazetteer)
    mentions = [_mention(text, span, listed.get((span.start, span.end)), gazetteer, people) for span in spans]
    starts = [span.start for span in spans]
    furthest = list(accumulate((span.end for span in spans), max))
    for found in known:
        before = bisect_left(starts, found.end)
        if not before or furthest[before - 1] <= found.start:
            mentions.append(Mention(*found))
    return mentions


def _within(span: Span, known: Sequence[Found], starts: Sequence[int]) -> bool:
    """Whether a span is a part of a listed name."""
    before = bisect_right(starts, span.start)
    if not before:
        return False
    found = known[before - 1]
    return span.end <= found.end and (span.start, span.end) != (found.start, found.end)


def _mention(text: str, span: Span, found: Found | None, gazetteer: Gazetteer, people: Mapping[str, str]) -> Mention:
    of, words = CLASSES[span.kind], text[span.start : span.end]
    if of == "PERSON":
        return Mention(span.start, span.end, of, people[words])
    if found is not None:
        # A country is one, whoever speaks for it; whether a word means it or its people, the list knows better.
        as_listed = found.kind in _LAND_AND_PEOPLE and (of in _LAND_AND_PEOPLE or found.id.startswith("country:"))
        return Mention(span.start, span.end, found.kind if as_listed else of, found.id)
    country = gazetteer.adjectives.get(words) if of == "NATIONALITY" else None
    return Mention(span.start, span.end, of, f"country:{country}" if country else f"{_PREFIXES[of]}:{slug(words)}")


def _people(text: str, spans: Iterable[Span], gazetteer: Gazetteer) -> dict[str, str]:
    """The id of each person by the words of a mention: a surname alone is the first who is named in full with it."""
    mentioned = dict.fromkeys(text[span.start : span.end] for span in spans if CLASSES[span.kind] == "PERSON")
    untitled = {words: _untitled(words) for words in mentioned}
    surnames: dict[str, str] = {}
    for name in untitled.values():
        words = name.split()
        if len(words) > 1:
            surname = words[0] if words[0] in gazetteer.lexicon.family_first else words[-1]
            surnames.setdefault(surname, f"person:{slug(name)}")
    return {words: surnames.get(name, f"person:{slug(name)}") for words, name in untitled.items()}


def _untitled(words: str) -> str:
    """A person's name without the titles before it; an office without a name as it is."""
    each = words.split()
    first = next((n for n, word in enumerate(each) if bare(word).lower() not in TITLES), 0)
    return " ".join(bare(word) for word in each[first:])
