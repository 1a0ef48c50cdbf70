"""How much of a listed name a text says, and what it says otherwise."""

import re
from collections.abc import Iterable
from typing import Final

from streams.watchlists import legal_forms
from streams.watchlists.entries import ALIAS, FORMER_NAME, NAME, WEAK_ALIAS
from streams.watchlists.spelling import POSSESSIVE, spelled, words_of
from streams.watchlists.store import Listed
from streams.watchlists.ways import OTHER_ORDER, PERSON, WITHOUT_ARTICLE, WITHOUT_MIDDLE, WITHOUT_SUFFIX

_WORD: Final = re.compile(r"\w+")
_STROKES: Final = str.maketrans("łŁđĐøØħĦ", "lLdDoOhH")
"""Letters with a stroke, which Unicode has for letters of their own and readers for accents."""

EXACT: Final = "exact"
OTHER_TYPE: Final = "other type"
WITH_SUFFIX: Final = "with Jr. or the like"
LOWER_CASE: Final = "lower case"
FACTORS: Final = {
    "accents": 0.97,
    "alias": 0.95,
    "without legal form": 0.95,
    "with legal form": 0.95,
    "other order": 0.9,
    "without middle name": 0.9,
    "without article": 0.9,
    "former name": 0.9,
    LOWER_CASE: 0.9,
    "other spelling": 0.85,
    OTHER_TYPE: 0.85,
    "one word": 0.8,
    WITH_SUFFIX: 0.8,
    "without Jr. or Sr.": 0.8,
    "other legal form": 0.8,
    "weak alias": 0.7,
}
"""What each difference leaves of a score. They are judgements, not measured odds: the order is what counts."""
_ROLES: Final = {ALIAS: "alias", WEAK_ALIAS: "weak alias", FORMER_NAME: "former name"}


def explained(
    listed: Listed, changes: int, written: str, legal_form: frozenset[int], other: Iterable[str] = ()
) -> tuple[float, list[str]]:
    """The score of a mention, of 1 at most, and what differs from the listed name; `exact` where nothing does.

    `written` are the words of the mention without its legal forms, whose numbers are `legal_form`; `other` are
    differences that do not lie in the words.
    """
    why = list(other)
    if listed.role != NAME:
        why.append(_ROLES[listed.role])
    if changes & OTHER_ORDER:
        why.append("other order")
    if changes & WITHOUT_MIDDLE:
        why.append("without middle name")
    if changes & WITHOUT_ARTICLE:
        why.append("without article")
    if changes & WITHOUT_SUFFIX:
        why.append("without Jr. or Sr.")
    name = words_of(listed.name.translate(_STROKES))
    words = words_of(written.translate(_STROKES))
    if not _are_among(words, name):
        why.append("other spelling")
    elif not written.isascii() or not listed.name.isascii():
        known = set(_WORD.findall(listed.name.casefold()))
        if not known.union([word[0] for word in known]).issuperset(_WORD.findall(written.casefold())):
            why.append("accents")
    if listed.type != PERSON:
        why += _legal_form(legal_form, legal_forms.form_of(list(map(spelled, name))))
    elif len(words) == 1:
        why.append("one word")
    score = 1.0
    for difference in why:
        score *= FACTORS[difference]
    return round(score, 2), why or [EXACT]


def _are_among(words: list[str], name: list[str]) -> bool:
    """Whether all words are a name's, but for possessives, initials for words, and an `and` for an &."""
    known = {word.removesuffix(POSSESSIVE) for word in name} | {word[0] for word in name} | {"and"}
    unknown = [word for word in words if word.removesuffix(POSSESSIVE) not in known]
    if not unknown:
        return True
    # Initials in one word or in several, and apostrophes more or less.
    letters = "".join(name).replace("'", "")
    return all(word.replace("'", "") in letters and (len(word) == 1 or word not in name) for word in unknown) and (
        "".join(words).replace("'", "") in letters
    )


def _legal_form(said: frozenset[int], listed: frozenset[int]) -> list[str]:
    if not said.isdisjoint(listed) or said == listed:
        return []
    if not said:
        return ["without legal form"]
    return ["other legal form" if listed else "with legal form"]
