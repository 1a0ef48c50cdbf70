"""The places of `geonames.txt`, found by name without being taken apart beforehand.

The file is lines sorted by their bytes, each `key <tab> place`; it is searched as it was read, by the first key of each
of its blocks, so that it costs its size in memory and next to nothing to load. A name that several places bear has a
line for each.
"""

from bisect import bisect_left
from pathlib import Path
from typing import Any, Final, NamedTuple

from streams.language.ids import folded
from streams.language.listing import listed

CITY: Final = "city"
REGION: Final = "region"
REGION_HEADS: Final = listed(
    "oblast krai region province governorate state prefecture department district county area territory republic "
    "emirate division municipality voivodeship canton"
)
"""Words that a region's name may end with, or not."""
MOST_NAMESAKES: Final = 64
KEPT: Final = 4_000
"""Names that are remembered at the most."""
_BLOCK: Final = 4_096
"""Bytes of a block, which begins with the next line."""
_KINDS: Final = {"c": CITY, "r": REGION}


class Place(NamedTuple):
    """A place: what it is, where it lies, and its name in English.

    `country` is ISO 3166-1 alpha-3, empty where there is more than one or none; `region` the code of the first-level
    region in GeoNames, `US.TX`, empty where not known; `geonames` its id there, 0 where not known. Degrees of WGS 84.
    `doubtful` says that the name it was found by is as well a word or a person's name.
    """

    kind: str
    country: str
    region: str
    population: int
    latitude: float
    longitude: float
    geonames: int
    name: str
    doubtful: bool = False

    def point(self) -> dict[str, Any]:
        """Where it lies, in the shape of `schemas.Place`; what is not known is left out."""
        found: dict[str, Any] = {"latitude": self.latitude, "longitude": self.longitude}
        if self.geonames:
            found["geonames"] = self.geonames
        if self.country:
            found["country"] = self.country
        return found


def row(key: str, place: Place) -> str:
    """The line of a place under a key."""
    kind = place.kind[0]
    columns = [key, kind.upper() if place.doubtful else kind, place.country, place.region, *map(str, place[3:7])]
    return "\t".join([*columns, place.name])


class Places:
    """The places by name, of the bytes of such a file."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._named: dict[str, tuple[Place, ...]] = {}
        self._starts = [0]
        for at in range(_BLOCK, len(data), _BLOCK):
            start = data.find(b"\n", at) + 1
            if self._starts[-1] < start < len(data):
                self._starts.append(start)
        self._keys = [data[start : data.find(b"\t", start) + 1] for start in self._starts]

    def named(self, name: str) -> tuple[Place, ...]:
        """The places of a name, however it is spelled, at most MOST_NAMESAKES."""
        found = self._named.get(name)
        if found is None:
            if len(self._named) >= KEPT:
                self._named.clear()
            found = self._named[name] = self.keyed(folded(name))
        return found

    def keyed(self, key: str) -> tuple[Place, ...]:
        """The places of a name that is folded already."""
        data = self._data
        wanted = key.encode("utf-8", "replace") + b"\t"
        size = len(wanted)
        # The first line of a name is in the last block that begins before it, or begins the next one.
        block = bisect_left(self._keys, wanted)
        low = self._starts[max(0, block - 1)]
        if not data.startswith(wanted, low):
            high = self._starts[block] + size if block < len(self._starts) else len(data)
            low = data.find(b"\n" + wanted, low, high) + 1
            if not low:
                return ()
        found: list[Place] = []
        while data.startswith(wanted, low) and len(found) < MOST_NAMESAKES:
            end = data.find(b"\n", low)
            found.append(_place(data[low + size : end if end >= 0 else len(data)]))
            low = end + 1
        return tuple(found)


def _place(columns: bytes) -> Place:
    kind, country, region, population, latitude, longitude, geonames, name = columns.decode().split("\t")
    return Place(
        _KINDS[kind.lower()],
        country,
        region,
        int(population),
        float(latitude),
        float(longitude),
        int(geonames),
        name,
        kind.isupper(),
    )


def load(file: Path) -> Places:
    """The places of a file; takes some milliseconds."""
    return Places(file.read_bytes())
