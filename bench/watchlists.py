"""What watchlists of 1,000 to 1,000,000 names cost: time to compile and to map, memory, time for an item.

The texts are stories like the seed, half of them read before the clock runs; names are invented (`bench.listed`).
Memory is what two processes that map the same list have more than without one: RSS counts shared pages in full, PSS by
halves. Beside it an automaton of ahocorasick-rs with the same names, which only searches, and one regular expression
of them all, where it can run. The pause is the longest time between two items while a process takes a new list up.
Goals: 1,000,000 names within 60 s and 1 GB a process, 1.5 times the time of an item at 1,000 names, 100 ms of pause.

spaCy's PhraseMatcher joins in where spaCy is installed. To repeat it: `python -m bench.watchlists`; three minutes.
"""

import gc
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from bench.common import ROOT, flags, table
from bench.listed import entries
from bench.stories import stories
from streams.enrich import load_resources, read
from streams.language.model import lists
from streams.rules import Document
from streams.rules.words import plain
from streams.watchlists.build import build
from streams.watchlists.folder import Follower, load, path_of
from streams.wire import Item, decode

SIZES = (1_000, 10_000, 100_000, 1_000_000)
STORIES = 300
LARGEST_UNION = 10_000
LARGEST_SPACY = 100_000


def items(start: int, count: int = STORIES) -> list[Item]:
    return [item for _, raw in stories(count, start=start) if isinstance(item := decode(raw), Item)]


def best(work: Callable[[Any], object], warm: Iterable[Any], then: list[Any], rounds: int = 3) -> float:
    """Microseconds of processor time for one of `then`; the best of some rounds, since others use the machine too."""
    for each in warm:
        work(each)
    taken = []
    for _ in range(rounds):
        started = time.process_time()
        for each in then:
            work(each)
        taken.append(time.process_time() - started)
    return min(taken) / len(then) * 1e6


def memory() -> dict[str, float]:
    """RSS and PSS of this process, in MB."""
    fields = dict(re.findall(r"^(\w+): +(\d+) kB", Path("/proc/self/smaps_rollup").read_text(), re.M))
    return {"rss": int(fields["Rss"]) / 1024, "pss": int(fields["Pss"]) / 1024}


def reader(folder: Path | None) -> None:
    """A process that reads stories with the lists of a folder, then waits for its neighbour and tells what it holds."""
    resources = load_resources(watchlists=folder)
    for item in items(1):
        read(item, resources)
    print("ready", flush=True)
    sys.stdin.readline()
    gc.collect()
    print(json.dumps(memory()), flush=True)
    sys.stdin.readline()


def held(folder: Path | None) -> dict[str, float]:
    """The memory of each of two processes that read side by side."""
    command = [sys.executable, "-m", "bench.watchlists", "--reader", str(folder or "")]
    both = [
        subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(2)
    ]

    def ask(process: "subprocess.Popen[str]", line: str) -> None:
        assert process.stdin
        process.stdin.write(line)
        process.stdin.flush()

    def answer(process: "subprocess.Popen[str]") -> str:
        assert process.stdout
        return process.stdout.readline()

    for process in both:
        answer(process)
    for process in both:
        ask(process, "\n")
    found = [json.loads(answer(process)) for process in both]
    for process in both:
        ask(process, "\n")
        process.wait()
    return {kind: median(each[kind] for each in found) for kind in ("rss", "pss")}


def pause(folder: Path, other: Path) -> tuple[float, float]:
    """The longest item, in ms, before and while a list is replaced by another."""
    resources = load_resources()
    follower = Follower(folder, resources.gazetteer.words)
    some = items(1, 60)

    def longest(until: Callable[[], bool]) -> float:
        worst, last = 0.0, time.perf_counter()
        while True:
            for item in some:
                document = Document(item.headline, item.text)
                if follower.lists is not None:
                    follower.lists.marked(document)
                now = time.perf_counter()
                worst, last = max(worst, now - last), now
            if until():
                return worst * 1000

    end = time.perf_counter() + 2
    before = longest(lambda: time.perf_counter() > end)
    first = follower.lists
    follower.start()
    os.replace(other, path_of(folder, "names"))
    during = longest(lambda: follower.lists is not first)
    follower.stop()
    return before, during


