"""Imports point one way, and importing does nothing but define."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Each may import those of its own line and of the lines above.
LAYERS = [
    ["schemas"],
    ["streams.errors", "streams.failures", "streams.neutral"],
    ["streams.settings", "streams.language", "streams.wire", "streams.rules"],
    ["streams.recognisers", "streams.events", "streams.watchlists"],
    ["streams.capitals"],
    ["streams.news"],
    ["streams.enrich", "streams.story", "streams.subject", "streams.signals", "streams.tagger", "streams.alerting"],
    ["streams.logs", "streams.metrics", "streams.health"],
    ["streams.tagging"],
    ["streams.kafka"],
    ["streams.agents"],
    ["streams.app"],
    ["streams.worker"],
    ["streams.commands"],
    ["streams.cli"],
    ["streams.__main__"],
]
RANKS = {part: rank for rank, layer in enumerate(LAYERS) for part in layer}
PURE = ("streams.language", "streams.events", "streams.wire", "streams.rules", "streams.alerting", "schemas")
ON_KAFKA = ("streams.kafka", "streams.agents", "streams.app", "streams.worker", "streams.commands")
CLIENTS = {"faust", "aiokafka", "mode"}


def part_of(module: str) -> str:
    """The package or top-level module that has a place in the layers."""
    return ".".join(module.split(".")[: 1 if module.split(".")[0] == "schemas" else 2])


def modules() -> Iterator[tuple[str, Path]]:
    for package in "schemas", "streams":
        for path in sorted((ROOT / package).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            if name != "streams":  # only a door to the tagger, which it opens when asked
                yield name, path


MODULES = dict(modules())


def is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def imports(node: ast.AST) -> Iterator[str]:
    """What is imported anywhere below a node, within functions too, but for what only a type checker reads."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, "imports are absolute"
            yield from (f"{child.module}.{alias.name}" for alias in child.names)
        elif not is_for_types(child):
            yield from imports(child)


def imported(module: str) -> set[str]:
    return set(imports(ast.parse(MODULES[module].read_text())))


def run(code: str, **env: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **env}, cwd=ROOT, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr.decode()


def test_every_module_has_a_place() -> None:
    assert {part_of(module) for module in MODULES} <= RANKS.keys(), "give the new one its layer, in this file"


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_up_the_layers(module: str) -> None:
    ours = {part_of(name) for name in imported(module) if name.startswith(("schemas.", "streams."))}
    assert not {part for part in ours if RANKS[part] > RANKS[part_of(module)]}


@pytest.mark.parametrize("module", [m for m in MODULES if part_of(m) not in ON_KAFKA])
def test_kafkas_clients_stay_where_they_belong(module: str) -> None:
    assert not CLIENTS & {name.split(".")[0] for name in imported(module)}


@pytest.mark.parametrize("module", [m for m in MODULES if part_of(m) in PURE])
def test_what_is_pure_knows_no_kafka_and_no_settings(module: str) -> None:
    assert not [name for name in imported(module) if name.startswith(("streams.kafka", "streams.settings"))]


def test_the_rules_know_no_signals_and_the_wire_no_language() -> None:
    for module in MODULES:
        if part_of(module) in ("streams.language", "streams.wire"):
            ours = {part_of(name) for name in imported(module) if name.startswith("streams.")}
            assert ours <= {part_of(module), "streams.errors"}


@pytest.mark.parametrize("statement", ["import streams", "from streams import Tagger", "import streams.tagger"])
def test_the_tagger_comes_without_kafka(statement: str) -> None:
    unwanted = sorted(CLIENTS | {"confluent_kafka", "prometheus_client", "click"})
    run(f"{statement}\nimport sys\nfound = [m for m in {unwanted} if m in sys.modules]\nassert not found, found")


def test_the_command_line_starts_without_kafka() -> None:
    run(f"import streams.cli, sys\nfound = [m for m in {sorted(CLIENTS)} if m in sys.modules]\nassert not found, found")


def test_importing_reads_no_setting_starts_no_thread_and_registers_no_metric() -> None:
    names = [name for name in MODULES if name != "streams.__main__"]
    run(
        f"""
import importlib, threading
for name in {names}:
    importlib.import_module(name)
assert threading.active_count() == 1, threading.enumerate()
from prometheus_client import REGISTRY
found = [family.name for family in REGISTRY.collect() if family.name.startswith("wirewatch")]
assert not found, found
""",
        WIREWATCH_GROUP="whoever reads this, is refused",
        WIREWATCH_NONSENSE="and this",
    )
