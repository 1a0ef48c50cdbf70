"""What a sentence only looks ahead to, imagines or asks: an expected cut, a truce that somebody insists on."""

from typing import Final

from streams.language.listing import listed
from streams.rules.claims import CLAIMS
from streams.rules.cues import ARTICLES, ASKED, CUES, FEARED, HYPOTHETICAL, MIGHT, NEGATED, RECENT_DAYS, Cue
from streams.rules.document import Document
from streams.rules.reaches import ENDING

_QUESTION: Final = Cue(HYPOTHETICAL, 12, commas=False, kind="might")
_MISSED: Final = Cue(NEGATED, 3, kind="missed")
_UP_TO: Final = 4
"""Words behind one within which it is said what somebody expects or prepares for, or that it only may be."""

_BEFORE: Final[dict[str, frozenset[str]]] = {
    "on": frozenset(
        listed("insist insists insisted insisting hinge hinges hinged hinging depend depends depended conditional")
    ),
    "for": frozenset(listed("brace braces braced bracing prepare prepares prepared preparing")),
    "against": frozenset(listed("guard")),
    "any": frozenset(listed("before")),
    "to": frozenset(listed("expected plot plots plotted plotting")),
}
"""Words that look ahead behind certain others: insisted on, hinges on, before any."""
_CONDITION: Final = frozenset({"after", "when", "once"})
"""What behind `only` names a condition where something can or will be."""
_CAN: Final = frozenset(listed("can cannot can't will won't would could may might shall should must"))
_FORESEEING: Final = frozenset(listed("foresee foresees foreseen envisage envisages envisaged envision envisions"))
_DISCUSSING: Final = frozenset(listed("discuss discusses discussed discussing"))
"""Who does so with what is new to the reader has not decided on it."""
_NEW: Final = frozenset(listed("a an new possible further"))
_IMAGINING: Final = frozenset(listed("suppose imagine supposing imagining"))
_SCHEDULED: Final = frozenset(
    listed(
        "meet attend visit hold host arrive travel address speak open begin start convene gather vote elect win sign "
        "announce continue last release publish"
    )
)
"""What is fixed if it is expected, as summits and elections are."""
_FORECAST: Final = frozenset(
    listed("storm storms hurricane typhoon cyclone blizzard floods flooding heatwave heat landfall rain snow")
)
"""What is there if somebody prepares for it."""
_MAY: Final = frozenset(listed("would could might may threatened"))
_NEARLY: Final = frozenset({"nearly", "almost"})
_SCALED: Final = frozenset(
    listed("doubled trebled tripled quadrupled halved completed finished destroyed tenfold hundred red unchanged ended")
)
"""What nearly happened and is news as it is."""
_ASKING: Final = frozenset(listed("will would is are was were did does do has have can could should"))
"""What a question that may be answered by yes begins with."""
NOTED: Final = _BEFORE.keys() | _CONDITION | _DISCUSSING | _FORESEEING | _IMAGINING | _NEARLY | _ASKING | _CAN
"""Words that `Prospects` has to be told of."""


class Prospects:
    """What the words `low` up to `high` of a document, a sentence, look ahead to."""

    def __init__(self, document: Document, low: int, high: int) -> None:
        self._document, self._words = document, document.words
        self._low, self._high = low, high
        self._can = False

    def cue(self, number: int, word: str, before: str) -> Cue | None:
        """What a word says of those behind it, if it is no fact; words must come in order."""
        if word in _CAN:
            self._can = True
        if number == self._low:
            return self._opening(word)
        if before in _BEFORE.get(word, ()):
            return self._ahead(number, word, before)
        if word in _CONDITION:
            return MIGHT if before == "only" and self._can else None
        if word in _FORESEEING:
            return ASKED
        following = self._words[number + 1] if number + 1 < self._high else ""
        if word in _DISCUSSING:
            # Who discusses an end to a war says that there is one.
            new = following in _NEW and ENDING.isdisjoint(self._words[number + 2 : number + 3])
            return ASKED if new or following.endswith("ing") else None
        if word in _NEARLY and following.endswith("ed") and following not in _SCALED:
            return _MISSED
        return None

    def _opening(self, word: str) -> Cue | None:
        """What the first word says of the sentence: suppose that, will Minsk."""
        if word in _IMAGINING:
            return MIGHT
        asks = word in _ASKING and self._document.sign_behind(self._high - 1) == "?"
        return _QUESTION if asks else None

    def _ahead(self, number: int, word: str, before: str) -> Cue | None:
        following = self._words[number + 1 : min(number + 1 + _UP_TO, self._high)]
        first = following[0] if following else ""
        if word == "on":
            # Who insists on the truce speaks of the one that there is.
            return None if first in RECENT_DAYS or first in ("the", "its", "their") else ASKED
        if word == "for":
            return FEARED if _FORECAST.isdisjoint(following) else None
        if before == "expected":
            return ASKED if _SCHEDULED.isdisjoint(following) else None
        return ASKED


def tells_what_may_be(words: list[str], low: int, number: int, high: int) -> bool:
    """Whether a relative begins a clause of what may come of a thing: captured a town whose loss could help the army.

    Not what somebody says, in the sentence from `low` up to `high`: denied that it might, the claim that it might.
    """
    following = words[number + 1 : min(number + 1 + _UP_TO, high)]
    if _MAY.isdisjoint(following):
        return False
    if words[number] != "that" or following[0] in _MAY:
        return True
    named = not ARTICLES.isdisjoint(words[max(low, number - 3) : max(low, number - 1)])
    return named and words[number - 1] not in CLAIMS and words[number - 1] not in CUES
