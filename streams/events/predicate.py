"""A verb of a sentence with all that belongs to it."""

from typing import Final

FINITE: Final = "finite"
INFINITIVE: Final = "infinitive"
GERUND: Final = "gerund"
MODIFIER: Final = "modifier"
FORMS: Final = frozenset({FINITE, INFINITIVE, GERUND, MODIFIER})

MAIN: Final = "main"
SAID: Final = "said"
ADVERBIAL: Final = "adverbial"
RELATED: Final = "relative"
TAIL: Final = "tail"
PURPOSE: Final = "purpose"
CLAUSES: Final = frozenset({MAIN, SAID, ADVERBIAL, RELATED, TAIL, PURPOSE})

TAKES_COMPLEMENT: Final = frozenset(
    {"say", "ask", "order", "urge", "agree", "vow", "plan", "decide", "refuse", "deny", "threaten", "allow", "launch"}
    | {"end", "finish", "bar", "force", "coerce", "concede", "support", "impose", "accuse", "lift", "be", "have"}
)
"""Classes of verbs whose infinitive or clause is what they are about, not what they are for."""

SPEAKING: Final = frozenset(
    {"say", "ask", "order", "urge", "agree", "vow", "plan", "decide", "threaten", "accuse", "sue", "concede", "deny"}
)
"""Classes of verbs that a clause with `that` belongs to."""


class Predicate:
    """A verb with what belongs to it. Numbers are those of the words of the reading, -1 for none."""

    __slots__ = (
        "agent",
        "at",
        "clause",
        "cls",
        "complement",
        "decided",
        "first",
        "form",
        "future",
        "hedged",
        "joint",
        "lemma",
        "link_word",
        "negated",
        "noun",
        "noun_at",
        "obliged",
        "other_noun",
        "passive",
        "possible",
        "subject_from",
        "subject_to",
        "type",
        "until",
        "within",
    )

    def __init__(self, at: int, cls: str, lemma: str) -> None:
        self.at = at
        self.first = at
        """Where its group begins: `has not been seen` with has."""
        self.until = at + 1
        """Where its objects and adjuncts end."""
        self.cls = cls
        self.lemma = lemma
        self.form = FINITE
        self.clause = MAIN
        self.link_word = ""
        self.negated = False
        self.future = False
        self.obliged = False
        self.possible = False
        self.passive = False
        self.hedged = False
        self.joint = False
        self.subject_from = -1
        self.subject_to = -1
        self.agent = -1
        """The `by` of a passive."""
        self.noun = ""
        """Class of the noun at the head of the object."""
        self.noun_at = -1
        self.other_noun = ""
        """Class of the next noun: of aid in a loan of aid."""
        self.complement = -1
        """Number of the predicate that this one is about: to visit in agreed to visit."""
        self.within = -1
        """Number of the predicate that this one is the complement of."""
        self.type = ""
        """PLOVER type, when composed."""
        self.decided = False
        """Whether a row of the codebook's precedence gave the type."""

    def subject(self) -> tuple[int, int]:
        """The words of its subject, or all before it where none was found."""
        return (self.subject_from, self.subject_to) if self.subject_from >= 0 else (0, self.first)
