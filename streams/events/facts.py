"""What the rows of `data/precedence.txt` may ask of a verb, by number."""

from typing import Final

from streams.events.circumstances import ANSWERS
from streams.events.predicate import Predicate
from streams.events.reading import Reading

FIELDS: Final = ("type", "class", "verb", "noun", "other", "object", "form", "clause", "link")
TYPE: Final = 0
CLASS: Final = 1
VERB: Final = 2
NOUN: Final = 3

FLAGS: Final = ("there", "future", "possible", "obliged", "hedged", "negated", "passive", "joint", "sourced")
"""Each is a bit; the first says that there is a verb at all."""
THERE: Final = 0

_ASKED: Final = tuple(ANSWERS.values())


class Facts:
    """A verb as `values` of FIELDS, as bits of FLAGS, and with what ANSWERS found where they were asked."""

    __slots__ = ("answers", "flags", "predicate", "reading", "values")

    def __init__(self, reading: Reading, predicate: Predicate, flags: int, values: list[str]) -> None:
        self.reading = reading
        self.predicate = predicate
        self.flags = flags
        self.values = values
        self.answers: list[str | None] = [None] * len(_ASKED)

    def answer(self, number: int) -> str:
        """What the answer of that number finds; empty for nothing."""
        found = self.answers[number]
        if found is None:
            found = self.answers[number] = _ASKED[number](self.reading, self.predicate)
        return found


NOBODY: Final = Facts(Reading(), Predicate(-1, "", ""), 0, [""] * len(FIELDS))
"""Stands for the complement or the next verb where there is none."""


def facts_of(reading: Reading, predicate: Predicate, sourced: bool) -> Facts:
    """The facts of a verb that has no type yet; `sourced` says whether the sentence names a source at its end."""
    flags = (
        1
        | predicate.future << 1
        | predicate.possible << 2
        | predicate.obliged << 3
        | predicate.hedged << 4
        | predicate.negated << 5
        | predicate.passive << 6
        | predicate.joint << 7
        | sourced << 8
    )
    entry = reading.entries[predicate.noun_at] if predicate.noun_at >= 0 else None
    values = [
        predicate.type,
        predicate.cls,
        predicate.lemma,
        predicate.noun,
        predicate.other_noun,
        entry.noun_lemma if entry is not None else "",
        predicate.form,
        predicate.clause,
        predicate.link_word,
    ]
    return Facts(reading, predicate, flags, values)
