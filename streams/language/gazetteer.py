"""Names that are known beforehand, found in a text by one Aho-Corasick pass."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import ascii_uppercase
from typing import Any, Final, NamedTuple, Protocol

from ahocorasick_rs import AhoCorasick, MatchKind

from streams.language import lexicon, model, places
from streams.language.cues import cue_words
from streams.language.ids import slug, unpossessed
from streams.language.lexicon import DATA, Lexicon, rows
from streams.language.listing import listed
from streams.language.places import CITY, REGION, Place, Places
from streams.language.settle import Span
from streams.language.tokens import Lists

CUE: Final = "CUE"
"""Kind of a match that is no name but tells of a number or a date; its id is its class, see `cues.cue_words()`."""
SHIP: Final = "SHIP"
"""Kind of a match that stands before the names of ships."""
SHIP_PREFIXES: Final = listed(
    "USS USNS USCGC HMS HMAS HMCS HMNZS HSwMS RFA RRS INS ROKS TCG KRI BRP FS FGS ORP HDMS HNoMS HNLMS ESPS IRIS JS "
    "ARA PNS NRP RMS KMP MV M/V MT M/T M/S"
)
SHIP_KIND: Final = "kind"
"""Id of a match that says what kind of ship is named behind it; that of the others is `ship`."""
_SHIP_KINDS: Final = (
    *listed("tanker ferry trawler yacht cruiser corvette battleship icebreaker minesweeper schooner"),
    *(f"{use} ship" for use in listed("container cargo cruise patrol hospital research supply sailing")),
    *("bulk carrier", "oil tanker", "patrol boat", "patrol vessel", "fishing boat", "fishing vessel", "motor vessel"),
)
OTHER: Final = "OTHER"
"""Kind of a match that is no name and keeps those within it from being one: think tank."""


_MODEL: Final = re.compile(r"[A-Z][A-Za-z/]{0,4}-[0-9]{1,4}")
"""Arms that letters behind the number tell versions of."""

_LEGAL_FORMS: Final = frozenset(
    listed("ab ag as asa berhad bhd bv co company corp corporation group holding holdings inc incorporated kk")
    + listed("limited llc ltd nv oao ooo oyj pao pjsc plc pt sa sab se spa tbk")
)
"""Words behind the name of a company, as `slug` has them."""


_LONGEST_LAND: Final = 3
"""Words of a country's name that are looked at."""


class NameFinder(Protocol):
    """Finds people, organisations, places and nationalities, listed or not."""

    def find(self, text: str) -> list[Span]:
        """The names in order, the longer first; one may lie within another one, never across its edge."""
        ...


class Found(NamedTuple):
    """A known name in a text: an entity type (or `CUE` or `SHIP`) and an id."""

    start: int
    end: int
    kind: str
    id: str


