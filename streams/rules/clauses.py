"""A sentence as clauses, and what in them says that something is not so, might be, or was long ago.

The words that say it, and how far each reaches, are told by `cues`.
"""

from bisect import bisect_right
from typing import Final

from streams.rules import cues as c
from streams.rules.cues import NEGATED, Cue
from streams.rules.document import Document
from streams.rules.times import OPEN_SIGNS, Times

_DOUBLE: Final = 3
"""Words from one negation to another that it takes back."""

Reach = tuple[int, str, int, int, str]
"""The number of a cue's word, its mode, the word that it no longer reaches, the first of an ending, if any; and its
kind."""


class Clauses:
    """The clauses of a sentence, as far as commas and conjunctions tell, and the cues in it."""

    __slots__ = ("begins", "cues", "high", "past")

    def __init__(self, begins: list[int], cues: list[Reach], past: bool, high: int) -> None:
        self.begins = begins
        """The numbers of the words that clauses begin with, but for the first."""
        self.cues = cues
        """In order of their words."""
        self.past = past
        """Whether the sentence tells of a time long gone, and of none of today."""
        self.high = high
        """The word after the last."""

    def number(self, word: int) -> int:
        """The number of the clause that a word stands in."""
        return bisect_right(self.begins, word)


def clauses(document: Document, low: int, high: int, year: int | None) -> Clauses:
    """What the words `low` up to `high`, a sentence, say of each other; `year` is that of the item."""
    return _Reader(document, low, high).read(year)


