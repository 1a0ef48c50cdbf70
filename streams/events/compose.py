"""From verbs, objects and complements to PLOVER types, by the rules of `data/rules.txt` and of the codebook."""

from collections.abc import Mapping
from typing import Final

from streams.events.agency import CIVIL
from streams.events.circumstances import subject_sector
from streams.events.clauses import TELLING
from streams.events.grammar import TIME
from streams.events.lexicon import Lexicon
from streams.events.precedence import corrected
from streams.events.predicate import GERUND, INFINITIVE, MAIN, MODIFIER, PURPOSE, TAIL, Predicate
from streams.events.reading import Reading

_VAGUE: Final = frozenset({"ending", "offer", "withdrawal", "thing"})
"""Nouns that the next one tells more of: an end to the blockade."""
_OTHERWISE: Final = frozenset({"see", "face", "lose", "risk", "suffer", "be", "else", "expect", "forfeit", "leave"})
_TIMES: Final = frozenset(
    {"hours", "days", "hour", "day", "week", "weeks", "month", "months", "until", "deadline", "nightfall"}
)
_SENDING: Final = frozenset({"send", "dispatch", "fly", "ship", "rush", "bring", "ferry", "truck", "pour", "airlift"})
_GIFTS: Final = frozenset(
    {"aid", "money", "weapon", "missile", "asylum", "reparations", "information", "warship", "support"}
)
_GIVEN_TO: Final = frozenset({"troops", "police", "victim", "refugee", "helper", "territory", "prisoner", "diplomat"})
_WANTED: Final = frozenset({"want", "accuse", "suspect", "charge", "indict", "wanted"})
_GATHERING: Final = frozenset(
    {"gather", "mass", "assemble", "converge", "gather in", "gather outside", "stream", "pour", "line up"}
)
_BY_CROWDS: Final = frozenset({"", "COERCE", "REJECT", "MOBILIZE"})
_NO_RULES: Final[Mapping[str, str]] = {}


def compose(reading: Reading, found: list[Predicate], lexicon: Lexicon) -> None:
    """Give each predicate its type, from the last, so that complements have theirs first."""
    for n in range(len(found) - 1, -1, -1):
        predicate = found[n]
        inner = found[predicate.complement] if predicate.complement >= 0 else None
        of_verb = lexicon.rules_of_verbs.get(predicate.lemma, _NO_RULES)
        of_class = lexicon.rules.get(predicate.cls, _NO_RULES)
        type_ = _by_rules(reading, predicate, inner, of_verb, of_class)
        predicate.type = corrected(reading, predicate, inner, type_)
        after = found[n + 1] if n + 1 < len(found) else None
        if predicate.obliged and not predicate.negated and predicate.clause == MAIN and found[-1].clause == TAIL:
            predicate.type = "REQUEST"
        if inner is not None and predicate.cls == "have" and "until" in reading.words[predicate.at : inner.first]:
            predicate.type = "THREATEN"  # have until Monday to leave
        if after is not None:
            predicate.type = _with_next(reading, predicate, after)
        if after is not None and after.clause == PURPOSE:
            predicate.type = _with_purpose(reading, predicate, after)
        elif predicate.type == "REQUEST" and _is_ultimatum(reading, predicate):
            predicate.type = "THREATEN"


def _is_ultimatum(reading: Reading, predicate: Predicate) -> bool:
    """Whether a demand says what happens otherwise: leave or face arrest."""
    words = reading.words
    return any(words[i] == "or" and words[i + 1] in _OTHERWISE for i in range(predicate.at + 1, len(words) - 1))


def _sets_time(reading: Reading, predicate: Predicate, purpose: Predicate) -> bool:
    """Whether what is given is time: gave the rebels two days to leave."""
    return any(reading.kinds[i] == TIME or reading.words[i] in _TIMES for i in range(predicate.at + 1, purpose.first))


def _with_next(reading: Reading, predicate: Predicate, after: Predicate) -> str:
    """A wanted man who is sent abroad is extradited; a crowd that gathers to demand something protests."""
    if predicate.cls in ("free", "give") and after.form == MODIFIER and after.lemma in _WANTED:
        return predicate.type if predicate.type not in ("RETREAT", "") else "COOPERATE"
    if predicate.lemma in _GATHERING and after.type in ("REQUEST", "ACCUSE") and after.form in (GERUND, INFINITIVE):
        return "PROTEST" if subject_sector(reading, predicate) in CIVIL else predicate.type
    return predicate.type


def _with_purpose(reading: Reading, predicate: Predicate, purpose: Predicate) -> str:
    """Troops that go to help are aid, inspectors arrive to inspect, a man sent back to stand trial is extradited."""
    if predicate.lemma in ("give", "set") and not predicate.type and _sets_time(reading, predicate, purpose):
        return "THREATEN"
    if predicate.type == "REQUEST" and _is_ultimatum(reading, predicate):
        return "THREATEN"
    if predicate.cls in ("move", "arrive") and purpose.type == "CONSULT":
        return "CONSULT"
    demands = purpose.cls in ("ask", "protest") and purpose.type in ("REQUEST", "PROTEST")
    if (
        demands
        and predicate.type in _BY_CROWDS
        and predicate.cls != "say"
        and subject_sector(reading, predicate) in CIVIL
    ):
        return "PROTEST"
    if predicate.type == "MOBILIZE" and purpose.type == "AID":
        return "AID"
    if predicate.cls == "give" and predicate.noun == "diplomat" and purpose.lemma == "leave":
        return "SANCTION"
    if predicate.cls == "arrive" and purpose.type in ("ACCUSE", "CONSULT"):
        return purpose.type
    if predicate.cls == "free" and purpose.cls == "sue":
        return "COOPERATE"
    return predicate.type


def _by_rules(
    reading: Reading,
    predicate: Predicate,
    inner: Predicate | None,
    of_verb: Mapping[str, str],
    of_class: Mapping[str, str],
) -> str:
    """The type by the first line of the rules that fits."""
    noun = predicate.noun
    if (
        predicate.cls == "give"
        and predicate.lemma not in _SENDING
        and predicate.other_noun in _GIFTS
        and noun in _GIVEN_TO
    ):
        noun = predicate.other_noun  # gave the army rifles, supplied the army with rifles
    if predicate.other_noun == "sanctions" and noun in _GIFTS | {"cooperation"}:
        noun = "sanctions"  # an oil and arms embargo
    entry = reading.entries[predicate.noun_at] if predicate.noun_at >= 0 else None
    nominal = entry.nominal if entry is not None else ""
    if nominal == "MOBILIZE" and predicate.joint:
        nominal = "COOPERATE"
    inside = inner.type if inner is not None else ""
    keys = [noun] if inner is None or noun in TELLING or predicate.cls == "allow" else []
    if noun in _VAGUE or (predicate.cls in ("give", "join") and noun not in of_class):
        keys.append(predicate.other_noun)
    if inside:
        keys += (f"={inside}", "=*")
    elif nominal and inner is None:
        keys.append(f"={nominal}")
    type_ = next((of[key] for key in keys for of in (of_verb, of_class) if key and key in of), None)
    if type_ is None:
        type_ = of_verb.get("*") or of_class.get("*", "")
    if type_ == "=":
        type_ = inside or nominal
    if type_ == "MOBILIZE" and predicate.joint:
        return "AGREE" if predicate.cls == "plan" else "COOPERATE"
    return "" if type_ == "-" else type_