@dataclass(slots=True, frozen=True)
class Gazetteer:
    """Known names, what they are, and the country they stand for."""

    automaton: AhoCorasick
    meanings: list[tuple[str, str]]
    titles: Mapping[str, str]
    """The name of what an id of the lists stands for."""
    facts: Mapping[str, Mapping[str, Any]]
    """The fields of `schemas.Entity` that go with a listed place, or body, by id; shared, so not to be changed."""
    countries: Mapping[str, str]
    companies: Mapping[str, str]
    """The ids of companies by those that the words of their names come to; see `company`."""
    homes: Mapping[str, str]
    """The countries that companies are at home in, by id; they do not speak for these."""
    adjectives: Mapping[str, str]
    demonyms: Mapping[str, str]
    """The first word for what is of a country, by its code: Russian."""
    located: Mapping[str, Place]
    """Where the places of the lists lie, by id."""
    qualifiers: Mapping[str, tuple[tuple[str, str], ...]]
    """What may stand behind a town's name to say which one: regions and countries, each alpha-3 and region or none."""
    ambiguous: frozenset[str]
    """Names of countries that are a region's of another country too."""
    states: Mapping[str, str]
    """Names of the regions that a town's name is told from, by their code in GeoNames."""
    places: Places
    lexicon: Lexicon
    names: NameFinder
    """What finds the names that no list has."""
    words: Lists
    """What is known of words; shared with the model of names."""

    def find(self, text: str) -> tuple[list[Found], list[Found]]:
        """Known names in order, the longest where some overlap, and in the same way the cues."""
        names: list[Found] = []
        cues: list[Found] = []
        size = len(text)
        meanings = self.meanings
        matches = self.automaton.find_matches_as_indexes(text, overlapping=True)
        matches.sort(key=_leftmost_longest)
        name_end = cue_end = 0
        for which, start, end in matches:
            if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
                continue
            if end < size and (text[end].isalnum() or text[end] == "_"):
                continue
            kind, id_ = meanings[which]
            if kind is CUE:
                if start >= cue_end:
                    cues.append(Found(start, end, kind, id_))
                    cue_end = end
            elif start >= name_end:
                names.append(Found(start, end, kind, id_))
                name_end = end
        return names, cues

    def country_of(self, entity: Mapping[str, Any]) -> str | None:
        """The country entered with an entity, else what its words say that it is or speaks for: Kremlin, Russian Navy.

        Of a listed organisation the list decides, though it be named after a country: Syrian Democratic Forces.
        """
        id_ = entity["id"]
        known: str | None = entity.get("country") or self.countries.get(id_)
        if known is not None or entity["type"] != "ORGANISATION" or id_ in self.titles:
            return known
        return self.named_first(entity["text"])

    def company(self, id_: str) -> str:
        """The id of a listed company for one made of the words of a name, a legal form left out; else the same."""
        listed_as = self.companies.get(id_)
        if listed_as is None:
            shorter, _, last = id_.rpartition("-")
            while listed_as is None and last in _LEGAL_FORMS:
                listed_as = self.companies.get(shorter)
                shorter, _, last = shorter.rpartition("-")
        return listed_as or id_

    def named_first(self, words: str) -> str | None:
        """The country by whose name or people some words begin: Russian Navy, South Korea's army."""
        each = words.replace("’", "'").split(" ", _LONGEST_LAND)
        country = self.adjectives.get(each[0].removesuffix("'s"))
        for count in range(min(len(each), _LONGEST_LAND), 1, -1):
            longer = " ".join(each[:count]).removesuffix("'s")
            if (of_longer := self.adjectives.get(longer)) is not None:
                return of_longer
            if country is not None and any(
                p.kind == REGION and p.country != country for p in self.places.named(longer)
            ):
                return None  # there is nothing British in British Columbia
        return country


def _leftmost_longest(match: tuple[int, int, int]) -> tuple[int, int]:
    return match[1], -match[2]


