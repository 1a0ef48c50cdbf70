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
from streams.events.inflect import BASE
from streams.events.lexicon import Lexicon, Word
from streams.events.settling import settle

LONGEST: Final = 1_200
"""Code points of a sentence that are looked at; one that is longer is read up to there."""

_TOKEN: Final = re.compile(r"[^\W_]{1,40}(?:(?:[-.'’&]|,(?=[0-9]))[^\W_]{1,40}){0,8}|[,;:()“”\"—–…]|``|''|--|%")
_COVERING: Final = frozenset({"PERSON", "ORGANISATION", "LOCATION", "NATIONALITY", "TEMPORAL", "MONEY"})
_NOWHERE: Final = 1 << 60
_BEFORE_BASE: Final = frozenset({MODAL, TO, DO})
_OPENING: Final = frozenset({STOP, QUOTE, COMMA})
_KEPT_IN_NAMES: Final = frozenset({"troops", "police", "peacekeeper", "warship"})
_APOSTROPHES: Final = ("'", "’")
_UNIONS: Final = frozenset({"european", "african", "soviet", "customs", "monetary"})
"""Before union: bodies of states, not of workers."""
_INDEFINITE: Final = ("a", "an")
_TO: Final = ("to",)
_BASES: Final = frozenset({"be", "have", "do"})
_ARTICLES: Final = frozenset({"a", "an", "the", "its", "their", "his", "part", "many", "well"})


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
    written: list[str] = _TOKEN.findall(text, start, min(end, start + LONGEST))
    raw = [word.lower() for word in written]
    count = len(raw)
    titled = 2 * sum([word[0] != lower[0] for word, lower in zip(written, raw, strict=True)]) > count
    names = _Names(entities)
    known = lexicon.words
    after = start
    i = 0
    while i < count:
        begin = text.find(written[i], after)
        after = begin + len(written[i])
        word = _without_possessive(reading, raw[i], text, after)
        entry = known.get(word)
        name = names.over(begin)
        taken = 1
        if name is not None and name["type"] == "TEMPORAL":
            kind, entry, name = TIME, None, None
        elif name is not None and name["type"] != "MONEY" and (entry is None or not text[begin].islower()):
            kind, entry = NAME, _within_name(entry, name, word, raw[i - 1] if i else "")
        else:
            phrase = _phrase(reading, lexicon, raw, i, word, entry)
            if phrase is not None:
                rest, entry = phrase
                taken += len(rest)
                for part in written[i + 1 : i + taken]:
                    after = text.find(part, after) + len(part)
                word = " ".join((word, *rest))
            capital = i > 0 and not titled and written[i][0].isupper() and reading.kinds[-1] not in _OPENING
            kind, entry = _kind(reading, entry, word, raw[i + 1] if i + 1 < count else "", capital)
            if entry is not None and name is not None and name["type"] == "MONEY":
                name = None
        reading.words.append(word)
        reading.starts.append(begin)
        reading.ends.append(after)
        reading.entries.append(entry)
        reading.kinds.append(kind)
        reading.names.append(name)
        i += taken
    if headline:
        complete(reading.words, reading.kinds, reading.entries)
    settle(reading.words, reading.kinds, reading.entries, reading.owning, headline)
    return reading


def _without_possessive(reading: Reading, word: str, text: str, end: int) -> str:
    """The next word of a reading, which ends at `end`, as the lexicon writes it."""
    last = word[-1]
    if last == "s":
        if word.endswith(("'s", "’s")):
            reading.owning.add(len(reading.words))
            return word[:-2]
        if text[end : end + 1] in _APOSTROPHES and text[end + 1 : end + 2] == " ":
            reading.owning.add(len(reading.words))
    elif last == "t" and word.endswith("’t"):
        return word.replace("’", "'")
    return word


def _within_name(entry: Word | None, name: Mapping[str, Any], word: str, before: str) -> Word | None:
    """What is kept of what the lexicon has on a word within a name: who it is, and what bodies are made of."""
    if entry is None or (name["type"] == "ORGANISATION" and entry.noun in _KEPT_IN_NAMES):
        return entry
    return entry if entry.sector and not (word == "union" and before in _UNIONS) else None


def _phrase(
    reading: Reading, lexicon: Lexicon, raw: Sequence[str], i: int, word: str, entry: Word | None
) -> tuple[tuple[str, ...], Word] | None:
    """The further words of the longest phrase that begins at `i`, and what the lexicon has on it."""
    seconds = lexicon.phrases.get(word)
    following = seconds.get(raw[i + 1]) if seconds is not None and i + 1 < len(raw) else None
    if following is None:
        return None
    noun = (
        entry is not None
        and reading.kinds
        and reading.kinds[-1] == DETERMINER
        and (entry.noun or reading.words[-1] in _INDEFINITE)
    )
    for phrase in following:
        rest, whole = phrase
        if noun and whole.verb and not whole.noun:
            continue  # its call for talks, a fire at a hotel
        if rest == _TO and word == "going" and _may_be_base(lexicon, raw, i + 2):
            continue  # is going to supply
        if len(rest) == 1 or tuple(raw[i + 1 : i + 1 + len(rest)]) == rest:
            return phrase
    return None


def _may_be_base(lexicon: Lexicon, raw: Sequence[str], i: int) -> bool:
    """Whether the word at `i` may be a verb in its base form."""
    entry = lexicon.words.get(raw[i]) if i < len(raw) else None
    return entry is not None and (entry.form == BASE or raw[i] in _BASES)


def _kind(reading: Reading, entry: Word | None, word: str, following: str, capital: bool) -> tuple[str, Word | None]:
    """What the next word of a reading can be, and what of the lexicon's entry holds of it."""
    if entry is None:
        return NUMBER if word[0].isdigit() else ADVERB if word[-1] == "y" and word.endswith("ly") else OTHER, None
    kind = entry.kind
    if kind == SUBORDINATOR and word == "as" and following in _ARTICLES:
        kind = PREPOSITION
    if not entry.known:
        if kind == ADVERB and entry.verb and reading.kinds and reading.kinds[-1] in _BEFORE_BASE:
            return VERB, entry  # will back, to back
        return kind, None
    if capital:  # inside a sentence it makes a name of a verb: Operation Inherent Resolve
        if kind == VERB or entry.noun == "attack":
            return OTHER, None
        if kind == BOTH:
            return NOUN, entry
    return kind, entry


class _Names:
    """Names, times and sums of money in order, without those that lie within another."""

    __slots__ = ("_end", "_kept", "_name", "_next", "_start")

    def __init__(self, entities: Sequence[Mapping[str, Any]]) -> None:
        self._kept: list[Mapping[str, Any]] = []
        covered = -1
        for entity in entities:
            if entity["start"] >= covered and entity["type"] in _COVERING:
                self._kept.append(entity)
                covered = entity["end"]
        self._next = 0
        self._name: Mapping[str, Any] | None = None
        self._start = self._end = -1
        self._advance()

    def over(self, place: int) -> Mapping[str, Any] | None:
        """The one that covers a place, which is never before the one asked for last."""
        while place >= self._end:
            self._advance()
        return self._name if place >= self._start else None

    def _advance(self) -> None:
        if self._next < len(self._kept):
            self._name = self._kept[self._next]
            self._start, self._end = self._name["start"], self._name["end"]
        else:
            self._name, self._start, self._end = None, _NOWHERE, _NOWHERE
        self._next += 1
