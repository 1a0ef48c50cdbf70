"""Whether what a sentence says has happened: PLOVER's auxiliary modes, told by the words around a topic's evidence.

Rejected sanctions are no sanctions, troops that a country would deploy are not deployed, and a treaty of 1950 is no
news. PLOVER 2024, section on auxiliary modes: negated, hypothetical, historical.
"""

import re
from collections.abc import Iterable
from typing import Final

NEGATED: Final = "negated"
HYPOTHETICAL: Final = "hypothetical"
HISTORICAL: Final = "historical"
MODES: Final = (NEGATED, HYPOTHETICAL, HISTORICAL)

_FAR: Final = 60
"""Code points that a cue reaches, if no clause ends in between."""
_YEARS_AGO: Final = 2
"""Years before the item's own from which on a year is history."""
_LONG_AGO: Final = 2000
"""The same for an item without a date."""

_NEGATING: Final = (
    r"not|cannot|never|no longer|neither|nor|without|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refus(?:e|es|ed|ing)"
    r"|rul(?:e|es|ed|ing) out|fail(?:s|ed|ing)? to|stop(?:s|ped)? short of|declin(?:e|es|ed|ing)|veto(?:es|ed)?"
    r"|no(?: (?:new|more|further|such|plans?|intention))?"
)
_SUPPOSING: Final = (
    r"would|could|might|(?-i:may)|if|unless|whether|threaten(?:s|ed|ing)? to|consider(?:s|ed|ing)?"
    r"|mull(?:s|ed|ing)?|weigh(?:s|ed|ing)?|hypothetical(?:ly)?|in case of|in the event of|were to"
)
_BEFORE: Final = re.compile(rf"(?<![\w’'-])(?:({_NEGATING})|({_SUPPOSING}))(?![\w-])|(?<=n)[’']t(?!\w)", re.IGNORECASE)
_DONE: Final = r"imposed|deployed|sent|signed|approved|agreed|adopted|planned|used|launched|carried|held|ratified"
_AFTER: Final = re.compile(
    rf"(?:(?:was|were|is|are|has been|have been|had been) (rejected|denied|ruled out|vetoed|defeated|averted|avoided"
    rf"|(?:not|never) (?:{_DONE}))|(?:has|have|had|will) (not|never) (?:be|been) (?:{_DONE})"
    r"|(would|could|might))(?!\w)",
    re.IGNORECASE,
)
_REPORTED: Final = re.compile(
    r"(?<!\w)(?:said|announced|confirmed|revealed|told|pledged|vowed|agreed|promised|declared|stated|added)(?!\w)",
    re.IGNORECASE,
)
_BREAK: Final = re.compile(
    r"[;:]|,? (?:but|while|although|though|whereas|because|after|before|since) |, (?:and|as|which|who) "
)
_YEAR: Final = re.compile(r"(?<![\w.,-])(1[5-9][0-9]{2}|20[0-9]{2})s?(?![\w-])(?!,[0-9])")
_PAST: Final = re.compile(
    r"(?<!\w)(?:(?:decades|centuries|generations|(?:[a-z]{1,12}|[0-9]{1,3}) (?:decades|centuries|years)) ago"
    r"|cold war(?:-era)?|(?:first|second) world war|world war (?:i|ii|one|two|1|2)|soviet[- ]era|anniversary of)(?!\w)",
    re.IGNORECASE,
)


def clause_ends(text: str, start: int, end: int) -> list[int]:
    """Where the clauses of a sentence end but for the last, as far as commas and conjunctions tell."""
    return [match.end() for match in _BREAK.finditer(text, start, end)]


def modes(text: str, start: int, end: int, hits: Iterable[tuple[int, int]], year: int | None) -> list[str]:
    """The modes in which a clause speaks of something; none if it says that it is so.

    `hits` are the code points of the words of evidence in the clause, `start` and `end` those of its sentence, and
    `year` is that of the item.
    """
    places = sorted(hits)
    cues = _before(text, start, places)
    behind = _behind(text, places[-1][1], end)
    if behind is not None:
        cues.add(behind)
    if _is_past(text, start, end, year):
        cues.add(HISTORICAL)
    return [mode for mode in MODES if mode in cues]


def _before(text: str, start: int, places: list[tuple[int, int]]) -> set[str]:
    """What words before those of evidence make of them."""
    found: set[str] = set()
    for low, _ in places:
        for cue in _BEFORE.finditer(text, max(start, low - _FAR), low):
            if _BREAK.search(text, cue.end(), low) is not None:
                continue
            supposing = cue.group(2)
            if supposing is None:
                found.add(NEGATED)
            elif supposing.lower() != "would" or _REPORTED.search(text, start, cue.start()) is None:
                found.add(HYPOTHETICAL)  # who said it would has announced it
    return found


def _behind(text: str, last: int, end: int) -> str | None:
    """What stands right behind the evidence: sanctions were rejected, troops would."""
    if text[last : last + 1] != " ":
        return None
    match = _AFTER.match(text, last + 1, min(end, last + _FAR))
    if match is None:
        return None
    return HYPOTHETICAL if match.group(3) is not None else NEGATED


def _is_past(text: str, start: int, end: int, year: int | None) -> bool:
    """Whether the sentence tells of a time long gone, and of none of today."""
    limit = year - _YEARS_AGO if year is not None else _LONG_AGO
    years = [int(match.group(1)) for match in _YEAR.finditer(text, start, end)]
    if years:
        return max(years) <= limit
    return _PAST.search(text, start, end) is not None
