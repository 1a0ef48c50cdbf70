"""What the names of an item stand for: people, bodies and places by id, canonical name, country and salience."""

from collections.abc import Sequence
from typing import Any

from streams.language import bodies, locations, people, salience
from streams.language.gazetteer import Gazetteer


def identify(
    text: str, entities: Sequence[dict[str, Any]], headline: str | None, gazetteer: Gazetteer, home: str | None = None
) -> None:
    """Enter who and what an item's `entities` are; see the fields of `schemas.Entity`. They must be in order.

    `home` is the country that the item was written in.
    """
    facts, titles, countries = gazetteer.facts, gazetteer.titles, gazetteer.countries
    persons: list[dict[str, Any]] = []
    organisations: list[int] = []
    places: list[dict[str, Any]] = []
    names: list[dict[str, Any]] = []
    for number, entity in enumerate(entities):
        of = entity["type"]
        if of == "LOCATION":
            places.append(entity)
            if (known := facts.get(entity["id"])) is not None:
                entity.update(known)
        elif of == "NATIONALITY":
            id_ = entity["id"]
            if (name := titles.get(id_)) is not None:
                entity["name"] = name
                if (country := countries.get(id_)) is not None:
                    entity["country"] = country
        elif of == "PERSON":
            persons.append(entity)
        elif of == "ORGANISATION":
            organisations.append(number)
        else:
            continue
        names.append(entity)
    if organisations:
        bodies.identify(text, organisations, entities, gazetteer, home)
    if places:
        locations.locate(text, places, names, gazetteer)
    if persons:
        people.identify(text, persons, names, gazetteer, home)
    salience.weigh(names, headline, gazetteer)
