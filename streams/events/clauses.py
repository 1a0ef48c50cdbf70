"""The verbs of a sentence with their subjects, objects and complements: a cheap clause analysis in one pass."""

from collections.abc import Mapping, Sequence
from typing import Final

from streams.events.grammar import (
    ADVERB,
    BE,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    HAVE,
    LINKS_THAT_HEDGE,
    MODAL,
    NAME,
    NOT,
    NOUN,
    NUMBER,
    OBJECT,
    OTHER,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    READY,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    THAT,
    TIME,
    TO,
    VERB,
)
from streams.events.links import link
from streams.events.objects import add_object
from streams.events.predicate import (
    ADVERBIAL,
    FINITE,
    MAIN,
    RELATED,
    SAID,
    SPEAKING,
    TAIL,
    TAKES_COMPLEMENT,
    Predicate,
)
from streams.events.reading import Reading
from streams.events.verb_groups import predicate_at

_REPORTING: Final = frozenset({"say", "sue", "accuse", "protest", "threaten"})
"""Classes of verbs that name a source at the end of a sentence."""
_TOLD: Final = frozenset({"demand", "offer", "threat"})
"""Nouns of what is said: the threat that."""
_INERT: Final = frozenset(
    {NOUN, NAME, TIME, DETERMINER, PREPOSITION, ADVERB, NUMBER, PRONOUN, OBJECT, QUOTE, TO, MODAL, NOT}
)
"""Kinds of words that begin neither a clause nor a verb."""
_PARTICLES: Final = frozenset({"in", "out", "off", "down", "up", "over"})
_AFTER_PARTICLES: Final = frozenset(
    {COMMA, STOP, CONJUNCTION, PREPOSITION, SUBORDINATOR, TIME, TO, QUOTE, THAT, ADVERB}
)
_WITHOUT_CLAUSE: Final = frozenset({"launch", "end", "be", "have"})
"""Classes of verbs whose complement is no clause with a subject."""
_GAP: Final = 10  # words between a verb and what may belong to it: hold the army responsible
_REGION: Final = 14  # words after a verb in which its object is looked for


def predicates(reading: Reading, gaps: Mapping[str, Mapping[str, Sequence[tuple[str, str, str]]]]) -> list[Predicate]:
    """The verbs of a sentence in order, linked; a sentence without any gives none."""
    found = _verbs(reading)
    size = len(reading.words)
    for n, predicate in enumerate(found):
        limit = found[n + 1].first if n + 1 < len(found) else size
        if reading.words[predicate.at] in gaps:
            _join(reading, predicate, gaps[reading.words[predicate.at]], limit)
        add_object(reading, predicate, min(limit, predicate.at + _REGION))
    for n in range(1, len(found)):
        link(reading, found, n)
    return found


def _join(
    reading: Reading, predicate: Predicate, endings: Mapping[str, Sequence[tuple[str, str, str]]], limit: int
) -> None:
    """Take a verb together with what stands some words on: hold the army responsible."""
    words = reading.words
    for i in range(predicate.at + 1, min(limit + 1, len(words), predicate.at + _GAP)):
        for rest, cls, lemma in endings.get(words[i].split(" ", 1)[0], ()):
            size = rest.count(" ")
            here = " ".join(words[i : i + size + 1]) if size else words[i]
            if (here == rest and (size or _ends(reading, i))) or (size and here.startswith(rest + " ")):
                predicate.cls, predicate.lemma = cls, lemma
                return


def _ends(reading: Reading, i: int) -> bool:
    """Whether the word at `i` is no preposition with a noun: turned him in, not turned the hoses in anger."""
    if reading.words[i] not in _PARTICLES or i + 1 == len(reading.words):
        return True
    return reading.kinds[i + 1] in _AFTER_PARTICLES


