"""IPTC EXTRA's own rules, every clause of them held against the meaning of the language."""

import json
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from streams.rules import load
from streams.rules.compiled import compile_clause
from streams.rules.document import Document
from streams.rules.eql import Clause, Not, Search, parse
from streams.rules.extra import rule_files
from streams.rules.vocabulary import Vocabulary
from tests.rules.reference import Reference

SHARED = Path(__file__).parents[3] / "shared/data"
EXTRA = SHARED / "iptc/extra-rules-english.json"
pytestmark = pytest.mark.skipif(not EXTRA.exists(), reason=f"IPTC EXTRA's rules are not at {EXTRA}")


def queries() -> dict[str, str]:
    if not EXTRA.exists():
        return {}
    return {rule["name"]: rule["query"] for rule in json.loads(EXTRA.read_text(encoding="utf-8"))["rules"]}


def clauses_of(clause: Clause) -> Iterator[Clause]:
    yield clause
    if not isinstance(clause, Search):
        for inner in clause.clauses:
            yield from clauses_of(inner)


def about(clause: Clause, chance: random.Random) -> tuple[str, str]:
    """A headline and a text made of a rule's own terms, so that its clauses hold now and then."""
    terms = [inner.term for inner in clauses_of(clause) if isinstance(inner, Search)]

    def words(count: int) -> str:
        found = []
        for _ in range(count):
            term = chance.choice(terms)
            if chance.random() < 0.5:
                term = chance.choice(term.split())
            term = term.replace("*", chance.choice(["", "s", "ing"]))
            found.append(chance.choice([term, term, term.title(), term.upper(), "of", "A 3 year old girl"]))
            if chance.random() < 0.15:
                found[-1] += chance.choice([".", ".\n", "?", ","])
        return " ".join(found)

    return words(6), words(40)


def same(clause: Clause, headline: str, text: str) -> None:
    reference, document, vocabulary = Reference(headline, text), Document(headline, text), Vocabulary()
    for inner in clauses_of(clause):
        if isinstance(inner, Not):
            continue
        hits = compile_clause(inner, vocabulary).hits(document)
        shift = {n: n - (n > document.split) for n in range(len(document.words) + 1)}
        found = None if hits is None else {(shift[start], shift[end - 1] + 1) for start, end in hits}
        assert found == reference.hits(inner), (inner, headline, text)


@pytest.mark.parametrize("name", queries())
def test_each_clause_means_what_the_language_says(name: str) -> None:
    clause, chance = parse(queries()[name]), random.Random(name)  # noqa: S311 - repeatable on purpose
    for _ in range(3):
        same(clause, *about(clause, chance))
    for headline, text in real():
        same(clause, headline, text)


@cache
def real() -> list[tuple[str, str]]:
    """Two real stories."""
    lines = (SHARED / "crossner-politics/dev.txt").read_text(encoding="utf-8").split("\n\n")[:30]
    texts = [" ".join(word.split("\t")[0] for word in line.split("\n")) for line in lines]
    seed = next((SHARED / "seeds").glob("*.txt")).read_text(encoding="utf-8").split("\n", 2)
    return [(texts[0], "\n".join(texts[1:20])), (seed[1], seed[2])]


def test_they_load_and_their_queries_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    for name, content in rule_files(EXTRA.read_bytes(), "en"):
        (tmp_path / "topics" / name).write_text(content, encoding="utf-8")
    rules = load(tmp_path)
    assert {rule.label: rule.clause for rule in rules.topics} == {k: parse(query) for k, query in queries().items()}
    assert all(re.fullmatch(r"medtop:\d{8}", rule.medtop or "") for rule in rules.topics)
