"""The files that the span tagger is made of."""

import json
from collections.abc import Iterator
from pathlib import Path

from streams.language.features import Weights
from streams.language.lexicon import DATA
from streams.language.scores import packed
from streams.language.spans import SpanTagger
from streams.language.tokens import Lists


def lists(folder: Path = DATA) -> Lists:
    """What is known of words, from `names.txt` and `common.txt`; see `training/lists.py`."""
    flags: dict[str, str] = {}
    for section in (folder / "names.txt").read_text(encoding="utf-8").rstrip("\n").split("\n\n"):
        letters, *names = section.split("\n")
        flags.update(dict.fromkeys(names, letters))
    common = frozenset((folder / "common.txt").read_text(encoding="utf-8").split())
    return Lists(flags, common, frozenset([name.partition(" ")[0] for name in flags if " " in name]))


def escaped(feature: str) -> str:
    """A feature as it stands in `weights.txt`."""
    return feature.replace("\n", "\\n")


def weights(folder: Path = DATA) -> Iterator[tuple[str, int]]:
    """The features of `weights.txt` and their packed weights, line by line: all lines at once would take 10 MB."""
    # No other newline: a feature may be any sign that a text holds, other line separators too.
    with (folder / "weights.txt").open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            feature, _, scores = line.rpartition("\t")
            yield feature.replace("\\n", "\n"), packed(map(int, scores.split()))


def read(folder: Path = DATA) -> SpanTagger:
    """The tagger with the shipped weights; takes about a fifth of a second."""
    about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    return SpanTagger(lists(folder), frozenset(about["heads"]), Weights(weights(folder)), about["threshold"])
