"""Whether words that are a listed name's stand for it, by what the tagger found there and what stands around."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from streams.language.ids import slug
from streams.language.listing import listed
from streams.language.tokens import Lists
from streams.watchlists.around import Entity, capitals_tell, following, opens_sentence
from streams.watchlists.firms import is_within_firm
from streams.watchlists.longer import OF_PEOPLE, begins_before, goes_on
from streams.watchlists.score import LOWER_CASE, OTHER_TYPE, WITH_SUFFIX
from streams.watchlists.spelling import is_short, words_of
from streams.watchlists.ways import LOCATION, MILITARY_PLATFORM, ORGANISATION, PARTY, PERSON

NAMES: Final = frozenset({"PERSON", "ORGANISATION", "LOCATION", "NATIONALITY"})
"""Types of entities that may lie within each other."""
_FITTING: Final[Mapping[str, frozenset[str]]] = {
    PERSON: frozenset({"PERSON"}),
    ORGANISATION: frozenset({"ORGANISATION"}),
    LOCATION: frozenset({"LOCATION"}),
    MILITARY_PLATFORM: frozenset({"MILITARY_PLATFORM", "WEAPON"}),
    PARTY: frozenset({"PERSON", "ORGANISATION"}),
}
"""The types of entities that each type of entry may be."""
_LINKED: Final = frozenset({ORGANISATION, LOCATION})
"""Types whose names go on behind of, for and &."""
_VESSELS: Final = frozenset(
    listed(
        "vessel ship tanker freighter carrier cargo frigate destroyer submarine yacht bulker trawler tug ferry barge "
        "mv mt ms ss hms uss aircraft plane jet boat containership gunboat cruiser corvette"
    )
)
_OF: Final = re.compile(r"\b(?:of|for)(?: the)? \Z")
_LOOKBACK: Final = 48


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
    form_before: bool
    """Whether a legal form stands before it."""
    form_behind: bool
    suffixed: bool
    """Whether a Jr. or the like stands behind a person's name."""

    @property
    def formed(self) -> bool:
        """Whether a legal form stands with it."""
        return self.form_before or self.form_behind


class Verdict(NamedTuple):
    """What a mention is: an entity of the tagger's, or a new one in the place of some of its own."""

    entity: Entity | None
    start: int
    end: int
    instead_of: Sequence[Entity]
    differences: tuple[str, ...]


def judged(mentioned: Mentioned, kind: str, near: Sequence[Entity], lists: Lists) -> Verdict | None:
    """What a mention of an entry of one of `ways.TYPES` is; None where it is a part of something else, or a mere word.

    `near` are the entities that overlap with it or stand beside it.
    """
    start, end = mentioned.start, mentioned.end
    if not mentioned.formed and is_within_firm(mentioned.text, start, end, kind, near, lists):
        return None
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
    differences = (*((LOWER_CASE,) if mentioned.lower else ()), *((WITH_SUFFIX,) if mentioned.suffixed else ()))
    if same is not None and same["type"] in fitting and not around and not crossing:
        return Verdict(same, start, end, (), differences)
    for entity in (*around, *crossing):
        if kind == MILITARY_PLATFORM and entity["type"] in fitting and _is_prefixed(mentioned, entity):
            continue
        if entity["type"] not in NAMES or _is_more(mentioned, kind, entity, near, lists):
            return None
    around = [entity for entity in around if entity["type"] in fitting]
    sure = bool(around) or (same is not None and same["type"] in fitting)
    if not sure:
        if not _is_told(mentioned, kind):
            return None
        if same is not None and not (kind == MILITARY_PLATFORM and _has_vessel(mentioned)):
            if same["type"] not in NAMES or same["id"].startswith("country:"):
                return None
            if mentioned.words == 1 and _is_known(same, kind, lists):
                return None
        elif _is_longer(mentioned, kind, near, lists):
            return None
    if same is not None:
        if same["type"] in fitting:
            return Verdict(same, start, end, (), differences)
        if kind != MILITARY_PLATFORM:
            return Verdict(same, start, end, (), (*differences, OTHER_TYPE))
        inside.append(same)
    if around:
        closest = min(around, key=_length)
        return Verdict(closest, closest["start"], closest["end"], (), differences)
    for entity in crossing:
        if entity["type"] in fitting:
            start, end = min(start, entity["start"]), max(end, entity["end"])
    nested = kind in (ORGANISATION, LOCATION)
    replaced = [*crossing, *[entity for entity in inside if not nested or entity["type"] not in NAMES]]
    return Verdict(None, start, end, replaced, differences)


