"""A sentence as words with what each can be: the ground on which clauses are found."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from streams.events.grammar import (
    ADVERB,
    BE,
    BOTH,
    COMMA,
    DETERMINER,
    DO,
    HAVE,
    MODAL,
    NAME,
    NOT,
    NOUN,
    NUMBER,
    OTHER,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    THAT,
    TIME,
    TO,
    VERB,
)
from streams.events.inflect import BASE, ING, PAST, THIRD
from streams.events.lexicon import Lexicon, Word
from streams.events.predicate import TAKES_COMPLEMENT

LONGEST: Final = 1_200
"""Code points of a sentence that are looked at; one that is longer is read up to there."""

_TOKEN: Final = re.compile(r"[^\W_]{1,40}(?:(?:[-.'’&]|,(?=[0-9]))[^\W_]{1,40}){0,8}|[,;:()“”\"—–…]|``|''|--|%")
_NAMES: Final = frozenset({"PERSON", "ORGANISATION", "LOCATION", "NATIONALITY"})
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


def read(text: str, start: int, end: int, entities: Sequence[Mapping[str, Any]], lexicon: Lexicon) -> Reading:
    """The sentence `text[start:end]`, given the entities that begin in it, in order."""
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
    written = _TOKEN.findall(text, start, min(end, start + LONGEST))
    raw = [word.lower() for word in written]
    count = len(raw)
    titled = 2 * sum(word[0].isupper() for word in written) > count
    after = start
    place = 0
    entity: Mapping[str, Any] | None = covering[0] if covering else None
    entity_start, entity_end = _bounds(entity)
    i = 0
    while i < count:
        word = raw[i]
        begin = text.index(written[i], after)
        after = stop = begin + len(written[i])
        while begin >= entity_end and entity is not None:
            place += 1
            entity = covering[place] if place < len(covering) else None
            entity_start, entity_end = _bounds(entity)
        ending = word[-2:]
        if ending == "'s" or ending == "’s":
            word = word[:-2]
            reading.owning.add(len(words))
        elif ending == "’t":
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
            if word in phrases:
                noun = entry is not None and entry.noun and kinds and kinds[-1] == DETERMINER  # its call for talks
                for rest, whole in phrases[word]:
                    if i + 1 < count and raw[i + 1] == rest[0] and not (noun and whole.verb and not whole.noun):
                        size = len(rest)
                        if size == 1 or tuple(raw[i + 1 : i + 1 + size]) == rest:
                            entry = whole
                            taken += size
                            for part in written[i + 1 : i + 1 + size]:
                                after = text.index(part, after) + len(part)
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
                kind = NUMBER if first.isdigit() else ADVERB if ending == "ly" else OTHER
            if name is not None and name["type"] == "MONEY" and entry is not None:
                name = None
        words.append(word)
        starts.append(begin)
        ends.append(stop)
        entries.append(entry)
        kinds.append(kind)
        names.append(name)
        i += taken
    _settle(reading)
    return reading


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
_BEFORE_NOUNS: Final = frozenset({DETERMINER, PREPOSITION, NUMBER})
_BEFORE_VERBS: Final = frozenset({TO, MODAL, NOT, DO, PRONOUN, RELATIVE})
_AFTER_VERBS: Final = frozenset({DETERMINER, NAME, PRONOUN, THAT, TO, NUMBER})


_BEFORE_BASE: Final = frozenset({MODAL, TO, DO})
_OPENING: Final = frozenset({STOP, QUOTE, COMMA})
_UNSETTLED: Final = frozenset({TO, BOTH, VERB})


def _settle(reading: Reading) -> None:
    """Decide for words that may be verbs or nouns, and take back verbs that stand as adjectives before a noun."""
    kinds = reading.kinds
    words = reading.words
    last = len(kinds) - 1
    for i, kind in enumerate(kinds):
        if kind not in _UNSETTLED:
            continue
        if kind == TO and (i == last or kinds[i + 1] not in (VERB, BOTH, ADVERB, BE, HAVE, OTHER, NOT, DO)):
            kinds[i] = PREPOSITION
            continue
        if kind == TO:
            continue
        entry = reading.entries[i]
        assert entry is not None  # noqa: S101 - only words with an entry are of these kinds
        before = kinds[i - 1] if i else STOP
        if before == ADVERB and i > 1:
            before = kinds[i - 2]
        after = kinds[i + 1] if i < last else STOP
        if kind == BOTH:
            kinds[i] = VERB if _is_verb(reading, i, entry, before, after) else NOUN
        elif (
            entry.form not in (BASE, THIRD, ING, PAST)
            and i
            and kinds[i - 1] == VERB
            and reading.entries[i - 1].form not in (BASE, ING)  # type: ignore[union-attr]
            and after in (NOUN, NAME, OTHER, BOTH)
        ):
            kinds[i] = OTHER  # questioned captured suspects
        elif (not i and entry.form not in (BASE, THIRD, ING) and after in (NOUN, NAME, BOTH, OTHER)) or (
            (
                entry.form not in (BASE, THIRD, ING, PAST)
                and (before in _BEFORE_NOUNS or (i and i - 1 in reading.owning))
                and after in (NOUN, OTHER, NAME, BOTH, VERB, NUMBER)
                and words[i - 1] not in ("who", "been", "being")
            )
            or (
                entry.form == ING
                and (before == DETERMINER or (i and i - 1 in reading.owning))
                and after in (NOUN, OTHER, BOTH)
            )
            or (
                entry.form in (BASE, THIRD)
                and (before in (DETERMINER, PREPOSITION, NUMBER) or (i and i - 1 in reading.owning))
                and kinds[i - 1] != ADVERB
            )
        ):
            kinds[i] = OTHER


_UNCHANGED: Final = frozenset({"cut", "put", "set", "hit", "shut", "let", "quit", "hurt", "beat", "spread"})


def _is_verb(reading: Reading, i: int, entry: Word, before: str, after: str) -> bool:
    if entry.form == ING:
        if before == VERB and after in (NOUN, NAME, DETERMINER, NUMBER, OTHER):
            return True
        return before in (BE, SUBORDINATOR, COMMA, TO) or (before == PREPOSITION and after in _AFTER_VERBS)
    if before == TO:
        return entry.form == BASE
    if before in (MODAL, DO, NOT):
        return entry.form == BASE
    if (i and i - 1 in reading.owning) or before in _BEFORE_NOUNS:
        return False
    if before in (HAVE, BE):
        return entry.form not in (BASE, THIRD)
    if entry.lemma in _UNCHANGED and entry.form == BASE:
        return after in _AFTER_VERBS or (before in (NAME, PRONOUN) and after in (NOUN, OTHER, BOTH))
    if entry.form == BASE:
        if before in (PRONOUN, RELATIVE):
            return True
        left = reading.entries[i - 1] if i else None
        if before == NAME and i > 2 and reading.kinds[i - 2] == PREPOSITION and after in _AFTER_VERBS:
            head = reading.entries[i - 3]
            return reading.words[i - 3].endswith("s") or (head is not None and head.plural)  # rebels in Nepal plan a
        if before in (NOUN, NAME, OTHER) and i:
            many = (left is not None and left.plural) or reading.words[i - 1].endswith("s")
            return many and (after in _AFTER_VERBS or after == PREPOSITION)
        return False
    if entry.form == THIRD:
        if before in (NAME, NOUN, RELATIVE, PRONOUN, OTHER) and i:
            left = reading.entries[i - 1]
            many = left is not None and left.plural
            if after == TO and entry.verb not in TAKES_COMPLEMENT:
                return False
            return not many and after in _AFTER_VERBS
        return before == COMMA and after in (TO, THAT)
    return True
