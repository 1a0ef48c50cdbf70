import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from streams.language.amounts import CHANGES, precision_before
from streams.language.currencies import CFA_FRANCS, CODES, DOLLAR_SIGNS, HUNDREDTHS, LEAST, NOUNS, QUOTED, SIGNS
from streams.language.ids import slug
from streams.language.mentions import Entity, Mention
from streams.language.neighbours import Following, word_before
from streams.language.numbers import AT_LEAST, EXACT, Number, scaled

_LOOKBACK: Final = 8
_OF_ALL: Final = frozenset({"dollar", "dollars", "cent", "cents"})
"""What wires mean America's by wherever they are."""
_SHORT_SCALE: Final = re.compile(r" ?([kKmMbB]|T(?!-)|mio|MM|[MBT]n)(?!\w)")
_SHORT: Final = {"k": 1e3, "m": 1e6, "mio": 1e6, "mm": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "t": 1e12, "tn": 1e12}
_WHOSE_DOLLAR: Final = re.compile(r"(?<!\w)(?:[A-Z][A-Za-z]{0,2}|U\.S\.)\Z")
_CODE_BEFORE: Final = re.compile(r"(?<!\w)([A-Z]{2,3}|Rs\.?|[KTU][Ss]h\.?)[ \xa0]?\Z")
_NORTH_OF: Final = ("north of ", "North of ")
"""What of money means more than; of other things it may be where they are."""
_FROM_OR_TO: Final = (" to ", " from ", " against ", " per ", ",", ".", ";")
"""What follows by how much a rate has moved."""
_LETTERS: Final = {"R": "ZAR", "N": "NGN"}
"""What glues to millions."""


def signed(text: str, amount: Number) -> Mention | None:
    """The sum of money that an amount is by the sign or code before it: US$5, Rs 500 crore."""
    start, code = _before(text, amount.first if amount.first >= 0 else amount.start)
    if code is None:
        return None
    end = amount.end
    short = _SHORT_SCALE.match(text, end) if amount.plain else None
    if short is not None and amount.value is not None:
        scale = _SHORT[short.group(1).lower()]
        upper = None if amount.upper is None else scaled(amount.upper, scale)
        amount = amount._replace(value=scaled(amount.value, scale), upper=upper)
        end = short.end()
    after = text[end : end + 1]
    if after.isalnum() or after == "_":
        return None
    return _mention(text, amount, min(start, amount.start), end, code)


def named(text: str, amount: Number, after: Following) -> Mention | None:
    """The sum of money that an amount is by what the words behind it name: yuan, Canadian dollars, EUR."""
    of, names, _, words = after
    if words:
        noun = words[0]
        codes = NOUNS.get(noun)
        if codes is not None:
            whose = " ".join(names)
            code = codes.get(whose)
            if code is None and whose and whose != "CFA":
                return None
            count = 2 if words[1:2] == ["sterling"] else 1
            alone = not whose and count == 1
            if alone and _is_too_little(amount, noun) and not _has_moved(text, amount, after, noun):
                return None
            return _mention(text, amount, amount.start, after.end(count), code, noun)
    if names and not of:
        code = CODES.get(names[0])
        if code is None and names[0][-1] == "s" and (noun := names[0].lower()) in NOUNS and noun not in LEAST:
            code = NOUNS[noun].get("")  # in headlines: 60 Million Euros
        if code is not None:
            return _mention(text, amount, amount.start, amount.end + 1 + len(names[0]), code)
    return None


def joined(text: str, amount: Number) -> Mention | None:
    """The sum of money that an amount is by what is joined to it: 50€, a 500-million-dollar deal."""
    sign = SIGNS.get(text[amount.end])
    if sign is not None:
        return _mention(text, amount, amount.start, amount.end + 1, sign)
    noun = text[amount.end + 1 : amount.end + 12].partition(" ")[0].partition("-")[0]
    code = NOUNS[noun].get("") if noun in NOUNS and not _is_too_little(amount, noun) else None
    return None if code is None else _mention(text, amount, amount.start, amount.end + 1 + len(noun), code, noun)


