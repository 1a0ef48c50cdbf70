"""Which quantities are parts of another: a total of 6,000 personnel, comprising 1,000 combat engineers."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from streams.language.gazetteer import Found
from streams.language.kinds import fits, same_kind
from streams.language.listing import listed
from streams.language.mentions import Mention

_AMOUNTS: Final = frozenset({"QUANTITY", "MONEY"})
_FURTHEST: Final = 160
"""Code points between a total and the words that lead to its parts."""
_NEAR: Final = 60
"""The same for verbs, and the most between two parts of a list."""
_MOST: Final = 12
"""Parts of one total."""
_BREAK: Final = re.compile(r"[.!?;]\s|\n")
_OF: Final = frozenset({" of ", " the", " its"})
_ARTICLE: Final = re.compile(
    r" (?:of )?(?:(the|its|their|his|her|our|those|these|(?:[A-Z][\w.-]{1,20} ){0,2}[A-Z][\w.-]{1,20}['’]s) "
    r"(?:(?:last|first|past|next|final|remaining) )?)?"
)
_OF_THE: Final = re.compile(r"(?:(?:Of|, of) the(?: [a-z-]{2,12}){0,2}|Of(?: (?:some|about|around|nearly|almost))?) \Z")
_A_SINGLE_ONE: Final = re.compile(r" an? (?:[a-z-]{2,20} ){1,3}and(?= )")
"""What is no number but heads a list of parts: including a child and two women."""
_LOOKBACK: Final = 32
_FROM: Final = re.compile(r" (?:from|in|across|of) (?:about |some |more than )?")
_VERB: Final = re.compile(
    r"(?<!\w)(?:was|were|is|are|has|have|had|will|would|said|left|in which|[a-z]{2,20}ed|[a-z]{3,20}ing)(?!\w)"
)
_VERBS: Final = ("includes", "included", "comprises", "comprised", "consists of", "consisted of")
_JOINER: Final = re.compile(r"(?:,|(?<!\w)(?:and|plus|as well as|along with)|[&–:(]| -)\s*\Z")
_OTHER_NOUN: Final = re.compile(r"(?<=\s)(?!of |others|dozens|hundreds|thousands)[a-z-]{2,30}s(?!\w|['’])(?<!ss|us|is)")
_HEDGES: Final = frozenset(
    listed(
        "about approximately around roughly nearly almost some over up to as many at least more than another a further "
        "the an estimated just also only"
    )
)


_Worth = tuple[float | None, str | None, str]
"""Value, unit and type of an amount."""


def with_parts(text: str, cues: Sequence[Found], mentions: list[Mention]) -> list[Mention]:
    """The mentions, those that are parts of a total with `part_of`, where the total's mention starts.

    Words as comprising or of whom must say so, or how they stand: half of the 6,000 troops; of the 320 on board, 280;
    500 on foot and 400 in trucks behind 900. Parts that are counted may not come to more than the total.
    """
    amounts = [mention for mention in mentions if mention.type in _AMOUNTS]
    if len(amounts) < 2:
        return mentions
    starts = [amount.start for amount in amounts]
    leads = [cue for cue in cues if cue.id == "parts" or cue.id == "total"]
    parts_of: dict[int, int] = {}
    for n in range(len(amounts) - 1):
        end, start = amounts[n].end, starts[n + 1]
        if start - end <= _NEAR and text[end : end + 4] in _OF and _of_total(text, amounts[n], amounts[n + 1]):
            parts_of[starts[n]] = start
    for lead in leads:
        after = bisect_left(starts, lead.start)
        sums = _parts(text, lead, amounts, after) if lead.id == "parts" else _summands(text, lead, amounts, after)
        if sums is None:
            continue
        whole, parts = sums
        for part in parts:
            parts_of.setdefault(starts[part], starts[whole])
    worth: list[_Worth] = [(a.details.get("value"), a.details.get("unit"), a.type) for a in amounts]
    for n in range(len(amounts) - 1):
        for part in _standing(text, amounts, worth, n):
            parts_of.setdefault(starts[part], starts[n])
    if not parts_of:
        return mentions
    return [
        mention._replace(details={**mention.details, "part_of": parts_of[mention.start]})
        if mention.type in _AMOUNTS and mention.start in parts_of
        else mention
        for mention in mentions
    ]


def _of_total(text: str, part: Mention, whole: Mention) -> bool:
    """Whether a part is of the total right behind it: half of the 6,000 troops, three of the five hostages."""
    article = _ARTICLE.match(text, part.end)
    if article is None or not _hedged(text, article.end(), whole.start):
        return False
    if article.group() == " of " and article.end() == whole.start and "unit" not in part.details:
        return fits(whole, part)  # 202 of 243 seats
    return part.details.get("unit") == "%" or (article.group(1) is not None and fits(whole, part))


def _standing(text: str, amounts: Sequence[Mention], worth: Sequence[_Worth], whole: int) -> list[int]:
    """The amounts behind one that are its parts by how they stand, without words that say so."""
    total, unit, of = worth[whole]
    if total is None:
        return []
    start, end = amounts[whole].start, amounts[whole].end
    # 30 weapons: what a colon or a bracket leads to adds up, whatever it is.
    told = text[end : end + 1] == ":" or text[end : end + 2] == " ("
    low = start - _LOOKBACK if start > _LOOKBACK else 0
    of_all = text.find("f ", low, start) >= 0 and _OF_THE.search(text, low, start) is not None
    parts: list[int] = []
    so_far = 0.0
    for n in range(whole + 1, min(whole + _MOST, len(amounts))):
        value, counted, kind = worth[n]
        if value is None or kind != of:
            continue
        if so_far + value > total:
            if parts:
                break  # parts stand side by side
            continue
        if counted is not None and counted != unit and not told and not same_kind(amounts[whole], amounts[n]):
            continue
        so_far += value
        parts.append(n)
        if so_far == total:
            break
    if not of_all and (so_far != total or len(parts) < 2):
        return []
    if not of_all and not told and whole and _listed_together(text, amounts, whole):
        return []  # 12 seniors, 30 juniors, 20 freshmen and 10 others
    for k, n in enumerate(parts):
        start = amounts[n].start
        listed = of_all or _goes_on(text, amounts, n, first=not k)
        if not listed or not _beside(text, end, start, _FURTHEST) or not fits(amounts[whole], amounts[n]):
            return parts[:k] if of_all else []
        end = amounts[n].end
    return parts


def _goes_on(text: str, amounts: Sequence[Mention], n: int, *, first: bool) -> bool:
    """Whether an amount goes on a list, or stands behind a comma as the first of one does."""
    if not first:
        return _listed_together(text, amounts, n)
    start = amounts[n].start
    comma = max(text.rfind(sign, amounts[n - 1].end, start) for sign in ",:(-–—")
    return comma >= 0 and _hedged(text, comma + 1, start)


def _parts(text: str, lead: Found, amounts: Sequence[Mention], after: int) -> tuple[int, list[int]] | None:
    """The total and the parts that a word like comprising stands between."""
    words = text[lead.start : lead.end].lower()
    whole = after - 1
    if whole < 0:
        return None
    if words.startswith("of ") and amounts[whole].end + 1 == lead.start:
        # Fifty people, 20 of them children.
        part, whole = whole, whole - 1
        if whole < 0 or not _beside(text, amounts[whole].end, amounts[part].start, _FURTHEST):
            return None
        if not fits(amounts[whole], amounts[part]):
            return None
        parts = _listed(text, amounts, whole, part)
        # 150 of them electric, and 40 depots: what has a noun of its own is no more of them.
        count = next((k for k, n in enumerate(parts) if k and "unit" in amounts[n].details), len(parts))
        return whole, parts[:count]
    if after >= len(amounts):
        return None
    parts = _behind_lead(text, lead, words, amounts, whole, after)
    if not parts and whole and _FROM.fullmatch(text, amounts[whole - 1].end, amounts[whole].start) is not None:
        # 2,500 troops from 24 countries, including 940 from Chad.
        whole -= 1
        parts = _behind_lead(text, lead, words, amounts, whole, after)
    return (whole, parts) if parts else None


def _behind_lead(text: str, lead: Found, words: str, amounts: Sequence[Mention], whole: int, after: int) -> list[int]:
    """The parts of the amount numbered `whole` that a word like including leads to; none if it is no total of them."""
    first = amounts[after].start
    single = _A_SINGLE_ONE.match(text, lead.end, max(lead.end, first))
    if not _hedged(text, lead.end if single is None else single.end(), first):
        return []
    start = amounts[whole].end
    near = _NEAR if words in _VERBS else _FURTHEST
    if not _beside(text, start, lead.start, near) or (words in _VERBS and _VERB.search(text, start, lead.start)):
        return []
    end = min(lead.start, amounts[whole + 1].start)
    if _OTHER_NOUN.search(text, start, end) and not same_kind(amounts[whole], amounts[after]):
        return []  # 24 bombs on targets, including three bunkers
    return _listed(text, amounts, whole, after)


def _listed(text: str, amounts: Sequence[Mention], whole: int, first: int) -> list[int]:
    """The parts that a list from the amount `first` on enumerates, as long as they fit into the whole."""
    total: float | None = amounts[whole].details.get("value")
    parts: list[int] = []
    so_far = 0.0
    for n in range(first, min(first + _MOST, len(amounts))):
        if not fits(amounts[whole], amounts[n]) or (n > first and not _listed_together(text, amounts, n)):
            break
        so_far += amounts[n].details.get("value", 0.0)
        if total is not None and so_far > total:
            break
        parts.append(n)
    return parts


def _summands(text: str, lead: Found, amounts: Sequence[Mention], after: int) -> tuple[int, list[int]] | None:
    """The total beside words like a total of, and the two or more amounts before or behind it that add up to it."""
    whole = after
    if whole >= len(amounts) or not _hedged(text, lead.end, amounts[whole].start):
        whole = after - 1
        if whole < 0 or lead.start - amounts[whole].end > 1:
            return None
    total = amounts[whole].details.get("value")
    if total is None:
        return None
    for step in (-1, 1):
        parts: list[int] = []
        so_far = 0.0
        for k in range(1, _MOST + 1):
            n = whole + k * step
            if not 0 <= n < len(amounts) or not fits(amounts[whole], amounts[n]):
                break
            low, high = min(n, n - step), max(n, n - step)
            if not _beside(text, amounts[low].end, amounts[high].start, _FURTHEST):
                break
            so_far += amounts[n].details.get("value", 0.0)
            parts.append(n)
            if so_far >= total:
                break
        if so_far == total and len(parts) > 1:
            return whole, parts
    return None


def _hedged(text: str, start: int, end: int) -> bool:
    """Whether there is nothing between two places but words like about."""
    return 0 <= end - start < _NEAR and _HEDGES.issuperset(text[start:end].lower().strip(" :").split())


def _beside(text: str, start: int, end: int, furthest: int) -> bool:
    """Whether two places are of one sentence and no further apart."""
    return 0 <= end - start <= furthest and _BREAK.search(text, start, end) is None


def _listed_together(text: str, amounts: Sequence[Mention], n: int) -> bool:
    """Whether an amount is the next in a list after the one before it."""
    start, end = amounts[n - 1].end, amounts[n].start
    if not _beside(text, start, end, _NEAR) or _VERB.search(text, start, end):
        return False
    words = text[start:end].rstrip().rsplit(" ", 4)
    while words and words[-1].lower() in _HEDGES:
        words.pop()
    return _JOINER.search(" ".join(words)) is not None
