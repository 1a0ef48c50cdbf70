from typing import Literal

from pydantic import Field

from schemas.base import Contract

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]


class Trigger(Contract):
    """The words that tell of an event: `text` is the field's code points from `start` up to `end`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class EventEvidence(Contract):
    """The sentence of an event, as code points of its `field`, and the words in it that tell of the event."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    trigger: Trigger


class Participant(Contract):
    """Who acts or is acted on; what the text does not tell is left out."""

    country: str | None = Field(
        default=None,
        description="ISO 3166-1 alpha-3, `KOS` for Kosovo, or PLOVER's code for what is no country: UNO, EUR, IGO, "
        "NGO, IMG. A recipient without `start` is not named: it is of the actor's own country.",
    )
    sector: str | None = Field(default=None, description="PLOVER sector, e.g. GOV, MIL, REB, CVL.")
    entity: str | None = Field(default=None, description="Id of the entity that names it.")
    start: int | None = Field(default=None, ge=0, description="First code point of the mention in the event's `field`.")
    end: int | None = Field(default=None, ge=0)
    text: str | None = None


class EventPlace(Contract):
    """Where an event takes place: the id of a location among the entities, and its mention."""

    entity: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class Event(Contract):
    """Who does what to whom, coded by PLOVER 2024; what the text does not tell is left out."""

    field: Literal["headline"] | None = Field(
        default=None,
        description="`headline`: of a flash, whose events have the code points of its headline; left out: of `text`.",
    )
    type: EventType
    modes: list[str] = Field(description="How: modes of the type, at most three.")
    contexts: list[str] = Field(description="Why: contexts, e.g. `military`, `election`.")
    actor: Participant | None = None
    recipient: Participant | None = None
    negated: bool = Field(description="The text says that it did not happen.")
    future: bool = Field(description="It lies ahead, where the type does not say so itself.")
    historical: bool = Field(description="It lies more than a year before the item, or decades ago.")
    hypothetical: bool = Field(description="It may happen, or would if something else did.")
    place: EventPlace | None = None
    date: str | None = Field(default=None, description="ISO 8601, as precise as the sentence is.")
    quantities: list[int] = Field(description="Where the QUANTITY and MONEY entities of the sentence begin.")
    evidence: EventEvidence
    score: float = Field(
        ge=0, le=1, description="How sure the type is and how near to the top it stands; not a probability."
    )
