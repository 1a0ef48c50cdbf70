"""Which of the words behind a number are the noun that it counts, with what belongs to it."""

from functools import lru_cache
from typing import Final

from streams.language.listing import listed

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
MORE: Final = frozenset(listed("more other additional further extra new less fewer"))
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
            "personnel people troops men women children civilians manpower cattle sheep passers-by series species "
            "headquarters barracks"
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
            "banking polling breeding refining processing manufacturing engineering marketing consulting drilling "
            "outgoing incoming neighbouring neighboring developing emerging teaching nursing rowing sailing family "
            "supply assembly ally anomaly rally fly reply monopoly specimen regimen omen abdomen"
        ),
        _MODIFIER,
    ),
}
_STATES: Final = frozenset(listed("dead wounded injured"))
"""Behind those who are counted they say what has become of them: 21 crew injured."""
_LONG: Final = frozenset(
    listed(
        "brigade battalion regiment division squadron unit vehicle carrier ship vessel boat plane jet helicopter tank "
        "gun howitzer system station plant depot launcher missile rocket drone bomb strike attack base post factory "
        "warehouse facility complex line route bridge tower building centre center site member officer soldier fighter "
        "commander worker official"
    )
)
"""What has long names in the singular, too: one air assault brigade."""
_LONGEST_OF_ONE: Final = 4
_KEPT: Final = 20_000
"""Words whose class is remembered at the most."""
_NEVER_BEFORE_NOUNS: Final = frozenset(listed("m km cm mm nm kg g lb ft mi ha feet mph kph knots"))
"""Measures in small letters and plurals that are no part of another noun, as barrel is of barrel bombs."""
_CARRIERS: Final = (["carrier"], ["carriers"])
_HOURS: Final = (["hour"], ["hours"])
_OF_MEASURES: Final = frozenset({"sq", "square", "cubic", "nautical", "metric"})
_LONGEST_BED: Final = 4
"""Letters of nouns that end like participles: bed, shed."""
_NO_PLURALS: Final = ("ss", "us", "is", "'s", "’s")


def is_plural(word: str) -> bool:
    """Whether a word looks like what several of are counted; so do names: Filipinos."""
    return _by_ending(word) == _HEAD


def is_modifier(word: str) -> bool:
    """Whether a word of small letters is in none of the lists but those of modifiers."""
    return _CLASSES.get(word, _MODIFIER) == _MODIFIER


def is_function_word(word: str) -> bool:
    """Whether a word in small letters is no noun or adjective but one like with and another."""
    return _CLASSES.get(word) == _STOP or word in MORE or word == "another"


def noun_length(words: list[str], *, single: bool) -> int:
    """How many of the words that follow a number are what is counted; none if they are not.

    A noun in the singular ends at the first word that cannot be part of it.
    """
    mass = furthest = 0
    taken = len(words)
    for n, word in enumerate(words):
        of = _CLASSES.get(word)
        if of is None or (of == _MEASURE and n and words[n - 1] not in _OF_MEASURES):
            of = _by_ending(word)
        if of == _MODIFIER and not mass:
            continue
        if of == _STOP or (mass and (n > furthest or word in _STATES)):
            taken = n
            break
        if of == _HEAD and single and _CLASSES.get(word) == _HEAD and words[n + 1 : n + 2] in _CARRIERS:
            continue  # one personnel carrier
        if of == _HEAD and single and word[-1] == "s" and word not in _CLASSES:
            if n:
                return 0 if _is_verb(words[n - 1]) else n  # one source claims
            continue  # one weapons cache
        if of == _MEASURE and words[n + 1 : n + 2] in _HOURS:
            return n + 2  # gigawatt hours
        if of == _MEASURE and (word[-1] == "s" or word in _NEVER_BEFORE_NOUNS):
            return n + 1  # 20 tonnes, but barrel bombs
        if of == _HEAD or of == _MEASURE:  # noqa: SIM109 - a tuple would be made for each word
            # A plural behind a plural is a compound: verbs have no s there.
            stop = n + 1
            while stop < taken and words[stop] not in _CLASSES and _by_ending(words[stop]) == _HEAD:
                stop += 1
            return stop
        if of == _PARTICIPLE and single and n:
            return n
        if of > 0:
            mass, furthest = n + 1, n + of
        elif single and mass and word in _LONG:
            mass = n + 1  # one infantry battalion
    if mass:
        return mass
    longest = _LONGEST_OF_ONE if words[taken - 1 : taken] and words[taken - 1] in _LONG else 2
    if not single or not 0 < taken <= longest or words[0] in MORE:
        return 0
    return 0 if _is_verb(words[taken - 1]) else taken


def _is_verb(word: str) -> bool:
    """Whether a word behind one is its verb, which else would be a plural: no one knows, one Briton drowned."""
    if word in _CLASSES:
        return False
    if word[-1] == "s":
        return _by_ending(word) == _HEAD
    return word.endswith("ed") and len(word) > _LONGEST_BED and not word.endswith("eed")


@lru_cache(_KEPT)
def _by_ending(word: str) -> int:
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
