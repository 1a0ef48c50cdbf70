"""The codebook's rules of precedence, where a type hangs on more than verb and object."""

from typing import Final

from streams.events.grammar import ADVERB, COMMA, NOUN, PREPOSITION, SUBORDINATOR, TIME, VERB
from streams.events.predicate import FINITE, INFINITIVE, Predicate
from streams.events.reading import Reading

COOPERATIVE: Final = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"})
HARMING: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})
_OPERATORS: Final = frozenset({"ask", "order", "urge", "refuse", "deny", "threaten", "accuse", "vow", "agree"})
CIVIL: Final = frozenset({"CVL", "EDU", "LAB", "AGR", "REL", "OPP", "MED", "ELI", "SOC"})
_DISORDERLY: Final = frozenset(
    {"storm", "occupy", "clash", "burn", "burn down", "set ablaze", "battle", "torch", "set fire", "fight"}
)
_CROWDED: Final = frozenset({"COERCE", "REJECT", "MOBILIZE", "SANCTION", "ASSAULT", "CONSULT"})
_CROWDING: Final = frozenset(
    {"mass", "gather", "converge", "converge on", "surround", "ring", "encircle", "besiege", "lay siege", "take over", "seize"}
    | {"invade", "overrun", "block", "blockade", "cut off", "shut down", "shut", "close", "close down", "topple", "halt"}
    | {"bring to a halt", "bring to a standstill", "block access", "seal off", "hold hostage", "stop", "assemble", "pull down", "turn back", "uproot", "ransack"}
)
"""What crowds do that would be force if soldiers did it."""
_SEIZED: Final = frozenset({"victim", "troops", "police", "prisoner", "helper", "peacekeeper", "refugee"})
_STOPPING: Final = frozenset({"lift", "end", "finish"})
_OBSTACLES: Final = frozenset({"", "thing", "blockade", "road", "attack", "property"})
_BY_LETTER: Final = frozenset({"lodge", "file", "submit", "send", "deliver", "hand", "register", "make", "present"})
_BREAKING: Final = frozenset({"end", "boycott", "bar"})
_BLAMED: Final = frozenset({"ASSAULT", "COERCE", "REJECT", "MOBILIZE", "THREATEN"})
_MISHAPS: Final = frozenset({"sport", "market", "accident"})
_LET_IN: Final = frozenset({"aid", "peacekeeper", "inspector", "convoy"})
_TRADED: Final = frozenset({"cooperation", "money", "weapon", "aid"})
_CONCERNS: Final = frozenset({"ASSAULT", "RETREAT", "SANCTION", "CONCEDE", "CONSULT"})
_RISINGS: Final = frozenset({"labourstrike", "protest"})
_RETURNING: Final = frozenset({"refugee", "prisoner", "troops", "victim", "peacekeeper", "inspector", "warship"})
_LOOTING: Final = frozenset({"loot", "rampage", "run riot", "pelt", "surround", "stone"})
_UNMAKING: Final = frozenset({"burn", "destroy", "crush", "smash", "blow up", "demolish", "explode", "sink"})
_MAKING: Final = frozenset({"launch", "normalise", "move"})
_WILLING: Final = frozenset({"ready", "prepare", "prepared", "be ready", "be prepared", "willing", "stand ready", "determined"})
_WORKPLACES: Final = frozenset({"office", "headquarters", "studio", "newspaper", "radio station", "television station", "home", "house"})
_WAGED: Final = frozenset({"conduct", "carry out"})
_GUESTS: Final = frozenset({"diplomat", "peacekeeper", "inspector"})
_OFFICIAL: Final = frozenset({"COP", "MIL", "GOV", "JUD", "LEG", "SPY"})
_PEOPLE: Final = frozenset({"victim", "prisoner", "refugee", "diplomat"})
_FIGHTING: Final = frozenset({"REB", "MIL", "PRM"})
_PARTIES: Final = frozenset({"both", "rival", "warring", "opposing", "factions", "sides", "parties"})


