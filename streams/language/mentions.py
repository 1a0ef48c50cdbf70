from collections.abc import Mapping, MutableMapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

Entity = MutableMapping[str, Any]
"""An entity while what it stands for is found out: fields of `schemas.Entity`."""

_NONE: Final[Mapping[str, Any]] = MappingProxyType({})


class Mention(NamedTuple):
    """An entity before mentions that overlap are settled.

    `details` are the fields of `schemas.Entity` that only some entities have; `end_if_taken` is a shorter end to fall
    back on.
    """

    start: int
    end: int
    type: str
    id: str
    details: Mapping[str, Any] = _NONE
    end_if_taken: int | None = None
