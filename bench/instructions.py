"""How many instructions a word takes, which no other work on the machine changes: `Tagger.tag` and `re.findall`.

Counted by callgrind (the package `valgrind`), at first sight, of the texts of `bench.language`: half of the real ones,
and 60 stories, after the others have been read. `--profile FILE` keeps what callgrind wrote of the real texts.

To repeat it: `python -m bench.instructions`, `../shared/data`; three minutes.
"""

import argparse
import gc
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.common import ROOT, flags, table
from bench.language import WORDS, tagged, texts
from bench.stories import stories
from streams.tagger import Tagger

KINDS = ("real texts", "stories")
WORKS = ("Tagger.tag", "re.findall")
STORIES = 60


def read(kind: str, shared: Path) -> tuple[list[str], list[str]]:
    """The texts to be read before and while instructions are counted."""
    if kind == "real texts":
        real = texts(shared)
        return real[::2], real[1::2]
    before, then = ([item.decode() for _, item in stories(STORIES, start=start)] for start in (1, 9_000))
    return before, then


def counted(kind: str, work: str, shared: Path) -> None:
    """Do the work, in a process that callgrind watches: it counts from our first word to our last."""
    before, then = read(kind, shared)
    do: Callable[[str], object] = partial(tagged, Tagger.load()) if work == "Tagger.tag" else WORDS.findall
    gc.set_threshold(100_000, 50, 100)
    for text in before:
        do(text)
    switch = ["callgrind_control", "-i"]
    subprocess.run([*switch, "on", str(os.getpid())], check=True, stdout=subprocess.DEVNULL)
    for text in then:
        do(text)
    subprocess.run([*switch, "off", str(os.getpid())], check=True, stdout=subprocess.DEVNULL)


def instructions(kind: str, work: str, shared: Path, profile: Path) -> int:
    """How many the work takes on all texts of a kind."""
    tool = ["valgrind", "--tool=callgrind", "--instr-atstart=no", f"--callgrind-out-file={profile}"]
    this = [sys.executable, "-m", "bench.instructions", "--shared", str(shared), "--counted", kind, work]
    same = os.environ | {"PYTHONHASHSEED": "0"}
    done = subprocess.run([*tool, *this], cwd=ROOT, env=same, capture_output=True, text=True)
    found = re.search(r"I +refs: +([0-9,]+)", done.stderr)
    if done.returncode or found is None:
        sys.exit(f"bench: callgrind failed:\n{done.stderr}")
    return int(found[1].replace(",", ""))


def main() -> None:
    parser = flags(__doc__, broker=False)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with data/")
    parser.add_argument("--profile", type=Path, help="keep callgrind's profile of Tagger.tag in real texts here")
    parser.add_argument("--counted", nargs=2, metavar=("KIND", "WORK"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.counted:
        counted(*options.counted, options.shared)
        return
    if shutil.which("valgrind") is None:
        sys.exit("bench: valgrind is not installed: apt install valgrind")
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for kind in KINDS:
            words = sum(len(WORDS.findall(text)) for text in read(kind, options.shared)[1])
            taken = [instructions(kind, work, options.shared, Path(folder, work)) for work in WORKS]
            if options.profile and kind == KINDS[0]:
                shutil.copy(Path(folder, WORKS[0]), options.profile)
            each = [f"{one / words:,.0f}" for one in taken]
            rows.append([kind, f"{words:,}", *each, f"{taken[0] / taken[1]:.1f}"])
    table(["instructions a word", "words", *WORKS, "x findall"], rows)


if __name__ == "__main__":
    main()
