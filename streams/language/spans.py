"""Names in a text by a linear model over spans: people, organisations, places, nationalities.

Candidates are parts of the runs that `candidates` finds. Each is worth the sum of the weights of its features, a score
for each class against being no name: what its words are, what stands beside them, and in a second step what the
document's other mentions say. Training collects the features by the same code, where lists of names take the place of
sums; see `features` and `training/entities.py`.
"""

from typing import Any, Final

from streams.language import features
from streams.language.candidates import END, RUN, WORDS, Tails, before, beginning, behind
from streams.language.evidence import DOCUMENT, SURNAME, Evidence
from streams.language.features import EDGES, Rows, Weights
from streams.language.scores import NONE, PERSON, best
from streams.language.settle import Span, settled
from streams.language.token_weights import Token, Tokens
from streams.language.tokens import Lists, bare

MAX_WORDS: Final = 9
"""Of a name."""
HOPELESS: Final = -300
"""Score below which no context makes a part of a run a name."""
TENTATIVE: Final = -30
"""Score from which a candidate counts as a name for the document's other mentions."""
AGREED: Final = -150
"""Score from which the surname of somebody whom the document names in full is that person."""
KEPT: Final = 50_000
"""Runs and patterns that are remembered at the most."""

_CLASS_PAIRS: Final = ("ilc", "irc", "olc", "orc")
"""Names of the features of classes side by side: within the run and beyond it, to the left and to the right."""
_AT_END: Final = 1
_AT_BEGINNING: Final = 2
"""Of a run: their sum is an index of `features.EDGES`."""
_SEVERAL: Final = len(EDGES)
_IN_FULL: Final = 4
"""Words up to which a pattern tells all their classes."""
_LONG: Final = 6
"""Words from which on their number is the same to the model."""


class Candidate:
    """A part of a run: code points, the sum of what holds for it, and its words without punctuation."""

    __slots__ = ("end", "start", "total", "words")

    def __init__(self, start: int, end: int, total: Any, words: str) -> None:
        self.start, self.end, self.total, self.words = start, end, total, words


class _Part:
    """A candidate before it is known what stands beside its run."""

    __slots__ = ("at", "end", "first", "last", "start", "total", "words")

    def __init__(self, start: int, end: int, total: Any, at: int, first: str, last: str, words: str) -> None:
        self.start, self.end, self.total, self.at = start, end, total, at
        self.first, self.last, self.words = first, last, words


