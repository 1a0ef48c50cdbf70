"""People called by the surname alone, whom a text has named in full."""

from collections.abc import Iterator, Sequence
from typing import Final

from streams.language.listing import listed
from streams.language.mentions import Mention
from streams.language.neighbours import begins_sentence, word_before
from streams.language.person_names import SUFFIXES, taken_apart
from streams.language.tense_words import PAST_VERBS
from streams.language.titles import RANKS
from streams.language.tokens import FUNCTION_WORDS, Lists

_MOST: Final = 64
"""Surnames of a text that are looked for."""
_SHORTEST: Final = 3
_FULL: Final = 2
"""Words of a full name."""
_LOOKAHEAD: Final = 16
_MARKS: Final = ".,;:"
_POSSESSIVE: Final = ("'", "’")
_NO_SURNAME: Final = frozenset("CNM")
"""Flags of words that are a country, a nationality or a month, whatever else."""
_ENDS: Final = frozenset(" .,;:!?)\"”’'\n")
_BEGINS: Final = frozenset(" (\"“‘'\n—")
_TOLD: Final = PAST_VERBS | frozenset(listed("is was has had will would could also says"))
"""Words that tell of somebody right before them."""


def called_by_surname(text: str, mentions: Sequence[Mention], words: Lists) -> list[Mention]:
    """Where somebody of the `mentions` is called by the surname alone, and nothing stands there that is a name.

    A word that the language has as well counts within a sentence, or where something is told of it.
    """
    surnames = _surnames(text, mentions, words)
    if not surnames:
        return []
    taken = bytearray(len(text))
    for mention in mentions:
        taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
    return [
        Mention(start, start + len(surname), "PERSON", id_)
        for surname, id_ in surnames.items()
        for start in _occurrences(text, surname)
        if taken.find(1, start, start + len(surname)) < 0 and _stands_alone(text, start, len(surname), words)
    ]


def _surnames(text: str, mentions: Sequence[Mention], words: Lists) -> dict[str, str]:
    """The surnames of those who are named in full, each with an id; only what is a surname and nothing else."""
    found: dict[str, str] = {}
    for mention in mentions:
        if mention.type != "PERSON" or text.find(" ", mention.start, mention.end) < 0:
            continue
        name = taken_apart(text[mention.start : mention.end]).words
        last = len(name) - (bool(name) and name[-1] in SUFFIXES)
        if last < _FULL or len(found) >= _MOST:
            continue
        surname = name[last - 1]
        lower = surname.lower()
        if (
            len(surname) >= _SHORTEST
            and surname.istitle()
            and lower not in FUNCTION_WORDS
            and lower not in RANKS
            and _NO_SURNAME.isdisjoint(words.flags.get(surname, ""))
        ):
            found.setdefault(surname, mention.id)
    return found


def _occurrences(text: str, word: str) -> Iterator[int]:
    """Where a word stands as a whole."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if (at == 0 or text[at - 1] in _BEGINS) and (end == len(text) or text[end] in _ENDS):
            yield at
        at = text.find(word, end)


def _stands_alone(text: str, start: int, size: int, words: Lists) -> bool:
    """Whether a surname is no part of a longer name, nor a word that has a capital from where it stands."""
    end = start + size
    behind = text[end + 1 : end + _LOOKAHEAD].split(" ", 1)[0] if text.startswith(" ", end) else ""
    if behind[:1].isupper():
        return False
    if begins_sentence(text, start):
        told = behind.rstrip(_MARKS)
        is_told = told in _TOLD or told.endswith("ed") or text.startswith(_POSSESSIVE, end)
        return is_told or text[start:end].lower() not in words.common
    before = word_before(text, start)[0]
    lower = before.lower()
    return not before[:1].isupper() or lower in RANKS or lower in FUNCTION_WORDS
