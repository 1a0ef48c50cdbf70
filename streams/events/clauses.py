"""The verbs of a sentence with their subjects, objects and complements: a cheap clause analysis in one pass."""

from collections.abc import Mapping, Sequence
from typing import Final

from streams.events.grammar import (
    ADVERB,
    BE,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    HAVE,
    LINKS_THAT_HEDGE,
    MODAL,
    NAME,
    NOT,
    NOUN,
    NUMBER,
    OBJECT,
    OTHER,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    READY,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    THAT,
    TIME,
    TO,
    VERB,
)
from streams.events.objects import add_object
from streams.events.predicate import (
    ADVERBIAL,
    FINITE,
    GERUND,
    INFINITIVE,
    MAIN,
    MODIFIER,
    PURPOSE,
    RELATED,
    SAID,
    SPEAKING,
    TAIL,
    TAKES_COMPLEMENT,
    Predicate,
)
from streams.events.reading import Reading
from streams.events.verb_groups import predicate_at

_REPORTING: Final = frozenset({"say", "sue", "accuse", "protest", "threaten"})
"""Classes of verbs that name a source at the end of a sentence."""
TELLING: Final = frozenset({"demand", "offer", "threat", "unwilling"})
"""Nouns with a complement: a demand to leave."""
_ACTING: Final = frozenset({"launch", "end", "finish", "bar", "coerce", "impose", "lift", "be", "have", "concede"})
_INERT: Final = frozenset(
    {NOUN, NAME, TIME, DETERMINER, PREPOSITION, ADVERB, NUMBER, PRONOUN, OBJECT, QUOTE, TO, MODAL, NOT}
)
"""Kinds of words that begin neither a clause nor a verb."""
_PARTICLES: Final = frozenset({"in", "out", "off", "down", "up", "over"})
_AFTER_PARTICLES: Final = frozenset(
    {COMMA, STOP, CONJUNCTION, PREPOSITION, SUBORDINATOR, TIME, TO, QUOTE, THAT, ADVERB}
)
_WITH_WHAT_IS_SAID: Final = SPEAKING | {"be", "refuse"}
_GAP: Final = 10  # words between a verb and what may belong to it: hold the army responsible
_REGION: Final = 14  # words after a verb in which its object is looked for


def predicates(reading: Reading, gaps: Mapping[str, Mapping[str, Sequence[tuple[str, str, str]]]]) -> list[Predicate]:
    """The verbs of a sentence in order, linked; a sentence without any gives none."""
    found = _verbs(reading)
    size = len(reading.words)
    for n, predicate in enumerate(found):
        limit = found[n + 1].first if n + 1 < len(found) else size
        if reading.words[predicate.at] in gaps:
            _join(reading, predicate, gaps[reading.words[predicate.at]], limit)
        add_object(reading, predicate, min(limit, predicate.at + _REGION))
    for n in range(1, len(found)):
        _link(reading, found, n)
    return found


def _join(
    reading: Reading, predicate: Predicate, endings: Mapping[str, Sequence[tuple[str, str, str]]], limit: int
) -> None:
    """Take a verb together with what stands some words on: hold the army responsible."""
    words = reading.words
    for i in range(predicate.at + 1, min(limit + 1, len(words), predicate.at + _GAP)):
        for rest, cls, lemma in endings.get(words[i].split(" ", 1)[0], ()):
            size = rest.count(" ")
            here = " ".join(words[i : i + size + 1]) if size else words[i]
            if (here == rest and (size or _ends(reading, i))) or (size and here.startswith(rest + " ")):
                predicate.cls, predicate.lemma = cls, lemma
                return


def _ends(reading: Reading, i: int) -> bool:
    """Whether the word at `i` is no preposition with a noun: turned him in, not turned the hoses in anger."""
    if reading.words[i] not in _PARTICLES or i + 1 == len(reading.words):
        return True
    return reading.kinds[i + 1] in _AFTER_PARTICLES


