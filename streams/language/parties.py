from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

_BEARERS: Final = frozenset({"LOCATION", "NATIONALITY", "ORGANISATION"})
# A country behind one of these is where an act goes or takes place, not who acts.
_TOWARDS: Final = frozenset(
    {"to", "into", "on", "upon", "against", "with", "in", "inside", "from"}
    | {"toward", "towards", "near", "across", "at", "over", "for"}
)
_ARTICLES: Final = frozenset({"the", "neighbouring", "neighboring"})


class Country(NamedTuple):
    """A country in a sentence: alpha-3 code, where it stands, and the word before it, articles left out."""

    code: str
    start: int
    word_before: str


def countries(text: str, entities: Iterable[Mapping[str, Any]], low: int) -> list[Country]:
    """The countries among the `entities` of a sentence: by name or nationality or by what speaks for one: the Kremlin.

    `low` is where the sentence begins in `text`.
    """
    found = []
    for entity in entities:
        if entity["type"] in _BEARERS and (code := entity.get("country")) is not None:
            start = entity["start"]
            words = [w for w in text[max(low, start - 40) : start].lower().split() if w not in _ARTICLES]
            found.append(Country(code, start, words[-1] if words else ""))
    return found


def parties(before: Sequence[Country], after: Sequence[Country]) -> tuple[str | None, str | None]:
    """Who acts and who is affected, as ISO 3166-1 alpha-3, given the countries `before` and `after` words of an act.

    The nearest country before the words that stands behind no preposition acts, else the one that `by` names after
    them, else the nearest one before. Affected is the first other country behind a preposition after the words, else
    between actor and words, else the first other one after the words, else the nearest one before them.
    """
    actor = (
        next((c for c in reversed(before) if c.word_before not in _TOWARDS), None)
        or next((c for c in after if c.word_before == "by"), None)
        or (before[-1] if before and after else None)
    )
    code = actor.code if actor else None
    between = [c for c in before if actor is None or c.start > actor.start]
    order = [
        *[c for c in after if c.word_before in _TOWARDS],
        *[c for c in reversed(between) if c.word_before in _TOWARDS],
        *after,
        *reversed(before),
    ]
    return code, next((c.code for c in order if c.code != code), None)
