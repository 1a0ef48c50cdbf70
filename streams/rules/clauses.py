"""A sentence as clauses, and what in them says that something is not so, might be, or was long ago.

The words that say it, and how far each reaches, are told by `cues`.
"""

from bisect import bisect_right
from typing import Final

from streams.rules import claims, prospects, requests
from streams.rules import cues as c
from streams.rules.background import Dates
from streams.rules.claims import Claims
from streams.rules.cues import NEGATED, Cue
from streams.rules.document import Document
from streams.rules.prospects import Prospects, tells_what_may_be
from streams.rules.reaches import RELATIVE, Reach, reach
from streams.rules.requests import Requests
from streams.rules.times import OPEN_SIGNS, Times

_DOUBLE: Final = 3
"""Words from one negation to another that it takes back."""
_NOTED: Final = (
    requests.NOTED
    | claims.NOTED
    | prospects.NOTED
    | c.TELLING
    | c.WORKS
    | c.CLEARING
    | c.APPROVING
    | c.KEEPING
    | c.SAVING
    | {"were"}
)
"""Words that later ones may complete, and that complete earlier ones."""


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


def clauses(document: Document, low: int, high: int, year: int | None, dates: Dates | None = None) -> Clauses:
    """What the words `low` up to `high`, a sentence, say of each other.

    `year` is that of the item, `dates` are those that the document names.
    """
    return _Reader(document, low, high).read(year, dates)


