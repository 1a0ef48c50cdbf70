"""What holds of the alerts for any sequence of signals."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import Alert, Signal
from streams.alerting import decide as deciding
from streams.alerting.decide import alert_id, decide
from streams.alerting.memory import DictState, Memory, expire
from streams.alerting.times import epoch

START = datetime(2025, 6, 18, tzinfo=UTC)
KEPT_HOURS = 72
# As small as a few signals can fill.
BOUNDS = {"WINDOWS_KEPT": 2, "ITEMS_KEPT": 3, "KNOWN_KEPT": 4}

# Chosen, not drawn by character, as a story has hundreds: what separates keys and what JSON escapes.
texts = st.sampled_from(["", "-", "|", "#", 'a"b', "a\\n", "\x00\x1b", "Пхеньян", "平壌", "😀", "\u2028", "urn:1#"])
hours = st.integers(-60, 60) | st.floats(-60, 60).map(lambda number: round(number, 3))


def iso(hour: float) -> str:
    return (START + timedelta(hours=hour)).isoformat().replace("+00:00", "Z")


@st.composite
def signals(draw: st.DrawFn, received: st.SearchStrategy[float] = hours) -> dict[str, Any]:
    uri = draw(st.sampled_from([f"urn:{n}" for n in range(9)]) | texts)
    sentence = {"field": "text", "start": 0, "end": 9, "text": "Troops go"}
    made = {
        "rule": draw(st.sampled_from(["troops", "sanctions"])),
        "rule_version": "0123456789ab",
        "topic": draw(texts),
        "severity": draw(st.sampled_from(["low", "medium", "high", "critical"])),
        "subject": {
            "actor": draw(st.sampled_from(["PRK", None])),
            "affected": draw(st.sampled_from(["RUS", None])),
        },
        "uri": uri,
        "provider": draw(st.none() | texts),
        "headline": draw(st.none() | texts),
        "event_time": iso(draw(hours)),
        "received": iso(draw(received)),
        "evidence": [{"uri": uri, "sentence": sentence, "spans": [sentence]}] * draw(st.integers(0, 2)),
        "quantities": draw(
            st.lists(
                st.fixed_dictionaries(
                    {
                        "value": st.floats(allow_nan=False, allow_infinity=False) | st.integers(0, 5).map(float),
                        "unit": st.none() | st.sampled_from(["personnel", "workers"]),
                        "text": texts,
                    }
                ),
                max_size=6,
            )
        ),
        "places": draw(st.lists(st.sampled_from([f"location:{n}" for n in range(8)]), max_size=6)),
    }
    Signal.model_validate(made)
    return made


def parts(made: dict[str, Any]) -> tuple[str, str]:
    """The matter of a signal, by the contract's words rather than by the code's, and its item."""
    who = [code if code is not None else "-" for code in (made["subject"]["actor"], made["subject"]["affected"])]
    return "|".join([made["rule"], *who]), made["uri"]


@given(st.lists(signals(), max_size=40), st.booleans())
def test_alerts_of_any_signals(story: list[dict[str, Any]], small: bool) -> None:
    state = DictState()
    memory = Memory(state)
    named: set[tuple[str, str]] = set()
    versions: dict[str, int] = defaultdict(int)
    counts: dict[str, int] = defaultdict(int)
    told: dict[str, set[Any]] = defaultdict(set)
    with pytest.MonkeyPatch.context() as patch:
        for name, bound in BOUNDS.items() if small else ():
            patch.setattr(deciding, name, bound)
        for made in story:
            matter, uri = parts(made)
            alerts = decide(memory, made, made["received"])

            # Every item of a matter is told, and told once.
            assert len(alerts) == ((matter, uri) not in named)
            named.add((matter, uri))
            for alert in alerts:
                assert alert["new"]["items"] == [uri]
                assert f"{alert['rule']}|{alert['subject']}" == matter
                # The contract, also as JSON.
                assert Alert.model_validate(alert) == Alert.model_validate_json(orjson.dumps(alert))
                # Versions have no gaps; only the first one opens.
                versions[alert["id"]] += 1
                counts[alert["id"]] += 1
                assert alert["version"] == versions[alert["id"]]
                assert (alert["status"] == "open") == (alert["version"] == 1)
                if alert["status"] == "open":
                    assert alert["id"] == alert_id(alert["rule"], alert["subject"], uri)
                assert alert["item_count"] == counts[alert["id"]]
                assert len(alert["items"]) == min(alert["item_count"], deciding.ITEMS_KEPT)
                assert alert["items"][-1]["uri"] == uri
                # News is what the item says, nothing else, and complete as long as everything is remembered.
                said = {(quantity["value"], quantity["unit"]) for quantity in made["quantities"]} | set(made["places"])
                fresh = [(quantity["value"], quantity["unit"]) for quantity in alert["new"]["quantities"]]
                fresh += alert["new"]["places"]
                assert len(fresh) == len(set(fresh))
                assert set(fresh) <= said
                assert set(fresh) >= said - told[alert["id"]]
                if not small:
                    assert not set(fresh) & told[alert["id"]]
                told[alert["id"]] |= said

            # The memory: an entry for each matter and item, and bounds within them.
            assert len(state) == len({matter for matter, _ in named}) + len(named)
            windows = memory.windows(matter)
            assert 1 <= len(windows) <= deciding.WINDOWS_KEPT
            for window in windows:
                assert len(window.items) <= deciding.ITEMS_KEPT
                assert len(window.quantities) <= deciding.KNOWN_KEPT
                assert len(window.places) <= deciding.KNOWN_KEPT


@given(st.lists(signals(), max_size=25), st.data())
def test_any_signals_decided_again_from_any_point_give_the_same(
    story: list[dict[str, Any]], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(story)))
    state = DictState()
    alerts = [decide(Memory(state), made, made["received"]) for made in story[:cut]]
    snapshot = DictState(state.oldest())
    alerts += [decide(Memory(state), made, made["received"]) for made in story[cut:]]

    again = [decide(Memory(snapshot), made, made["received"]) for made in story[cut:]]
    assert orjson.dumps(again) == orjson.dumps(alerts[cut:])
    assert list(snapshot.oldest()) == list(state.oldest())


@given(st.lists(signals(received=st.integers(0, 400).map(float)), max_size=40), st.integers(1, 5))
@settings(max_examples=50)
def test_only_what_has_expired_is_told_again(story: list[dict[str, Any]], at_most: int) -> None:
    state = DictState()
    memory = Memory(state)
    named: dict[tuple[str, str], float] = {}
    latest = 0.0
    for made in story:
        received = epoch(made["received"])
        latest = max(latest, received)
        matter = parts(made)
        alerts = decide(memory, made, made["received"])
        if alerts and matter in named:
            assert latest - named[matter] > KEPT_HOURS * 3600
        if alerts:
            named[matter] = received
        before = len(state)
        gone = expire(state, iso((latest - START.timestamp()) / 3600), at_most=at_most)
        assert 0 <= gone <= at_most
        assert len(state) == before - gone

    for _ in range(2 * len(story) + 1):
        expire(state, iso(500), at_most=at_most)
    assert len(state) == 0
