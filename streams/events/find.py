"""Events of a text: who does what to whom, by the types of PLOVER 2024."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any, Final

from streams.events import details
from streams.events.clauses import predicates
from streams.events.coder import Coder
from streams.events.compose import compose
from streams.events.features import DECIDED
from streams.events.foremost import in_order, weigh
from streams.events.participants import participants
from streams.events.parties import Parties, Party
from streams.events.predicate import MAIN, MODIFIER, Predicate
from streams.events.ranking import by_the_rules, certainty, leading, others
from streams.events.reading import Reading, read
from streams.events.sources import says_who_speaks, speaker, speaks
from streams.events.triggers import is_told, telling
from streams.language.recognise import beginning_in

MOST_SENTENCES: Final = 24
"""Sentences of a text, from the first, that are read closely: all of most wires; who objects stands near the end."""
_ALWAYS_READ: Final = 2
"""Sentences from the first that are read without a trigger too."""
MOST_TEXT: Final = 20_000
"""Code points of a text, from the first, in which events are looked for."""
MOST_EVENTS: Final = 20
_MOST_ASIDE: Final = 2  # events of a sentence beside the one that it is about
_ASIDE: Final = 0.8  # what a further event of a sentence is worth beside the one that it is about
_WITHOUT_RECIPIENT: Final = 0.6
_OVERRULED: Final = 0.6
"""How sure a type is that the model has in place of the rules'."""
_UNTOLD: Final = 0.3
"""The same where no verb or noun of the sentence tells of it by itself."""
_NEEDS_TWO: Final = frozenset({"COOPERATE", "AID"})
"""Types that a guess is too weak for where only one country is named."""
_NEEDS_RECIPIENT: Final = frozenset({"COOPERATE", "AID", "SANCTION"})
_OPENING_QUOTES: Final = frozenset('“"')


class _Sentence:
    """What all events of a sentence have in common."""

    __slots__ = ("by", "contexts", "date", "end", "found", "now", "parties", "quantities", "start")

    def __init__(
        self,
        parties: Parties,
        found: list[Predicate],
        start: int,
        end: int,
        entities: Sequence[Mapping[str, Any]],
        now: int | None,
        by: dict[str, Any] | None,
    ) -> None:
        self.parties, self.found, self.start, self.end, self.now, self.by = parties, found, start, end, now, by
        self.contexts = details.contexts(parties.reading)
        self.date = details.day(entities, parties.reading)
        self.quantities = details.amounts(entities)


def events(
    text: str,
    entities: Sequence[Mapping[str, Any]],
    sentences: Sequence[tuple[int, int]],
    coder: Coder,
    headline: bool = False,
    year: int | None = None,
) -> list[dict[str, Any]]:
    """The events of `text` as plain dicts of the shape of `schemas.Event`, the one that it is about first.

    `entities` are those of `recognise`, `sentences` those of `streams.language.sentences`. Only the first sentences and
    those with a word that triggers an event are read, at most `MOST_SENTENCES` and within `MOST_TEXT`. Of events
    of the same type and countries only the surest is given, unless their contexts have nothing in common; one without a
    context is the same as any. Fields without a value are left out. A `headline` is
    read as such: EU to sanction bank. `year` is that of the item; else that of the latest day in it is taken.
    """
    eventful = _eventful(text, sentences, coder)
    if not eventful:
        return []
    now = details.latest_year(entities) if year is None else year
    found: list[dict[str, Any]] = []
    last = -1
    by: dict[str, Any] | None = None
    for number in eventful:
        start, end = sentences[number]
        inside = beginning_in(entities, start, end)
        if last != number - 1:
            by = None
        told, by = _of_sentence(text, start, end, inside, coder, now, headline, by)
        last = number
        weigh(told, number)
        found += told
    return in_order(found)[:MOST_EVENTS]


def _eventful(text: str, sentences: Sequence[tuple[int, int]], coder: Coder) -> list[int]:
    """The numbers of the sentences to read, in order: the first ones, and of the others those that hold a trigger."""
    size = len(text)
    numbers = list(range(min(_ALWAYS_READ, len(sentences))))
    upto = sentences[numbers[-1]][1] if numbers else 0
    for _, start, end in coder.lexicon.automaton.find_matches_as_indexes(text[:MOST_TEXT]):
        if start < upto or (start and text[start - 1].isalnum()) or (end < size and text[end].isalnum()):
            continue
        number = bisect_right(sentences, (start, size)) - 1
        if number < 0 or start >= sentences[number][1]:
            continue
        numbers.append(number)
        if len(numbers) >= MOST_SENTENCES:
            break
        upto = sentences[number][1]
    return numbers


