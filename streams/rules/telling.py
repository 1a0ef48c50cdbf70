"""What of a rule's hits says that something is so, and how sure that makes the topic."""

from bisect import bisect_right
from collections.abc import Callable
from typing import Final, NamedTuple

from streams.rules.background import Dates
from streams.rules.clauses import Clauses, clauses
from streams.rules.cues import HISTORICAL, MODES
from streams.rules.document import Document, Occurrence
from streams.rules.modes import modes
from streams.rules.queries import Query

WEIGHTS: Final = {"headline": 0.6, "lead": 0.4, "body": 0.25}
"""How much a sentence says that has evidence, by where it stands; several add up as chances do that all are wrong."""
LEAD: Final = 2
"""Sentences that are the lead."""

_MOST_ASKED: Final = 500
"""Times in a document that a query is asked whether it holds by some words alone."""


class Told(NamedTuple):
    """The hits in clauses that say that something is so, the others with their modes, and the topic's confidence."""

    hits: list[Occurrence]
    others: list[Occurrence]
    modes: list[str]
    confidence: float


class Teller:
    """Tells for the rules of one document, whose sentences are read once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sentences = document.units("sentence")
        self._ends = [end for _, end in self._sentences]
        self._first_of_text = bisect_right(self._ends, document.split)
        self._dates = Dates(document)
        self._read: dict[int, Clauses] = {}
        self._asked = 0

    def tell(self, hits: list[Occurrence], query: Query) -> Told:
        """Divide the hits of a rule's query, which are in order, by what their clauses say.

        Where some of a sentence are not so, others are if the query holds by them alone: by those of their clause, or
        by all before the first that is not so.
        """
        so: list[Occurrence] = []
        others: list[Occurrence] = []
        found: set[str] = set()
        wrong = 1.0
        for number, inside in self._by_sentence(hits).items():
            said = self._clauses(number)
            by_clause: dict[int, list[Occurrence]] = {}
            for hit in inside:
                by_clause.setdefault(said.number(hit[0]), []).append(hit)
            parts = list(by_clause.values())
            told = [modes(self._document, said, part, self._holding(query)) for part in parts]
            trusted = self._trusted(query, parts, told)
            holds = False
            for at, (part, met) in enumerate(zip(parts, told, strict=True)):
                found.update(met)
                if met or (at >= trusted and not self._holds(query, part[0][0], part[-1][1])):
                    others += part
                else:
                    so += part
                    holds = True
            if holds:
                wrong *= 1.0 - WEIGHTS[self._where(number)]
        return Told(so, others, [mode for mode in MODES if mode in found], round(1.0 - wrong, 2))

    def _trusted(self, query: Query, parts: list[list[Occurrence]], told: list[list[str]]) -> int:
        """How many clauses of a sentence, from its first on, say what they say together; the others each by itself."""
        first = next((number for number, met in enumerate(told) if met), len(parts))
        if first in (0, len(parts)):
            return first
        if self._is_doubtful(query, parts, told) or not self._holds(query, parts[0][0][0], parts[first - 1][-1][1]):
            return 0
        return first

    def _is_doubtful(self, query: Query, parts: list[list[Occurrence]], told: list[list[str]]) -> bool:
        """Whether the other clauses of a sentence are so only if they hold by themselves.

        They are not if one that is not so holds, nor if they lack what was long ago: the ferry, which sank in 1994.
        """
        if any(met and self._holds(query, part[0][0], part[-1][1]) for part, met in zip(parts, told, strict=True)):
            return True
        past = [number for number, met in enumerate(told) if HISTORICAL in met]
        if not past:
            return False
        sides = (parts[: past[0]], parts[past[-1] + 1 :])
        return not any(side and self._holds(query, side[0][0][0], side[-1][-1][1]) for side in sides)

    def _holding(self, query: Query) -> Callable[[int, int], bool]:
        return lambda low, high: self._holds(query, low, high)

    def _holds(self, query: Query, low: int, high: int) -> bool:
        """Whether a query holds by some words alone; no longer asked in a text that asks for it too often."""
        self._asked += 1
        return self._asked <= _MOST_ASKED and bool(query.match(self._document, low, high))

    def _by_sentence(self, hits: list[Occurrence]) -> dict[int, list[Occurrence]]:
        found: dict[int, list[Occurrence]] = {}
        for hit in hits:
            found.setdefault(bisect_right(self._ends, hit[0]), []).append(hit)
        return found

    def _clauses(self, number: int) -> Clauses:
        read = self._read.get(number)
        if read is None:
            low, high = self._sentences[number]
            read = self._read[number] = clauses(self._document, low, high, self._document.year, self._dates)
        return read

    def _where(self, number: int) -> str:
        if number < self._first_of_text:
            return "headline"
        return "lead" if number < self._first_of_text + LEAD else "body"

    def all_so(self, hits: list[Occurrence]) -> Told:
        """The same for a rule of a language whose clauses are not read: all its hits, which are in order, count."""
        wrong = 1.0
        for number in self._by_sentence(hits):
            wrong *= 1.0 - WEIGHTS[self._where(number)]
        return Told(hits, [], [], round(1.0 - wrong, 2))
