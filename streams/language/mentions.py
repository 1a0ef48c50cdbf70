from collections.abc import MutableMapping
from typing import Any, Final, NamedTuple

Entity = MutableMapping[str, Any]
"""An entity while what it stands for is found out: fields of `schemas.Entity`."""

_NONE: Final[dict[str, Any]] = {}


class Mention(NamedTuple):
    """An entity before mentions that overlap are settled.

    `details` are the fields of `schemas.Entity` that only some entities have, not to be changed; `end_if_taken` is a
    shorter end to fall back on.
    """

    start: int
    end: int
    type: str
    id: str
    details: dict[str, Any] = _NONE
    end_if_taken: int | None = None
