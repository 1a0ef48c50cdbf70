"""The codebook's rules of precedence, where a type hangs on more than verb and object: asks `data/precedence.txt`."""

from collections.abc import Callable
from typing import Final

from streams.events.facts import CLASS, FLAGS, TYPE, VERB, Facts
from streams.events.predicate import Predicate
from streams.events.reading import Reading

KEYS: Final = frozenset({TYPE, CLASS, VERB})
"""Fields that rows are indexed by."""
SAME: Final = "="
"""What a row gives that only keeps the rows after it from being asked."""

Question = Callable[[Reading, Predicate, Predicate], bool]
Among = tuple[int, frozenset[str], bool]
"""A field, values, and whether the field's value must be among them or must not."""


class Row:
    """Conditions and what they give; flags and fields of the other verb are those of the complement or the next."""

    __slots__ = ("asked", "bits", "example", "fields", "gives", "group", "keys", "line", "mask", "others")

    def __init__(self, group: str, gives: str, example: str, line: int) -> None:
        self.group = group
        self.gives = gives
        self.example = example
        self.line = line
        self.mask = 0
        """Flags that count, those of the other verb shifted by the number of FLAGS."""
        self.bits = 0
        """Those of them that must be set."""
        self.keys: tuple[Among, ...] = ()
        self.fields: tuple[Among, ...] = ()
        self.others: tuple[Among, ...] = ()
        self.asked: tuple[tuple[Question, bool], ...] = ()

    def holds(self, own: Facts, other: Facts) -> bool:
        """Whether a verb with these flags and keys fits in all else; what costs most is asked last."""
        for field, among, wanted in self.others:
            if (other.value(field) in among) != wanted:
                return False
        for field, among, wanted in self.fields:
            if (own.value(field) in among) != wanted:
                return False
        for question, wanted in self.asked:
            if question(own.reading, own.predicate, other.predicate) != wanted:
                return False
        return True


class Table:
    """Rows of which the first that fits counts."""

    __slots__ = ("fitting", "rows", "verbs")

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.verbs = {verb for row in rows for field, among, _ in row.keys if field == VERB for verb in among}
        """Verbs that rows name; all others are alike."""
        self.fitting: dict[tuple[str, str, str], list[Row]] = {}
        """Rows that can fit a type, a class and a verb, as far as these have been asked for."""

    def first(self, own: Facts, other: Facts) -> Row | None:
        """The first row that fits a verb."""
        verb = own.value(VERB)
        key = own.value(TYPE), own.value(CLASS), verb if verb in self.verbs else ""
        rows = self.fitting.get(key)
        if rows is None:
            rows = self.fitting[key] = [row for row in self.rows if _can_fit(row, own)]
        flags = own.flags | other.flags << len(FLAGS)
        for row in rows:
            if flags & row.mask == row.bits and row.holds(own, other):
                return row
        return None

    def decide(self, own: Facts, other: Facts) -> None:
        """Give a verb the type of the first row that fits it, if there is one."""
        row = self.first(own, other)
        if row is not None and row.gives != SAME:
            own.values[TYPE] = row.gives


def _can_fit(row: Row, own: Facts) -> bool:
    for field, among, wanted in row.keys:
        if (own.value(field) in among) != wanted:
            return False
    return True


class Precedence:
    """The tables, in the order in which they are asked; `data/precedence.txt` says what each is for."""

    __slots__ = ("deed", "following", "named", "object", "terms", "together")

    def __init__(self, rows: list[Row]) -> None:
        self.object = _table(rows, ("object",))
        self.named = _table(rows, ("named",))
        self.together = _table(rows, ("together",))
        self.deed = _table(rows, ("said", "who", "manner", "time"))
        self.terms = _table(rows, ("terms",))
        self.following = _table(rows, ("next", "purpose"))


GROUPS: Final = ("object", "named", "together", "said", "who", "manner", "time", "terms", "next", "purpose")


def _table(rows: list[Row], groups: tuple[str, ...]) -> Table:
    return Table([row for group in groups for row in rows if row.group == group])
