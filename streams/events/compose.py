"""From verbs, objects and complements to PLOVER types, by the rules of `data/rules.txt` and of the codebook."""

from collections.abc import Mapping
from typing import Final

from streams.events.clauses import INFINITIVE, PURPOSE, TELLING, Predicate
from streams.events.grammar import PREPOSITION
from streams.events.reading import Reading

COOPERATIVE: Final = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"})
HARMING: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})
_OPERATORS: Final = frozenset({"ask", "order", "urge", "refuse", "deny", "threaten", "accuse", "vow", "agree"})
_CIVIL: Final = frozenset({"CVL", "EDU", "LAB", "AGR", "REL", "OPP", "MED", "ELI"})
_DISORDERLY: Final = frozenset(
    {"storm", "occupy", "clash", "burn", "burn down", "set ablaze", "battle", "torch", "set fire", "fight"}
)
_BY_LETTER: Final = frozenset({"lodge", "file", "submit", "send", "deliver", "hand", "register", "make", "present"})
_BREAKING: Final = frozenset({"end", "boycott", "bar"})
_BLAMED: Final = frozenset({"ASSAULT", "COERCE", "REJECT", "MOBILIZE", "THREATEN"})
_GENEROUS: Final = frozenset({"donate", "contribute", "provide", "lend", "finance", "fund", "disburse"})
_GUESTS: Final = frozenset({"diplomat", "peacekeeper", "inspector"})
_OFFICIAL: Final = frozenset({"COP", "MIL", "GOV", "JUD", "LEG", "SPY"})
_CALLED_OFF: Final = frozenset({"cancel", "call off", "postpone", "put off", "delay"})
_PEOPLE: Final = frozenset({"victim", "prisoner", "refugee", "diplomat"})
_FIGHTING: Final = frozenset({"REB", "MIL", "PRM"})
_PARTIES: Final = frozenset({"both", "rival", "warring", "opposing", "factions", "sides", "parties"})


def compose(reading: Reading, found: list[Predicate], rules: Mapping[str, Mapping[str, str]]) -> None:
    """Give each predicate its type, from the last, so that complements have theirs first."""
    for n in range(len(found) - 1, -1, -1):
        predicate = found[n]
        inner = found[predicate.complement] if predicate.complement >= 0 else None
        type_ = _by_rules(reading, predicate, inner, rules.get(predicate.cls))
        predicate.type = _corrected(reading, predicate, inner, type_)
        after = found[n + 1] if n + 1 < len(found) else None
        if predicate.type == "MOBILIZE" and after is not None and after.clause == PURPOSE and after.type == "AID":
            predicate.type = "AID"
        if predicate.cls == "give" and predicate.noun == "diplomat" and after is not None and after.lemma == "leave":
            predicate.type = "SANCTION"
        if predicate.cls == "free" and after is not None and after.clause == PURPOSE and after.cls == "sue":
            predicate.type = "COOPERATE"


def _by_rules(reading: Reading, predicate: Predicate, inner: Predicate | None, rules: Mapping[str, str] | None) -> str:
    if rules is None:
        return ""
    entry = reading.entries[predicate.noun_at] if predicate.noun_at >= 0 else None
    nominal = entry.nominal if entry is not None else ""
    if nominal == "MOBILIZE" and predicate.joint:
        nominal = "COOPERATE"
    inside = inner.type if inner is not None else ""
    keys = [predicate.noun] if inner is None or predicate.noun in TELLING or predicate.cls == "allow" else []
    if predicate.noun in ("ending", "offer", "withdrawal", "thing") or (
        predicate.cls in ("give", "join") and predicate.noun not in rules
    ):
        keys.append(predicate.other_noun)
    if inside:
        keys += [f"={inside}", "=*"]
    if nominal and inner is None:
        keys.append(f"={nominal}")
    for key in (*keys, "*"):
        if key and key in rules:
            type_ = rules[key]
            if type_ == "=":
                return inside or nominal
            if type_ == "MOBILIZE" and predicate.joint:
                return "COOPERATE"
            return "" if type_ == "-" else type_
    return ""


