from collections.abc import Iterator

import orjson
import pytest

from streams.alerting.memory import CorruptStateError, DictState, Memory, State, Window, expire
from streams.errors import WirewatchError

MATTER = "troop-deployment|PRK|RUS"
NOW = "2025-06-18T07:00:00Z"
NOW_SECONDS = 1_750_230_000


def window(name: str = "a", **changes: object) -> Window:
    fields: dict[str, object] = {
        "id": name * 26,
        "version": 1,
        "topic": "troop-deployment",
        "severity": "high",
        "items": [["urn:1", "MENAFN", "2025-06-18T00:00:00Z", "A headline"]],
        "headline_before": None,
        "item_count": 1,
        "first_seen": NOW,
        "updated": NOW,
        "start": 1_750_204_800.0,
        "end": 1_750_204_800.0,
        "quantities": [(6000.0, "personnel"), (2.0, None)],
        "places": ["location:kursk"],
    }
    return Window(**{**fields, **changes})  # type: ignore[arg-type]


def remembered(now: str = NOW, uri: str = "urn:1") -> DictState:
    state = DictState()
    Memory(state).remember(MATTER, [window()], uri, now)
    return state


class Stuck(DictState):
    """A state that tells how many entries were read from its front."""

    read = 0

    def oldest(self) -> Iterator[tuple[str, bytes]]:
        for entry in super().oldest():
            self.read += 1
            yield entry


def test_a_dict_state_is_a_state_in_the_order_of_the_last_put() -> None:
    state: State = DictState([("a", b"1"), ("b", b"2")])
    state.put("c", b"3")
    state.put("a", b"4")
    state.delete("b")
    state.delete("never there")
    assert list(state.oldest()) == [("c", b"3"), ("a", b"4")]
    assert (state.get("a"), state.get("b")) == (b"4", None)


def test_a_copy_of_a_dict_state_shares_nothing_with_it() -> None:
    state = DictState([("a", b"1")])
    copy = DictState(state.oldest())
    copy.put("b", b"2")
    assert (len(state), len(copy)) == (1, 2)


def test_an_empty_memory_knows_no_item_and_no_window() -> None:
    memory = Memory(DictState())
    assert not memory.knows(MATTER, "urn:1")
    assert memory.windows(MATTER) == []


def test_what_was_remembered_comes_back() -> None:
    memory = Memory(DictState())
    windows = [window("a"), window("b", headline_before="Before", items=[["urn:1", None, NOW, None]])]
    memory.remember(MATTER, windows, "urn:1", NOW)
    assert memory.windows(MATTER) == windows
    assert memory.knows(MATTER, "urn:1")
    assert not memory.knows(MATTER, "urn:2")
    assert not memory.knows("troop-deployment|PRK|-", "urn:1")


def test_a_window_that_is_changed_does_not_change_the_memory() -> None:
    memory = Memory(remembered())
    memory.windows(MATTER)[0].places.append("location:moscow")
    assert memory.windows(MATTER) == [window()]


def test_remembering_puts_the_matter_and_one_small_entry_for_the_item() -> None:
    (matter, windows), (item, mark) = remembered().oldest()
    assert matter == MATTER
    assert orjson.loads(windows)[:2] == [1, NOW_SECONDS]
    assert item.startswith(f"{MATTER}#")
    assert len(item) == len(MATTER) + 1 + 24
    assert int(item[-24:], 16) >= 0
    assert mark == b"[1,%d]" % NOW_SECONDS


def test_a_signal_received_long_ago_does_not_age_its_matter() -> None:
    state = remembered()
    Memory(state).remember(MATTER, [window()], "urn:late", "2025-06-10T00:00:00Z")
    touched = {key: orjson.loads(value)[1] for key, value in state.oldest()}
    assert touched[MATTER] == NOW_SECONDS
    assert min(touched.values()) == 1_749_513_600


def test_the_headline_of_a_window_is_that_of_the_newest_item_with_one() -> None:
    bare: list[str | None] = ["urn:2", None, NOW, None]
    titled: list[str | None] = ["urn:3", None, NOW, "Titled"]
    assert window(items=[titled, bare]).headline == "Titled"
    assert window(items=[bare], headline_before="Before").headline == "Before"
    assert window(items=[bare]).headline is None


