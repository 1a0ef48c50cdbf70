"""EQL by its meaning, written for plainness and not for speed: what the compiled queries are held against.

It shares the parser with them and nothing else: it has its own idea of words, fields, sentences apart.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from Stemmer import Stemmer

from streams.language.sentences import sentences
from streams.rules.eql import And, Clause, Not, Or, Prox, Search

Hits = set[tuple[int, int]] | None
"""Words from and up to, numbered through headline and text; None where a clause does not hold."""


@cache
def stem(word: str, language: str) -> str:
    return str(Stemmer(language).stemWord(word))


def fold(text: str) -> str:
    text = text.lower().replace("’", "'").replace("ß", "ss")
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@dataclass(frozen=True)
class Word:
    field: str
    text: str
    sentence: int
    paragraph: int
    start: int
    end: int

    @property
    def folded(self) -> str:
        return fold(self.text)


def words_of(headline: str, text: str) -> list[Word]:
    found = []
    for field, content in (("title", headline), ("body", text)):
        spans = sentences(content)
        for match in re.finditer(r"[^\W_]+(?:['’][^\W_]+)*", content):
            paragraph = content.count("\n", 0, match.start()) if field == "body" else 0
            sentence = next(n for n, (low, high) in enumerate(spans) if low <= match.start() < high)
            found.append(Word(field, match.group(), sentence, paragraph, match.start(), match.end()))
    return found


class Reference:
    def __init__(self, headline: str, text: str, language: str = "english") -> None:
        self.fields = {"title": headline, "body": text}
        self.words = words_of(headline, text)
        self.language = language

    def hits(self, clause: Clause, low: int = 0, high: int | None = None) -> Hits:
        """The occurrences among the words `low` up to `high`."""
        high = len(self.words) if high is None else high
        if isinstance(clause, Search):
            return self.search(clause, low, high)
        if isinstance(clause, Prox):
            return self.near(clause, low, high) if clause.unit == "word" else self.within(clause, low, high)
        if isinstance(clause, And):
            return self.all(clause.clauses, low, high)
        assert not isinstance(clause, Not)
        parts = [hits for inner in clause.clauses if (hits := self.hits(inner, low, high)) is not None]
        union = set().union(*parts)
        if isinstance(clause, Or):
            return union if parts else None
        return union if (len(parts) if clause.unique else len(union)) >= clause.least else None

    def all(self, clauses: tuple[Clause, ...], low: int, high: int) -> Hits:
        found: set[tuple[int, int]] = set()
        for clause in clauses:
            if isinstance(clause, Not):
                if any(self.hits(inner, low, high) is not None for inner in clause.clauses):
                    return None
            elif (hits := self.hits(clause, low, high)) is None:
                return None
            else:
                found |= hits
        return found

    def search(self, clause: Search, low: int, high: int) -> Hits:
        if "regexp" in clause.modifiers:
            return self.regexp(clause, low, high)
        terms = [clause.term] if clause.relation == "adj" else clause.term.split()
        if clause.index is None:
            for field in ("title", "body"):
                each = [self.row(term, clause, (field,), low, high) for term in terms]
                if all(each):
                    return set().union(*(self.search_all(terms, clause, low, high)))
            return None
        fields = ("title", "body") if clause.index == "text_content" else (clause.index,)
        each = [self.row(term, clause, fields, low, high) for term in terms]
        if clause.relation == "all" and not all(each):
            return None
        return set().union(*each) or None

    def search_all(self, terms: list[str], clause: Search, low: int, high: int) -> list[set[tuple[int, int]]]:
        fields = [f for f in ("title", "body") if all(self.row(t, clause, (f,), low, high) for t in terms)]
        return [self.row(term, clause, (field,), low, high) for field in fields for term in terms]

    def row(self, term: str, clause: Search, fields: tuple[str, ...], low: int, high: int) -> set[tuple[int, int]]:
        wanted = re.findall(r"[^\W_]+(?:['’][^\W_]+)*\*?", term)
        size = len(wanted)
        return {
            (n, n + size)
            for n in range(low, high - size + 1)
            if self.words[n].field in fields
            and self.words[n].field == self.words[n + size - 1].field
            and all(self.meets(wanted[k], self.words[n + k], clause) for k in range(size))
        }

    def meets(self, wanted: str, word: Word, clause: Search) -> bool:
        cased = {"casesensitive", "literal"} & set(clause.modifiers)
        there, asked = (word.text.replace("’", "'"), wanted) if cased else (word.folded, fold(wanted))
        if asked.endswith("*"):
            return there.startswith(asked[:-1])
        if "stemming" in clause.modifiers:
            return stem(there, self.language) == stem(asked, self.language)
        return there == asked

    def regexp(self, clause: Search, low: int, high: int) -> Hits:
        fields = ("title", "body") if clause.index == "text_content" else (clause.index,)
        found = set()
        for field in fields:
            for match in re.finditer(clause.term, self.fields.get(field or "", "")):
                cut = [
                    n for n, word in enumerate(self.words)
                    if word.field == field and word.start < match.end() and match.start() < word.end
                ]  # fmt: skip
                if cut and low <= cut[0] and cut[-1] < high:
                    found.add((cut[0], cut[-1] + 1))
        return found or None

    def near(self, clause: Prox, low: int, high: int) -> Hits:
        first, second = (self.hits(inner, low, high) or set() for inner in clause.clauses)
        if clause.comparison == ">":
            return {
                one for one in first
                if not any(other[0] <= one[0] and one[1] <= other[1] for other in second)
                and not (clause.distance and any(self.is_near(one, other, clause.distance) for other in second))
            } or None  # fmt: skip
        most = clause.distance - (clause.comparison == "<")
        return {
            hit for one in first for other in second
            if 0 <= self.gap(one, other) <= most for hit in (one, other)
        } or None  # fmt: skip

    def is_near(self, one: tuple[int, int], other: tuple[int, int], distance: int) -> bool:
        """Whether they share a word or have few between, in one field."""
        shared = one[0] < other[1] and other[0] < one[1]
        return shared or 0 <= self.gap(one, other) <= distance

    def gap(self, one: tuple[int, int], other: tuple[int, int]) -> int:
        """Words between, -1 where they share one or lie in two fields."""
        if self.words[one[0]].field != self.words[other[0]].field:
            return -1
        return max(one[0] - other[1], other[0] - one[1], -1)

    def within(self, clause: Prox, low: int, high: int) -> Hits:
        assert (clause.comparison, clause.distance) in (("=", 1), ("<=", 1), ("<", 2))
        found: set[tuple[int, int]] = set()
        holds = False
        for key in {self.unit(n, clause.unit) for n in range(low, high)}:
            inside = [n for n in range(low, high) if self.unit(n, clause.unit) == key]
            hits = self.all(clause.clauses, inside[0], inside[-1] + 1)
            if hits is not None:
                holds = True
                found |= hits
        return found if holds else None

    def unit(self, number: int, unit: str) -> tuple[str, int]:
        word = self.words[number]
        return word.field, word.sentence if unit == "sentence" else word.paragraph
