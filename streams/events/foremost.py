"""Which of the events of a text it is about: told early, surely, of somebody, and in the headline too."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

Event = dict[str, Any]

_FADING: Final = 0.85
"""What a sentence is worth beside the one before it: what was urged or denied further down is background."""
_LEAST: Final = 0.3
_OF_NOBODY: Final = 0.8
"""What an event is worth of which neither the actor nor the recipient is known."""
_SAME_TYPE: Final = 2
_SAME_COUNTRY: Final = 1
_ALIKE: Final = 2
"""What an event must have in common with that of the headline to be the same: the type, or both countries."""
_NOBODY: Final[Mapping[str, Any]] = {}


def weigh(told: Sequence[Event], number: int) -> None:
    """Lower the scores of the events that the sentence of a number tells, from 0 for the first, by how far down it is
    and for events of nobody.
    """
    weight = max(_LEAST, _FADING**number)
    for event in told:
        worth = weight if "actor" in event or "recipient" in event else weight * _OF_NOBODY
        event["score"] = round(event["score"] * worth, 2)


def in_order(found: Sequence[Event]) -> list[Event]:
    """The events, the surest first, without those that are the same as one before: of the same type and countries,
    unless their contexts have nothing in common; one without a context is the same as any.
    """
    kept: dict[tuple[str, str | None, str | None], list[set[str]]] = {}
    told = []
    for event in sorted(found, key=_surest_first):
        alike = kept.setdefault((event["type"], _country(event, "actor"), _country(event, "recipient")), [])
        contexts = event["contexts"]
        for about in alike:
            if not contexts or not about or not about.isdisjoint(contexts):
                about.update(contexts)
                break
        else:
            alike.append(set(contexts))
            told.append(event)
    return told


def as_headlined(found: Sequence[Event], headline: Sequence[Event]) -> list[Event]:
    """The events of a text, that one first which tells most nearly what the headline does, if any tells the same."""
    if not headline:
        return list(found)
    likeness = [_likeness(event, headline[0]) for event in found]
    most = max(likeness, default=0)
    if most < _ALIKE:
        return list(found)
    at = likeness.index(most)
    return [found[at], *found[:at], *found[at + 1 :]]


def _likeness(event: Event, other: Event) -> int:
    """How much two events have in common."""
    same = _SAME_TYPE if event["type"] == other["type"] else 0
    for part in ("actor", "recipient"):
        country = _country(event, part)
        if country is not None and country == _country(other, part):
            same += _SAME_COUNTRY
    return same


def _country(event: Event, part: str) -> str | None:
    """The country of the actor or of the recipient of an event, if it has one."""
    country: str | None = event.get(part, _NOBODY).get("country")
    return country


def _surest_first(event: Event) -> tuple[float, int]:
    return -event["score"], event["evidence"]["start"]
