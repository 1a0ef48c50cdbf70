"""Text and entities to events: who does what to whom, by PLOVER 2024. Pure functions and data."""

from streams.events.coder import Coder, load
from streams.events.find import events

__all__ = ["Coder", "events", "load"]