def corrected(reading: Reading, predicate: Predicate, inner: Predicate | None, type_: str) -> str:
    """The type of a predicate, given that by its verb and object, by who acts, how, and when."""
    told = _by_what_is_said(reading, predicate, inner, type_)
    if told is not None:
        return told
    acted = _by_who_acts(reading, predicate, inner, type_)
    if acted is not None:
        return acted
    done = _by_manner(reading, predicate, inner, type_)
    if done is not None:
        return done
    return _by_time(reading, predicate, inner, type_)


def _by_what_is_said(reading: Reading, predicate: Predicate, inner: Predicate | None, type_: str) -> str | None:
    if inner is None:
        return None
    if predicate.cls == "say":
        if inner.obliged and not inner.negated:
            return "REQUEST"
        if predicate.lemma == "tell" and inner.form == INFINITIVE:
            return "REQUEST"
        if type_ == "RETREAT" and inner.cls in ("end", "finish"):
            return "CONCEDE"
        if inner.cls in ("misdeed", "violate") and not inner.future and _of_another(reading, inner):
            return "ACCUSE"  # that others plot
        if type_ in ("AID", "SUPPORT", "COOPERATE") and _helps_rebels(reading, inner):
            return "ACCUSE"  # that others arm the rebels
        if type_ == "ASSAULT" and inner.cls == "be":
            return "ACCUSE"  # that torture was widespread
        if type_ in _BLAMED:
            sector = subject_sector(reading, predicate)
            own = any(word in ("it", "they", "he", "she") for word in reading.words[max(0, inner.first - 2) : inner.first])
            if (sector in ("OPP", "SOC") and not own) or predicate.lemma in ("claim", "argue", "charge"):
                return "ACCUSE"
    if predicate.cls == "order" and inner.noun == "money" and subject_sector(reading, predicate) == "JUD":
        return "SANCTION"
    if predicate.cls == "order" and inner.lemma == "leave" and predicate.noun in _GUESTS:
        return "SANCTION"
    if predicate.cls == "end" and inner.link_word == "from" and predicate.noun in _PEOPLE:
        return "COERCE"
    return None


def _by_who_acts(reading: Reading, predicate: Predicate, inner: Predicate | None, type_: str) -> str | None:
    sector = subject_sector(reading, predicate)
    cls, noun, lemma = predicate.cls, predicate.noun, predicate.lemma
    if type_ == "PROTEST" and sector in ("MIL", "COP") and cls == "launch" and _is_march(reading, predicate):
        return "MOBILIZE"
    if sector in CIVIL and type_ in ("RETREAT", "SANCTION") and cls in _STOPPING and noun in _OBSTACLES:
        return "CONCEDE"
    if sector in CIVIL and type_ in _CROWDED and lemma in _CROWDING and not (cls == "seize" and noun in _SEIZED):
        return "THREATEN" if predicate.future else "PROTEST"
    if type_ == "ASSAULT":
        if lemma in _DISORDERLY and sector in CIVIL and not _are_settlers(reading, predicate):
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
    elif type_ == "PROTEST" and noun == "labourstrike" and (sector in _FIGHTING or lemma in _WAGED):
        return "ASSAULT"  # strikes from the air
    elif (
        type_ == "PROTEST" and lemma == "protest" and (sector == "GOV" or (not sector and _is_name(reading, predicate)))
    ):
        return "ACCUSE"  # a diplomatic protest
    if type_ == "COERCE" and noun == "arrest" and predicate.other_noun == "diplomat":
        return "SANCTION"  # orders the expulsion of diplomats
    if type_ == "COERCE" and lemma in ("close", "shut", "seal", "close down") and _is_border(reading, predicate):
        return "SANCTION"
    if cls == "agree" and lemma in _WILLING and inner is not None and inner.type in HARMING:
        return "THREATEN"  # is prepared to throw them out
    if cls == "resign" and (sector == "PTY" or (not sector and _is_name(reading, predicate))):
        return "SANCTION"  # a country or a party leaves others
    if type_ == "ASSAULT" and lemma in ("storm", "burst into") and sector == "COP" and _is_workplace(reading, predicate):
        return "COERCE"
    if lemma in ("hand over", "turn over", "hand") and noun == "victim" and sector == "REB":
        return "RETREAT"
    if type_ == "PROTEST" and cls == "protest" and sector in _FIGHTING and lemma in _LOOTING:
        return "ASSAULT"
    if cls == "raid" and sector in _FIGHTING:
        return "ASSAULT"
    if cls == "seize" and (sector == "REB" or (noun in ("victim", "troops", "police") and sector not in _OFFICIAL)):
        return "ASSAULT"
    if cls == "expel" and (sector == "PTY" or _names_country(reading, predicate) or _from_ranks(reading, predicate)):
        return "SANCTION"
    if cls == "ask" and _ends_war(predicate, inner) and _is_party(reading, predicate):
        return "AGREE"
    if inner is not None and inner.lemma == "strike" and not inner.noun and sector in CIVIL:
        return "THREATEN"
    return None


