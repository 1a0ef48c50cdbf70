from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

import yaml

DATA: Final = Path(__file__).parent / "data"


@dataclass(slots=True, frozen=True)
class Lexicon:
    """Words that tell what a capitalised word is; the lists are explained in `data/lexicon.yaml`."""

    given_names: frozenset[str]
    family_first: frozenset[str]


def load(file: Path = DATA / "lexicon.yaml") -> Lexicon:
    """The lexicon of `file`; raises KeyError where a list is missing."""
    lists: Mapping[str, str] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return Lexicon(**{f.name: frozenset(lists[f.name].split()) for f in fields(Lexicon)})


def rows(file: Path, columns: int) -> Iterator[list[str]]:
    """The cells of a file of lines `a | b`, without comments; raises ValueError where there are more or fewer."""
    for _, row in numbered_rows(file, columns):
        yield row


def numbered_rows(file: Path, columns: int) -> Iterator[tuple[int, list[str]]]:
    """The same with the number of each line, from 1."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            row = [cell.strip() for cell in line.split("|")]
            if len(row) != columns:
                raise ValueError(f"{file.name}:{number}: {len(row)} columns instead of {columns}")
            yield number, row
