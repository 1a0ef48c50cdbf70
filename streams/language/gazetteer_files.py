"""The gazetteer as its files have it: countries, places, bodies, companies, peoples, arms."""

import re
from collections.abc import Mapping
from pathlib import Path
from string import ascii_uppercase
from typing import Any, Final

from ahocorasick_rs import AhoCorasick, MatchKind

from streams.language import lexicon, model, places
from streams.language.cues import cue_words
from streams.language.gazetteer import CUE, OTHER, SHIP, SHIP_KIND, Gazetteer
from streams.language.ids import slug, unpossessed
from streams.language.lexicon import DATA, rows
from streams.language.listing import listed
from streams.language.person_names import known_by
from streams.language.places import CITY, REGION, Place, Places

SHIP_PREFIXES: Final = listed(
    "USS USNS USCGC HMS HMAS HMCS HMNZS HSwMS RFA RRS INS ROKS TCG KRI BRP FS FGS ORP HDMS HNoMS HNLMS ESPS IRIS JS "
    "ARA PNS NRP RMS KMP MV M/V MT M/T M/S"
)
_SHIP_KINDS: Final = (
    *listed("tanker ferry trawler yacht cruiser corvette battleship icebreaker minesweeper schooner"),
    *(f"{use} ship" for use in listed("container cargo cruise patrol hospital research supply sailing")),
    *("bulk carrier", "oil tanker", "patrol boat", "patrol vessel", "fishing boat", "fishing vessel", "motor vessel"),
)
_MODEL: Final = re.compile(r"[A-Z][A-Za-z/]{0,4}-[0-9]{1,4}")
"""Arms that letters behind the number tell versions of."""


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
    for code, names in rows(folder / "former.txt", 2):
        id_ = f"country:{code}"
        titles[id_], countries[id_] = _split(names)[0], code
        patterns.update(dict.fromkeys(_split(names), ("LOCATION", id_)))
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
    leaders = {known_by(name): code for code, names in rows(folder / "leaders.txt", 2) for name in _split(names)}
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
        leaders,
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
