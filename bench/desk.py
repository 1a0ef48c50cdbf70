"""How well links, sources, parts of totals and datelines are found: our own short items, `training/data/desk`.

Precision, recall and F1 of so many labels; what they say stands in the README there. A link is right if its mention
overlaps the labelled one and stands for the same; people's links are not scored. A source is right if it overlaps the
labelled one ("exact": has the same words, article or not) and is anonymous or not as that is. Of parts each pair of
part and total counts, of datelines each of place, country, agency and day.

Items whose hash says so are aside: their scores are printed, their mistakes never. To repeat it: a second,
`python -m bench.desk`; `--mistakes` prints those of the other items.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import asin, cos, radians, sin, sqrt
from typing import Any, NamedTuple

import yaml

from bench.common import ROOT, flags, table
from streams.language import load_gazetteer
from streams.language.recognise import reading
from streams.language.sentences import sentences
from streams.language.sources import sources

FOLDER = ROOT / "training" / "data" / "desk"
PUBLISHED = "2025-06-19T12:00:00Z"
LINKED = ("LOCATION", "NATIONALITY", "ORGANISATION")
NEAR = {"at": 50.0, "in": 300.0}
"""Kilometres that a place or a region may be off."""
KINDS = ("links", "sources", "sources, exact", "parts", "datelines")
ASIDE = 3
"""One item in so many is aside."""

Spot = tuple[int, int]
Item = Mapping[str, Any]


class Count(NamedTuple):
    """What was right of the given, and what was found of the asked, with a line for each mistake."""

    right: int
    given: int
    found: int
    asked: int
    mistakes: list[str]


def items() -> list[Item]:
    """The labelled items, file by file."""
    return [item for path in sorted(FOLDER.glob("*.yaml")) for item in yaml.safe_load(path.read_text("utf-8"))]


def is_aside(item: Item) -> bool:
    return int(hashlib.sha256(item["text"].encode()).hexdigest(), 16) % ASIDE == 0


def spots(text: str, words: Sequence[str]) -> list[Spot]:
    """Where each of some words stands, each looked for from the beginning of the one before; raises if one does not."""
    found: list[Spot] = []
    start = 0
    for n, each in enumerate(words):
        if n and each == words[n - 1]:
            start = found[-1][1]
        match = re.compile(rf"(?<!\w){re.escape(each)}(?!\w)").search(text, start)
        if match is None:
            raise ValueError(f"{each!r} is not in {text!r}")
        found.append(match.span())
        start = match.start()
    return found


def overlap(one: Spot, other: Spot) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The way between two points given by latitude and longitude, by the haversine formula."""
    (south, west), (north, east) = [(radians(a), radians(b)) for a, b in (one, other)]
    chord = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 12_742 * asin(sqrt(chord))


def stands_for(entity: Mapping[str, Any], label: str) -> bool:
    """Whether an entity's link is the labelled one."""
    how, *rest = label.split(" ")
    country, place = entity.get("country"), entity.get("place")
    if how == "for":
        return bool(country == rest[0])
    if how not in NEAR:
        return bool(country == how and (place is None or entity["id"] == f"country:{how}"))
    if place is None or place.get("country") != rest[0] or country not in (None, rest[0]):
        return False
    point = place["latitude"], place["longitude"]
    return kilometres(point, (float(rest[1]), float(rest[2]))) <= NEAR[how] and (
        how == "at" or entity.get("subtype") != "city"
    )


def spot_of(found: Mapping[str, Any]) -> Spot:
    return found["start"], found["end"]


def links(item: Item, entities: Sequence[Mapping[str, Any]]) -> Count:
    labels = [pair for each in item.get("links", ()) for pair in each.items()]
    gold = list(zip(spots(item["text"], [words for words, _ in labels]), [label for _, label in labels], strict=True))
    linked = [e for e in entities if e["type"] in LINKED and ("country" in e or "place" in e)]
    right = given = found = asked = 0
    mistakes = []
    for entity in linked:
        said = [label for spot, label in gold if overlap(spot, spot_of(entity))]
        if "any" in said:
            continue
        given += 1
        if any(label != "none" and stands_for(entity, label) for label in said):
            right += 1
        else:
            mistakes.append(f"wrong {entity['text']}: {entity['id']} {entity.get('country')} {entity.get('place')}")
    for spot, label in gold:
        if label not in ("any", "none"):
            asked += 1
            if any(overlap(spot, spot_of(entity)) and stands_for(entity, label) for entity in linked):
                found += 1
            else:
                mistakes.append(f"missed {item['text'][slice(*spot)]}: {label}")
    return Count(right, given, found, asked, mistakes)


