"""Signals of one matter, and a desk that is told them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from schemas import Alert, Signal
from streams.alerting.decide import decide
from streams.alerting.memory import DictState, Memory

START = datetime(2025, 6, 18, tzinfo=UTC)
SENTENCE = "North Korea will send a total of 6,000 personnel to Russia."
MATTER = "troop-deployment|PRK|RUS"


def iso(hours: float) -> str:
    return (START + timedelta(hours=hours)).isoformat().replace("+00:00", "Z")


def quantity(value: float, unit: str | None = "personnel", text: str | None = None) -> dict[str, Any]:
    return {"value": value, "unit": unit, "text": text or f"{value} {unit}"}


def signal(uri: str, hours: float = 0.0, received: float | None = None, **changes: Any) -> dict[str, Any]:
    """A signal of `MATTER` whose item's event time is `hours` after START, received seven hours later."""
    sentence = {"field": "text", "start": 100, "end": 100 + len(SENTENCE), "text": SENTENCE}
    cause = {"field": "text", "start": 117, "end": 148, "text": SENTENCE[17:48]}
    made = {
        "rule": "troop-deployment",
        "rule_version": "0123456789ab",
        "topic": "deployments",
        "severity": "high",
        "subject": {"actor": "PRK", "affected": "RUS"},
        "uri": uri,
        "provider": "MENAFN",
        "headline": f"Headline of {uri}",
        "event_time": iso(hours),
        "received": iso(hours + 7 if received is None else received),
        "evidence": [{"uri": uri, "sentence": sentence, "spans": [cause]}],
        "quantities": [],
        "places": [],
        **changes,
    }
    Signal.model_validate(made)
    return made


class Desk:
    """What reads the alerts, and holds every one of them to its contract."""

    def __init__(self, state: DictState | None = None) -> None:
        self.state = DictState() if state is None else state
        self.memory = Memory(self.state)

    def tell(self, *signals: dict[str, Any]) -> list[dict[str, Any]]:
        alerts = [alert for made in signals for alert in decide(self.memory, made, made["received"])]
        for alert in alerts:
            assert Alert.model_validate(alert).model_dump() == alert
        return alerts
