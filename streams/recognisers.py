"""What finds names, as `WIREWATCH_RECOGNISER` says: the model of wirewatch, a pipeline of spaCy's, any other callable.

`wirewatch`; `spacy:NAME_OR_PATH`; the name of an entry point of the group `wirewatch.recognisers`; or `wirewatch+` and
one of the last two: ours first, then theirs where nothing of ours stands.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any, Final

from streams.errors import RecogniserError, SettingsError
from streams.language.gazetteer import NameFinder
from streams.language.scores import CLASSES
from streams.language.settle import Span

Recogniser = Callable[[str], Iterable[tuple[int, int, str]]]
"""Takes a text; gives names as start, end (code points) and type, in any order."""

OURS: Final = "wirewatch"
GROUP: Final = "wirewatch.recognisers"
_SPACY: Final = "spacy"
_SETTING: Final = "WIREWATCH_RECOGNISER"

TYPES: Final[dict[str, str | None]] = {
    "PERSON": "PERSON", "PER": "PERSON",
    "ORGANISATION": "ORGANISATION", "ORGANIZATION": "ORGANISATION", "ORG": "ORGANISATION",
    "LOCATION": "LOCATION", "LOC": "LOCATION", "GPE": "LOCATION", "FAC": "LOCATION", "FACILITY": "LOCATION",
    "NATIONALITY": "NATIONALITY", "NORP": "NATIONALITY",
    **dict.fromkeys(
        ("MISC", "DATE", "TIME", "TEMPORAL", "MONEY", "QUANTITY", "PERCENT", "CARDINAL", "ORDINAL", "WEAPON",
         "MILITARY_PLATFORM", "PRODUCT", "EVENT", "LAW", "LANGUAGE", "WORK_OF_ART")
    ),
}  # fmt: skip
"""Types that a recogniser may give, those of OntoNotes and CoNLL among them, and ours for each. None: it is left out,
being no name of ours, or found by rules whatever finds names."""

_LONGEST_PIECE: Final = 100_000
"""Code points that spaCy is given at once: it needs about a gigabyte for ten times as many."""


def finder(recogniser: str, ours: NameFinder) -> NameFinder:
    """What `recogniser`, a value of the setting, stands for; `ours` is the model of wirewatch.

    Raises:
        SettingsError: one line that names the setting and says what is to be installed.

    """
    if recogniser == OURS:
        return ours
    joined = recogniser.startswith(OURS + "+")
    name = recogniser.removeprefix(OURS + "+")
    kind, _, which = name.partition(":")
    outside = Outside(name, _spacy(recogniser, which) if kind == _SPACY else _entry_point(recogniser, name))
    return Joined(ours, outside) if joined else outside


class Outside:
    """Names by a callable that is not ours; what it gives is checked."""

    def __init__(self, name: str, recogniser: Recogniser) -> None:
        self._name, self._recogniser = name, recogniser

    def find(self, text: str) -> list[Span]:
        """The names in order; of two that cross the first, of two that begin alike the longer.

        Raises RecogniserError where the callable fails or gives what is not in the text.
        """
        try:
            given = list(self._recogniser(text))
        except Exception as error:
            raise RecogniserError(f"recogniser {self._name}: {type(error).__name__}: {error}") from error
        return _settled([span for each in given if (span := self._span(text, each)) is not None])

    def _span(self, text: str, given: object) -> Span | None:
        """A checked name without white space around it; none for a type that is left out."""
        match given:
            case (int(start), int(end), str(type_)) if 0 <= start < end <= len(text):
                pass
            case _:
                what = f"gave {given!r} for a text of {len(text)} code points, not (start, end, type) within it"
                raise RecogniserError(f"recogniser {self._name}: {what}")
        if type_.upper() not in TYPES:
            raise RecogniserError(
                f"recogniser {self._name}: gave the unknown type {type_!r}; known: {', '.join(TYPES)}"
            )
        ours = TYPES[type_.upper()]
        words = text[start:end]
        if ours is None or not any(map(str.isalnum, words)):
            return None
        return Span(
            start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()), CLASSES.index(ours), 0
        )


class Joined:
    """The names of one finder, and of another those that overlap none of them."""

    def __init__(self, first: NameFinder, second: NameFinder) -> None:
        self._first, self._second = first, second

    def find(self, text: str) -> list[Span]:
        """The names in order, the longer first."""
        first = self._first.find(text)
        taken = bytearray(len(text))
        for span in first:
            taken[span.start : span.end] = b"\x01" * (span.end - span.start)
        second = [span for span in self._second.find(text) if taken.find(1, span.start, span.end) < 0]
        return sorted([*first, *second], key=_order)


def _order(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _settled(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    around: list[int] = []  # where the names end that are still open
    for span in sorted(spans, key=_order):
        while around and around[-1] <= span.start:
            around.pop()
        if around and (span.end > around[-1] or (kept[-1].start, kept[-1].end) == (span.start, span.end)):
            continue
        kept.append(span)
        around.append(span.end)
    return kept


def _entry_point(recogniser: str, name: str) -> Recogniser:
    installed = entry_points(group=GROUP)
    if name not in installed.names:
        there = ", ".join(sorted(installed.names)) or "none"
        raise SettingsError(
            f"{_SETTING}={recogniser}: no recogniser is called {name}; install the package that has it as an entry "
            f"point of {GROUP} (installed: {there})"
        )
    try:
        found: object = installed[name].load()
    except Exception as error:
        raise SettingsError(f"{_SETTING}={recogniser}: {name} cannot be loaded: {_line(error)}") from error
    if not callable(found):
        raise SettingsError(f"{_SETTING}={recogniser}: {name} is not callable but a {type(found).__name__}")
    return found


def _spacy(recogniser: str, which: str) -> Recogniser:
    """The entities of an installed pipeline of spaCy's, which is imported here and nowhere else."""
    if not which:
        raise SettingsError(f"{_SETTING}={recogniser}: say which pipeline, as in spacy:en_core_web_sm")
    try:
        spacy = import_module(_SPACY)
    except ImportError:
        raise SettingsError(
            f"{_SETTING}={recogniser}: spaCy is not installed; install it by pip install 'wirewatch[spacy]'"
        ) from None
    try:
        pipeline = spacy.load(which)
    except Exception as error:
        raise SettingsError(
            f"{_SETTING}={recogniser}: spaCy cannot load the pipeline; install it by python -m spacy download {which}, "
            f"or give its folder: {_line(error)}"
        ) from error
    labels = {
        name: labels
        for name, labels in pipeline.pipe_labels.items()
        if "doc.ents" in pipeline.get_pipe_meta(name).assigns
    }
    unknown = sorted({label for given in labels.values() for label in given if label.upper() not in TYPES})
    if unknown or not labels:
        wrong = f"gives types that are not known: {', '.join(unknown)}" if unknown else "finds no entities"
        raise SettingsError(
            f"{_SETTING}={recogniser}: the pipeline {wrong}; take one whose types are {', '.join(TYPES)}"
        )

    def names(text: str) -> Iterator[tuple[int, int, str]]:
        for start, piece in _pieces(text):
            with pipeline.memory_zone():  # else it remembers every word it has seen
                yield from [(start + e.start_char, start + e.end_char, e.label_) for e in pipeline(piece).ents]

    return names


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Parts of a text too long for spaCy, cut behind a line, else behind a blank, else where they must be."""
    start = 0
    while start < len(text):
        end = start + _LONGEST_PIECE
        if end < len(text):
            middle = start + _LONGEST_PIECE // 2
            cut = text.rfind("\n", middle, end)
            cut = cut if cut >= 0 else text.rfind(" ", middle, end)
            end = cut + 1 if cut >= 0 else end
        yield start, text[start:end]
        start = end


def _line(error: Any) -> str:
    """What an error says, in one line."""
    return f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
