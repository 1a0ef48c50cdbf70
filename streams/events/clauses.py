"""The verbs of a sentence with their subjects, objects and complements: a cheap clause analysis in one pass."""

from collections.abc import Mapping, Sequence
from typing import Final

from streams.events.grammar import (
    ADVERB,
    AHEAD,
    BE,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    DO,
    FUTURE_MODALS,
    HAVE,
    LINKS_THAT_HEDGE,
    MODAL,
    NAME,
    NEGATIVE,
    NOT,
    NOUN,
    OBLIGING,
    OTHER,
    PREPOSITION,
    QUOTE,
    READY,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    THAT,
    TIME,
    TO,
    TOGETHER,
    VERB,
)
from streams.events.inflect import BASE, ING, PARTICIPLE, PAST, THIRD
from streams.events.reading import Reading

FINITE: Final = "finite"
INFINITIVE: Final = "infinitive"
GERUND: Final = "gerund"
MODIFIER: Final = "modifier"

MAIN: Final = "main"
SAID: Final = "said"
ADVERBIAL: Final = "adverbial"
RELATED: Final = "relative"
TAIL: Final = "tail"
PURPOSE: Final = "purpose"

TAKES_COMPLEMENT: Final = frozenset(
    {"say", "ask", "order", "urge", "agree", "vow", "plan", "decide", "refuse", "deny", "threaten", "allow", "launch"}
    | {"end", "finish", "bar", "force", "coerce", "concede", "support", "impose", "accuse", "lift", "be", "have"}
)
"""Classes of verbs whose infinitive or clause is what they are about, not what they are for."""

_HAPPEN: Final = frozenset({"continue", "erupt", "break out", "take place", "take effect", "flare", "resume", "arrive"})
"""Verbs whose subject is what happens."""
_INTRANSITIVE: Final = frozenset({"launch", "be", "end", "finish", "impose", "lift", "move", "mobilise", "arrive"})
_AROUND: Final = frozenset({"under", "during", "amid", "despite", "near", "at", "within", "following", "throughout"})
"""What these lead in is a circumstance, not an object."""
_DIRECT: Final = frozenset({"coerce", "arrest", "expel", "seize"})
"""Classes whose object stands right behind; what a preposition leads in is none."""
_OVERRIDING: Final = frozenset({"guilt", "dead", "fire"})
_MOVED: Final = frozenset(
    {"attack", "projectile", "troops", "police", "peacekeeper", "warship", "weapon", "convoy", "inspector", "missile"}
)
_SPEAKING: Final = frozenset(
    {"say", "ask", "order", "urge", "agree", "vow", "plan", "decide", "threaten", "accuse", "sue", "concede", "deny"}
)
_REPORTING: Final = frozenset({"say", "sue", "accuse", "protest", "threaten"})
_GAP: Final = 10
_GROUP: Final = 7  # words before a verb that may belong to it
_REGION: Final = 14  # words after a verb in which its object is looked for


class Predicate:
    """A verb with what belongs to it. Numbers are those of the words of the reading, -1 for none."""

    __slots__ = (
        "agent",
        "at",
        "clause",
        "cls",
        "complement",
        "first",
        "form",
        "future",
        "hedged",
        "joint",
        "lemma",
        "link_word",
        "negated",
        "noun",
        "noun_at",
        "obliged",
        "other_noun",
        "passive",
        "perfect",
        "possible",
        "subject_from",
        "subject_to",
        "type",
        "until",
        "within",
    )

    def __init__(self, at: int, cls: str, lemma: str) -> None:
        self.at = at
        self.first = at
        """Where its group begins: `has not been seen` with has."""
        self.until = at + 1
        """Where its objects and adjuncts end."""
        self.cls = cls
        self.lemma = lemma
        self.form = FINITE
        self.clause = MAIN
        self.link_word = ""
        self.negated = False
        self.future = False
        self.obliged = False
        self.possible = False
        self.perfect = False
        self.passive = False
        self.hedged = False
        self.joint = False
        self.subject_from = -1
        self.subject_to = -1
        self.agent = -1
        """The `by` of a passive."""
        self.noun = ""
        """Class of the noun at the head of the object."""
        self.noun_at = -1
        self.other_noun = ""
        """Class of the next noun: of aid in a loan of aid."""
        self.complement = -1
        """Number of the predicate that this one is about: to visit in agreed to visit."""
        self.within = -1
        """Number of the predicate that this one is the complement of."""
        self.type = ""
        """PLOVER type, when composed."""


