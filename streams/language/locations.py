"""Which place a name means: what stands behind it says so (Moscow, Idaho), else what else the item names, else size."""

from collections.abc import Iterable, Mapping, MutableMapping, Sequence, Set
from math import log10
from typing import Any, Final

from streams.language.gazetteer import Gazetteer
from streams.language.ids import slug, unquoted
from streams.language.listing import listed
from streams.language.places import CITY, REGION, REGION_HEADS, Place

Entity = MutableMapping[str, Any]
Named = Mapping[str, set[str]]
"""The countries that an item names, each with the ids of what names it."""

NAMED_COUNTRY: Final = 2.0
"""What it is worth that the item names a place's country: as much as a hundred times its people."""
LISTED: Final = 1.0
"""The same for a capital or a place of the project's own list."""
CLEAR: Final = 0.3
"""How far the best must be ahead of the second: twice as many people."""
WELL_KNOWN: Final = 100_000
"""People of a place that is meant though its country is not named."""

_LOOKAHEAD: Final = 24
_LONGEST_QUALIFIER: Final = 3
_REGION_HEADS: Final = frozenset(REGION_HEADS)
_TOWN_HEADS: Final = frozenset(listed("city town village"))
_HEADS: Final[dict[str, str]] = {
    word: kind
    for kind, words in {
        "city": "city town village",
        "region": "province governorate oblast krai region district county voivodeship prefecture",
        "waterbody": "river sea gulf lake ocean bay strait channel canal reservoir",
        "mountain": "mountain mountains mount hills range",
        "island": "island islands isle isles archipelago",
        "site": "airport airfield airbase base port harbour harbor dam bridge crossing refinery camp cosmodrome prison",
        "area": "peninsula valley desert border plain plains coast steppe highlands heights",
    }.items()
    for word in listed(words)
}


def locate(text: str, locations: Sequence[Entity], entities: Sequence[Entity], gazetteer: Gazetteer) -> None:
    """Give the `locations` among an item's `entities` name, subtype and place; a lesser namesake gets an id of its own.

    A place without a link keeps what it has. What goes with listed ids must have been entered before.
    """
    senses: dict[str, Place] = {}
    open_: list[Entity] = []
    for entity in locations:
        end = entity["end"]
        if text.startswith(", ", end) and text[end + 2 : end + 3].isupper():
            senses = _qualified(text, entity, gazetteer) | senses
        if not entity["id"].startswith("country:") or entity["text"] in gazetteer.ambiguous:
            open_.append(entity)
    if senses:
        for entity in locations:
            if (place := senses.get(entity["text"])) is not None:
                _settle(entity, place, gazetteer)
        open_ = [entity for entity in open_ if entity["text"] not in senses]
    if open_:
        _place(open_, entities, gazetteer)


def _place(open_: Iterable[Entity], entities: Iterable[Entity], gazetteer: Gazetteer) -> None:
    """Settle the names that nothing behind them explains, each by what the others say."""
    named: dict[str, set[str]] = {}
    for entity in entities:
        country = entity.get("country") or (entity["place"].get("country") if "place" in entity else None)
        if country is not None and entity["type"] != "PERSON":
            named.setdefault(country, set()).add(entity["id"])
    unclear: list[Entity] = []
    ambiguous: list[Entity] = []
    for entity in open_:
        if entity["id"].startswith("country:"):
            ambiguous.append(entity)
        elif not _placed(entity, named, gazetteer):
            unclear.append(entity)
        elif unclear:
            named.setdefault(entity["place"].get("country", ""), set()).add(entity["id"])
    for entity in unclear:
        if not _placed(entity, named, gazetteer):
            _describe(entity)
    if ambiguous:
        around = _around(entities)
        for entity in ambiguous:
            region = _region_instead(entity, around, named, gazetteer)
            if region is not None:
                _settle(entity, region, gazetteer)


def _qualified(text: str, entity: Entity, gazetteer: Gazetteer) -> dict[str, Place]:
    """What the name, and the region behind it, mean if there is such a place in it: Athens, Georgia."""
    name, end = entity["text"], entity["end"] + 2
    following = text[end : end + _LOOKAHEAD].split("\n", 1)[0].split(" ")
    for count in range(min(_LONGEST_QUALIFIER, len(following)), 0, -1):
        words = " ".join(following[:count])
        for qualifier in (words, words.rstrip(",;:)”\"'"), words.rstrip(",.;:)”\"'")):
            for country, region in gazetteer.qualifiers.get(qualifier, ()):
                if not region and entity["id"].startswith("country:"):
                    continue  # a list of countries
                found = [p for p in gazetteer.places.named(name) if p.country == country]
                if region:
                    found = [p for p in found if p.region == region and p.kind == CITY]
                if found:
                    senses = {name: max(found, key=_people)}
                    for place in gazetteer.places.named(qualifier) if region else ():
                        if place.region == region and place.kind == REGION:
                            senses[qualifier] = place
                    return senses
    return {}


