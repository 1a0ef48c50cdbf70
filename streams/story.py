"""The sentences of an item and what is in them, for the alerts that they give rise to."""

import sys
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any, Final

from streams.capitals import Headline
from streams.enrich import Resources
from streams.language import Country, beginning_in, countries, of_the_story
from streams.language.where import where
from streams.news import is_news
from streams.rules import Document

MAX_LABEL: Final = 300
"""Most code points of the headline, the provider, a quantity's words and a place's id; longer ones are cut or left."""

Plain = dict[str, Any]
Sentence = tuple[str, int, int]
"""Field, start and end."""


class Story:
    """The sentences of both fields of an item and what is in them, each looked for once and only when asked."""

    def __init__(
        self, document: Document, published: str | None, named: Sequence[Mapping[str, Any]], resources: Resources
    ) -> None:
        self.document = document
        self._published, self._named = published, named
        self._gazetteer, self._coder = resources.gazetteer, resources.coder
        self._entities: dict[str, Sequence[Mapping[str, Any]]] = {"text": document.entities}
        self._countries: dict[Sentence, list[Country]] = {}

    def sentence(self, span: Plain) -> Sentence:
        """The sentence that `span` begins in, or the span itself if in none."""
        field, start = span["field"], span["start"]
        sentences = self.document.sentences[field]
        number = bisect_right(sentences, (start, sys.maxsize)) - 1
        if number >= 0 and start < sentences[number][1]:
            return field, *sentences[number]
        return field, start, span["end"]

    def within(self, sentence: Sentence) -> Sequence[Mapping[str, Any]]:
        """The entities that begin in a sentence."""
        field, start, end = sentence
        if field not in self._entities:
            headline = Headline(self.document.text_of(field), self._gazetteer, self._coder)
            found = headline.entities(self._published)
            self._entities[field] = of_the_story(found)
        return beginning_in(self._entities[field], start, end)

    def reports(self, topic: Mapping[str, Any]) -> bool:
        """Whether the item reports a topic; see `streams.news`."""
        told = dict.fromkeys(self.sentence(span) for span in topic["evidence"])
        mentions = [self.within(sentence) for sentence in told]
        return is_news(topic, self._published, mentions, [self.events(sentence) for sentence in told])

    def events(self, sentence: Sentence) -> list[Mapping[str, Any]]:
        """The events that a sentence tells of, in order of the item's."""
        field, start, end = sentence
        return [
            event
            for event in self.document.events
            if (event.get("field") or "text") == field and start <= event["evidence"]["start"] < end
        ]

    def place(self) -> Plain | None:
        """Where the whole item is by what its text names, else by its dateline."""
        return short(where(self.document.entities, ()) or where(self._named, ()))

    def countries(self, sentence: Sentence) -> list[Country]:
        found = self._countries.get(sentence)
        if found is None:
            field, start, _ = sentence
            found = countries(self.document.text_of(field), self.within(sentence), start)
            self._countries[sentence] = found
        return found


def short(place: Plain | None) -> Plain | None:
    """The place with a name that is no longer than a label; None if its id is."""
    if place is None or len(place["id"]) > MAX_LABEL:
        return None
    return {**place, "name": shortened(place["name"])}


def shortened(label: str | None) -> str | None:
    """A label that is cut where it is too long."""
    return label if label is None or len(label) <= MAX_LABEL else label[: MAX_LABEL - 1] + "…"
