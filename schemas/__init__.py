"""The wire contracts: what each topic carries, as pydantic models.

`schemas.generated` holds the same as JSON Schema. Offsets are code points; times are ISO 8601 in UTC.
"""

from schemas.alert import Alert, AlertItem, Evidence, News
from schemas.enriched import Enriched, Entity, Span, Topic
from schemas.event import Event, EventEvidence, Participant, Place, Trigger
from schemas.item import PlainItem
from schemas.rejected import Rejected
from schemas.signal import Signal, Subject

__all__ = [
    "Alert",
    "AlertItem",
    "Enriched",
    "Entity",
    "Event",
    "EventEvidence",
    "Evidence",
    "News",
    "Participant",
    "Place",
    "PlainItem",
    "Rejected",
    "Signal",
    "Span",
    "Subject",
    "Topic",
    "Trigger",
]
