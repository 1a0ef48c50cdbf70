"""How long a new user waits: from starting `wirewatch demo` to the first alert on the screen.

Measured from outside: the command is started, and its output read, until the first line of an alert's panel. Includes
the start of Python, the embedded broker and the worker. To repeat it: `python -m bench.first_alert`; half a minute.
"""

import subprocess
import sys
import time
from statistics import median

from bench.common import ROOT, flags, table

PANEL = "╭"


def seconds() -> float:
    """From the start of the command to the first alert."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "streams", "demo"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as demo:
        assert demo.stdout
        try:
            for line in demo.stdout:
                if line.startswith(PANEL):
                    return time.perf_counter() - started
        finally:
            demo.stdout.read()  # let it end in order
    raise SystemExit(f"bench: the demo ended with {demo.returncode} and showed no alert")


def main() -> None:
    parser = flags(__doc__, broker=False)
    parser.add_argument("--rounds", type=int, default=5, help="starts; default: %(default)s")
    options = parser.parse_args()
    found = [seconds() for _ in range(options.rounds)]
    table(
        ["start", "seconds"], [*((n + 1, f"{s:.2f}") for n, s in enumerate(found)), ("median", f"{median(found):.2f}")]
    )


if __name__ == "__main__":
    main()
