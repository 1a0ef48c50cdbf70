"""What a clause tells of months ago: by the dates that enrichment found in it, held against the day of the item."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from streams.language.listing import listed
from streams.rules.cues import ARTICLES, HISTORICAL, REACH, Cue
from streams.rules.document import Document

_NEWS: Final = 30
"""Days after which what is told with its date is no news but background."""
_OF_THEN: Final = Cue(HISTORICAL, REACH, commas=False, kind="year")
_THING_OF_THEN: Final = Cue(HISTORICAL, 3, kind="year")
_BEFORE: Final = 10
"""Words of its clause before a date that tell of it, at the most."""
_COMPARED: Final = frozenset(listed("since from until than compared through over"))
"""What stands before a date that says how long something lasts, or with what it is compared."""
_OF_TODAY: Final = frozenset(listed("is are has have will remains remain now still"))
"""What in a clause says that it tells of today, whatever its date."""
_STATISTICS: Final = frozenset(
    listed(
        "inflation gdp growth output prices exports imports unemployment economy sales deficit surplus revenue rose "
        "grew shrank contracted expanded percent pct quarter index cpi"
    )
)
"""What is told of a month when it is long over."""
_LONG_GRAINS: Final = frozenset({"decade", "century", "year"})


class Dates:
    """The numbers of the words at which the dates of a document begin: those of long ago, and those of these days."""

    __slots__ = ("old", "recent")

    def __init__(self, document: Document) -> None:
        self.old: list[int] = []
        self.recent: list[int] = []
        published = _day(str(document.facts.get("published") or "")[:10])
        if published is None:
            return
        for entity in document.entities:
            if entity["type"] == "TEMPORAL":
                self._add(document, entity, published)
        self.old.sort()
        self.recent.sort()

    def _add(self, document: Document, entity: Mapping[str, Any], published: date) -> None:
        last = _day(entity.get("date") or "")
        said_by = last is not None or _is_long_before(entity)
        words = document.occurrence("text", entity["start"], entity["end"]) if said_by else None
        if words is not None:
            old = last is None or (published - last).days > _NEWS
            (self.old if old else self.recent).append(words[0])

    def cues(self, document: Document, low: int, high: int, begins: list[int]) -> list[tuple[int, Cue]]:
        """What the dates of long ago say of the clauses that they stand in; `begins` are those of a sentence."""
        found: list[tuple[int, Cue]] = []
        for number in self.old[bisect_left(self.old, low) : bisect_left(self.old, high)]:
            clause = bisect_right(begins, number)
            first = begins[clause - 1] if clause else low
            upto = begins[clause] if clause < len(begins) else high
            cue = self._cue(document.words, first, number, upto)
            if cue is not None:
                found.append((number if cue is _THING_OF_THEN else max(first, number - _BEFORE), cue))
        return found

    def _cue(self, words: list[str], first: int, number: int, upto: int) -> Cue | None:
        """What a date at a word says of its clause, the words `first` up to `upto`."""
        if any(word.endswith("'s") for word in words[number : min(number + 2, upto)]):
            return _THING_OF_THEN  # victims of last year's earthquake
        before = words[max(first, number - 3) : number]
        if not _COMPARED.isdisjoint(before) or "than" in words[number : number + 4]:
            return None
        if before and (before[-1] in ARTICLES or before[-1].endswith("'s")):
            return None  # the June 2025 truce may hold today
        if bisect_left(self.recent, first) < bisect_left(self.recent, upto):
            return None
        clause = words[first:upto]
        return _OF_THEN if _OF_TODAY.isdisjoint(clause) and _STATISTICS.isdisjoint(clause) else None


def _is_long_before(entity: Mapping[str, Any]) -> bool:
    """Whether a time without a date is years before another: three decades earlier."""
    return entity.get("grain") in _LONG_GRAINS and str(entity["text"]).lower().endswith("s earlier")


def _day(said: str) -> date | None:
    """The day with which a day, month or year of ISO 8601 is over; none of what is written otherwise."""
    try:
        if len(said) == len("2026"):
            return date(int(said), 12, 31)
        if len(said) == len("2026-03"):
            year, month = int(said[:4]), int(said[5:])
            return date(year + month // 12, month % 12 + 1, 1) if month <= 12 else None
        return date.fromisoformat(said)
    except ValueError:
        return None
