"""When a sentence says that something was: long ago, by its years and what else tells of the past, or these days."""

from typing import Final

from streams.rules import cues as c
from streams.rules.cues import HISTORICAL, Cue
from streams.rules.document import Document

OPEN_SIGNS: Final = ",(–—"
"""What an aside begins with."""
_YEARS_AGO: Final = 2
"""Years before the item's own from which on a year is history."""
_LONG_AGO: Final = 2000
"""The same for an item without a date."""
_LONG_TIMES: Final = frozenset({"years", "decades", "decade", "centuries", "century", "generations", "generation"})
_FORMER: Final = frozenset({"former", "post", "ex"})
_ASIDE: Final = 10
"""Words of an aside, at the most."""

_RECALLED: Final = 60
"""Words back from an age in which an obituary recalls what somebody did."""
_OF_DEEDS: Final = frozenset({"who", "former"})


class Times:
    """The times that the words `low` up to `high` of a document, a sentence, tell of."""

    def __init__(self, document: Document, low: int, high: int) -> None:
        self._document, self._words = document, document.words
        self._low, self._high = low, high
        self._past = self._recent = False
        self._years: list[tuple[int, int]] = []

    def note(self, number: int, word: str, before: str) -> None:
        """Take a word of `cues.OF_TIME`, or one that begins like a year; words must come in order."""
        words, low = self._words, self._low
        if word[0].isdecimal():
            if _is_year(word):
                self._year(number, word, before)
        elif word in c.RECENT_DAYS:
            self._recent = self._recent or self._is_recent(number, word, before)
        elif word == "aged":
            self._past = self._past or self._is_obituary(number)
        elif word == "ago":
            self._past = self._past or before in _LONG_TIMES
        elif word == "war":
            of_old = before in ("cold", "world") and "since" not in words[max(low, number - 3) : number]
            self._past = self._past or (of_old and not self._is_of_arms(number))
        elif before not in _FORMER:  # soviet
            of_today = number + 1 < self._high and words[number + 1] in c.OF_TODAY
            self._past = self._past or not (of_today or "since" in words[max(low, number - 3) : number])

    def told(self, year: int | None) -> tuple[bool, list[tuple[int, Cue]]]:
        """Whether the sentence tells of a time long gone and of none of today, in an item of that `year`, and its cues.

        A year that stands in an aside or right before a thing tells of these alone, and beside a day of these days of
        no more than its own clause: Mali, where soldiers seized power in 2021, expelled him on Tuesday.
        """
        past = self._past
        cues: list[tuple[int, Cue]] = []
        oldest = year - _YEARS_AGO if year is not None else _LONG_AGO
        if any(abs(said) > oldest for _, said in self._years):
            return False, cues
        for number, said in self._years:
            aside = self._aside(number)
            if self._recent:
                cues.append(self._own_clause(number))
            elif said < 0:
                cues.append((number, c.OF_A_YEAR))
            elif aside is not None:
                cues.append((aside, Cue(HISTORICAL, number - aside)))
            else:
                past = True
        return past, cues

    def _year(self, number: int, word: str, before: str) -> None:
        """Keep a year, below zero where a thing is of it."""
        if before == "since" or before in c.BEFORE_NUMBERS or before.endswith("ed"):
            return  # the worst since 1987 is of today
        if number + 1 < self._high and self._words[number + 1] in c.OLD_ARMS and before not in c.AT_THAT_TIME:
            return  # a 1944 bomb is found today
        if len(word) == 4 and before in c.ARTICLES:
            when = number - 2 >= self._low and self._words[number - 2] in c.AT_THAT_TIME
            self._years.append((number, int(word) if when else -int(word)))
        else:
            self._years.append((number, int(word[:4])))

    def _is_of_arms(self, number: int) -> bool:
        """Whether a war says but how old a bomb is: a Second World War bomb, a bomb from World War Two."""
        words, first = self._words, number - 1
        if first > self._low and words[first - 1] in ("first", "second"):
            first -= 1
        if first > self._low and words[first - 1] == "the":
            first -= 1
        before = words[max(self._low, first - 3) : first]
        of_that_time = bool(before) and before[-1] in c.AT_THAT_TIME
        if not of_that_time and not c.OLD_ARMS.isdisjoint(words[number + 1 : min(number + 4, self._high)]):
            return True
        return bool(before) and before[-1] in ("from", "of") and not c.OLD_ARMS.isdisjoint(before)

    def _is_recent(self, number: int, word: str, before: str) -> bool:
        """Whether something happened on a day of these days, beyond that somebody spoke."""
        meant = before in c.ON_THAT_DAY or word not in c.WEEKDAYS
        return meant and c.SAID.isdisjoint(self._words[max(self._low, number - 3) : number])

    def _is_obituary(self, number: int) -> bool:
        """Whether somebody died aged 91 whose deeds the sentence recalls."""
        words, low = self._words, max(self._low, number - _RECALLED)
        if c.DIED.isdisjoint(words[max(low, number - 3) : number]):
            return False
        return not _OF_DEEDS.isdisjoint(words[low:number])

    def _aside(self, number: int) -> int | None:
        """The first word of the aside that a word stands in; none if it stands in none."""
        for at in range(number - 1, max(self._low, number - _ASIDE), -1):
            if self._document.sign_before(at) in OPEN_SIGNS:
                return at if self._words[at] in c.FOUNDED else None
        return None

    def _own_clause(self, number: int) -> tuple[int, Cue]:
        """What a year says of the words that it belongs to, in a sentence that tells of these days."""
        for at in range(number - 1, max(self._low, number - _ASIDE), -1):
            word = self._words[at]
            if word.endswith("ed") and at >= number - 2:
                return at, Cue(HISTORICAL, number - at, kind="year")  # a ministry founded in 1949
            if self._document.sign_before(at) in OPEN_SIGNS or word in c.OPENING_ASIDES:
                # What in 1987 stands before, is told behind it.
                return at, Cue(HISTORICAL, number - at if at < number - 2 else c.REACH, kind="year")
        return max(self._low, number - 1), Cue(HISTORICAL, 1)


def _is_year(word: str) -> bool:
    return len(word) in (4, 5) and word[:4].isdecimal() and word[4:] in ("", "s")