def _verbs(reading: Reading) -> list[Predicate]:
    kinds, words, entries = reading.kinds, reading.words, reading.entries
    found: list[Predicate] = []
    clause, link_word = MAIN, ""
    start = 0
    outer = 0
    verbs_in_clause = 0
    seen_main = False
    for i, kind in enumerate(kinds):
        if kind in _INERT:
            continue
        if kind == SUBORDINATOR:
            clause, link_word, verbs_in_clause = ADVERBIAL, words[i], 0
            outer, start = start, i + 1
        elif kind == RELATIVE:
            clause, link_word, verbs_in_clause = RELATED, words[i], 0
            outer, start = start, i + 1
        elif kind == THAT:
            said = _is_what_is_said(reading, found, i)
            plain = i == 0 or kinds[i - 1] not in (NOUN, NAME, OTHER)
            noun = entries[i - 1].noun if i and entries[i - 1] is not None else ""  # type: ignore[union-attr]
            clause = SAID if said or plain or noun in ("demand", "offer", "threat") else RELATED
            link_word, verbs_in_clause = "that", 0
            outer, start = start, i + 1
        elif kind in (COMMA, STOP):
            if clause == RELATED and not seen_main and kind == COMMA:
                clause, link_word, verbs_in_clause, start = MAIN, "", 0, outer  # Turkey, which keeps troops there, said
            elif verbs_in_clause or seen_main or clause == ADVERBIAL:
                clause = MAIN if not seen_main or clause in (MAIN, ADVERBIAL, RELATED) else clause
                link_word, verbs_in_clause, start = "", 0, i + 1
            elif kind == COMMA and clause == MAIN and not seen_main and kinds[start] == PREPOSITION:
                start = i + 1  # During talks with Turkey, Iran said
        elif kind == CONJUNCTION:
            if verbs_in_clause:
                verbs_in_clause, start = 0, i + 1
        elif kind == VERB or kind in (BE, HAVE) or (kind == OTHER and words[i] in READY):
            # After the verb of a relative clause the one of the main clause is still owed.
            owed = clause == RELATED and verbs_in_clause > 0 and not seen_main
            predicate = predicate_at(reading, i, verbs_in_clause > 0, owed)
            if predicate is None:
                continue
            predicate.link_word = link_word
            predicate.clause = clause
            if predicate.form == FINITE:
                if verbs_in_clause and clause in (RELATED, ADVERBIAL) and not seen_main:
                    clause, link_word, start = MAIN, "", outer
                    predicate.clause, predicate.link_word = MAIN, ""
                verbs_in_clause += 1
                told_before = seen_main
                seen_main = seen_main or clause == MAIN
                predicate.subject_from, predicate.subject_to = start, predicate.first
                tail = predicate.cls in _REPORTING and clause in (MAIN, SAID) and told_before and _closes(reading, i)
                if tail:
                    predicate.clause = TAIL
                elif predicate.cls in TAKES_COMPLEMENT and predicate.cls not in ("launch", "end", "be", "have"):
                    if predicate.cls == "say":
                        clause, link_word = (SAID if clause == MAIN else clause), ""
                    start, verbs_in_clause = i + 1, (0 if predicate.cls == "say" else verbs_in_clause)
            predicate.hedged = predicate.link_word in LINKS_THAT_HEDGE
            found.append(predicate)
    return found


def _is_what_is_said(reading: Reading, found: Sequence[Predicate], i: int) -> bool:
    """Whether `that` at `i` leads in what a verb of saying is about, not what a noun is: told members that they."""
    if not found:
        return False
    if found[-1].at >= i - 4 and found[-1].cls in SPEAKING:
        return True
    last = next((predicate for predicate in reversed(found) if predicate.form == FINITE), None)
    follows = reading.kinds[i + 1] if i + 1 < len(reading.kinds) else STOP
    return last is not None and last.cls == "say" and follows not in (VERB, BE, HAVE, MODAL)


def _closes(reading: Reading, i: int) -> bool:
    """Whether little but names and times follows: a source named at the end."""
    return all(kind not in (VERB, THAT, BE, MODAL) for kind in reading.kinds[i + 1 : i + 12]) and any(
        kind in (COMMA, QUOTE) for kind in reading.kinds[max(0, i - 12) : i]
    )


def _governor(reading: Reading, found: list[Predicate], n: int) -> Predicate:
    """The verb that an infinitive may belong to, beyond participles that modify: told agencies working there to."""
    m = n - 1
    while m > 0 and found[m].form in (GERUND, MODIFIER) and found[m].cls not in TAKES_COMPLEMENT:
        if COMMA in reading.kinds[found[m - 1].at + 1 : found[n].first] or found[m - 1].complement >= 0:
            break
        m -= 1
    return found[m]


def _link(reading: Reading, found: list[Predicate], n: int) -> None:
    """Say what the predicate `n` is to those before it."""
    predicate, before = found[n], found[n - 1]
    if predicate.form == INFINITIVE:
        before = _governor(reading, found, n)
    between = reading.kinds[before.at + 1 : predicate.first]
    if predicate.form == INFINITIVE:
        noun = before.noun in TELLING
        free = before.complement < 0 and (COMMA not in between or before.cls == "ask")
        if before.cls in _ACTING and before.noun and not noun:
            free = False
        if free and (before.cls in TAKES_COMPLEMENT or noun):
            before.complement, predicate.within = n, found.index(before)
            predicate.clause = SAID
        else:
            predicate.clause = PURPOSE
    elif predicate.form == GERUND:
        prep = reading.words[predicate.first - 1] if predicate.first else ""
        bare = not between or all(kind in (ADVERB, TIME) for kind in between)
        fits = (
            (bare and before.cls in ("launch", "end", "finish", "plan", "refuse", "ask"))
            or (prep == "to" and len(between) <= 2 and before.cls in ("agree", "concede", "be"))
            or (prep == "of" and before.noun in TELLING)
        )
        if (before.complement < 0 and fits) or (
            before.complement < 0 and before.cls in ("end", "bar", "coerce") and prep == "from"
        ):
            before.complement, predicate.within = n, n - 1
            predicate.clause, predicate.link_word = SAID, prep
        else:
            predicate.clause, predicate.link_word = ADVERBIAL, prep or "ing"
    elif predicate.form == MODIFIER:
        predicate.clause = RELATED
    elif before.lemma == "let" and before.complement < 0 and not reading.kinds[predicate.first : predicate.at]:
        before.complement, predicate.within = n, n - 1
        predicate.clause = SAID
    elif predicate.clause == SAID:
        for m in range(n - 1, -1, -1):
            if found[m].cls in _WITH_WHAT_IS_SAID and found[m].clause != RELATED:
                if found[m].cls == "say" and found[m].noun and predicate.subject_from >= predicate.first:
                    predicate.clause = found[m].clause  # declared support and condemned
                    break
                if found[m].complement < 0:
                    found[m].complement, predicate.within = n, m
                break
