"""`python -m bench` lists the benchmarks; `python -m bench all` runs them, one after the other (about half an hour)."""

import ast
import runpy
import sys
from pathlib import Path

NAMES = (
    "throughput",
    "worker_overhead",
    "latency",
    "restore",
    "first_alert",
    "language",
    "prototype",
    "instructions",
    "quality",
    "desk",
    "events",
    "rules",
    "watchlists",
    "planted",
    "memory",
)


def purpose(name: str) -> str:
    """The first paragraph of a benchmark's docstring."""
    text = ast.get_docstring(ast.parse(Path(__file__).with_name(f"{name}.py").read_text())) or ""
    return text.split("\n\n")[0].replace("\n", " ")


def main() -> None:
    if sys.argv[1:] == ["all"]:
        sys.argv[1:] = []
        for name in NAMES:
            print(f"\n{name}: {purpose(name)}", flush=True)
            runpy.run_module(f"bench.{name}", run_name="__main__")
        return
    print("Benchmarks; each tells more with --help. They want a machine that does nothing else.\n")
    for name in NAMES:
        print(f"python -m bench.{name}\n    {purpose(name)}")
    print("python -m bench all\n    Run them all, each with a Kafka of its own (about half an hour).")


if __name__ == "__main__":
    main()