def _placed(entity: Entity, named: Named, gazetteer: Gazetteer) -> bool:
    """Settle a name that is no country's; whether that is clear."""
    words, id_ = entity["text"], entity["id"]
    known = gazetteer.located.get(id_)
    if known is not None and _is_named(known.country, named, id_):
        return True
    found = gazetteer.places.named(words) or _with_head(words, gazetteer)
    if known is None:
        chosen = _chosen(found, named, id_)
        if chosen is not None:
            _settle(entity, chosen, gazetteer)
        return chosen is not None
    others = [p for p in found if p.country != known.country and _is_named(p.country, named, id_)]
    best = max(others, key=_people, default=known)
    if best is not known and log10(best.population + 1) + NAMED_COUNTRY > log10(known.population + 1) + LISTED:
        _settle(entity, best, gazetteer)
    return True


def _describe(entity: Entity) -> None:
    """Enter what the words alone say of a place: Lake Chad is a water."""
    words = entity["text"].lower().split()
    kind = _HEADS.get(words[-1]) or _HEADS.get(words[0])
    if kind is not None:
        entity["subtype"] = kind


def _with_head(words: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The regions, or towns, of a name with such a word behind it: Idlib province, Mosul city."""
    stem, _, head = words.rpartition(" ")
    head = head.lower()
    if not stem or (head not in _REGION_HEADS and head not in _TOWN_HEADS):
        return ()
    kind = CITY if head in _TOWN_HEADS else REGION
    return tuple([p._replace(doubtful=False) for p in gazetteer.places.named(stem) if p.kind == kind])


def _chosen(found: Sequence[Place], named: Named, id_: str) -> Place | None:
    """The place that an unlisted name means, none where that is not clear."""
    if not found:
        return None
    cities = {(place.region, place.country) for place in found if place.kind == CITY}
    ranked = sorted(
        (
            (log10(place.population + 1) + NAMED_COUNTRY * _is_named(place.country, named, id_), place)
            for place in found
            # Of a city and the region around it, which bear one name, the city.
            if place.kind == CITY or (place.region, place.country) not in cities
        ),
        reverse=True,
    )
    score, best = ranked[0]
    if not _is_named(best.country, named, id_) and (best.doubtful or best.population < WELL_KNOWN):
        return None
    if len(ranked) > 1 and score - ranked[1][0] < CLEAR:
        return None
    return best


def _is_named(country: str, named: Named, id_: str) -> bool:
    """Whether the item names a country by more than the name in question."""
    ids = named.get(country)
    return ids is not None and (len(ids) > 1 or id_ not in ids)


def _around(entities: Iterable[Entity]) -> set[str]:
    """The countries that an item's places lie in, capitals left out: they speak for the whole of it."""
    places = [place for entity in entities if (place := entity.get("place")) is not None and "country" not in entity]
    return {place["country"] for place in places if "country" in place}


def _region_instead(entity: Entity, around: Set[str], named: Named, gazetteer: Gazetteer) -> Place | None:
    """The region that a country's name means: the item names places of that country, and this one by nothing else."""
    (country, region), *_ = gazetteer.qualifiers[entity["text"]]
    itself = entity["country"]
    if country not in around or itself in around or _is_named(itself, named, entity["id"]):
        return None
    return next((p for p in gazetteer.places.named(entity["text"]) if p.region == region and p.kind == REGION), None)


def _people(place: Place) -> int:
    return place.population


def _settle(entity: Entity, place: Place, gazetteer: Gazetteer) -> None:
    """Enter a place; unless it is the one that the name means first, the id says where it lies."""
    if _same(gazetteer.located.get(entity["id"]), place):
        return
    id_ = entity["id"] = _id(place, gazetteer)
    entity.pop("country", None)
    facts = gazetteer.facts.get(id_)
    entity.update(facts or {"name": place.name, "subtype": place.kind, "place": place.point()})


def _id(place: Place, gazetteer: Gazetteer) -> str:
    plain = f"place:{slug(unquoted(place.name))}"
    known = gazetteer.located.get(plain)
    if known is None and place.name not in gazetteer.adjectives:
        known = max(gazetteer.places.named(place.name), key=_people, default=place)
    if _same(known, place):
        return plain
    within = "" if place.kind == REGION else gazetteer.states.get(place.region, "")
    return f"{plain}-{slug(within or gazetteer.titles.get(f'country:{place.country}', place.country))}"


def _same(one: Place | None, other: Place) -> bool:
    return one is not None and (one.geonames, one.name) == (other.geonames, other.name)
