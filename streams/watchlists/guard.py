"""Whether words that are a listed name's stand for it, by what the tagger found there and what stands around."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final, NamedTuple

from streams.language.listing import listed
from streams.language.tokens import FUNCTION_WORDS, LINKS, ORGANISATION_HEADS, PLACE_HEADS, TITLES
from streams.watchlists import legal_forms
from streams.watchlists.score import LOWER_CASE, OTHER_TYPE
from streams.watchlists.spelling import spelled, words_of
from streams.watchlists.ways import LOCATION, MILITARY_PLATFORM, ORGANISATION, PARTY, PERSON

Entity = Mapping[str, Any]

_FITTING: Final[Mapping[str, frozenset[str]]] = {
    PERSON: frozenset({"PERSON"}),
    ORGANISATION: frozenset({"ORGANISATION"}),
    LOCATION: frozenset({"LOCATION"}),
    MILITARY_PLATFORM: frozenset({"MILITARY_PLATFORM", "WEAPON"}),
    PARTY: frozenset({"PERSON", "ORGANISATION"}),
}
"""The types of entities that each type of entry may be."""
NAMES: Final = frozenset({"PERSON", "ORGANISATION", "LOCATION", "NATIONALITY"})
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
_VESSELS: Final = frozenset(
    listed(
        "vessel ship tanker freighter carrier cargo frigate destroyer submarine yacht bulker trawler tug ferry barge "
        "mv mt ms ss hms uss aircraft plane jet boat containership gunboat cruiser corvette"
    )
)
_HEADS: Final = ORGANISATION_HEADS | PLACE_HEADS
_NEXT: Final = re.compile(r"(?:[ \xa0]|-(?=[^\W\d_]))((?:of|for) )?([^\W\d_][\w'’]{0,40})")
_LAST: Final = re.compile(r"([^\W\d_][\w'’.]{0,40})[ \xa0-]\Z")
_WORD: Final = re.compile(r"[^\W\d_][\w'’]*")
_AROUND: Final = 80
_SHORT: Final = 3


class Mentioned(NamedTuple):
    """Words of a text that are a listed name's: code points, those of its legal form included."""

    text: str
    start: int
    end: int
    words: int
    """How many, without the legal form."""
    lower: bool
    """Whether a word is in lower case that should not be."""
    caseless: bool
    """Whether the text has no capitals at all."""
    common: bool
    """Whether all words are of the language."""
    formed: bool
    """Whether a legal form stands with it."""


class Verdict(NamedTuple):
    """What a mention is: an entity of the tagger's, or a new one in the place of some of its own."""

    entity: Entity | None
    start: int
    end: int
    instead_of: Sequence[Entity]
    differences: tuple[str, ...]


def judged(mentioned: Mentioned, kind: str, near: Sequence[Entity], common: Collection[str]) -> Verdict | None:
    """What a mention of an entry of one of `ways.TYPES` is; None where it is a part of something else, or a mere word.

    `near` are the entities that overlap with it or stand beside it; `common` are words of the language.
    """
    start, end = mentioned.start, mentioned.end
    fitting = _FITTING[kind]
    same: Entity | None = None
    around: list[Entity] = []
    inside: list[Entity] = []
    crossing: list[Entity] = []
    for entity in near:
        if entity["start"] >= end or entity["end"] <= start:
            continue
        if entity["start"] == start and entity["end"] == end:
            same = entity
        elif entity["start"] <= start and end <= entity["end"]:
            around.append(entity)
        elif start <= entity["start"] and entity["end"] <= end:
            inside.append(entity)
        else:
            crossing.append(entity)
    sure = same is not None and same["type"] in fitting
    if (around or crossing) and not _capitals_tell(mentioned.text, start, end):
        # Where all words have capitals, the tagger cannot know where a name ends either.
        crossing = [entity for entity in crossing if _has_head(mentioned, entity)]
        around = [entity for entity in around if entity["type"] in fitting or _has_head(mentioned, entity)]
    for entity in (*around, *crossing):
        low, high = min(start, entity["start"]), max(end, entity["end"])
        if entity["type"] not in fitting or not _goes_with(mentioned, low, high, kind):
            return None
    sure = sure or bool(around)
    if not sure and not _is_told(mentioned, kind):
        return None
    differences = (LOWER_CASE,) if mentioned.lower else ()
    if same is not None:
        if sure:
            return Verdict(same, start, end, (), differences)
        if kind == MILITARY_PLATFORM and _has_vessel(mentioned):
            return Verdict(None, start, end, (same,), differences)
        if mentioned.words == 1 or same["type"] not in NAMES or same["id"].startswith("country:"):
            return None
        return Verdict(same, start, end, (), (*differences, OTHER_TYPE))
    if around:
        closest = min(around, key=_length)
        return Verdict(closest, closest["start"], closest["end"], (), differences)
    if not sure and _is_longer(mentioned, kind, near, common):
        return None
    for entity in crossing:
        start, end = min(start, entity["start"]), max(end, entity["end"])
    nested = kind in (ORGANISATION, LOCATION)
    replaced = [*crossing, *(entity for entity in inside if not nested or entity["type"] not in NAMES)]
    return Verdict(None, start, end, replaced, differences)


