"""The features of the span tagger by what they are about: a word, its class, two words, the whole candidate.

A feature has a name such as `H=army`: the last word is army. What is known of one word is looked up at once, as a row
with an entry for each part that the word may play. Where the tagger adds up weights, entries are sums; in training,
where `weigh` gives names back, they are lists of names.
"""

from collections.abc import Collection, Iterable
from typing import Any, Final

Entry = tuple[tuple[str, str], ...]
"""The features that an entry adds, each as its name's beginning and end: between stands the key."""
Row = tuple[Any, ...]

WORD: Final[tuple[Entry, ...]] = (
    (("F", ""),),  # first of the candidate
    (("H", ""), ("HE", "m")),  # last of it, with more of the run behind
    (("H", ""), ("HE", "e")),  # last of it and of the run
    (("B", ""),),  # inside
    (("l", ""),),  # to the left of it
    (("r", ""),),  # to the right
)
CLASS: Final[tuple[Entry, ...]] = tuple(((name, ""),) for name in ("fc", "lc", "il", "ol", "ir", "or"))
FLAGS: Final[tuple[Entry, ...]] = ((("gf", ""),), (("gl", ""),))
BEGINNING: Final[tuple[Entry, ...]] = ((("P2", ""),),)
ENDING3: Final[tuple[Entry, ...]] = ((("S3", ""),),)
ENDING2: Final[tuple[Entry, ...]] = ((("S2", ""),),)
EDGES: Final = ("mm", "me", "bm", "be")
"""Whether a candidate begins where its run begins or in the middle, and the same of its end."""
ENDING4: Final[tuple[Entry, ...]] = tuple((("1s", edge),) for edge in EDGES)
WHOLE: Final[tuple[Entry, ...]] = ((("W", ""),),)
WHOLE_FLAGS: Final[tuple[Entry, ...]] = tuple(
    (("G", several), ("GE", edge)) for several in ("1", "+") for edge in EDGES
)
"""What the lists say of all words together, first for one word alone and then for several."""


PATTERN: Final[tuple[Entry, ...]] = tuple((("P", ""), ("PE", edge)) for edge in EDGES)
"""What the classes of all words say, of long ones the first and the last two."""
SEQUENCE: Final[tuple[Entry, ...]] = tuple((("CP", ""), ("CPE", edge)) for edge in EDGES)
"""The same with one for several of a class in a row."""
ENDS: Final[tuple[Entry, ...]] = ((("lf", ""),),)
ONE: Final[tuple[Entry, ...]] = tuple((("1c", edge),) for edge in EDGES)
"""The class of a candidate of one word."""


class Weights:
    """Weights by feature, grouped by the beginning of their names. Without any, features are worth their own names."""

    def __init__(self, weights: Iterable[tuple[str, Any]] | None) -> None:
        self.collects = weights is None
        self.zero: Any = [] if weights is None else 0
        self.groups: dict[str, dict[str, Any]] = {}
        for feature, weight in weights or ():
            name, _, key = feature.partition("=")
            self.groups.setdefault(name, {})[key] = weight

    def keep(self, names: Collection[str]) -> None:
        """Forget the features of all other names: those stand in rows by now."""
        self.groups = {name: group for name, group in self.groups.items() if name in names}

    def of(self, name: str, key: str = "") -> Any:
        """The weight of the feature `name=key`."""
        if self.collects:
            return [f"{name}={key}"]
        return self.groups.get(name, {}).get(key, 0)

    def row(self, entries: tuple[Entry, ...], key: str) -> Row:
        """The row of a key."""
        row = []
        for entry in entries:
            total = self.zero
            for name, end in entry:
                total = total + self.of(name, key + end)
            row.append(total)
        return tuple(row)


class Rows:
    """Rows by key. Those of all keys with any weight are made at once."""

    def __init__(self, entries: tuple[Entry, ...], weights: Weights) -> None:
        self._entries, self._weights = entries, weights
        keys = {
            key.removesuffix(end)
            for entry in entries
            for name, end in entry
            for key in weights.groups.get(name, ())
            if key.endswith(end)
        }
        self._rows = {key: weights.row(entries, key) for key in keys}
        self._none: Row = (weights.zero,) * len(entries)

    def of(self, key: str) -> Row:
        """The row of a key, zeros if nothing is known of it."""
        if self._weights.collects:
            return self._weights.row(self._entries, key)
        return self._rows.get(key, self._none)


class Pairs:
    """Weights of two things side by side, `ll=of_president`, by the first of them."""

    def __init__(self, name: str, weights: Weights) -> None:
        self._name, self._weights = name, weights
        self._of: dict[str, dict[str, Any]] = {}
        for key, weight in weights.groups.get(name, {}).items():
            first, _, second = key.partition(" ")
            self._of.setdefault(first, {})[second] = weight

    def of(self, first: str) -> dict[str, Any] | None:
        """The weights by the second one, if there are any."""
        return {} if self._weights.collects else self._of.get(first)
