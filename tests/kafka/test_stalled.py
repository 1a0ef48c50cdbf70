from aiokafka import TopicPartition

from streams.kafka.watchdog import Seen, stalled

ONE, TWO = TopicPartition("wire.raw", 0), TopicPartition("wire.raw", 1)
LIMIT = 60.0


def looks(*offsets: tuple[int, int], every: float = 40.0) -> list[list[str]]:
    """What each of several looks at one partition says, `every` seconds apart."""
    seen: dict[TopicPartition, Seen] = {}
    return [stalled(seen, {ONE: found}, 1000 + number * every, LIMIT) for number, found in enumerate(offsets)]


def test_a_partition_that_stands_still_with_lag_is_stalled_past_the_limit() -> None:
    assert looks((5, 9), (5, 9), (5, 12)) == [[], [], ["wire.raw-0 at offset 5 of 12 for 80 s"]]


def test_it_stays_stalled_until_it_moves() -> None:
    assert [bool(said) for said in looks((5, 9), (5, 9), (5, 9), (5, 9), (6, 9), (6, 9), (6, 9))] == [
        *(False, False, True, True),
        *(False, False, True),
    ]


def test_a_partition_that_moves_is_not_stalled_however_slowly() -> None:
    assert not any(looks(*((offset, 1000) for offset in range(50)), every=59))


def test_a_partition_without_lag_is_not_stalled() -> None:
    assert not any(looks(*[(9, 9)] * 10))


def test_time_without_lag_does_not_count() -> None:
    assert not any(looks((9, 9), (9, 9), (9, 9), (9, 10), (10, 10)))


def test_an_offset_that_goes_back_is_a_new_start() -> None:
    assert not any(looks((5, 9), (5, 9), (3, 9), (3, 9)))


def test_a_partition_that_was_away_starts_anew() -> None:
    seen: dict[TopicPartition, Seen] = {}
    assert stalled(seen, {ONE: (5, 9)}, 0, LIMIT) == []
    assert stalled(seen, {TWO: (1, 2)}, 50, LIMIT) == []
    assert seen.keys() == {TWO}
    assert stalled(seen, {ONE: (5, 9), TWO: (1, 2)}, 100, LIMIT) == []


def test_only_the_partition_that_is_stuck_is_named() -> None:
    seen: dict[TopicPartition, Seen] = {}
    stalled(seen, {ONE: (5, 9), TWO: (5, 9)}, 0, LIMIT)
    assert stalled(seen, {ONE: (6, 9), TWO: (5, 9)}, 61, LIMIT) == ["wire.raw-1 at offset 5 of 9 for 61 s"]
