"""The labelled texts that names are learned from, with their labels made ours.

They are re3d, CrossNER politics, Wikigold, and texts of the project's own (`training/data/names`).
"""

import importlib.util
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from streams.language.scores import CLASSES
from streams.language.tokens import LINKS, TITLES, bare

NONE = len(CLASSES)
RE3D = "re3d-dev"
CROSSNER = {
    "politicalparty": "ORGANISATION",
    "organisation": "ORGANISATION",
    "politician": "PERSON",
    "person": "PERSON",
    "country": "LOCATION",
    "location": "LOCATION",
    "misc": "misc",
}
MARKED = Path(__file__).parent / "data" / "names"
OF_RE3D = 8.0
"""How much a label of re3d weighs beside one of the flat corpora."""
OF_MARKED = 1.0
"""The same for texts of the project's own. By cross-validation: with 0.6 and 2 NAMED is lower by half a point."""
OF_BUSINESS = 0.3
"""The same for texts of companies, three times as full of names: with 1 NAMED is lower by 1.5 points."""
OF_PEOPLE = 2.0
"""The same for texts full of people, whom those of companies make companies of: with 1 Person is 0.9 points lower."""
_WEIGHTS = {"business": OF_BUSINESS, "people": OF_PEOPLE}
_MARKS = {"[P ": "PERSON", "[O ": "ORGANISATION", "[L ": "LOCATION", "[N ": "NATIONALITY"}
_BRACKETS = re.compile(r"(\[[POLN] |\])")
WIKIGOLD = {"ORG": "ORGANISATION", "PER": "PERSON", "LOC": "LOCATION", "MISC": "misc"}


@dataclass
class Document:
    """A text and its names; `flat` says that names within names are not labelled, nor titles with a person.

    `weight` is how much a label counts beside one of the flat corpora.
    """

    id: str
    source: str
    text: str
    gold: dict[tuple[int, int], set[str]]
    flat: bool
    weight: float = 1.0
    ignored: set[tuple[int, int]] = field(default_factory=set)
    """Labelled spans that are no names: descriptions."""
    candidates: list[Any] = field(default_factory=list)


class Corpora:
    """All documents under a folder, and the scorer that goes with re3d."""

    def __init__(self, shared: Path, nationalities: frozenset[str]) -> None:
        self.data, self.scorer = shared / "data", _module(shared / "quality" / "score_entities.py")
        self.sources: list[str] = self.scorer.SPLITS["dev"]
        _, self.entities, self.capitals = self.scorer.load([str(self.data / RE3D / name) for name in self.sources])
        self.documents = [
            *self._re3d(),
            *self._marked(),
            *self._bio("crossner-politics/train.txt", "\t", CROSSNER, nationalities),
            *self._bio("crossner-politics/dev.txt", "\t", CROSSNER, nationalities),
            *self._bio("wikigold/wikigold.conll.txt", " ", WIKIGOLD, nationalities),
        ]

    def _re3d(self) -> Iterator[Document]:
        for source in self.sources:
            texts, entities, _ = self.scorer.load([str(self.data / RE3D / source)])
            units, ignored = self.scorer.build(texts, entities, self.capitals, "NAMED")
            for id_, text in texts.items():
                told = {(b, e) for b, e, _ in ignored[id_]}
                yield Document(id_, source, text, dict(units[id_]), False, OF_RE3D, told)

    def _marked(self) -> Iterator[Document]:
        """Texts of the project's own; what the scorer takes for no name counts as none."""
        for file in sorted(MARKED.glob("*.txt")):
            for number, marked in enumerate(file.read_text(encoding="utf-8").split("\n---\n")):
                id_, (text, names) = f"{file.stem}-{number}", unmarked(marked)
                entities = [{"documentId": id_, "begin": b, "end": e, "type": of} for b, e, of in names]
                units, ignored = self.scorer.build({id_: text}, entities, self.capitals, "NAMED")
                told = {(b, e) for b, e, _ in ignored[id_]}
                weight = _WEIGHTS.get(file.stem.partition("-")[0], OF_MARKED)
                yield Document(id_, file.stem, text, dict(units[id_]), False, weight, told)

    def _bio(
        self, name: str, separator: str, mapping: dict[str, str], nationalities: frozenset[str]
    ) -> Iterator[Document]:
        path = self.data / name
        for number, sentences in enumerate(_read_bio(path, separator)):
            text, gold = "", {}
            for sentence in sentences:
                written, spans = _written([word for word, _ in sentence])
                base, i = len(text), 0
                while i < len(sentence):
                    label = sentence[i][1]
                    j = i + 1
                    if label != "O":
                        while j < len(sentence) and sentence[j][1] == "I-" + label[2:]:
                            j += 1
                        start, end = spans[i][0], spans[j - 1][1]
                        of = mapping.get(label[2:], "none")
                        if of == "misc":
                            of = "NATIONALITY" if written[start:end] in nationalities else "none"
                        gold[base + start, base + end] = {of}
                    i = j
                text += written + " "
            yield Document(f"{path.name}-{number}", path.name, text, gold, True)

    def labels(self, document: Document, start: int, end: int) -> list[tuple[int, float]]:
        """The classes of a candidate, each with its share; none at all if the labels do not say."""
        text = document.text
        if not document.flat:
            start, end, _, _ = self.scorer.trim(self.capitals, text, start, end)
            of = document.gold.get((start, end))
            if of is None:
                return [] if (start, end) in document.ignored else [(NONE, 1.0)]
            classes = [CLASSES.index(name) for name in of if name in CLASSES] or [NONE]
            return [(each, 1 / len(classes)) for each in classes]
        words = [bare(word).lower() for word in text[start:end].split()]
        if all(word in TITLES or word in LINKS for word in words):
            return []  # an office without a name: re3d calls it a person
        return _flat_labels(document, start, end)


