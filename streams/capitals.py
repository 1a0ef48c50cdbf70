"""What is written in capitals, flashes and headlines above all, read as if it stood in a text."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from streams.events import Coder, events
from streams.language import Gazetteer, of_the_story, recognise, sentences
from streams.language.casing import as_in_a_text, has_its_own_capitals, quote, quote_events
from streams.language.dateline_names import NOTES

_LONGEST: Final = 1_000
"""Code points of a headline that are read."""
_NOTE: Final = re.compile(
    rf"\s{{0,9}}(?:{'|'.join(sorted(NOTES))})(?: (?:[0-9]{{1,2}}|NEWS))?\s{{0,3}}[-–—:|]\s{{0,3}}", re.IGNORECASE
)
_MAY_BE_CAPITALS: Final = re.compile(r"^[^a-z\n]{15,}$", re.MULTILINE)
_LEAST_BLANKS: Final = 3
"""Between the words of a line in capitals that is read as if it stood in a text: a place by itself is in a dateline."""
_MOST_NOTES: Final = 3
_SOURCE: Final = re.compile(r"(?: [-–—]{1,2} ?|: )\w{1,30}(?: \w{1,30}){0,2}\s{0,3}$")
"""Who says so: *- Seoul*, *-ministry*, *: report*."""


def in_its_own_capitals(text: str, gazetteer: Gazetteer, coder: Coder) -> str:
    """A text as it is, but what is in capitals throughout, all of it or lines, with capitals for names alone."""
    if text.isupper():
        return as_in_a_text(text, gazetteer, coder.names)

    if not any(map(_is_in_capitals, text.split("\n"))):
        return text

    def told(line: re.Match[str]) -> str:
        words = line.group()
        return as_in_a_text(words, gazetteer, coder.names) if _is_in_capitals(words) else words

    read = _MAY_BE_CAPITALS.sub(told, text)
    return text if read == text else read  # the same object says that nothing has to be quoted


def _is_in_capitals(line: str) -> bool:
    return line.isupper() and line.count(" ") >= _LEAST_BLANKS


class Headline:
    """A headline, as it is `written` and as the `text` that it would be.

    `text` has the same signs but capitals for names alone, and blanks for what a wire puts before a headline:
    *FLASH-NORTH KOREA FIRES MISSILE* and *Breaking: North Korea Fires Missile* are *North Korea fires missile*.
    """

    __slots__ = ("_coder", "_gazetteer", "text", "written")

    def __init__(self, written: str, gazetteer: Gazetteer, coder: Coder) -> None:
        self._gazetteer, self._coder = gazetteer, coder
        self.written = written
        text = _without_notes(written[:_LONGEST])
        self.text = text if has_its_own_capitals(text) else as_in_a_text(text, gazetteer, coder.names)

    def entities(self, published: str | None) -> list[dict[str, Any]]:
        """Its entities, as `recognise` has those of a text."""
        found = recognise(self.text, published, self._gazetteer)
        quote(found, self.written)
        return found

    def events(self, entities: Sequence[Mapping[str, Any]], year: int | None = None) -> list[dict[str, Any]]:
        """Its events, given its entities and the year of the item, as `streams.events` has those of a text."""
        told = of_the_story(entities)
        return events_in(self.text, self.written, told, self.sentences(), self._coder, headline=True, year=year)

    def sentences(self) -> list[tuple[int, int]]:
        """Where its sentences begin and end, without who says so, who is none of those who take part."""
        units = sentences(self.text)
        if units and (source := _SOURCE.search(self.text)) is not None:
            units[-1] = units[-1][0], max(units[-1][0], source.start())
        return units


def events_in(
    text: str,
    written: str,
    entities: Sequence[Mapping[str, Any]],
    units: Sequence[tuple[int, int]],
    coder: Coder,
    headline: bool = False,
    year: int | None = None,
) -> list[dict[str, Any]]:
    """The events of `text` with the entities and sentences given, all of them quoted as they are `written`."""
    if text is written:
        return events(text, entities, units, coder, headline, year)
    # Who a name stands for is looked up by its words.
    named = [{**entity, "text": text[entity["start"] : entity["end"]]} for entity in entities]
    found = events(text, named, units, coder, headline, year)
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