def _of_sentence(
    text: str,
    start: int,
    end: int,
    entities: Sequence[Mapping[str, Any]],
    coder: Coder,
    now: int | None,
    headline: bool,
    by: dict[str, Any] | None,
) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    """The events of a sentence and who speaks in it if it is quoted, given who did in the one before.

    Who speaks in one does so in the next, unless that says who does: "We regret it," he said. "We urge ..."
    """
    quoted = text[start] in _OPENING_QUOTES
    reading = read(text, start, end, entities, coder.lexicon, headline)
    found = predicates(reading, coder.lexicon.gaps)
    compose(reading, found, coder.lexicon, coder.precedence)
    lead, type_, sure = _about(reading, found, coder)
    named = quoted and says_who_speaks(reading, found)
    if named or not quoted:
        by = None
    if not type_:
        return [], by
    parties = Parties(text, reading, coder.country_of, coder.names)
    if type_ in _NEEDS_TWO and not (lead >= 0 and found[lead].type) and len({code for _, code in parties.coded}) < 2:
        return [], by  # a guess from a noun: exports rose, rice was good
    if named:
        by = _as_dict(text, speaker(parties, found))
    sentence = _Sentence(parties, found, start, end, entities, now, by)
    told = [_event(sentence, lead, type_, sure)]
    types = {type_}
    assault = type_ == "ASSAULT"
    for n in others(found, lead) if found[lead : lead + 1] else ():
        other = found[n].type
        if other in types or len(told) > _MOST_ASIDE or _is_part_of(other, types):
            continue
        types.add(other)
        assault = assault or (other == "ASSAULT" and found[n].clause == MAIN)
        aside = _event(sentence, n, other, certainty(found[n]))
        aside["score"] = min(aside["score"], told[0]["score"]) * _ASIDE
        told.append(aside)
    if assault:
        told = [event for event in told if event["type"] != "MOBILIZE"]
    return told, by


def _about(reading: Reading, found: list[Predicate], coder: Coder) -> tuple[int, str, float]:
    """What a sentence is about: the number of its verb, the type, empty for none, and how sure that is."""
    lead = leading(found)
    by_rules, how = by_the_rules(reading, found, lead)
    type_ = by_rules if how == DECIDED else coder.model.best(reading, found, lead, by_rules, how)
    if type_ == by_rules:
        return lead, type_, certainty(found[lead] if lead >= 0 else None)
    sure = _OVERRULED if is_told(reading, found, type_) else _UNTOLD
    return _first_of(found, type_, lead), type_, sure


def _first_of(found: Sequence[Predicate], type_: str, lead: int) -> int:
    """The number of the first predicate of a type, or else of the leading one, behind which none counts that only
    modifies a noun: duty on pork imported from Canada.
    """
    return next((n for n, one in enumerate(found) if one.type == type_ and (one.form != MODIFIER or n < lead)), lead)


def _is_part_of(type_: str, types: set[str]) -> bool:
    """The codebook's precedence: what a protest asks for and a charge that was proven are no events of their own."""
    return (type_ == "REQUEST" and "PROTEST" in types) or (type_ == "MOBILIZE" and "ASSAULT" in types)


def _event(sentence: _Sentence, lead: int, type_: str, sure: float) -> dict[str, Any]:
    """The event of a type that the verb numbered `lead` of a sentence tells of, or a noun of it."""
    parties, found = sentence.parties, sentence.found
    reading = parties.reading
    predicate = found[lead] if lead >= 0 else None
    actor, recipient = participants(parties, found, lead, type_)
    if recipient is None and type_ in _NEEDS_RECIPIENT:
        sure *= _WITHOUT_RECIPIENT
    by_whom = _as_dict(parties.text, actor)
    if predicate is not None and speaks(reading, predicate):
        by_whom = by_whom or sentence.by
    trigger = _trigger(parties.text, reading, found, lead, type_)
    event: dict[str, Any] = {
        "type": type_,
        "modes": details.modes(reading, type_),
        "contexts": sentence.contexts,
        "actor": by_whom,
        "recipient": _as_dict(parties.text, recipient),
        **details.auxiliary(reading, found, lead, type_, sentence.date, sentence.now),
        "place": _place(reading, predicate),
        "date": sentence.date,
        "quantities": sentence.quantities,
        "evidence": {"start": sentence.start, "end": sentence.end, "trigger": trigger},
        "score": sure,
    }
    return {field: value for field, value in event.items() if value is not None}


def _as_dict(text: str, party: Party | None) -> dict[str, Any] | None:
    if party is None:
        return None
    start, end = (party.start, party.stop) if party.entity is None else (party.entity["start"], party.entity["end"])
    described = {
        "country": party.code,
        "sector": party.sector,
        "entity": party.entity["id"] if party.entity is not None else None,
        "start": start if start >= 0 else None,
        "end": end if start >= 0 else None,
        "text": text[start:end] if start >= 0 else None,
    }
    return {field: value for field, value in described.items() if value is not None} or None


def _place(reading: Reading, predicate: Predicate | None) -> dict[str, Any] | None:
    if predicate is None:
        return None
    found = details.place(reading, predicate)
    if found is None:
        return None
    return {"entity": found["id"], "start": found["start"], "end": found["end"], "text": found["text"]}


def _trigger(text: str, reading: Reading, found: list[Predicate], lead: int, type_: str) -> dict[str, Any]:
    """The words that tell of the event: a verb, or the noun that a verb says nothing of, or of a sentence without."""
    at = telling(reading, found, lead, type_)
    start, end = reading.starts[at], reading.ends[at]
    return {"start": start, "end": end, "text": text[start:end]}
