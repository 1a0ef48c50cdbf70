"""The wirewatch service. `from streams import Tagger` is its pure core for Python callers."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streams.tagger import Tagger

__all__ = ["Tagger"]


def __getattr__(name: str) -> object:
    # Importing a part of the service does not load the language data's libraries.
    if name == "Tagger":
        from streams.tagger import Tagger

        return Tagger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
