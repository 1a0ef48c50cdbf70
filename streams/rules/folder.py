"""The rule files of a folder, as texts: regular files of a size that a rule may have, and nothing else."""

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from streams.errors import RuleError, RuleSetError

KINDS: Final = ("topics", "alerts")
"""The folders within a rule set's folder."""
_LARGEST: Final = 1 << 20
"""Bytes of a rule file."""

Contents = Mapping[str, str]
"""Rule files by their path within the folder: `topics/treaty.yaml`."""


def contents(folder: Path) -> Contents:
    """The rule files of a folder, by their path in it. Raises RuleSetError for those that cannot be read."""
    found: dict[str, str] = {}
    errors: list[RuleError] = []
    for kind in KINDS:
        try:
            files = list(_files(folder / kind))
        except RuleError as e:
            errors.append(e)
            continue
        for file in files:
            try:
                found[f"{kind}/{file.name}"] = _content(file)
            except RuleError as e:
                errors.append(e)
    if errors:
        raise RuleSetError(errors)
    return found


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder that are meant to be rules, in order; none where there is no such folder.

    Raises RuleError for one that cannot be listed: a folder that cannot be seen into is not one that is empty.
    """
    try:
        with os.scandir(folder) as entries:
            names = sorted([entry.name for entry in entries])
    except FileNotFoundError:
        return
    except OSError as e:
        raise RuleError(f"cannot be listed: {e.strerror}", file=str(folder)) from None
    for name in names:
        if name.endswith((".yaml", ".yml")):
            yield folder / name


def _content(file: Path) -> str:
    """The text of a file. Raises RuleError for what is no rule file or cannot be read."""
    if file.suffix == ".yml":
        raise RuleError("is not read; rules are in files named *.yaml", file=str(file))
    try:
        data = _bytes(file)
        if len(data) > _LARGEST:
            raise RuleError(f"larger than {_LARGEST} bytes", file=str(file))
        return data.decode("utf-8-sig")
    except OSError as e:
        raise RuleError(f"cannot be read: {e.strerror}", file=str(file)) from None
    except UnicodeDecodeError as e:
        raise RuleError(f"not UTF-8 at byte {e.start}: {e.reason}", file=str(file)) from None


def _bytes(file: Path) -> bytes:
    """What a regular file holds, up to a byte more than a rule may have; others could keep a reader waiting."""
    with open(file, "rb", opener=_without_waiting) as opened:
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise RuleError("is no regular file", file=str(file))
        return opened.read(_LARGEST + 1)


def _without_waiting(path: str, flags: int) -> int:
    """A descriptor of a file; a pipe is opened without waiting for somebody who writes into it."""
    return os.open(path, flags | os.O_NONBLOCK)
