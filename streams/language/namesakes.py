"""Which of the places that share a name is meant, by their size and by what else an item names."""

from collections.abc import Iterable, Sequence
from math import log10
from typing import Final

from streams.language.gazetteer import Gazetteer
from streams.language.ids import slug, unquoted
from streams.language.mentions import Entity
from streams.language.places import CITY, REGION, Place

NAMED: Final = 1.0
"""What it is worth that the item names a place's country: as much as ten times its people."""
LISTED: Final = 0.2
"""The same for a capital or a place of the project's own list."""
CLEAR: Final = 0.3
"""How far the best must be ahead of the second: twice as many people."""
WELL_KNOWN: Final = 100_000
"""People of a place that is meant though its country is not named."""
KNOWN_ABROAD: Final = 200_000
"""The same of a town that is found by another name than its own, where the item names other countries only."""
FAMOUS: Final = 600_000
"""The same of a place that has the name of one in a country that the item does name."""
ALIAS: Final = 1.5
"""What it costs a place, where several share a name, that it is not its own: as much as thirty times its people."""
SEAT: Final = 8
"""How many times the people of a town a region may have whose name means the town."""
# Countries whose towns bear the names of the world's cities, of people and of things, and go by their state: that the
# item names the country says less there, and the state more.
_NAMED_AFTER_ALL: Final = frozenset({"USA", "CAN"})
_COUNTRY_ALONE: Final = 0.5
_NEW_WORLD: Final = frozenset({"USA", "CAN", "AUS", "NZL"})
"""Countries whose towns have British names."""


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

    @property
    def is_open(self) -> bool:
        """Whether nothing says yet where in the world the item is."""
        return not self._named

    def support(self, place: Place, but: str) -> float:
        """How far anything but the entities of an id says that the item is about where a place lies.

        1 where its country is named; of a town of the USA or Canada 2 where its region is, or a place in that.
        """
        if not self.names(place.country, but):
            return 0.0
        if place.kind == REGION or place.country not in _NAMED_AFTER_ALL:
            return 1.0
        return 2.0 if self.names(place.region, but) else _COUNTRY_ALONE

    def names(self, where: str, but: str) -> bool:
        """Whether anything but the entities of an id names a country or region."""
        ids = self._named.get(where)
        return ids is not None and (len(ids) > 1 or but not in ids)


def towns_first(found: Sequence[Place]) -> Sequence[Place]:
    """Of a town and a region around it that bear one name, the town, unless few of the region's people live there."""
    regions = {place.region: place.population for place in found if place.kind == REGION}
    if not regions or len(found) == 1:
        return found
    seats = {p.region for p in found if p.kind == CITY and p.population * SEAT > regions.get(p.region, 0)}
    return [p for p in found if (p.region in seats or p.region not in regions) == (p.kind == CITY)]


def chosen(found: Sequence[Place], setting: Setting, id_: str) -> Place | None:
    """The place that an unlisted name means, none where that is not clear."""
    if not found:
        return None
    ranked = sorted(
        [
            (log10(p.population + 1) + NAMED * setting.support(p, id_) - ALIAS * (not is_named(p, id_)), p)
            for p in towns_of_the_name_first(found, id_)
        ],
        reverse=True,
    )
    score, best = ranked[0]
    support = setting.support(best, id_)
    if support < 1 and (
        best.doubtful or best.population < (WELL_KNOWN if support else _least_abroad(best, setting, id_))
    ):
        return None
    if len(ranked) > 1 and score - ranked[1][0] < CLEAR:
        return None
    return best


def _least_abroad(place: Place, setting: Setting, id_: str) -> int:
    """How many people a place must have that nothing in the item leads to."""
    if setting.is_open:
        return WELL_KNOWN
    if place.country in _NEW_WORLD and setting.names("GBR", ""):
        return FAMOUS
    return WELL_KNOWN if is_named(place, id_) else KNOWN_ABROAD


def is_named(place: Place, id_: str) -> bool:
    """Whether the name of an id is a place's own: Teresina is Poti only by another of its names."""
    return place.kind == REGION or id_ == f"place:{slug(unquoted(place.name))}"


def towns_of_the_name_first(found: Sequence[Place], id_: str) -> Sequence[Place]:
    """The same as `towns_first`, but no town that has another name comes before the region that has this: Hatay."""
    regions = {place.region for place in found if place.kind == REGION}
    return towns_first([p for p in found if p.region not in regions or is_named(p, id_)] if regions else found)


def instead(known: Place, found: Sequence[Place], setting: Setting, id_: str) -> Place | None:
    """The namesake that is meant instead of a listed place, of whose country the item says nothing else."""
    others = [place for place in found if place.country != known.country and setting.support(place, id_) >= 1]
    best = max(others, key=people_of, default=known)
    if best is known:
        return None
    ahead = log10((best.population + 1) / (known.population + 1)) + NAMED * setting.support(best, id_) - LISTED
    return best if ahead > 0 else None


def people_of(place: Place) -> int:
    return place.population
