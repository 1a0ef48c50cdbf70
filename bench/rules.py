"""How the time of an item and the memory grow with the number of rules.

The rules are made of the words of real texts, each different one as likely as the next: two of three are a conjunction
of some words and of two things in one sentence, one is a list of words and phrases. The rate is that of
`RuleSet.topics_of` alone, on other texts of re3d, CrossNER and Wikigold. Beside it, what only finds their phrases, with
no fields, no conjunctions and no sentences: a plain `re` union, and spaCy's PhraseMatcher by lower case, which tells of
which rule a phrase is. Its texts are cut into words beforehand, as ours are; behind the slash with its cutting.

To repeat it: `python -m bench.rules`, an idle core, `../shared/data`; two minutes.
"""

import importlib.util
import random
import re
import resource
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median

from bench.common import ROOT, flags, table
from bench.language import texts
from streams.rules import Document, RuleSet, rule_set

SIZES = (100, 1_000, 10_000)
MOST_FOR_UNION = 1_000
"""Rules whose phrases a union of regular expressions is tried with: beyond, a round takes minutes."""

HAS_SPACY = importlib.util.find_spec("spacy") is not None


class Words:
    """The different words, and pairs of words, of some texts."""

    def __init__(self, of: list[str], chance: random.Random) -> None:
        words = [re.findall(r"[A-Za-z]{3,}", text.lower()) for text in of]
        self._words = sorted({word for each in words for word in each})
        self._pairs = sorted({" ".join(pair) for each in words for pair in pairwise(each)})
        self._chance = chance

    def some(self, count: int) -> str:
        return " ".join(self._chance.sample(self._words, count))

    def pairs(self, count: int) -> list[str]:
        return self._chance.sample(self._pairs, count)


def rule(number: int, words: Words) -> str:
    pairs = " ".join(f'(text_content adj "{pair}")' for pair in words.pairs(3))
    if number % 3 == 0:
        return f'(or (text_content any "{words.some(4)}") {pairs})'
    near = f'(text_content any "{words.some(5)}") (or (body any "{words.some(3)}") {pairs})'
    together = f"(prox/unit=sentence/distance=1 {near})"
    return f'(and (text_content any "{words.some(8)}") {together} (not (title any "{words.some(3)}")))'


def rules(count: int, words: Words) -> dict[str, str]:
    return {f"topics/r{n}.yaml": f"id: r{n}\nlabel: R\nquery: {rule(n, words)}\n" for n in range(count)}


def phrases(files: dict[str, str]) -> list[str]:
    return sorted({term for text in files.values() for term in re.findall(r'adj "([^"]+)"', text)})


def megabytes() -> float:
    """Of the process at its largest."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def rate(ruleset: RuleSet, on: list[str]) -> tuple[float, float]:
    """Items a second, and rules met per item."""
    taken, met = [], 0
    for _ in range(3):
        documents = [Document(None, text) for text in on]
        started = time.perf_counter()
        met = sum(len(ruleset.topics_of(document)[0]) for document in documents)
        taken.append(time.perf_counter() - started)
    return len(on) / median(taken), met / len(on)


def union_rate(wanted: list[str], on: list[str]) -> float:
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, wanted)) + r")\b", re.IGNORECASE)
    started = time.perf_counter()
    for text in on:
        pattern.findall(text)
    return len(on) / (time.perf_counter() - started)


def spacy_rates(files: dict[str, str], on: list[str]) -> tuple[float, float]:
    """Items a second of spaCy's PhraseMatcher on texts cut into words, and with its cutting of a blank pipeline."""
    import spacy
    from spacy.matcher import PhraseMatcher

    pipeline = spacy.blank("en")
    matcher = PhraseMatcher(pipeline.vocab, attr="LOWER")
    for name, text in files.items():
        matcher.add(name, [pipeline.make_doc(phrase) for phrase in phrases({name: text})])
    alone, whole = [], []
    for _ in range(3):
        started = time.perf_counter()
        documents = [pipeline.make_doc(text) for text in on]
        cut = time.perf_counter()
        for document in documents:
            matcher(document)
        alone.append(time.perf_counter() - cut)
        whole.append(time.perf_counter() - started)
    return len(on) / median(alone), len(on) / median(whole)


def rows(before: list[str], then: list[str]) -> Iterator[list[str]]:
    for size in SIZES:
        files = rules(size, Words(before, random.Random(size)))  # noqa: S311 - repeatable on purpose
        memory, started = megabytes(), time.perf_counter()
        ruleset = rule_set(files, Path("bench"))
        loaded, grown = time.perf_counter() - started, megabytes() - memory
        items, met = rate(ruleset, then)
        union = f"{union_rate(phrases(files), then):,.0f}" if size <= MOST_FOR_UNION else "not tried"
        peer = "not installed"
        if HAS_SPACY:
            peer = " / ".join(f"{each:,.0f}" for each in spacy_rates(files, then))
        yield [f"{size:,}", f"{loaded:.1f} s", f"{grown:.0f} MB", f"{items:,.0f}", f"{met:.1f}", union, peer]


def main() -> None:
    parser = flags(__doc__, broker=False)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with data/")
    real = texts(parser.parse_args().shared)
    if not HAS_SPACY:
        print("spaCy is not installed, so it is not measured: pip install 'wirewatch[spacy]'")
    columns = [
        "rules",
        "loaded in",
        "memory",
        "items/s",
        "met per item",
        "re union, items/s",
        "spaCy, items/s",
    ]
    table(columns, list(rows(real[::2], real[1::2])))


if __name__ == "__main__":
    main()
