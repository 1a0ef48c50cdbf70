"""What a type is by who acts: crowds protest where soldiers use force, parties expel, police free hostages."""

from typing import Final

from streams.events.circumstances import (
    FIGHTING,
    are_settlers,
    ends_war,
    is_border,
    is_from_ranks,
    is_march,
    is_name,
    is_party,
    is_workplace,
    names_country,
    subject_sector,
)
from streams.events.predicate import Predicate
from streams.events.reading import Reading

CIVIL: Final = frozenset({"CVL", "EDU", "LAB", "AGR", "REL", "OPP", "MED", "ELI", "SOC"})
_DISORDERLY: Final = frozenset(
    {"storm", "occupy", "clash", "burn", "burn down", "set ablaze", "battle", "torch", "set fire", "fight"}
)
_CROWDED: Final = frozenset({"COERCE", "REJECT", "MOBILIZE", "SANCTION", "ASSAULT", "CONSULT"})
_CROWDING: Final = frozenset(
    {
        "mass",
        "gather",
        "converge",
        "converge on",
        "surround",
        "ring",
        "encircle",
        "besiege",
        "lay siege",
        "take over",
        "seize",
    }
    | {
        "invade",
        "overrun",
        "block",
        "blockade",
        "cut off",
        "shut down",
        "shut",
        "close",
        "close down",
        "topple",
        "halt",
    }
    | {
        "bring to a halt",
        "bring to a standstill",
        "block access",
        "seal off",
        "hold hostage",
        "stop",
        "assemble",
        "pull down",
        "turn back",
        "uproot",
        "ransack",
    }
)
"""What crowds do that would be force if soldiers did it."""
_SEIZED: Final = frozenset({"victim", "troops", "police", "prisoner", "helper", "peacekeeper", "refugee"})
_STOPPING: Final = frozenset({"lift", "end", "finish"})
_OBSTACLES: Final = frozenset({"", "thing", "blockade", "road", "attack", "property"})
_LOOTING: Final = frozenset({"loot", "rampage", "run riot", "pelt", "surround", "stone"})
_WILLING: Final = frozenset(
    {"ready", "prepare", "prepared", "be ready", "be prepared", "willing", "stand ready", "determined"}
)
_WAGED: Final = frozenset({"conduct", "carry out"})
_OFFICIAL: Final = frozenset({"COP", "MIL", "GOV", "JUD", "LEG", "SPY"})
HARMING: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})


def by_who_acts(reading: Reading, predicate: Predicate, inner: Predicate | None, type_: str) -> str | None:
    """The type that hangs on who does it; None where it does not."""
    sector = subject_sector(reading, predicate)
    cls, noun, lemma = predicate.cls, predicate.noun, predicate.lemma
    if type_ == "PROTEST" and sector in ("MIL", "COP") and cls == "launch" and is_march(reading, predicate):
        return "MOBILIZE"
    if sector in CIVIL and type_ in ("RETREAT", "SANCTION") and cls in _STOPPING and noun in _OBSTACLES:
        return "CONCEDE"
    if sector in CIVIL and type_ in _CROWDED and lemma in _CROWDING and not (cls == "seize" and noun in _SEIZED):
        return "THREATEN" if predicate.future else "PROTEST"
    if type_ == "ASSAULT":
        if lemma in _DISORDERLY and sector in CIVIL and not are_settlers(reading, predicate):
            return "PROTEST"
        if noun == "property" and "hacker" in reading.words[: predicate.at]:
            return "COERCE"
    elif type_ in ("COERCE", "REJECT"):
        if noun in ("road", "blockade") and sector and sector not in _OFFICIAL:
            return "PROTEST"
    elif type_ == "RETREAT":
        if lemma in ("free", "liberate") and sector in ("COP", "MIL"):
            return "AID"  # a hostage rescue
        if noun == "road" and predicate.joint:
            return "COOPERATE"
    elif type_ == "PROTEST" and noun == "labourstrike" and (sector in FIGHTING or lemma in _WAGED):
        return "ASSAULT"  # strikes from the air
    elif (
        type_ == "PROTEST" and lemma == "protest" and (sector == "GOV" or (not sector and is_name(reading, predicate)))
    ):
        return "ACCUSE"  # a diplomatic protest
    if type_ == "COERCE" and noun == "arrest" and predicate.other_noun == "diplomat":
        return "SANCTION"  # orders the expulsion of diplomats
    if type_ == "COERCE" and lemma in ("close", "shut", "seal", "close down") and is_border(reading, predicate):
        return "SANCTION"
    if cls == "agree" and lemma in _WILLING and inner is not None and inner.type in HARMING:
        return "THREATEN"  # is prepared to throw them out
    if cls == "resign" and (sector == "PTY" or (not sector and is_name(reading, predicate))):
        return "SANCTION"  # a country or a party leaves others
    if type_ == "ASSAULT" and lemma in ("storm", "burst into") and sector == "COP" and is_workplace(reading, predicate):
        return "COERCE"
    if lemma in ("hand over", "turn over", "hand") and noun == "victim" and sector == "REB":
        return "RETREAT"
    if type_ == "PROTEST" and cls == "protest" and sector in FIGHTING and lemma in _LOOTING:
        return "ASSAULT"
    if cls == "raid" and sector in FIGHTING:
        return "ASSAULT"
    if cls == "seize" and (sector == "REB" or (noun in ("victim", "troops", "police") and sector not in _OFFICIAL)):
        return "ASSAULT"
    if cls == "expel" and (sector == "PTY" or names_country(reading, predicate) or is_from_ranks(reading, predicate)):
        return "SANCTION"
    if cls == "ask" and ends_war(predicate, inner) and is_party(reading, predicate):
        return "AGREE"
    if inner is not None and inner.lemma == "strike" and not inner.noun and sector in CIVIL:
        return "THREATEN"
    return None
