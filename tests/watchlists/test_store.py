import os
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from streams.errors import WatchlistError
from streams.rules.words import words
from streams.watchlists.build import MAX_NAME, Builder, build
from streams.watchlists.entries import ALIAS, NAME, Entry, Name
from streams.watchlists.match import Matcher
from streams.watchlists.store import read
from streams.watchlists.ways import MILITARY_PLATFORM, ORGANISATION, PERSON

Add = Callable[..., Path]
LETTERS = "abcdeéКим'- ."


def found(file: Path, text: str) -> set[tuple[str, str]]:
    """The ids and names that the words of a text may be."""
    store = read(file)
    listed = [
        store.listed(store.meaning(number)[0])
        for match in Matcher([store]).find(words(text), 0)
        for number in range(match.low, match.high)
    ]
    return {(each.id, each.name) for each in listed}


def test_what_goes_in_comes_out(add: Add) -> None:
    file = add(("Q1", PERSON, "Maria Vos", "Мария Вос"), ("ü2", ORGANISATION, "Vos Trading Ltd"))
    store = read(file)
    assert store.about == {"source": "a test", "entries": 2, "names": 3, "left_out": 0}
    assert [store.listed(number) for number in range(3)] == [
        ("Q1", PERSON, "Maria Vos", NAME, "Maria Vos"),
        ("Q1", PERSON, "Мария Вос", ALIAS, "Maria Vos"),
        ("ü2", ORGANISATION, "Vos Trading Ltd", NAME, "Vos Trading Ltd"),
    ]


def test_names_that_are_found_under_conditions_alone_are_counted() -> None:
    builder = Builder()
    for number, (kind, name) in enumerate(
        [
            *((PERSON, "Li"), (PERSON, "Ли"), (PERSON, "李"), (PERSON, "Li Wei"), (ORGANISATION, "BP")),
            *(
                (PERSON, "王小明"),
                (PERSON, "박서준"),
                (ORGANISATION, "การบินไทย"),
                (PERSON, "Анна Вос"),
                (MILITARY_PLATFORM, "Oka"),
            ),
        ]
    ):
        builder.add(Entry(str(number), kind, (Name(name, NAME),)))
    assert (builder.short, builder.unspaced) == (4, 4)


def test_ids_that_come_again_are_counted() -> None:
    builder = Builder()
    for id_ in ("1", "2", "1", "3", "1", "2"):
        builder.add(Entry(id_, PERSON, (Name("Ann Vos", NAME),)))
    assert builder.repeated() == 3


def test_a_pipe_in_the_place_of_a_list_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "f.watchlist")
    with pytest.raises(WatchlistError, match=r"f\.watchlist: no regular file"):
        read(tmp_path / "f.watchlist")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.text(LETTERS, min_size=1, max_size=30), min_size=1, max_size=30), before=st.text(LETTERS))
def test_every_listed_name_is_found_wherever_it_stands(names: list[str], before: str, add: Add) -> None:
    listed = [(str(number), PERSON, name) for number, name in enumerate(names) if words(name)]
    if listed:
        file = add(*listed)
        for id_, _, name in listed:
            assert (id_, name) in found(file, f"{before} {name} {before}")


def test_names_that_begin_alike_or_lie_within_each_other_are_all_found(add: Add) -> None:
    names = ["Vos", "Vos Trading", "Vos Trading East", "Trading East", "East"]
    file = add(*((name, ORGANISATION, name) for name in names))
    assert found(file, "vos trading east") == {(name, name) for name in names}


def test_words_of_one_hash_are_told_apart(add: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zlib, "crc32", lambda data, value=0: len(bytes(data)))
    file = add(("1", PERSON, "Anton Vosberg"), ("2", PERSON, "Peter Vosburg"))
    assert found(file, "anton vosburg") == set()
    assert {id_ for id_, _ in found(file, "anton vosberg, peter vosburg")} == {"1", "2"}


def test_many_may_have_one_name(add: Add) -> None:
    file = add(*((str(number), PERSON, "Li Wei") for number in range(50)))
    assert len(found(file, "Li Wei")) == 50


def test_what_cannot_be_a_name_is_left_out_and_counted(tmp_path: Path) -> None:
    entries = [Entry("1", PERSON, (Name("Ann Vos", NAME), Name("?!", ALIAS), Name("x" * (MAX_NAME + 1), ALIAS)))]
    entries.append(Entry("2", PERSON, (Name("...", NAME),)))
    built = build(tmp_path / "some.watchlist", entries, (), {})
    assert (built.entries, built.names, built.left_out) == (1, 1, 3)


def test_a_list_without_names_is_none(tmp_path: Path) -> None:
    with pytest.raises(WatchlistError, match="some: there is no name in it"):
        Builder().write(tmp_path / "some.watchlist", {})
    assert list(tmp_path.iterdir()) == []


def test_a_list_that_cannot_be_built_leaves_the_old_one(add: Add, tmp_path: Path) -> None:
    file = add(("1", PERSON, "Ann Vos"))
    before = file.read_bytes()

    def broken() -> object:
        yield Entry("1", PERSON, (Name("Bob Vos", NAME),))
        raise WatchlistError("no more")

    with pytest.raises(WatchlistError):
        build(file, broken(), (), {})  # type: ignore[arg-type]
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda data: b"", "empty"),
        (lambda data: data[:10], "cut off"),
        (lambda data: data[:-8], "bytes instead of"),
        (lambda data: data + b"\0" * 8, "bytes instead of"),
        (lambda data: b"id,name\n" + data[8:], "not made by this version"),
        (lambda data: data[:-20] + bytes([data[-20] ^ 1]) + data[-19:], "checksum"),
        (lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:], "checksum"),
    ],
)
def test_a_damaged_file_is_refused(add: Add, damage: Callable[[bytes], bytes], said: str) -> None:
    file = add(("1", PERSON, "Ann Vos"))
    damaged = damage(file.read_bytes())
    file.unlink()
    file.write_bytes(damaged)
    with pytest.raises(WatchlistError, match=said) as refused:
        read(file)
    assert str(refused.value).startswith(f"{file}: ")


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(WatchlistError, match="No such file"):
        read(tmp_path / "none.watchlist")