def load(folder: Path = DATA) -> Gazetteer:
    """The gazetteer of the files in `folder`; takes about a fifth of a second."""
    patterns: dict[str, tuple[str, str]] = {}
    titles: dict[str, str] = {}
    countries: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    first_demonyms: dict[str, str] = {}
    world = places.load(folder / "geonames.txt")
    located: dict[str, Place] = {}
    states: dict[str, str] = {}
    qualifiers: dict[str, tuple[tuple[str, str], ...]] = {}
    for code, names, demonyms, capitals in rows(folder / "countries.txt", 4):
        id_ = f"country:{code}"
        titles[id_] = _split(names)[0]
        countries[id_] = code
        for name in _split(names):
            patterns.setdefault(name, ("LOCATION", id_))
            adjectives[name] = code
            qualifiers[name] = ((code, ""),)
        for name in _split(demonyms):
            patterns.setdefault(name, ("NATIONALITY", id_))
            adjectives[name] = code
            first_demonyms.setdefault(code, name)
        for capital in _split(capitals)[:1]:
            of_capital = f"place:{slug(capital)}"
            countries[of_capital] = code
            titles[of_capital] = capital
            _locate(located, of_capital, world, _split(capitals), code)
            patterns.update((n, ("LOCATION", of_capital)) for n in _split(capitals))
    for names, country, where in rows(folder / "places.txt", 3):
        id_ = _add(patterns, titles, "LOCATION", "place", _split(names))
        if where:
            what, latitude, longitude = where.split()
            located[id_] = Place(what, country, "", 0, float(latitude), float(longitude), 0, titles[id_])
        else:
            _locate(located, id_, world, _split(names), country)
    for names, country in (*rows(folder / "organisations.txt", 2), *rows(folder / "seats.txt", 2)):
        id_ = _add(patterns, titles, "ORGANISATION", "organisation", _split(names))
        if country:
            countries[id_] = country
    companies: dict[str, str] = {}
    homes: dict[str, str] = {}
    for names, home in rows(folder / "companies.txt", 2):
        of_company = f"organisation:{slug(_split(names)[0])}"
        titles.setdefault(of_company, _split(names)[0])
        homes[of_company] = home
        companies.update((f"organisation:{slug(unpossessed(name))}", of_company) for name in _split(names))
    for (names,) in rows(folder / "nationalities.txt", 1):
        _add(patterns, titles, "NATIONALITY", "nationality", _split(names))
    patterns.update(dict.fromkeys(_SHIP_KINDS, (SHIP, SHIP_KIND)))
    for names, country in rows(folder / "peoples.txt", 2):
        id_ = _add(patterns, titles, "NATIONALITY", "nationality", _split(names))
        if country:
            countries[id_] = country
            adjectives.update(dict.fromkeys(_split(names), country))
    for kind, names in rows(folder / "arms.txt", 2):
        if kind == OTHER:
            patterns.update((form, (OTHER, "")) for name in _split(names) for form in _forms(name))
            continue
        prefix = "weapon" if kind == "WEAPON" else "platform"
        _add(patterns, titles, kind, prefix, _split(names), forms=True)
    patterns.update(dict.fromkeys(SHIP_PREFIXES, (SHIP, "ship")))
    for region, names in rows(folder / "states.txt", 2):
        states[region] = _split(names)[0]
        state = {"US": "USA", "CA": "CAN"}[region[:2]], region
        # Georgia may be either; the state comes first, since it is what stands behind a town.
        qualifiers.update((name, (state, *qualifiers.get(name, ()))) for name in _split(names))
    known = dict(patterns)
    # A typographic apostrophe is another character: names with one are entered both ways.
    known.update({name.replace("'", "’"): meaning for name, meaning in patterns.items() if "'" in name})
    words = [*known, *cue_words()]
    meanings = [*known.values(), *[(CUE, kind) for kind in cue_words().values()]]
    tagger = model.read(folder)
    return Gazetteer(
        AhoCorasick(words, matchkind=MatchKind.Standard, store_patterns=False),
        meanings,
        titles,
        _facts(titles, countries, located),
        countries,
        companies,
        homes,
        adjectives,
        first_demonyms,
        located,
        qualifiers,
        frozenset([name for name, meant in qualifiers.items() if len(meant) > 1]),
        states,
        world,
        lexicon.load(folder / "lexicon.yaml"),
        tagger,
        tagger.lists,
    )


def _facts(
    titles: Mapping[str, str], countries: Mapping[str, str], located: Mapping[str, Place]
) -> dict[str, dict[str, Any]]:
    facts: dict[str, dict[str, Any]] = {}
    for id_, name in titles.items():
        if id_.startswith(("country:", "place:", "organisation:")):
            fields: dict[str, Any] = {"name": name}
            if id_ in countries:
                fields["country"] = countries[id_]
            if id_ in located:
                fields |= {"subtype": located[id_].kind, "place": located[id_].point()}
            elif id_.startswith("country:"):
                fields["subtype"] = "country"
            facts[id_] = fields
    return facts


def _locate(located: dict[str, Place], id_: str, world: Places, names: list[str], country: str) -> None:
    """Enter where a listed place lies: the largest city, else region, of its first name that has one."""
    for kind in (CITY, REGION):
        for name in names:
            found = [place for place in world.named(name) if place.country == country and place.kind == kind]
            if found:
                located[id_] = max(found, key=lambda place: place.population)
                return


def _add(
    patterns: dict[str, tuple[str, str]],
    titles: dict[str, str],
    kind: str,
    prefix: str,
    names: list[str],
    *,
    forms: bool = False,
) -> str:
    id_ = f"{prefix}:{slug(names[0])}"
    titles.setdefault(id_, names[0])
    for name in names:
        for form in _forms(name) if forms else (name,):
            patterns.setdefault(form, (kind, id_))
    return id_


def _forms(name: str) -> tuple[str, ...]:
    """The forms that a name is met in: missile, Missiles; F-16, F-16s, F-16Cs."""
    if _MODEL.fullmatch(name):
        return tuple(f"{name}{letter}{s}" for letter in ("", *ascii_uppercase) for s in ("", "s"))
    if not name.islower():
        return (name,)
    singular = (name, name[0].upper() + name[1:])
    return (*singular, *[form + "s" for form in singular]) if not name.endswith("s") else singular


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split(";") if name.strip()]
