"""What words of a text mean by the lists: the names that they are, and what is told of each."""

from typing import Any, Final, NamedTuple

from streams.rules.words import LONGEST_KEPT
from streams.watchlists import legal_forms
from streams.watchlists.layout import COMMON
from streams.watchlists.match import Match
from streams.watchlists.score import explained
from streams.watchlists.spelling import spelled
from streams.watchlists.store import Store

_MAX_MEANINGS: Final = 100
"""Most names looked at for one mention."""
_KEPT: Final = 20_000
"""Names as texts have them that are remembered at the most."""
_FEW: Final = 8
"""Most meanings of words that are remembered."""

Meaning = tuple[Store, int, int]
"""A list, a name in it by number, and the flags of how the words say it."""
Said = tuple[Store, int, int, str, frozenset[int], tuple[str, ...]]
"""A meaning, how the text writes it, its legal forms there, and the differences that do not lie in the words."""


Key = tuple[tuple[int, int, int], ...]
"""Of matches of the same words the `id()` of their lists, which stay, and their meanings."""


class Reading(NamedTuple):
    """What words may be as one of a type: meanings, the names that these are of, and whether all are common words."""

    type: str
    meanings: list[Meaning]
    names: list[str]
    common: bool


class Meanings:
    """What has been asked of the lists, as far as it is remembered: texts repeat names."""

    def __init__(self) -> None:
        self._explained: dict[Said, dict[str, Any]] = {}
        self._readings: dict[Key, list[Reading]] = {}
        self._beside_forms: dict[str, int] = {}

    def readings(self, matches: list[Match]) -> list[Reading]:
        """What the same words may be as one of each type. Few are remembered."""
        key = tuple([(id(match.store), match.low, match.high) for match in matches])
        found = self._readings.get(key)
        if found is None:
            found = _readings(matches)
            if sum([len(reading.meanings) for reading in found]) <= _FEW:
                if len(self._readings) >= _KEPT:
                    self._readings.clear()
                self._readings[key] = found
        return found

    def may_be_of_form(self, word: str) -> int:
        """Whether a legal form may begin with a word of `plain` text (1), end with it before a name (2), or both."""
        may = self._beside_forms.get(word)
        if may is None:
            if len(self._beside_forms) >= _KEPT:
                self._beside_forms.clear()
            letters = spelled(word)
            may = legal_forms.may_begin(letters) + 2 * legal_forms.may_end(letters)
            if len(word) <= LONGEST_KEPT:
                self._beside_forms[word] = may
        return may

    def entry(self, said: Said) -> dict[str, Any]:
        """The entry for a name as a text has it. It is remembered, so nobody may change it."""
        entry = self._explained.get(said)
        if entry is None:
            if len(self._explained) >= _KEPT:
                self._explained.clear()
            store, name, flags, written, legal_form, differences = said
            listed = store.listed(name)
            score, why = explained(listed, flags, written, legal_form, differences)
            entry = {"list": store.name, "id": listed.id, "name": listed.name, "score": score, "why": why}
            self._explained[said] = entry
        return entry


def _readings(matches: list[Match]) -> list[Reading]:
    by_type: dict[str, list[Meaning]] = {}
    for match in matches:
        for number in range(match.low, min(match.high, match.low + _MAX_MEANINGS)):
            name, flags = match.store.meaning(number)
            by_type.setdefault(match.store.type_of(name), []).append((match.store, name, flags))
    return [
        Reading(
            kind,
            meanings,
            [store.text_of(name) for store, name, _ in meanings],
            all(flags & COMMON for _, _, flags in meanings),
        )
        for kind, meanings in by_type.items()
    ]
