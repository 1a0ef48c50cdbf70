"""What stands behind a number and is counted by it."""

import re
from typing import Final, NamedTuple

from streams.language.cues import MONTHS, TENS, UNITS, WEEKDAYS
from streams.language.listing import listed
from streams.language.neighbours import Following, following
from streams.language.nouns import MEASURES, MORE, is_modifier, is_plural, noun_length

_JOINED: Final = re.compile(
    r"-?(km/h|kmh|km[²2]|kms?|m[²³]|kgs?|cm|mm|mph|kph|MWh|GWh|kWh|TWh|MW|GW|kWp?|kV|ft|lbs?|ha|pp|bps?|t|°[CF])(?!\w)"
    r"|-((?:square-|cubic-)?(?:kilomet(?:re|er)|met(?:re|er)|mile|foot)|m|acre|hectare|tonne|ton|megawatt|barrel|pound"
    r"|basis-point|magnitude)(?![\w-])"
    r"|-(bed|seat|room|page|storey|story|member|nation|man)(?![\w-])"
)
_SHORT: Final = re.compile(
    r"[ \xa0]((?:sq|cu)\.? ?(?:km|mi|ft|m|miles?|feet|met(?:er|re)s?|kilomet(?:er|re)s?)|kWh|kWp?|kVA?|kHz|kPa"
    r"|[µμm]?g/(?:m[³3]|l|dl|ml)|m?b/d|m/s)(?!\w)"
)
"""Units that are no words in small letters."""
_POWERS: Final = {"²": "km m cm mi", "³": "km m cm", "2": "km m", "3": "m"}
"""Signs behind short units that make areas and volumes of them."""
_PER: Final = re.compile(
    r" (?:per|an|a) (?:day|hour|second|minute|week|month|year|person|capita|head)(?!\w)|/(?:day|h)(?!\w)"
)
_SCALE: Final = re.compile(r" (?:Celsius|Fahrenheit|C|F)(?!\w)")

_SHORTEST: Final = 3
"""Letters of a word that is no part of a short unit."""
_BEFORE_NAMES: Final = MORE | frozenset(
    listed(
        "missing kidnapped detained jailed imprisoned captured abducted suspected alleged armed unarmed masked ethnic "
        "former retired senior top key leading young elderly local foreign separate major"
    )
)
"""Words that may stand between a number and a name that is no noun."""
_INITIALS: Final = re.compile(r" [A-Z]{2,6}s(?!\w)")
"""What is counted by its initials: 192 fixed-wing UAVs."""
_AND: Final = frozenset({"and", "or"})
_MOST_ADJECTIVES: Final = 3
_ADJECTIVES: Final = tuple(listed("al ic ive il ern an ary ory ous ish ese ign male time old silver"))
"""How words end that may share a noun with others."""
_FIGURES: Final = re.compile(r" [0-9]{1,3}(?:,?[0-9]{3}){0,2}(?= )")
_NATIONS: Final = frozenset(
    listed(
        "British French Dutch Irish English Spanish Swiss Danish Swedish Polish Turkish Finnish Scottish Welsh Thai "
        "Czech Greek Kurdish Jewish Iraqi Israeli Pakistani"
    )
)


class Unit(NamedTuple):
    """What is counted, the last word of it, and where the mention ends with it."""

    name: str
    head: str
    end: int


def joined_unit(text: str, end: int, *, single: bool) -> tuple[str, int] | None:
    """The unit that a number which ends at `end` measures in and where it ends, if it is joined to it: 20km, 5-mile.

    So may some things that are counted, if there are more than a `single` one: a 200-bed hospital, but a one-man show.
    """
    found = _JOINED.match(text, end)
    if found is None or (single and found.group(3)):
        return None
    return found.group(1) or found.group(2) or found.group(3), found.end()


