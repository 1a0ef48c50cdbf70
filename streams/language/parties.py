from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any, Final

from streams.language.gazetteer import Gazetteer

_BEARERS: Final = frozenset({"LOCATION", "NATIONALITY", "ORGANISATION"})


def parties(
    entities: Sequence[Mapping[str, Any]],
    sentence: tuple[int, int],
    trigger: tuple[int, int],
    gazetteer: Gazetteer,
) -> tuple[str | None, str | None]:
    """Who acts and who is affected, as ISO 3166-1 alpha-3, where `trigger` words tell of an act in a `sentence`.

    The nearest country before the trigger acts; the first other one after it, else the nearest other one before
    it, is affected. A country is one by name or nationality or by what speaks for it: Pyongyang, the Kremlin.
    `entities` are those of the whole text, in order.
    """
    before: list[str] = []
    after: list[str] = []
    first = bisect_left(entities, sentence[0], key=lambda e: e["start"])
    for entity in entities[first:]:
        if entity["start"] >= sentence[1]:
            break
        if entity["type"] not in _BEARERS:
            continue
        country = gazetteer.country_of(entity)
        if country is not None:
            (before if entity["start"] < trigger[0] else after).append(country)
    if before:
        actor = before[-1]
        affected = next((c for c in (*after, *reversed(before)) if c != actor), None)
        return actor, affected
    return None, after[0] if after else None
