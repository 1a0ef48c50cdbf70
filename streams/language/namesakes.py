"""Which of the places that share a name is meant, by their size and by what else an item names."""

from collections.abc import Iterable, MutableMapping, Sequence
from math import log10
from typing import Any, Final

from streams.language.gazetteer import Gazetteer
from streams.language.places import CITY, REGION, Place

Entity = MutableMapping[str, Any]

NAMED: Final = 1.0
"""What it is worth that the item names what a place lies in: as much as ten times its people."""
LISTED: Final = 0.2
"""The same for a capital or a place of the project's own list."""
CLEAR: Final = 0.3
"""How far the best must be ahead of the second: twice as many people."""
WELL_KNOWN: Final = 100_000
"""People of a place that is meant though its country is not named."""
SEAT: Final = 8
"""How many times the people of a town a region may have whose name means the town."""
# Countries whose towns bear the names of the world's cities, of people and of things: that the item names the country
# without the region says less there.
_NAMED_AFTER_ALL: Final = frozenset({"USA", "CAN"})
_COUNTRY_ALONE: Final = 0.5


class Setting:
    """The countries that an item names, and the regions that its places lie in, each with the ids that say so."""

    def __init__(self, entities: Iterable[Entity], gazetteer: Gazetteer) -> None:
        self._named: dict[str, set[str]] = {}
        for entity in entities:
            if (country := entity.get("country")) is not None:
                self._named.setdefault(country, set()).add(entity["id"])
            elif (place := gazetteer.located.get(entity["id"])) is not None:
                self.note(place, entity["id"])

    def note(self, place: Place, id_: str) -> None:
        """An entity of that id is that place."""
        for where in (place.country, place.region):
            if where:
                self._named.setdefault(where, set()).add(id_)

    def support(self, place: Place, but: str) -> float:
        """How far anything but the entities of an id says that the item is about where a place lies, 1 at the most."""
        if not self.names(place.country, but):
            return 0.0
        enough = place.kind == REGION or place.country not in _NAMED_AFTER_ALL or self.names(place.region, but)
        return 1.0 if enough else _COUNTRY_ALONE

    def names(self, where: str, but: str) -> bool:
        """Whether anything but the entities of an id names a country or region."""
        ids = self._named.get(where)
        return ids is not None and (len(ids) > 1 or but not in ids)


def towns_first(found: Sequence[Place]) -> Sequence[Place]:
    """Of a town and a region around it that bear one name, the town, unless few of the region's people live there."""
    regions = {place.region: place.population for place in found if place.kind == REGION}
    if not regions or len(found) == 1:
        return found
    towns = {
        place.region
        for place in found
        if place.kind == CITY and regions.get(place.region, 0) < SEAT * max(place.population, 1)
    }
    return [
        place
        for place in found
        if (place.region in towns) == (place.kind == CITY) or (place.kind == CITY and place.region not in regions)
    ]


def chosen(found: Sequence[Place], setting: Setting, id_: str) -> Place | None:
    """The place that an unlisted name means, none where that is not clear."""
    if not found:
        return None
    ranked = sorted(
        [(log10(p.population + 1) + NAMED * setting.support(p, id_), p) for p in towns_first(found)], reverse=True
    )
    score, best = ranked[0]
    if (best.population < WELL_KNOWN or best.doubtful) and setting.support(best, id_) < 1:
        return None
    if len(ranked) > 1 and score - ranked[1][0] < CLEAR:
        return None
    return best


def instead(known: Place, found: Sequence[Place], setting: Setting, id_: str) -> Place | None:
    """The namesake that is meant instead of a listed place, of whose country the item says nothing else."""
    others = [place for place in found if place.country != known.country and setting.support(place, id_) == 1]
    best = max(others, key=people_of, default=known)
    ahead = log10(best.population + 1) + NAMED - log10(known.population + 1) - LISTED
    return best if best is not known and ahead > 0 else None


def people_of(place: Place) -> int:
    return place.population