def _is_too_little(amount: Number, noun: str) -> bool:
    """Whether what may be money rather is something else: 3 won, 20 pounds."""
    return amount.value is not None and amount.value < LEAST.get(noun, 0)


def _has_moved(text: str, amount: Number, after: Following, noun: str) -> bool:
    """Whether it is by so little that a currency has moved: up 3.2 won from Monday."""
    if noun not in QUOTED or word_before(text, amount.start)[0].lower() not in CHANGES:
        return False
    return text.startswith(_FROM_OR_TO, after.end(1))


def come_home(entities: Iterable[Entity], home: str, adjectives: Mapping[str, str]) -> None:
    """Give sums whose currency has a name that many have, and nothing that says whose it is, that of `home`.

    `home` is the country that an item was written in: a rupee in Colombo is a Sri Lankan one. `adjectives` are names of
    countries' people, to their codes.
    """
    for entity in entities:
        if entity["type"] != "MONEY" or not any(sign.isalpha() for sign in entity["text"]):
            continue
        words = entity["text"].split()
        noun = "rupees" if words[0].startswith("Rs") else words[-1]
        codes = NOUNS.get(noun, {}) if noun not in _OF_ALL else {}
        unit = entity.get("unit")
        if len(codes) < 2 or unit != codes.get(""):
            continue
        if words[-2:-1] == ["CFA"]:
            own = CFA_FRANCS.get(home)
        elif any(word[0].isupper() for word in words[1:]):
            continue
        else:
            own = next((code for whose, code in codes.items() if adjectives.get(whose) == home), None)
        if own is not None and own != unit:
            worth = entity["id"].partition("-")[2]
            entity["unit"], entity["id"] = own, f"money:{own.lower()}-{worth}"


def _before(text: str, start: int) -> tuple[int, str | None]:
    """Where the sign or code before a number begins, and the code."""
    at = start - 1
    if at < 0:
        return start, None
    sign = last = text[at]
    if sign == " " or sign == "\xa0":
        last = text[at - 1] if at else ""
        if last.islower() and last != "s" and (last != "h" or text[at - 2 : at - 1] not in "Ss"):
            return start, None
        if last in SIGNS:
            at, sign = at - 1, last
    if sign == "$":
        whose = _WHOSE_DOLLAR.search(text, max(0, at - _LOOKBACK), at)
        code = None if whose is None else DOLLAR_SIGNS.get(whose.group())
        return (at, SIGNS["$"]) if whose is None or code is None else (whose.start(), code)
    if sign in SIGNS:
        return at, SIGNS[sign]
    if sign in _LETTERS and not text[max(0, at - 1) : at].isalnum():
        return at, _LETTERS[sign]
    # A code ends in a capital or as Rs and KSh do.
    if at and (last.isupper() or (last in "s." and "R" in text[max(0, at - 3) : at]) or last == "h"):
        short = _CODE_BEFORE.search(text, max(0, start - _LOOKBACK), start)
        code = None if short is None else CODES.get(short.group(1))
        if short is not None and code is not None:
            return short.start(), code
    return start, None


def _mention(text: str, amount: Number, start: int, end: int, code: str | None, noun: str = "") -> Mention:
    value, upper = amount.value, amount.upper
    if noun in HUNDREDTHS:
        value = None if value is None else scaled(value, 0.01)
        upper = None if upper is None else scaled(upper, 0.01)
    precision = amount.precision or precision_before(text, start)
    if precision == EXACT and text.endswith(_NORTH_OF, 0, start):
        precision = AT_LEAST
    details: dict[str, Any] = {"precision": precision}
    if value is not None:
        details["value"] = value
    if upper is not None:
        details["upper"] = upper
    if code is not None:
        details["unit"] = code
    worth = plain(value, upper) or slug(text[amount.start : amount.end])
    return Mention(start, end, "MONEY", f"money:{code.lower() if code is not None else slug(noun)}-{worth}", details)


def plain(value: float | None, upper: float | None = None) -> str:
    """A number, or the two of a range, as an id has it; nothing for none."""
    if value is None:
        return ""
    first = str(int(value)) if value.is_integer() else repr(value)
    return first if upper is None else f"{first}-{plain(upper)}"
