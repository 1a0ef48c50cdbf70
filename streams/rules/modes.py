"""Whether what a sentence says has happened: PLOVER's auxiliary modes, told by the words around a topic's evidence.

Rejected sanctions are no sanctions, troops that a country would deploy are not deployed, and a treaty of 1950 is no
news. PLOVER 2024, section on auxiliary modes: negated, hypothetical, historical.
"""

import re
from bisect import bisect_left, bisect_right
from typing import Final

from streams.language.listing import listed
from streams.rules.document import Document, Occurrence

NEGATED: Final = "negated"
HYPOTHETICAL: Final = "hypothetical"
HISTORICAL: Final = "historical"
MODES: Final = (NEGATED, HYPOTHETICAL, HISTORICAL)

_REACH: Final = 10
"""Words that a cue reaches, if no clause ends in between."""
_YEARS_AGO: Final = 2
"""Years before the item's own from which on a year is history."""
_LONG_AGO: Final = 2000
"""The same for an item without a date."""

_PAST: Final = "past"
_REPORTED: Final = "reported"
_BREAK: Final = "break"
_AFTER_COMMA: Final = "after a comma"
_CUES: Final[dict[str, str]] = {
    **dict.fromkeys(listed("not cannot never neither nor without no"), NEGATED),
    **dict.fromkeys(listed("deny denies denied denying reject rejects rejected rejecting refuse refuses"), NEGATED),
    **dict.fromkeys(listed("refused refusing decline declines declined declining veto vetoes vetoed"), NEGATED),
    **dict.fromkeys(listed("cancel cancels cancelled canceled cancelling scrap scraps scrapped scrapping"), NEGATED),
    **dict.fromkeys(listed("would could might may if unless whether hypothetical hypothetically"), HYPOTHETICAL),
    **dict.fromkeys(listed("consider considers considered considering mull mulls mulled mulling"), HYPOTHETICAL),
    **dict.fromkeys(listed("weigh weighs weighed weighing"), HYPOTHETICAL),
    **dict.fromkeys(listed("said announced confirmed revealed told pledged vowed agreed promised declared"), _REPORTED),
    **dict.fromkeys(listed("stated added"), _REPORTED),
    **dict.fromkeys(listed("but while although though whereas because after before since"), _BREAK),
    **dict.fromkeys(listed("and as which who"), _AFTER_COMMA),
    **dict.fromkeys(listed("ago anniversary soviet"), _PAST),
}
_PAIRS: Final[dict[str, tuple[frozenset[str], str]]] = {
    "out": (frozenset(listed("rule rules ruled ruling")), NEGATED),
    "short": (frozenset(listed("stop stops stopped stopping")), NEGATED),
    "off": (frozenset(listed("call calls called calling")), NEGATED),
    "down": (frozenset(listed("turn turns turned turning vote votes voted voting")), NEGATED),
    "against": (frozenset(listed("decide decides decided deciding")), NEGATED),
    "to": (frozenset(listed("fail fails failed failing")), NEGATED),
    "war": (frozenset(listed("cold world")), _PAST),
}
"""Words that are cues behind certain others."""
_THREATS: Final = frozenset(listed("threaten threatens threatened threatening were"))
_LONG_TIMES: Final = frozenset(listed("years decades centuries generations"))

_DONE: Final = r"imposed|deployed|sent|signed|approved|agreed|adopted|planned|used|launched|carried|held|ratified"
_BEHIND: Final = re.compile(
    rf"(?:(?:was|were|is|are|has been|have been|had been) (rejected|denied|ruled out|vetoed|defeated|averted|avoided"
    rf"|called off|cancelled|canceled|scrapped|turned down|voted down|blocked"
    rf"|(?:not|never) (?:{_DONE}))|(?:has|have|had|will) (not|never) (?:be|been) (?:{_DONE})"
    r"|(would|could|might))(?!\w)"
)


class Clauses:
    """The clauses of a sentence, as far as commas and conjunctions tell, and the cues in it."""

    __slots__ = ("begins", "cues", "past")

    def __init__(self, begins: list[int], cues: list[tuple[int, str]], past: bool) -> None:
        self.begins = begins
        """The numbers of the words that clauses begin with, but for the first."""
        self.cues = cues
        """Numbers of words, in order, and the mode that each puts what follows in."""
        self.past = past
        """Whether the sentence tells of a time long gone, and of none of today."""

    def number(self, word: int) -> int:
        """The number of the clause that a word stands in."""
        return bisect_right(self.begins, word)


def clauses(document: Document, low: int, high: int, year: int | None) -> Clauses:
    """What the words `low` up to `high`, a sentence, say of each other; `year` is that of the item."""
    words = document.words
    begins: list[int] = []
    cues: list[tuple[int, str]] = []
    reported = past = False
    newest = 0
    divided = document.divided(low, high)
    for number in range(low, high):
        word = words[number]
        of = _CUES.get(word)
        if of is None:
            pair = _PAIRS.get(word)
            before = words[number - 1] if number > low else ""
            if pair is not None and before in pair[0]:
                of = pair[1]
            elif word == "to" and before in _THREATS:
                of = HYPOTHETICAL
            elif word.endswith("n't"):
                of = NEGATED
            elif before != "since" and _is_year(word):  # the worst since 1987 is of today
                newest = max(newest, int(word[:4]))
        if divided and number > low and document.sign_before(number) in ";:":
            begins.append(number)
        if of is None:
            continue
        if of == _BREAK or (of == _AFTER_COMMA and number > low and document.sign_before(number) == ","):
            if not begins or begins[-1] != number:
                begins.append(number)
        elif of == _REPORTED:
            reported = True
        elif of == _PAST:
            past = past or _is_past(words, low, number)
        elif (
            of in MODES
            and not (word == "would" and reported)
            and not (word == "may" and document.written(number) == "May")
        ):
            cues.append((number, of))  # who said it would has announced it
    if newest:
        past = newest <= (year - _YEARS_AGO if year is not None else _LONG_AGO)
    return Clauses(begins, cues, past)


def _is_year(word: str) -> bool:
    return "1" <= word[0] <= "2" and len(word) in (4, 5) and word[:4].isdecimal() and word[4:] in ("", "s")


def _is_past(words: list[str], low: int, number: int) -> bool:
    """Whether a word that may tell of a time long gone does so: years ago, but not since the Cold War."""
    if words[number] == "ago":
        return number > low and words[number - 1] in _LONG_TIMES
    return "since" not in words[max(low, number - 3) : number]


def modes(document: Document, found: Clauses, hits: list[Occurrence]) -> list[str]:
    """The modes in which a clause speaks of something; none if it says that it is so.

    `hits` are the words of evidence in the clause, in order.
    """
    met: set[str] = set()
    if found.past:
        met.add(HISTORICAL)
    if found.cues:
        clause = found.number(hits[0][0])
        for start, _ in hits:
            first, last = bisect_left(found.cues, (start - _REACH, "")), bisect_left(found.cues, (start, ""))
            for number, mode in found.cues[first:last]:
                if found.number(number) == clause:
                    met.add(mode)
    behind = _behind(document, hits[-1])
    if behind is not None:
        met.add(behind)
    return [mode for mode in MODES if mode in met]


def _behind(document: Document, last: Occurrence) -> str | None:
    """What stands right behind the evidence: sanctions were rejected, troops would."""
    following = " ".join(document.words[last[1] : last[1] + 4])
    match = _BEHIND.match(following)
    if match is None:
        return None
    return HYPOTHETICAL if match.group(3) is not None else NEGATED
