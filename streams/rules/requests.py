"""What a sentence asks for: a truce that is called for and sanctions that are demanded are not yet so."""

from typing import Final

from streams.language.listing import listed
from streams.rules.cues import BREAKS, HYPOTHETICAL, WEEKDAYS, Cue
from streams.rules.document import Document
from streams.rules.reaches import ABOUT_IT, ENDING

WANTED: Final = Cue(HYPOTHETICAL, 8, kind="wanted")
_NEVER: Final = 100
_UP_TO: Final = 6
"""Words from who asks to what for, or to whom, and over a thing to what is to become of it."""

CALLING: Final = frozenset(
    listed(
        "call calls called calling appeal appeals appealed appealing plea pleas plead pleads pleaded pleading beg begs "
        "begged begging push pushes pushed pushing press pressing lobby lobbied lobbying hope hopes hoped pressure "
        "campaigned argued argues"
    )
)
"""Who does so wants what stands behind `for`, with no more between the two than when, or `on` whom he calls."""
ASKING: Final = frozenset(
    listed(
        "ask asks asked asking urge urges urged urging advise advises advised beg begs begged press presses pressed "
        "appeal appeals appealed implore implored encourage encouraged plead pleads pleaded pleading"
    )
)
"""Who does so wants what stands behind the next `to`."""
DEMANDING: Final = frozenset(listed("demand demands demanded demanding insist insists insisted"))
"""Who does so wants what stands behind the next `that`."""
WANTING: Final = frozenset(listed("want wants wanted"))
"""Who does so wants what stands behind the next `to`, but for one right behind it, which is his own plan."""
_OF_WANTED: Final = frozenset(listed("to for by in over on"))
"""What stands behind `want` where nobody else shall do something: a man wanted for murder."""
_PLEAS: Final = frozenset(listed("guilty innocent not no"))
"""What stands behind `plead` before a judge."""
SEEKING: Final = frozenset(
    listed("demand demands demanded demanding urge urges urged urging want wants wanted seek seeks sought seeking")
)
"""Who does so wants the decision that he names next."""
DECISIONS: Final = frozenset(
    listed(
        "sanctions embargo tariff tariffs ceasefire ceasefires cease truce armistice referendum "
        "impeachment election elections mobilisation mobilization withdrawal deployment intervention "
        "peacekeepers emergency curfew treaty resolution nationalisation nationalization devaluation"
    )
)
"""What somebody has to decide before it is so, unlike the strike for which a survivor demands amends; `cease` fire."""
UNDOING: Final = ENDING | frozenset(
    listed("relief removed dropped scrapped waived waiver waivers exemption exemptions lowered reduced delayed result")
)
"""What is wanted of a thing that is so."""
SHORT_OF: Final = frozenset(
    listed("for into over about from against by as and or at in if to that who which relief exemption exemptions")
)
"""What ends the naming of what somebody wants."""
TIMES: Final = WEEKDAYS | frozenset(
    listed("on again today yesterday late early this week morning night urgently publicly jointly repeatedly also")
)
"""When somebody asked, which stands between the verb and what he asked for."""
NOTED: Final = CALLING | ASKING | DEMANDING | WANTING | SEEKING | {"for", "to", "that", "on"}
"""Words that `Requests` has to be told of."""


class Requests:
    """The requests in the words up to `high` of a document, from `low` on: a sentence."""

    def __init__(self, document: Document, low: int, high: int) -> None:
        self._document, self._words, self._high = document, document.words, high
        self._called = self._asked = self._demanded = low - _NEVER

    def cue(self, number: int, word: str, before: str) -> Cue | None:
        """What a word says of those behind it, if somebody wants these."""
        if word == "for":
            near = number - self._asked <= _UP_TO and self._decision(number)
            return WANTED if near or self._is_called_for(number) else None
        if word == "to":
            return WANTED if number - self._asked <= _UP_TO else None
        if word == "that":
            if number - self._demanded == 1:
                return WANTED
            demanded = number - self._demanded <= _UP_TO and self._words[self._demanded].startswith("demand")
            return WANTED if demanded and self._only_when(self._demanded, number) else None
        if word in SEEKING and before not in ("in", "of", "the", "on") and self._decision(number):
            return WANTED
        return None

    def note(self, number: int, word: str) -> None:
        """Keep in mind who asks; words must come in order."""
        following = self._words[number + 1] if number + 1 < self._high else ""
        if word in CALLING:
            self._called = number
        if (word in ASKING and following not in _PLEAS) or (word in WANTING and following not in _OF_WANTED):
            self._asked = number
        elif word in DEMANDING:
            self._demanded = number
        elif word == "for":
            self._asked = -_NEVER
        elif word == "on" and following not in WEEKDAYS and self._is_call(number):
            self._asked = number

    def _is_call(self, number: int) -> bool:
        """Whether whom somebody calls on stands behind a word."""
        near = number - self._called <= _UP_TO and self._words[self._called].startswith("call")
        return near and self._only_when(self._called, number)

    def _is_called_for(self, number: int) -> bool:
        return number - self._called <= _UP_TO and self._only_when(self._called, number)

    def _only_when(self, low: int, high: int) -> bool:
        return all(self._words[at] in TIMES for at in range(low + 1, high))

    def _decision(self, number: int) -> bool:
        """Whether a decision is named right behind a word, and not that it be undone."""
        words = self._words
        for at in range(number + 1, min(number + 1 + _UP_TO, self._high)):
            word = words[at]
            if at > number + 1 and self._document.sign_before(at) in ",;:":
                return False
            if word in DECISIONS:
                return UNDOING.isdisjoint(words[at + 1 : min(at + 1 + _UP_TO, self._high)])
            if word in SHORT_OF or word in BREAKS or word in ENDING or word in ABOUT_IT:
                return False
        return False
