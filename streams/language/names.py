"""The names of a text as mentions, each with the id that its own words give it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Final

from streams.language.appositions import is_somebody
from streams.language.bracketed import with_bracketed
from streams.language.cues import TENS, UNITS
from streams.language.gazetteer import Found, Gazetteer
from streams.language.ids import slug, unpossessed
from streams.language.lands import lands
from streams.language.mentions import Mention
from streams.language.mistaken import is_mistaken, with_airlines
from streams.language.owners import unowned
from streams.language.scores import CLASSES
from streams.language.settle import Span
from streams.language.surnames import called_by_surname
from streams.language.titled import with_titled
from streams.language.trimming import trimmed

_PREFIXES: Final = {
    "PERSON": "person",
    "ORGANISATION": "organisation",
    "LOCATION": "place",
    "NATIONALITY": "nationality",
}


_WHO: Final = (", who ", " who ")
"""What no place is followed by."""
_MISTAKEN: Final = frozenset({"PERSON", "LOCATION"})
"""What a model may take a company for that it has met too seldom."""
_COMPANIES: Final = frozenset({"B", "b"})
"""What the lists have on names that are a company's and nothing else."""
_LAND_AND_PEOPLE: Final = frozenset({"LOCATION", "NATIONALITY"})
_OWNED: Final = frozenset({"LOCATION", "ORGANISATION"})
_NUMERALS: Final = frozenset(
    {word.capitalize() for word in (*UNITS, *TENS)} | {f"{ten}-{unit}".capitalize() for ten in TENS for unit in UNITS}
)
_COUNT: Final = re.compile(r" [0-9]{1,6}(?: [a-z-]{1,30})?\Z")
"""A number at the end of a name, with what it counts."""
_NO_NAMES: Final = _NUMERALS | {"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western"}
"""What has a capital at the beginning of a sentence or before a name, and is none by itself."""


def names(text: str, known: Sequence[Found], gazetteer: Gazetteer) -> list[Mention]:
    """Mentions of people, organisations, places and nationalities; one may lie within another.

    `known` are the listed names in the text. One that the model makes nothing of is a name all the same, and nothing
    within one is: there is no Korea in North Korea.
    """
    spans = with_airlines(text, with_titled(text, gazetteer.names.find(text), gazetteer.words))
    spans = with_bracketed(text, spans)
    listed = {(found.start, found.end): found for found in known}
    listed_starts = [found.start for found in known]
    spans = [
        span
        for span in trimmed(text, spans, gazetteer.adjectives)
        if not _within(span, known, listed_starts)
        and text[span.start : span.end] not in _NO_NAMES
        and not _is_address(text, span, listed)
        and not _is_count(text, span, listed)
    ]
    mentions = [_mention(text, span, _listed(text, span, listed), gazetteer) for span in spans]
    mentions = lands(text, mentions, listed, gazetteer)
    starts = [span.start for span in spans]
    furthest = list(accumulate([span.end for span in spans], max))
    for found in known:
        before = bisect_left(starts, found.end)
        if not before or furthest[before - 1] <= found.start:
            mentions.append(Mention(*found))
    mentions = [mention for mention in mentions if not is_mistaken(text, mention)]
    return mentions + called_by_surname(text, mentions, gazetteer.words)


def _within(span: Span, known: Sequence[Found], starts: Sequence[int]) -> bool:
    """Whether a span is a part of a listed name."""
    before = bisect_right(starts, span.start)
    if not before:
        return False
    found = known[before - 1]
    return span.end <= found.end and (span.start, span.end) != (found.start, found.end)


def _is_address(text: str, span: Span, listed: Mapping[tuple[int, int], Found]) -> bool:
    """Whether a span joins a listed name to those it turns to: an appeal from Egypt to Israel."""
    for to in (" to ", " for "):
        at = text.find(to, span.start, span.end)
        if at > 0 and (span.start, at) in listed:
            return True
    return False


def _is_count(text: str, span: Span, listed: Mapping[tuple[int, int], Found]) -> bool:
    """Whether a span joins a listed name to the number of what comes next: they told AFP 35 bodies had been found."""
    count = _COUNT.search(text[span.start : span.end]) if (span.start, span.end) not in listed else None
    return count is not None and (span.start, span.start + count.start()) in listed


def _listed(text: str, span: Span, listed: Mapping[tuple[int, int], Found]) -> Found | None:
    """The listed name of a span, a possessive left out."""
    found = listed.get((span.start, span.end))
    if found is None and text[span.end - 2 : span.end] in ("'s", "’s"):
        found = listed.get((span.start, span.end - 2))
    return found


def _mention(text: str, span: Span, found: Found | None, gazetteer: Gazetteer) -> Mention:
    """A mention with what its own words say it stands for; what the others say comes later, see `identity`."""
    of, words = CLASSES[span.kind], text[span.start : span.end]
    if of == "PERSON" and found is not None and found.kind == "ORGANISATION":
        of = "ORGANISATION"  # Zhongnanhai is nobody's name
    if of == "LOCATION" and found is None and text.startswith(_WHO, span.end):
        of = "PERSON"
    if of in _OWNED and found is None and is_somebody(text, span.start, span.end, gazetteer.words):
        of = "PERSON"
    if of in _MISTAKEN and gazetteer.words.flags.get(words, "") in _COMPANIES:
        of = "ORGANISATION"
    if found is not None and of != "PERSON":
        # A country is one, whoever speaks for it; whether a word means it or its people, the list knows better.
        as_listed = found.kind in _LAND_AND_PEOPLE and (of in _LAND_AND_PEOPLE or found.id.startswith("country:"))
        return Mention(span.start, span.end, found.kind if as_listed else of, found.id)
    country = gazetteer.adjectives.get(words) if of == "NATIONALITY" else None
    prefix, name = _PREFIXES[of], unpossessed(words)
    if of in _OWNED and " " in name:
        name = unowned(name, prefix, gazetteer)
    own = f"{prefix}:{slug(name)}"
    if of == "ORGANISATION":
        own = gazetteer.company(own)
    return Mention(span.start, span.end, of, f"country:{country}" if country else own)