def predicates(reading: Reading, gaps: Mapping[str, Sequence[tuple[tuple[str, ...], str, str]]]) -> list[Predicate]:
    """The verbs of a sentence in order, linked; a sentence without any gives none."""
    found = _verbs(reading)
    size = len(reading.words)
    for n, predicate in enumerate(found):
        limit = found[n + 1].first if n + 1 < len(found) else size
        if reading.words[predicate.at] in gaps:
            _join(reading, predicate, gaps[reading.words[predicate.at]], limit)
        _object(reading, predicate, min(limit, predicate.at + _REGION))
    for n in range(1, len(found)):
        _link(reading, found, n)
    return found


def _join(
    reading: Reading, predicate: Predicate, endings: Sequence[tuple[tuple[str, ...], str, str]], limit: int
) -> None:
    """Take a verb together with what stands some words on: hold the army responsible."""
    words = reading.words
    for i in range(predicate.at + 1, min(limit, predicate.at + _GAP)):
        for rest, cls, lemma in endings:
            if words[i] == rest[0] and (len(rest) == 1 or tuple(words[i : i + len(rest)]) == rest):
                predicate.cls, predicate.lemma = cls, lemma
                return


def _verbs(reading: Reading) -> list[Predicate]:
    kinds, words, entries = reading.kinds, reading.words, reading.entries
    found: list[Predicate] = []
    clause, link_word = MAIN, ""
    start = 0
    outer = 0
    verbs_in_clause = 0
    seen_main = False
    for i, kind in enumerate(kinds):
        if kind == SUBORDINATOR:
            clause, link_word, verbs_in_clause = ADVERBIAL, words[i], 0
            outer, start = start, i + 1
        elif kind == RELATIVE:
            clause, link_word, verbs_in_clause = RELATED, words[i], 0
            outer, start = start, i + 1
        elif kind == THAT:
            said = bool(found) and found[-1].at >= i - 4 and found[-1].cls in _SPEAKING
            plain = i == 0 or kinds[i - 1] not in (NOUN, NAME, OTHER)
            noun = entries[i - 1].noun if i and entries[i - 1] is not None else ""  # type: ignore[union-attr]
            clause = SAID if said or plain or noun in ("demand", "offer", "threat") else RELATED
            link_word, verbs_in_clause = "that", 0
            outer, start = start, i + 1
        elif kind == COMMA or kind == STOP:
            if verbs_in_clause or clause == ADVERBIAL:
                clause = MAIN if not seen_main or clause in (MAIN, ADVERBIAL, RELATED) else clause
                link_word, verbs_in_clause, start = "", 0, i + 1
        elif kind == CONJUNCTION:
            if verbs_in_clause:
                verbs_in_clause, start = 0, i + 1
        elif kind == VERB or kind in (BE, HAVE) or (kind == OTHER and words[i] in READY):
            # After the verb of a relative clause the one of the main clause is still owed.
            owed = clause == RELATED and verbs_in_clause > 0 and not seen_main
            predicate = _predicate(reading, i, verbs_in_clause > 0, owed)
            if predicate is None:
                continue
            predicate.link_word = link_word
            predicate.clause = clause
            if predicate.form == FINITE:
                if verbs_in_clause and clause in (RELATED, ADVERBIAL) and not seen_main:
                    clause, link_word, start = MAIN, "", outer
                    predicate.clause, predicate.link_word = MAIN, ""
                verbs_in_clause += 1
                seen_main = seen_main or clause == MAIN
                predicate.subject_from, predicate.subject_to = start, predicate.first
                tail = predicate.cls in _REPORTING and clause == MAIN and bool(found) and _closes(reading, i)
                if tail:
                    predicate.clause = TAIL
                elif predicate.cls in TAKES_COMPLEMENT and predicate.cls not in ("launch", "end", "be", "have"):
                    if predicate.cls == "say":
                        clause, link_word = (SAID if clause == MAIN else clause), ""
                    start, verbs_in_clause = i + 1, (0 if predicate.cls == "say" else verbs_in_clause)
            predicate.hedged = predicate.link_word in LINKS_THAT_HEDGE
            found.append(predicate)
    return found


