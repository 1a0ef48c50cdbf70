"""The topics: their names, how they are created, whether those that exist fit."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, field

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import KafkaError, TopicAlreadyExistsError, for_code

from streams.errors import TopicsError
from streams.kafka.client import new_admin, no_answer
from streams.settings import Settings
from streams.wire.decode import MAX_ENRICHED

_BETWEEN_LOOKS = 0.1  # seconds between two looks for topics that were created
DAY_MS = 24 * 3600 * 1000
# An enriched item has a batch about it, and a dead letter has headers on top of a raw item of any size.
LARGEST_RAW, LARGEST_OUTPUT = 10 << 20, MAX_ENRICHED + (1 << 20)


class Names:
    """The names of all topics under one prefix."""

    def __init__(self, prefix: str) -> None:
        self.raw = f"{prefix}.raw"
        self.enriched = f"{prefix}.enriched"
        self.signals = f"{prefix}.signals"
        self.alerts = f"{prefix}.alerts"
        self.state = f"{prefix}.alerts.state"
        self.deadletter = f"{prefix}.deadletter"

    def alerts_of(self, topic: str) -> str:
        """The topic with the alerts of one subject matter."""
        return f"{self.alerts}.{topic}"


@dataclass(frozen=True)
class TopicSpec:
    """How a topic should be; `configs` are Kafka's own names and values."""

    name: str
    partitions: int
    configs: dict[str, str] = field(default_factory=dict)
    fixed: bool = False
    """Whether its number of partitions must be just this one."""


def specs(settings: Settings, subject_matters: Iterable[str]) -> list[TopicSpec]:
    """All topics of a deployment, those that are read first in front.

    Raises:
        TopicsError: a subject matter is called `state`, and so its topic like the changelog.

    """
    names, partitions = Names(settings.topic_prefix), settings.partitions
    subject_matters = sorted(subject_matters)
    if "state" in subject_matters:
        raise TopicsError(f"no subject matter can be called state: {names.state} holds the memory of the alerts")

    def kept(days: int, largest: int) -> dict[str, str]:
        return {"cleanup.policy": "delete", "retention.ms": str(days * DAY_MS), "max.message.bytes": str(largest)}

    return [
        TopicSpec(names.raw, partitions, kept(7, LARGEST_RAW)),
        TopicSpec(names.enriched, partitions, kept(7, LARGEST_OUTPUT)),
        TopicSpec(names.signals, partitions, kept(7, LARGEST_OUTPUT), fixed=True),
        TopicSpec(
            names.state, partitions, {"cleanup.policy": "compact", "max.message.bytes": str(LARGEST_OUTPUT)}, fixed=True
        ),
        TopicSpec(names.alerts, partitions, kept(30, LARGEST_OUTPUT)),
        *(TopicSpec(names.alerts_of(topic), partitions, kept(30, LARGEST_OUTPUT)) for topic in subject_matters),
        TopicSpec(names.deadletter, partitions, kept(30, LARGEST_OUTPUT)),
    ]


@dataclass(frozen=True)
class Found:
    """A topic as the broker has it."""

    partitions: int
    configs: dict[str, str]


def misfits(wanted: Iterable[TopicSpec], found: dict[str, Found]) -> list[str]:
    """What does not fit, a line each with how to mend it; what is larger or kept longer than needed does fit."""
    wrong = []
    signals: int | None = None
    for spec in wanted:
        topic = found.get(spec.name)
        if topic is None:
            wrong.append(f"{spec.name} is missing; `wirewatch topics` creates it")
            continue
        if spec.fixed:
            signals = topic.partitions if signals is None else signals
            if topic.partitions != signals:
                wrong.append(
                    f"{spec.name} has {topic.partitions} partitions, the topic of signals "
                    f"{signals}; the state of a partition stands in the partition of the same number: make them equal"
                )
        for name, value in spec.configs.items():
            problem = _misfit(name, value, topic.configs.get(name, ""))
            if problem:
                wrong.append(
                    f"{spec.name} has {name}={topic.configs.get(name)}, {problem}; mend it with kafka-configs.sh "
                    f"--alter --entity-type topics --entity-name {spec.name} --add-config {name}={value}"
                )
    return wrong


def _misfit(name: str, wanted: str, found: str) -> str | None:
    if name == "cleanup.policy":
        return None if found == wanted else f"but must have {wanted}"
    if name == "max.message.bytes":
        return None if int(found or 0) >= int(wanted) else f"but needs {wanted} or more"
    return None  # how long records are kept is the operator's to decide


async def find(settings: Settings, names: Iterable[str]) -> dict[str, Found]:
    """Those of the topics that exist.

    Raises:
        BrokerError: the brokers do not answer.

    """
    async with _admin(settings) as admin:
        described = await admin.describe_topics(list(names))
        partitions = {t["topic"]: len(t["partitions"]) for t in described if not t["error_code"]}
        if not partitions:
            return {}
        resources = [ConfigResource(ConfigResourceType.TOPIC, name) for name in partitions]
        configs: dict[str, dict[str, str]] = {}
        for response in await admin.describe_configs(resources):
            for _code, _message, _type, name, entries in response.resources:
                configs[name] = {entry[0]: entry[1] for entry in entries}
        return {name: Found(count, configs.get(name, {})) for name, count in partitions.items()}


async def create(settings: Settings, wanted: Iterable[TopicSpec]) -> list[str]:
    """Create those of the topics that do not exist, and return their names.

    Raises:
        BrokerError: the brokers do not answer.
        TopicsError: a topic is refused.

    """
    wanted = list(wanted)
    found = await find(settings, [spec.name for spec in wanted])
    missing = [spec for spec in wanted if spec.name not in found]
    if not missing:
        return []
    async with _admin(settings) as admin:
        response = await admin.create_topics(
            [NewTopic(s.name, s.partitions, settings.replication, topic_configs=s.configs) for s in missing]
        )
    for name, code, *message in response.topic_errors:
        error = for_code(code)
        if code and error is not TopicAlreadyExistsError:
            raise TopicsError(f"{name} cannot be created: {error.__name__}: {(message or [''])[0]}")
    names = [spec.name for spec in missing]
    await _seen(settings, names)
    return names


async def _seen(settings: Settings, names: Sequence[str]) -> None:
    """Wait until the brokers know of topics that were created, which they learn a little later, `publish_timeout`
    seconds at the most.
    """
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(settings.publish_timeout):
            while len(await find(settings, names)) < len(names):  # noqa: ASYNC110 -- a broker tells only who asks
                await asyncio.sleep(_BETWEEN_LOOKS)


async def check(settings: Settings, subject_matters: Iterable[str]) -> None:
    """See that all topics are there and fit.

    Raises:
        BrokerError: the brokers do not answer.
        TopicsError: they do not; says how to mend each.

    """
    wanted = specs(settings, subject_matters)
    wrong = misfits(wanted, await find(settings, [spec.name for spec in wanted]))
    if wrong:
        raise TopicsError("the topics do not fit:\n  " + "\n  ".join(wrong))


@contextlib.asynccontextmanager
async def _admin(settings: Settings) -> AsyncIterator[AIOKafkaAdminClient]:
    """A started admin client for `publish_timeout` seconds at the most, whose every failure is a `BrokerError`."""
    client = new_admin(settings)
    try:
        async with asyncio.timeout(settings.publish_timeout):
            await client.start()
            yield client
    except (KafkaError, TimeoutError, OSError) as error:
        raise await no_answer(settings, error) from None
    finally:
        await client.close()