def who(item: Item, given: Sequence[Mapping[str, Any]], *, exact: bool) -> Count:
    text = item["text"]
    gold = [
        (spots(text, [words])[0], anonymous)
        for anonymous in (False, True)
        for words in item.get("anonymous" if anonymous else "sources", ())
    ]

    def same(source: Mapping[str, Any], spot: Spot, anonymous: bool) -> bool:
        if not overlap(spot, spot_of(source)) or (source["anonymous"] is not anonymous):
            return False
        asked = text[slice(*spot)].strip(",").lower().removeprefix("the ")
        return not exact or source["text"].strip(",").lower().removeprefix("the ") == asked

    right = [any(same(source, *one) for one in gold) for source in given]
    found = [any(same(source, *one) for source in given) for one in gold]
    wrong = [f"wrong {s['text']!r} {s['verb']}" for s, so in zip(given, right, strict=True) if not so]
    missed = [f"missed {text[slice(*spot)]!r}" for (spot, _), so in zip(gold, found, strict=True) if not so]
    return Count(sum(right), len(given), sum(found), len(gold), wrong + missed)


def parts(item: Item, entities: Sequence[Mapping[str, Any]]) -> Count:
    text = item["text"]
    wholes = item.get("parts", {})
    gold = []
    for whole, of in wholes.items():
        at = spots(text, [str(whole)])[0]
        gold += [(_part(text, str(words), at), at) for words in of]
    by_start = {entity["start"]: entity for entity in entities if entity["type"] in ("QUANTITY", "MONEY")}
    given = [(spot_of(e), spot_of(by_start[e["part_of"]])) for e in by_start.values() if "part_of" in e]

    def same(one: tuple[Spot, Spot], other: tuple[Spot, Spot]) -> bool:
        return overlap(one[0], other[0]) and overlap(one[1], other[1])

    right = [any(same(pair, one) for one in gold) for pair in given]
    found = [any(same(pair, one) for pair in given) for one in gold]
    wrong = [f"wrong {text[slice(*p)]} of {text[slice(*w)]}" for (p, w), so in zip(given, right, strict=True) if not so]
    missed = [
        f"missed {text[slice(*p)]} of {text[slice(*w)]}" for (p, w), so in zip(gold, found, strict=True) if not so
    ]
    return Count(sum(right), len(given), sum(found), len(gold), wrong + missed)


def _part(text: str, words: str, whole: Spot) -> Spot:
    """Where a part stands, which its total may hold as words: 20 in 320."""
    for match in re.finditer(rf"(?<![\w,.]){re.escape(words)}(?!\w)", text):
        if not overlap(match.span(), whole):
            return match.span()
    raise ValueError(f"{words!r} is not in {text!r}")


def datelines(item: Item, line: Mapping[str, Any] | None) -> Count:
    fields = ("place", "country", "agency", "day")
    gold = {(f, item["dateline"][f]) for f in fields if f in item.get("dateline", {})}
    given = {(f, line[f]) for f in fields if line is not None and line[f] is not None}
    mistakes = [f"wrong {each}" for each in given - gold] + [f"missed {each}" for each in gold - given]
    return Count(len(gold & given), len(given), len(gold & given), len(gold), mistakes)


def scored(asked: Sequence[Item]) -> Iterator[tuple[Item, str, Count]]:
    """Each item with the count of each kind."""
    gazetteer = load_gazetteer()
    for item in asked:
        text = item["text"]
        read = reading(text, PUBLISHED, gazetteer)
        line = read.dateline
        cited = sources(text, read.entities, read.cues, sentences(text))
        yield item, "links", links(item, read.entities)
        yield item, "sources", who(item, cited, exact=False)
        yield item, "sources, exact", who(item, cited, exact=True)
        yield item, "parts", parts(item, read.entities)
        yield item, "datelines", datelines(item, None if line is None else line.said)


def figures(counts: Sequence[Count]) -> list[str]:
    right, given, found, asked = (sum(c[n] for c in counts) for n in range(4))
    precision, recall = right / max(given, 1), found / max(asked, 1)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return [*(f"{100 * figure:.1f}" for figure in (precision, recall, f1)), str(asked)]


def main() -> None:
    parser = flags(__doc__, broker=False)
    parser.add_argument("--mistakes", action="store_true", help="print those of the items that are not aside")
    options = parser.parse_args()
    every = items()
    counts: dict[tuple[str, bool], list[Count]] = {}
    for item, kind, count in scored(every):
        counts.setdefault((kind, is_aside(item)), []).append(count)
        if options.mistakes and count.mistakes and not is_aside(item):
            print(f"{kind}: {item['text']}\n    " + "\n    ".join(count.mistakes))
    sizes = Counter(map(is_aside, every))
    heads = (f"read, {sizes[False]}", f"aside, {sizes[True]}", f"all, {len(every)}")
    sides = ((False,), (True,), (False, True))
    rows = [
        [kind, *(cell for side in sides for cell in figures([c for s in side for c in counts[kind, s]]))]
        for kind in KINDS
    ]
    table(["items", *(f"{head} {what}" for head in heads for what in ("P", "R", "F1", "n"))], rows)


if __name__ == "__main__":
    main()
