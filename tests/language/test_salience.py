from hypothesis import given
from hypothesis import strategies as st

from streams.language.salience import LEAD, weigh
from tests.support.marked import gazetteer, identified

STARTS = st.lists(st.integers(0, 20_000), min_size=1, max_size=8)


def salience(mentions: dict[str, list[int]], headline: str | None = None) -> dict[str, float]:
    names = [
        {"type": "PERSON", "start": start, "end": start + 1, "text": id_.title(), "id": id_}
        for id_, starts in mentions.items()
        for start in starts
    ]
    names.sort(key=lambda name: name["start"])
    weigh(names, headline, gazetteer())
    found: dict[str, float] = {}
    for name in names:
        assert found.setdefault(name["id"], name["salience"]) == name["salience"]
    return found


@given(STARTS, STARTS, st.integers(0, 20_000))
def test_another_mention_makes_never_less_salient(one: list[int], other: list[int], more: int) -> None:
    before = salience({"one": one, "other": other})["one"]
    assert salience({"one": [*one, more], "other": other})["one"] >= before


@given(STARTS, STARTS, st.data())
def test_an_earlier_mention_makes_never_less_salient(one: list[int], other: list[int], data: st.DataObject) -> None:
    which = data.draw(st.integers(0, len(one) - 1))
    earlier = [*one[:which], data.draw(st.integers(0, one[which])), *one[which + 1 :]]
    assert salience({"one": earlier, "other": other})["one"] >= salience({"one": one, "other": other})["one"]


@given(st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), STARTS, min_size=1))
def test_from_nought_to_one_in_two_decimals(mentions: dict[str, list[int]]) -> None:
    for value in salience(mentions).values():
        assert 0 <= value <= 1
        assert round(value, 2) == value


@given(STARTS, STARTS)
def test_the_headline_makes_never_less_salient(one: list[int], other: list[int]) -> None:
    plain, named = (salience({"one": one, "other": other}, line) for line in ("Nothing", "On One it said"))
    assert named["one"] >= plain["one"]
    assert named["other"] == plain["other"]


def test_what_the_formula_gives() -> None:
    assert salience({"one": [0]}) == {"one": 1.0}
    assert salience({"one": [0], "other": [LEAD]}) == {"one": 1.0, "other": 0.5}
    assert salience({"one": [0, 0], "other": [LEAD]}, "Other") == {"one": 1.0, "other": 0.62}


def test_a_headline_names_by_other_words_too_but_by_whole_ones() -> None:
    first, second = "[L Zorvath] spoke at length, and then some more, of this and that. " * 40, "[L North Korea] left."
    late, named, part = (
        identified(first + second, line)[-1]["salience"] for line in (None, "N. Korea left", "Koreans")
    )
    assert named > late
    assert part == late


def test_only_names_are_salient() -> None:
    assert all("salience" in entity for entity in identified("[P Jane Roe] of [O Zorvath] in [L Minsk], a [N Pole]."))
