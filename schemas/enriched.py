from typing import Any, Literal

from pydantic import Field

from schemas.base import Contract
from schemas.event import Event

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

Precision = Literal["exact", "about", "at-least", "at-most", "range"]
Grain = Literal["minute", "hour", "day", "week", "month", "quarter", "season", "year", "decade", "century"]
Subtype = Literal[
    "country", "region", "city", "waterbody", "island", "mountain", "continent", "area", "site", "military-unit", "ship"
]


class Span(Contract):
    """Words of an item: `text` is the field's code points from `start` up to `end`."""

    field: Literal["headline", "text"]
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class Place(Contract):
    """Where a place lies; of a region the centre of its population, of a sea or the like a point within."""

    latitude: float = Field(ge=-90, le=90, description="Degrees, WGS 84.")
    longitude: float = Field(ge=-180, le=180)
    geonames: int | None = Field(default=None, description="Its id in GeoNames; left out where it has none here.")
    country: str | None = Field(
        default=None, description="ISO 3166-1 alpha-3; left out for what lies in several countries or is disputed."
    )


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

    field: Literal["headline"] | None = Field(
        default=None, description="`headline`: `start` and `end` are code points of the headline; left out: of `text`."
    )
    type: EntityType
    start: int = Field(ge=0, description="First code point of the mention in `text`, or the `field` that it names.")
    end: int = Field(ge=0, description="The code point after its last.")
    text: str
    id: str = Field(
        description="The same for all mentions of one entity: `country:PRK` for countries and nationalities "
        "(ISO 3166-1 alpha-3), else the type and the canonical name, e.g. `person:kim-jong-un`."
    )
    value: float | None = Field(default=None, description="QUANTITY and MONEY: the number; of a range, the lower end.")
    upper: float | None = Field(
        default=None,
        description="The upper end of a range; of a length of time, in the unit of `duration`.",
    )
    unit: str | None = Field(default=None, description="QUANTITY: what is counted, `%` for percent; MONEY: ISO 4217.")
    precision: Precision | None = Field(
        default=None,
        description="QUANTITY, MONEY and lengths of time: how exact the number is by the text; a `range` has `upper`.",
    )
    part_of: int | None = Field(
        default=None,
        ge=0,
        description="QUANTITY and MONEY: of a part, the `start` of the entity that is the total.",
    )
    date: str | None = Field(
        default=None,
        description="TEMPORAL: ISO 8601 at its grain: `2025-06-18`, `2025-W25`, `2025-06`, `2025`, `2025-06-18T09:30` "
        "in local time, with Z or an offset only where the text says so. Left out where the text leaves it open.",
    )
    until: str | None = Field(
        default=None, description="TEMPORAL: the end of a span that `date` begins, inclusive, written alike."
    )
    grain: Grain | None = Field(default=None, description="TEMPORAL: how exact the time is.")
    duration: str | None = Field(default=None, description="TEMPORAL: a length of time, ISO 8601: `P3D`.")
    recurrence: str | None = Field(
        default=None,
        description="TEMPORAL: what comes again and again, as ISO 24617-1 (TIMEX3) writes the value of a set: "
        "`XXXX-WXX-1` every Monday, `XXXX-06` every June, `P1D` daily, `P2W` every two weeks. Such a time has "
        "no `date`.",
    )
    frequency: float | None = Field(
        default=None, description="TEMPORAL: how often in each `recurrence`: 2 of twice a week; left out for once."
    )
    role: Literal["dateline"] | None = Field(
        default=None, description="`dateline`: a part of it, so where, when and by whom the item was written."
    )
    name: str | None = Field(
        default=None,
        description="PERSON, ORGANISATION, LOCATION, NATIONALITY, ships: the canonical name. Of a person the fullest "
        "form in the item, without title; of a country, and its people, its short name; of initials what they are for.",
    )
    country: str | None = Field(
        default=None,
        description="The country that it is or speaks for, ISO 3166-1 alpha-3: of a country's name, a nationality, "
        "a capital, a ministry, and of a person whose title says so: Russian President Vladimir Putin.",
    )
    place: Place | None = Field(
        default=None, description="LOCATION: where a place lies that is known and no country; left out where unclear."
    )
    subtype: Subtype | None = Field(
        default=None,
        description="LOCATION, ORGANISATION and MILITARY_PLATFORM: what kind it is of, where that is clear.",
    )
    salience: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="PERSON, ORGANISATION, LOCATION, NATIONALITY: how much the item is about it, from how early and "
        "how often it is named, headline included; the same for all mentions of an id.",
    )
    watchlists: list[Watched] | None = Field(
        default=None, description="Entries of watchlists that the mention may be, the best first, 16 at the most."
    )


class Topic(Contract):
    """A subject matter the item is about, with the words that say so."""

    id: str = Field(description="e.g. `troop-deployment`.")
    confidence: float = Field(
        ge=0, le=1, description="From where the sentences with evidence stand, headline, lead or body, and how many."
    )
    evidence: list[Span] = Field(min_length=1, description="Words of sentences that say that it is so.")


class TalkedAbout(Contract):
    """A topic whose every evidence stands in a sentence that says that it is not so, only might be, or once was."""

    id: str
    modes: list[Literal["negated", "hypothetical", "historical"]] = Field(min_length=1)
    evidence: list[Span] = Field(min_length=1)


class Dateline(Contract):
    """Where, when and by which agency an item was written, as it says before its first sentence."""

    start: int = Field(ge=0, description="First code point of the dateline in `text`.")
    end: int = Field(ge=0, description="The code point after its dash, or after its last sign where it has none.")
    place: str | None = Field(description="As written, with the region: `SEOUL, South Korea`, `WASHINGTON/BRUSSELS`.")
    country: str | None = Field(description="ISO 3166-1 alpha-3 of the place, of the first where it names two.")
    agency: str | None = Field(description="As written: `Yonhap`.")
    date: str | None = Field(description="As written: `June 18`.")
    day: str | None = Field(description="The same in ISO 8601, without a year the one nearest to `published`.")


class Source(Contract):
    """Who is quoted or cited, as the item says it: `a Foreign Ministry official in Seoul`."""

    start: int = Field(ge=0, description="First code point of the source in `text`.")
    end: int = Field(ge=0, description="The code point after its last.")
    text: str
    id: str | None = Field(
        description="Of the entity that the source is, else of the one in it: a person or body before a country."
    )
    verb: str = Field(description="What says that it is a source, as written: `said`, `told`, `according to`.")
    quote: bool = Field(description="Whether words in quotation marks stand with it.")
    anonymous: bool = Field(description="Whether it is people without a name: officials, a source, witnesses.")


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
    in_headline: list[Entity] = Field(
        default=[],
        description="The names of watchlists in the headline, in order, each with its `field`; of a flash, whose text "
        "has two sentences at the most and tells of no event, all entities of the headline.",
    )
    dateline: Dateline | None = Field(default=None, description="null where the item has none.")
    sources: list[Source] = Field(default=[], description="In order; a source that is named twice stands here twice.")
    topics: list[Topic]
    talked_about: list[TalkedAbout] = Field(description="Topics that it is not about, though it has their words.")
    events: list[Event] = Field(default=[], description="What the item is about first; at most 20.")
