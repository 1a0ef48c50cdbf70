"""Chambers that many states have one of by the same name, and whose of them a bare name means."""

from typing import Final

from streams.language.gazetteer import Gazetteer
from streams.language.ids import slug
from streams.language.listing import listed
from streams.language.mentions import Entity

_STATES: Final = {
    "Congress": frozenset(listed("ARG BRA CHL COL DOM ESP FSM GTM HND MEX PER PHL PLW PRY USA")),
    "House of Commons": frozenset(listed("CAN GBR")),
    "House of Representatives": frozenset(
        listed("ATG AUS BEL BIH BLR BLZ CYP EGY FJI FSM GRD IDN JAM JOR JPN LBR LBY MAR MLT MYS NGA NLD NPL NZL PHL")
        + listed("THA TTO USA YEM")
    ),
    "Senate": frozenset(
        listed("ARG ATG AUS BDI BEL BHS BLZ BOL BRA BRB CAN CHL CIV CMR COD COG COL CZE DOM EGY ESP FRA GAB GNQ GRD")
        + listed("HTI IRL ITA JAM JOR KAZ KEN KHM LBR LCA LSO MDG MEX NGA NLD PAK PER PHL POL PLW PRY ROU RWA SWZ TCD")
        + listed("TGO THA TTO URY USA UZB ZWE")
    ),
}
"""States whose chamber is called so in English, by ISO 3166-1; the others' wires mean another state's."""
PARLIAMENTS: Final = frozenset({*_STATES, "Parliament"})
"""Bodies that many states have one of, some of them listed as one state's: there they are that of where the item was
written, unless it says whose they are."""


def settle(body: Entity, home: str | None, gazetteer: Gazetteer) -> None:
    """Give a chamber its country, and an id of its own where the list knows another country's by this name.

    `home` is where the item was written, if that may be whose it is.
    """
    states = _STATES.get(body["text"])
    if states is not None and home not in states:
        home = None  # the Congress that is spoken of in Kyiv is the American one
    listed_as = gazetteer.countries.get(body["id"])
    country = body.get("country") or home or listed_as
    if country is not None:
        body["country"] = country
        if listed_as is not None and country != listed_as:
            body["id"] += f"-{slug(gazetteer.titles.get(f'country:{country}', country))}"
