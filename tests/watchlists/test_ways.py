import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.watchlists.ways import (
    MAX_WORDS,
    MILITARY_PLATFORM,
    ORGANISATION,
    OTHER_ORDER,
    PARTY,
    PERSON,
    TYPES,
    WITHOUT_ARTICLE,
    WITHOUT_MIDDLE,
    WITHOUT_SUFFIX,
    ways,
)


def said(name: str, kind: str) -> dict[str, int]:
    return {" ".join(way.words): way.changes for way in ways(name, kind)}


def test_a_persons_family_name_comes_last_or_first() -> None:
    ways_of_kim = {"kim jong un": 0, "un kim jong": OTHER_ORDER, "jong un kim": OTHER_ORDER}
    assert said("Kim Jong Un", PERSON) == ways_of_kim | {"kim j un": WITHOUT_MIDDLE}
    assert said("Maria Vos", PERSON) == {"maria vos": 0, "vos maria": OTHER_ORDER}


def test_a_name_as_in_an_index_is_put_in_order() -> None:
    assert said("VOS, Maria Anna", PERSON)["maria ana vos"] == 0


@pytest.mark.parametrize("name", ["Ivan Petrovich Sidorov", "Sidorov Ivan Petrovich", "Иван Петрович Сидоров"])
def test_a_patronymic_may_be_left_out(name: str) -> None:
    assert said(name, PERSON)["ivan sidorov"] == WITHOUT_MIDDLE


def test_initials_and_titles_may_be_left_out_but_no_other_names() -> None:
    assert said("Gen. John Q. Porter", PERSON)["john porter"] == WITHOUT_MIDDLE
    assert "maria lopez" not in said("Maria Luisa Garcia Lopez", PERSON)


@pytest.mark.parametrize("name", ["Ivan Petrovich Sidorov", "Sidorov Ivan Petrovich", "SIDOROV, Ivan Petrovich"])
def test_a_middle_name_may_be_an_initial(name: str) -> None:
    assert said(name, PERSON)["ivan p sidorov"] == WITHOUT_MIDDLE


def test_an_article_may_be_left_out() -> None:
    assert said("Omar al-Rashid Nuri", PERSON)["omar rashid nuri"] == WITHOUT_ARTICLE


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("Acme Trading Co., Ltd.", "acme trading"),
        ("PJSC Romashka", "romashka"),
        ("ООО Ромашка", "romashka"),
        ("Public Joint Stock Company Romashka", "romashka"),
        ("Grupo Norte S.A. de C.V.", "grupo norte"),
        ("Norte G.m.b.H.", "norte"),
        ("Limited", "limited"),
    ],
)
def test_a_companys_legal_form_is_no_part_of_its_name(name: str, core: str) -> None:
    assert core in said(name, ORGANISATION)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("The Kelvara Corporation", {"the kelvara", "kelvara"}),
        ("The Kelvara Bank Inc.", {"kelvara bank"}),
        ("The Ltd", {"the"}),
        ("Kelvara The Ltd", {"kelvara the"}),
    ],
)
def test_a_companys_article_may_be_left_out(name: str, found: set[str]) -> None:
    assert said(name, ORGANISATION).keys() == found


@pytest.mark.parametrize("name", ["Tomas Velling Jr.", "Velling, Tomas, Jr."])
def test_a_suffix_may_be_left_out_and_stands_last(name: str) -> None:
    assert said(name, PERSON) == {
        "tomas veling jr": 0, "veling tomas jr": OTHER_ORDER, "tomas veling": WITHOUT_SUFFIX
    }  # fmt: skip


def test_a_suffix_of_one_word_is_no_suffix() -> None:
    assert said("Tomas Jr.", PERSON) == {"tomas jr": 0, "jr tomas": OTHER_ORDER}


def test_and_may_be_a_sign() -> None:
    for name in ("Vos & Partners Ltd", "Vos and Partners Ltd"):
        assert {"vos partners", "vos and partners"} <= said(name, ORGANISATION).keys()


def test_initials_are_one_word_or_several() -> None:
    assert {"us gravel", "u s gravel"} == said("US Gravel Corp", ORGANISATION).keys()
    assert {"us gravel", "u s gravel"} == said("U.S. Gravel Corp", ORGANISATION).keys()


def test_a_ships_prefix_is_no_part_of_its_name() -> None:
    assert said("M/V Hope Star", MILITARY_PLATFORM) == said("MV Hope Star", MILITARY_PLATFORM) == {"hope star": 0}


def test_who_may_be_either_is_told_by_a_legal_form() -> None:
    assert said("Vos Trading Ltd", PARTY) == {"vos trading": 0}
    assert "vos maria" in said("Maria Vos", PARTY)


@pytest.mark.parametrize("name", ["", "!?", "word " * (MAX_WORDS + 1)])
def test_what_is_no_name_has_no_way(name: str) -> None:
    assert ways(name, PERSON) == []


@given(st.text(max_size=80), st.sampled_from(TYPES))
def test_any_name_has_few_ways_without_empty_words(name: str, kind: str) -> None:
    found = ways(name, kind)
    assert len(found) <= 36
    assert len({way.words for way in found}) == len(found)
    assert all(way.words and all(way.words) for way in found)
