"""What watchlists say of the entities of one document, and the names in it that are no entities yet."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import compress, pairwise
from operator import itemgetter
from typing import Any, Final, NamedTuple

from streams.language.ids import slug
from streams.language.tokens import LINKS, Lists
from streams.rules.document import Document, Span
from streams.watchlists import legal_forms
from streams.watchlists.around import Entity, has_suffix
from streams.watchlists.guard import Mentioned, Verdict, judged
from streams.watchlists.layout import COMMON
from streams.watchlists.match import Match
from streams.watchlists.meanings import Meanings, Reading
from streams.watchlists.spelling import POSSESSIVE, spelled
from streams.watchlists.store import Store
from streams.watchlists.ways import ORGANISATION, OTHER_ORDER, PARTY, PERSON, WITHOUT_SUFFIX

MAX_ENTRIES: Final = 16
"""Most entries told for an entity, the best; many may have one name."""
MAX_MENTIONS: Final = 20_000
"""Most mentions looked at in an item, the first; they take half a second."""
_FURTHEST: Final = 400
"""Code points that an entity which begins before a name may reach."""
_BESIDE: Final = 4
"""Code points between a mention and what ends beside it."""
_LONGEST_GAP: Final = 4
_JOINING: Final = frozenset("-–‐‑'’ʼ&+/·•\"“”„«»` \xa0\t\n")
"""What may stand between the words of any name."""
_HYPHENS: Final = "-‐‑"
_ABBREVIATIONS: Final = frozenset({"st", "mt", "ft", "dr", "mr", "ms", "jr", "sr", "bros", "intl", "gen", "co", "no"})
_PREFIXES: Final = {
    "PERSON": "person",
    "ORGANISATION": "organisation",
    "LOCATION": "place",
    "MILITARY_PLATFORM": "platform",
}
_NO_FORM: Final = frozenset[int]()
_start: Final = itemgetter("start")


class _Told(NamedTuple):
    """What a mention is, and the entries that it may be."""

    verdict: Verdict
    type: str
    entries: list[dict[str, Any]]
    store: Store
    name: int
    """The name in the list that the mention comes closest to."""


class Marking:
    """The work on one document."""

    def __init__(self, document: Document, entities: list[Any], meanings: Meanings, lists: Lists) -> None:
        self._document, self._entities = document, entities
        self._meanings, self._lists = meanings, lists
        self._taken = bytearray(len(document.text))
        # By the `id()` of an entity.
        self._entries: dict[int, list[dict[str, Any]]] = {}
        self._gone: set[int] = set()
        self._new: list[dict[str, Any]] = []
        self._caseless: bool | None = None
        self._longest = -1

    def done(self, matches: list[Match], most: int = MAX_MENTIONS) -> list[dict[str, Any]]:
        """The document's entities in order, with the first `most` mentions of what the lists have."""
        by_words: dict[tuple[int, int], list[Match]] = {}
        for match in matches:
            # In order of their start; what such a text has further on would only take time.
            if len(by_words) >= most:
                break
            by_words.setdefault((match.start, match.end), []).append(match)
        for first, last in sorted(by_words, key=_longest_first):
            self._mark(first, last, by_words[first, last])
        if not self._entries and not self._new:
            return self._entities
        kept = [self._with_entries(entity) for entity in self._entities if id(entity) not in self._gone]
        kept += self._new
        kept.sort(key=_in_order)
        return kept

    def _with_entries(self, entity: dict[str, Any]) -> dict[str, Any]:
        entries = self._entries.get(id(entity))
        return entity if entries is None else {**entity, "watchlists": _best(entries)}

    def _mark(self, first: int, last: int, matches: list[Match]) -> None:
        """Take words `first` up to `last` for what lists have by this name, if they stand for it."""
        document, text = self._document, self._document.text
        span = document.span((first, last))
        start, end = span.start, span.end
        if self._taken.find(1, start, end) >= 0:
            return
        words = text[start:end].split(" ")
        signs = ""
        if len(words) != last - first or sum(map(len, words)) != sum(map(len, document.words[first:last])):
            spans = [document.span((at, at + 1)) for at in range(first, last)]
            words = [text[word.start : word.end] for word in spans if text[max(0, word.start - 1)] not in _HYPHENS]
            rare = self._signs(spans)
            if rare is None:
                return
            signs = rare
        lower = _has_lower(words)
        found = [
            told
            for reading in self._meanings.readings(matches)
            if (told := self._read(first, last, start, end, lower, signs, reading)) is not None
        ]
        if found:
            self._take(start, end, found)

    def _take(self, start: int, end: int, found: list[_Told]) -> None:
        found.sort(key=_score_of)
        verdict = found[0].verdict
        for entity in verdict.instead_of:
            if id(entity) in self._entries or id(entity) in self._gone:
                return
        low, high = (start, end) if verdict.entity is not None else (verdict.start, verdict.end)
        self._taken[low:high] = b"\x01" * (high - low)
        entries = [entry for told in found for entry in told.entries]
        if verdict.entity is not None:
            self._entries.setdefault(id(verdict.entity), []).extend(entries)
            return
        self._gone.update(map(id, verdict.instead_of))
        kind = found[0].type
        called = found[0].store.listed(found[0].name).called
        self._new.append(
            {
                "type": kind,
                "start": low,
                "end": high,
                "text": self._document.text[low:high],
                "id": f"{_PREFIXES[kind]}:{slug(called)}",
                "name": called,
                "watchlists": _best(entries),
            }
        )

    def _read(
        self, first: int, last: int, start: int, end: int, lower: bool, signs: str, reading: Reading
    ) -> _Told | None:
        """What a mention is as one of a type."""
        document, text = self._document, self._document.text
        kind, meanings, names, common = reading
        low, high, legal_form = start, end, _NO_FORM
        if kind in (ORGANISATION, PARTY):
            low, high, legal_form = self._with_legal_form(first, last, start, end)
        suffixed = kind in (PERSON, PARTY) and has_suffix(text, end)
        if signs or suffixed:
            fitting = [
                _may_stand(signs, name, flags) and not (suffixed and flags & WITHOUT_SUFFIX)
                for name, (_, _, flags) in zip(names, meanings, strict=True)
            ]
            meanings, names = list(compress(meanings, fitting)), list(compress(names, fitting))
            if not names:
                return None
            common = all(flags & COMMON for _, _, flags in meanings)
        if document.words[last - 1].endswith(POSSESSIVE) and not _is_possessive(names[0]):
            high = high - len(POSSESSIVE) if high == end else high
            end -= len(POSSESSIVE)
        written = text[start:end]
        lower = lower and written not in names
        caseless = lower and self._is_caseless()
        formed = low < start, high > end
        mentioned = Mentioned(text, low, high, last - first, lower, caseless, common, *formed, suffixed)
        verdict = judged(mentioned, kind, self._near(low, high), self._lists)
        if verdict is None:
            return None
        entries = [
            self._meanings.entry((store, name, flags, written, legal_form, verdict.differences))
            for store, name, flags in meanings
        ]
        scores = [entry["score"] for entry in entries]
        store, name, _ = meanings[scores.index(max(scores))]
        return _Told(verdict, ORGANISATION if kind == PARTY else kind, entries, store, name)

    def _near(self, start: int, end: int) -> Sequence[Entity]:
        """The entities that may overlap with code points or stand beside them."""
        entities = self._entities
        if self._longest < 0:
            self._longest = min(max([e["end"] - e["start"] for e in entities], default=0) + _BESIDE, _FURTHEST)
        low = bisect_left(entities, start - self._longest, key=_start)
        return [e for e in entities[low : bisect_left(entities, end + 2, key=_start)] if id(e) not in self._gone]

    def _signs(self, words: Sequence[Span]) -> str | None:
        """The signs between words that only some names have; None where no name has them."""
        text, rare = self._document.text, ""
        for left, right in pairwise(words):
            gap = text[left.end : right.start]
            if gap == " " or (gap == ", " and has_suffix(text, left.end)):
                continue
            if len(gap) > _LONGEST_GAP or gap.count("\n") > 1:
                return None
            for sign in gap:
                if sign not in _JOINING and not (sign == "." and _is_abbreviated(text[left.start : left.end])):
                    rare += sign
        return rare

    def _is_caseless(self) -> bool:
        if self._caseless is None:
            self._caseless = self._document.text.islower()
        return self._caseless

    def _is_form(self, span: Span) -> bool:
        """Whether what may be a legal form is one: it has a capital, or is no word of the language."""
        words = self._document.text[span.start : span.end]
        return words[0].isupper() or (len(words) > 2 and words not in self._lists.common)

    def _with_legal_form(self, first: int, last: int, start: int, end: int) -> tuple[int, int, frozenset[int]]:
        """The code points of a mention with the legal form that stands with it, and the number of that form."""
        document, text = self._document, self._document.text
        before = document.words[first - 1] if first - 1 > document.split else ""
        following = document.words[last] if last < len(document.words) else ""
        may_be = self._meanings.may_be_of_form
        is_before, is_behind = bool(before) and may_be(before) & 2, bool(following) and may_be(following) & 1
        if not is_before and not is_behind:
            return start, end, _NO_FORM
        found: set[int] = set()
        around = [spelled(word) for word in document.words[last : last + legal_forms.LONGEST]]
        if size := legal_forms.behind(around, 0):
            span = document.span((last, last + size))
            if _beside(text[end : span.start]) and self._is_form(span):
                found.add(legal_forms.forms()[" ".join(around[:size])])
                end = span.end
        low = max(document.split + 1, first - legal_forms.LONGEST)
        around = [spelled(word) for word in document.words[low:first]]
        if size := legal_forms.before(around, len(around)):
            span = document.span((first - size, first))
            if _beside(text[span.end : start]) and self._is_form(span):
                found.add(legal_forms.forms()[" ".join(around[-size:])])
                start = span.start
        return start, end, frozenset(found)