def _corrected(reading: Reading, predicate: Predicate, inner: Predicate | None, type_: str) -> str:
    """The codebook's rules of precedence."""
    if predicate.cls == "say" and inner is not None and inner.obliged and not inner.negated:
        return "REQUEST"
    if predicate.lemma == "tell" and inner is not None and inner.form == INFINITIVE:
        return "REQUEST"
    sector = subject_sector(reading, predicate)
    if type_ == "ASSAULT" and predicate.lemma in _DISORDERLY and sector in _CIVIL:
        return "PROTEST"
    if type_ == "ASSAULT" and predicate.noun == "property" and "hacker" in reading.words[: predicate.at]:
        return "COERCE"
    if type_ in ("COERCE", "REJECT") and predicate.noun == "road" and sector not in _OFFICIAL and sector:
        return "PROTEST"
    if predicate.cls == "move" and type_ == "MOBILIZE" and _into(reading, predicate):
        return "ASSAULT"
    if predicate.cls in ("end", "sanction") and predicate.lemma in _CALLED_OFF and predicate.noun == "talks":
        return "REJECT"
    if predicate.lemma == "forgive" and predicate.noun != "money":
        return "SUPPORT"
    if predicate.cls == "raid" and sector in _FIGHTING:
        return "ASSAULT"
    if predicate.cls == "seize" and (
        sector == "REB" or (predicate.noun in ("victim", "troops", "police") and sector not in _OFFICIAL)
    ):
        return "ASSAULT"
    if predicate.lemma in ("hand", "hand over", "turn over") and predicate.noun in ("victim", "suspect"):
        return "COOPERATE"
    if predicate.cls == "order" and inner is not None and inner.lemma == "leave" and predicate.noun in _GUESTS:
        return "SANCTION"
    if predicate.lemma == "attack" and _is_verbal(reading, predicate):
        return "ACCUSE"
    if type_ in ("COERCE", "REJECT", "ASSAULT") and _in_protest(reading, predicate):
        return "PROTEST"
    if predicate.cls == "lift" and predicate.noun == "blockade" and predicate.lemma in ("ease", "relax"):
        return "CONCEDE"
    if predicate.lemma == "drop" and predicate.noun in ("attack", "aid"):
        return "ASSAULT" if predicate.noun == "attack" else "AID"
    if not type_ and predicate.lemma in _GENEROUS:
        return "AGREE" if predicate.future else "AID"
    if predicate.lemma == "send home" and predicate.noun in ("prisoner", "troops", "refugee", "victim"):
        return "RETREAT"
    if predicate.cls == "say" and inner is not None:
        if type_ == "RETREAT" and inner.cls in ("end", "finish"):
            return "CONCEDE"
        if type_ in _BLAMED and (sector in ("OPP", "SOC") or predicate.lemma in ("claim", "argue", "charge")):
            return "ACCUSE"
    if predicate.cls == "launch" and predicate.noun == "change" and predicate.future:
        return "AGREE"
    if predicate.lemma == "train" and predicate.joint:
        return "COOPERATE"
    if predicate.lemma == "cancel" and predicate.noun == "money":
        return "AID"
    if type_ == "PROTEST" and predicate.cls in ("launch", "give") and predicate.lemma in _BY_LETTER:
        return "ACCUSE"
    if inner is not None and inner.lemma == "strike" and not inner.noun and sector in _CIVIL:
        return "THREATEN"
    if type_ == "RETREAT" and predicate.noun == "road" and predicate.joint:
        return "COOPERATE"
    if type_ == "RETREAT" and predicate.lemma in ("free", "liberate") and sector in ("COP", "MIL"):
        return "AID"
    if type_ == "PROTEST" and predicate.lemma == "protest" and _is_name(reading, predicate):
        return "ACCUSE"
    if predicate.cls == "end" and inner is not None and inner.link_word == "from" and predicate.noun in _PEOPLE:
        return "COERCE"
    if predicate.cls == "expel" and (sector == "PTY" or _names_country(reading, predicate)):
        return "SANCTION"
    if type_ in ("ASSAULT", "RETREAT", "AID", "SANCTION") and _is_of_no_concern(reading, predicate):
        return ""
    if predicate.lemma in ("send", "dispatch", "fly") and type_ == "AID" and predicate.other_noun == "road":
        return "MOBILIZE"
    if predicate.future and (predicate.cls == "respond" or (type_ == "REJECT" and predicate.cls in _BREAKING)):
        return "THREATEN"
    if predicate.cls == "ask" and _ends_war(predicate, inner) and _is_party(reading, predicate):
        return "AGREE"
    if predicate.cls in _OPERATORS:
        if predicate.negated and predicate.cls == "agree":
            return "REJECT"
        return type_
    if predicate.negated and type_ and (predicate.future or predicate.cls == "allow"):
        return "REJECT" if type_ in COOPERATIVE or type_ in ("CONCEDE", "RETREAT") else type_
    if predicate.future and not predicate.hedged:
        if type_ in COOPERATIVE:
            return "AGREE"
        if type_ == "RETREAT":
            return "CONCEDE"
        if type_ in HARMING and not predicate.passive:
            return "THREATEN"
    if predicate.possible and not predicate.future and type_ in HARMING and not predicate.passive:
        return "THREATEN"
    if type_ == "MOBILIZE" and predicate.joint:
        return "COOPERATE"
    return type_


