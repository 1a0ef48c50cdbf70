from typing import NamedTuple


class Mention(NamedTuple):
    """An entity before mentions that overlap are settled; `end_if_taken` is a shorter end to fall back on."""

    start: int
    end: int
    type: str
    id: str
    value: float | None = None
    unit: str | None = None
    end_if_taken: int | None = None
