"""The codebook's rules of precedence, where a type hangs on more than verb and object: asks `data/precedence.txt`."""

from collections.abc import Callable
from typing import Final

from streams.events.facts import CLASS, FLAGS, NOUN, TYPE, VERB, Facts
from streams.events.predicate import Predicate
from streams.events.reading import Reading

SAME: Final = "="
"""What a row gives that only keeps the rows after it from being asked."""
_SHIFT: Final = len(FLAGS)

Question = Callable[[Reading, Predicate, Predicate], bool]
Among = tuple[int, frozenset[str], bool]
"""The number of a field, values, and whether its value must be among them or must not."""


class Row:
    """Conditions and what they give. `others` are fields of the complement or the next verb; all else is the verb's."""

    __slots__ = ("answers", "bits", "fields", "gives", "group", "keys", "line", "mask", "others", "questions")

    def __init__(self, group: str, gives: str, line: int) -> None:
        self.group = group
        self.gives = gives
        self.line = line
        self.mask = 0
        """Flags that count, those of the other verb behind those of the verb."""
        self.bits = 0
        """Those of them that must be set."""
        self.keys: tuple[Among, ...] = ()
        """Fields that tables find rows by."""
        self.fields: tuple[Among, ...] = ()
        self.others: tuple[Among, ...] = ()
        self.answers: tuple[tuple[str, frozenset[str], bool], ...] = ()
        self.questions: tuple[tuple[Question, bool], ...] = ()

    def flag(self, number: int, of_other: bool, wanted: bool) -> None:
        """Add the condition that a flag is set, or that it is not."""
        bit = 1 << (number + _SHIFT if of_other else number)
        self.mask |= bit
        self.bits |= bit if wanted else 0

    def holds(self, own: Facts, other: Facts) -> bool:
        """Whether a verb with these flags and keys fits in all else; what costs most is asked last."""
        values = own.values
        for field, among, wanted in self.fields:
            if (values[field] in among) != wanted:
                return False
        values = other.values
        for field, among, wanted in self.others:
            if (values[field] in among) != wanted:
                return False
        for answer, among, wanted in self.answers:
            if (own.answer(answer) in among) != wanted:
                return False
        for question, wanted in self.questions:
            if question(own.reading, own.predicate, other.predicate) != wanted:
                return False
        return True


class Table:
    """Rows of which the first that fits counts, found by the class of the verb, the verb, and one field more."""

    __slots__ = ("field", "fitting", "flags", "rows", "verbs")

    def __init__(self, rows: list[Row], field: int) -> None:
        self.rows = rows
        self.field = field
        flags = {(row.mask, row.bits) for row in rows}
        self.flags = ((0, 0),) if (0, 0) in flags else tuple(flags)
        """The flags of which a verb must have some."""
        self.verbs = {verb for row in rows for key, among, _ in row.keys if key == VERB for verb in among}
        """Verbs that rows name; all others are alike."""
        self.fitting: dict[tuple[str, str, str], list[Row]] = {}
        """Rows that can fit a value of the field, a class and a verb that rows name, as far as these have been met."""

    def first(self, own: Facts, other: Facts) -> Row | None:
        """The first row that fits a verb."""
        flags = own.flags | other.flags << _SHIFT
        for mask, bits in self.flags:
            if flags & mask == bits:
                break
        else:
            return None
        values = own.values
        verb = values[VERB]
        key = values[self.field], values[CLASS], verb if verb in self.verbs else ""
        rows = self.fitting.get(key)
        if rows is None:
            rows = self.fitting[key] = [row for row in self.rows if _can_fit(row, values)]
        for row in rows:
            if flags & row.mask == row.bits and row.holds(own, other):
                return row
        return None

    def decide(self, own: Facts, other: Facts) -> None:
        """Give a verb the type of the first row that fits it, if there is one."""
        row = self.first(own, other)
        if row is not None and row.gives != SAME:
            own.values[TYPE] = row.gives
            own.predicate.decided = True


def _can_fit(row: Row, values: list[str]) -> bool:
    for field, among, wanted in row.keys:
        if (values[field] in among) != wanted:
            return False
    return True


class Precedence:
    """The tables, in the order in which they are asked; `data/precedence.txt` says what each is for."""

    __slots__ = ("deed", "following", "named", "object", "rows", "terms", "together")

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.object = _table(rows, "object")
        self.named = _table(rows, "named")
        self.together = _table(rows, "together")
        self.deed = _table(rows, "said", "who", "manner", "time")
        self.terms = _table(rows, "terms")
        self.following = _table(rows, "next", "purpose")


GROUPS: Final = ("object", "named", "together", "said", "who", "manner", "time", "terms", "next", "purpose")


def found_by(group: str) -> int:
    """The field that the rows of a group are found by, beside the verb and its class."""
    return NOUN if group == "object" else TYPE


def _table(rows: list[Row], *groups: str) -> Table:
    return Table([row for group in groups for row in rows if row.group == group], found_by(groups[0]))
