"""Names at first sight beside the prototype that the goal for their speed was taken from.

The prototype (`../shared/spikes/span_tagger`) is trained in an environment of its own, on first use, and reads the
texts of `bench.language` in turns with `streams.language`, one core, the same garbage collector. Where it made 330,000
words a second, 500,000 were asked for: 1.5 times as many.

To repeat it: `python -m bench.prototype`, an idle core, `../shared`; half a minute.
"""

import gc
import importlib
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from bench.common import ROOT, flags, peer_python, table
from bench.language import WORDS, texts, timed
from streams.language import load_gazetteer

GOAL = 500 / 330
COPY = ROOT / ".cache" / "prototype"
"""It finds its data from where it lies, and writes beside itself."""


def trained(shared: Path) -> Path:
    """The folder of the prototype with its model."""
    folder = COPY / "spikes" / "span_tagger"
    if not (folder / "model.pkl").exists():
        shutil.rmtree(COPY, ignore_errors=True)
        shutil.copytree(shared / "spikes" / "span_tagger", folder, copy_function=shutil.copyfile)
        folder.chmod(0o755)
        for name in ("data", "quality"):
            (COPY / name).symlink_to((shared / name).resolve())
        subprocess.run([peer_python("span_tagger"), "train.py", "final"], cwd=folder, check=True)
    return folder


def main() -> None:
    parser = flags(__doc__, broker=False)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with data/ and spikes/")
    parser.add_argument("--rounds", type=int, default=5, help="default: %(default)s")
    options = parser.parse_args()
    folder = trained(options.shared)
    sys.path.insert(0, str(folder))
    ner = importlib.import_module("ner")

    def prototype() -> Callable[[str], object]:
        model: Any = pickle.loads((folder / "model.pkl").read_bytes())  # noqa: S301 - made by ourselves, see `trained`
        find: Callable[[str], object] = ner.Tagger(model).tag
        return find

    real = texts(options.shared)
    met, new = real[::2], real[1::2]
    words = sum(len(WORDS.findall(text)) for text in new)
    gc.set_threshold(100_000, 50, 100)
    contestants = {"prototype": prototype, "wirewatch": lambda: load_gazetteer().names.find}
    rates: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(options.rounds):
        for name, made in contestants.items():
            find = made()
            timed(find, met)
            gc.collect()
            gc.freeze()
            rates[name].append(words / timed(find, new))
    rows = [[name, *(f"{rate:,.0f}" for rate in of), f"{median(of):,.0f}"] for name, of in rates.items()]
    table(["words a second", *(f"turn {n + 1}" for n in range(options.rounds)), "median"], rows)
    ratio = median(ours / theirs for ours, theirs in zip(rates["wirewatch"], rates["prototype"], strict=True))
    print(f"wirewatch / prototype: {ratio:.2f}, goal {GOAL:.2f}")


if __name__ == "__main__":
    main()
