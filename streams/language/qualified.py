"""What stands behind the name of a place and says which one it is: Moscow, Idaho; Tripoli in Lebanon."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from streams.language.gazetteer import Gazetteer
from streams.language.ids import slug, unpossessed
from streams.language.listing import listed
from streams.language.mentions import Entity
from streams.language.namesakes import people_of, towns_first, towns_of_the_name_first
from streams.language.places import CITY, REGION, Place
from streams.language.tokens import FUNCTION_WORDS

_SEPARATORS: Final = (", ", " in ", " (")
_LOOKAHEAD: Final = 24
_LOOKBACK: Final = 9
_LONGEST_QUALIFIER: Final = 3
CITIES_TOO: Final = frozenset({"Washington", "New York", "Georgia", "Victoria", "Ontario"})
"""Names of states that stand behind those of towns as those of towns or countries do: London, Paris, Washington."""
_AT: Final = frozenset(listed("in at near of from to outside"))
_LONGEST_WORD: Final = 24
_MOST_INITIALS: Final = 3
"""Letters of the names of countries that are said of what is theirs, too: U.S., UK, UAE."""
_LISTED_ON: Final = (" and", " or", ", and", ", or")


class Sense(NamedTuple):
    """What a mention means: a place, or, by its id alone, one that no list has."""

    place: Place | None
    qualifier: str


Senses = dict[str, list[tuple[int, Sense]]]
"""What is said of each name, in the order of where it is said."""


def senses(text: str, locations: Sequence[Entity], gazetteer: Gazetteer) -> Senses:
    """What the words behind the `locations` of an item say that they and their qualifiers are."""
    found: Senses = {}
    for number, entity in enumerate(locations):
        end = entity["end"]
        separator = next((sign for sign in _SEPARATORS if text.startswith(sign, end)), "")
        start = end + len(separator)
        if separator and text[start : start + 1].isupper():
            following = locations[number + 1] if number + 1 < len(locations) else None
            if following is not None and following["start"] != start:
                following = None
            _qualify(found, text, entity, separator, following, gazetteer)
    return found


def meant(found: Senses, name: str, start: int, *, itself: bool = False) -> Sense | None:
    """What a name at `start` means: as was said last, else as is said first; or only what is said there `itself`."""
    said = found.get(name)
    if said is None:
        return None
    where, sense = said[max(0, bisect_right(said, start, key=_where) - 1)]
    return sense if where == start or not itself else None


def is_state(name: str, gazetteer: Gazetteer) -> bool:
    """Whether it is one of the regions that towns are told by."""
    return any(region for _, region in gazetteer.qualifiers.get(name, ()))


def _where(said: tuple[int, Sense]) -> int:
    return said[0]


def _qualify(
    found: Senses, text: str, entity: Entity, separator: str, following: Entity | None, gazetteer: Gazetteer
) -> None:
    """Enter what a name and its qualifier mean, if there is such a place in it: Athens, Georgia."""
    name, end = unpossessed(entity["text"]), entity["end"] + len(separator)
    words = text[end : end + _LOOKAHEAD].split("\n", 1)[0].split(" ")
    known = gazetteer.located.get(entity["id"])
    is_county = name.endswith(" County")
    for count in range(min(_LONGEST_QUALIFIER, len(words)), 0, -1):
        said = " ".join(words[:count])
        for qualifier in (said, said.rstrip(",;:)”\"'"), said.rstrip(",.;:)”\"'")):
            for country, region in gazetteer.qualifiers.get(qualifier, ()):
                if not region and _is_whose(text, end + len(qualifier), qualifier):
                    continue
                if not region and entity["id"].startswith("country:"):
                    continue  # a list of countries
                place = _within(name, known, country, region, gazetteer)
                if place is None:
                    if separator != ", ":
                        continue  # what acts in a country
                    behind = end + len(qualifier)
                    if not region:
                        elsewhere = known is not None and _stands_alone(text, entity["start"], behind)
                    elif not is_county:
                        elsewhere = qualifier not in CITIES_TOO and not is_state(name, gazetteer)
                        elsewhere = elsewhere and not _goes_on(text, behind)
                    else:
                        elsewhere = True
                    if not elsewhere:
                        continue
                _enter(found, name, entity["start"], Sense(place, qualifier))
                state = _state(region, gazetteer) if region and (place is not None or is_county) else None
                if state is not None:
                    _enter(found, qualifier, end, Sense(state, ""))
                return
    if following is not None and not following["id"].startswith("country:"):
        _qualify_by_region(found, entity, following, gazetteer)


def _qualify_by_region(found: Senses, entity: Entity, following: Entity, gazetteer: Gazetteer) -> None:
    """The same of a region of any country: Hyderabad, Sindh."""
    name = unpossessed(entity["text"])
    towns = [place for place in gazetteer.places.named(name) if place.kind == CITY]
    if not towns:
        return
    qualifier = unpossessed(following["text"])
    for region in towns_first(gazetteer.places.named(qualifier)):
        if region.kind == REGION:
            within = [town for town in towns if town.region == region.region]
            if within:
                _enter(found, name, entity["start"], Sense(max(within, key=people_of), qualifier))
                _enter(found, qualifier, following["start"], Sense(region, ""))
                return


def _enter(found: Senses, name: str, start: int, sense: Sense) -> None:
    found.setdefault(name, []).append((start, sense))
    if name.isupper():
        # A dateline has it in capitals, the story has not.
        found.setdefault(name.title(), []).append((start, sense))


def _within(name: str, known: Place | None, country: str, region: str, gazetteer: Gazetteer) -> Place | None:
    """The place of a name in a country or region, its town before what is around it."""
    if known is not None and known.country == country and region in ("", known.region):
        return known
    there = [place for place in gazetteer.places.named(name) if place.country == country]
    found = towns_of_the_name_first(there, f"place:{slug(name)}")
    if region:
        found = [place for place in found if place.region == region and place.kind == CITY]
    return max(found, key=people_of, default=None)


def _state(region: str, gazetteer: Gazetteer) -> Place | None:
    """The state or province of a code."""
    named = gazetteer.places.named(gazetteer.states[region])
    return next((place for place in named if place.region == region and place.kind == REGION), None)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a name and the country behind it are no part of a list: born in Santiago, Cuba."""
    before = text[max(0, start - _LOOKBACK) : start].split()
    return bool(before) and before[-1] in _AT and not text.startswith(_LISTED_ON, end) and text[end : end + 1] != " "


def _is_whose(text: str, end: int, qualifier: str) -> bool:
    """Whether a qualifier that ends at `end` says whose is what follows: in Geneva, U.S. envoys.

    Initials are the country's adjective as well, so that any word behind them but those that link may be of it.
    """
    letters = qualifier.replace(".", "")
    if not letters.isupper() or len(letters) > _MOST_INITIALS:
        return False
    if letters != qualifier and text.startswith(".", end):
        end += 1
    word = text[end + 1 : end + 1 + _LONGEST_WORD].partition(" ")[0] if text.startswith(" ", end) else ""
    return word[:1].isalpha() and word.lower() not in FUNCTION_WORDS


def _goes_on(text: str, end: int) -> bool:
    """Whether a qualifier is the beginning of a longer name: Dallas, Kansas City."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def has_any(found: Mapping[str, object], locations: Sequence[Entity]) -> bool:
    """Whether one of the `locations` has its name among the senses."""
    return bool(found) and any(unpossessed(entity["text"]) in found for entity in locations)
