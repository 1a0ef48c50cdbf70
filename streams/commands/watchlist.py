import hashlib
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from streams.errors import SettingsError, WatchlistError
from streams.language import load_gazetteer
from streams.neutral import neutral
from streams.settings import Settings
from streams.watchlists.build import Builder, build
from streams.watchlists.download import download, is_url
from streams.watchlists.folder import path_of, state
from streams.watchlists.regular import opened
from streams.watchlists.sources import entries
from streams.watchlists.store import read

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
MEGABYTE: Final = 1 << 20


def run_add(
    settings: Settings, name: str, source: str, *, type_: str | None, targets: bool, http: bool, max_megabytes: int
) -> int:
    """Compile a watchlist into the folder, in the place of the one that has its name."""
    folder = _folder(settings)
    if _NAME.fullmatch(name) is None:
        raise SettingsError(f"{neutral(name)}: a name has lower-case letters, digits, . _ and -, 64 at the most")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _fetched(folder, source, http, max_megabytes * MEGABYTE) as file:
            with opened(file) as raw:
                digest = hashlib.file_digest(raw, "sha256").hexdigest()
            about = {
                "source": _without_login(source),
                "sha256": digest,
                "added": datetime.now(UTC).isoformat(timespec="seconds"),
            }
            with _progress(f"reading {name}", file.stat().st_size) as advance:
                found = entries(file, type_=type_, targets=targets, on_bytes=lambda done: advance(done, None))
                built = build(path_of(folder, name), found, load_gazetteer().words.common, about)
    except OSError as error:
        raise WatchlistError(f"{error.filename or folder}: {error.strerror}") from None
    click.echo(_summary(name, built, digest))
    return 0


def run_list(settings: Settings) -> int:
    """Show the watchlists of the folder; returns 1 if one cannot be used."""
    folder = _folder(settings)
    table = Table(box=None, padding=(0, 2, 0, 0))
    for heading in ("watchlist", "entries", "names", "MB", "added", "source"):
        table.add_column(heading, overflow="fold", justify="right" if heading in ("entries", "names", "MB") else "left")
    broken = []
    for name, (_, _, size) in sorted(state(folder).items()):
        try:
            about = read(path_of(folder, name)).about
        except WatchlistError as error:
            broken.append(str(error))
            continue
        numbers = (f"{about['entries']:,}", f"{about['names']:,}", f"{size / 1e6:.1f}")
        table.add_row(name, *numbers, about.get("added", "-"), neutral(about.get("source", "-")))
    Console(highlight=False, markup=False).print(table)
    for message in broken:
        click.echo(f"wirewatch: {message}", err=True)
    return 1 if broken else 0


def run_remove(settings: Settings, name: str) -> int:
    """Remove a watchlist from the folder."""
    folder = _folder(settings)
    if _NAME.fullmatch(name) is None or name not in state(folder):
        raise WatchlistError(f"{neutral(name)}: there is no such watchlist in {folder}")
    file = path_of(folder, name)
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise WatchlistError(f"{file}: {error.strerror}") from None
    return 0


def _folder(settings: Settings) -> Path:
    if settings.watchlists is None:
        raise SettingsError("where are the watchlists? Give --watchlists FOLDER or set WIREWATCH_WATCHLISTS")
    return settings.watchlists


@contextmanager
def _fetched(folder: Path, source: str, http: bool, max_bytes: int) -> Iterator[Path]:
    """The file, downloaded first where the source is a URL, and gone afterwards then."""
    if not is_url(source):
        yield Path(source)
        return
    schemes = frozenset({"https", "http"} if http else {"https"})
    with tempfile.NamedTemporaryFile(prefix=".download.", dir=folder) as out:
        with _progress("fetching", None) as advance:
            download(source, out, schemes=schemes, max_bytes=max_bytes, on_bytes=advance)
        out.flush()
        yield Path(out.name)


@contextmanager
def _progress(what: str, total: int | None) -> Iterator[Callable[[int, int | None], None]]:
    """A function that takes how many bytes are done, and of how many; shown where a person looks on."""
    console = Console(file=sys.stderr)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(what, total=total)
        yield lambda done, of: progress.update(task, completed=done, total=of if of is not None else total)


def _summary(name: str, built: Builder, digest: str) -> str:
    """What was added, and which names are left out or found under conditions alone."""
    notes = (
        (built.left_out, "left out, without words or too long"),
        (built.short, "of one short word, found with a legal form or where the tagger sees such a name"),
        (built.unspaced, "in scripts without blanks, found where blanks or signs stand around them"),
    )
    told = "".join(f"; {count:,} names {what}" for count, what in notes if count)
    if repeated := built.repeated():
        told += f"; {repeated:,} entries repeat an id"
    return f"{name}: {built.names:,} names of {built.entries:,} entries{told}\nsha256 {digest}"


def _without_login(source: str) -> str:
    return re.sub(r"(?<=://)[^/@]*@", "", source)
