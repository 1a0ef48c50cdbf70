"""How far a cue reaches: to a comma, a place or a time, what somebody says, or the thing that he could not stop."""

from typing import Final

from streams.language.listing import listed
from streams.rules import cues as c
from streams.rules.cues import Cue
from streams.rules.document import Document
from streams.rules.times import OPEN_SIGNS

ATTEMPTS: Final = frozenset(listed("attempt attempts plot plots bid"))
"""What was foiled and yet was tried, which is news enough."""
ENDING: Final = frozenset(
    listed(
        "end ends ended ending halt halts halted halting stop stops stopped stopping cease ceases ceased ceasing lift "
        "lifts lifted lifting ease eases eased easing easier violate violates violated violating flout flouts flouted "
        "flouting evade evades evaded evading circumvent circumvented circumventing"
    )
)
"""Who might end or break something, or will not, says that there is it."""
COPING: Final = frozenset(
    listed(
        "contain control curb tame quell extinguish douse reach intercept repel save rescue free disperse prevent "
        "avert evacuate defuse detect deter withstand survive escape down explain cope restore repair recover release "
        "pay contained controlled reached freed rescued evacuated extinguished restored recovered released paid"
    )
)
"""Who could not do so says that there was something to do it with."""
COPING_IN_TWO: Final[dict[str, frozenset[str]]] = {
    "hold": frozenset({"back", "off"}),
    "keep": frozenset({"out"}),
    "put": frozenset({"out"}),
    "scare": frozenset({"off"}),
    "fend": frozenset({"off"}),
    "fight": frozenset({"off"}),
    "beat": frozenset({"back", "off"}),
    "push": frozenset({"back"}),
    "drive": frozenset({"back", "off", "out"}),
    "steer": frozenset({"clear"}),
    "shoot": frozenset({"down"}),
    "give": frozenset({"up"}),
}
"""The same with a word behind the verb."""
AGREED_ON: Final = frozenset(
    listed("deal deals agreement accord truce ceasefire cease pact settlement compromise consensus treaty peace merger")
)
"""What nobody has reached or saved is not there."""
OF_MANAGING: Final = frozenset(listed("able manage managed"))
HAPPENED: Final = frozenset(
    listed(
        "hit struck killed wounded injured destroyed damaged devastated swamped swept ripped tore raced shook stormed "
        "boarded seized flattened took began broke erupted sank capsized crashed toppled overthrew ousted went"
    )
)
"""What a thing that is so did, told behind `that` or `who`."""
RELATIVE: Final = frozenset({"that", "which", "who", "whose"})
IN_FORCE: Final = frozenset(listed("imposed slapped levied"))
"""What was done already with a thing that somebody rejects."""
GROUND: Final = frozenset(listed("soil territory land border borders waters"))
WON: Final = frozenset(listed("majority"))
"""What an election may not have brought."""
_WON_UP_TO: Final = 6
ASKED_OF: Final = frozenset(listed("who what why how which"))
KNOWING: Final = frozenset(listed("say tell know known clear explain reveal disclose specify"))
"""Who does not do so leaves but open who or what it was."""
SUPPOSING: Final = frozenset(listed("should must would will may might shall"))
CAUSED: Final = frozenset(listed("caused triggered sparked started"))
ABOUT_IT: Final = frozenset(
    listed(
        "calm restraint patience information witnesses justice answers explanation apology compensation reparations "
        "inquiry investigation probe accountability release freedom return ransom donations"
    )
)
"""What is asked for because of a thing that is so: calm after a coup, the release of those who were kidnapped."""
WHERE_WHEN: Final = frozenset(
    listed("in during amid despite following when where why until once as by through throughout via while at")
)
PHRASAL: Final = frozenset(listed("take takes taking took let lets letting bring brings bringing"))
"""Verbs that a following `in` is a part of."""
_OBJECT: Final = 4
"""Words from the first of an object, at the most, to the `that` behind it."""

Reach = tuple[int, str, int, int, str]
"""The number of a cue's word, its mode, the word that it no longer reaches, the first of an ending, if any; and its
kind."""


