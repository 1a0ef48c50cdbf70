from typing import Literal

from pydantic import Field

from schemas.base import Contract
from schemas.enriched import Span


class Evidence(Contract):
    """A sentence that caused an alert and, within it, the words that did."""

    uri: str = Field(description="The item that holds it.")
    sentence: Span = Field(description="Of a sentence of more than 1,000 code points the part about the first span.")
    spans: list[Span] = Field(min_length=1)


class Quantity(Contract):
    """A number and what it counts, e.g. 6000 personnel."""

    value: float
    unit: str | None
    text: str


class AlertItem(Contract):
    """An item that belongs to an alert."""

    uri: str
    provider: str | None
    time: str = Field(description="The item's event time; ISO 8601, UTC.")
    headline: str | None = Field(description="Its first 300 code points.")


class News(Contract):
    """What a version of an alert says that the one before did not."""

    items: list[str] = Field(description="uris")
    quantities: list[Quantity]
    places: list[str] = Field(description="Entity ids.")


class Scene(Contract):
    """Where something happens."""

    id: str = Field(
        description="`geonames:1140026`; the entity's id, `place:aegean-sea`, where GeoNames has none; `country:AFG` "
        "where no place within a country is named."
    )
    name: str | None = Field(description="null where the item only has what tells of the country.")
    country: str | None = Field(description="ISO 3166-1 alpha-3; null for what lies in several countries.")


class Alert(Contract):
    """A record of `wire.alerts` and `wire.alerts.<topic>`: an alert or a later version of it. Key: `id`.

    `id` is a function of rule, subject and first item, and `version` counts from 1, so the pair tells a repeat apart
    also for a reader that is not read_committed.
    """

    id: str
    version: int = Field(ge=1)
    status: Literal["open", "updated"]
    rule: str
    rule_version: str = Field(description="A hash of what the rule said that made this version of the alert.")
    topic: str
    severity: Literal["low", "medium", "high", "critical"]
    subject: str = Field(
        description="`actor|affected`, ISO 3166-1 alpha-3, `-` where unknown; of rules that group by place its id."
    )
    place: Scene | None = Field(default=None, description="Of rules that group by place, where one is named.")
    headline: str | None = Field(description="That of the newest item that has one.")
    items: list[AlertItem] = Field(description="The newest last; the oldest leave when there are more than 50.")
    item_count: int = Field(ge=1, description="All items so far, those that have left `items` among them.")
    evidence: list[Evidence] = Field(description="Of the newest item.")
    new: News
    first_seen: str = Field(description="When its first item was received; ISO 8601, UTC.")
    updated: str = Field(description="When its newest item was received; ISO 8601, UTC.")