class _Reader:
    """Reads one sentence from its first word to its last."""

    def __init__(self, document: Document, low: int, high: int) -> None:
        self._document, self._words = document, document.words
        self._low, self._high = low, high
        self._begins: list[int] = []
        self._cues: list[tuple[int, Cue]] = []
        self._asked = self._demanded = self._kept = self._saved = self._dismissed = self._cleared = self._work = (
            low - 100
        )
        self._reported = False
        self._times = Times(document, low, high)

    def read(self, year: int | None) -> Clauses:
        words, low, high = self._words, self._low, self._high
        divided = self._document.divided(low, high)
        before = ""
        for number in range(low, high):
            word = words[number]
            if divided and number > low and self._document.sign_before(number) in ";:":
                self._begin(number)
            self._divide(number, word, before)
            cue = c.CUES.get(word)
            if cue is not None:
                self._found(number, word, cue)
            elif word.endswith("n't"):
                self._add(number, c.NOT)
            elif word in c.PAIRS or word in c.LONGER or word == "that":
                self._pair(number, word, before)
            elif word in c.OF_TIME or "1" <= word[0] <= "2":
                self._times.note(number, word, before)
            self._remember(number, word)
            before = word
        past, told = self._times.told(year)
        self._cues += told
        self._cues.sort(key=_number_of)
        return Clauses(self._begins, [self._reach(number, cue) for number, cue in self._cues], past, high)

    def _begin(self, number: int) -> None:
        if number > self._low and (not self._begins or self._begins[-1] < number):
            self._begins.append(number)

    def _divide(self, number: int, word: str, before: str) -> None:
        """Begin a clause with a word, or behind it, if one does."""
        if word in c.BREAKS or (word in c.AFTER_COMMA and self._is_behind_comma(number)):
            self._begin(number)
        elif word in ("and", "or") and number + 1 < self._high and not before.endswith("ed"):
            following = self._words[number + 1]
            if following in c.FINITE or (following.endswith("ed") and before not in c.CUES):
                self._begin(number)
        elif word in c.REPORTED:
            self._reported = True

    def _is_behind_comma(self, number: int) -> bool:
        return number > self._low and self._document.sign_before(number) == ","

    def _is_negated(self, number: int) -> bool:
        return bool(self._cues) and self._cues[-1][1].mode == NEGATED and number - self._cues[-1][0] < _DOUBLE

    def _found(self, number: int, word: str, cue: Cue) -> None:
        """Take a word for a cue, unless it is none here."""
        following = self._words[number + 1 : min(number + 3, self._high)]
        first = following[0] if following else ""
        if cue.kind == "no":
            if not c.HARMLESS.isdisjoint(following) or (first in c.NO_LESS and "than" in following):
                return
        elif cue.kind == "not":
            if first in c.NOT_ONLY:
                return
        elif cue.kind == "feared":
            if first in c.FEARED_DEAD or first in ("of", "that"):
                return
        elif cue.kind == "denied":
            if first == "that":
                cue = c.CLAIMED
        elif word == "would":
            if self._reported:
                return  # who said it would has announced it
        elif word == "should":
            if number > self._low and self._document.sign_before(number) not in OPEN_SIGNS:
                return  # what should be is no condition
        elif word == "may" and self._document.written(number) == "May":
            return
        self._add(number, cue)

    def _add(self, number: int, cue: Cue) -> None:
        ruled_out = cue.kind == "ruled out"
        if (ruled_out or cue.kind == "denied") and self._is_negated(number - ruled_out):
            # What was not prevented has happened, what was not ruled out may.
            while self._cues and number - self._cues[-1][0] <= _DOUBLE + 1:
                self._cues.pop()
            if not ruled_out:
                return
            cue = c.MIGHT
        self._cues.append((number, cue))

    def _pair(self, number: int, word: str, before: str) -> None:
        for words, cue in c.PAIRS.get(word, ()):
            if before in words:
                self._add(number, cue)
                return
        for row, cue in c.LONGER.get(word, ()):
            first = number - len(row)
            if first >= self._low and self._words[first] == row[0] and before == row[-1]:
                if word != "on" or self._is_new(number):
                    self._add(number, cue)
                return
        asked = word == "to" and number - self._asked <= c.ASKED_UP_TO
        if asked or (word == "that" and number - self._demanded == 1):
            self._add(number, c.ASKED)
        elif word == "from":
            self._from(number, before)
        elif word == "of" and number - self._cleared <= c.ASKED_UP_TO:
            self._add(number, c.DENIED)

    def _from(self, number: int, before: str) -> None:
        following = self._words[number + 1] if number + 1 < self._high else ""
        if number - self._kept <= c.ASKED_UP_TO and following.endswith("ing"):
            self._add(self._kept, c.DENIED)
            self._add(number, c.DENIED)
            return
        saved = number - self._saved <= c.ASKED_UP_TO and following in c.RUINS
        if saved or (before == "far" and (following.endswith("ing") or following in ("a", "an", "any", "certain"))):
            self._add(number, c.WITHOUT)

    def _is_new(self, number: int) -> bool:
        """Whether a thing stands behind a word that has not been spoken of: talks on a ceasefire."""
        return number + 1 < self._high and self._words[number + 1] in ("a", "an", "new", "possible", "further")

    def _remember(self, number: int, word: str) -> None:
        """Keep in mind what later words may complete."""
        if word in c.ASKING or (word == "were" and number == self._low):
            self._asked = number
        elif word in c.DEMANDING:
            self._demanded = number
        if word in c.TELLING and number - self._work <= c.TOLD_UP_TO:
            self._add(number, c.OF_A_WORK)
        if word in c.WORKS:
            self._work = number
        elif word in c.CLEARING:
            self._cleared = number
        if word in c.KEEPING:
            self._kept = number
        elif word in c.SAVING:
            self._saved = number
        elif word in c.DISMISSING:
            self._dismissed = number
        elif word in c.CLAIMS and number - self._dismissed <= c.CLAIMED_UP_TO:
            self._add(number, c.CLAIMED)

    def _reach(self, number: int, cue: Cue) -> Reach:
        words, document = self._words, self._document
        last, ending = min(number + 1 + cue.reach, self._high), -1
        kind = "not" if cue.kind == "denied" and words[number - 1] in c.PASSIVE else cue.kind
        commas = cue.commas and not (number + 1 < self._high and document.sign_before(number + 1) == ",")
        for at in range(number + 1, last):
            word = words[at]
            if (commas and document.sign_before(at) in OPEN_SIGNS) or (word in c.SAID and self._tells(number, at)):
                last = at
                break
            if cue is c.FOILED and word in c.ATTEMPTS:
                last = number
                break
            if cue.places and word in c.WHERE_WHEN and at > number + 1 and not self._goes_on(at, word, cue):
                last = at
                break
            if ending < 0 and word in c.ENDING and words[at - 1] != "the":
                ending = at
        return number, cue.mode, last, ending, kind

    def _tells(self, cue: int, at: int) -> bool:
        """Whether what somebody says begins behind `said`: not if he never said it, nor if `he said` is put in."""
        return at > cue + 1 and at + 1 < self._high and self._document.sign_before(at + 1) != ","

    def _goes_on(self, at: int, word: str, cue: Cue) -> bool:
        """Whether a preposition says no place and no time: in sending troops, in favour, denied it was hit by."""
        if word == "by" and cue is c.DENIED and not c.PASSIVE.isdisjoint(self._words[at - 2 : at]):
            return True
        following = self._words[at + 1] if at + 1 < self._high else ""
        if word == "in" and self._words[at - 1] in c.PHRASAL:
            return True
        return word in ("in", "by") and (following.endswith("ing") or following in ("favour", "favor"))


def _number_of(cue: tuple[int, Cue]) -> int:
    return cue[0]