def _verbs(reading: Reading) -> list[Predicate]:
    """The verbs of a sentence in order, each with its clause and, where it is finite, its subject."""
    kinds, words = reading.kinds, reading.words
    found: list[Predicate] = []
    clause = _Clause()
    for i, kind in enumerate(kinds):
        if kind in _INERT:
            continue
        if kind == SUBORDINATOR:
            clause.enter(ADVERBIAL, words[i], i + 1)
        elif kind == RELATIVE:
            clause.enter(RELATED, words[i], i + 1)
        elif kind == THAT:
            clause.enter(SAID if _is_what_is_said(reading, found, i) else RELATED, "that", i + 1)
        elif kind in (COMMA, STOP):
            clause.part(kind, i + 1, kinds)
        elif kind == CONJUNCTION:
            if clause.verbs:
                clause.verbs, clause.start = 0, i + 1
        elif kind == VERB or kind in (BE, HAVE) or (kind == OTHER and words[i] in READY):
            predicate = predicate_at(reading, i, clause.verbs > 0, clause.owes_main())
            if predicate is None:
                continue
            predicate.link_word, predicate.clause = clause.link_word, clause.kind
            if predicate.form == FINITE:
                clause.take(reading, predicate)
            predicate.hedged = predicate.link_word in LINKS_THAT_HEDGE
            found.append(predicate)
    return found


class _Clause:
    """The clause that is being read, and what is known of those around it."""

    __slots__ = ("kind", "link_word", "outer", "seen_main", "start", "verbs")

    def __init__(self) -> None:
        self.kind, self.link_word = MAIN, ""
        self.start = self.outer = 0
        """The numbers of the first words of it and of the one around it."""
        self.verbs = 0
        """Finite ones in it."""
        self.seen_main = False

    def enter(self, kind: str, link_word: str, start: int) -> None:
        """A word leads in another clause."""
        self.kind, self.link_word, self.verbs = kind, link_word, 0
        self.outer, self.start = self.start, start

    def part(self, kind: str, start: int, kinds: Sequence[str]) -> None:
        """A comma or a stop may end it."""
        if self.kind == RELATED and not self.seen_main and kind == COMMA:
            self._back_to_main()  # Turkey, which keeps troops there, said
            self.verbs = 0
        elif self.verbs or self.seen_main or self.kind == ADVERBIAL:
            if not self.seen_main or self.kind in (ADVERBIAL, RELATED):
                self.kind = MAIN
            self.link_word, self.verbs, self.start = "", 0, start
        elif kind == COMMA and self.kind == MAIN and kinds[self.start] == PREPOSITION:
            self.start = start  # During talks with Turkey, Iran said

    def owes_main(self) -> bool:
        """Whether, after the verb of a relative clause, the one of the main clause is still to come."""
        return self.kind == RELATED and self.verbs > 0 and not self.seen_main

    def take(self, reading: Reading, predicate: Predicate) -> None:
        """A finite verb is of this clause, of the main one, or of the source that ends the sentence."""
        if self.verbs and self.kind in (RELATED, ADVERBIAL) and not self.seen_main:
            self._back_to_main()
            predicate.clause, predicate.link_word = MAIN, ""
        self.verbs += 1
        told_before, self.seen_main = self.seen_main, self.seen_main or self.kind == MAIN
        predicate.subject_from, predicate.subject_to = self.start, predicate.first
        cls, i = predicate.cls, predicate.at
        if told_before and cls in _REPORTING and self.kind in (MAIN, SAID) and _closes(reading, i):
            predicate.clause = TAIL
        elif cls == "say":
            self.kind, self.link_word = SAID if self.kind == MAIN else self.kind, ""
            self.start, self.verbs = i + 1, 0
        elif cls in TAKES_COMPLEMENT and cls not in _WITHOUT_CLAUSE:
            self.start = i + 1

    def _back_to_main(self) -> None:
        self.kind, self.link_word, self.start = MAIN, "", self.outer


def _is_what_is_said(reading: Reading, found: Sequence[Predicate], i: int) -> bool:
    """Whether `that` at `i` leads in what a verb of saying is about, not what a noun is: told members that they."""
    entry = reading.entries[i - 1] if i else None
    if i == 0 or reading.kinds[i - 1] not in (NOUN, NAME, OTHER) or (entry is not None and entry.noun in _TOLD):
        return True
    if not found:
        return False
    if found[-1].at >= i - 4 and found[-1].cls in SPEAKING:
        return True
    last = next((predicate for predicate in reversed(found) if predicate.form == FINITE), None)
    follows = reading.kinds[i + 1] if i + 1 < len(reading.kinds) else STOP
    return last is not None and last.cls == "say" and follows not in (VERB, BE, HAVE, MODAL)


def _closes(reading: Reading, i: int) -> bool:
    """Whether little but names and times follows: a source named at the end."""
    return all(kind not in (VERB, THAT, BE, MODAL) for kind in reading.kinds[i + 1 : i + 12]) and any(
        kind in (COMMA, QUOTE) for kind in reading.kinds[max(0, i - 12) : i]
    )
