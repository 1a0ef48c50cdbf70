"""Bytes written by hand after the message schemas of Apache Kafka 4; other suites show that a broker takes them."""

from io import BytesIO

import pytest

from streams.kafka import protocol
from streams.kafka.protocol import NO_TAGS, TRANSACTIONS, ApiVersionsResponse, level

VERSIONS = (
    b"\x00\x00"  # no error
    b"\x02" + b"\x00\x1a\x00\x00\x00\x05\x00"  # one API: EndTxn, 0 to 5
    b"\x00\x00\x00\x00"  # throttle time
)
FINALIZED = (
    b"\x02"  # two tags
    b"\x01\x08\x00\x00\x00\x00\x00\x00\x00\x07"  # the epoch of the features
    b"\x02\x1a\x02\x14transaction.version\x00\x02\x00\x02\x00"
)


def test_the_level_of_a_feature_is_read_from_the_tags() -> None:
    assert level(ApiVersionsResponse.decode(VERSIONS + FINALIZED), TRANSACTIONS) == 2
    assert level(ApiVersionsResponse.decode(VERSIONS + FINALIZED), "group.version") == 0


def test_a_cluster_without_features_has_none() -> None:
    assert level(ApiVersionsResponse.decode(VERSIONS + b"\x00"), TRANSACTIONS) == 0


def test_the_answer_about_versions_has_the_oldest_header() -> None:
    request = protocol.ApiVersions("wirewatch", "1").prepare({18: (0, 4)})
    assert request.parse_response_header(BytesIO(b"\x00\x00\x00\x09")).correlation_id == 9
    assert request.encode() == b"\x0awirewatch\x021\x00"


def test_produce() -> None:
    topics = protocol.tagged([("t", [(3, b"batch")])])
    request = protocol.Produce("id", -1, 1000, topics).prepare({0: (3, 12)})
    assert request.encode() == (b"\x03id\xff\xff\x00\x00\x03\xe8\x02\x02t\x02\x00\x00\x00\x03\x06batch\x00\x00\x00")


def test_an_offset_goes_with_generation_and_member() -> None:
    topics = protocol.tagged([("t", [(3, 260, -1, "")])])
    request = protocol.TxnOffsetCommit("id", "g", 7, 2, 5, "me", None, topics).prepare({28: (0, 5)})
    assert request.encode() == (
        b"\x03id" b"\x02g" b"\x00\x00\x00\x00\x00\x00\x00\x07" b"\x00\x02"
        b"\x00\x00\x00\x05" b"\x03me" b"\x00"
        b"\x02" b"\x02t" b"\x02" b"\x00\x00\x00\x03" b"\x00\x00\x00\x00\x00\x00\x01\x04" b"\xff\xff\xff\xff" b"\x01"
        b"\x00\x00\x00"
    )  # fmt: skip


def test_the_end_of_a_transaction_and_the_epoch_of_the_next() -> None:
    request = protocol.EndTxn("id", 7, 2, True).prepare({26: (0, 5)})
    assert request.encode() == b"\x03id\x00\x00\x00\x00\x00\x00\x00\x07\x00\x02\x01\x00"
    answer = request.RESPONSE_TYPE.decode(b"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x07\x00\x03\x00")
    assert (answer.error_code, answer.producer_id, answer.producer_epoch) == (0, 7, 3)


def test_a_broker_that_speaks_older_versions_alone_is_not_asked() -> None:
    with pytest.raises(NotImplementedError):
        protocol.ApiVersions("wirewatch", "1").prepare({18: (0, 2)})
    assert NO_TAGS == {}
