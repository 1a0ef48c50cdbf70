"""What all benchmarks share: their flags, the processes they start, the tables they print."""

import argparse
import contextlib
import os
import subprocess
import sys
import venv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]


def flags(description: str | None, *, broker: bool = True) -> argparse.ArgumentParser:
    """A parser that shows the module's docstring; benchmarks add flags of their own."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    if broker:
        parser.add_argument("--broker", metavar="HOST:PORT", help="a running Kafka; without it one is started")
    return parser


@contextlib.contextmanager
def process(command: Sequence[str], **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process from the root of the checkout, ended at the end; it says what it has to say on our stderr."""
    started = subprocess.Popen(command, cwd=ROOT, env=os.environ | environment)
    try:
        yield started
    finally:
        started.terminate()
        try:
            started.wait(20)
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait()


def environment(broker: str, group: str, **settings: str) -> dict[str, str]:
    """The settings of a worker that reads from `broker`, says little and serves no metrics."""
    settings = {"brokers": broker, "group": group, "metrics_port": "0", "log_level": "warning"} | settings
    return {f"WIREWATCH_{name.upper()}": value for name, value in settings.items()}


def peer_python(name: str) -> str:
    """The Python of a peer's own environment in `.cache/peers`, made from `bench/peers/NAME.txt` on first use."""
    folder = ROOT / ".cache" / "peers" / name
    python, wanted, done = folder / "bin" / "python", ROOT / "bench" / "peers" / f"{name}.txt", folder / "requirements"
    if not done.exists() or done.read_text() != wanted.read_text():
        print(f"bench: installing {wanted.relative_to(ROOT)} into {folder}", file=sys.stderr, flush=True)
        venv.create(folder, clear=True, with_pip=True)
        pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "-q", "-r", str(wanted)]
        subprocess.run(pip, check=True)
        done.write_text(wanted.read_text())
    return str(python)


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under a header: the first column to the left, the others to the right."""
    lines = [[str(cell) for cell in row] for row in (header, *rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        first, *others = zip(line, widths, strict=True)
        print("  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]))
    print(f"load of the machine: {', '.join(f'{load:.1f}' for load in os.getloadavg())} on {os.cpu_count()} cores")