def subject_sector(reading: Reading, predicate: Predicate) -> str:
    """The sector of the head of a subject, the last of those its words tell of before any preposition."""
    found = ""
    for i in range(max(0, predicate.subject_from), max(0, predicate.subject_to)):
        entry = reading.entries[i]
        if reading.kinds[i] == PREPOSITION and found:
            break
        if entry is not None and entry.sector and not (found == "COP" and entry.sector == "GOV"):
            found = entry.sector
    return found


def _is_verbal(reading: Reading, predicate: Predicate) -> bool:
    """Whether an attack is one of words: attacked the Vatican for making, as inhuman."""
    for i in range(predicate.at + 1, min(len(reading.words) - 1, predicate.at + 9)):
        if reading.words[i] == "as" or (reading.words[i] == "for" and reading.words[i + 1].endswith("ing")):
            return True
    return False


def _into(reading: Reading, predicate: Predicate) -> bool:
    return predicate.lemma.endswith(" into") or "into" in reading.words[predicate.at + 1 : predicate.at + 6]


def _in_protest(reading: Reading, predicate: Predicate) -> bool:
    words = reading.words[predicate.at : predicate.at + 16]
    return "protest" in words and words[words.index("protest") - 1] == "in"


def _is_name(reading: Reading, predicate: Predicate) -> bool:
    """Whether a country or body is the subject, not people of it."""
    name = reading.names[predicate.first - 1] if predicate.first else None
    return name is not None and name["type"] in ("LOCATION", "ORGANISATION")


def _names_country(reading: Reading, predicate: Predicate) -> bool:
    name = reading.names[predicate.at + 1] if predicate.at + 1 < predicate.until else None
    return name is not None and name["type"] == "LOCATION"


def _is_of_no_concern(reading: Reading, predicate: Predicate) -> bool:
    """Sport, markets and accidents: a side is beaten, a storm kills."""
    for i in range(max(0, predicate.subject_from), predicate.until):
        entry = reading.entries[i]
        if entry is not None and entry.noun in ("sport", "market", "accident"):
            return True
    return False


def _ends_war(predicate: Predicate, inner: Predicate | None) -> bool:
    if inner is not None:
        return inner.cls == "end" and inner.noun == "attack"
    return predicate.noun == "ending" and predicate.other_noun == "attack"


def _is_party(reading: Reading, predicate: Predicate) -> bool:
    for i in range(max(0, predicate.subject_from), max(0, predicate.subject_to)):
        entry = reading.entries[i]
        if reading.words[i] in _PARTIES or (entry is not None and entry.sector in _FIGHTING):
            return True
    return False
