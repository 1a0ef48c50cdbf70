"""Which place a name means: what stands behind it says so (Moscow, Idaho), else what else the item names, else size."""

from collections.abc import Iterable, Sequence

from streams.language.gazetteer import Gazetteer
from streams.language.ids import slug, unpossessed, unquoted
from streams.language.mentions import Entity
from streams.language.namesakes import Setting, chosen, instead, is_named, people_of, towns_first
from streams.language.place_kinds import (
    COUNTRY,
    kind_of_words,
    kinds_said,
    named_so,
    of_kind,
    with_article,
    with_head,
)
from streams.language.places import CITY, REGION, Place
from streams.language.qualified import Sense, has_any, meant, senses


def locate(text: str, locations: Sequence[Entity], entities: Sequence[Entity], gazetteer: Gazetteer) -> None:
    """Give the `locations` among an item's `entities` name, subtype and place; a lesser namesake gets an id of its own.

    A place without a link keeps what it has. What goes with listed ids must have been entered before; of the people
    among the entities nothing is asked.
    """
    said = senses(text, locations, gazetteer)
    kinds = kinds_said(text, locations, gazetteer)
    open_ = [
        entity
        for entity in locations
        if not entity["id"].startswith("country:") or entity["text"] in gazetteer.ambiguous or entity["start"] in kinds
    ]
    if not open_ and not has_any(said, locations):
        return
    setting = Setting(entities, gazetteer)
    for entity in locations if said else ():
        start = entity["start"]
        sense = meant(said, unpossessed(entity["text"]), start, itself=start in kinds)
        if sense is not None and (sense.place is None or kinds.get(start) in (None, sense.place.kind)):
            kinds.pop(start, None)
            _qualify(entity, sense, setting, gazetteer)
    unclear: list[Entity] = []
    ambiguous: list[Entity] = []
    for entity in open_:
        kind = kinds.get(entity["start"])
        if kind is None and unpossessed(entity["text"]) in said:
            continue
        if entity["id"].startswith("country:"):
            if kind is None or (kind == REGION and not _is_region(text, entity, setting, gazetteer)):
                ambiguous.append(entity)
        elif not _placed(text, entity, kind, setting, gazetteer):
            unclear.append(entity)
    # Those that were clear tell which country, or region, the others lie in; a country's own name comes last.
    for entity in unclear:
        if not _placed(text, entity, kinds.get(entity["start"]), setting, gazetteer):
            _describe(entity)
    if ambiguous and COUNTRY not in kinds.values():
        _tell_countries(ambiguous, entities, setting, gazetteer)


def _qualify(entity: Entity, sense: Sense, setting: Setting, gazetteer: Gazetteer) -> None:
    """Enter what is said of a name; of a town that no list has, nothing holds that its name alone says."""
    if sense.place is not None:
        _settle(entity, sense.place, setting, gazetteer)
        return
    name = unpossessed(entity["text"])
    _unlink(entity, slug(f"{name} {sense.qualifier}"))
    entity["name"], entity["subtype"] = name.title() if name.isupper() else name, kind_of_words(name) or CITY


def _unlink(entity: Entity, own: str) -> None:
    for field in ("country", "place", "name", "subtype"):
        entity.pop(field, None)
    entity["id"] = f"place:{own}"


def _placed(text: str, entity: Entity, kind: str | None, setting: Setting, gazetteer: Gazetteer) -> bool:
    """Settle a name that is no country's, of which a `kind` may be said; whether that is clear."""
    words, id_ = unpossessed(entity["text"]), entity["id"]
    known = gazetteer.located.get(id_)
    if with_article(text, entity) and _is_no_town(words, known, gazetteer):
        if known is not None:
            _unlink(entity, slug(f"the {words}"))
        return False
    if known is not None and not named_so((known,), words):
        _unlink(entity, slug(words))
        known, id_ = None, entity["id"]
    if known is not None and kind in (None, known.kind) and setting.names(known.country, id_):
        return True
    found = named_so(gazetteer.places.named(words), words) or with_head(words, gazetteer)
    if kind is not None:
        found = of_kind(found, kind) or found
    if known is None:
        place = chosen(found, setting, id_)
        if place is not None:
            _settle(entity, place, setting, gazetteer)
        return place is not None
    if kind is not None and kind != known.kind:
        better = max([p for p in found if (p.kind, p.country) == (kind, known.country)], key=people_of, default=None)
    else:
        better = instead(known, found, setting, id_)
    if better is not None:
        _settle(entity, better, setting, gazetteer)
    return True


def _is_no_town(words: str, known: Place | None, gazetteer: Gazetteer) -> bool:
    """Whether what bears a name with an article is none of the towns of that name, as rivers and the like do."""
    found = gazetteer.places.named(words) if known is None else (known,)
    return bool(found) and all(place.kind == CITY and not place.name.startswith("The ") for place in found)


def _is_region(text: str, entity: Entity, setting: Setting, gazetteer: Gazetteer) -> bool:
    """Settle a country's name that is said to mean a region of another one; whether there is such a one.

    What stands before it may be said of a country, too, the state of Niger, unless the item names the other.
    """
    sure = entity["text"] in gazetteer.ambiguous or text.startswith(" state", entity["end"])
    regions = [
        place
        for place in gazetteer.places.named(entity["text"])
        if place.kind == REGION and place.country != entity["country"]
        if sure or setting.names(place.country, entity["id"])
    ]
    if not regions:
        return False
    _settle(entity, max(regions, key=people_of), setting, gazetteer)
    return True


def _describe(entity: Entity) -> None:
    """Enter what the words alone say of a place."""
    kind = kind_of_words(entity["text"])
    if kind is not None:
        entity["subtype"] = kind


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
        name = unpossessed(entity["text"])
        if name not in gazetteer.ambiguous:
            continue
        (country, region), *_ = gazetteer.qualifiers[name]
        itself = entity["country"]
        if country in around and itself not in around | peoples and not setting.names(itself, entity["id"]):
            for place in gazetteer.places.named(name):
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
        found = towns_first(gazetteer.places.named(place.name))
        known = max(found, key=lambda one: (is_named(one, plain), one.population), default=place)
    if _same(known, place):
        return plain
    within = "" if place.kind == REGION else gazetteer.states.get(place.region, "")
    return f"{plain}-{slug(within or gazetteer.titles.get(f'country:{place.country}', place.country))}"


def _same(one: Place | None, other: Place) -> bool:
    return one is not None and (one.geonames, one.name) == (other.geonames, other.name)