def _by_manner(reading: Reading, predicate: Predicate, inner: Predicate | None, type_: str) -> str | None:
    lemma, cls = predicate.lemma, predicate.cls
    if type_ in ("COERCE", "REJECT", "ASSAULT", "ACCUSE", "") and cls != "say" and _in_protest(reading, predicate):
        return "PROTEST"
    if cls == "be" and not type_ and _is_abroad(reading, predicate):
        return "CONSULT"
    if lemma == "return" and type_ == "RETREAT" and not predicate.passive and not _returns(reading, predicate):
        return ""
    if type_ in ("MOBILIZE", "CONSULT") and predicate.cls in ("move", "arrive") and _away(reading, predicate):
        return "CONCEDE" if predicate.future else "RETREAT"
    if type_ in ("COERCE", "") and cls in ("coerce", "end", "protest", "move") and _subject_class(reading, predicate) in _RISINGS:
        return "PROTEST"  # a strike closed the shops
    if cls == "bar" and type_ == "REJECT" and predicate.noun not in _GUESTS and _from_doing(reading, predicate):
        return "COERCE"
    if type_ == "MOBILIZE" and predicate.cls == "move" and _into(reading, predicate):
        return "ASSAULT"
    if type_ in ("ASSAULT", "MOBILIZE") and predicate.cls == "attack" and predicate.noun in ("missile", "weapon"):
        if lemma in _UNMAKING and _is_own(reading, predicate):
            return "RETREAT"  # disarms
        if predicate.noun == "missile" and _at_sea(reading, predicate):
            return "MOBILIZE"  # a test
    if type_ == "MOBILIZE" and predicate.noun == "exercise" and _with_another(reading, predicate):
        return "AGREE" if predicate.future else "COOPERATE"
    if type_ == "THREATEN" and lemma == "prepare" and subject_sector(reading, predicate) in _FIGHTING:
        return "MOBILIZE"
    if not type_ and predicate.joint and predicate.cls in _MAKING and predicate.noun not in _MISHAPS:
        return "AGREE" if predicate.future else "COOPERATE"
    if type_ == "PROTEST" and predicate.cls in ("launch", "give") and lemma in _BY_LETTER:
        return "ACCUSE"
    if lemma in ("close", "drop", "shut") and _is_of_no_concern(reading, predicate):
        return ""
    if type_ in _CONCERNS and cls != "resign" and not lemma.startswith("bring to") and _is_of_no_concern(reading, predicate):
        return ""
    if lemma in ("open", "reopen") and _lets_in(reading, predicate):
        return "RETREAT"  # opens airfields to relief flights
    if predicate.noun == "curfew" and predicate.other_noun in _TRADED:
        if predicate.cls == "lift":
            return "RETREAT"  # a ban on imports
        if predicate.cls in ("impose", "launch", "say"):
            return "SANCTION"
    if type_ == "AID" and lemma in ("send", "dispatch", "fly") and predicate.other_noun == "road":
        return "MOBILIZE"  # tanks to the border
    if predicate.cls in ("sign", "support") and reading.words[predicate.at + 1 : predicate.at + 2] == ["that"]:
        return ""  # concluded that, recognised that
    if lemma == "attack" and _is_verbal(reading, predicate):
        return "ACCUSE"
    if lemma == "train" and predicate.joint:
        return "COOPERATE"
    return None


