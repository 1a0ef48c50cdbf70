"""The names and nouns of a sentence that stand for those who take part, and their codes."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from streams.events.channels import stands_for_nobody
from streams.events.grammar import (
    DETERMINER,
    NAME,
    NOUN,
    NUMBER,
    OTHER,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    THAT,
)
from streams.events.reading import Reading

INTERNATIONAL: Final = frozenset({"UNO", "EUR", "IGO", "NGO", "IMG", "ISM", "MNC"})
"""PLOVER's codes in the place of a country's for bodies that are no country's."""
AT_HOME: Final = frozenset(
    {"PROTEST", "COERCE", "ASSAULT", "CONCEDE", "SANCTION", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
)
"""Types whose recipient is of the actor's own country where no other is named."""
_BEARERS: Final = frozenset({"PERSON", "ORGANISATION", "LOCATION", "NATIONALITY"})
_SOMEBODY: Final = frozenset({"PERSON", "ORGANISATION"})
_WHERE: Final = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "across", "throughout", "off", "under", "during"}
)
_WITHIN_PHRASE: Final = frozenset({NOUN, OTHER, NAME, DETERMINER, NUMBER})
_RELATING: Final = frozenset({RELATIVE, THAT})
_PHRASE: Final = 6  # words from a name back to the preposition that leads it in


Region = tuple[int, int]
"""The numbers of the first word of a part of a sentence and of the one behind it."""


class Party:
    """One who takes part: a PLOVER code, a sector, and the mention, if it is one, that says so."""

    __slots__ = ("code", "entity", "sector", "start", "stop")

    def __init__(self, code: str | None, sector: str | None, entity: Mapping[str, Any] | None) -> None:
        self.code = code
        self.sector = sector
        self.entity = entity
        self.start = -1
        """Code points of the noun that names the party where no entity does."""
        self.stop = -1


