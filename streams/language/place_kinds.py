"""What kind of a place the words in or around its name say that it is: Lake Chad, the province of Idlib."""

from collections.abc import Mapping, Sequence
from typing import Final

from streams.language.gazetteer import Gazetteer
from streams.language.ids import unpossessed
from streams.language.listing import listed
from streams.language.mentions import Entity
from streams.language.places import CITY, REGION, REGION_HEADS, Place
from streams.language.qualified import CITIES_TOO, is_state
from streams.language.tokens import FUNCTION_WORDS

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
        "area": "peninsula valley desert border plain plains coast steppe highlands heights delta strip",
    }.items()
    for word in listed(words)
}
_AROUND: Final[dict[str, str]] = {
    **dict.fromkeys(_TOWN_HEADS, CITY),
    **dict.fromkeys(listed("province governorate oblast krai region state department prefecture"), REGION),
}
"""Words that stand before a name, or behind it, and are no part of it."""
_SEVERAL: Final = frozenset(listed("provinces governorates oblasts regions states departments prefectures"))
_LONGEST: Final = 14
"""Letters of such a word and a blank."""
_STATES_OWN: Final = frozenset(listed("media television tv radio news agency broadcaster newspaper visit"))
"""What is a country's behind its name and *state*."""
_OF_A_STATE: Final = frozenset(listed("governor gov legislature senator congressman congresswoman statehouse"))
_OF_A_COUNTRY: Final = frozenset(listed("president prime foreign ambassador"))
_IN_A_LIST: Final = frozenset({", ", " and ", ", and ", " or ", ", or "})
_OTHER_STATES: Final = 40
_ARTICLES: Final = ("the ", "The ")
_JOINING: Final = frozenset({"and", "or", "to"})
COUNTRY: Final = "country"


def kinds_said(text: str, locations: Sequence[Entity], gazetteer: Gazetteer) -> dict[int, str]:
    """The kinds that the words around names say, by where these start: of towns, regions and ambiguous countries."""
    said: dict[int, str] = {}
    row: list[Entity] = []
    for entity in locations:
        start, end = entity["start"], entity["end"]
        kind = _before(text, start) or _behind(text, end, entity, gazetteer)
        if kind is not None:
            said[start] = kind
        if row and text[row[-1]["end"] : start] in _IN_A_LIST:
            row.append(entity)
        else:
            if len(row) > 1:
                _say_of_row(said, text, row, gazetteer)
            row = [entity]
    if len(row) > 1:
        _say_of_row(said, text, row, gazetteer)
    return said


def kind_of_words(words: str) -> str | None:
    """What a name itself says: Lake Chad is a water."""
    each = words.lower().split()
    return _HEADS.get(each[-1]) or _HEADS.get(each[0])


def named_so(found: tuple[Place, ...], words: str) -> tuple[Place, ...]:
    """Those of the places of a name that may be what it says: Mount Sinjar is not the town at its foot."""
    if not found or " " not in words or kind_of_words(words) in (None, CITY, REGION):
        return found
    each = words.lower().split()
    head = each[-1] if each[-1] in _HEADS else each[0]
    return tuple([place for place in found if place.kind not in (CITY, REGION) or head in place.name.lower()])


def with_head(words: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The regions, or towns, of a name with such a word behind it: Idlib province, Mosul city."""
    stem, _, head = words.rpartition(" ")
    head = head.lower()
    if not stem or (head not in _REGION_HEADS and head not in _TOWN_HEADS):
        return ()
    return of_kind(gazetteer.places.named(stem), CITY if head in _TOWN_HEADS else REGION)


def of_kind(found: Sequence[Place], kind: str) -> tuple[Place, ...]:
    """Those of a kind, which is said, so that their name is no mere word."""
    return tuple([place._replace(doubtful=False) for place in found if place.kind == kind])


def with_article(text: str, entity: Mapping[str, str | int]) -> bool:
    """Whether an article stands before a name, and is not that of a word behind it: across the Dnipro."""
    start, end = int(entity["start"]), int(entity["end"])
    if text[start - 4 : start] not in _ARTICLES:
        return False
    behind = text[end : end + 1]
    if behind != " ":
        return behind in ".,;:)\n"
    word = text[end + 1 : end + _LONGEST].partition(" ")[0]
    return word in FUNCTION_WORDS and word not in _JOINING


def _before(text: str, start: int) -> str | None:
    """The kind that stands before a name: the province of Idlib."""
    if text[start - 4 : start] != " of ":
        return None
    return _AROUND.get(text[max(0, start - 4 - _LONGEST) : start - 4].rpartition(" ")[2].lower())


def _behind(text: str, end: int, entity: Entity, gazetteer: Gazetteer) -> str | None:
    """The kind that stands behind it: Niger state, Georgia's president."""
    if text[end : end + 1] != " " and entity["text"][-1] != "s":
        for sign in ("'s ", "’s "):
            if text.startswith(sign, end) and _next_word(text, end + 3) in _OF_A_COUNTRY:
                return COUNTRY if entity["text"] in gazetteer.ambiguous else None
        return None
    word = _next_word(text, end + 1)
    if not word:
        return None
    name = unpossessed(entity["text"])
    if name in gazetteer.ambiguous:
        if word in _OF_A_STATE:
            return REGION
        if word in _OF_A_COUNTRY:
            return COUNTRY
    if word != "state":
        return None
    return REGION if _next_word(text, end + 7) not in _STATES_OWN else None


def _next_word(text: str, start: int) -> str:
    word = text[start : start + _LONGEST].partition(" ")[0]
    return word.rstrip(".,;:").lower()


def _say_of_row(said: dict[int, str], text: str, row: Sequence[Entity], gazetteer: Gazetteer) -> None:
    """Enter what a list says of its members: the Donetsk and Luhansk regions; Oregon, Washington and Nevada."""
    end = row[-1]["end"]
    if text[end : end + 1] == " " and _next_word(text, end + 1) in _SEVERAL:
        said.update((entity["start"], REGION) for entity in row)
        return
    cities_too = [entity["start"] for entity in row if entity["text"] in CITIES_TOO]
    if cities_too:
        states = sum(entity["text"] not in CITIES_TOO and is_state(entity["text"], gazetteer) for entity in row)
        if states + (" other states" in text[end : end + _OTHER_STATES]) > 1:
            said.update(dict.fromkeys(cities_too, REGION))
