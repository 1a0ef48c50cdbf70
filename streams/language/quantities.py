"""Numbers with what they count, sums of money, and spans of time."""

import re
from collections.abc import Iterable
from typing import Any, Final

from streams.language.gazetteer import Found
from streams.language.ids import slug
from streams.language.listing import listed
from streams.language.mentions import Mention
from streams.language.numbers import numbers

# Every part of these is bounded, so a number is left or read in a fixed number of steps.
_ISO_DATE: Final = re.compile(r"-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?!\w)")
_SHORT_SCALE: Final = re.compile(r"(bn|tn|k|m)(?!\w)")
_BEFORE_MONEY: Final = re.compile(r"(US\$|A\$|C\$|\$|€|£|¥|₽|₩|₴|₹|USD |EUR |GBP )\Z")
_AFTER_MONEY: Final = re.compile(
    r" (?:US )?(dollars?|euros?|pounds sterling|roubles?|rubles?|yuan|yen|hryvnias?|rupees?|USD|EUR|GBP|RUB)(?!\w)"
)
_AFTER: Final = re.compile(r"( of)?((?: [A-Z][\w-]{0,30}){0,2})((?: [a-z][a-z'’-]{0,30}){0,4})")
_SPAN_OF_TIME: Final = frozenset(
    listed(
        "second minute hour day week month year decade century seconds minutes hours days weeks months years "
        "decades centuries"
    )
)
_SINCE: Final = re.compile(r"\b(?:in|since|by|until|from|before|after|during|early|late|mid|year) \Z", re.IGNORECASE)
_NUMBERED: Final = re.compile(
    r"\b(?:resolution|article|no\.?|number|section|chapter|group|flight|phase|level|route|highway|page|operation|room"
    r"|type|model|part|act|protocol) \Z",
    re.IGNORECASE,
)
_LOOKBACK: Final = 16

CURRENCIES: Final = {
    "US$": "USD", "$": "USD", "A$": "AUD", "C$": "CAD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₩": "KRW",
    "₴": "UAH", "₹": "INR", "USD": "USD", "EUR": "EUR", "GBP": "GBP", "RUB": "RUB", "dollar": "USD", "euro": "EUR",
    "pounds sterling": "GBP", "rouble": "RUB", "ruble": "RUB", "yuan": "CNY", "yen": "JPY", "hryvnia": "UAH",
    "rupee": "INR",
}  # fmt: skip
"""What money is called to its ISO 4217 code; a bare dollar is the American one."""

_STOP: Final = frozenset(
    listed(
        "a an the of in on at to from for with by as and or but if when while that which who whose than then so "
        "after before since during under over about into near around between against across along through within "
        "without per via is are was were be been being has have had do does did will would can could may might "
        "shall should must not no it its he she they their his her our my your this these those there here where "
        "said says say told added including comprising according following such only also each every all both more "
        "less most least other others ago later earlier early late old long away left killed died came went took"
    )
)
_COLLECTIVE: Final = frozenset(
    listed(
        "personnel people troops men women children staff police infantry cattle aircraft civilians percent "
        "manpower crew cavalry ammunition artillery equipment aid oil grain food km kg"
    )
)


def quantities(text: str, cues: Iterable[Found]) -> list[Mention]:
    """Quantities, money and spans of time in no particular order; one that only names an amount has no value."""
    found: list[Mention] = []
    for start, end, value in numbers(text, cues):
        mention = _year_or_date(text, start, end) or _money(text, start, end, value)
        mention = mention or _counted(text, start, end, value)
        if mention is not None:
            found.append(mention)
    return found


def _year_or_date(text: str, start: int, end: int) -> Mention | None:
    number = text[start:end]
    if len(number) != 4 or number[:2] not in ("19", "20") or not number.isdecimal():
        return None
    rest = _ISO_DATE.match(text, end)
    if rest is not None:
        return Mention(start, rest.end(), "TEMPORAL", f"temporal:{text[start : rest.end()]}")
    left = text[max(0, start - _LOOKBACK) : start]
    following = _AFTER.match(text, end)
    counts = following is not None and _unit(following.group(3).split(), single=False)[0]
    if _NUMBERED.search(left) or (counts and not _SINCE.search(left)):
        return None
    return Mention(start, end, "TEMPORAL", f"temporal:{number}")


