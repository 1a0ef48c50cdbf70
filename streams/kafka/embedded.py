"""A broker inside this process, for `demo` and quick tests: the mock cluster of librdkafka."""

from collections.abc import Iterable
from typing import Any

from streams.errors import SettingsError


class EmbeddedBroker:
    """Runs while it is referenced; nothing is durable, and a partition keeps about 5 MB.

    Topics appear on first use with four partitions; records come back without a useful timestamp; transaction markers
    carry no checksum. `Settings.embedded` makes clients bear with that.

    Raises:
        SettingsError: confluent-kafka, which holds it, is not installed.

    """

    def __init__(self) -> None:
        try:
            from confluent_kafka import Producer
        except ImportError:
            raise SettingsError("the embedded broker needs: pip install 'wirewatch[embedded]'") from None
        self._cluster: Any = Producer({"test.mock.num.brokers": 1, "log_level": 0, "logger": None})
        brokers = self._cluster.list_topics(timeout=10).brokers.values()
        self.address = ",".join(f"{broker.host}:{broker.port}" for broker in brokers)

    def touch(self, topics: Iterable[str]) -> None:
        """Make the topics appear, as a first use would."""
        for topic in topics:
            self._cluster.list_topics(topic, timeout=10)