def unit_after(text: str, after: Following, *, single: bool, vague: bool) -> Unit | None:
    """What is counted by a number that these words follow, or none.

    `single` things have a noun in the singular; `vague` numerals stand before "of" or nothing.
    """
    if after.of and not vague:
        return None
    _, names, stop, words = after
    before_name = (
        bool(words)
        and not names
        and (
            _BEFORE_NAMES.issuperset(words)
            or (all(map(is_modifier, words)) and _INITIALS.match(text, after.end(len(words))) is not None)
        )
    )
    # One senior Hamas commander is none senior.
    leads_on = before_name and single and text[after.end(len(words)) + 1 : after.end(len(words)) + 2].isupper()
    unit = None if leads_on else _beside(text, after, single=single)
    if unit is not None:
        return unit
    if before_name:
        # Two other Green ministers, four missing Iranian diplomats.
        further = following(text, after.end(len(words)))
        return _beside(text, further, single=single) if further.names and not further.of else None
    if words and not single:
        unit = _behind_and(text, after)
    # Not so of three British drilling companies.
    if unit is None and names and not (words and words[0].endswith("ing")) and _are_people(names, single=single):
        unit = Unit(names[-1], names[-1], stop)
    return unit


def _beside(text: str, after: Following, *, single: bool) -> Unit | None:
    _, names, stop, words = after
    if not names and (not words or len(words[0]) < _SHORTEST):
        short = _SHORT.match(text, stop)
        if short is not None:
            more = _PER.match(text, short.end())
            end = short.end() if more is None else more.end()
            return Unit(text[stop + 1 : end], short.group(1), end)
    acts = bool(names) and is_plural(names[-1]) and bool(words) and words[0].endswith("ed")
    taken = 0 if acts else noun_length(words, single=single)
    if not taken:
        if not names or not (is_plural(names[-1]) or names[-1] in MEASURES):
            return None
        return Unit(names[-1], names[-1], stop)
    head = words[taken - 1]
    name = head if taken == 1 else " ".join(words[:taken])
    stop += len(name) + 1
    if taken > 1 and words[0] in MORE:
        name = name[len(words[0]) + 1 :]
    if head in MEASURES:
        power = text[stop : stop + 1]
        if power in _POWERS and head in _POWERS[power].split() and not text[stop + 1 : stop + 2].isalnum():
            return Unit(name + power, head + power, stop + 1)
        more = _PER.match(text, stop) or (_SCALE.match(text, stop) if head == "degrees" else None)
        if more is not None:
            return Unit(name + more.group(), head, more.end())
    return Unit(name, head, stop)


def _are_people(names: list[str], *, single: bool) -> bool:
    """Whether so many are told by what country's they are, without an s: seven Portuguese, one Canadian."""
    name = names[-1]
    if single:
        return len(names) == 1 and (name in _NATIONS or name.endswith(("an", "i", "ish", "ese")))
    return name in _NATIONS or name.endswith(("ese", "is"))


def _behind_and(text: str, after: Following) -> Unit | None:
    """What is counted that has two adjectives, or a noun in common with what the next number counts.

    2,500 U.S. and British troops; seven Thai and two Filipino hostages.
    """
    _, names, _, words = after
    cut = next((n for n, word in enumerate(words[:_MOST_ADJECTIVES]) if word in _AND), -1)
    if cut < 0:
        return None
    own, rest = words[:cut], words[cut + 1 :]
    if own:
        if not all(map(is_modifier, own)):
            return None
    elif not names or names[-1] in WEEKDAYS or names[-1] in MONTHS:
        return None
    end = after.end(cut + 1)
    again = bool(rest) and (rest[0] in UNITS or rest[0] in TENS)
    if again:
        end, rest = after.end(cut + 2), rest[1:]
    elif not rest and (figures := _FIGURES.match(text, end)) is not None:
        again, end = True, figures.end()
    if own and not again and not own[-1].endswith(_ADJECTIVES):
        return None
    other = Following(False, [], end, rest) if rest else following(text, end)
    taken = 0 if other.of else noun_length(other.words, single=False)
    if not taken or not (other.names or taken > 1 or (own and not again)):
        return None
    head = other.words[taken - 1]
    if again:
        return Unit(" ".join([*own, head]), head, after.end(cut))
    adjectives = [*own, words[cut]] if own and not other.names else []
    return Unit(" ".join([*adjectives, *other.words[:taken]]), head, other.end(taken))
