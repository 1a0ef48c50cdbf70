"""The folder that holds the compiled watchlists, and what is in force of it while it changes."""

import os
import threading
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from streams.errors import WatchlistError
from streams.language.tokens import Lists
from streams.watchlists.layout import SUFFIX
from streams.watchlists.store import Store, read
from streams.watchlists.watchlists import Watchlists

LOOK_SECONDS: Final = 1.0
"""Between two looks at the folder."""

State = tuple[int, int, int]
"""What tells one file from another that takes its name: inode, time of change (ns), size."""


class News(NamedTuple):
    """What became of a list."""

    list: str
    message: str
    refused: bool


def state(folder: Path) -> dict[str, State]:
    """The lists in a folder by name. Raises WatchlistError where it cannot be read, or is not there."""
    found: dict[str, State] = {}
    try:
        for file in os.scandir(folder):
            if file.name.endswith(SUFFIX) and not file.name.startswith("."):
                with suppress(FileNotFoundError):  # removed meanwhile
                    about = file.stat()
                    found[file.name.removesuffix(SUFFIX)] = about.st_ino, about.st_mtime_ns, about.st_size
    except OSError as error:
        raise WatchlistError(f"{folder}: {error.strerror}; `wirewatch watchlist add` makes the folder") from None
    return found


def path_of(folder: Path, name: str) -> Path:
    return folder / f"{name}{SUFFIX}"


def load(folder: Path | None, lists: Lists) -> Watchlists | None:
    """The lists of a folder; None where there are none.

    Raises WatchlistError for one that cannot be used, and for a folder that is not there.
    """
    stores = [read(path_of(folder, name)) for name in sorted(state(folder))] if folder is not None else []
    return Watchlists(stores, lists) if stores else None


class Follower:
    """Keeps the lists of a folder in force while they change.

    A thread looks at the folder once in a second, checks new files and maps them; whoever reads `lists` between two
    batches has them at once. A file that cannot be used is refused: the list stays as it was.
    """

    def __init__(self, folder: Path, lists: Lists) -> None:
        """Loads what is there. Raises WatchlistError for a list that cannot be used."""
        self._folder, self._words = folder, lists
        self._state: dict[str, State] = {}
        self._stores: dict[str, Store] = {}
        self._fault = ""
        self.lists: Watchlists | None = None
        self.news: deque[News] = deque(maxlen=1000)
        """What became of lists, the oldest first; whoever tells it takes it away."""
        self._ended = threading.Event()
        self._take(state(folder))
        for news in self.news:
            if news.refused:
                raise WatchlistError(news.message)

    def start(self) -> None:
        """Follow from now on, in a thread that ends with the process."""
        threading.Thread(target=self._follow, name="watchlists", daemon=True).start()

    def stop(self) -> None:
        self._ended.set()

    def _follow(self) -> None:
        while not self._ended.wait(LOOK_SECONDS):
            self.look()

    def look(self) -> None:
        """Load what has changed in the folder since the last look; whatever goes wrong, what is in force stays so."""
        try:
            found = state(self._folder)
            if found != self._state:
                self._take(found)
            self._fault = ""
        except Exception as error:  # noqa: BLE001 -- it must go on looking
            fault = str(error) if isinstance(error, WatchlistError) else repr(error)
            if fault != self._fault:
                self._say("", fault, refused=True)
            self._fault = fault

    def _take(self, found: Mapping[str, State]) -> None:
        stores = self._changed(found)
        self._state = dict(found)
        if stores != self._stores:
            self._stores = stores
            self.lists = Watchlists([stores[name] for name in sorted(stores)], self._words) if stores else None

    def _changed(self, found: Mapping[str, State]) -> dict[str, Store]:
        stores = dict(self._stores)
        for name in self._state.keys() - found.keys():
            if stores.pop(name, None) is not None:
                self._say(name, f"watchlist {name}: removed")
        for name, version in found.items():
            if version != self._state.get(name):
                try:
                    stores[name] = read(path_of(self._folder, name))
                except WatchlistError as error:
                    self._say(name, str(error), refused=True)
                else:
                    self._say(name, f"watchlist {name}: {stores[name].about['names']} names")
        return stores

    def _say(self, name: str, message: str, *, refused: bool = False) -> None:
        self.news.append(News(name, message, refused))
