"""Where something is said to happen: the place that an alert is grouped by."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

Entity = Mapping[str, Any]

_WIDE: Final = frozenset({"continent", "area"})
"""Kinds of places that are too large to tell one matter from another."""
_KNOWN, _NAMED, _COUNTRY, _SPEAKER = range(4)


def where(mentions: Sequence[Entity], spans: Iterable[Mapping[str, Any]]) -> dict[str, Any] | None:
    """The place among the mentions of some sentences: a dict of the shape of `schemas.alert.Scene`; None if none.

    A place that GeoNames has comes before another, then a country's name, then what only tells of a country. Of the
    same kind it is the most salient, of those that are about as salient the one that stands nearest to `spans`, the
    first words of evidence of each sentence.
    """
    starts = [span["start"] for span in spans]
    best: tuple[int, float, int, int] | None = None
    found: Entity | None = None
    for number, mention in enumerate(mentions):
        kind = _kind(mention)
        if kind is None:
            continue
        away = min([abs(mention["start"] - start) for start in starts], default=0)
        rank = kind, -round(mention.get("salience") or 0.0, 1), away, number
        if best is None or rank < best:
            best, found = rank, mention
    return None if found is None or best is None else _scene(found, best[0])


def _kind(mention: Entity) -> int | None:
    if mention["type"] == "LOCATION" and not mention["id"].startswith("country:"):
        if (mention.get("place") or {}).get("geonames") is not None:
            return _KNOWN
        return _NAMED if mention.get("subtype") not in _WIDE else None
    if mention.get("country") is None:
        return None
    return _COUNTRY if mention["type"] == "LOCATION" else _SPEAKER


def _scene(mention: Entity, kind: int) -> dict[str, Any]:
    place = mention.get("place") or {}
    if kind >= _COUNTRY:
        code = mention["country"]
        named = mention["id"] == f"country:{code}"
        return {"id": f"country:{code}", "name": mention.get("name") if named else None, "country": code}
    id_ = mention["id"] if kind == _NAMED else f"geonames:{place['geonames']}"
    return {"id": id_, "name": mention.get("name") or mention["text"], "country": place.get("country")}
