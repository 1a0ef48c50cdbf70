"""A guard against losing what was won: the project's own labelled items; see `bench.desk`."""

from collections import defaultdict

import pytest

from bench.desk import Count, Item, items, kilometres, links, parts, scored, stands_for


def test_links_sources_parts_and_datelines_stay_as_good_as_they_were() -> None:
    every = items()
    assert len(every) > 150
    counts: defaultdict[str, list[Count]] = defaultdict(list)
    for _, kind, count in scored(every):
        counts[kind].append(count)
    least = {"links": (0.94, 0.89), "sources": (0.93, 0.72), "parts": (0.9, 0.8), "datelines": (0.97, 0.97)}
    for kind, (precision, recall) in least.items():
        right, given, found, asked = (sum(count[n] for count in counts[kind]) for n in range(4))
        assert right / given > precision, kind
        assert found / asked > recall, kind


def test_the_scorer_tells_right_from_wrong() -> None:
    item: Item = {"text": "Paris, Texas. Paris.", "links": [{"Paris": "at USA 33.66 -95.56"}, {"Paris": "for FRA"}]}
    place = {"latitude": 33.7, "longitude": -95.6, "country": "USA"}
    texan = {"type": "LOCATION", "start": 0, "end": 5, "text": "Paris", "id": "place:paris-texas", "place": place}
    french = {"type": "LOCATION", "start": 14, "end": 19, "text": "Paris", "id": "place:paris", "country": "FRA"}
    assert links(item, [texan, french])[:4] == (2, 2, 2, 2)
    assert links(item, [{**texan, "place": {**place, "latitude": 48.9}}])[:4] == (0, 1, 0, 2)
    of_five = {"text": "five men, two of them old", "parts": {"five men": ["two"]}}
    amounts = [{"type": "QUANTITY", "start": 0, "end": 8}, {"type": "QUANTITY", "start": 10, "end": 13, "part_of": 0}]
    assert parts(of_five, amounts)[:4] == (1, 1, 1, 1)
    assert parts(of_five, [])[:4] == (0, 0, 0, 1)


def test_distances_and_countries() -> None:
    assert kilometres((48.86, 2.35), (51.51, -0.13)) == pytest.approx(343, abs=3)
    assert stands_for({"id": "country:GEO", "country": "GEO"}, "GEO")
    assert not stands_for({"id": "place:georgia", "place": {"country": "USA"}}, "GEO")
