"""aiokafka clients made from the settings."""

import asyncio
import ssl
from typing import Any

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.client import AIOKafkaClient
from aiokafka.conn import collect_hosts, create_conn
from aiokafka.errors import KafkaError

from streams.errors import BrokerError, SettingsError, TopicsError
from streams.settings import Settings

ASK_AGAIN = 3.0
"""How long a broker that did not answer is given to say why, in seconds."""


def connection(settings: Settings) -> dict[str, Any]:
    """How to reach the brokers: the arguments that every aiokafka client takes."""
    return {"bootstrap_servers": settings.brokers, "client_id": settings.group, **_security(settings)}


def _security(settings: Settings) -> dict[str, Any]:
    chosen: dict[str, Any] = {"security_protocol": settings.security_protocol}
    if settings.security_protocol.endswith("SSL"):
        chosen["ssl_context"] = _ssl_context(settings)
    if settings.security_protocol.startswith("SASL"):
        assert settings.sasl_password  # noqa: S101 -- Settings refuses SASL without one
        chosen |= {
            "sasl_mechanism": settings.sasl_mechanism,
            "sasl_plain_username": settings.sasl_username,
            "sasl_plain_password": settings.sasl_password.get_secret_value(),
        }
    return chosen


def _ssl_context(settings: Settings) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=settings.ssl_ca)
        if settings.ssl_cert:
            context.load_cert_chain(settings.ssl_cert, settings.ssl_key)
    except OSError as error:  # ssl.SSLError is one too
        files = ", ".join(str(path) for path in (settings.ssl_ca, settings.ssl_cert, settings.ssl_key) if path)
        raise SettingsError(f"ssl_ca, ssl_cert, ssl_key ({files}): {error.strerror or error}") from None
    return context


def new_reader(settings: Settings, **more: Any) -> AIOKafkaConsumer:
    """A consumer of no group that sees committed records alone; the caller assigns its partitions."""
    return AIOKafkaConsumer(
        **connection(settings),
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        isolation_level="read_committed",
        **embedded_needs(settings),
        **more,
    )


def embedded_needs(settings: Settings) -> dict[str, Any]:
    """What a consumer of the embedded broker needs: markers have no checksum, and a fetch waits out its whole time."""
    return {"check_crcs": False, "fetch_max_wait_ms": 20} if settings.embedded else {}


def new_producer(settings: Settings, **more: Any) -> AIOKafkaProducer:
    """A producer whose records are acknowledged by all replicas in sync."""
    return AIOKafkaProducer(
        **connection(settings),
        acks="all",
        enable_idempotence=True,
        compression_type=None if settings.compression == "none" else settings.compression,
        max_batch_size=1 << 20,
        max_request_size=16 << 20,
        **more,
    )


def new_client(settings: Settings, **more: Any) -> AIOKafkaClient:
    """A bare client, not yet connected, for who speaks the protocol himself."""
    return AIOKafkaClient(**connection(settings), **more)


def new_admin(settings: Settings) -> AIOKafkaAdminClient:
    """An admin client, not yet started."""
    return AIOKafkaAdminClient(**connection(settings))


async def start(client: AIOKafkaConsumer | AIOKafkaProducer, settings: Settings) -> None:
    """Start a client for a command; `stop` it whatever happens.

    Raises:
        BrokerError: no broker answers.

    """
    try:
        async with asyncio.timeout(settings.publish_timeout):
            await client.start()
    except (KafkaError, TimeoutError, OSError) as error:
        raise await no_answer(settings, error) from None


async def no_answer(settings: Settings, error: BaseException) -> BrokerError:
    """The error to raise when a client failed with `error`; it says why brokers were not reached or let nobody in.

    aiokafka tells the reason of a failed start to its log alone, so each broker is asked once more.
    """
    reasons = []
    for host, port, _ in collect_hosts(settings.brokers):
        try:
            async with asyncio.timeout(ASK_AGAIN):
                (await create_conn(host, port, **_security(settings))).close()
        except (KafkaError, TimeoutError, OSError) as refusal:
            reasons.append(f"{type(refusal).__name__}: {refusal}")
    told = "; ".join(dict.fromkeys(reasons)) or repr(error)
    return BrokerError(f"no broker answers at {', '.join(settings.brokers)} ({told})")


async def partitions_of(client: AIOKafkaConsumer | AIOKafkaProducer, topic: str) -> list[TopicPartition]:
    """The partitions of a topic, in order.

    Raises:
        TopicsError: there is no such topic.

    """
    connected = client._client if isinstance(client, AIOKafkaConsumer) else client.client
    try:
        async with asyncio.timeout(5):
            return [TopicPartition(topic, number) for number in sorted(await connected._wait_on_metadata(topic))]
    except (KafkaError, TimeoutError):
        raise TopicsError(f"there is no topic {topic}; `wirewatch topics` creates the topics") from None