class _Reader:
    """Reads one sentence from its first word to its last."""

    def __init__(self, document: Document, low: int, high: int) -> None:
        self._document, self._words = document, document.words
        self._low, self._high = low, high
        self._begins: list[int] = []
        self._cues: list[tuple[int, Cue]] = []
        self._inverted = self._kept = self._saved = self._cleared = self._approved = self._work = low - 100
        self._reported = False
        self._requests = Requests(document, low, high)
        self._claims = Claims(document, low)
        self._prospects = Prospects(document, low, high)
        self._times = Times(document, low, high)

    def read(self, year: int | None, dates: Dates | None) -> Clauses:
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
            elif word in c.PAIRS or word in c.LONGER:
                self._pair(number, word, before)
            elif word in c.OF_TIME or "1" <= word[0] <= "2":
                self._times.note(number, word, before)
            if word in _NOTED:
                self._note(number, word, before)
            before = word
        past, told = self._times.told(year)
        self._cues += told
        if dates is not None:
            self._cues += dates.cues(self._document, low, high, self._begins)
        self._cues.sort(key=_number_of)
        return Clauses(self._begins, [reach(self._document, high, at, cue) for at, cue in self._cues], past, high)

    def _begin(self, number: int) -> None:
        if number > self._low and (not self._begins or self._begins[-1] < number):
            self._begins.append(number)

    def _divide(self, number: int, word: str, before: str) -> None:
        """Begin a clause with a word, or behind it, if one does."""
        relative = word in RELATIVE and tells_what_may_be(self._words, self._low, number, self._high)
        if relative or word in c.BREAKS or (word in c.AFTER_COMMA and self._is_behind_comma(number)):
            self._begin(number)
        elif word in ("and", "or") and number + 1 < self._high and not before.endswith("ed"):
            following = self._words[number + 1]
            goes_on = following in c.FINITE or (following.endswith("ed") and before not in c.CUES)
            if goes_on or (following in c.ARTICLES and self._is_of_another(number)):
                self._begin(number)
        elif word in c.REPORTED:
            self._reported = True

    def _is_of_another(self, number: int) -> bool:
        """Whether `and` behind a negation begins what somebody else did: failed to turn, and the ferry sank."""
        if not self._cues or self._cues[-1][1] is not c.NOT or number + 3 >= self._high:
            return False
        return self._words[number + 3] in c.FINITE

    def _is_behind_comma(self, number: int) -> bool:
        return number > self._low and self._document.sign_before(number) == ","

    def _is_negated(self, number: int) -> bool:
        return bool(self._cues) and self._cues[-1][1].mode == NEGATED and number - self._cues[-1][0] < _DOUBLE

    def _found(self, number: int, word: str, cue: Cue) -> None:
        """Take a word for a cue, unless it is none here."""
        following = self._words[number + 1 : min(number + 3, self._high)]
        first = following[0] if following else ""
        if cue.kind == "no":
            if first[:1].isdecimal() and self._is_numbering(number):
                return
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
        elif cue is c.POSSIBLE or word == "proposed":
            if self._is_approved(number):
                return  # who approves a possible sale has decided
        elif word == "could":
            if first == "not":
                return  # what somebody could not do, he did not
        elif word == "would":
            if self._reported:
                return  # who said it would has announced it
        elif word == "should":
            if number > self._low and self._document.sign_before(number) not in OPEN_SIGNS:
                return  # what should be is no condition
        elif word == "may" and self._document.written(number) == "May":
            return
        self._add(number, cue)

    def _is_numbering(self, number: int) -> bool:
        """Whether `no` stands for a number: the No. 3 reactor."""
        if self._document.sign_before(number + 1) == ".":
            return True
        return number > self._low and self._document.written(number) == "No"

    def _is_approved(self, number: int) -> bool:
        if number - self._approved > c.APPROVED_UP_TO:
            return False
        return not c.DEALS.isdisjoint(self._words[number + 1 : min(number + 6, self._high)])

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
                if cue is not c.REMEMBERED or self._is_long_after(number, word):
                    self._add(number, cue)
                return
        for row, cue in c.LONGER.get(word, ()):
            first = number - len(row)
            if first >= self._low and self._words[first] == row[0] and before == row[-1]:
                if word != "on" or self._is_new(number):
                    self._add(number, cue)
                return
        if word == "from":
            self._from(number, before)
        elif word == "of":
            if number - self._cleared <= c.CLEARED_UP_TO and before not in c.DEALS:
                self._add(number, c.DENIED)
        elif word == "to" and number - self._inverted <= c.CLEARED_UP_TO:
            self._add(number, c.ASKED)

    def _from(self, number: int, before: str) -> None:
        following = self._words[number + 1] if number + 1 < self._high else ""
        if number - self._kept <= c.CLEARED_UP_TO and following.endswith("ing"):
            self._add(self._kept, c.DENIED)
            self._add(number, c.DENIED)
            return
        saved = number - self._saved <= c.CLEARED_UP_TO and following in c.RUINS
        if saved or (before == "far" and (following.endswith("ing") or following in ("a", "an", "any", "certain"))):
            self._add(number, c.WITHOUT)

    def _is_new(self, number: int) -> bool:
        """Whether a thing stands behind a word that has not been spoken of: talks on a ceasefire."""
        return number + 1 < self._high and self._words[number + 1] in ("a", "an", "new", "possible", "further")

    def _is_long_after(self, number: int, word: str) -> bool:
        """Whether years before a word are how long ago something was, not how long something takes."""
        return word != "after" or c.AT_A_LENGTH.isdisjoint(self._words[max(self._low, number - 5) : number])

    def _note(self, number: int, word: str, before: str) -> None:
        """Keep in mind what later words may complete, and add what a word completes."""
        wanted = self._requests.cue(number, word, before)
        if wanted is not None:
            self._add(number, wanted)
        self._requests.note(number, word)
        ahead = self._prospects.cue(number, word, before)
        if ahead is not None:
            self._add(number, ahead)
        claimed = self._claims.cue(number, word, before)
        if claimed is not None:
            begin = self._begins[-1] if self._begins and claimed[1].kind == "tested" else self._low
            self._add(max(claimed[0], begin), claimed[1])
        if word in c.TELLING and number - self._work <= c.TOLD_UP_TO:
            self._add(number, c.OF_A_WORK)
        if word in c.WORKS:
            self._work = number
        elif word in c.CLEARING:
            self._cleared = number
        if word in c.APPROVING:
            self._approved = number
        elif word in c.KEEPING:
            self._kept = number
        elif word in c.SAVING:
            self._saved = number
        elif word == "were" and number == self._low:
            self._inverted = number


def _number_of(cue: tuple[int, Cue]) -> int:
    return cue[0]
