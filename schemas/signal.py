from pydantic import Field

from schemas.alert import Evidence, Quantity, Scene
from schemas.base import Contract


class Subject(Contract):
    """Who does it to whom: ISO 3166-1 alpha-3 codes, null where the item does not say; or where it happens."""

    actor: str | None
    affected: str | None
    place: Scene | None = Field(default=None, description="Of rules that group by place.")


class Signal(Contract):
    """A record of `wire.signals` (internal): one alert rule that matched one item. Key: `rule|actor|affected`, or
    `rule|place`.
    """

    rule: str
    rule_version: str = Field(description="A hash of what the rule and its topic's rule say.")
    topic: str
    severity: str
    subject: Subject
    uri: str
    provider: str | None
    headline: str | None
    event_time: str = Field(description="When the item was published, else when it was received; ISO 8601, UTC.")
    received: str = Field(description="When the item came to `wire.raw`; ISO 8601, UTC.")
    evidence: list[Evidence]
    quantities: list[Quantity]
    places: list[str] = Field(description="Entity ids of the places named in the evidence.")
