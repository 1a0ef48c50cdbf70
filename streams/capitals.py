"""What is written in capitals, flashes and headlines above all, read as if it stood in a text."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from streams.events import Coder, events
from streams.language import Gazetteer, of_the_story, recognise, sentences
from streams.language.casing import as_in_a_text, has_its_own_capitals, quote, quote_events
from streams.language.dateline import NOTES

_LONGEST: Final = 1_000
"""Code points of a headline that are read."""
_NOTE: Final = re.compile(
    rf"\s{{0,9}}(?:{'|'.join(sorted(NOTES))})(?: (?:[0-9]{{1,2}}|NEWS))?\s{{0,3}}[-–—:|]\s{{0,3}}", re.IGNORECASE
)
_MOST_NOTES: Final = 3
_SOURCE: Final = re.compile(r"(?: [-–—]{1,2} ?|: )\w{1,30}(?: \w{1,30}){0,2}\s{0,3}$")
"""Who says so: *- Seoul*, *-ministry*, *: report*."""


def in_its_own_capitals(text: str, gazetteer: Gazetteer, coder: Coder) -> str:
    """A text as it is, or if it is in capitals throughout with capitals for names alone, sign by sign."""
    return as_in_a_text(text, gazetteer, coder.names) if text.isupper() else text


def as_text(headline: str, gazetteer: Gazetteer, coder: Coder) -> str:
    """A headline sign by sign as within a text: capitals for names alone, blanks for what a wire puts before it.

    *FLASH-NORTH KOREA FIRES MISSILE* and *Breaking: North Korea Fires Missile* are *North Korea fires missile*.
    """
    text = _without_notes(headline[:_LONGEST])
    return text if has_its_own_capitals(text) else as_in_a_text(text, gazetteer, coder.names)


def entities_of(headline: str, published: str | None, gazetteer: Gazetteer, coder: Coder) -> list[dict[str, Any]]:
    """The entities of a headline, as `recognise` has those of a text."""
    entities = recognise(as_text(headline, gazetteer, coder), published, gazetteer)
    quote(entities, headline)
    return entities


def events_of(
    headline: str, entities: Sequence[Mapping[str, Any]], gazetteer: Gazetteer, coder: Coder
) -> list[dict[str, Any]]:
    """The events of a headline with these entities, as `events` has those of a text."""
    text = as_text(headline, gazetteer, coder)
    units = sentences(text)
    if units and (source := _SOURCE.search(text)) is not None:
        # Who says so is none of those who take part.
        units = [*units[:-1], (units[-1][0], max(units[-1][0], source.start()))]
    return events_in(text, headline, of_the_story(entities), units, coder, headline=True)


def events_in(
    text: str,
    written: str,
    entities: Sequence[Mapping[str, Any]],
    units: Sequence[tuple[int, int]],
    coder: Coder,
    headline: bool = False,
) -> list[dict[str, Any]]:
    """The events of `text` with the entities and sentences given, all of them quoted as they are `written`."""
    if text is written:
        return events(text, entities, units, coder, headline)
    # Who a name stands for is looked up by its words.
    named = [{**entity, "text": text[entity["start"] : entity["end"]]} for entity in entities]
    found = events(text, named, units, coder, headline)
    quote_events(found, written)
    return found


def _without_notes(headline: str) -> str:
    """Blanks in their place, so that offsets stay."""
    end = 0
    for _ in range(_MOST_NOTES):
        note = _NOTE.match(headline, end)
        if note is None:
            break
        end = note.end()
    return " " * end + headline[end:]
