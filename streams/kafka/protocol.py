"""Requests of Kafka's second version of transactions, which aiokafka does not have.

Source: KIP-890 (transactions server-side defense), KIP-584 (features), the message schemas of Apache Kafka 4.
"""

from collections.abc import Iterable
from io import BytesIO
from typing import Any, ClassVar, Final

from aiokafka.protocol.api import Request, RequestStruct, Response, ResponseHeader_v0
from aiokafka.protocol.types import (
    Boolean,
    CompactArray,
    CompactBytes,
    CompactString,
    Int16,
    Int32,
    Int64,
    Schema,
    TaggedFields,
)

TRANSACTIONS: Final = "transaction.version"
"""The feature whose level says which version of transactions the brokers of a cluster speak."""

_FINALIZED: Final = 2  # the tag of the features that a cluster has agreed upon
_TAGS: Final = ("tags", TaggedFields)
NO_TAGS: Final[dict[int, bytes]] = {}
_NAME: Final = CompactString("utf-8")


class ApiVersionsResponse(Response):
    tags: dict[int, bytes]
    API_KEY = 18
    API_VERSION = 3
    SCHEMA = Schema(
        ("error_code", Int16),
        ("api_keys", CompactArray(("key", Int16), ("least", Int16), ("most", Int16), _TAGS)),
        ("throttle_time_ms", Int32),
        _TAGS,
    )


class ApiVersionsStruct(RequestStruct):
    API_KEY = 18
    API_VERSION = 3
    FLEXIBLE_VERSION = True
    RESPONSE_TYPE = ApiVersionsResponse
    SCHEMA = Schema(("software_name", _NAME), ("software_version", _NAME), _TAGS)

    def parse_response_header(self, read_buffer: BytesIO | bytes) -> ResponseHeader_v0:
        # Flexible or not: who asks for versions does not know yet which of them the other end speaks.
        return ResponseHeader_v0.decode(read_buffer)


def tagged(topics: Iterable[tuple[str, Iterable[tuple[Any, ...]]]]) -> list[tuple[Any, ...]]:
    """Topics and what is asked of their partitions, with the empty tags that flexible versions want on each."""
    return [(topic, [(*of, NO_TAGS) for of in partitions], NO_TAGS) for topic, partitions in topics]


class _Built(Request[Any]):
    """A request in one version."""

    API_KEY = -1
    STRUCT: ClassVar[type[RequestStruct]]

    def __init__(self, *fields: Any) -> None:
        self._fields = fields

    def __init_subclass__(cls) -> None:
        cls.API_KEY, cls._CLASSES = cls.STRUCT.API_KEY, (cls.STRUCT,)

    def build(self, request_struct_class: type[Any]) -> Any:
        return request_struct_class(*self._fields, NO_TAGS)


class ApiVersions(_Built):
    """What the broker speaks, and which features its cluster has agreed upon."""

    STRUCT = ApiVersionsStruct


_FEATURES: Final = CompactArray(("name", _NAME), ("most", Int16), ("least", Int16), _TAGS)


def level(answer: ApiVersionsResponse, feature: str) -> int:
    """The level of a feature that the cluster has agreed upon; 0 without one."""
    found = answer.tags.get(_FINALIZED)
    features: list[Any] = (_FEATURES.decode(BytesIO(found)) if found else None) or []
    return next((most for name, most, *_ in features if name == feature), 0)


class ProduceResponse(Response):
    API_KEY = 0
    API_VERSION = 12
    SCHEMA = Schema(
        (
            "topics",
            CompactArray(
                ("topic", _NAME),
                (
                    "partitions",
                    CompactArray(
                        ("partition", Int32),
                        ("error_code", Int16),
                        ("offset", Int64),
                        ("timestamp", Int64),
                        ("log_start_offset", Int64),
                        ("record_errors", CompactArray(("index", Int32), ("message", _NAME), _TAGS)),
                        ("error_message", _NAME),
                        _TAGS,
                    ),
                ),
                _TAGS,
            ),
        ),
        ("throttle_time_ms", Int32),
        _TAGS,
    )


class ProduceStruct(RequestStruct):
    API_KEY = 0
    API_VERSION = 12
    FLEXIBLE_VERSION = True
    RESPONSE_TYPE = ProduceResponse
    SCHEMA = Schema(
        ("transactional_id", _NAME),
        ("acks", Int16),
        ("timeout_ms", Int32),
        (
            "topics",
            CompactArray(
                ("topic", _NAME),
                ("partitions", CompactArray(("partition", Int32), ("records", CompactBytes), _TAGS)),
                _TAGS,
            ),
        ),
        _TAGS,
    )


class Produce(_Built):
    """Record batches of a transaction, which the broker adds the partitions to by itself."""

    STRUCT = ProduceStruct


class TxnOffsetCommitResponse(Response):
    API_KEY = 28
    API_VERSION = 5
    SCHEMA = Schema(
        ("throttle_time_ms", Int32),
        (
            "errors",
            CompactArray(
                ("topic", _NAME),
                ("partitions", CompactArray(("partition", Int32), ("error_code", Int16), _TAGS)),
                _TAGS,
            ),
        ),
        _TAGS,
    )


class TxnOffsetCommitStruct(RequestStruct):
    API_KEY = 28
    API_VERSION = 5
    FLEXIBLE_VERSION = True
    RESPONSE_TYPE = TxnOffsetCommitResponse
    SCHEMA = Schema(
        ("transactional_id", _NAME),
        ("group", _NAME),
        ("producer_id", Int64),
        ("producer_epoch", Int16),
        ("generation", Int32),
        ("member_id", _NAME),
        ("group_instance_id", _NAME),
        (
            "topics",
            CompactArray(
                ("topic", _NAME),
                (
                    "partitions",
                    CompactArray(
                        ("partition", Int32), ("offset", Int64), ("leader_epoch", Int32), ("metadata", _NAME), _TAGS
                    ),
                ),
                _TAGS,
            ),
        ),
        _TAGS,
    )


class TxnOffsetCommit(_Built):
    """An offset with the transaction, of a member of a generation of the group: refused if it is no longer one."""

    STRUCT = TxnOffsetCommitStruct


class EndTxnResponse(Response):
    API_KEY = 26
    API_VERSION = 5
    SCHEMA = Schema(
        ("throttle_time_ms", Int32),
        ("error_code", Int16),
        ("producer_id", Int64),
        ("producer_epoch", Int16),
        _TAGS,
    )


class EndTxnStruct(RequestStruct):
    API_KEY = 26
    API_VERSION = 5
    FLEXIBLE_VERSION = True
    RESPONSE_TYPE = EndTxnResponse
    SCHEMA = Schema(
        ("transactional_id", _NAME),
        ("producer_id", Int64),
        ("producer_epoch", Int16),
        ("committed", Boolean),
        _TAGS,
    )


class EndTxn(_Built):
    """The end of a transaction; the answer holds the epoch of the next one."""

    STRUCT = EndTxnStruct
