"""How fast text is understood on one core, at first sight of a text and when it comes again.

"First sight" is of texts whose like have been met, as on a wire: half of re3d, CrossNER and Wikigold comes first,
then the other half is timed. `Tagger.tag` is the whole of it, decoding, topics and the checked model included; its time
is also given as a multiple of finding all words (`re.findall`) in the same texts, the least that reading costs. Goals:
names at 500,000 words a second, `Tagger.tag` within 16 times `re.findall`. The garbage collector is set as in the
service's tagger processes.

To repeat it: `python -m bench.language`, an idle core, `../shared/data`; half a minute.
"""

import gc
import re
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from statistics import median

from bench.common import ROOT, flags, table
from bench.stories import SEED, stories
from streams.language import Gazetteer, load_gazetteer, recognise
from streams.tagger import Tagger

WORDS = re.compile(r"\w+")


def texts(shared: Path) -> list[str]:
    """Real texts of a hundred words or more; the project's own are not among them."""
    from training.corpora import MARKED, Corpora

    corpora = Corpora(shared, frozenset())
    others = {"train.txt", *[file.stem for file in MARKED.glob("*.txt")]}
    documents = [document.text for document in corpora.documents if document.source not in others]
    return [text for text in documents if len(WORDS.findall(text)) >= 100]


def timed(work: Callable[[str], object], on: Iterable[str]) -> float:
    """Seconds that the work takes on all texts."""
    started = time.perf_counter()
    for text in on:
        work(text)
    return time.perf_counter() - started


def recognised(gazetteer: Gazetteer, text: str) -> object:
    return recognise(text, None, gazetteer)


def tagged(tagger: Tagger, text: str) -> object:
    return tagger.tag({"id": "1", "text": text})


def main() -> None:
    parser = flags(__doc__, broker=False)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with data/")
    parser.add_argument("--rounds", type=int, default=3, help="default: %(default)s")
    options = parser.parse_args()
    real = texts(options.shared)
    met, new = ([item.decode() for _, item in stories(500, start=start)] for start in (1, 9_000))
    kinds = {"real texts": (real[::2], real[1::2]), "stories": (met, new), "the seed, again": ([SEED], [SEED] * 300)}
    rows = []
    gc.set_threshold(100_000, 50, 100)
    for name, (before, then) in kinds.items():
        words = sum(len(WORDS.findall(text)) for text in then)
        rates: dict[str, list[float]] = {"names": [], "entities": [], "tag": [], "findall": []}
        for _ in range(options.rounds):
            works: dict[str, Callable[[str], object]] = {
                "names": load_gazetteer().names.find,
                "entities": partial(recognised, load_gazetteer()),
                "tag": partial(tagged, Tagger.load()),
                "findall": WORDS.findall,
            }
            for kind, work in works.items():
                timed(work, before)
                gc.collect()
                gc.freeze()
                rates[kind].append(timed(work, then))
        taken = {kind: median(of) for kind, of in rates.items()}
        rows.append(
            [name, f"{words:,}", *(f"{words / taken[kind]:,.0f}" for kind in ("names", "entities", "tag")),
             f"{taken['tag'] / taken['findall']:.1f}"]
        )  # fmt: skip
    table(["words a second", "words", "names", "all entities", "Tagger.tag", "x findall"], rows)


if __name__ == "__main__":
    main()
