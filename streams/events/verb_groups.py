"""A verb with its auxiliaries: tense, voice, negation, modality."""

from typing import Final

from streams.events.grammar import (
    ADVERB,
    AHEAD,
    BE,
    COMMA,
    CONJUNCTION,
    DO,
    FUTURE_MODALS,
    HAVE,
    MODAL,
    NEGATIVE,
    NOT,
    OBLIGING,
    OTHER,
    PREPOSITION,
    PRONOUN,
    READY,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    THAT,
    TIME,
    TO,
    VERB,
)
from streams.events.inflect import BASE, ING, PARTICIPLE, PAST, THIRD
from streams.events.predicate import FINITE, GERUND, INFINITIVE, MODIFIER, Predicate
from streams.events.reading import Reading

_READY_OR_AHEAD: Final = READY | AHEAD
_POSSIBLE: Final = frozenset({"may", "might", "could", "can", "would"})
_GROUP: Final = 7  # words before a verb that may belong to it


def predicate_at(reading: Reading, i: int, again: bool, owed: bool) -> Predicate | None:
    """The predicate whose last verb stands at `i`; none for auxiliaries and for words that only look like one.

    `again` says that its clause has a finite verb already, `owed` that the main clause is still without.
    """
    begun = _main_verb(reading, i)
    if begun is None:
        return None
    predicate, form = begun
    group = _auxiliaries(reading, i)
    predicate.first = group.first
    predicate.negated = group.negated or group.modal in NEGATIVE
    predicate.future = group.modal in FUTURE_MODALS or group.ahead or (group.be and group.to)
    predicate.obliged = group.modal in OBLIGING
    predicate.possible = group.modal in _POSSIBLE
    kind, words = reading.kinds[i], reading.words
    may_be_passive = form not in (BASE, ING, THIRD)
    if group.modal or group.do:
        predicate.form = FINITE
        predicate.passive = group.be and may_be_passive
    elif group.to:
        predicate.form = FINITE if group.be else INFINITIVE
        predicate.passive = (group.to_be or group.be) and may_be_passive and words[i - 1] in ("be", "been")
    elif form == ING:
        predicate.form = FINITE if group.be else GERUND
    elif group.be:
        predicate.passive = predicate.cls != "be" and kind != OTHER
    elif form == PARTICIPLE and not group.have and kind not in (BE, HAVE):
        if kind == OTHER:
            return None
        predicate.form, predicate.passive = MODIFIER, True
    elif may_be_passive and not group.have and _modifies(reading, i, predicate.cls, again, owed):
        predicate.form, predicate.passive = MODIFIER, True
    if predicate.passive and i + 1 < len(words) and words[i + 1] == "to" and predicate.cls in ("refuse", "agree"):
        predicate.passive = False  # is opposed to, is committed to: the subject does it
    return predicate


def _main_verb(reading: Reading, i: int) -> tuple[Predicate, str] | None:
    """The predicate of the verb at `i`, without its auxiliaries, and the verb's form; none if it is one itself."""
    kinds, words = reading.kinds, reading.words
    word, kind, entry = words[i], kinds[i], reading.entries[i]
    if kind in (BE, HAVE):
        ahead = [k for k in kinds[i + 1 : i + 5] if k not in (ADVERB, NOT, TIME)]
        unknown = i + 1 < len(kinds) and kinds[i + 1] == OTHER and words[i + 1].endswith(("ing", "ed"))
        auxiliary = not ahead or unknown or ahead[0] in (VERB, BE, HAVE, TO) or words[i + 1] in _READY_OR_AHEAD
        if auxiliary or word in ("being", "having"):
            return None
        form = BASE if word in ("be", "have") else PARTICIPLE if word == "been" else PAST
        return Predicate(i, "be" if kind == BE else "have", word), form
    if kind == OTHER:
        return Predicate(i, "agree", word), PARTICIPLE
    assert entry is not None  # noqa: S101 - verbs have an entry
    be_before = bool(i) and BE in kinds[max(0, i - 2) : i]
    if be_before and word in AHEAD and TO in kinds[i + 1 : i + 3]:
        return None
    ready = be_before and word in READY and (TO in kinds[i + 1 : i + 3] or "for" in words[i + 1 : i + 2])
    return Predicate(i, "agree" if ready else entry.verb, entry.lemma), entry.form


