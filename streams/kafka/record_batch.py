"""Record batches as Kafka stores them, written here since a wrapper around each record costs more than the record.

Source: Kafka protocol guide, "Record Batch", message format 2.
"""

import struct
import time
from collections.abc import Iterator, Sequence
from typing import Any

from aiokafka import codec
from google_crc32c import value as crc32c

from streams.kafka.records import Outgoing

MAX_BYTES = 1_000_000  # of a batch; a topic refuses larger ones than 1,048,588 bytes unless it is told otherwise

_BASE = struct.Struct(">qiib")  # base offset, length from the next field on, leader epoch, magic
_CRC = struct.Struct(">I")
_REST = struct.Struct(">hiqqqhii")  # attributes, last offset delta, timestamps, producer id and epoch, sequence, count
HEADER_BYTES = _BASE.size + _CRC.size + _REST.size
_LENGTH_AT, _CRC_AT, _CHECKED_FROM = 8, _BASE.size, _BASE.size + _CRC.size
_TRANSACTIONAL = 0x10
_CODECS = {"gzip": 1, "snappy": 2, "lz4": 3, "zstd": 4}


def _varint(number: int) -> bytes:
    """A signed number in zigzag and base 128."""
    left = number << 1 if number >= 0 else (-number << 1) - 1
    out = bytearray()
    while left > 0x7F:
        out.append(left & 0x7F | 0x80)
        left >>= 7
    out.append(left)
    return bytes(out)


_KNOWN = 1 << 13
_VARINTS = [_varint(number) for number in range(_KNOWN)]
_NULL = _varint(-1)


def encode(
    records: Sequence[Outgoing], producer_id: int, epoch: int, sequence: int, compression: str = "none"
) -> bytes:
    """The records as one batch of a transaction, their timestamps, where they have none, the present time.

    `sequence` is the number of records that this producer epoch has sent to the partition before (modulo 2^31).
    """
    now = int(time.time() * 1000)
    base = records[0].timestamp
    if base is None:
        base = now
    latest = base
    known, limit = _VARINTS, _KNOWN
    parts: list[bytes] = []
    number = 0
    for _, key, value, headers, timestamp, *_ in records:
        if timestamp is None:
            timestamp = now
        if timestamp > latest:
            latest = timestamp
        late = timestamp - base
        delta = known[late] if 0 <= late < limit else _varint(late)
        place = known[number] if number < limit else _varint(number)
        number += 1
        if key is None:
            key, key_length = b"", _NULL
        else:
            key_length = known[len(key)] if len(key) < limit else _varint(len(key))
        if value is None:
            value, value_length = b"", _NULL
        else:
            value_length = known[len(value)] if len(value) < limit else _varint(len(value))
        told = _headers(headers) if headers else b"\0"
        length = 1 + len(delta) + len(place) + len(key_length) + len(key) + len(value_length) + len(value) + len(told)
        parts += (
            known[length] if length < limit else _varint(length),
            b"\0",
            delta,
            place,
            key_length,
            key,
            value_length,
            value,
            told,
        )
    attributes = _TRANSACTIONAL
    if compression != "none":
        attributes |= _CODECS[compression]
        parts = [_compress(b"".join(parts), compression)]
    rest = _REST.pack(attributes, number - 1, base, latest, producer_id, epoch, sequence, number)
    checked = b"".join((rest, *parts))
    return b"".join((_BASE.pack(0, len(checked) + 9, -1, 2), _CRC.pack(crc32c(checked)), checked))


def _headers(headers: Sequence[tuple[str, bytes]]) -> bytes:
    parts = [_varint(len(headers))]
    for name, value in headers:
        key = name.encode()
        parts += (_varint(len(key)), key, _varint(len(value)), value)
    return b"".join(parts)


def _compress(payload: bytes, compression: str) -> Any:
    match compression:
        case "gzip":
            return codec.gzip_encode(payload)
        case "snappy":
            return codec.snappy_encode(payload)
        case "lz4":
            return codec.lz4_encode(payload, level=0)
        case "zstd":
            return codec.zstd_encode(payload)
    raise ValueError(f"unknown compression {compression}")


def split(records: Sequence[Outgoing]) -> Iterator[Sequence[Outgoing]]:
    """The records of one partition in portions of up to about `MAX_BYTES`, each at least one record."""
    begin = size = 0
    for index, record in enumerate(records):
        more = 40 + len(record.key or b"") + len(record.value or b"")
        if record.headers:
            more += sum(10 + len(name) + len(value) for name, value in record.headers)
        if size + more > MAX_BYTES and index > begin:
            yield records[begin:index]
            begin, size = index, 0
        size += more
    yield records[begin:]


def corrupt(batches: bytes) -> bool:
    """Whether the checksum of one of the batches, the last of which may be cut off, is not that of its content."""
    start = 0
    while start + HEADER_BYTES <= len(batches):
        end = start + 12 + int.from_bytes(batches[start + _LENGTH_AT : start + 12], "big")
        if end > len(batches) or batches[start + 16] != 2:  # cut off, or of an older format that has another checksum
            return False
        (crc,) = _CRC.unpack_from(batches, start + _CRC_AT)
        if crc32c(batches[start + _CHECKED_FROM : end]) != crc:
            return True
        start = end
    return False
