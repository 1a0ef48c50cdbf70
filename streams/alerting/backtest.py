"""What another rule set would have changed: the alerts that it adds and drops over the same items."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from streams.alerting.decide import decide
from streams.alerting.memory import DictState, Memory


class Change(NamedTuple):
    """An alert that only one of two rule sets raises, or whose last version differs."""

    how: Literal["added", "dropped", "changed"]
    alert: dict[str, Any]
    before: dict[str, Any] | None = None


class Alerts:
    """The alerts that signals lead to, by id, each as it was last published."""

    def __init__(self) -> None:
        self._memory = Memory(DictState())
        self.last: dict[str, dict[str, Any]] = {}

    def add(self, signals: Iterable[dict[str, Any]]) -> None:
        """Take an item's signals in, in the order in which the items came."""
        for signal in signals:
            for alert in decide(self._memory, signal, signal["received"]):
                self.last[alert["id"]] = alert


def changes(before: Alerts, after: Alerts) -> Iterator[Change]:
    """What `after` adds, drops and changes; a change is one of severity or of the items."""
    for id_, alert in after.last.items():
        old = before.last.get(id_)
        if old is None:
            yield Change("added", alert)
        elif (old["severity"], old["item_count"]) != (alert["severity"], alert["item_count"]):
            yield Change("changed", alert, old)
    for id_, alert in before.last.items():
        if id_ not in after.last:
            yield Change("dropped", alert)