class Parties:
    """The codes of the names of one sentence, looked up once."""

    __slots__ = ("coded", "country_of", "names", "reading", "text")

    def __init__(
        self,
        text: str,
        reading: Reading,
        country_of: Callable[[Mapping[str, Any]], str | None],
        names: Mapping[str, str],
    ) -> None:
        self.text = text
        self.reading = reading
        self.country_of = country_of
        self.names = names
        self.coded: list[tuple[int, str]] = []
        """The words whose name has a code, and that code."""
        known: Mapping[str, Any] | None = None
        for i, name in enumerate(reading.names):
            if (name is not None and name is not known) or (name is None and text[reading.starts[i]].isupper()):
                code = self._look_up(i)
                if code is not None:
                    self.coded.append((i, code))
                    known = name

    def code(self, at: int) -> str | None:
        """The code of the name that begins with the word `at`, if it has one."""
        return next((code for i, code in self.coded if i == at), None)

    def _look_up(self, i: int) -> str | None:
        reading = self.reading
        entity = reading.names[i]
        start = reading.starts[i]
        if entity is not None and entity["type"] in _BEARERS:
            if stands_for_nobody(reading, i, entity):
                return None
            name = _bare(str(entity["text"]))
            code = self.names.get(name) or self.country_of(entity)
            if code is None and entity["type"] == "PERSON":
                words = name.split()
                code = self.names.get(" ".join(words[-2:])) or self.names.get(words[-1])
            if code is None and " " in name:
                code = self.names.get(_bare(self.text[start : reading.ends[i]]))
            if code is not None or i + 1 == len(reading.words):
                return code
            return self.names.get(self.text[start : reading.ends[i + 1]])
        if not self.text[start].isupper():
            return None
        if i + 1 < len(reading.words):
            code = self.names.get(self.text[start : reading.ends[i + 1]])
            if code is not None:
                return code
        return self.names.get(_bare(self.text[start : reading.ends[i]]))

    def first(self, low: int, high: int, but: str | None = None) -> int:
        """The first word of a region whose name has a code other than `but`; -1 for none. Ethnic groups come last."""
        ethnic = -1
        for i, code in self.coded:
            if i >= high:
                break
            if i < low or code == but:
                continue
            if i and self.reading.words[i - 1] == "ethnic":
                ethnic = i if ethnic < 0 else ethnic
            else:
                return i
        return ethnic

    def nearest(self, low: int, high: int, but: str | None) -> int:
        """Like `first`, but places where something happens and what a later clause speaks of come last."""
        kinds, words = self.reading.kinds, self.reading.words
        place = -1
        for i, code in self.coded:
            if i >= high:
                break
            if i < low or code == but or (i and words[i - 1] == "ethnic"):
                continue
            if self._is_where(i, low):
                place = i if place < 0 else place
                continue
            if SUBORDINATOR in kinds[low:i] and place >= 0:
                break
            return i
        return place if place >= 0 else self.first(low, high, but)

    def where(self, low: int, high: int) -> int:
        """The first word of a region that names where something happens, not within what a relative clause tells of
        others; -1 for none.
        """
        for i, _ in self.coded:
            name = self.reading.names[i]
            body = name is not None and name["type"] in _SOMEBODY  # a reform stuck in Congress
            if low <= i < high and not body and self._is_where(i, low) and not self._of_others(low, i):
                return i
        return -1

    def _is_where(self, i: int, low: int) -> bool:
        """Whether the name at `i` stands in a phrase of a region that tells where something happens."""
        kinds = self.reading.kinds
        j = i - 1
        while j >= low and i - j <= _PHRASE and kinds[j] in _WITHIN_PHRASE:
            j -= 1
        return j >= low and self.reading.words[j] in _WHERE

    def _of_others(self, low: int, high: int) -> bool:
        """Whether a relative clause begins in a region, but none of what the actors did: whom they had held."""
        kinds = self.reading.kinds
        return any(kinds[i] in _RELATING and kinds[i + 1] != PRONOUN for i in range(low, high))

    def party(self, i: int, low: int, high: int) -> Party:
        """The party that the word `i` of a region names."""
        entity = self.reading.names[i]
        sector, _ = _sector(self.reading, low, high)
        code = self.code(i)
        if sector is None and code is not None and code not in INTERNATIONAL and entity is not None:
            sector = "GOV" if entity["type"] == "LOCATION" and str(entity["id"]).startswith("country:") else None
        party = Party(code, sector, entity)
        party.start, party.stop = self.reading.starts[i], self.reading.ends[i]
        return party

    def unnamed(self, code: str | None, low: int, high: int) -> Party | None:
        """The party that a region speaks of without a name, as rebels; none where it does not."""
        sector, at = _sector(self.reading, low, high)
        if sector is None:
            return None
        party = Party(code, sector, None)
        party.start, party.stop = self.reading.starts[at], self.reading.ends[at]
        return party

    def sector(self, low: int, high: int) -> str | None:
        """The sector that the first noun phrase of a region tells."""
        return _sector(self.reading, low, high)[0]

    def somebody(self, low: int, high: int) -> Party | None:
        """The first person or body that a region names, though it has no country."""
        for i in range(low, min(high, len(self.reading.words))):
            name = self.reading.names[i]
            if name is not None and name["type"] in _SOMEBODY:
                party = Party(None, None, name)
                party.start, party.stop = self.reading.starts[i], self.reading.ends[i]
                return party
        return None

    def located(self, low: int, high: int, *, anywhere: bool) -> Party | None:
        """The first place on the map of a region, as one of its country; none behind in and its like, or `anywhere`."""
        reading = self.reading
        for i in range(low, min(high, len(reading.words))):
            name = reading.names[i]
            if name is None or name["start"] != reading.starts[i]:
                continue
            if i and reading.words[i - 1] in _WHERE and not anywhere:
                continue
            code = name["place"].get("country") if "place" in name else None
            if code is not None:
                party = Party(code, None, name)
                party.start, party.stop = reading.starts[i], reading.ends[i]
                return party
        return None

    def without_verb(self) -> tuple[Party | None, Party | None]:
        """Actor and recipient of a sentence without a known verb: the first two countries that it names."""
        size = len(self.reading.words)
        at = self.first(0, size)
        if at < 0:
            return self.unnamed(None, 0, size), None
        other = self.first(at + 1, size, but=self.code(at))
        return self.party(at, 0, at + 4), self.party(other, other, other + 4) if other >= 0 else None


def _bare(name: str) -> str:
    return name[:-2] if name.endswith(("'s", "’s")) else name


def _sector(reading: Reading, low: int, high: int) -> tuple[str | None, int]:
    """The sector of the first noun phrase of a region, and the word that says so."""
    found: str | None = None
    at = -1
    for i in range(max(0, low), min(high, len(reading.words))):
        if reading.kinds[i] == PREPOSITION and found is not None:
            break
        entry = reading.entries[i]
        if entry is not None and entry.sector and reading.kinds[i] in (NOUN, NAME, OTHER):
            if found in ("COP", "MIL", "REB", "SOC") and entry.sector in ("GOV", "CVL", "SOC"):
                continue
            found, at = entry.sector, i
    return found, at
