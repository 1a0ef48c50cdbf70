from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from streams.language.gazetteer import Gazetteer

_BEARERS: Final = frozenset({"LOCATION", "NATIONALITY", "ORGANISATION"})
# A country behind one of these is where an act goes or takes place, not who acts.
_TOWARDS: Final = frozenset(
    {"to", "into", "on", "upon", "against", "with", "in", "inside", "from"}
    | {"toward", "towards", "near", "across", "at", "over", "for"}
)
_ARTICLES: Final = frozenset({"the", "neighbouring", "neighboring"})


class _Country(NamedTuple):
    code: str
    start: int
    word_before: str


def parties(
    text: str,
    entities: Sequence[Mapping[str, Any]],
    sentence: tuple[int, int],
    trigger: tuple[int, int],
    gazetteer: Gazetteer,
) -> tuple[str | None, str | None]:
    """Who acts and who is affected, as ISO 3166-1 alpha-3, where `trigger` words tell of an act in a `sentence`.

    The nearest country before the trigger that stands behind no preposition acts, else the one that `by` names after
    it, else the nearest one before it. Affected is the first other country behind a preposition after the trigger,
    else between actor and trigger, else the first other one after the trigger, else the nearest one before it. A
    country is one by name or nationality or by what speaks for it: Pyongyang, the Kremlin. `entities` are those of the
    whole text, in order.
    """
    countries = _countries(text, entities, sentence, gazetteer)
    before = [c for c in countries if c.start < trigger[0]]
    after = [c for c in countries if c.start >= trigger[0]]
    actor = (
        next((c for c in reversed(before) if c.word_before not in _TOWARDS), None)
        or next((c for c in after if c.word_before == "by"), None)
        or (before[-1] if before and after else None)
    )
    between = [c for c in before if actor is None or c.start > actor.start]
    order = [
        *(c for c in after if c.word_before in _TOWARDS),
        *(c for c in reversed(between) if c.word_before in _TOWARDS),
        *after,
        *reversed(before),
    ]
    code = actor.code if actor else None
    return code, next((c.code for c in order if c.code != code), None)


def _countries(
    text: str, entities: Sequence[Mapping[str, Any]], sentence: tuple[int, int], gazetteer: Gazetteer
) -> list[_Country]:
    found = []
    for entity in entities[bisect_left(entities, sentence[0], key=lambda e: e["start"]) :]:
        start = entity["start"]
        if start >= sentence[1]:
            break
        if entity["type"] in _BEARERS and (code := gazetteer.country_of(entity)) is not None:
            words = [w for w in text[max(sentence[0], start - 40) : start].lower().split() if w not in _ARTICLES]
            found.append(_Country(code, start, words[-1] if words else ""))
    return found
