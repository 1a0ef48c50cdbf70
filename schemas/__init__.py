"""The wire contracts: what each topic carries, as pydantic models.

`schemas.generated` holds the same as JSON Schema. Offsets are code points; times are ISO 8601 in UTC.
"""

from schemas.alert import Alert, AlertItem, Evidence, News
from schemas.enriched import Dateline, Enriched, Entity, Source, Span, TalkedAbout, Topic
from schemas.event import Event, EventEvidence, EventPlace, Participant, Trigger
from schemas.item import PlainItem
from schemas.rejected import Rejected
from schemas.signal import Signal, Subject

__all__ = [
    "Alert",
    "AlertItem",
    "Dateline",
    "Enriched",
    "Entity",
    "Event",
    "EventEvidence",
    "EventPlace",
    "Evidence",
    "News",
    "Participant",
    "PlainItem",
    "Rejected",
    "Signal",
    "Source",
    "Span",
    "Subject",
    "TalkedAbout",
    "Topic",
    "Trigger",
]
