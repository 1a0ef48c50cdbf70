"""What stands behind a number and is counted by it."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from streams.language.listing import listed
from streams.language.neighbours import Following

MEASURES: Final = frozenset(
    listed(
        "km kms kilometres kilometers kilometre kilometer metres meters metre meter centimetres centimeters miles mile "
        "m cm mm ft feet foot yards yard inches inch mi nm hectares hectare acres acre ha tonnes tonne tons ton kg kgs "
        "kilograms kilogram kilos kilo grams gram g lb lbs pounds ounces oz kt kilotons kiloton megatons megaton "
        "litres liters litre liter gallons gallon barrels barrel bpd bushels mph kph kmh km/h knots degrees degree °C "
        "°F Celsius Fahrenheit MW GW kW MWh GWh kWh TWh megawatts megawatt gigawatts gigawatt kilowatts kilowatt "
        "terawatts terawatt watts volts GB MB TB TEU TEUs ppm ppb mmt mcm bcf tcf dwt percentage basis % bcm"
    )
)
"""Units that measure, other than things that are counted."""
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

_MORE: Final = frozenset(listed("more other additional further extra new less fewer"))
_HEAD: Final = -1
_MEASURE: Final = -2
_MODIFIER: Final = -3
_PARTICIPLE: Final = -4
_STOP: Final = -5
_CLASSES: Final = {
    **dict.fromkeys(MEASURES, _MEASURE),
    **dict.fromkeys(
        listed(
            "- -- – a an the of in on at to from for with by as and or but if when while that which who whose whom "
            "than then so after before since during under over about into near around between against across along "
            "through within without per via is are was were be been being has have had do does did will would can "
            "could may might shall should must not no it its he she they them their his her our my your this these "
            "those there here where said says say told added including comprising according following such only also "
            "each every all both least most others ago later earlier early late away left killed died came went took "
            "until till because whether out up down off back again just still yet even very too how what why we us "
            "you i him me onto upon toward towards amid among despite third quarter half fifth tenth thirds quarters "
            "fifths halves thousands hundreds dozens millions billions plus minus versus vs won lost fled fell hit "
            "shot consists comprises includes broke began became made gave got ran sank wrote spoke stood kept led met "
            "knew saw brought bought sold found felt flew grew drove drew struck sent spent"
        ),
        _STOP,
    ),
    **dict.fromkeys(
        listed(
            "personnel people troops men women children civilians manpower cattle sheep series species headquarters "
            "barracks"
        ),
        _HEAD,
    ),
    # Heads, unless what they belong to is one of so many words behind them: six oil refinement stills.
    **dict.fromkeys(listed("infantry cavalry ammunition artillery equipment aid oil grain food"), 2),
    **dict.fromkeys(listed("police crew staff aircraft wounded dead injured"), 1),
    # These are not what their endings say.
    **dict.fromkeys(
        listed(
            "remaining missing fighting leading surviving visiting serving existing supporting operating shipping "
            "fishing landing training living housing building bombing mining closing opening voting working "
            "outstanding sitting flying meeting swimming opposing warring competing parking dining sleeping trading "
            "banking polling breeding refining processing manufacturing engineering marketing consulting outgoing "
            "incoming neighbouring neighboring developing emerging teaching nursing rowing sailing family "
            "supply assembly ally anomaly rally fly reply monopoly specimen regimen omen abdomen"
        ),
        _MODIFIER,
    ),
}
_KEPT: Final = 20_000
"""Words whose class is remembered at the most."""
_NEVER_BEFORE_NOUNS: Final = frozenset(listed("m km cm mm nm kg g lb ft mi ha feet mph kph knots"))
_HOURS: Final = (["hour"], ["hours"])
_OF_MEASURES: Final = frozenset({"sq", "square", "cubic", "nautical", "metric"})
_SHORTEST: Final = 3
"""Letters of a word that is no part of a short unit."""
_NO_PLURALS: Final = ("ss", "us", "is", "'s", "’s")


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
    of, names, stop, words = after
    if of and not vague:
        return None
    if not names and (not words or len(words[0]) < _SHORTEST):
        short = _SHORT.match(text, stop)
        if short is not None:
            more = _PER.match(text, short.end())
            end = short.end() if more is None else more.end()
            return Unit(text[stop + 1 : end], short.group(1), end)
    taken = _length(words, single=single)
    if not taken:
        if not names or not (_class(names[-1]) == _HEAD or names[-1] in MEASURES):
            return None
        return Unit(names[-1], names[-1], stop)
    head = words[taken - 1]
    name = head if taken == 1 else " ".join(words[:taken])
    stop += len(name) + 1
    if taken > 1 and words[0] in _MORE:
        name = name[len(words[0]) + 1 :]
    if head in MEASURES:
        power = text[stop : stop + 1]
        if power in _POWERS and head in _POWERS[power].split() and not text[stop + 1 : stop + 2].isalnum():
            return Unit(name + power, head + power, stop + 1)
        more = _PER.match(text, stop) or (_SCALE.match(text, stop) if head == "degrees" else None)
        if more is not None:
            return Unit(name + more.group(), head, more.end())
    return Unit(name, head, stop)


def is_function_word(word: str) -> bool:
    """Whether a word in small letters is no noun or adjective but one like with and another."""
    return _CLASSES.get(word) == _STOP or word in _MORE or word == "another"


def _length(words: list[str], *, single: bool) -> int:
    """How many of the words that follow a number are what is counted; none if they are not.

    A noun in the singular ends at the first word that cannot be part of it.
    """
    mass = furthest = 0
    taken = len(words)
    for n, word in enumerate(words):
        of = _CLASSES.get(word)
        if of is None or (of == _MEASURE and n and words[n - 1] not in _OF_MEASURES):
            of = _class(word)
        if of == _MODIFIER and not mass:
            continue
        if of == _STOP or (mass and n > furthest):
            taken = n
            break
        if of == _HEAD and single and word[-1] == "s" and word not in _CLASSES:
            if n:
                return n if not _is_plural(words[n - 1]) else 0  # one source claims
            continue  # one weapons cache
        if of == _MEASURE and (word[-1] == "s" or word in _NEVER_BEFORE_NOUNS or words[n + 1 : n + 2] in _HOURS):
            return n + 1 + (words[n + 1 : n + 2] in _HOURS)  # 20 tonnes, gigawatt hours, but barrel bombs
        if of == _HEAD or of == _MEASURE:  # noqa: SIM109 - a tuple would be made for each word
            # A plural behind a plural is a compound: verbs have no s there.
            stop = n + 1
            while stop < taken and words[stop] not in _CLASSES and _class(words[stop]) == _HEAD:
                stop += 1
            return stop
        if of == _PARTICIPLE and single and n:
            return n
        if of > 0:
            mass, furthest = n + 1, n + of
    if mass:
        return mass
    if not single or not 0 < taken <= 2 or words[0] in _MORE:
        return 0
    # A plural behind one is its verb: no one knows.
    return 0 if _is_plural(words[taken - 1]) else taken


def _is_plural(word: str) -> bool:
    return word[-1] == "s" and word not in _CLASSES and _class(word) == _HEAD


@lru_cache(_KEPT)
def _class(word: str) -> int:
    """What a word of no list is by its ending."""
    last = word[-1]
    if last == "s":
        return _HEAD if len(word) > 2 and not word.endswith(_NO_PLURALS) else _MODIFIER
    if last == "y":
        return _STOP if word.endswith("ly") else _MODIFIER
    if last == "g":
        return _STOP if word.endswith("ing") else _MODIFIER
    if last == "d":
        return _PARTICIPLE if word.endswith("ed") else _MODIFIER
    return _HEAD if word.endswith(("men", "people", "craft")) and "-" not in word else _MODIFIER
