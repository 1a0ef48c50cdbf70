"""Which of the countries among the names of a text are none, and which of the people are one."""

from collections.abc import Mapping, Sequence
from typing import Final

from streams.language.gazetteer import Found, Gazetteer
from streams.language.ids import unpossessed
from streams.language.mentions import Mention

_COUNTRY: Final = "country:"


def lands(
    text: str, mentions: Sequence[Mention], listed: Mapping[tuple[int, int], Found], gazetteer: Gazetteer
) -> list[Mention]:
    """The mentions of names, in order, with countries where they stand alone, and without those in a region's name.

    Jordan is a country, though the model takes it for somebody, unless somebody in the text bears that name. There are
    no British in British Columbia, nor is Wales a part of New South Wales.
    """
    settled: list[Mention] = []
    bearers: set[str] | None = None
    around: Mention | None = None
    body_end = 0
    for mention in mentions:
        start, end, of, id_, _, _ = mention
        if of == "PERSON":
            words = unpossessed(text[start:end])
            found = listed.get((start, start + len(words)))
            if found is not None and found.id.startswith(_COUNTRY):
                if bearers is None:
                    bearers = _words_of_people(text, mentions)
                if words not in bearers:
                    mention = Mention(start, end, found.kind, found.id)
        elif around is not None and end <= around.end and id_.startswith(_COUNTRY):
            if _lies_elsewhere(text[around.start : around.end], id_.removeprefix(_COUNTRY), gazetteer):
                continue
        elif end < body_end and id_.startswith(_COUNTRY):
            behind = text.find(" ", end + 1, body_end)
            longer = text[start : behind if behind > 0 else body_end]
            if text[end] == " " and gazetteer.named_first(longer) is None and text[start:end] in gazetteer.adjectives:
                continue
        elif of == "ORGANISATION":
            body_end = end
        elif of == "LOCATION" and (around is None or end > around.end):
            around = mention
        settled.append(mention)
    return settled


def _words_of_people(text: str, mentions: Sequence[Mention]) -> set[str]:
    """The words of the names of more than one word."""
    names = [text[mention.start : mention.end] for mention in mentions if mention.type == "PERSON"]
    return {word for name in names if " " in name for word in unpossessed(name).split()}


def _lies_elsewhere(words: str, country: str, gazetteer: Gazetteer) -> bool:
    """Whether all places of a name lie in other countries than this."""
    found = gazetteer.places.named(words)
    return bool(found) and country not in [place.country for place in found]
