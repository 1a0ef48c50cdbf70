"""Names that are known beforehand, found in a text by one Aho-Corasick pass."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from ahocorasick_rs import AhoCorasick, MatchKind

from streams.language import lexicon, model
from streams.language.cues import cue_words
from streams.language.ids import slug
from streams.language.lexicon import DATA, Lexicon
from streams.language.settle import Span

CUE: Final = "CUE"
"""Kind of a match that is no name but tells of a number or a date; its id is its class, see `cues.cue_words()`."""


class NameFinder(Protocol):
    """Finds people, organisations, places and nationalities, listed or not."""

    def find(self, text: str) -> list[Span]:
        """The names in order, the longer first; one may lie within another one, never across its edge."""
        ...


class Found(NamedTuple):
    """A known name in a text: an entity type (or `CUE`) and an id."""

    start: int
    end: int
    kind: str
    id: str


@dataclass(slots=True, frozen=True)
class Gazetteer:
    """Known names, what they are, and the country they stand for."""

    automaton: AhoCorasick
    meanings: list[tuple[str, str]]
    countries: Mapping[str, str]
    adjectives: Mapping[str, str]
    lexicon: Lexicon
    names: NameFinder
    """What finds the names that no list has."""

    def find(self, text: str) -> tuple[list[Found], list[Found]]:
        """Known names in order, the longest where some overlap, and in the same way the cues."""
        names: list[Found] = []
        cues: list[Found] = []
        size = len(text)
        meanings = self.meanings
        matches = self.automaton.find_matches_as_indexes(text, overlapping=True)
        matches.sort(key=_leftmost_longest)
        name_end = cue_end = 0
        for which, start, end in matches:
            if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
                continue
            if end < size and (text[end].isalnum() or text[end] == "_"):
                continue
            kind, id_ = meanings[which]
            if kind is CUE:
                if start >= cue_end:
                    cues.append(Found(start, end, kind, id_))
                    cue_end = end
            elif start >= name_end:
                names.append(Found(start, end, kind, id_))
                name_end = end
        return names, cues

    def country_of(self, entity: Mapping[str, object]) -> str | None:
        """The country that an entity is or speaks for: of North Korea, Russian, Pyongyang, Kremlin, Russian Navy."""
        known = self.countries.get(str(entity["id"]))
        if known is not None or entity["type"] != "ORGANISATION":
            return known
        words = str(entity["text"]).split(maxsplit=2)
        return self.adjectives.get(" ".join(words[:2])) or (self.adjectives.get(words[0]) if words else None)


def _leftmost_longest(match: tuple[int, int, int]) -> tuple[int, int]:
    return match[1], -match[2]


def load(folder: Path = DATA) -> Gazetteer:
    """The gazetteer of the files in `folder`; takes about a fifth of a second."""
    patterns: dict[str, tuple[str, str]] = {}
    countries: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for code, names, demonyms, capitals in _rows(folder / "countries.txt", 4):
        id_ = f"country:{code}"
        countries[id_] = code
        for name in _split(names):
            patterns.setdefault(name, ("LOCATION", id_))
            adjectives[name] = code
        for name in _split(demonyms):
            patterns.setdefault(name, ("NATIONALITY", id_))
            adjectives[name] = code
        for capital in _split(capitals)[:1]:
            countries[f"place:{slug(capital)}"] = code
            patterns.update((n, ("LOCATION", f"place:{slug(capital)}")) for n in _split(capitals))
    for names, _within in _rows(folder / "places.txt", 2):
        _add(patterns, "LOCATION", "place", _split(names))
    for names, country in _rows(folder / "organisations.txt", 2):
        id_ = _add(patterns, "ORGANISATION", "organisation", _split(names))
        if country:
            countries[id_] = country
    for (names,) in _rows(folder / "nationalities.txt", 1):
        _add(patterns, "NATIONALITY", "nationality", _split(names))
    for kind, names in _rows(folder / "arms.txt", 2):
        prefix = "weapon" if kind == "WEAPON" else "platform"
        _add(patterns, kind, prefix, _split(names), forms=True)
    known = dict(patterns)
    # A typographic apostrophe is another character: names with one are entered both ways.
    known.update({name.replace("'", "’"): meaning for name, meaning in patterns.items() if "'" in name})
    words = [*known, *cue_words()]
    meanings = [*known.values(), *((CUE, kind) for kind in cue_words().values())]
    automaton = AhoCorasick(words, matchkind=MatchKind.Standard, store_patterns=False)
    return Gazetteer(
        automaton, meanings, countries, adjectives, lexicon.load(folder / "lexicon.yaml"), model.read(folder)
    )


def _add(patterns: dict[str, tuple[str, str]], kind: str, prefix: str, names: list[str], *, forms: bool = False) -> str:
    id_ = f"{prefix}:{slug(names[0])}"
    for name in names:
        for form in _forms(name) if forms else (name,):
            patterns.setdefault(form, (kind, id_))
    return id_


def _forms(name: str) -> tuple[str, ...]:
    if not name.islower():
        return (name,)
    singular = (name, name[0].upper() + name[1:])
    return (*singular, *(form + "s" for form in singular)) if not name.endswith("s") else singular


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split(";") if name.strip()]


def _rows(file: Path, columns: int) -> Iterator[list[str]]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            row = [cell.strip() for cell in line.split("|")]
            if len(row) != columns:
                raise ValueError(f"{file.name}:{number}: {len(row)} columns instead of {columns}")
            yield row
