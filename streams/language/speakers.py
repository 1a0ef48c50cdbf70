"""For whom people speak: the Russian President, the Kremlin's spokesman, a minister at home."""

from collections.abc import Mapping, Sequence
from typing import Final

from streams.language.abroad import is_abroad
from streams.language.gazetteer import Gazetteer
from streams.language.listing import listed
from streams.language.mentions import Entity
from streams.language.neighbours import begins_sentence, word_before
from streams.language.person_names import known_by
from streams.language.tokens import TITLES, bare

# Between a country and the name of who speaks for it stand only such words; with others it is where somebody is from.
_BETWEEN: Final = TITLES | frozenset(
    listed(
        "defence defense interior finance security state national supreme special permanent acting interim "
        "intelligence army navy air force military armed forces head government cabinet press marshal commodore "
        "negotiator first second trade energy top senior of the"
    )
)
_MINISTERS: Final = ("Minister", "President")
_STATE_OFFICES: Final = frozenset(
    listed(
        "prime minister president deputy vice acting interim foreign defence defense interior finance justice health "
        "energy education trade economy agriculture environment transport culture labour labor industry affairs and"
    )
)
_NO_LONGER: Final = ("former ", "Former ", "ex-", "Ex-")
_NO_LONGER_BARE: Final = tuple(sign.rstrip() for sign in _NO_LONGER)
_LOOKBACK: Final = 7
_LONGEST_OFFICE: Final = 60


def enter_countries(
    text: str, entities: Sequence[Entity], offices: Mapping[str, str], gazetteer: Gazetteer, home: str | None
) -> None:
    """Enter for whom people speak: the Russian President, the Kremlin's spokesman; it holds for all their mentions."""
    countries: dict[str, str] = {}
    at_home: dict[str, bool] = {}
    # The president may be the American one wherever the item names that country.
    clear = home == "USA" or home is None or all(entity.get("country") != "USA" for entity in entities)
    end, before = 0, None
    for number, entity in enumerate(entities):
        if entity["type"] != "PERSON":
            if entity["end"] > end:
                end, before = entity["end"], entity
            continue
        id_, start = entity["id"], entity["start"]
        if id_ in countries:
            continue
        office = offices[entity["text"]]
        said = start
        country = gazetteer.named_first(office) if office and not _begins_with_region(entities, number) else None
        if country is None and before is not None and 0 < start - end <= _LONGEST_OFFICE:
            country = _in_front(text[end:start], before, office)
            said = before["start"] if country is not None else start
        if country is None and text.startswith(", ", entity["end"]) and number + 1 < len(entities):
            country = _behind(text, entity["end"] + 2, entities[number + 1])
        if country is not None and not text[max(0, said - _LOOKBACK) : said].endswith(_NO_LONGER):
            countries[id_] = country
        elif country is None and _is_of_the_state(text, start, office):
            known = gazetteer.leaders.get(known_by(entity.get("name", "")))
            if known is not None:
                countries[id_] = known
            elif home is not None and (clear or "President" not in office) and id_ not in at_home:
                at_home[id_] = not is_abroad(text, entities, number, home)
    if home is not None:
        for id_, here in at_home.items():
            if here:
                countries.setdefault(id_, home)
    if countries:
        for entity in entities:
            if entity["type"] == "PERSON" and (country := countries.get(entity["id"])) is not None:
                entity["country"] = country


def _is_of_the_state(text: str, start: int, office: str) -> bool:
    """Whether an office is one that wires give without its country at home: Prime Minister Jane Roe."""
    if not office.endswith(_MINISTERS) or not _STATE_OFFICES.issuperset(office.lower().split()):
        return False
    before = text[max(0, start - _LOOKBACK) : start].rstrip(" ")
    if before.endswith(_NO_LONGER_BARE) or text[start - 2 : start] in ("s ", "’ "):
        return False
    word, _ = word_before(text, start)
    return not word[:1].isupper() or word.endswith(",") or begins_sentence(text, start - len(word) - 1)


def _begins_with_region(entities: Sequence[Entity], number: int) -> bool:
    """Whether the country that a mention begins with is a region of another one: Georgia Governor Jane Roe."""
    within = entities[number + 1] if number + 1 < len(entities) else None
    if within is None or within["start"] != entities[number]["start"]:
        return False
    return within["type"] == "LOCATION" and "country" not in within


def _in_front(between: str, before: Entity, office: str) -> str | None:
    """For whom what stands before a title or a name says that a person speaks: Russian President, Kremlin spokesman.

    A city does not count, though it speaks for its country: a mayor of Moscow does not.
    """
    country: str | None = before.get("country")
    if country is None or before["id"].startswith("place:") or not _is_office(between, office):
        return None
    return country


def _behind(text: str, start: int, following: Entity) -> str | None:
    """For whom the words behind a name say that a person speaks: Putin, the Russian president."""
    if text.startswith("the ", start):
        start += 4
    if following["start"] != start or following["type"] == "PERSON" or "country" not in following:
        return None
    words = text[following["end"] : following["end"] + _LONGEST_OFFICE]
    stop = next((n for n, sign in enumerate(words) if sign in ",.;:\n"), len(words))
    country: str = following["country"]
    return country if _is_office(words[:stop], "") else None


def _is_office(words: str, office: str) -> bool:
    """Whether nothing but an office stands there, or nothing at all before a title."""
    if "\n" in words:
        return False
    each = [bare(word).lower() for word in words.removeprefix("'s").removeprefix("’s").split()]
    return _BETWEEN.issuperset(each) and (bool(office) or not TITLES.isdisjoint(each))
