"""A sentence as words with what each can be: the ground on which clauses are found."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from streams.events.grammar import (
    ADVERB,
    BOTH,
    COMMA,
    DETERMINER,
    DO,
    MODAL,
    NAME,
    NOUN,
    NUMBER,
    OTHER,
    PREPOSITION,
    QUOTE,
    STOP,
    SUBORDINATOR,
    TIME,
    TO,
    VERB,
)
from streams.events.headlines import complete
from streams.events.lexicon import Lexicon, Word
from streams.events.settling import settle

LONGEST: Final = 1_200
"""Code points of a sentence that are looked at; one that is longer is read up to there."""

_TOKEN: Final = re.compile(r"[^\W_]{1,40}(?:(?:[-.'’&]|,(?=[0-9]))[^\W_]{1,40}){0,8}|[,;:()“”\"—–…]|``|''|--|%")
_NAMES: Final = frozenset({"PERSON", "ORGANISATION", "LOCATION", "NATIONALITY"})
_BEFORE_BASE: Final = frozenset({MODAL, TO, DO})
_OPENING: Final = frozenset({STOP, QUOTE, COMMA})
_KEPT_IN_NAMES: Final = frozenset({"troops", "police", "peacekeeper", "warship"})


class Reading:
    """The words of a sentence in lower case, without possessive endings, with their places and kinds.

    `entries` holds what the lexicon has on a word, `names` the entity that a word is part of.
    """

    __slots__ = ("ends", "entries", "kinds", "names", "owning", "starts", "words")

    def __init__(self) -> None:
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.entries: list[Word | None] = []
        self.kinds: list[str] = []
        self.names: list[Mapping[str, Any] | None] = []
        self.owning: set[int] = set()
        """Numbers of the words that end in a possessive."""


def read(
    text: str,
    start: int,
    end: int,
    entities: Sequence[Mapping[str, Any]],
    lexicon: Lexicon,
    headline: bool = False,
) -> Reading:
    """The sentence, or `headline`, `text[start:end]`, given the entities that begin in it, in order."""
    reading = Reading()
    words, starts, ends, entries, kinds, names = (
        reading.words,
        reading.starts,
        reading.ends,
        reading.entries,
        reading.kinds,
        reading.names,
    )
    known = lexicon.words
    phrases = lexicon.phrases
    covering = _outermost(entities)
    written: list[str] = _TOKEN.findall(text, start, min(end, start + LONGEST))
    raw = [word.lower() for word in written]
    count = len(raw)
    titled = 2 * sum([word[0] != lower[0] for word, lower in zip(written, raw, strict=True)]) > count
    after = start
    place = 0
    entity: Mapping[str, Any] | None = covering[0] if covering else None
    entity_start, entity_end = _bounds(entity)
    i = 0
    while i < count:
        word = raw[i]
        begin = text.find(written[i], after)
        after = stop = begin + len(written[i])
        while begin >= entity_end and entity is not None:
            place += 1
            entity = covering[place] if place < len(covering) else None
            entity_start, entity_end = _bounds(entity)
        last = word[-1]
        if last == "s":
            if word.endswith(("'s", "’s")):
                word = word[:-2]
                reading.owning.add(len(words))
            elif text[stop : stop + 1] in _APOSTROPHES and text[stop + 1 : stop + 2] == " ":
                reading.owning.add(len(words))
        elif last == "t" and word.endswith("’t"):
            word = word.replace("’", "'")
        entry = known.get(word)
        name = entity if begin >= entity_start else None
        taken = 1
        if name is not None and name["type"] == "TEMPORAL":
            kind, entry, name = TIME, None, None
        elif name is not None and name["type"] != "MONEY" and (entry is None or not text[begin].islower()):
            kind = NAME
            if entry is not None and (name["type"] != "ORGANISATION" or entry.noun not in _KEPT_IN_NAMES):
                entry = entry if entry.sector and not (word == "union" and i and raw[i - 1] in _UNIONS) else None
        else:
            seconds = phrases.get(word)
            following = seconds.get(raw[i + 1]) if seconds is not None and i + 1 < count else None
            if following is not None:
                noun = entry is not None and entry.noun and kinds and kinds[-1] == DETERMINER  # its call for talks
                for rest, whole in following:
                    if noun and whole.verb and not whole.noun:
                        continue
                    size = len(rest)
                    if size == 1 or tuple(raw[i + 1 : i + 1 + size]) == rest:
                        entry = whole
                        taken += size
                        for part in written[i + 1 : i + 1 + size]:
                            after = text.find(part, after) + len(part)
                        stop = after
                        word = " ".join((word, *rest))
                        break
            if entry is not None:
                kind = entry.kind
                if kind == SUBORDINATOR and word == "as" and i + 1 < count and raw[i + 1] in _ARTICLES:
                    kind = PREPOSITION
                if not entry.known:
                    if kind == ADVERB and entry.verb and kinds and kinds[-1] in _BEFORE_BASE:
                        kind = VERB  # will back, to back
                    else:
                        entry = None
                elif i and not titled and written[i][0].isupper() and kinds[-1] not in _OPENING:
                    # Inside a sentence a capital makes a name of a verb: Operation Inherent Resolve.
                    if kind == VERB or entry.noun == "attack":
                        kind, entry = OTHER, None
                    elif kind == BOTH:
                        kind = NOUN
            else:
                first = word[0]
                kind = NUMBER if first.isdigit() else ADVERB if last == "y" and word.endswith("ly") else OTHER
            if name is not None and name["type"] == "MONEY" and entry is not None:
                name = None
        words.append(word)
        starts.append(begin)
        ends.append(stop)
        entries.append(entry)
        kinds.append(kind)
        names.append(name)
        i += taken
    if headline:
        complete(words, kinds, entries)
    settle(words, kinds, entries, reading.owning, headline)
    return reading


_APOSTROPHES: Final = ("'", "’")
_UNIONS: Final = frozenset({"european", "african", "soviet", "customs", "monetary"})
"""Before union: bodies of states, not of workers."""
_ARTICLES: Final = frozenset({"a", "an", "the", "its", "their", "his", "part", "many", "well"})


def _outermost(entities: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Names, times and sums of money without those that lie within another."""
    kept: list[Mapping[str, Any]] = []
    covered = -1
    for entity in entities:
        if entity["start"] >= covered and entity["type"] in _COVERING:
            kept.append(entity)
            covered = entity["end"]
    return kept


def _bounds(entity: Mapping[str, Any] | None) -> tuple[int, int]:
    return (entity["start"], entity["end"]) if entity is not None else (_NOWHERE, _NOWHERE)


_NOWHERE: Final = 1 << 60
_COVERING: Final = _NAMES | {"TEMPORAL", "MONEY"}
