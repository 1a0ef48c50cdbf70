"""Names in a text: a linear model over spans of capitalised runs.

A run is a maximal row of capitalised words with what links them; each sensible part of it is a candidate. Its score
is a sum of weights, one for each feature that holds: what its words are, what stands before and behind it, what the
rest of the document says. A weight holds a score for each class, against that of being no name, packed in one integer,
so that adding a feature is one addition. What depends on a word or on a run alone is kept for the next time.

The same code collects the names of the features in training, where lists of names take the place of sums.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple

from streams.language.candidates import RUN, WORDS, after, before, tail
from streams.language.evidence import SURNAME, Evidence
from streams.language.tokens import TITLES, Lists, bare, edges, kind

CLASSES: Final = ("PERSON", "ORGANISATION", "LOCATION", "NATIONALITY")
NONE: Final = len(CLASSES)
BITS: Final = 32
SCALE: Final = 10_000
"""Units of a weight to one of the logarithm of odds."""
_MASK: Final = (1 << BITS) - 1
_HALF: Final = 1 << (BITS - 1)
OFFSET: Final = sum(_HALF << (BITS * k) for k in range(len(CLASSES)))
"""Keeps every class positive while weights are added."""

MAX_WORDS: Final = 9
"""Of a name."""
HOPELESS: Final = -30_000
"""Score below which no context makes a part of a run a name."""
TENTATIVE: Final = -3_000
"""Score from which a candidate counts as a name for the document's other mentions."""
AGREED: Final = -15_000
"""Score from which the surname of somebody whom the document names in full is that person."""
KEPT: Final = 50_000
"""Runs, words and contexts that are remembered at the most."""


class Span(NamedTuple):
    """A name: code points, a class as an index of CLASSES, a score."""

    start: int
    end: int
    kind: int
    score: int


class Candidate(NamedTuple):
    """A part of a run: code points, the sum of what holds for it, and its words without punctuation."""

    start: int
    end: int
    total: Any
    words: str


class _Token(NamedTuple):
    """A word of a run, and the sums for the parts it may play in a candidate or beside one."""

    word: str
    lower: str
    kind: str
    begins: bool
    ends: bool
    first: Any
    last_inside: Any
    last_at_edge: Any
    inner: Any
    alone: Any
    to_the_left: Any
    to_the_right: Any


def packed(scores: Iterable[int]) -> int:
    """The scores of the classes as one integer."""
    return sum(score << (BITS * k) for k, score in enumerate(scores))


def unpacked(total: int) -> list[int]:
    """The scores of the classes."""
    total += OFFSET
    return [(total >> (BITS * k) & _MASK) - _HALF for k in range(len(CLASSES))]


def best(total: int) -> tuple[int, int]:
    """The class with the highest score, and that score."""
    total += OFFSET
    highest, kind = total & _MASK, 0
    if (score := total >> BITS & _MASK) > highest:
        highest, kind = score, 1
    if (score := total >> 2 * BITS & _MASK) > highest:
        highest, kind = score, 2
    if (score := total >> 3 * BITS) > highest:
        highest, kind = score, 3
    return kind, highest - _HALF


