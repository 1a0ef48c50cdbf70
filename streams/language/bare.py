"""Numbers that count what is not named: killed three, 300 of the soldiers, 12 in Cuba."""

import re
from collections.abc import Sequence
from typing import Final

from streams.language.amounts import CHANGES, precision_of
from streams.language.listing import listed
from streams.language.neighbours import begins_sentence, word_before
from streams.language.numbers import EXACT, Number

_VERBS: Final = frozenset(
    listed("were was have had other others more died dead killed wounded injured hurt missing survived perished")
)
"""Words behind a number that make those it counts act or suffer."""
_PARTICIPLES: Final = frozenset(
    listed("arrested detained hospitalised hospitalized feared confirmed drowned rescued trapped abducted kidnapped")
)
"""The same, but behind a name with a number they are what that has done: Densus 88 arrested a man."""
_ONLY_ONE: Final = frozenset(listed("dead wounded injured hurt missing"))
"""The same behind one, which else may be anyone."""
_OF_PEOPLE: Final = frozenset(
    listed(
        "killed kills killing wounded wounds wounding injured injures injuring hurt hurting arrested arrests arresting "
        "detained detains detaining kidnapped abducted captured capturing hospitalised hospitalized rescued rescuing "
        "executed executing jailed freed freeing released releasing evacuated beheaded"
    )
)
"""Verbs that are done to so many people: killed three."""
_TOLLS: Final = frozenset(listed("toll tolls total stood stands"))
_MOVED: Final = CHANGES | _TOLLS | {"rising", "climbing"}
_BY: Final = frozenset({"by", "another", "another's", "another’s"})
_FEW: Final = 12
"""So many are done for by one another: three by three; of more it is said by when they were."""
_LARGE: Final = 1000
_LOOKBACK: Final = 12
_IN_A_LIST: Final = re.compile(r"(?:, (?:and )?|(?<!\w)and |including |: )\Z")
_WHERE: Final = re.compile(r" (?:over|in|near|from|at|on|off) (?:the )?[A-Z]")
"""Where those of a list are: three in Jamaica, three in Haiti and one in Cuba."""
_WHOSE: Final = re.compile(r" (?:for|to|by|against) (?:the )?[A-Z]")
"""Whose they are: 70 for Libre and 39 for the PDC."""
_SIGNS_BEFORE: Final = frozenset("(~<>≤≥")
_LONGEST_BARE: Final = 4
"""Digits without a comma of a number that counts nothing named; longer ones are codes."""
_OLDEST: Final = 120
_UNDER: Final = frozenset(listed("under over below above"))
_YOUNGER: Final = frozenset({"under", "over"})
_ARE: Final = frozenset({"are", "were"})
"""Behind these under is of an age where no unit follows: 40 percent are under 16."""
_OF_AN_AGE: Final = frozenset(
    listed(
        "children kids infants babies boys girls youngsters teenagers people those anyone men women persons adults "
        "cardinals bishops voters workers drivers players patients residents citizens pensioners students pupils "
        "members refugees migrants athletes passengers soldiers recruits males females candidates"
    )
)
_BEFORE_AGE: Final = frozenset(listed("was is turned turns at"))
_AT_AN_AGE: Final = frozenset(listed("died dies dead retired married widowed orphaned"))
"""What befalls people at an age: died at 88."""
_SOMEBODY: Final = frozenset({"he", "she", "who"})
_MEASURED: Final = frozenset(
    listed(
        "it that this there total toll turnout attendance score inflation unemployment temperature magnitude average "
        "growth output one lead margin result speed rate humidity visibility"
    )
)
"""What is no person though its sentence may begin with it: Turnout was 76."""
_ARTICLES: Final = frozenset(listed("the a an its their his her our this that final"))
_AGE_ENDS: Final = re.compile(r"[.,;!?”\"’)]|\Z|\n| (?:when|at|and|on|in|but|years old)(?!\w)")


def stands_alone(text: str, amount: Number, before: tuple[str, int], words: Sequence[str]) -> bool:
    """Whether a number counts something that is not named; `words` in small letters follow it."""
    start, end, value = amount.start, amount.end, amount.value
    if value is None:
        return text[start:end].lower() not in ("scores", "tens")
    if text[start].isupper() and not begins_sentence(text, start):
        return False
    word, at = before
    following = words[0] if words else ""
    if value <= _OLDEST and _is_age(text, amount, word, at):
        return False
    acts = following in _VERBS or (following in _PARTICIPLES and not word[:1].isupper())
    if (acts or word == "including") and (value != 1 or following in _ONLY_ONE):
        return True
    beside = _WHERE.match(text, end) or (value != 1 and _WHOSE.match(text, end))
    if beside and _IN_A_LIST.search(text, max(0, start - _LOOKBACK), start):
        return True
    if amount.upper is not None:
        return value >= _LARGE
    if word in _OF_PEOPLE:
        return following not in _BY or (following == "by" and amount.plain and value > _FEW)
    if not amount.plain:
        if text[start].isdigit() or value >= _LARGE or precision_of(text, amount, before) != EXACT:
            return True
        # The toll rose to nine; the total stood at nine.
        return (word == "to" and word_before(text, at)[0] in _MOVED) or (
            word in ("at", "of") and word_before(text, at)[0] in _TOLLS
        )
    if end - start > _LONGEST_BARE:
        figures = text[start:end]
        if figures.isdecimal():
            return False
        if "," in figures:
            return True
    # The 2 of Article 127(2) counts nothing.
    return word[:1].islower() or (
        not word and text[start - 1 : start] in _SIGNS_BEFORE and not text[start - 2 : start - 1].isalnum()
    )


def _is_age(text: str, amount: Number, before: str, at: int) -> bool:
    """Whether a number is how old people are: children under five, and the teacher, 47, was hurt; he was 95."""
    if before in _UNDER:
        whose = word_before(text, at)[0].lower()
        return whose in _OF_AN_AGE or (whose in _ARE and before in _YOUNGER)
    if amount.plain and before.endswith(",") and text[amount.end : amount.end + 1] == ",":
        return True
    if not amount.plain or before not in _BEFORE_AGE:
        return False
    subject, subject_at = word_before(text, at)
    return subject in _AT_AN_AGE if before == "at" else _is_of_age(text, subject, subject_at, amount.end)


def _is_of_age(text: str, subject: str, at: int, end: int) -> bool:
    """Whether somebody is so old: he, who or a name, and nothing that the number could count follows."""
    if _AGE_ENDS.match(text, end) is None:
        return False
    if subject.lower() in _SOMEBODY:
        return True
    if not subject[:1].isupper() or not subject.isalpha() or subject.lower() in _MEASURED:
        return False
    return word_before(text, at)[0].lower() not in _ARTICLES
