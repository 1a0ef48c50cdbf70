import tracemalloc
from collections.abc import Iterable

import orjson
from hypothesis import given
from hypothesis import strategies as st

from streams.kafka.records import Outgoing
from streams.kafka.state import PartitionState

KEYS = st.sampled_from("abcde")
CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("put"), KEYS, st.binary(max_size=2)),
        st.tuples(st.just("delete"), KEYS),
        st.tuples(st.sampled_from(["mark", "undo", "flush"])),
    ),
    max_size=60,
)


def state(**entries: bytes) -> PartitionState:
    made = PartitionState("wire.alerts.state", 2)
    for key, value in entries.items():
        made.put(key, value)
    made.flush()
    made.mark()
    return made


def changes(of: PartitionState) -> list[tuple[str, bytes | None]]:
    return [(record.key.decode(), record.value) for record in of.flush() if record.key]


def replay(entries: dict[str, bytes], records: Iterable[Outgoing]) -> None:
    """What a restore makes of the changelog."""
    for record in records:
        assert record.key
        entries.pop(record.key.decode(), None)
        if record.value is not None:
            entries[record.key.decode()] = record.value


@given(CHANGES)
def test_the_changelog_makes_the_same_entries_in_the_same_order(ops: list[tuple[str, ...]]) -> None:
    live, restored = state(), dict[str, bytes]()
    for name, *arguments in ops:
        done = getattr(live, name)(*arguments)
        if name == "flush":
            replay(restored, done)
            assert list(live.oldest()) == list(restored.items())
    replay(restored, live.flush())
    assert list(live.oldest()) == list(restored.items())
    assert len(live) == len(restored)


@given(CHANGES, CHANGES)
def test_undo_restores_what_was_at_the_mark(before: list[tuple[str, ...]], after: list[tuple[str, ...]]) -> None:
    live = state()
    for name, *arguments in before:
        getattr(live, name)(*arguments)
    live.mark()
    expected = dict(live.oldest())
    for name, *arguments in after:
        if name in ("put", "delete", "flush"):
            getattr(live, name)(*arguments)
    live.undo()
    assert dict(live.oldest()) == expected


def test_get_finds_what_was_put_until_it_is_deleted() -> None:
    live = state()
    assert live.get("a") is None
    live.put("a", b"1")
    live.put("a", b"2")
    assert live.get("a") == b"2"
    live.delete("a")
    assert live.get("a") is None


def test_the_oldest_is_what_was_not_changed_for_longest() -> None:
    live = state(a=b"1", b=b"2", c=b"3")
    live.put("a", b"4")
    assert list(live.oldest()) == [("b", b"2"), ("c", b"3"), ("a", b"4")]


def test_a_flush_holds_the_last_change_of_each_key_once() -> None:
    live = state(old=b"0")
    live.put("a", b"1")
    live.put("b", b"2")
    live.put("a", b"3")
    live.delete("old")
    assert changes(live) == [("b", b"2"), ("a", b"3"), ("old", None)]
    assert changes(live) == []


def test_a_flush_goes_to_the_partition_of_the_same_number() -> None:
    live = state()
    live.put("ä", b"1")
    assert live.flush() == [Outgoing("wire.alerts.state", "ä".encode(), b"1", partition=2)]


def test_undo_takes_back_a_put_a_change_and_a_deletion() -> None:
    live = state(a=b"1", b=b"2")
    live.put("new", b"0")
    live.put("a", b"9")
    live.put("a", b"8")
    live.delete("b")
    live.undo()
    assert dict(live.oldest()) == {"a": b"1", "b": b"2"}


def test_undo_takes_back_nothing_from_before_the_mark() -> None:
    live = state()
    live.put("a", b"1")
    live.mark()
    live.put("b", b"2")
    live.undo()
    live.undo()
    assert dict(live.oldest()) == {"a": b"1"}
    assert ("a", b"1") in changes(live)


def test_an_entry_takes_no_more_room_than_it_needs() -> None:
    live = state()
    tracemalloc.start()
    try:
        for number in range(1_000):
            live.put(f"matter-{number}", orjson.dumps([1, number]))
            live.flush()
            live.mark()
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held / 1_000 < 512  # bytes
