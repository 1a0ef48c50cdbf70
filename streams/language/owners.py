"""Whose a body or a place is, where its name begins with that: Russia's Defense Ministry, the PLA's Eastern Command."""

import re
from typing import Final

from streams.language.gazetteer import Gazetteer
from streams.language.ids import slug
from streams.language.listing import listed

GOVERNS: Final = frozenset(
    listed(
        "ministry government parliament military army navy forces cabinet presidency regime administration department "
        "foreign defence defense interior"
    )
)
"""Words of what acts for a state; a bank or a university in its capital does not."""
_TROOPS: Final = frozenset({"army", "forces"})
_PLAIN: Final = _TROOPS | frozenset(
    listed("national royal regular air armed ground land naval special security border defence defense of the and")
)
_IN_NAMES: Final = frozenset({"America"})
"""What is a part of names with a possessive: America's Cup."""
PORTFOLIOS: Final = frozenset(
    listed(
        "Ministry of the and for & Foreign Affairs External Defence Defense Interior Internal Home Finance Economy "
        "Economic Justice Health Energy Education Trade Commerce Industry Labour Labor Agriculture Fisheries "
        "Environment Transport Transportation Culture Tourism Sports Sport Science Technology Information "
        "Communications Communication Housing Construction Planning Development Emergencies Emergency Situations "
        "Water Forestry Mines Mining Petroleum Oil Power Infrastructure Digital Lands Public Works Security Social "
        "Welfare Women Youth Religious National Intelligence"
    )
)
"""What ministries and ministers are of."""
_ONE_EACH: Final = frozenset(
    {"Parliament", "Supreme Court", "Constitutional Court", "National Assembly", "General Staff"}
)
"""Bodies that each state has one of, beside its ministries."""
NATIONAL_TOO: Final = frozenset({"Security Council", "General Assembly"})
"""Bodies of the UN that states have ones of, too."""
_ARMS: Final = ("Army", "Navy", "Air Force", "Marine Corps", "Marines")
"""Whose units are known by their number alone."""
_NAME: Final = re.compile(r"[^\W\d_a-z]|[0-9]{1,4}(?:st|nd|rd|th)\b|[ae]l-[^\W\d_a-z]")
"""How the rest of a name begins that is one: 98th Division, al-Hayat."""
_POSSESSIVE: Final = "'s "


def is_of_each(words: str) -> bool:
    """Whether each country has one of a body: a ministry, an army; a liberation army has a name of its own."""
    each = set(words.lower().split())
    if words in NATIONAL_TOO:
        return True
    return not GOVERNS.isdisjoint(each) and (_TROOPS.isdisjoint(each) or each <= _PLAIN)


def is_of_any_state(words: str) -> bool:
    """Whether a name says no more than what body of a state it is: Trade Ministry, Parliament."""
    each = words.replace(",", "").split(" ")
    return words in _ONE_EACH or ("Ministry" in each and len(each) > 1 and PORTFOLIOS.issuperset(each))


def unowned(words: str, prefix: str, gazetteer: Gazetteer) -> str:
    """The name without whose it is: Gatwick Airport for London's.

    Of what each country has one it is that with its people, Russian Defense Ministry; a body of another is known by
    both names, NATO Maritime Command. `prefix` is that of the ids of its type.
    """
    at = words.replace("’", "'").find(_POSSESSIVE)
    if at < 1:
        return words
    owner, rest = words[:at].removeprefix("the "), words[at + len(_POSSESSIVE) :]
    if rest[0:1].isdigit() and owner.endswith(_ARMS):
        return rest
    known, _ = gazetteer.find(owner)
    if not _NAME.match(rest) or owner in _IN_NAMES or len(known) != 1 or known[0].end - known[0].start < len(owner):
        return words
    _, _, kind, of = known[0]
    if kind == "ORGANISATION":
        return f"{owner} {rest}"
    country = gazetteer.countries.get(of)
    if country is not None and is_of_each(rest):
        people = gazetteer.demonyms.get(country)
        return words if people is None else f"{people} {rest}"
    if country is None and is_of_each(rest):
        return f"{owner} {rest}"
    id_ = f"{prefix}:{slug(rest)}"
    listed_in = gazetteer.countries.get(id_) or gazetteer.homes.get(id_)
    if kind != "LOCATION" or (id_ in gazetteer.titles and listed_in != country):
        return words  # the list means another country's by that name
    return rest