class SpanTagger:
    """Finds candidates and scores them. `weights` by feature; in training a mapping to lists of names, `zero` to []."""

    def __init__(
        self, lists: Lists, heads: frozenset[str], weights: Mapping[str, Any], threshold: int, zero: Any = 0
    ) -> None:
        self.lists, self.heads, self.threshold = lists, heads, threshold
        self._get: Callable[[str, Any], Any] = weights.get
        self._zero, self._collects = zero, isinstance(zero, list)
        self._tokens: dict[str, _Token] = {}
        self._runs: dict[tuple[str, int], list[tuple[Any, ...]]] = {}
        self._patterns: dict[tuple[Any, ...], Any] = {}
        self._lefts: dict[tuple[str, str, str], Any] = {}
        self._rights: dict[tuple[str, str], Any] = {}

    def find(self, text: str) -> list[Span]:
        """The names in order; a name may lie within another one, never across its edge."""
        found = self.candidates(text)
        firsts = []
        for candidate in found:
            which, score = best(candidate.total)
            firsts.append((candidate.words, which if score > TENTATIVE else NONE, score))
        evidence = Evidence(firsts)
        spans = []
        for candidate, (_, which, score) in zip(found, firsts, strict=True):
            features = evidence.features(candidate.words)
            if features:
                which, score = best(candidate.total + self.weigh(features))
            if score > (AGREED if which == 0 and SURNAME in features else self.threshold):
                spans.append(Span(candidate.start, candidate.end, which, score))
        return settled(text, spans)

    def weigh(self, features: Iterable[str]) -> Any:
        """The sum over features."""
        total, get, zero = self._zero, self._get, self._zero
        for feature in features:
            total = total + get(feature, zero)
        return total

    def candidates(self, text: str) -> list[Candidate]:
        """All that may be a name, with what holds for it but for the document's evidence."""
        found: list[Candidate] = []
        heads = self.heads
        for match in RUN.finditer(text):
            start, end = match.span()
            end, lower = tail(text, end, heads)
            left, beyond = before(text, start)
            right = after(text, end)
            for low, high, total, at_left, at_right, first, last, words in self._parts(text[start:end], lower):
                if at_left:
                    total = total + self._left(left, beyond, first)
                if at_right:
                    total = total + self._right(right, last)
                found.append(Candidate(start + low, start + high, total, words))
        return found

    def _parts(self, run: str, lower: int) -> list[tuple[Any, ...]]:
        key = run, lower
        parts = self._runs.get(key)
        if parts is None:
            if len(self._runs) >= KEPT:
                self._runs.clear()
            parts = self._runs[key] = self._built(run, lower)
        return parts

    def _built(self, run: str, lower: int) -> list[tuple[Any, ...]]:
        """Each candidate of a run: where, its sum, whether at the run's edges, first and last class, its words."""
        get, zero = self._get, self._zero
        spans = [match.span() for match in WORDS.finditer(run)]
        tokens = [self._token(run[low:high]) for low, high in spans]
        size = len(tokens)
        upper = size - lower
        parts: list[tuple[Any, ...]] = []
        for i, first in enumerate(tokens):
            if not first.begins:
                continue
            to_first = first.first
            if i:
                left = tokens[i - 1]
                to_first = to_first + left.to_the_left + get(f"ilc={left.kind}_{first.kind}", zero)
                to_first = to_first + get(f"ll={tokens[i - 2].lower if i > 1 else ''}_{left.lower}", zero)
            inner, words, pattern = zero, first.word, first.kind
            for j in range(i, min(size, i + MAX_WORDS)):
                last = tokens[j]
                if j > i:
                    words += " " + last.word
                    pattern += last.kind
                if last.ends if j < upper else last.lower in self.heads:
                    at_edge = j + 1 == size
                    total = to_first + inner + (last.last_at_edge if at_edge else last.last_inside)
                    total = total + self._pattern(tokens[i : j + 1], pattern, i == 0, at_edge, words)
                    total = total + get("W=" + words.lower(), zero) + get(f"FL={first.lower}_{last.lower}", zero)
                    if j == i:
                        edge = ("b" if i == 0 else "m") + ("e" if at_edge else "m")
                        total = total + first.alone + get(f"1s={last.lower[-4:]}{edge}", zero)
                    if "'s" in words or "’s" in words:
                        total = total + get("poss", zero)
                    if not at_edge:
                        right = tokens[j + 1]
                        total = total + right.to_the_right + get(f"irc={right.kind}_{last.kind}", zero)
                    if self._collects or best(total)[1] > HOPELESS:
                        parts.append((spans[i][0], spans[j][1], total, i == 0, at_edge, first.kind, last.kind, words))
                if j > i:
                    inner = inner + last.inner
        return parts

    def _pattern(self, tokens: list[_Token], pattern: str, at_left: bool, at_right: bool, words: str) -> Any:
        """What the classes of the words say, and what the name as a whole is known for."""
        flags, count = self.lists.flags.get(words, ""), len(tokens)
        key = pattern, count, at_left, at_right, flags
        total = self._patterns.get(key)
        if total is None:
            if len(self._patterns) >= KEPT:
                self._patterns.clear()
            kinds = [token.kind for token in tokens]
            short = pattern if count < 5 else kinds[0] + kinds[1] + "+" + kinds[-2] + kinds[-1]
            rows = "".join(one for k, one in enumerate(kinds) if k == 0 or one != kinds[k - 1])
            edge = ("b" if at_left else "m") + ("e" if at_right else "m")
            features = [
                "bias", "P=" + short, "PE=" + short + edge, "CP=" + rows, "CPE=" + rows + edge,
                f"E={edge}{min(count, 4)}", f"G={flags}{count > 1}", "GE=" + flags + edge,
                f"n={min(count, 6)}", f"lf={kinds[0]}{kinds[-1]}",
            ]  # fmt: skip
            if count == 1:
                features.append("1c=" + kinds[0] + edge)
            total = self._patterns[key] = self.weigh(features)
        return total

    def _token(self, text: str) -> _Token:
        token = self._tokens.get(text)
        if token is None:
            if len(self._tokens) >= KEPT:
                self._tokens.clear()
            token = self._tokens[text] = self._read(text)
        return token

    def _read(self, text: str) -> _Token:
        word = bare(text)
        lower, weigh = word.lower(), self.weigh
        of = kind(text, self.lists)
        flags = self.lists.flags.get(word, "")
        begins, ends = edges(text)
        last = ["H=" + lower, "S3=" + lower[-3:], "S2=" + lower[-2:], "P2=" + lower[:3], "lc=" + of, "gl=" + flags]
        return _Token(
            word,
            lower,
            of,
            begins,
            ends,
            weigh(["F=" + lower, "fc=" + of, "gf=" + flags]),
            weigh([*last, f"HE={lower}m"]),
            weigh([*last, f"HE={lower}e"]),
            weigh(["B=" + lower]),
            weigh(["1L=" + (f"A{min(len(word), 6)}" if word.isupper() else "x")]),
            weigh(["l=" + (lower or text), "il=" + of]),
            weigh(self._right_features(text, "i")),
        )

    def _right_features(self, word: str, where: str) -> list[str]:
        features = ["r=" + (bare(word).lower() or word), f"{where}r={kind(word, self.lists)}"]
        if word[:1] in ("'", "’") or word.endswith(("'s", "’s")):
            features.append("r=poss")
        return features

    def _left(self, word: str, beyond: str, first: str) -> Any:
        """What the two words before a run say of a candidate that begins with a word of class `first`."""
        key = word, beyond, first
        total = self._lefts.get(key)
        if total is None:
            if len(self._lefts) >= KEPT:
                self._lefts.clear()
            lower = bare(word).lower() or word
            of = kind(word, self.lists)
            features = ["l=" + lower, "ol=" + of, f"ll={bare(beyond).lower()}_{lower}", f"olc={of}_{first}"]
            total = self._lefts[key] = self.weigh(features)
        return total

    def _right(self, word: str, last: str) -> Any:
        """What the word behind a run says of a candidate that ends with a word of class `last`."""
        key = word, last
        total = self._rights.get(key)
        if total is None:
            if len(self._rights) >= KEPT:
                self._rights.clear()
            features = [*self._right_features(word, "o"), f"orc={kind(word, self.lists)}_{last}"]
            total = self._rights[key] = self.weigh(features)
        return total