def _is_known(same: Entity, kind: str, lists: Lists) -> bool:
    """Whether a single word is somebody or something else that is known: a place, a part of a longer name, a family.

    The tagger's type alone does not say so: of a word that it has never seen it is a guess.
    """
    if same["type"] == "NATIONALITY" or "place" in same or same["id"].partition(":")[2] != slug(same["text"]):
        return True
    return same["type"] == PERSON and kind != PERSON and not OF_PEOPLE.isdisjoint(lists.flags.get(same["text"], ""))


def _is_prefixed(mentioned: Mentioned, entity: Entity) -> bool:
    """Whether an entity is a mention behind nothing but words for a ship or an aircraft: MV Blue Heron."""
    if entity["end"] != mentioned.end:
        return False
    return _VESSELS.issuperset(words_of(mentioned.text[entity["start"] : mentioned.start].replace("/", "")))


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
    if mentioned.common or is_short(mentioned.text[mentioned.start : mentioned.end]):
        return False
    return not mentioned.lower or mentioned.caseless


def _has_vessel(mentioned: Mentioned) -> bool:
    """Whether a word for a ship or an aircraft stands beside."""
    text, start, end = mentioned.text, mentioned.start, mentioned.end
    beside = [*words_of(text[max(0, start - 24) : start])[-2:], *words_of(text[end : end + 16])[:1]]
    return not _VESSELS.isdisjoint(beside)


def _is_more(mentioned: Mentioned, kind: str, entity: Entity, near: Sequence[Entity], lists: Lists) -> bool:
    """Whether an entity that a mention is a part of, or crosses, is something else, by the words it has more."""
    text, start, end = mentioned.text, mentioned.start, mentioned.end
    if _goes_on(mentioned, following(text, end, entity["end"], links=kind in _LINKED), kind, lists):
        return True
    if entity["type"] == "ORGANISATION" and kind != ORGANISATION and _OF.search(text, entity["start"], start):
        # The University of Kim Jong Un is not he.
        return True
    return _is_begun(mentioned, kind, max(entity["start"], start - _LOOKBACK), near, lists)


def _goes_on(mentioned: Mentioned, words: Sequence[str], kind: str, lists: Lists) -> bool:
    """Whether words right behind a mention go on with a longer name; behind a legal form none does."""
    if not words or mentioned.form_behind:
        return False
    return goes_on(words, kind, lists, capitals_tell(mentioned.text, mentioned.start, mentioned.end))


def _is_begun(mentioned: Mentioned, kind: str, low: int, near: Sequence[Entity], lists: Lists) -> bool:
    """Whether the word before a mention, not before `low`, begins a longer name."""
    if mentioned.form_before:
        return False
    text, end = mentioned.text, mentioned.start - 1
    if text[max(0, end - 2) : end + 1] == " & ":
        end -= 2
    if end <= low or text[end] not in " \xa0-":
        return False
    start = max(low, text.rfind(" ", low, end) + 1, text.rfind("\n", low, end) + 1, text.rfind("-", low, end) + 1)
    while start < end and not text[start].isalnum():
        start += 1
    if start == end or not text[start].isupper() or not (text[end - 1].isalnum() or text[end - 1] in ".'’"):
        return False
    if _ends(near, end) and (kind != ORGANISATION or mentioned.formed):
        return False
    opens = opens_sentence(text, start)
    tell = capitals_tell(text, mentioned.start, mentioned.end)
    hyphened = text[end] == "-"
    return begins_before(text[start:end], kind, opens=opens, hyphened=hyphened, lists=lists, capitals_tell=tell)


def _is_longer(mentioned: Mentioned, kind: str, near: Sequence[Entity], lists: Lists) -> bool:
    """Whether what stands beside the words makes them a part of a longer name that the tagger did not see."""
    words = following(mentioned.text, mentioned.end, len(mentioned.text), links=kind in _LINKED, near=near)
    if _goes_on(mentioned, words, kind, lists):
        return True
    return _is_begun(mentioned, kind, max(0, mentioned.start - _LOOKBACK), near, lists)


def _ends(near: Sequence[Entity], at: int) -> bool:
    for entity in near:
        if entity["end"] == at:
            return True
    return False