def _closes(reading: Reading, i: int) -> bool:
    """Whether little but names and times follows: a source named at the end."""
    return all(kind not in (VERB, THAT, BE, MODAL) for kind in reading.kinds[i + 1 : i + 12]) and any(
        kind in (COMMA, QUOTE) for kind in reading.kinds[max(0, i - 12) : i]
    )


def _predicate(reading: Reading, i: int, again: bool, owed: bool) -> Predicate | None:
    """The predicate whose last verb stands at `i`; none for auxiliaries and for words that only look like one."""
    kinds, words = reading.kinds, reading.words
    entry = reading.entries[i]
    kind = kinds[i]
    if kind in (BE, HAVE):
        ahead = [k for k in kinds[i + 1 : i + 5] if k not in (ADVERB, NOT, TIME)]
        unknown = i + 1 < len(kinds) and kinds[i + 1] == OTHER and words[i + 1].endswith(("ing", "ed"))
        if not ahead or unknown or ahead[0] in (VERB, BE, HAVE, TO) or (reading.words[i + 1] in READY | AHEAD):
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
    had_be = had_have = had_to = had_do = ahead_of = False
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
        elif k == TO and not had_to and not (had_be or had_have or had_do or modal):
            had_to = True
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
    predicate.perfect = had_have
    if modal or had_do:
        predicate.form = FINITE
        predicate.passive = had_be and form not in (BASE, ING, THIRD)
    elif had_to:
        predicate.form = FINITE if had_be else INFINITIVE
        predicate.passive = had_be and form not in (BASE, ING, THIRD) and words[i - 1] in ("be", "been")
        if words[i - 1] == "be" and kinds[i - 2] == TO:
            predicate.form = FINITE if ahead_of else INFINITIVE
    elif form == ING:
        predicate.form = FINITE if had_be else GERUND
    elif had_be:
        predicate.passive = predicate.cls != "be" and kind != OTHER
    elif form == PARTICIPLE and not had_have and kind not in (BE, HAVE):
        if kind == OTHER:
            return None
        predicate.form, predicate.passive = MODIFIER, True
    elif form not in (BASE, THIRD) and not had_have and (again or _finite_follows(reading, i)) and not owed:
        predicate.form, predicate.passive = MODIFIER, True
    if predicate.passive and i + 1 < len(words) and words[i + 1] == "to" and predicate.cls in ("refuse", "agree"):
        predicate.passive = False  # is opposed to, is committed to: the subject does it
    return predicate


def _finite_follows(reading: Reading, i: int) -> bool:
    """Whether the participle at `i` only modifies the subject of another verb: women held by the gang were freed."""
    kinds = reading.kinds
    if i + 1 < len(kinds) and kinds[i + 1] not in (PREPOSITION, TIME, ADVERB):
        return False
    passive = i + 1 < len(kinds) and reading.words[i + 1] == "by"
    for j in range(i + 1, min(len(kinds), i + 12)):
        if kinds[j] in (COMMA, SUBORDINATOR, THAT, STOP, RELATIVE, TO) or (kinds[j] == CONJUNCTION and not passive):
            return False
        if kinds[j] in (BE, HAVE, MODAL):
            return True
        entry = reading.entries[j]
        if kinds[j] == VERB and entry is not None and entry.form not in (BASE, ING):
            return passive or j + 1 == len(kinds) or kinds[j + 1] != PREPOSITION
    return False


