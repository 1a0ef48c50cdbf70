"""aiokafka clients made from the settings."""

import ssl
from typing import Any

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient

from streams.settings import Settings


def connection(settings: Settings) -> dict[str, Any]:
    """How to reach the brokers: the arguments that every aiokafka client takes."""
    return {"bootstrap_servers": settings.brokers, "client_id": settings.group, **_security(settings)}


def _security(settings: Settings) -> dict[str, Any]:
    chosen: dict[str, Any] = {"security_protocol": settings.security_protocol}
    if settings.security_protocol.endswith("SSL"):
        context = ssl.create_default_context(cafile=settings.ssl_ca)
        if settings.ssl_cert:
            context.load_cert_chain(settings.ssl_cert, settings.ssl_key)
        chosen["ssl_context"] = context
    if settings.security_protocol.startswith("SASL"):
        assert settings.sasl_password  # noqa: S101 -- Settings refuses SASL without one
        chosen |= {
            "sasl_mechanism": settings.sasl_mechanism,
            "sasl_plain_username": settings.sasl_username,
            "sasl_plain_password": settings.sasl_password.get_secret_value(),
        }
    return chosen


def new_reader(settings: Settings, **more: Any) -> AIOKafkaConsumer:
    """A consumer of no group that sees committed records alone; the caller assigns its partitions."""
    return AIOKafkaConsumer(
        **connection(settings),
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        isolation_level="read_committed",
        check_crcs=not settings.embedded,
        **more,
    )


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


def new_admin(settings: Settings) -> AIOKafkaAdminClient:
    """An admin client, not yet started."""
    return AIOKafkaAdminClient(**connection(settings))
