"""What the mentions of organisations stand for: initials and what they are short for, the state a body acts for."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from streams.language.abroad import is_abroad
from streams.language.gazetteer import Gazetteer
from streams.language.ids import slug, unpossessed
from streams.language.initials import expand, may_be_initials
from streams.language.listing import listed
from streams.language.mentions import Entity
from streams.language.owners import GOVERNS, NATIONAL_TOO, is_of_any_state, is_of_each, unowned
from streams.language.parliaments import PARLIAMENTS, settle

_UNITS: Final = frozenset(
    listed(
        "army navy brigade brigades battalion battalions regiment regiments division divisions squadron squadrons "
        "platoon company fleet flotilla corps marines infantry artillery guards wing armada"
    )
)
# These are units only with a number: other bodies have a wing, too.
_NUMBERED: Final = frozenset(
    listed("division divisions company corps wing group command guards fleet platoon force unit airborne")
)
_NUMERAL: Final = re.compile(
    r"[0-9]|[IVX]{1,6}\Z|(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth)\Z"
)
_SERVICES: Final = frozenset(
    {"air force", "armed forces", "coast guard", "national guard", "marine corps", "special forces", "guard corps"}
    | {"revolutionary guards", "revolutionary guard", "space force", "rocket force", "border guard", "quds force"}
    | {"northern fleet", "southern fleet", "pacific fleet", "atlantic fleet", "baltic fleet", "sea fleet"}
)
_NO_ARMY: Final = frozenset({"Salvation Army"})
_OFFICIAL: Final = frozenset(listed("official officials spokesman spokeswoman spokesperson source sources diplomat"))
_FOREIGN_OFFICE: Final = "Foreign Office"
_NAMED_AFTER_NONE: Final = frozenset(listed("state friends university voice"))
"""What is of a land, but does not belong to it, before *of*: Islamic State of Iraq."""
"""Letters that initials must have to be taken for a name's that does not stand beside them."""
_NATIONAL_TOO: Final = tuple(NATIONAL_TOO)
_COUNTRY: Final = "country:"
_OF: Final = (" of ", " of the ")
_BETWEEN: Final = 24
"""Most code points between a body and the place it is in."""


def identify(
    text: str, numbers: Sequence[int], entities: Sequence[Entity], gazetteer: Gazetteer, home: str | None = None
) -> None:
    """Give the organisations, those of `numbers` among an item's `entities`, name, subtype and country.

    Initials get the id of what they are short for. The countries of entities of other types must have been entered.
    A ministry that nothing says more of is that of `home`, the country that the item was written in, as wires mean it.
    """
    bodies: list[Entity] = []
    short: list[Entity] = []
    parliaments: list[int] = []
    longer: dict[str, str] = {}
    for number in numbers:
        entity = entities[number]
        if entity["text"].startswith(_NATIONAL_TOO) and _is_national(text, entities, number, gazetteer):
            continue
        bodies.append(entity)
        words, id_ = unpossessed(entity["text"]), entity["id"]
        entity["name"] = name = gazetteer.titles.get(id_) or unowned(words, "organisation", gazetteer)
        kind = subtype(words)
        if kind is not None:
            entity["subtype"] = kind
        if words in PARLIAMENTS or words == _FOREIGN_OFFICE:
            country = _possessor(text, entities, number)
            parliaments.append(number)
        else:
            country = gazetteer.country_of(entity) or _acts_for(text, entities, number, gazetteer)
        if country is not None:
            entity["country"] = country
        if may_be_initials(text, entity, words):
            short.append(entity)
        elif name.isupper() and " " in words and " " not in name:
            longer.setdefault(id_, words)
    _join(bodies, gazetteer)
    if home is not None:
        _come_home(text, numbers, entities, home)
    offices = any(entities[number]["text"] == _FOREIGN_OFFICE for number in parliaments)
    elsewhere = offices and _names_whose_it_is(entities, gazetteer)
    for number in parliaments:
        entity = entities[number]
        here = None if elsewhere and entity["text"] == _FOREIGN_OFFICE else home
        if here is not None and "country" not in entity and is_abroad(text, entities, number, here):
            here = None
        settle(entity, here, gazetteer)
    if longer:
        for entity in bodies:
            entity["name"] = longer.get(entity["id"], entity["name"])
    if short:
        expand(text, short, bodies, gazetteer)


@lru_cache(maxsize=4096)
def subtype(words: str) -> str | None:
    """`military-unit` for 22nd Brigade, Korean People's Army and the like."""
    each = words.split()
    last = each[-1].lower()
    if last in _UNITS or last in _NUMBERED:
        if last in _NUMBERED and not any(_NUMERAL.match(word) for word in each):
            return "military-unit" if " ".join(each[-2:]).lower() in _SERVICES else None
        return None if words in _NO_ARMY else "military-unit"
    return "military-unit" if len(each) > 1 and " ".join(each[-2:]).lower() in _SERVICES else None


