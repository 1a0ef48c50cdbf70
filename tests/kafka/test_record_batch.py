"""Batches are compared with what aiokafka's parser, another implementation of the format, reads in them."""

import pytest
from aiokafka.record.memory_records import MemoryRecords

from streams.kafka.record_batch import HEADER_BYTES, MAX_BYTES, corrupt, encode, split
from streams.kafka.records import Outgoing

RECORDS = [
    *(Outgoing("t", b"key-%d" % n, b"v" * n, timestamp=1_700_000_000_000 + n) for n in range(0, 20_000, 97)),
    Outgoing("t", None, None, timestamp=1_700_000_000_000),
    Outgoing("t", b"", b"", (("name", b"value"), ("Größe", b""), ("name", b"\0" * 9000)), 1_699_999_999_000),
    Outgoing("t", b"k" * 10_000, b"v" * 3_000_000, timestamp=1_800_000_000_000),
]


@pytest.mark.parametrize("compression", ["none", "gzip", "snappy", "lz4", "zstd"])
def test_what_is_encoded_is_what_another_parser_reads(compression: str) -> None:
    encoded = encode(RECORDS, producer_id=1 << 40, epoch=7, sequence=2**31 - 1, compression=compression)
    read = MemoryRecords(encoded)
    batch = read.next_batch()
    assert not read.has_next()
    assert batch.validate_crc()
    assert (batch.producer_id, batch.is_transactional, batch.is_control_batch) == (1 << 40, True, False)
    assert batch.next_offset == len(RECORDS)
    for number, (found, sent) in enumerate(zip(batch, RECORDS, strict=True)):
        assert found.offset == number
        assert (found.key, found.value, tuple(found.headers)) == (sent.key, sent.value, sent.headers)
        assert found.timestamp == sent.timestamp


def test_a_record_without_a_timestamp_has_that_of_its_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: 1_700_000_000.5)
    encoded = encode([Outgoing("t", b"k", b"v"), Outgoing("t", b"k", b"w", timestamp=5)], 1, 0, 0)
    assert [record.timestamp for record in MemoryRecords(encoded).next_batch()] == [1_700_000_000_500, 5]


def test_more_records_than_fit_are_split_in_order() -> None:
    records = [Outgoing("t", b"%d" % n, b"v" * 300_000) for n in range(10)]
    portions = list(split(records))
    assert [record for portion in portions for record in portion] == records
    assert [len(portion) for portion in portions] == [3, 3, 3, 1]
    assert all(len(encode(portion, 1, 0, 0)) < MAX_BYTES + HEADER_BYTES for portion in portions)


def test_a_record_larger_than_a_batch_goes_alone() -> None:
    records = [Outgoing("t", b"k", b"v" * size) for size in (10, MAX_BYTES, 10)]
    assert [len(portion) for portion in split(records)] == [1, 1, 1]


def test_headers_count_for_the_size_of_a_batch() -> None:
    records = [Outgoing("t", None, None, (("h", b"v" * 600_000),)) for _ in range(2)]
    assert len(list(split(records))) == 2


def test_every_changed_bit_after_the_checksum_shows() -> None:
    good = encode([Outgoing("t", b"key", b"value", timestamp=1)], 1, 0, 0)
    assert not corrupt(good + good)
    for at in range(17, len(good)):
        bad = bytearray(good)
        bad[at] ^= 1 << at % 8
        assert corrupt(good + bytes(bad)), f"byte {at}"


def test_a_batch_that_is_cut_off_is_not_corrupt() -> None:
    good = encode([Outgoing("t", b"key", b"value", timestamp=1)], 1, 0, 0)
    assert not any(corrupt(good + good[:end]) for end in range(len(good)))
