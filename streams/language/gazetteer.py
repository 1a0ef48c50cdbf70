"""Names that are known beforehand, found in a text by one Aho-Corasick pass."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, Protocol

from ahocorasick_rs import AhoCorasick

from streams.language.lexicon import Lexicon
from streams.language.listing import listed
from streams.language.places import REGION, Place, Places
from streams.language.settle import Span
from streams.language.tokens import Lists

CUE: Final = "CUE"
"""Kind of a match that is no name but tells of a number or a date; its id is its class, see `cues.cue_words()`."""
SHIP: Final = "SHIP"
"""Kind of a match that stands before the names of ships."""
SHIP_KIND: Final = "kind"
"""Id of a match that says what kind of ship is named behind it; that of the others is `ship`."""
OTHER: Final = "OTHER"
"""Kind of a match that is no name and keeps those within it from being one: think tank."""
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
    leaders: Mapping[str, str]
    """The countries of heads of state and the like, by what `known_by` makes of their names."""
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
