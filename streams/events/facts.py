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


class Facts:
    """A verb that has no type yet, as `values` of FIELDS, as bits of FLAGS, and with what ANSWERS found when asked."""

    __slots__ = ("answers", "flags", "predicate", "reading", "values")

    def __init__(self, reading: Reading, predicate: Predicate, sourced: bool) -> None:
        self.reading = reading
        self.predicate = predicate
        self.flags = (
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
        self.values = [
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
        self.answers: dict[str, str] | None = None

    def answer(self, name: str) -> str:
        """What the answer of that name finds; empty for nothing."""
        if self.answers is None:
            self.answers = {}
        found = self.answers.get(name)
        if found is None:
            found = self.answers[name] = ANSWERS[name](self.reading, self.predicate)
        return found


def _nobody() -> Facts:
    facts = Facts(Reading(), Predicate(-1, "", ""), False)
    facts.flags = 0
    facts.values = [""] * len(FIELDS)
    return facts


NOBODY: Final = _nobody()
"""Stands for the complement or the next verb where there is none."""
