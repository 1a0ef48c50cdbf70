"""Which amounts may be parts of one another by what they count."""

import re
from typing import Final

from streams.language.mentions import Mention
from streams.language.nouns import MEASURES

_PEOPLE: Final = re.compile(
    r"(?:people|personnel|troops|men|women|children|staff|police|civilians|members|crew|adults|girls|boys|infants|babies"
    r"|students|hostages|refugees|migrants|patients|pupils|guards|nationals|residents|minors|pensioners|relatives"
    r"|ers|ors|ists|ians|ese)\Z|[A-Z][a-z]+s\Z"
)
_NATION: Final = re.compile(r"[A-Z][a-z]{1,20}(?:ans|ese|is|ns)")
_OF_A_FAITH: Final = frozenset({"Christians", "Presbyterians", "Lutherans", "Anglicans", "Republicans", "Marines"})
"""They end like peoples, but may be of any."""


def fits(whole: Mention, part: Mention) -> bool:
    """Whether a part can be one of that whole: people of people, euros of euros, percent of percent."""
    if whole.type != part.type:
        return False
    one, two = whole.details.get("unit"), part.details.get("unit")
    if one != two and (whole.type == "MONEY" or _measures(one) or _measures(two)):
        return False
    if one != two and _are_of_a_nation(one) and _are_of_a_nation(two):
        return False  # no Malaysian is an Australian
    total, value = whole.details.get("value"), part.details.get("value")
    return total is None or value is None or value <= total


def same_kind(whole: Mention, part: Mention) -> bool:
    """Whether both are people, or the part counts nothing else than the whole."""
    one, two = whole.details.get("unit"), part.details.get("unit")
    return two is None or one == two or (one is not None and bool(_PEOPLE.search(one) and _PEOPLE.search(two)))


def _are_of_a_nation(unit: str | None) -> bool:
    """Whether a unit is nothing but a people of a country, as its ending says."""
    return unit is not None and unit not in _OF_A_FAITH and _NATION.fullmatch(unit) is not None


def _measures(unit: str | None) -> bool:
    return unit is not None and unit.partition(" ")[0] in MEASURES