def _acts_for(text: str, entities: Sequence[Entity], number: int, gazetteer: Gazetteer) -> str | None:
    """The country whose ministry it is: Ministry of Defence of Latvia, Seoul's Foreign Ministry, that in Seoul."""
    entity = entities[number]
    words, end = entity["text"], entity["end"]
    if entity["id"] in gazetteer.titles:
        return None
    governs = not GOVERNS.isdisjoint(words.lower().split())
    body, _, land = words.rpartition(" of ")
    country = gazetteer.adjectives.get(land.removeprefix("the ")) if body or governs else None
    if country is not None and (
        governs or (land not in gazetteer.ambiguous and body.rpartition(" ")[2].lower() not in _NAMED_AFTER_NONE)
    ):
        return country
    if not governs:
        return None
    whose, possessive, _ = words.replace("’", "'").partition("'s ")
    if possessive:
        return gazetteer.countries.get(f"place:{slug(whose)}")
    if (owner := _possessor(text, entities, number)) is not None:
        return owner
    for after in entities[number + 1 : number + 4]:
        if after["start"] >= end:
            between = text[end : after["start"]] if after["start"] - end <= _BETWEEN else ""
            here = between.endswith(" in ") and (len(between) == 4 or between[1:-4] in _OFFICIAL)
            return _country_of_place(after) if here else None
    return None


def _is_national(text: str, entities: Sequence[Entity], number: int, gazetteer: Gazetteer) -> bool:
    """Whether a body that is named as one of the UN is said to be a country's own; then its name and id say so.

    The country stands in the name or right behind it: the Security Council of the Russian Federation.
    """
    entity = entities[number]
    body, of, land = entity["text"].partition(" of ")
    country = gazetteer.adjectives.get(land.removeprefix("the ")) if of else None
    for after in () if of else entities[number + 1 : number + 2]:
        if after["id"].startswith(_COUNTRY) and text[entity["end"] : after["start"]] in _OF:
            country = after.get("country")
    if country is None or body not in NATIONAL_TOO:
        return False
    entity["name"] = f"{gazetteer.demonyms.get(country, land or country)} {body}"
    entity["id"], entity["country"] = f"organisation:{slug(entity['name'])}", country
    return True


def _names_whose_it_is(entities: Iterable[Entity], gazetteer: Gazetteer) -> bool:
    """Whether an item names the country whose Foreign Office the list has: few others have one of that name."""
    whose = gazetteer.countries.get(f"organisation:{slug(_FOREIGN_OFFICE)}")
    return any(other["type"] != "ORGANISATION" and other.get("country") == whose for other in entities)


def _possessor(text: str, entities: Sequence[Entity], number: int) -> str | None:
    """The country that stands right before a body: Latvia's Foreign Ministry, the Brazilian Senate."""
    start = entities[number]["start"]
    for before in reversed(entities[max(0, number - 3) : number]):
        if before["end"] in (start - 1, start - 3) and text[before["end"] : start] in (" ", "'s ", "’s "):
            return _country_of_place(before)
    return None


def _join(bodies: Sequence[Entity], gazetteer: Gazetteer) -> None:
    """Make one of a body that is named with its country and without it: Lebanon's Hezbollah, US State Department.

    What each country has one of keeps the name with the country.
    """
    bare: dict[str, list[Entity]] = {}
    for body in bodies:
        bare.setdefault(unpossessed(body["text"]), []).append(body)
    if len(bare) < 2:
        return
    of_a_land: dict[str, dict[str, list[Entity]]] = {}
    for words, same in bare.items():
        rest = _without_land(words, gazetteer)
        if rest in bare and rest not in NATIONAL_TOO:
            of_a_land.setdefault(rest, {}).setdefault(same[0]["id"], []).extend(same)
    for rest, found in of_a_land.items():
        without = bare[rest]
        if len(found) == 1:
            (with_land,) = found.values()
            if len({body["country"] for body in (*with_land, *without) if "country" in body}) > 1:
                continue  # the Foreign Ministry of the one and of the other
            each_has_one = (
                rest in PARLIAMENTS
                or rest == _FOREIGN_OFFICE
                or (without[0]["id"] not in gazetteer.titles and is_of_each(rest))
            )
            kept = with_land[0] if each_has_one else without[0]
            details = {key: kept[key] for key in ("id", "name", "subtype") if key in kept}
            country = with_land[0].get("country") or without[0].get("country")
            if country is not None:
                details["country"] = country
            for body in (*with_land, *without):
                body.update(details)


def _without_land(words: str, gazetteer: Gazetteer) -> str:
    """The rest of a body's name behind the country or people that it begins with; nothing if it begins with none."""
    first, _, rest = words.replace("’", "'").partition(" ")
    second, _, others = rest.partition(" ")
    if others and f"{first} {second}".removesuffix("'s") in gazetteer.adjectives:
        return others
    return rest if first.removesuffix("'s") in gazetteer.adjectives else ""


def _come_home(text: str, numbers: Sequence[int], entities: Sequence[Entity], home: str) -> None:
    """Give `home` to ministries and the like that have no country, unless another one of that name has one.

    Nor is that of a sentence that speaks of another country.
    """
    alone = [n for n in numbers if "country" not in entities[n] and is_of_any_state(entities[n]["text"])]
    if alone:
        abroad = {entities[n]["text"] for n in numbers if entities[n].get("country", home) != home}
        for number in alone:
            entity = entities[number]
            if entity["text"] not in abroad and not is_abroad(text, entities, number, home):
                entity["country"] = home


def _country_of_place(entity: Entity) -> str | None:
    """The country of a capital, a country or its people."""
    country: str | None = entity.get("country")
    return country if entity["type"] in ("LOCATION", "NATIONALITY") else None
