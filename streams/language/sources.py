"""Who is quoted or cited: KCNA said; according to Reuters; "...", a Foreign Ministry official in Seoul stated."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from streams.language.gazetteer import Found
from streams.language.source_behind import Phrase
from streams.language.source_phrases import Phrases
from streams.language.source_verbs import BEFORE_SOURCE, PASSIVE, QUOTED, TOLD, Verb

_OPENING: Final = frozenset('“"‘„')
_BEHIND_WORDS: Final = frozenset(",”“\"’»'")
"""What a verb stands behind whose subject follows it: “No,” said Kim."""
_CLOSING: Final = frozenset('”"')
_CLOSED: Final = frozenset({",' ", "?' ", "!' ", "'' "})
"""What ends words between typewriter's apostrophes, which may be no quotation marks elsewhere."""
_CLAUSE_ENDS: Final = re.compile(
    r"[.,;:!?)”\"’]| \(|[ \t]{0,4}(?:\Z|\n)|\s(?:in|on|at|during|after|before|when|as|while|by|to|of|from|for"
    r"|near|along|with|who|late|earlier|today"
    r"|yesterday|this|last)\b"
)
_OF_SUBJECT: Final = re.compile(r"(?:its|his|her|their|our|[0-9][0-9,.]{0,11}) ")
"""How what is said to be so may begin behind said, if somebody to speak stands at the head of the sentence."""
_APPOSITION: Final = 120
"""Longest inset between commas: Kim, the leader of North Korea, said."""
_MOST_INSETS: Final = 3
_IN_AN_INSET: Final = (" by ", " with ")
"""What stands before those who are with the one that speaks: Kim, flanked by an aide, the envoy to China, said."""


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
        quote = (
            quotes
            or text[after_verb : after_verb + 3].lstrip(": \n")[:1] in _OPENING
            or text[max(low, verb - 3) : verb] in _CLOSED
        )
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
    verb = Verb(text, cue.start, cue.end, high, phrases)
    if verb.word in BEFORE_SOURCE:
        phrase = phrases.after(cue.end, high)
        if phrase is None or (verb.word != "according to" and _is_country(phrase)):
            return []
        return [phrase]
    named_behind = text.startswith(" by ", cue.end)
    certain = verb.is_certain(quote)
    if not certain and not named_behind and not verb.ends_clause():
        return []
    end, passive = phrases.verb_group(cue.start, low)
    by = phrases.after(cue.end + 3, high) if named_behind else None
    if verb.word in QUOTED:
        told = phrases.after(cue.end, high) if not passive and by is None else None
        speaker = phrases.before(end, low) if passive or told else None
        return [phrase for phrase in (speaker, told, by) if phrase is not None]
    if passive or by is not None:
        return [by] if by is not None and verb.word in PASSIVE else []
    phrase = _active(text, cue, end, low, high, phrases)
    if phrase is None or not (certain or verb.has_colon() or phrases.is_set_off(phrase, low)):
        return []
    return phrases.together(phrases.named(phrase, low), low) if phrase[0] < end else [phrase]


def _active(text: str, cue: Found, end: int, low: int, high: int, phrases: Phrases) -> Phrase | None:
    """The subject of a verb whose group begins after `end`: before it, around insets, or behind it."""
    sign = text[end - 1] if end > low else " "
    if sign in _BEHIND_WORDS and text[cue.start : cue.end].lower() not in TOLD:
        phrase = phrases.after(cue.end, high)
        if phrase is not None and _CLAUSE_ENDS.match(text, phrase[1]):
            # Ann Li, head of the office, said 12 people, two of them guards, had died.
            is_object = sign == "," and _OF_SUBJECT.match(text, phrase[0]) and phrases.opens_with_inset(low)
            if not is_object:
                return phrase
    if sign != ",":
        return phrases.before(end, low)
    for _ in range(_MOST_INSETS):
        comma = text.rfind(",", max(low, end - _APPOSITION), end - 1)
        if comma < 0:
            return None
        # The Foreign Secretary, Boris Johnson, said.
        if (person := phrases.person(comma + 2, end - 1)) is not None:
            return person
        phrase = phrases.before(comma, low)
        if phrase is None or not text.endswith(_IN_AN_INSET, low, phrase[0]):
            return phrase
        end = comma + 1
    return None


def _is_country(phrase: Phrase) -> bool:
    """Whether a phrase is nothing but a place: who cites North Korea gives a reason more often than a source."""
    start, _, entity, _ = phrase
    return entity is not None and entity["start"] == start and entity["type"] in ("LOCATION", "NATIONALITY")
