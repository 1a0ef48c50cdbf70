"""Who is quoted or cited: KCNA said; according to Reuters; "...", a Foreign Ministry official in Seoul stated."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from streams.language.gazetteer import Found
from streams.language.listing import listed
from streams.language.source_phrases import Phrase, Phrases

# These tell that somebody speaks whatever follows; the other verbs need `that`, a colon or quotation marks.
_ALWAYS: Final = frozenset(listed("said says say told tells stated"))
_BEFORE_SOURCE: Final = frozenset({"according to", "citing", "quoting"})
_QUOTED: Final = frozenset({"quoted", "cited", "quoted as saying", "cited as saying"})
_PASSIVE: Final = frozenset(listed("reported confirmed announced claimed disclosed revealed"))
"""Verbs that take who says so behind `by`."""
_OPENING: Final = frozenset('“"‘')
_CLOSING: Final = frozenset('”"')
_SETS_OFF: Final = frozenset(',”"')
_AT_END: Final = frozenset({":", ".", ",", "\n", ""})
"""What may stand behind a verb that ends its clause."""
_CLAUSE_ENDS: Final = re.compile(
    r"[.,;:!?)”\"’]|\s*\Z|\s*\n|\s(?:in|on|at|during|after|before|when|as|while|by|to|who|late|earlier|yesterday|today"
    r"|this|last)\b"
)
_WINDOW: Final = 200
"""Code points to either side of a verb in which its source is looked for."""
_APPOSITION: Final = 120
"""Longest inset between commas: Kim, the leader of North Korea, said."""


def sources(
    text: str, entities: Sequence[Mapping[str, Any]], cues: Iterable[Found], sentences: Sequence[tuple[int, int]]
) -> list[dict[str, Any]]:
    """The sources of `text` in order, as dicts of the shape of `schemas.Source`.

    `entities`, `cues` and `sentences` are those of the text. He and she are left out: who they are is not decided here.
    """
    sayings = [cue for cue in cues if cue.id == "saying"]
    if not sayings:
        return []
    phrases = Phrases(text, entities)
    found: dict[int, dict[str, Any]] = {}
    number, quotes = -1, False
    for cue in sayings:
        last, number = number, bisect_right(sentences, (cue.start, sys.maxsize)) - 1
        low, high = sentences[number] if number >= 0 else (0, len(text))
        if number != last:
            quotes = _has_quotes(text, low, high)
        quote = quotes or text[cue.end : cue.end + 3].lstrip(": \n")[:1] in _OPENING
        for phrase in _of(text, cue, max(low, cue.start - _WINDOW), min(high, cue.end + _WINDOW), quote, phrases):
            found.setdefault(
                phrase.start,
                {
                    "start": phrase.start,
                    "end": phrase.end,
                    "text": text[phrase.start : phrase.end],
                    "id": phrase.entity["id"] if phrase.entity else None,
                    "verb": text[cue.start : cue.end],
                    "quote": quote,
                    "anonymous": phrase.anonymous,
                },
            )
    return [found[start] for start in sorted(found)]


def _has_quotes(text: str, low: int, high: int) -> bool:
    """Whether a sentence holds quotation marks, or what is quoted ends right before it."""
    find = text.find
    return (
        find("“", low, high) >= 0
        or find('"', low, high) >= 0
        or find("”", low, high) >= 0
        or find("‘", low, high) >= 0
        or text[max(0, low - 2) : low].rstrip()[-1:] in _CLOSING
    )


def _of(text: str, cue: Found, low: int, high: int, quote: bool, phrases: Phrases) -> list[Phrase]:
    """The sources that a verb names, looked for from `low` to `high`."""
    verb = text[cue.start : cue.end].lower()
    if verb in _BEFORE_SOURCE:
        phrase = phrases.after(cue.end, high)
        if phrase is None or (verb != "according to" and _is_country(phrase)):
            return []
        return [phrase]
    follows = text[cue.end : cue.end + 6]
    certain = quote or verb in _ALWAYS or verb in _QUOTED or follows == " that "
    if not certain and follows[:1] not in _AT_END and not follows.startswith(" by "):
        return []
    end, passive = phrases.verb_group(cue.start, low)
    by = phrases.after(cue.end + 3, high) if follows.startswith(" by ") else None
    if verb in _QUOTED:
        told = phrases.after(cue.end, high) if not passive and by is None else None
        speaker = phrases.before(end, low) if passive or told else None
        return [phrase for phrase in (speaker, told, by) if phrase is not None]
    if passive or by is not None:
        return [by] if by is not None and verb in _PASSIVE else []
    phrase = _active(text, cue, end, low, high, phrases)
    if phrase is None or not (certain or follows[:1] == ":" or _is_set_off(text, phrase.start)):
        return []
    return [phrase]


def _active(text: str, cue: Found, end: int, low: int, high: int, phrases: Phrases) -> Phrase | None:
    """The subject of a verb whose group begins after `end`: before it, around an inset, or behind it."""
    sign = text[end - 1] if end > low else " "
    if sign in ',”"’»':
        phrase = phrases.after(cue.end, high)
        if phrase is not None and _CLAUSE_ENDS.match(text, phrase.end):
            return phrase
    if sign == ",":
        end = text.rfind(",", max(low, end - _APPOSITION), end - 1)
        if end < 0:
            return None
    return phrases.before(end, low)


def _is_set_off(text: str, start: int) -> bool:
    """Whether what is said comes before, as in `…, Kim warned.`."""
    return text[max(0, start - 2) : start].rstrip()[-1:] in _SETS_OFF


def _is_country(phrase: Phrase) -> bool:
    """Whether a phrase is nothing but a place: who cites North Korea gives a reason more often than a source."""
    entity = phrase.entity
    return entity is not None and entity["start"] == phrase.start and entity["type"] in ("LOCATION", "NATIONALITY")