def reach(document: Document, high: int, number: int, cue: Cue) -> Reach:
    """How far a cue at a word reaches in a sentence that ends before the word `high`."""
    words = document.words
    last = min(number + 1 + cue.reach, high)
    before = words[number - 1] if number else ""
    kind = "not" if cue.kind == "denied" and before in c.PASSIVE else cue.kind
    ending = -1
    if cue.kind == "not":
        ending = _coped_with(words, number + 1, high)
    elif cue is c.REJECTED and words[number + 1 : number + 2] == ["to"]:
        ending = _coped_with(words, number + 2, high)
    commas = cue.commas and not (number + 1 < high and document.sign_before(number + 1) == ",")
    for at in range(number + 1, last):
        word = words[at]
        if (commas and document.sign_before(at) in OPEN_SIGNS) or (
            word in c.SAID and _tells(document, high, number, at)
        ):
            last = at
            break
        if _is_of_none(words, number, at, cue):
            last = number
            break
        if cue.places and at > number + 1 and _is_where_or_who(words, high, at, cue):
            last = at
            break
        if ending >= 0:
            continue
        if _ends(words, number, at, cue):
            ending = at
        elif word in RELATIVE and _has_happened(words, number, at, cue):
            ending = max(number, at - _OBJECT)
    return number, cue.mode, last, ending, kind


def _has_happened(words: list[str], number: int, at: int, cue: Cue) -> bool:
    """Whether a thing behind a negation did something and so is there: the pirates who boarded the tanker."""
    if (cue.kind != "not" and cue is not c.REJECTED) or (number and words[number - 1] in SUPPOSING):
        return False
    return not HAPPENED.isdisjoint(words[at + 2 : at + 3] if words[at] == "whose" else words[at + 1 : at + 2])


def _coped_with(words: list[str], at: int, high: int) -> int:
    """The verb at a word behind a negation if what it governs is there all the same: could not contain a wildfire."""
    if at < high and words[at] in ("been", "yet"):
        at += 1
    if at + 1 < high and words[at] in OF_MANAGING and words[at + 1] == "to":
        at += 2
    if at >= high:
        return -1
    particles = COPING_IN_TWO.get(words[at])
    following = words[at + 1 : min(at + 1 + _OBJECT, high)]
    if particles is not None:
        return -1 if particles.isdisjoint(following) else at
    return at if words[at] in COPING and AGREED_ON.isdisjoint(following) else -1


def _is_of_none(words: list[str], number: int, at: int, cue: Cue) -> bool:
    """Whether a word within reach shows that a cue says nothing of what has happened."""
    word = words[at]
    if cue is c.FOILED:
        return word in ATTEMPTS
    if cue is c.REJECTED:
        if word in IN_FORCE:
            return words[at - 1] not in c.PASSIVE
        ours = word in ("on", "against") and words[at + 1 : at + 2] in (["its"], ["their"])
        return ours and words[number].startswith("reject") and GROUND.isdisjoint(words[at + 2 : at + 4])
    if cue.kind == "remembered":
        return word.endswith("'s") and word[:-2] in c.RECENT_DAYS
    return cue.kind in ("not", "no") and word in WON and at <= number + _WON_UP_TO


def _ends(words: list[str], number: int, at: int, cue: Cue) -> bool:
    """Whether a word says of what stands behind it that it is so."""
    if cue.kind == "wanted" and words[at] in ABOUT_IT:
        return True
    return words[at] in ENDING and words[at - 1] != "the"


def _tells(document: Document, high: int, cue: int, at: int) -> bool:
    """Whether what somebody says begins behind `said`: not if he never said it, nor if `he said` is put in."""
    return at > cue + 1 and at + 1 < high and document.sign_before(at + 1) != ","


def _is_where_or_who(words: list[str], high: int, at: int, cue: Cue) -> bool:
    """Whether a place, a time or what is left open begins at a word: in Oslo, did not say who bombed it."""
    word = words[at]
    if word in ASKED_OF and words[at - 1] in KNOWING:
        return True
    return word in WHERE_WHEN and not _goes_on(words, high, at, cue)


def _goes_on(words: list[str], high: int, at: int, cue: Cue) -> bool:
    """Whether a preposition says no place and no time: in sending troops, in favour, denied it was hit by."""
    word, before = words[at], words[at - 1]
    if word == "by":
        if (cue is c.DENIED or cue is c.REJECTED) and not c.PASSIVE.isdisjoint(words[at - 2 : at]):
            return True
        if cue is c.NOT and before in CAUSED:
            return True
    elif word == "in" and (before in PHRASAL or before == "truth"):
        return True
    following = words[at + 1] if at + 1 < high else ""
    return word in ("in", "by") and (following.endswith("ing") or following in ("favour", "favor"))