def _money(text: str, start: int, end: int, value: float | None) -> Mention | None:
    before = _BEFORE_MONEY.search(text[max(0, start - 4) : start])
    if before is not None:
        begin, sign = start - len(before.group()), before.group(1).strip()
        short = _SHORT_SCALE.match(text, end)
        if short is not None and value is not None:
            value *= {"k": 1e3, "m": 1e6, "bn": 1e9, "tn": 1e12}[short.group(1)]
            end = short.end()
        return _sum_of_money(begin, end, value, CURRENCIES[sign])
    after = _AFTER_MONEY.match(text, end)
    if after is None:
        return None
    name = after.group(1)
    code = CURRENCIES.get(name) or CURRENCIES[name.removesuffix("s")]
    return _sum_of_money(start, after.end(), value, code)


def _sum_of_money(start: int, end: int, value: float | None, code: str) -> Mention:
    return Mention(start, end, "MONEY", f"money:{code.lower()}-{_plain(value)}", _details(value, code))


def _counted(text: str, start: int, end: int, value: float | None) -> Mention | None:
    following = text[end : end + 1]
    if following == "%":
        return Mention(start, end + 1, "QUANTITY", f"quantity:{_plain(value)}-percent", _details(value, "%"))
    if following and (following.isalnum() or following in "_-/:'’"):
        return None  # an ordinal, a code, a time: 4th, 10-15, 7:30
    after = _AFTER.match(text, end)
    assert after is not None  # noqa: S101 - every part of the pattern may be empty
    of, capitalised, lower = after.groups()
    unit, length = _unit(lower.split(), single=value == 1)
    if bool(of) != (value is None):
        return None  # "two of them"; "thousands demonstrated"
    if not unit:
        before = text[max(0, start - _LOOKBACK) : start]
        if not text[start:end].replace(",", "").replace(".", "").isdecimal() or _NUMBERED.search(before):
            return None
        if not before.endswith(" ") or not before[-2:-1].islower():
            return None
        return Mention(start, end, "QUANTITY", f"quantity:{_plain(value)}", _details(value, None))
    words = lower.split()[:length]
    stop = end + len(of or "") + len(capitalised) + sum(len(w) + 1 for w in words)
    if words[-1] in _SPAN_OF_TIME and not capitalised:
        return Mention(start, stop, "TEMPORAL", f"temporal:{slug(text[start:stop])}")
    if _NUMBERED.search(text[max(0, start - _LOOKBACK) : start]):
        return None
    amount = _plain(value) if value is not None else slug(text[start:end])
    # Between number and noun may stand a name ("two Russian soldiers"), which is an entity of its own.
    return Mention(
        start,
        end if capitalised else stop,
        "QUANTITY",
        f"quantity:{amount}-{'percent' if unit == '%' else slug(unit)}",
        _details(value, unit),
        end,
    )


def _details(value: float | None, unit: str | None) -> dict[str, Any]:
    return {name: said for name, said in (("value", value), ("unit", unit)) if said is not None}


def _unit(words: list[str], *, single: bool) -> tuple[str | None, int]:
    """What is counted, as words that follow a number, and how many of the words that takes.

    A noun in the singular ends at the first word that cannot be part of it, and only `single` things have one.
    """
    for i, word in enumerate(words):
        if word in _STOP or word.endswith("ly") or (single and i and word.endswith("ed")):
            return (" ".join(words[:i]), i) if single and 0 < i <= 2 else (None, 0)
        if word in ("percent", "per"):
            return "%", i + 1
        if word in _COLLECTIVE or (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))):
            return " ".join(words[: i + 1]), i + 1
    return (" ".join(words), len(words)) if single and 0 < len(words) <= 2 else (None, 0)


def _plain(value: float | None) -> str:
    if value is None:
        return "some"
    return str(int(value)) if value.is_integer() else repr(value)