def _beside(gap: str) -> bool:
    return len(gap) <= _LONGEST_GAP and "\n" not in gap and not gap.strip(" \xa0,.\"'“”«»(")


def _is_abbreviated(word: str) -> bool:
    return len(word) == 1 or word.lower() in _ABBREVIATIONS


def _has_lower(words: Iterable[str]) -> bool:
    """Whether a word begins in lower case that names do not write so."""
    for word in words:
        if word[0].islower() and word.lower() not in LINKS:
            return True
    return False


def _is_possessive(name: str) -> bool:
    return name.endswith((POSSESSIVE, "’s"))


def _may_stand(signs: str, name: str, flags: int) -> bool:
    """Whether signs that are between the words of a text may be between those of a name."""
    return all(sign in name or (sign == "," and flags & OTHER_ORDER) for sign in signs)


def _best(entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of each entry the best, the best first."""
    kept: dict[tuple[str, str], dict[str, Any]] = {}
    for entry in entries:
        key = entry["list"], entry["id"]
        if key not in kept or kept[key]["score"] < entry["score"]:
            kept[key] = entry
    return sorted(kept.values(), key=_in_order_of_score)[:MAX_ENTRIES]


def _in_order_of_score(entry: dict[str, Any]) -> tuple[float, str, str]:
    return -entry["score"], entry["list"], entry["id"]


def _score_of(told: _Told) -> tuple[bool, float]:
    return told.verdict.entity is None, -max(entry["score"] for entry in told.entries)


def _longest_first(words: tuple[int, int]) -> tuple[int, int]:
    return words[0] - words[1], words[0]


def _in_order(entity: dict[str, Any]) -> tuple[int, int]:
    return entity["start"], -entity["end"]
