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


def fits(whole: Mention, part: Mention) -> bool:
    """Whether a part can be one of that whole: people of people, euros of euros, percent of percent."""
    if whole.type != part.type:
        return False
    one, two = whole.details.get("unit"), part.details.get("unit")
    if one != two and (whole.type == "MONEY" or _measures(one) or _measures(two)):
        return False
    total, value = whole.details.get("value"), part.details.get("value")
    return total is None or value is None or value <= total


def same_kind(whole: Mention, part: Mention) -> bool:
    """Whether both are people, or the part counts nothing else than the whole."""
    one, two = whole.details.get("unit"), part.details.get("unit")
    return two is None or one == two or (one is not None and bool(_PEOPLE.search(one) and _PEOPLE.search(two)))


def _measures(unit: str | None) -> bool:
    return unit is not None and unit.partition(" ")[0] in MEASURES
