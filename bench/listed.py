"""Invented watchlists for the benchmarks: people and companies whose names are put together from `names.txt`."""

import random
from collections.abc import Iterator
from functools import cache

from streams.language.model import lists
from streams.watchlists.entries import NAME, Entry, Name
from streams.watchlists.ways import ORGANISATION, PERSON

TRADES = ("Trading", "Shipping", "Holding", "Energy", "Bank", "Logistics", "Mining", "Steel", "Technologies", "Capital")
FORMS = ("Ltd", "LLC", "GmbH", "Inc", "S.A.", "JSC", "plc", "Co., Ltd.")


@cache
def _parts() -> tuple[list[str], list[str], list[str]]:
    """Given names, family names, and words that companies are called by."""
    flags = {name: letters for name, letters in lists().flags.items() if " " not in name and len(name) > 2}
    given = [name for name, letters in flags.items() if "F" in letters]
    family = [name for name, letters in flags.items() if "L" in letters or letters == "P"]
    return given, family, [name for name, letters in flags.items() if "k" in letters.lower()]


def entries(count: int) -> Iterator[Entry]:
    """So many entries of one name each, seven people to three companies; always the same for a number."""
    chance = random.Random(count)  # noqa: S311 -- repeatable on purpose
    given, family, called = _parts()
    for number in range(count):
        if number % 10 < 7:
            first = " ".join(chance.sample(given, 1 if chance.random() < 0.7 else 2))
            name, kind = f"{first} {chance.choice(family)}", PERSON
        else:
            two = " ".join(chance.sample(called, 1 if chance.random() < 0.6 else 2))
            name, kind = f"{two} {chance.choice(TRADES)} {chance.choice(FORMS)}", ORGANISATION
        yield Entry(f"E{number}", kind, (Name(name, NAME),))
