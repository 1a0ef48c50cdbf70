"""What a sentence says of claims: dismissed reports, posts that are fake, a false alert, a test without result."""

from typing import Final

from streams.language.listing import listed
from streams.rules.cues import ARTICLES, CLAIMED, NEGATED, Cue
from streams.rules.document import Document

DISMISSING: Final = frozenset(
    listed(
        "dismiss dismisses dismissed dismissing brush brushes brushed shrug shrugs shrugged resist resists resisted "
        "resisting rebut rebuts rebutted overturn overturns overturned quash quashes quashed discount "
        "discounts discounted suspend suspends suspended drop drops dropped freeze freezes froze "
        "defeat defeats defeated defeating rubbish rubbishes rubbished debunk debunks debunked scotch scotches "
        "scotched dispute disputes disputed disputing"
    )
)
REPORTS: Final = frozenset(
    listed(
        "report reports claim claims rumour rumours rumor rumors speculation suggestion suggestions talk notion idea "
        "accusation accusations allegation allegations"
    )
)
CLAIMS: Final = REPORTS | frozenset(
    listed(
        "charge charges conviction convictions call calls pressure demand demands plan plans preparations motion "
        "motions bill bid proposal"
    )
)
_DISMISSED_UP_TO: Final = 3
SHOWN: Final = frozenset(
    listed("post posts video videos clip clips footage image images photo photos picture pictures story stories news")
)
"""What may tell of something that never was."""
WARNINGS: Final = frozenset(listed("alert alerts alarm alarms warning warnings"))
UNTRUE: Final = frozenset(
    listed("fake fakes faked false untrue bogus baseless unfounded fabricated hoax fiction nonsense lie generated")
)
"""What a claim is said to be, before it or behind it."""
NOTED: Final = CLAIMS | SHOWN | WARNINGS | UNTRUE | DISMISSING | {"that", "negative"}
"""Words that `Claims` has to be told of."""
_UNTRUE_BEFORE: Final = 3
_UNTRUE_BEHIND: Final = 10
_TESTED: Final = frozenset({"tested", "test", "tests", "testing"})
_FALSE_CLAIM: Final = Cue(NEGATED, 6, places=True, kind="denied")
_WITHOUT_RESULT: Final = Cue(NEGATED, 11, kind="tested")


class Claims:
    """The claims in the words of a document from `low` on, a sentence."""

    def __init__(self, document: Document, low: int) -> None:
        self._words, self._low = document.words, low
        self._dismissed = self._claimed = self._untrue = low - 100

    def cue(self, number: int, word: str, before: str) -> tuple[int, Cue] | None:
        """Which word says that a claim is not so, once a word is read; words must come in order."""
        if word in CLAIMS or word in SHOWN or word in WARNINGS:
            return self._claim(number, word)
        if word in UNTRUE:
            return self._disbelief(number, word, before)
        if word in DISMISSING:
            self._dismissed = number
        elif word == "that" and before.startswith("disput"):
            return number, CLAIMED
        elif word == "negative" and before in _TESTED:
            return max(self._low, number - 10), _WITHOUT_RESULT
        return None

    def _claim(self, number: int, word: str) -> tuple[int, Cue] | None:
        if word not in WARNINGS:
            if word not in CLAIMS or word in REPORTS:
                self._claimed = number
            if word in CLAIMS and number - self._dismissed <= _DISMISSED_UP_TO:
                return number, CLAIMED
        if number - self._untrue > _UNTRUE_BEFORE:
            return None
        untrue = self._untrue
        return untrue, Cue(NEGATED, number - untrue) if word in WARNINGS else _FALSE_CLAIM

    def _disbelief(self, number: int, word: str, before: str) -> tuple[int, Cue] | None:
        if before in ("not", "never") or (word == "lie" and before not in ARTICLES):
            return None
        if word == "generated" and before != "ai":
            return None
        self._untrue = number
        if number - self._claimed <= _UNTRUE_BEHIND:
            return self._claimed, CLAIMED
        return None