def settled(text: str, spans: list[Span]) -> list[Span]:
    """The spans without those that cross a better one, in order, the longer first.

    Of a person's name a part is no name of its own, unless what stands before it within the longer one are titles.
    """
    kept: list[Span] = []
    group: list[Span] = []
    end = 0
    for span in sorted(spans):
        if span.start >= end and group:
            kept += _settled(text, group)
            group = []
        group.append(span)
        end = max(end, span.end)
    return kept + _settled(text, group)


def _settled(text: str, spans: list[Span]) -> list[Span]:
    """The same for spans of one run, which are few."""
    if len(spans) < 2:
        return spans
    people = [span for span in spans if CLASSES[span.kind] == "PERSON"]
    parts = {
        inner
        for inner in people
        for outer in people
        if outer.start <= inner.start
        and inner.end <= outer.end
        and outer != inner
        and (inner.end < outer.end or not _titled(text, outer.start, inner.start))
    }
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: -span.score):
        if span in parts:
            continue
        if not any(
            span.start < other.start < span.end < other.end or other.start < span.start < other.end < span.end
            for other in kept
        ):
            kept.append(span)
    kept.sort(key=lambda span: (span.start, -span.end))
    return kept


def _titled(text: str, start: int, end: int) -> bool:
    """Whether what stands between is a title, or ends in a comma or dash."""
    words = text[start:end].split()
    return not words or bare(words[-1]).lower() in TITLES or words[-1][-1] in ",-–"
