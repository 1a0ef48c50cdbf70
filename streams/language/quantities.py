"""Quantities, sums of money, and the times that numbers tell of."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from streams.language import money
from streams.language.amounts import amounts, precision_by
from streams.language.counted import counted, slug_of
from streams.language.gazetteer import Found
from streams.language.listing import listed
from streams.language.mentions import Mention
from streams.language.money import plain
from streams.language.neighbours import begins_sentence, following, word_before
from streams.language.nouns import MEASURES, is_function_word
from streams.language.numbers import EXACT, RANGE, Number, numbers
from streams.language.units import unit_after
from streams.language.years import time_in_figures, year

_NUMBERED: Final = frozenset(
    listed(
        "resolution resolutions article articles no nos number numbers section sections chapter chapters group flight "
        "phase level route routes highway page pages operation room rooms type model part act protocol class top age "
        "aged grade channel version line block step day week passcode code extension ext pin id fy year area unit "
        "point paragraph paragraphs para paras volume vol figure table ctf covid stage round category"
    )
)
"""What is told from others by a number."""
_COUNTED: Final = MEASURES | frozenset(listed("people troops soldiers men women children civilians votes"))
"""What a number like a year counts rather than names the year of."""
_NUMBERED_BUT_YEARS: Final = _NUMBERED - {"year", "fy"}
_NUMBERED_IN_WORDS: Final = frozenset(listed("number phase page part chapter stage round day level section article"))
_NUMBERED_NAMES: Final = frozenset(
    listed(
        "Airbus Apollo Boeing Challenger Channel District Formula Fortune Game Gate Pier Precinct Radio Reactor "
        "Runway Soyuz Terminal War Ward Windows"
    )
)
_TO: Final = " to "
_TO_LENGTH: Final = len(_TO)
_AND: Final = " and "
_AND_LENGTH: Final = len(_AND)
_LONGEST_MODEL: Final = 3
_WORDS_OF_NAME: Final = 4
"""Words that are looked at for the beginning of a name."""
_SCORES: Final = MEASURES | frozenset(listed("points votes seats goals runs wickets electors"))
"""What someone is so many of ahead or away: it put Smith 3 points ahead."""
_LEADS_TO_NAME: Final = frozenset(
    listed(
        "in on at near from to into across around outside inside throughout since until gave give gives giving given "
        "cost costs costing put puts left leaves leaving handed hands earned awarded owed"
    )
)
"""Before a name these make a number behind it one of its own: in Tal Tamr 15 people."""
_LINKS: Final = (" and ", ", ", " or ")
_LONGEST_LINK: Final = max(map(len, _LINKS))


def quantities(
    text: str, cues: Sequence[Found], dated: Sequence[Mention], known: Sequence[Found], today: date | None
) -> tuple[list[Mention], list[Mention]]:
    """The mentions that numbers make, each in order: those that are no part of a name, and those that may be.

    The former are money and times of day and the like, the latter quantities, lengths of time and years. `dated` are
    the dates that are found already, in order, and `known` names that take no number; `today` is the day of
    publication.
    """
    sure: list[Mention] = []
    rest: list[Number] = []
    unsure: list[Mention] = []
    done = 0
    for number in numbers(text, cues, dated):
        start, end, _, plain = number[:4]
        if start < done:
            continue
        if plain:
            mention = time_in_figures(text, number)
            if mention is not None:
                sure.append(mention)
                done = mention.end
                continue
            if end - start == 4 and text[start] in "12":
                mention = _year(text, number)
                if mention is not None:
                    unsure.append(mention)
                    done = mention.end
                    continue
        rest.append(number)
    numbered = covered = -1
    ends: set[int] | None = None
    for amount in amounts(text, rest):
        if amount.start < covered:
            continue  # the 2 of 14 Challenger 2 tanks, the minutes of two hours and 23 minutes
        mention = money.signed(text, amount)
        if mention is None:
            before = word_before(text, amount.start)
            if _is_numbered(text, amount, before[0], numbered):
                numbered = amount.end
                continue
            mention = counted(text, amount, before, today)
            if mention is not None and before[0][:1].isupper() and _is_of_name(text, amount, before, mention):
                if ends is None:
                    ends = {name.end for name in known} | {time.end for time in dated}
                if amount.start - 1 not in ends or text[amount.start : amount.end] == "1":
                    continue  # also Europe 1 radio
        if mention is not None:
            if unsure and unsure[-1].end + _TO_LENGTH == amount.start and amount.scale == 1:
                first = _with_unit(text, unsure[-1], amount, mention)
                if first is not None:
                    unsure.pop()
                    (sure if first.type == "MONEY" else unsure).append(first)
            covered = mention.end
            found = sure if mention.type == "MONEY" else unsure
            if found and found[-1].end + _AND_LENGTH == mention.start:
                both = _between(text, found[-1], mention)
                if both is not None:
                    found[-1] = both
                    continue
            found.append(mention)
    return sure, unsure


def _year(text: str, number: Number) -> Mention | None:
    start, end = number.start, number.end
    if number.joined or not text[start:end].isdecimal() or text[start - 1 : start] in ("$", "€", "£"):
        return None
    before = word_before(text, start)
    if before[0].lower() in _NUMBERED_BUT_YEARS:
        return None
    if text[end : end + 1] == "%":
        return None
    after = following(text, end)
    unit = None if after.names else unit_after(text, after, single=False, vague=False)
    if unit is not None and unit.head == "hours":
        return None  # after 1200 hours of talks
    # Others would be written with a comma or are of a year: the 2013 elections.
    round_or_hedged = int(text[start:end]) % 50 == 0 or (bool(before[0]) and precision_by(text, *before) != EXACT)
    return year(text, number, counts=unit is not None and (round_or_hedged or unit.head in _COUNTED))


def _is_numbered(text: str, amount: Number, before: str, last: int) -> bool:
    """Whether it names one of many, as in Resolution 1718, or goes on from one that does."""
    if before == "as" and text.endswith(("young as ", "old as "), 0, amount.start):
        return True
    if before in _NUMBERED_NAMES and amount.plain and amount.end - amount.start <= _LONGEST_MODEL:
        return True
    if before.lower().rstrip(".") in _NUMBERED:
        return before.lower() in _NUMBERED_IN_WORDS or not text[amount.start].islower()
    return last >= 0 and amount.start - last <= _LONGEST_LINK and text[last : amount.start] in _LINKS


def _with_unit(text: str, first: Mention, amount: Number, mention: Mention) -> Mention | None:
    """The mention of the number that something was changed from, with the unit of what it came to: from 4 to 9 cars."""
    unit = mention.details.get("unit")
    if unit is None or first.type != "QUANTITY" or not text.startswith(_TO, first.end) or "upper" in mention.details:
        return None
    value = first.details.get("value")
    if "unit" in first.details or value is None or mention.details.get("value") != amount.value:
        return None
    if word_before(text, first.start)[0].lower() != "from":
        return None
    worth = plain(value)
    name = f"money:{unit.lower()}-{worth}" if mention.type == "MONEY" else f"quantity:{worth}-{slug_of(unit)}"
    return first._replace(type=mention.type, id=name, details={**first.details, "unit": unit})


def _between(text: str, low: Mention, high: Mention) -> Mention | None:
    """The range of two amounts that each have the unit: between 5 million euros and 6 million euros."""
    unit, first, last = low.details.get("unit"), low.details.get("value"), high.details.get("value")
    if low.type != high.type or unit is None or unit != high.details.get("unit") or first is None or last is None:
        return None
    if not text.startswith(_AND, low.end) or (low.type == "QUANTITY" and unit not in MEASURES):
        return None
    before, start = word_before(text, low.start)
    if before.lower() != "between" or "upper" in low.details or "upper" in high.details or first >= last:
        return None
    worth = plain(first, last)
    name = f"money:{unit.lower()}-{worth}" if low.type == "MONEY" else f"quantity:{worth}-{slug_of(unit)}"
    details = {"precision": RANGE, "value": first, "upper": last, "unit": unit}
    return Mention(start, high.end, low.type, name, details)


def _is_of_name(text: str, amount: Number, before: tuple[str, int], mention: Mention) -> bool:
    """Whether a number may belong to a name before it, unless that is of a place or a time: Aster 15 missiles."""
    start, end = amount.start, amount.end
    if not amount.plain or end - start > _LONGEST_MODEL or not text[start:end].isdecimal():
        return False
    if text[end : end + 1] != " " or not text[end + 1].islower() or mention.details.get("precision") != EXACT:
        return False
    unit = mention.details.get("unit", "%").partition(" ")[0]
    word, at = before
    if unit in _SCORES or not word.isalnum() or is_function_word(word.lower()) or begins_sentence(text, at):
        return False
    for _ in range(_WORDS_OF_NAME):
        word, at = word_before(text, at)
        if word.lower() in _LEADS_TO_NAME:
            return False
        if not word[:1].isupper():
            break
    return True