def _object(reading: Reading, predicate: Predicate, limit: int) -> None:
    """Find the nouns after a verb, or for a passive those of its subject, and where the region of the verb ends."""
    kinds, words, entries = reading.kinds, reading.words, reading.entries
    i = predicate.at + 1
    settled = around = False
    while i < limit:
        kind = kinds[i]
        if kind in (STOP, SUBORDINATOR, THAT, RELATIVE) or (kind == COMMA and predicate.noun):
            break
        if words[i] in TOGETHER or words[i].startswith(("joint ", "coordinated ")):
            predicate.joint = True
        if words[i] == "by" and predicate.passive and predicate.agent < 0:
            predicate.agent = i
        if words[i] == "no" and kind == DETERMINER and predicate.cls in ("be", "have", "say"):
            predicate.negated = True
        entry = entries[i]
        name = reading.names[i]
        cls = entry.noun if entry is not None and kind in (NOUN, VERB) and not around else ""
        if not cls and name is not None and name["type"] == "MONEY":
            cls = "money"
        if cls:
            following = kinds[i + 1] if i + 1 < limit else STOP
            head = following not in (NOUN,) and i not in reading.owning
            if not settled or cls in _OVERRIDING or _member(reading, i, predicate):
                predicate.noun, predicate.noun_at = cls, i
                settled = head
            elif head and not predicate.other_noun:
                predicate.other_noun = cls
        elif kind in (PREPOSITION, TO):
            if predicate.noun:
                settled = True
            elif (predicate.cls in _DIRECT and words[i] != "of") or words[i] in _AROUND:
                around = True
            elif words[i] == "in" and predicate.cls not in ("cooperate", "join", "be", "launch", "consult", "die"):
                around = True
        if words[i] == "from" and name is None and i + 1 < limit and not predicate.noun:
            body = reading.names[i + 1] or (reading.names[i + 2] if i + 2 < limit else None)
            if body is not None and body["type"] == "ORGANISATION":
                predicate.noun, predicate.noun_at = "membership", i + 1
        i += 1
    predicate.until = i
    if predicate.subject_from >= 0 and _is_joint(reading, predicate):
        predicate.joint = True
    moves = predicate.cls in ("move", "arrive", "mobilise") and predicate.noun not in _MOVED
    intransitive = predicate.lemma in _HAPPEN or (predicate.cls in _INTRANSITIVE and not predicate.noun) or moves
    if predicate.passive or intransitive:
        noun, at = _subject_noun(reading, predicate)
        happens = reading.entries[at]
        told = (happens is not None and happens.nominal) or (moves and noun in _MOVED)
        if predicate.noun and not predicate.passive and not told:
            return
        if noun and (predicate.passive or predicate.form == FINITE):
            if predicate.noun and not predicate.other_noun:
                predicate.other_noun = predicate.noun
            predicate.noun, predicate.noun_at = noun, at


def _is_joint(reading: Reading, predicate: Predicate) -> bool:
    """Whether the subject is two countries, or the verb has a word like together before it."""
    places = []
    for i in range(predicate.subject_from, predicate.at):
        name = reading.names[i]
        if reading.words[i] in TOGETHER:
            return True
        if name is not None and name["type"] in ("LOCATION", "NATIONALITY"):
            places.append((i, name["id"]))
    return any(
        first != second and CONJUNCTION in reading.kinds[i:j]
        for (i, first), (j, second) in zip(places, places[1:], strict=False)
    )


def _member(reading: Reading, i: int, predicate: Predicate) -> bool:
    """Whether the noun at `i` tells who is in a body of troops: a battalion of peacekeepers."""
    entry = reading.entries[i]
    within = entry is not None and entry.noun in ("peacekeeper", "aid", "helper", "inspector")
    return within and predicate.noun == "troops" and "of" in reading.words[predicate.noun_at + 1 : i]


def _subject_noun(reading: Reading, predicate: Predicate) -> tuple[str, int]:
    if predicate.subject_from >= 0:
        low, high = predicate.subject_from, predicate.subject_to
    else:
        low, high = max(0, predicate.at - 4), predicate.at
    found, at = "", -1
    for i in range(low, high):
        entry = reading.entries[i]
        if reading.kinds[i] == PREPOSITION and found and (found != "troops" or reading.words[i] != "of"):
            break
        if entry is not None and entry.noun and reading.kinds[i] in (NOUN, NAME):
            found, at = entry.noun, i
    return found, at


TELLING: Final = frozenset({"demand", "offer", "threat", "unwilling"})
"""Nouns with a complement: a demand to leave."""
_ACTING: Final = frozenset({"launch", "end", "finish", "bar", "coerce", "impose", "lift", "be", "have", "concede"})


def _link(reading: Reading, found: list[Predicate], n: int) -> None:
    """Say what the predicate `n` is to those before it."""
    predicate, before = found[n], found[n - 1]
    between = reading.kinds[before.at + 1 : predicate.first]
    if predicate.form == INFINITIVE:
        noun = before.noun in TELLING
        free = before.complement < 0 and (COMMA not in between or before.cls == "ask")
        if before.cls in _ACTING and before.noun and not noun:
            free = False
        if free and (before.cls in TAKES_COMPLEMENT or noun):
            before.complement, predicate.within = n, n - 1
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
            before.complement < 0 and before.cls in ("end", "bar") and prep == "from"
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
            if found[m].cls in _SPEAKING | {"be", "refuse"} and found[m].clause != RELATED:
                if found[m].complement < 0:
                    found[m].complement, predicate.within = n, m
                break
