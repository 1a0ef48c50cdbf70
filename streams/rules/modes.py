"""Whether what a sentence says has happened: PLOVER's auxiliary modes, told by the words around a topic's evidence.

Rejected sanctions are no sanctions, troops that a country would deploy are not deployed, and a treaty of 1950 is no
news. PLOVER 2024, section on auxiliary modes: negated, hypothetical, historical. What is to come has no mode here.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from streams.rules import cues as c
from streams.rules.clauses import Clauses
from streams.rules.cues import HISTORICAL, HYPOTHETICAL, MODES, NEGATED
from streams.rules.document import Document, Occurrence


def modes(
    document: Document, found: Clauses, hits: list[Occurrence], holds: Callable[[int, int], bool] | None = None
) -> list[str]:
    """The modes in which a clause speaks of something; none if it says that it is so.

    `hits` are the words of evidence in the clause, in order; `holds` tells whether the words from one up to another are
    evidence enough.
    """
    met: set[str] = set()
    if found.past:
        met.add(HISTORICAL)
    if found.cues:
        clause = found.number(hits[0][0])
        said_before: bool | None = None
        for hit in hits:
            first = bisect_left(found.cues, (hit[0] - c.REACH, "", 0, 0, ""))
            last = bisect_left(found.cues, (hit[0] + 1, "", 0, 0, ""))
            for number, mode, upto, ending, kind in found.cues[first:last]:
                if mode in met or hit[0] >= upto or found.number(number) != clause:
                    continue
                if kind not in c.OF_THE_EVIDENCE and _within(hits, number):
                    continue
                if 0 <= ending < hit[0] and not _within(hits, ending):
                    continue
                if kind in c.OF_THE_CLAUSE or holds is None or hits[0][0] >= number:
                    met.add(mode)
                    continue
                if said_before is None:
                    # Nurses went on strike over a lack of staff; the town was flooded and without water.
                    said_before = holds(hits[0][0], number) or (kind == "without" and not holds(number, hits[-1][1]))
                if not said_before:
                    met.add(mode)
    if not met or HYPOTHETICAL in met:
        behind = _behind(document, found, hits[-1], HYPOTHETICAL in met)
        if behind is not None:
            met.add(behind)
    return [mode for mode in MODES if mode in met]


def _within(hits: list[Occurrence], word: int) -> bool:
    """Whether a word is one of the evidence's own, as in being without power."""
    at = bisect_right(hits, (word, 1 << 60)) - 1
    return at >= 0 and hits[at][0] <= word < hits[at][1]


def _behind(document: Document, found: Clauses, last: Occurrence, feared: bool) -> str | None:
    """What stands behind the evidence: sanctions were rejected, an attack on the grid could, rates were left alone."""
    words, at = document.words, last[1]
    upto = min(at + 6, found.high)
    if at < upto and words[at] in c.UNCHANGED and not c.LEAVING.isdisjoint(words[max(0, last[0] - 5) : at]):
        return NEGATED
    if at < upto and words[at] in c.LEAVING and not c.UNCHANGED.isdisjoint(words[at:upto]):
        return NEGATED
    if at < upto and words[at] in ("that", "which") and c.YET_TO_BE.match(" ".join(words[at:upto])):
        return HYPOTHETICAL
    while at < upto and (words[at] not in c.AUXILIARIES or document.written(at) == "May"):
        if feared and words[at] in c.FADED:
            return NEGATED
        if words[at] == "unlikely":
            return HYPOTHETICAL  # a headline leaves the verb out
        if at == last[1] and words[at] not in c.OBJECTS:
            return None
        if words[at] in ("that", "which", "who", "and", "or", "but") or document.sign_before(at) in ",;:(–—":
            return None
        at += 1
    if at >= upto:
        return None
    match = c.BEHIND.match(" ".join(words[at : min(at + 5, found.high)]))
    if match is None:
        return None
    return HYPOTHETICAL if match["open"] or match["yet"] or match["may"] else NEGATED