class SpanTagger:
    """Finds candidates and scores them; without weights it collects the features instead."""

    def __init__(
        self, lists: Lists, heads: frozenset[str], weights: Weights, threshold: int, *, with_verbs: bool = False
    ) -> None:
        """For training the names may go on `with_verbs`, see `Tails`."""
        self.lists, self.heads, self.threshold, self.weights = lists, heads, threshold, weights
        self._collects, self._zero = weights.collects, weights.zero
        self._possessive = weights.of("poss")
        self._tokens = Tokens(lists, heads, weights)
        self._tails = Tails(heads, with_verbs=with_verbs)
        self._runs: dict[str, list[_Part]] = {}
        self._pattern_rows = Rows(features.PATTERN, weights)
        self._sequences = Rows(features.SEQUENCE, weights)
        self._ends, self._ones = Rows(features.ENDS, weights), Rows(features.ONE, weights)
        self._lengths = [self._of_lengths(edge) for edge in EDGES]
        self._patterns: tuple[dict[str, Any], ...] = tuple({} for _ in EDGES)
        self._class_pairs: dict[str, dict[str, dict[str, Any]]] = {name: {} for name in _CLASS_PAIRS}
        weights.keep((DOCUMENT, *_CLASS_PAIRS))

    def find(self, text: str) -> list[Span]:
        """The names in order; a name may lie within another one, never across its edge."""
        found = self.candidates(text)
        evidence = Evidence()
        firsts = []
        for candidate in found:
            which, score = best(candidate.total)
            firsts.append((which, score))
            evidence.add(candidate.words, which if score > TENTATIVE else NONE, score)
        spans = []
        for candidate, (which, score) in zip(found, firsts, strict=True):
            names = evidence.features(candidate.words)
            threshold = self.threshold
            if names:
                total = candidate.total
                for name in names:
                    total = total + self.weights.of(*name)
                which, score = best(total)
                if which == PERSON and SURNAME in names:
                    threshold = AGREED
            if score > threshold:
                spans.append(Span(candidate.start, candidate.end, which, score))
        return settled(text, spans)

    def candidates(self, text: str) -> list[Candidate]:
        """All that may be a name, with what holds for it but for the document's evidence."""
        found: list[Candidate] = []
        last = 0
        for match in RUN.finditer(text):
            start, end = match.span()
            word_behind, sign_behind = match.groups()
            start, lower = beginning(text, start, last), 0
            last = end
            if word_behind is not None or sign_behind == "-":
                tail, lower = self._tails.find(text, end)
                if lower:
                    end = tail
                    word_behind, sign_behind = behind(text, end)
            parts = self._parts(text[start:end], lower)
            if not parts:
                continue
            word, beyond = before(text, start)
            left, right = self._tokens.of(word), self._tokens.of(word_behind or sign_behind or END)
            on_the_left = left.left_of_run + self._before(left, bare(beyond).lower())
            for part in parts:
                total = part.total
                if part.at & _AT_BEGINNING:
                    total = total + on_the_left + self._class_pair("olc", left.kind, part.first)
                if part.at & _AT_END:
                    total = total + right.right_of_run + self._class_pair("orc", right.kind, part.last)
                found.append(Candidate(start + part.start, start + part.end, total, part.words))
        return found

    def _parts(self, run: str, lower: int) -> list[_Part]:
        """The parts of a run that may be names; its last `lower` words begin in lower case."""
        key = run if not lower else f"{run}\n{lower}"
        parts = self._runs.get(key)
        if parts is None:
            if len(self._runs) >= KEPT:
                self._runs.clear()
            parts = self._runs[key] = self._built(run, lower)
        return parts

    def _built(self, run: str, lower: int) -> list[_Part]:
        places = [match.span() for match in WORDS.finditer(run)]
        tokens = [self._tokens.of(run[start:end]) for start, end in places]
        size = len(tokens)
        upper = size - lower
        parts: list[_Part] = []
        for i in range(size):
            first = tokens[i]
            if not first.begins:
                continue
            to_first = first.first
            if i:
                left = tokens[i - 1]
                to_first = to_first + left.left + self._class_pair("ilc", left.kind, first.kind)
                to_first = to_first + self._before(left, tokens[i - 2].lower if i > 1 else "")
            inside, pattern, possessive = self._zero, "", False
            for j in range(i, min(size, i + MAX_WORDS)):
                last = tokens[j]
                pattern += last.kind
                possessive = possessive or (j > i and tokens[j - 1].possessive)
                if last.ends if j < upper else last.tail:
                    at = (0 if i else _AT_BEGINNING) + (j + 1 == size)
                    total = to_first + inside + (last.last_at_end if at & _AT_END else last.last)
                    total = total + self._pattern(pattern, at) + self._together(tokens, i, j, at)
                    if possessive:
                        total = total + self._possessive
                    if not at & _AT_END:
                        right = tokens[j + 1]
                        total = total + right.right + self._class_pair("irc", right.kind, last.kind)
                    if self._collects or best(total)[1] > HOPELESS:
                        words = " ".join([token.word for token in tokens[i : j + 1]]) if j > i else first.word
                        parts.append(_Part(places[i][0], places[j][1], total, at, first.kind, last.kind, words))
                if j > i:
                    inside = inside + last.inside
        return parts

    def _together(self, tokens: list[Token], i: int, j: int, at: int) -> Any:
        """What the words `i` up to and with `j` are worth together, as far as their classes do not say it."""
        first = tokens[i]
        if i == j:
            return first.alone[at]
        last = tokens[j]
        total = self._zero
        if first.follows is not None:
            weight = first.follows.get(last.lower)
            if weight is not None:
                total = total + weight
            elif self._collects:
                total = total + self.weights.of("FL", f"{first.lower} {last.lower}")
        flags = ""
        if first.leads or self._collects:
            words = " ".join([token.word for token in tokens[i : j + 1]])
            flags = self.lists.flags.get(words, "")
            total = total + self._tokens.wholes.of(words.lower())[0]
        return total + self._tokens.whole_flags.of(flags)[_SEVERAL + at]

    def _pattern(self, pattern: str, at: int) -> Any:
        """What the classes of the words say."""
        patterns = self._patterns[at]
        total = patterns.get(pattern)
        if total is None:
            if len(patterns) >= KEPT:
                patterns.clear()
            count = len(pattern)
            short, sequence = pattern, pattern
            if count > 1:
                sequence = "".join([one for k, one in enumerate(pattern) if k == 0 or one != pattern[k - 1]])
                if count > _IN_FULL:
                    short = pattern[:2] + "+" + pattern[-2:]
            total = self._lengths[at][min(count, _LONG)] + self._pattern_rows.of(short)[at]
            total = total + self._sequences.of(sequence)[at] + self._ends.of(pattern[0] + pattern[-1])[0]
            if count == 1:
                total = total + self._ones.of(pattern)[at]
            patterns[pattern] = total
        return total

    def _of_lengths(self, edge: str) -> list[Any]:
        """What the number of words says, by that number."""
        of = self.weights.of
        return [of("bias") + of("E", f"{edge}{min(n, 4)}") + of("n", str(n)) for n in range(_LONG + 1)]

    def _before(self, left: Token, beyond: str) -> Any:
        """What two words to the left are worth together."""
        if left.before is None:
            return self._zero
        weight = left.before.get(beyond)
        if weight is not None:
            return weight
        return self.weights.of("ll", f"{left.lower} {beyond}") if self._collects else 0

    def _class_pair(self, name: str, one: str, other: str) -> Any:
        """What the classes of two words side by side are worth; there are few."""
        of_one = self._class_pairs[name].get(one)
        if of_one is None:
            of_one = self._class_pairs[name][one] = {}
        weight = of_one.get(other)
        if weight is None:
            weight = of_one[other] = self.weights.of(name, one + other)
        return weight