def spacy_matcher(names: list[str]) -> Callable[[str], object] | None:
    if importlib.util.find_spec("spacy") is None:
        return None
    import spacy
    from spacy.matcher import PhraseMatcher

    language = spacy.blank("en")
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    matcher.add("names", list(language.tokenizer.pipe(names)))
    return lambda text: matcher(language.make_doc(text))


def measure(size: int, folder: Path, words: Any) -> dict[str, Any]:
    file = path_of(folder, "names")
    started = time.perf_counter()
    build(file, entries(size), words.common, {})
    compiled = time.perf_counter() - started
    started = time.perf_counter()
    watchlists = load(folder, words)
    mapped = time.perf_counter() - started
    assert watchlists is not None
    warm, then = items(1), items(9_000)
    documents = [[Document(item.headline, item.text) for item in some] for some in (warm, then)]
    matching = best(watchlists.marked, *documents)
    whole = best(partial(read, resources=load_resources(watchlists=folder)), warm, then)
    names = [entry.names[0].text for entry in entries(size)]
    started = time.perf_counter()
    automaton = AhoCorasick([plain(name) for name in names], matchkind=MatchKind.LeftmostLongest, store_patterns=False)
    scanned = time.perf_counter() - started
    texts = [[plain(item.text) for item in some] for some in (warm, then)]
    scan = best(automaton.find_matches_as_indexes, *texts)
    union = None
    if size <= LARGEST_UNION:
        union = best(
            re.compile("|".join(re.escape(plain(name)) for name in names)).findall, texts[0][:2], texts[1][:10], 1
        )
    phrases = spacy_matcher(names) if size <= LARGEST_SPACY else None
    return {
        "size": size,
        "compiled": compiled,
        "mapped": mapped,
        "megabytes": file.stat().st_size / 1e6,
        "matching": matching,
        "whole": whole,
        "scan": scan,
        "scanned": scanned,
        "union": union,
        "phrases": best(phrases, *texts) if phrases else None,
    }


def main() -> None:
    parser = flags(__doc__, broker=False)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="names; default: %(default)s")
    parser.add_argument("--reader", help="read with the lists of a folder and tell the memory held")
    options = parser.parse_args()
    if options.reader is not None:
        reader(Path(options.reader) if options.reader else None)
        return
    words = lists()
    nothing = best(partial(read, resources=load_resources()), items(1), items(9_000))
    found, without = [], held(None)
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            (Path(folder) / str(size)).mkdir()
            one = measure(size, Path(folder) / str(size), words)
            with_list = held(Path(folder) / str(size))
            one |= {kind: with_list[kind] - without[kind] for kind in ("rss", "pss")}
            found.append(one)
        largest = Path(folder) / str(options.sizes[-1])
        other = Path(folder) / "other"
        build(other, entries(options.sizes[-1] - 1), words.common, {})
        before, during = pause(largest, other)

    def told(value: float | None, form: str = ",.0f") -> str:
        return "-" if value is None else format(value, form)

    table(
        ["names", "compiled, s", "file, MB", "mapped, ms", "RSS more, MB", "PSS more, MB"],
        [
            [f"{one['size']:,}", f"{one['compiled']:.1f}", f"{one['megabytes']:.1f}", f"{one['mapped'] * 1000:.1f}",
             f"{one['rss']:.0f}", f"{one['pss']:.0f}"]
            for one in found
        ],
    )  # fmt: skip
    print()
    table(
        ["us for an item", "watchlists alone", "whole item", "of that at the first size", "Aho-Corasick alone",
         "its building, s", "re union", "PhraseMatcher"],
        [["none", "-", told(nothing), f"{nothing / found[0]['whole']:.2f}", "-", "-", "-", "-"]] + [
            [f"{one['size']:,}", told(one["matching"], ".1f"), told(one["whole"]),
             f"{one['whole'] / found[0]['whole']:.2f}", told(one["scan"], ".1f"), f"{one['scanned']:.1f}",
             told(one["union"]), told(one["phrases"])]
            for one in found
        ],
    )  # fmt: skip
    if importlib.util.find_spec("spacy") is None:
        print("spaCy is not installed: no PhraseMatcher")
    print(
        f"longest item while a list of {options.sizes[-1]:,} names is taken up: {during:.1f} ms, before {before:.1f} ms"
    )


if __name__ == "__main__":
    main()
