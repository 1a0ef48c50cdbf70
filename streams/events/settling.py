"""Whether a word that may be a verb or a noun is one or the other, by what stands around it."""

from typing import Final

from streams.events.grammar import (
    ADVERB,
    BE,
    BOTH,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    DO,
    HAVE,
    MODAL,
    NAME,
    NOT,
    NOUN,
    NUMBER,
    OTHER,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    THAT,
    TO,
    VERB,
)
from streams.events.inflect import BASE, ING, PAST, THIRD
from streams.events.lexicon import Word
from streams.events.predicate import TAKES_COMPLEMENT

_BEFORE_NOUNS: Final = frozenset({DETERMINER, PREPOSITION, NUMBER})
_AFTER_VERBS: Final = frozenset({DETERMINER, NAME, PRONOUN, THAT, TO, NUMBER})

_BEARING: Final = frozenset({NAME, NOUN, OTHER})
_BARE: Final = frozenset({NOUN, OTHER, BOTH})
"""In a headline, what the first verb stands behind and before."""
_UNSETTLED: Final = frozenset({TO, BOTH, VERB})


def settle(
    words: list[str], kinds: list[str], entries: list[Word | None], owning: set[int], headline: bool = False
) -> None:
    """Decide for words that may be verbs or nouns, and take back verbs that stand as adjectives before a noun.

    In a headline no article may stand behind its first verb: Israel lifts curfew.
    """
    last = len(kinds) - 1
    for i, kind in enumerate(kinds):
        if kind not in _UNSETTLED:
            continue
        if kind == TO and (i == last or kinds[i + 1] not in (VERB, BOTH, ADVERB, BE, HAVE, OTHER, NOT, DO)):
            kinds[i] = PREPOSITION
            continue
        if kind == TO:
            continue
        entry = entries[i]
        assert entry is not None  # noqa: S101 - only words with an entry are of these kinds
        before = kinds[i - 1] if i else STOP
        if i > 1 and (before == ADVERB or (before == QUOTE and kinds[i - 2] == DETERMINER)):
            before = kinds[i - 2]  # a "clear violation"
        after = kinds[i + 1] if i < last else STOP
        if kind == BOTH:
            if headline and _leads_a_headline(words, kinds, entries, owning, i, before, after):
                kinds[i] = VERB
            else:
                kinds[i] = VERB if _is_verb(words, kinds, entries, owning, i, before, after) else NOUN
        elif (
            entry.form not in (BASE, THIRD, ING, PAST)
            and i
            and kinds[i - 1] == VERB
            and entries[i - 1].form not in (BASE, ING)  # type: ignore[union-attr]
            and after in (NOUN, NAME, OTHER, BOTH)
        ):
            kinds[i] = OTHER  # questioned captured suspects
        elif (not i and entry.form not in (BASE, THIRD, ING) and after in (NOUN, NAME, BOTH, OTHER)) or (
            (
                entry.form not in (BASE, THIRD, ING, PAST)
                and (before in _BEFORE_NOUNS or (i and i - 1 in owning))
                and after in (NOUN, OTHER, NAME, BOTH, VERB, NUMBER)
                and words[i - 1] not in ("who", "been", "being")
            )
            or (
                entry.form == ING and (before == DETERMINER or (i and i - 1 in owning)) and after in (NOUN, OTHER, BOTH)
            )
            or (
                entry.form in (BASE, THIRD)
                and (before in (DETERMINER, PREPOSITION, NUMBER) or (i and i - 1 in owning))
                and kinds[i - 1] != ADVERB
            )
        ):
            kinds[i] = OTHER


_UNCHANGED: Final = frozenset({"cut", "put", "set", "hit", "shut", "let", "quit", "hurt", "beat", "spread"})


def _is_verb(
    words: list[str], kinds: list[str], entries: list[Word | None], owning: set[int], i: int, before: str, after: str
) -> bool:
    """Whether a word that may be a verb or a noun is a verb, by its form and its neighbours."""
    entry = entries[i]
    assert entry is not None  # noqa: S101 - only words with an entry are asked about
    if entry.form == ING:
        if before == VERB and after in (NOUN, NAME, DETERMINER, NUMBER, OTHER):
            return True
        return before in (BE, SUBORDINATOR, COMMA, TO) or (before == PREPOSITION and after in _AFTER_VERBS)
    if before == TO:
        return entry.form == BASE
    if before in (MODAL, DO, NOT):
        return entry.form == BASE
    if (i and i - 1 in owning) or before in _BEFORE_NOUNS:
        return False
    if before in (HAVE, BE):
        return entry.form not in (BASE, THIRD)
    if entry.lemma in _UNCHANGED and entry.form == BASE:
        return after in _AFTER_VERBS or (before in (NAME, PRONOUN) and after in (NOUN, OTHER, BOTH))
    if entry.form == BASE:
        if before in (PRONOUN, RELATIVE):
            return True
        left = entries[i - 1] if i else None
        if before == NAME and i > 2 and kinds[i - 2] == PREPOSITION and after in _AFTER_VERBS:
            head = entries[i - 3]
            return words[i - 3].endswith("s") or (head is not None and head.plural)  # rebels in Nepal plan a
        if before in (NOUN, NAME, OTHER) and i:
            many = (left is not None and left.plural) or words[i - 1].endswith("s")
            return many and (after in _AFTER_VERBS or after == PREPOSITION)
        return False
    if entry.form == THIRD:
        if before in (NAME, NOUN, RELATIVE, PRONOUN, OTHER) and i:
            left = entries[i - 1]
            many = left is not None and left.plural
            if after == TO and entry.verb not in TAKES_COMPLEMENT:
                return False
            return not many and after in _AFTER_VERBS
        return before == COMMA and after in (TO, THAT)
    return True


def _leads_a_headline(
    words: list[str], kinds: list[str], entries: list[Word | None], owning: set[int], i: int, before: str, after: str
) -> bool:
    """Whether a word that may be a verb or a noun is the first verb of a headline, with a bare noun for its object."""
    entry = entries[i]
    if entry is None or entry.form not in (BASE, THIRD) or before not in _BEARING or i - 1 in owning:
        return False
    if after not in _BARE or VERB in kinds[:i] or PREPOSITION in kinds[:i]:
        return False
    if after == BOTH and i + 2 < len(kinds) and kinds[i + 2] in _AFTER_VERBS:
        return False  # drone attacks leave 12 dead
    left = entries[i - 1]
    many = words[i - 1].endswith("s") or (left is not None and left.plural) or CONJUNCTION in kinds[:i]
    return many == (entry.form == BASE)