def _by_time(reading: Reading, predicate: Predicate, inner: Predicate | None, type_: str) -> str:
    """What lies ahead is AGREE, CONCEDE or THREATEN; what is denied is REJECT."""
    future, negated = predicate.future, predicate.negated
    if future and predicate.cls == "launch" and predicate.noun == "change":
        return "AGREE"
    if future and (predicate.cls == "respond" or (type_ == "REJECT" and predicate.cls in _BREAKING)):
        return "THREATEN"
    if predicate.cls in _OPERATORS:
        return "REJECT" if negated and (predicate.cls == "agree" or (future and predicate.cls == "ask")) else type_
    if negated and type_ and (future or predicate.cls == "allow"):
        return "REJECT" if type_ in COOPERATIVE or type_ in ("CONCEDE", "RETREAT") else type_
    if predicate.cls == "say" and predicate.lemma == "expect" and inner is not None and inner.form == INFINITIVE:
        return "AGREE" if type_ in COOPERATIVE else type_
    if predicate.possible and not future and predicate.form == FINITE and type_ in COOPERATIVE and not predicate.hedged:
        return "AGREE"
    if future and not predicate.hedged:
        if type_ in COOPERATIVE:
            return "AGREE"
        if type_ == "RETREAT":
            return "CONCEDE"
    if future and not predicate.hedged and (predicate.passive or type_ == "MOBILIZE") and _has_condition(reading):
        return "THREATEN" if type_ in HARMING or type_ == "MOBILIZE" else type_
    if future and predicate.passive and type_ == "ASSAULT" and not predicate.hedged:
        return "THREATEN"  # would be shot
    ahead = (future and not predicate.hedged) or (predicate.possible and not future)
    if ahead and type_ in HARMING and not predicate.passive:
        return "THREATEN"
    return "COOPERATE" if type_ == "MOBILIZE" and predicate.joint else type_


def _of_another(reading: Reading, inner: Predicate) -> bool:
    """Whether the subject of what is said is named."""
    return any(name is not None for name in reading.names[max(0, inner.first - 3) : inner.first])


def _helps_rebels(reading: Reading, inner: Predicate) -> bool:
    if inner.future or inner.passive or not _of_another(reading, inner):
        return False
    entries = [entry for entry in reading.entries[inner.at + 1 : inner.at + 8] if entry is not None]
    return any(entry.sector == "REB" for entry in entries)


def _subject_class(reading: Reading, predicate: Predicate) -> str:
    """The class of the first noun of a subject, or of the one a passive is done by."""
    low, high = max(0, predicate.subject_from), max(0, predicate.subject_to)
    if predicate.agent >= 0:
        low, high = predicate.agent + 1, min(len(reading.words), predicate.agent + 5)
    for i in range(low, high):
        entry = reading.entries[i]
        if entry is not None and entry.noun and reading.kinds[i] == NOUN:
            return entry.noun
        if reading.kinds[i] in (COMMA, PREPOSITION):
            break
    return ""


def _from_doing(reading: Reading, predicate: Predicate) -> bool:
    """Whether people are kept from something other than coming in: barred them from praying."""
    words = reading.words
    for i in range(predicate.at + 1, min(len(words) - 1, predicate.at + 12)):
        if words[i] == "from":
            return words[i + 1].endswith("ing") and words[i + 1] not in ("entering", "returning", "visiting", "landing")
    return False


def _is_border(reading: Reading, predicate: Predicate) -> bool:
    entry = reading.entries[predicate.noun_at] if predicate.noun_at >= 0 else None
    return entry is not None and entry.noun_lemma in ("border", "frontier", "border crossing", "embassy", "consulate")


def _are_settlers(reading: Reading, predicate: Predicate) -> bool:
    """Whether the subject is settlers, whose arson the gold standard takes for force, not protest."""
    return any(word.startswith("settler") for word in reading.words[max(0, predicate.subject_from) : predicate.at])