def unmarked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text of one with names marked, `[P Gen. [P Joseph Votel]] said`, and the names.

    Raises ValueError for a bracket without its other half.
    """
    text, names, open_ = "", [], []
    for part in _BRACKETS.split(marked.strip()):
        if part in _MARKS:
            open_.append((len(text), _MARKS[part]))
        elif part == "]":
            if not open_:
                raise ValueError(f"a bracket that nothing opens: {text[-40:]}]")
            start, of = open_.pop()
            names.append((start, len(text), of))
        else:
            text += part
    if open_:
        raise ValueError(f"a bracket that nothing closes: {text[open_[-1][0] :][:40]}")
    return text, names


def _flat_labels(document: Document, start: int, end: int) -> list[tuple[int, float]]:
    text = document.text
    last = start + len(bare(text[start:end]))
    for (low, high), names in document.gold.items():
        if high <= start or low >= end:
            continue
        of = next(iter(names))
        stop = low + len(bare(text[low:high]))
        without_article = low + 4 if text[low : low + 4] in ("The ", "the ") else low
        if start in (low, without_article) and stop == last:
            return [(CLASSES.index(of) if of in CLASSES else NONE, 1.0)]
        if of == "none":
            return [(NONE, 1.0)] if (start, last) == (low, stop) else []
        if start >= low and end <= high:
            return []  # within a name: flat labels do not say
        if of == "PERSON" and stop == last and start < low:
            titled = all(bare(word).lower() in TITLES for word in text[start:low].split())
            return [(CLASSES.index(of), 1.0)] if titled else []
        return [(NONE, 1.0)]
    return [(NONE, 1.0)]


def _read_bio(path: Path, separator: str) -> Iterator[list[list[tuple[str, str]]]]:
    """The documents of a file, as sentences of words with labels; of a file of sentences each is a document."""
    document: list[list[tuple[str, str]]] = []
    sentence: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.strip():
            word, label = line.rsplit(separator, 1)
            if word != "-DOCSTART-":
                sentence.append((word, label))
                continue
        if sentence:
            document.append(sentence)
            sentence = []
        if document and (separator == "\t" or line.strip()):
            yield document
            document = []
    if document:
        yield document


_NO_BLANK_BEFORE = frozenset({".", ",", ";", ":", "!", "?", ")", "]", "'s", "'", "%", "n't", "”", "’s", "’"})
_QUOTES = frozenset({'"', "``", "''"})


def _written(words: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Words as a text, and where each stands in it."""
    text, spans, quoted = "", [], False
    for word in words:
        blank = " "
        if not text or text[-1] in "([$£“‘\n" or word in _NO_BLANK_BEFORE:
            blank = ""
        if word in _QUOTES:
            blank = "" if quoted or not text else " "
            quoted = not quoted
        elif quoted and text.endswith('"'):
            blank = ""
        text += blank
        spans.append((len(text), len(text) + len(word)))
        text += word
    return text, spans


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(str(path))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
