"""Who or what a watchlist names."""

from typing import Final, NamedTuple

NAME: Final = 0
ALIAS: Final = 1
WEAK_ALIAS: Final = 2
"""One that others have too, as sources say: a nickname, a given name alone."""
FORMER_NAME: Final = 3


class Name(NamedTuple):
    text: str
    role: int


class Entry(NamedTuple):
    """One of a watchlist: its id there, one of `ways.TYPES`, and its names, the first of which it is called by."""

    id: str
    type: str
    names: tuple[Name, ...]
