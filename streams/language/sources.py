"""Who is quoted or cited: KCNA said; according to Reuters; "...", a Foreign Ministry official in Seoul stated."""

import re
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
    r"[.,;:!?)”\"’]|[ \t]{0,4}(?:\Z|\n)|\s(?:in|on|at|during|after|before|when|as|while|by|to|of|from|for"
    r"|near|along|with|who|late|earlier|today"
    r"|yesterday|this|last)\b"
)
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
    whole = 0, len(text)
    following = iter(sentences)
    low, high = next(following, whole)
    quotes = _has_quotes(text, low, high)
    for cue in sayings:
        verb, after_verb, _, _ = cue
        if verb >= high:
            while verb >= high:
                low, high = next(following, whole)
            quotes = _has_quotes(text, low, high)
        quote = quotes or text[after_verb : after_verb + 3].lstrip(": \n")[:1] in _OPENING
        for start, end, entity, anonymous in _of(text, cue, low, high, quote, phrases):
            if start not in found:
                found[start] = {
                    "start": start,
                    "end": end,
                    "text": text[start:end],
                    "id": entity and entity["id"],
                    "verb": text[verb:after_verb],
                    "quote": quote,
                    "anonymous": anonymous,
                }
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
    if phrase is None or not (certain or follows[:1] == ":" or _is_set_off(text, phrase[0])):
        return []
    return [*phrases.beside(phrase[0], low), phrase] if phrase[0] < end else [phrase]


def _active(text: str, cue: Found, end: int, low: int, high: int, phrases: Phrases) -> Phrase | None:
    """The subject of a verb whose group begins after `end`: before it, around an inset, or behind it."""
    sign = text[end - 1] if end > low else " "
    if sign in ',”"’»':
        phrase = phrases.after(cue.end, high)
        if phrase is not None and _CLAUSE_ENDS.match(text, phrase[1]):
            return phrase
    if sign == ",":
        comma = text.rfind(",", max(low, end - _APPOSITION), end - 1)
        if comma < 0:
            return None
        # The Foreign Secretary, Boris Johnson, said.
        if (person := phrases.person(comma + 2, end - 1)) is not None:
            return person
        end = comma
    return phrases.before(end, low)


def _is_set_off(text: str, start: int) -> bool:
    """Whether what is said comes before, as in `…, Kim warned.`."""
    return text[max(0, start - 2) : start].rstrip()[-1:] in _SETS_OFF


def _is_country(phrase: Phrase) -> bool:
    """Whether a phrase is nothing but a place: who cites North Korea gives a reason more often than a source."""
    start, _, entity, _ = phrase
    return entity is not None and entity["start"] == start and entity["type"] in ("LOCATION", "NATIONALITY")