def test_the_distance_to_a_window_is_that_to_its_nearer_edge() -> None:
    wide = window(start=100.0, end=200.0)
    assert [wide.distance(time) for time in (40.0, 100.0, 150.0, 200.0, 201.0)] == [60.0, 0.0, 0.0, 0.0, 1.0]


@pytest.mark.parametrize(
    "value",
    [
        b"",
        b"not json",
        b"{}",
        b"[]",
        b"[1]",
        b"[1,x,[]]",
        b"[1,2,[{}]]",
        b"[1,2,[3]]",
        b"[1,2,3]",
        b"[1,2]",
        b"[1,2,[",
    ],
)
def test_a_matter_that_cannot_be_decoded_is_an_error_naming_its_key(value: bytes) -> None:
    with pytest.raises(CorruptStateError, match="troop-deployment") as caught:
        Memory(DictState([(MATTER, value)])).windows(MATTER)
    assert caught.value.key == MATTER
    assert isinstance(caught.value, WirewatchError)


def test_a_layout_of_another_release_is_an_error_that_says_so() -> None:
    state = DictState((key, value.replace(b"[1,", b"[2,", 1)) for key, value in remembered().oldest())
    memory = Memory(state)
    with pytest.raises(CorruptStateError, match="layout 2, this release reads 1"):
        memory.windows(MATTER)
    with pytest.raises(CorruptStateError, match="layout 2, this release reads 1"):
        memory.knows(MATTER, "urn:1")
    with pytest.raises(CorruptStateError, match="layout 2, this release reads 1"):
        expire(state, "2026-01-01T00:00:00Z")


def test_nothing_is_put_over_an_entry_that_cannot_be_read() -> None:
    state = DictState([(MATTER, b"broken")])
    with pytest.raises(CorruptStateError):
        Memory(state).remember(MATTER, [window()], "urn:1", NOW)
    assert list(state.oldest()) == [(MATTER, b"broken")]


def test_entries_expire_72_hours_after_their_last_touch() -> None:
    state = remembered()
    assert expire(state, "2025-06-21T07:00:00Z") == 0
    assert len(state) == 2
    assert expire(state, "2025-06-21T07:00:01Z") == 2
    assert len(state) == 0
    assert expire(state, "2025-06-21T07:00:01Z") == 0


def test_a_matter_that_is_updated_outlives_its_first_items() -> None:
    state = remembered()
    memory = Memory(state)
    memory.remember(MATTER, [window()], "urn:2", "2025-06-20T07:00:00Z")
    assert expire(state, "2025-06-22T07:00:00Z") == 1
    assert not memory.knows(MATTER, "urn:1")
    assert memory.knows(MATTER, "urn:2")
    assert memory.windows(MATTER)


def test_a_call_deletes_no_more_than_it_may() -> None:
    state = DictState((f"m#{n}", b"[1,0]") for n in range(1200))
    assert [expire(state, NOW) for _ in range(4)] == [500, 500, 200, 0]
    state = DictState((f"m#{n}", b"[1,0]") for n in range(5))
    assert expire(state, NOW, at_most=3) == 3
    assert [key for key, _ in state.oldest()] == ["m#3", "m#4"]


def test_how_long_to_keep_is_the_callers_choice() -> None:
    state = remembered()
    assert expire(state, "2025-06-18T07:01:00Z", keep_seconds=60) == 0
    assert expire(state, "2025-06-18T07:01:01Z", keep_seconds=60) == 2


def test_expiry_stops_at_the_first_entry_that_lives() -> None:
    state = Stuck((f"m#{n}", b"[1,%d]" % (0 if n % 2 else NOW_SECONDS)) for n in range(1000))
    assert expire(state, NOW) == 0
    assert state.read == 1


def test_expiry_does_not_decode_the_windows_of_a_matter() -> None:
    assert expire(DictState([(MATTER, b"[1,0,what follows is not read")]), NOW) == 1
