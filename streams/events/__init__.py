"""Text and entities to events: who does what to whom, by PLOVER 2024. Pure functions and data."""

from streams.events.coder import Coder, load
from streams.events.find import events
from streams.events.foremost import as_headlined

__all__ = ["Coder", "as_headlined", "events", "load"]
