"""Searches in what enrichment found: topics, countries, entities, events, quantities, and facts of the item."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from streams.language import of_the_story
from streams.rules.document import FIELDS, Document, Occurrence, Value
from streams.rules.queries import Query


def _topics(document: Document) -> list[Value]:
    return [(topic, occurrence) for topic, occurrences in document.topics.items() for occurrence in occurrences]


def _words(document: Document, mention: Mapping[str, Any], field: str = FIELDS[1]) -> Occurrence | None:
    return document.occurrence(mention.get("field") or field, mention["start"], mention["end"])


def _named(document: Document) -> Iterator[Mapping[str, Any]]:
    """The entities of headline and text, but for those of a dateline."""
    yield from of_the_story(document.in_headline)
    yield from document.entities


def _countries(document: Document) -> list[Value]:
    found: list[Value] = []
    for entity in _named(document):
        code = entity.get("country") or (entity["id"][8:] if entity["id"].startswith("country:") else None)
        if code is not None:
            found.append((code.lower(), _words(document, entity)))
    return found


def _entities(document: Document) -> list[Value]:
    return [(entity["id"].lower(), _words(document, entity)) for entity in _named(document)]


def _watchlists(document: Document) -> list[Value]:
    found: list[Value] = []
    for entity in _named(document):
        for entry in entity.get("watchlists") or ():
            words = _words(document, entity)
            found += [(entry["list"].lower(), words), (entry["id"].lower(), words)]
    return found


def _quantities(document: Document) -> list[Value]:
    return [
        (entity["value"], _words(document, entity))
        for entity in _named(document)
        if entity["type"] in ("QUANTITY", "MONEY") and entity.get("value") is not None
    ]


def _events(document: Document) -> list[Value]:
    return [
        (event["type"].lower(), _words(document, event["evidence"]["trigger"], event.get("field") or FIELDS[1]))
        for event in _real(document)
    ]


def _real(document: Document) -> list[Mapping[str, Any]]:
    """The events that the text says are so, or will be."""
    return [event for event in document.events if not event["negated"] and not event["hypothetical"]]


def _sides(side: str) -> Callable[[Document], list[Value]]:
    def found(document: Document) -> list[Value]:
        values: list[Value] = []
        for event in _real(document):
            party = event.get(side)
            if party is not None:
                said_where = event.get("field") or FIELDS[1]
                words = _words(document, party, said_where) if party.get("start") is not None else None
                said = (party.get("country"), party.get("entity"))
                values += [(value.lower(), words) for value in said if value]
        return values

    return found


def _fact(name: str) -> Callable[[Document], list[Value]]:
    def found(document: Document) -> list[Value]:
        value = document.facts.get(name)
        if value is None:
            return []
        return [(value.lower() if isinstance(value, str) else float(value), None)]

    return found


INDEXES: Final[dict[str, Callable[[Document], list[Value]]]] = {
    "topic": _topics,
    "country": _countries,
    "entity": _entities,
    "watchlist": _watchlists,
    "quantity": _quantities,
    "event": _events,
    "actor": _sides("actor"),
    "recipient": _sides("recipient"),
    "provider": _fact("provider"),
    "urgency": _fact("urgency"),
}
_PLOVER: Final = (
    "accuse agree aid assault coerce concede consult cooperate mobilize protest reject request retreat sanction "
    "support threaten"
)
VALUES: Final[dict[str, tuple[re.Pattern[str], str]]] = {
    "country": (re.compile(r"[a-z]{3}|[a-z]{0,2}\*"), "the codes of ISO 3166-1 alpha-3, as RUS"),
    "event": (
        re.compile("|".join([*_PLOVER.split(), r"[a-z]*\*"])),
        f"PLOVER's event types, {_PLOVER.replace(' ', ', ').upper()}",
    ),
}
"""What the values of an index look like, in lower case, and what they are; what looks otherwise can never be found."""
NUMBERS: Final = frozenset({"quantity", "urgency"})
"""The indexes of numbers."""
WORDLESS: Final = frozenset({"provider", "urgency", "subtitle"})
"""Those that no words of an item say."""
COMPARED: Final[dict[str, Callable[[float, float], bool]]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "==": lambda a, b: a == b,
}


class Values:
    """What an index holds, in order of the words that say so, with those that none say at the end."""

    __slots__ = ("_ends", "_placed", "_starts", "unplaced")

    def __init__(self, values: list[Value]) -> None:
        placed = [(*words, number) for number, (_, words) in enumerate(values) if words is not None]
        placed.sort()
        self._starts = [start for start, _, _ in placed]
        self._ends = [end for _, end, _ in placed]
        self._placed = [values[number] for _, _, number in placed]
        self.unplaced = [value for value in values if value[1] is None]

    def between(self, low: int, high: int) -> list[Value]:
        """Those of the words numbered `low` up to `high`, and those of no words."""
        first, last = bisect_left(self._starts, low), bisect_left(self._starts, high)
        inside = [self._placed[number] for number in range(first, last) if self._ends[number] <= high]
        return inside + self.unplaced if self.unplaced else inside


def values_of(index: str, document: Document) -> Values:
    """What an index holds; looked for once, but for topics, which come in one by one."""
    if index == "topic":
        return Values(_topics(document))
    values = document.values.get(index)
    if values is None:
        values = document.values[index] = Values(INDEXES[index](document))
    return values


class Found(Query):
    """One of some values was found, or under `all` every one; `*` is any, and `x*` all that begin with x."""

    def __init__(self, index: str, names: list[str], every: bool) -> None:
        self.index, self.every = index, every
        self.names = list(dict.fromkeys(names))

    def match(self, document: Document, low: int, high: int) -> list[Occurrence] | None:
        values = values_of(self.index, document).between(low, high)
        found: list[Occurrence] = []
        met = 0
        for name in self.names:
            holds = False
            for value, words in values:
                if _names(name, value):
                    holds = True
                    if words is not None:
                        found.append(words)
            met += holds
        return found if met and (met == len(self.names) or not self.every) else None


def _names(name: str, value: str | float) -> bool:
    said = str(value)
    return said.startswith(name[:-1]) if name.endswith("*") else said == name


class Compared(Query):
    """A number of an index stands in a relation to a given one."""

    def __init__(self, index: str, relation: str, number: float) -> None:
        self.index, self._holds, self.number = index, COMPARED[relation], number

    def match(self, document: Document, low: int, high: int) -> list[Occurrence] | None:
        found: list[Occurrence] = []
        met = False
        for value, words in values_of(self.index, document).between(low, high):
            if isinstance(value, float | int) and self._holds(value, self.number):
                met = True
                if words is not None:
                    found.append(words)
        return found if met else None


class NotFound(Query):
    """None of some values was found."""

    grows = False

    def __init__(self, inner: Query) -> None:
        self.inner = inner

    def match(self, document: Document, low: int, high: int) -> list[Occurrence] | None:
        return [] if self.inner.match(document, low, high) is None else None
