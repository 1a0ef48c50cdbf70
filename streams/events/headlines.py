"""What headlines leave out: forms of be, articles, and."""

from typing import Final

from streams.events.grammar import BOTH, COMMA, CONJUNCTION, MODAL, NAME, NOUN, OTHER, PREPOSITION, TO, VERB
from streams.events.inflect import BASE
from streams.events.lexicon import Word
from streams.events.predicate import TAKES_COMPLEMENT

_SUBJECTS: Final = frozenset({NAME, NOUN, OTHER, BOTH})


def complete(words: list[str], kinds: list[str], entries: list[Word | None]) -> None:
    """Put into words and kinds of a headline what a sentence would have: EU to sanction, Armenia, Azerbaijan sign."""
    for i in range(1, len(kinds) - 1):
        kind, before, entry = kinds[i], kinds[i - 1], entries[i]
        if kind in (VERB, MODAL, PREPOSITION) or (entry is not None and entry.verb in TAKES_COMPLEMENT):
            return
        if kind == COMMA and before == NAME and kinds[i + 1] == NAME:
            words[i], kinds[i] = "and", CONJUNCTION
        elif kind == TO:
            following = entries[i + 1]
            if before in _SUBJECTS and following is not None and following.verb and following.form == BASE:
                words[i], kinds[i] = "will", MODAL
            return