class _Auxiliaries:
    """What stands before a verb and belongs to it."""

    __slots__ = ("ahead", "be", "do", "first", "have", "modal", "negated", "to", "to_be")

    def __init__(self) -> None:
        self.be = self.have = self.do = self.negated = self.to = False
        self.to_be = False
        """Whether the verb behind *to* is *be*."""
        self.ahead = False
        """Whether it is *going to*, *about to* and the like."""
        self.modal = ""
        self.first = 0
        """The number of the first word."""


def _auxiliaries(reading: Reading, i: int) -> _Auxiliaries:
    """The auxiliaries of the verb at `i`, read from there to the front."""
    kinds, words = reading.kinds, reading.words
    group = _Auxiliaries()
    j = i - 1
    while j >= 0 and i - j <= _GROUP:
        kind, word = kinds[j], words[j]
        if kind == NOT:
            group.negated = True
            if word in ("don't", "doesn't", "didn't"):
                group.do = True
            elif word.endswith("n't") and word != "n't":
                has = word.startswith(("has", "have", "had"))
                group.have = group.have or has
                group.be = group.be or not has
        elif kind == BE:
            group.be = True
        elif kind == HAVE:
            group.have = True
        elif kind == DO:
            group.do = True
        elif kind == MODAL:
            group.modal = word
        elif (
            kind == TO
            and not group.to
            and (words[j + 1] == "be" or not (group.be or group.have or group.do or group.modal))
        ):
            group.to, group.to_be, group.be = True, group.be, False
        elif word in AHEAD and group.to:
            group.ahead = True
        elif kind not in (ADVERB, TIME) and word != "able":
            break
        j -= 1
    while j + 1 < i and kinds[j + 1] in (ADVERB, TIME):
        j += 1
    group.first = j + 1
    return group


def _modifies(reading: Reading, i: int, cls: str, again: bool, owed: bool) -> bool:
    """Whether a form that may be a past or a participle is a participle."""
    if owed:
        return reading.words[i + 1 : i + 2] == ["by"]
    return again or (cls != "say" and (_is_aside(reading, i) or _finite_follows(reading, i)))


def _is_aside(reading: Reading, i: int) -> bool:
    """Whether the participle at `i` stands between commas: Mesa, besieged by protests, resigned."""
    kinds = reading.kinds
    if i < 2 or kinds[i - 1] != COMMA or i + 1 == len(kinds):
        return False
    if reading.words[i + 1] == "by":
        return True
    if kinds[i + 1] not in (PREPOSITION, TIME, ADVERB):
        return False
    for j in range(i + 2, min(len(kinds) - 1, i + 12)):
        if kinds[j] == COMMA:
            return kinds[j + 1] in (BE, HAVE, MODAL)  # the service, halted in May, was resumed
    return False


def _finite_follows(reading: Reading, i: int) -> bool:
    """Whether the participle at `i` only modifies the subject of another verb: women held by the gang were freed."""
    kinds = reading.kinds
    dated = i + 1 < len(kinds) and reading.words[i + 1] in ("after", "since", "before", "following", "while", "as")
    words_in_it = reading.words[i].count(" ")
    if words_in_it > 1:
        return False  # has its object within it
    if i + 1 < len(kinds) and kinds[i + 1] not in (PREPOSITION, TIME, ADVERB) and not dated and not words_in_it:
        return False
    passive = i + 1 < len(kinds) and reading.words[i + 1] in ("by", "with")
    for j in range(i + 2 if dated else i + 1, min(len(kinds), i + 12)):
        if kinds[j] in (COMMA, SUBORDINATOR, THAT, STOP, RELATIVE, TO, PRONOUN) or (
            kinds[j] == CONJUNCTION and not passive
        ):
            return False
        if kinds[j] in (BE, HAVE, MODAL):
            return True
        entry = reading.entries[j]
        if kinds[j] == VERB and entry is not None and entry.form not in (BASE, ING):
            return passive or j + 1 == len(kinds) or kinds[j + 1] != PREPOSITION
    return False
