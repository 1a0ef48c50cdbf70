"""What the rows of `data/precedence.txt` may ask of a verb, by number."""

from typing import Final

from streams.events.circumstances import ANSWERS
from streams.events.predicate import Predicate
from streams.events.reading import Reading

FIELDS: Final = (
    *("type", "class", "verb", "noun", "other", "object", "form", "clause", "link"),
    *ANSWERS,
)
TYPE: Final = FIELDS.index("type")
CLASS: Final = FIELDS.index("class")
VERB: Final = FIELDS.index("verb")
_ASKED: Final = tuple(ANSWERS.values())
_FIRST_ASKED: Final = len(FIELDS) - len(_ASKED)

FLAGS: Final = ("there", "future", "possible", "obliged", "hedged", "negated", "passive", "joint", "sourced")
"""The first says that there is a verb at all; each is a bit."""


class Facts:
    """A verb as `values` of FIELDS, those of ANSWERS None until they are asked for, and as bits of FLAGS."""

    __slots__ = ("flags", "predicate", "reading", "values")

    def __init__(self, reading: Reading, predicate: Predicate, flags: int, values: list[str | None]) -> None:
        self.reading = reading
        self.predicate = predicate
        self.flags = flags
        self.values = values

    def value(self, field: int) -> str:
        """The value of a field; empty if it has none."""
        value = self.values[field]
        if value is None:
            value = self.values[field] = _ASKED[field - _FIRST_ASKED](self.reading, self.predicate)
        return value


NOBODY: Final = Facts(Reading(), Predicate(-1, "", ""), 0, [""] * len(FIELDS))
"""Stands for the complement or the next verb where there is none."""


def facts_of(reading: Reading, predicate: Predicate, sourced: bool) -> Facts:
    """The facts of a verb that has no type yet; `sourced` says whether the sentence names a source at its end."""
    flags = 1
    if predicate.future:
        flags |= 2
    if predicate.possible:
        flags |= 4
    if predicate.obliged:
        flags |= 8
    if predicate.hedged:
        flags |= 16
    if predicate.negated:
        flags |= 32
    if predicate.passive:
        flags |= 64
    if predicate.joint:
        flags |= 128
    if sourced:
        flags |= 256
    entry = reading.entries[predicate.noun_at] if predicate.noun_at >= 0 else None
    values: list[str | None] = [
        predicate.type,
        predicate.cls,
        predicate.lemma,
        predicate.noun,
        predicate.other_noun,
        entry.noun_lemma if entry is not None else "",
        predicate.form,
        predicate.clause,
        predicate.link_word,
        None,
        None,
    ]
    return Facts(reading, predicate, flags, values)
