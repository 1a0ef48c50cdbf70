from typing import Any, Literal

from pydantic import Field

from schemas.base import Contract

EntityType = Literal[
    "PERSON",
    "ORGANISATION",
    "LOCATION",
    "NATIONALITY",
    "QUANTITY",
    "MONEY",
    "TEMPORAL",
    "WEAPON",
    "MILITARY_PLATFORM",
]


class Span(Contract):
    """Words of an item: `text` is the field's code points from `start` up to `end`."""

    field: Literal["headline", "text"]
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class Watched(Contract):
    """An entry of a watchlist that a mention may be."""

    list: str = Field(description="The watchlist's name.")
    id: str = Field(description="The entry's id there.")
    name: str = Field(description="The name of the entry that the mention comes closest to, as it is listed.")
    score: float = Field(ge=0, le=1, description="1 for a name as it is listed; each difference takes some away.")
    why: tuple[str, ...] = Field(
        min_length=1,
        description="`exact`, or what is otherwise than listed: `alias`, `weak alias`, `former name`, `other order`, "
        "`without middle name`, `without article`, `other spelling`, `accents`, `one word`, `lower case`, "
        "`other type`, `with legal form`, `without legal form`, `other legal form`.",
    )


class Entity(Contract):
    """A mention in the item's `text`, with the id of who or what it stands for; what does not apply is left out."""

    type: EntityType
    start: int = Field(ge=0, description="First code point of the mention in `text`.")
    end: int = Field(ge=0, description="The code point after its last.")
    text: str
    id: str = Field(
        description="The same for all mentions of one entity: `country:PRK` for countries and nationalities "
        "(ISO 3166-1 alpha-3), else the type and the canonical name, e.g. `person:kim-jong-un`."
    )
    value: float | None = Field(default=None, description="QUANTITY and MONEY: the number.")
    unit: str | None = Field(default=None, description="QUANTITY: what is counted; MONEY: ISO 4217.")
    watchlists: list[Watched] | None = Field(
        default=None, description="Entries of watchlists that the mention may be, the best first, 16 at the most."
    )


class Topic(Contract):
    """A subject matter the item is about, with the words that say so."""

    id: str = Field(description="e.g. `troop-deployment`.")
    evidence: list[Span] = Field(min_length=1)


class Enriched(Contract):
    """A record of `wire.enriched`: an item with what was found in it. Key: `uri`."""

    uri: str = Field(min_length=1)
    headline: str | None
    text: str = Field(description="The item's text as it came.")
    published: str | None = Field(description="ISO 8601 in UTC; null where the item does not say.")
    provider: str | None = Field(description="The agency or source, e.g. `MENAFN`.")
    extra: dict[str, Any] = Field(description="Fields of the source format that have no place here, as they came.")
    entities: list[Entity] = Field(
        description="In order, of two that begin alike the longer first. A name may lie within a longer one, as "
        "Russian in Russian Navy; else none overlap."
    )
    topics: list[Topic]
