"""What the scripts that make data files share: writing them, or saying how they differ from those that are shipped."""

import argparse
import difflib
from collections.abc import Callable, Mapping
from pathlib import Path

MOST_CHANGES = 20
"""Changed lines of a file that are shown."""


def write_or_check(folder: Path, make: Callable[[], Mapping[str, str]], description: str | None) -> bool:
    """Write the files made, or with `--check` on the command line only compare; whether any of them differs then."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit status 1 if a file differs")
    only_check = parser.parse_args().check
    files = make()
    if not only_check:
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
            print(f"{name}: {text.count(chr(10)):,} lines, {len(text.encode()):,} bytes")
        return False
    return bool([name for name, text in files.items() if differs(folder / name, text)])


def differs(file: Path, text: str) -> bool:
    """Whether a file holds another text, and say where."""
    shipped = file.read_text(encoding="utf-8") if file.exists() else ""
    if shipped == text:
        print(f"{file.name} is what its sources give")
        return False
    changes = difflib.unified_diff(shipped.split("\n"), text.split("\n"), "shipped", "made", n=0, lineterm="")
    shown = [change for change, _ in zip(changes, range(MOST_CHANGES), strict=False)]
    print("\n".join([f"{file.name} is not what its sources give:", *shown]))
    return True
