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
_GROUP: Final = 7  # words before a verb that may belong to it


def predicate_at(reading: Reading, i: int, again: bool, owed: bool) -> Predicate | None:
    """The predicate whose last verb stands at `i`; none for auxiliaries and for words that only look like one."""
    kinds, words = reading.kinds, reading.words
    entry = reading.entries[i]
    kind = kinds[i]
    if kind in (BE, HAVE):
        ahead = [k for k in kinds[i + 1 : i + 5] if k not in (ADVERB, NOT, TIME)]
        unknown = i + 1 < len(kinds) and kinds[i + 1] == OTHER and words[i + 1].endswith(("ing", "ed"))
        if not ahead or unknown or ahead[0] in (VERB, BE, HAVE, TO) or reading.words[i + 1] in _READY_OR_AHEAD:
            return None
        predicate = Predicate(i, "be" if kind == BE else "have", words[i])
        form = BASE if words[i] in ("be", "have") else PARTICIPLE if words[i] in ("been",) else PAST
        if words[i] in ("being", "having"):
            return None
    elif kind == OTHER:
        predicate, form = Predicate(i, "agree", words[i]), PARTICIPLE
    else:
        assert entry is not None  # noqa: S101 - verbs have an entry
        be_before = bool(i) and BE in kinds[max(0, i - 2) : i]
        if be_before and words[i] in AHEAD and TO in kinds[i + 1 : i + 3]:
            return None
        ready = be_before and words[i] in READY and (TO in kinds[i + 1 : i + 3] or "for" in words[i + 1 : i + 2])
        predicate, form = Predicate(i, "agree" if ready else entry.verb, entry.lemma), entry.form
    had_be = had_have = had_to = had_do = ahead_of = to_be = False
    modal = ""
    j = i - 1
    while j >= 0 and i - j <= _GROUP:
        k, w = kinds[j], words[j]
        if k == NOT:
            predicate.negated = True
            if w in ("don't", "doesn't", "didn't"):
                had_do = True
            elif w.endswith("n't") and w != "n't":
                had_have = had_have or w.startswith(("has", "have", "had"))
                had_be = had_be or not w.startswith(("has", "have", "had"))
        elif k == BE:
            had_be = True
        elif k == HAVE:
            had_have = True
        elif k == DO:
            had_do = True
        elif k == MODAL:
            modal = w
        elif k == TO and not had_to and (words[j + 1] == "be" or not (had_be or had_have or had_do or modal)):
            had_to = True
            to_be = had_be
            had_be = False
        elif w in AHEAD and had_to:
            ahead_of = True
        elif k not in (ADVERB, TIME) and w != "able":
            break
        j -= 1
    while j + 1 < i and kinds[j + 1] in (ADVERB, TIME):
        j += 1
    predicate.first = j + 1
    predicate.negated = predicate.negated or modal in NEGATIVE
    predicate.future = modal in FUTURE_MODALS or ahead_of or (had_be and had_to)
    predicate.obliged = modal in OBLIGING
    predicate.possible = modal in ("may", "might", "could", "can") or modal == "would"
    if modal or had_do:
        predicate.form = FINITE
        predicate.passive = had_be and form not in (BASE, ING, THIRD)
    elif had_to:
        predicate.form = FINITE if had_be else INFINITIVE
        predicate.passive = (to_be or had_be) and form not in (BASE, ING, THIRD) and words[i - 1] in ("be", "been")
    elif form == ING:
        predicate.form = FINITE if had_be else GERUND
    elif had_be:
        predicate.passive = predicate.cls != "be" and kind != OTHER
    elif form == PARTICIPLE and not had_have and kind not in (BE, HAVE):
        if kind == OTHER:
            return None
        predicate.form, predicate.passive = MODIFIER, True
    elif form not in (BASE, THIRD) and not had_have and _modifies(reading, i, predicate.cls, again, owed):
        predicate.form, predicate.passive = MODIFIER, True
    if predicate.passive and i + 1 < len(words) and words[i + 1] == "to" and predicate.cls in ("refuse", "agree"):
        predicate.passive = False  # is opposed to, is committed to: the subject does it
    return predicate


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
