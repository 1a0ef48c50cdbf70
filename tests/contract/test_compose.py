"""docker-compose.yml and ops/ against the Compose Specification, and against the project they run."""

import copy
import json
import re
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from jsonschema import Draft202012Validator

from streams import settings
from streams.cli import cli
from tests.support import kafka_server

ROOT = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if "build" in service}
DOCKERFILE = (ROOT / "ops" / "Dockerfile").read_text()
SPECIFICATION = Draft202012Validator(
    json.loads(Path(__file__).with_name("compose-spec.json").read_text())  # its licence is beside it
)

each_service = pytest.mark.parametrize("name", SERVICES)
each_of_ours = pytest.mark.parametrize("name", OURS)


def test_compose_file_follows_the_specification() -> None:
    SPECIFICATION.check_schema(SPECIFICATION.schema)
    assert [f"{error.json_path}: {error.message}" for error in SPECIFICATION.iter_errors(COMPOSE)] == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("comand", ["worker"]),
        ("ports", "9808"),
        ("depends_on", {"kafka": {"condition": "service_wealthy"}}),
        ("healthcheck", {"interval": 10}),
        ("environment", {"WIREWATCH_BROKERS": ["kafka:9092"]}),
    ],
)
def test_specification_rejects_a_broken_file(key: str, value: object) -> None:
    broken = copy.deepcopy(COMPOSE)
    broken["services"]["worker"][key] = value
    assert not SPECIFICATION.is_valid(broken)


@each_service
def test_images_are_pinned(name: str) -> None:
    assert re.fullmatch(r"[a-z/]+:v?\d+\.\d+\.\d+", SERVICES[name]["image"])


def test_image_is_built_from_pinned_images() -> None:
    stages = set(re.findall(r"^FROM \S+ AS (\S+)$", DOCKERFILE, re.M))
    for image in set(re.findall(r"^FROM (\S+)", DOCKERFILE, re.M)) - stages:
        assert re.fullmatch(r"python:3\.\d+-slim-\w+", image)


def test_image_does_not_run_as_root() -> None:
    last_stage = DOCKERFILE[DOCKERFILE.rindex("FROM ") :]
    assert re.findall(r"^USER (\S+)$", last_stage, re.M) == ["10001:10001"]


def test_our_images_have_the_version_of_the_project() -> None:
    version = re.findall(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text(), re.M)[0]
    assert {service["image"] for service in OURS.values()} == {f"wirewatch:{version}"}


def test_kafka_is_the_one_the_tests_run() -> None:
    assert SERVICES["kafka"]["image"] == f"apache/kafka:{kafka_server.VERSION}"


@each_service
def test_ports_are_published_on_loopback_only(name: str) -> None:
    assert SERVICES[name].get("network_mode") is None
    for port in SERVICES[name].get("ports", []):
        assert re.fullmatch(r"127\.0\.0\.1:[\d-]+:[\d-]+", port)


@each_service
def test_containers_have_no_privileges(name: str) -> None:
    assert SERVICES[name]["cap_drop"] == ["ALL"]
    assert SERVICES[name]["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in SERVICES[name]


@each_service
def test_mounts_exist(name: str) -> None:
    for mount in SERVICES[name].get("volumes", []):
        source = mount.split(":")[0]
        assert (ROOT / source).exists() if source.startswith(".") else source in COMPOSE["volumes"]


@each_of_ours
def test_build_files_exist(name: str) -> None:
    build = SERVICES[name]["build"]
    assert (ROOT / build["context"]).resolve() == ROOT
    assert (ROOT / build["dockerfile"]).is_file()


def test_build_context_holds_what_the_image_copies() -> None:
    copied = {
        source for sources in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.M) for source in sources.split()
    }
    ignored = (ROOT / ".dockerignore").read_text().split()
    assert copied == {line.removeprefix("!") for line in ignored if line.startswith("!")}
    assert sorted(source for source in copied if not (ROOT / source).exists()) == []


@each_of_ours
def test_environment_is_known_to_the_settings(name: str, tmp_path: Path) -> None:
    given = {key: str(value) for key, value in SERVICES[name]["environment"].items()}
    assert all(key.startswith(settings.PREFIX) for key in given)
    _, sources = settings.load(environ=given, folder=tmp_path)
    assert sorted(field for field, source in sources.items() if source == "environment") == sorted(
        key.removeprefix(settings.PREFIX).lower() for key in given
    )


@each_of_ours
def test_brokers_are_a_listener_of_kafka(name: str) -> None:
    listeners = SERVICES["kafka"]["environment"]["KAFKA_ADVERTISED_LISTENERS"]
    assert SERVICES[name]["environment"]["WIREWATCH_BROKERS"] in re.findall(r"//([^,]+)", listeners)


@each_of_ours
def test_commands_are_commands_of_wirewatch(name: str) -> None:
    called, *flags = SERVICES[name]["command"]
    command = cli.commands[called]
    command.make_context(called, flags, parent=click.Context(cli))  # a flag it does not have is an error


def test_every_worker_process_is_scraped_published_and_checked() -> None:
    worker = SERVICES["worker"]
    command = worker["command"]
    first = worker["environment"]["WIREWATCH_METRICS_PORT"]
    ports = [first + number for number in range(int(command[command.index("--workers") + 1]))]

    scraped = yaml.safe_load((ROOT / "ops" / "prometheus.yml").read_text())["scrape_configs"]
    targets = [target for job in scraped for group in job["static_configs"] for target in group["targets"]]
    assert targets == [f"worker:{port}" for port in ports]
    assert worker["ports"] == ["127.0.0.1:{0}-{1}:{0}-{1}".format(ports[0], ports[-1])]
    assert re.findall(r"\b98\d\d\b", worker["healthcheck"]["test"][-1]) == [str(port) for port in ports]


def test_worker_has_the_time_to_stop_in_order() -> None:
    grace = SERVICES["worker"]["stop_grace_period"]
    assert float(grace.removesuffix("s")) > settings.Settings.model_fields["stop_timeout"].default


def test_rules_of_prometheus_are_where_it_looks() -> None:
    patterns = yaml.safe_load((ROOT / "ops" / "prometheus.yml").read_text())["rule_files"]
    assert patterns == ["*.rules.yml"]
    assert "./ops:/etc/prometheus:ro" in SERVICES["prometheus"]["volumes"]
