"""Words with what the model says of each, in each part that it may play in a candidate or beside one."""

from typing import Any, Final

from streams.language import features
from streams.language.features import EDGES, Pairs, Rows, Weights
from streams.language.tokens import Lists, bare, edges, kind

KEPT: Final = 50_000
"""Words that are remembered at the most."""


class Token:
    """A word, and what it is worth in each part that it may play in a candidate or beside one."""

    __slots__ = (
        "alone",
        "before",
        "begins",
        "ends",
        "first",
        "follows",
        "inside",
        "kind",
        "last",
        "last_at_end",
        "leads",
        "left",
        "left_of_run",
        "lower",
        "possessive",
        "right",
        "right_of_run",
        "tail",
        "word",
    )  # fmt: skip

    word: str
    lower: str
    kind: str
    begins: bool
    ends: bool
    tail: bool
    """Whether a candidate may end with it although it is in lower case."""
    leads: bool
    """Whether a listed name of several words begins with it."""
    possessive: bool
    first: Any
    last: Any
    last_at_end: Any
    inside: Any
    alone: tuple[Any, ...]
    left: Any
    left_of_run: Any
    right: Any
    right_of_run: Any
    before: dict[str, Any] | None
    follows: dict[str, Any] | None


class Tokens:
    """Reads words once; texts repeat them."""

    def __init__(self, lists: Lists, heads: frozenset[str], weights: Weights) -> None:
        self._lists, self._heads = lists, heads
        self.wholes = Rows(features.WHOLE, weights)
        """What a candidate's words, in lower case, say as a whole."""
        self.whole_flags = Rows(features.WHOLE_FLAGS, weights)
        """What the lists say of them."""
        self._words = Rows(features.WORD, weights)
        self._classes = Rows(features.CLASS, weights)
        self._flags = Rows(features.FLAGS, weights)
        self._beginnings = Rows(features.BEGINNING, weights)
        self._endings3 = Rows(features.ENDING3, weights)
        self._endings2 = Rows(features.ENDING2, weights)
        self._endings4 = Rows(features.ENDING4, weights)
        self._befores, self._follows = Pairs("ll", weights), Pairs("FL", weights)
        self._leading = lists.leading | {key.partition(" ")[0] for key in weights.groups.get("W", ()) if " " in key}
        self._left_of_possessive = weights.of("r", "poss")
        self._shapes = [weights.of("1L", shape) for shape in ("x", "A1", "A2", "A3", "A4", "A5", "A6")]
        self._tokens: dict[str, Token] = {}

    def __len__(self) -> int:
        """Words that are remembered."""
        return len(self._tokens)

    def of(self, text: str) -> Token:
        token = self._tokens.get(text)
        if token is None:
            if len(self._tokens) >= KEPT:
                self._tokens.clear()
            token = self._tokens[text] = self._read(text)
        return token

    def _read(self, text: str) -> Token:
        token = Token()
        word = bare(text)
        bare_lower = word.lower()
        lower = bare_lower or text
        flags = self._lists.flags.get(word, "")
        of = kind(word, bare_lower, flags, self._lists.common)
        first, last, last_at_end, inside, left, right = self._words.of(lower)
        as_first, as_last, left_inside, left_outside, right_inside, right_outside = self._classes.of(of)
        flags_first, flags_last = self._flags.of(flags)
        ending = self._endings3.of(lower[-3:])[0] + self._endings2.of(lower[-2:])[0]
        ending = ending + self._beginnings.of(lower[:3])[0] + as_last + flags_last
        token.word, token.lower, token.kind = word, lower, of
        token.begins, token.ends = edges(text, bare_lower)
        token.tail = lower in self._heads
        token.leads = word in self._leading or lower in self._leading
        token.possessive = text.endswith(("'s", "’s"))
        token.first = first + as_first + flags_first
        token.last, token.last_at_end, token.inside = last + ending, last_at_end + ending, inside
        shape = self._shapes[min(len(word), 6) if word.isupper() else 0]
        by_flags, by_ending = self.whole_flags.of(flags), self._endings4.of(lower[-4:])
        whole = self.wholes.of(lower)[0] + shape
        token.alone = tuple([by_flags[at] + by_ending[at] + whole for at in range(len(EDGES))])
        token.left, token.left_of_run = left + left_inside, left + left_outside
        if token.possessive or text[0] in "'’":
            right = right + self._left_of_possessive
        token.right, token.right_of_run = right + right_inside, right + right_outside
        token.before, token.follows = self._befores.of(lower), self._follows.of(lower)
        return token
