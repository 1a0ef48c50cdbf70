"""Which place a name means: what stands behind it says so (Moscow, Idaho), else what else the item names, else size."""

from collections.abc import Iterable, Sequence
from typing import Final

from streams.language.gazetteer import Gazetteer
from streams.language.ids import slug, unpossessed, unquoted
from streams.language.listing import listed
from streams.language.mentions import Entity
from streams.language.namesakes import Setting, chosen, instead, people_of, towns_first
from streams.language.places import CITY, REGION, REGION_HEADS, Place

_LOOKAHEAD: Final = 24
_LONGEST_QUALIFIER: Final = 3
_REGION_HEADS: Final = frozenset(REGION_HEADS)
_CITIES_TOO: Final = frozenset({"Washington", "New York", "Georgia", "Victoria", "Ontario"})
"""Names of states that stand behind those of towns as those of towns or countries do: London, Paris, Washington."""
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

    A place without a link keeps what it has. What goes with listed ids must have been entered before; of the people
    among the entities nothing is asked.
    """
    senses: dict[str, Place] = {}
    open_: list[Entity] = []
    for entity in locations:
        end = entity["end"]
        if text.startswith(", ", end) and text[end + 2 : end + 3].isupper():
            senses = _qualified(text, entity, gazetteer) | senses
        if not entity["id"].startswith("country:") or entity["text"] in gazetteer.ambiguous:
            open_.append(entity)
    if not senses and not open_:
        return
    setting = Setting(entities, gazetteer)
    for entity in locations if senses else ():
        if (place := senses.get(unpossessed(entity["text"]))) is not None:
            _settle(entity, place, setting, gazetteer)
    unclear: list[Entity] = []
    ambiguous: list[Entity] = []
    for entity in open_:
        if unpossessed(entity["text"]) in senses:
            continue
        if entity["id"].startswith("country:"):
            ambiguous.append(entity)
        elif not _placed(entity, setting, gazetteer):
            unclear.append(entity)
    # Those that were clear tell which country, or region, the others lie in; a country's own name comes last.
    for entity in unclear:
        if not _placed(entity, setting, gazetteer):
            _describe(entity)
    if ambiguous:
        _tell_countries(ambiguous, entities, setting, gazetteer)


def _qualified(text: str, entity: Entity, gazetteer: Gazetteer) -> dict[str, Place]:
    """What the name, and the region behind it, mean if there is such a place in it: Athens, Georgia."""
    name, end = unpossessed(entity["text"]), entity["end"] + 2
    following = text[end : end + _LOOKAHEAD].split("\n", 1)[0].split(" ")
    for count in range(min(_LONGEST_QUALIFIER, len(following)), 0, -1):
        words = " ".join(following[:count])
        for qualifier in (words, words.rstrip(",;:)”\"'"), words.rstrip(",.;:)”\"'")):
            for country, region in gazetteer.qualifiers.get(qualifier, ()):
                if not region and entity["id"].startswith("country:"):
                    continue  # a list of countries
                found = [p for p in towns_first(gazetteer.places.named(name)) if p.country == country]
                if region:
                    found = [p for p in found if p.region == region and p.kind == CITY]
                known = gazetteer.located.get(entity["id"])
                if known is not None and known.country == country and region in ("", known.region):
                    found = [known]
                if found:
                    # A dateline has it in capitals, the story has not.
                    senses = dict.fromkeys((name, name.title() if name.isupper() else name), max(found, key=people_of))
                    for place in gazetteer.places.named(gazetteer.states[region]) if region else ():
                        if place.region == region and place.kind == REGION:
                            senses[qualifier] = place
                    return senses
                if region and qualifier not in _CITIES_TOO and not _is_region(name, gazetteer):
                    _unlink(entity, name, qualifier)
    return {}


def _is_region(name: str, gazetteer: Gazetteer) -> bool:
    return any(region for _, region in gazetteer.qualifiers.get(name, ()))


def _unlink(entity: Entity, name: str, qualifier: str) -> None:
    """Take from a town that no list has what its name alone says: Athens, Texas, is not in Greece."""
    entity.pop("country", None)
    entity.pop("place", None)
    entity["id"], entity["name"], entity["subtype"] = f"place:{slug(f'{name} {qualifier}')}", name, CITY


def _placed(entity: Entity, setting: Setting, gazetteer: Gazetteer) -> bool:
    """Settle a name that is no country's; whether that is clear."""
    words, id_ = unpossessed(entity["text"]), entity["id"]
    known = gazetteer.located.get(id_)
    if known is not None and setting.names(known.country, id_):
        return True
    found = gazetteer.places.named(words) or _with_head(words, gazetteer)
    if known is None:
        place = chosen(found, setting, id_)
        if place is not None:
            _settle(entity, place, setting, gazetteer)
        return place is not None
    better = instead(known, found, setting, id_)
    if better is not None:
        _settle(entity, better, setting, gazetteer)
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


def _tell_countries(
    ambiguous: Iterable[Entity], entities: Iterable[Entity], setting: Setting, gazetteer: Gazetteer
) -> None:
    """A country's name means another's region where the item names places around that, and the country by nothing else.

    The capital around it does not count, since it speaks for the whole of its country.
    """
    around: set[str] = set()
    peoples: set[str] = set()
    for entity in entities:
        if entity["type"] == "NATIONALITY":
            peoples.add(entity.get("country", ""))
        elif "place" in entity and "country" not in entity:
            around.add(entity["place"].get("country", ""))
    for entity in ambiguous:
        (country, region), *_ = gazetteer.qualifiers[entity["text"]]
        itself = entity["country"]
        if country in around and itself not in around | peoples and not setting.names(itself, entity["id"]):
            for place in gazetteer.places.named(entity["text"]):
                if place.region == region and place.kind == REGION:
                    _settle(entity, place, setting, gazetteer)


def _settle(entity: Entity, place: Place, setting: Setting, gazetteer: Gazetteer) -> None:
    """Enter a place; unless it is the one that the name means first, the id says where it lies."""
    if _same(gazetteer.located.get(entity["id"]), place):
        return
    id_ = entity["id"] = _id(place, gazetteer)
    entity.pop("country", None)
    facts = gazetteer.facts.get(id_)
    entity.update(facts or {"name": place.name, "subtype": place.kind, "place": place.point()})
    setting.note(place, id_)


def _id(place: Place, gazetteer: Gazetteer) -> str:
    plain = f"place:{slug(unquoted(place.name))}"
    known = gazetteer.located.get(plain)
    if known is None and place.name not in gazetteer.adjectives:
        known = max(towns_first(gazetteer.places.named(place.name)), key=people_of, default=place)
    if _same(known, place):
        return plain
    within = "" if place.kind == REGION else gazetteer.states.get(place.region, "")
    return f"{plain}-{slug(within or gazetteer.titles.get(f'country:{place.country}', place.country))}"


def _same(one: Place | None, other: Place) -> bool:
    return one is not None and (one.geonames, one.name) == (other.geonames, other.name)