def _length(entity: Entity) -> int:
    length: int = entity["end"] - entity["start"]
    return length


def _is_told(mentioned: Mentioned, kind: str) -> bool:
    """Whether the words alone are enough, where the tagger does not see such a name."""
    if mentioned.words > 1:
        return not (mentioned.common and mentioned.lower) or mentioned.formed or mentioned.caseless
    if mentioned.formed:
        return not mentioned.lower or mentioned.caseless
    if kind == MILITARY_PLATFORM:
        return _has_vessel(mentioned)
    if mentioned.common or mentioned.end - mentioned.start <= _SHORT:
        return False
    return not mentioned.lower or mentioned.caseless


def _has_vessel(mentioned: Mentioned) -> bool:
    text, start, end = mentioned.text, mentioned.start, mentioned.end
    beside = [*words_of(text[max(0, start - 24) : start])[-2:], *words_of(text[end : end + 16])[:1]]
    return not _VESSELS.isdisjoint(beside)


def _goes_with(mentioned: Mentioned, low: int, high: int, kind: str) -> bool:
    """Whether a longer entity is the same: what it has more are titles, articles, legal forms, words in lower case."""
    text = mentioned.text
    more = [*_WORD.findall(text[low : mentioned.start]), *_WORD.findall(text[mentioned.end : high])]
    for word in more:
        lower = word.lower()
        if word[0].isupper() and not (
            lower in FUNCTION_WORDS
            or (kind in (PERSON, PARTY) and (lower in TITLES or lower in _SUFFIXES))
            or (kind in (ORGANISATION, PARTY) and legal_forms.behind([spelled(lower)], 0))
        ):
            return False
    return True


def _has_head(mentioned: Mentioned, entity: Entity) -> bool:
    """Whether an entity has a word beyond a mention that bodies or places end with."""
    more = mentioned.text[entity["start"] : mentioned.start] + " " + mentioned.text[mentioned.end : entity["end"]]
    return not _HEADS.isdisjoint(words_of(more))


def _is_longer(mentioned: Mentioned, kind: str, near: Sequence[Entity], common: Collection[str]) -> bool:
    """Whether what stands beside the words makes them a part of a longer name that the tagger did not see."""
    text, start, end = mentioned.text, mentioned.start, mentioned.end
    following = _NEXT.match(text, end)
    if following is not None and following[2][0].isupper() and not (following[1] and kind != ORGANISATION):
        at, lower = following.start(2), following[2].lower()
        if kind == PERSON and lower in _HEADS:
            return True
        if not (_begins(near, at) or _may_stand_beside(lower, kind)) and _capitals_tell(text, start, end):
            return True
    before = _LAST.search(text[max(0, start - 48) : start])
    if before is None or not before[1][0].isupper():
        return False
    lower = before[1].rstrip(".").lower()
    at = start - len(before[0])
    if _ends(near, start - 1) or _may_stand_beside(lower, kind):
        return False
    if lower in common and _opens_sentence(text, at):
        return False
    return _capitals_tell(text, start, end)


def _begins(near: Sequence[Entity], at: int) -> bool:
    return any(entity["start"] == at for entity in near)


def _ends(near: Sequence[Entity], at: int) -> bool:
    return any(entity["end"] == at for entity in near)


def _may_stand_beside(lower: str, kind: str) -> bool:
    if lower in FUNCTION_WORDS or lower in LINKS:
        return True
    return lower in TITLES or lower in _SUFFIXES if kind in (PERSON, PARTY) else False


def _opens_sentence(text: str, at: int) -> bool:
    return not at or text[:at].rstrip(" ")[-1:] in ("", "\n", ".", "!", "?", ":", "”", '"', "“")


def _capitals_tell(text: str, start: int, end: int) -> bool:
    """Whether words that are no names are in lower case here: not in a headline."""
    low = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    line_end = text.find("\n", end, end + _AROUND)
    high = line_end if line_end >= 0 else end + _AROUND
    words = [*_WORD.findall(text[low:start]), *_WORD.findall(text[end:high])]
    long = [word for word in words if len(word) > _SHORT]
    return not long or any(word[0].islower() for word in long)