def _is_abroad(reading: Reading, predicate: Predicate) -> bool:
    """Whether an official is said to be in a place: was in Cairo on Monday."""
    i = predicate.at + 1
    if reading.words[i : i + 1] != ["in"] or i + 1 >= len(reading.words):
        return False
    name = reading.names[i + 1]
    return name is not None and name["type"] == "LOCATION" and subject_sector(reading, predicate) == "GOV"


def _returns(reading: Reading, predicate: Predicate) -> bool:
    """Whether something is given back, or people come home whose coming home is an event."""
    i = predicate.at + 1
    if i < len(reading.words) and reading.kinds[i] in (PREPOSITION, ADVERB, TIME, COMMA):
        return _subject_class(reading, predicate) in _RETURNING
    return True


def _from_ranks(reading: Reading, predicate: Predicate) -> bool:
    """Whether it is a party or a body that one is expelled from."""
    words = reading.words
    for i in range(predicate.at + 1, min(len(words), predicate.at + 14)):
        if words[i] in ("from", "of"):
            told = [entry for entry in reading.entries[i + 1 : i + 5] if entry is not None]
            if any(entry.sector == "PTY" or entry.noun == "membership" for entry in told):
                return True
    return False


def _with_another(reading: Reading, predicate: Predicate) -> bool:
    """Whether a country is named behind `with`, right behind the noun."""
    words, names = reading.words, reading.names
    for i in range(predicate.noun_at + 1, min(len(words) - 1, predicate.noun_at + 3)):
        if words[i] == "with" and any(
            name is not None and name["type"] in ("LOCATION", "NATIONALITY") for name in names[i + 1 : i + 4]
        ):
            return True
    return False


def _is_march(reading: Reading, predicate: Predicate) -> bool:
    entry = reading.entries[predicate.noun_at] if predicate.noun_at >= 0 else None
    return entry is not None and entry.noun_lemma == "march"


def _has_condition(reading: Reading) -> bool:
    return any(word in ("if", "unless") for word in reading.words)


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


def _is_workplace(reading: Reading, predicate: Predicate) -> bool:
    entry = reading.entries[predicate.noun_at] if predicate.noun == "property" else None
    return entry is not None and entry.noun_lemma in _WORKPLACES


def _lets_in(reading: Reading, predicate: Predicate) -> bool:
    """Whether somebody who is let in stands behind `to`: opened the camps to inspectors."""
    words = reading.words
    for i in range(predicate.at + 1, min(len(words) - 1, predicate.at + 12)):
        if words[i] == "to":
            entries = [entry for entry in reading.entries[i + 1 : i + 6] if entry is not None]
            return any(entry.noun in _LET_IN for entry in entries)
    return False


def _away(reading: Reading, predicate: Predicate) -> bool:
    """Whether one moves back where one came from."""
    words = reading.words
    for i in range(predicate.at + 1, min(len(words), predicate.at + 12)):
        if words[i] in ("home", "back") or (words[i] == "out" and words[i + 1 : i + 2] == ["of"]):
            return True
        if reading.kinds[i] in (COMMA, SUBORDINATOR, VERB):
            break
    return False


def _is_own(reading: Reading, predicate: Predicate) -> bool:
    return any(word in ("its", "their", "his") for word in reading.words[predicate.at : predicate.noun_at])


def _at_sea(reading: Reading, predicate: Predicate) -> bool:
    return any(word in ("sea", "ocean", "waters") for word in reading.words[predicate.at : predicate.at + 14])


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
    if predicate.noun in _MISHAPS or predicate.other_noun in _MISHAPS:
        return True
    first = predicate.at if predicate.passive and predicate.noun else max(0, predicate.subject_from)
    for i in range(predicate.at - 1, first - 1, -1):
        entry = reading.entries[i]
        if entry is not None and entry.noun:
            if entry.noun in _MISHAPS:
                return True
            break
    sport = [entry for entry in reading.entries[predicate.at : predicate.until] if entry is not None]
    return any(entry.noun == "sport" for entry in sport)


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
