import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from streams.errors import WatchlistError
from streams.rules import Document
from streams.watchlists import folder as folders
from streams.watchlists.folder import Follower, load
from streams.watchlists.ways import PERSON
from tests.watchlists.conftest import gazetteer

Add = Callable[..., Path]


def told(follower: Follower, name: str) -> list[str]:
    """The lists that have a name."""
    if follower.lists is None:
        return []
    entities = follower.lists.marked(Document(None, f"He met {name} there.", []))
    return [entry["list"] for entity in entities for entry in entity["watchlists"]]


@pytest.fixture
def follower(add: Add, tmp_path: Path) -> Follower:
    add(("1", PERSON, "Anna Orlova"))
    return Follower(tmp_path, gazetteer().words)


def said(follower: Follower) -> list[tuple[str, bool]]:
    found = [(news.list, news.refused) for news in follower.news]
    follower.news.clear()
    return found


def test_what_is_there_is_in_force(follower: Follower) -> None:
    assert told(follower, "Anna Orlova") == ["list"]
    assert said(follower) == [("list", False)]


def test_a_list_that_comes_is_taken_up(follower: Follower, add: Add) -> None:
    said(follower)
    add(("1", PERSON, "Anna Orlova"), name="other")
    follower.look()
    assert told(follower, "Anna Orlova") == ["list", "other"]
    assert said(follower) == [("other", False)]


def test_a_list_that_is_replaced_is_another(follower: Follower, add: Add) -> None:
    add(("1", PERSON, "Boris Orlov"))
    follower.look()
    assert told(follower, "Anna Orlova") == []
    assert told(follower, "Boris Orlov") == ["list"]


def test_a_list_that_goes_is_dropped(follower: Follower, tmp_path: Path) -> None:
    said(follower)
    (tmp_path / "list.watchlist").unlink()
    follower.look()
    assert follower.lists is None
    assert said(follower) == [("list", False)]


def test_a_list_that_cannot_be_used_is_refused_once_and_the_old_one_stays(follower: Follower, tmp_path: Path) -> None:
    said(follower)
    broken = tmp_path / ".broken"
    broken.write_bytes(b"nonsense")
    os.replace(broken, tmp_path / "list.watchlist")
    before = follower.lists
    for _ in range(3):
        follower.look()
    assert follower.lists is before
    assert told(follower, "Anna Orlova") == ["list"]
    assert said(follower) == [("list", True)]


def test_a_list_that_was_refused_is_taken_up_when_it_is_mended(follower: Follower, add: Add, tmp_path: Path) -> None:
    (tmp_path / "other.watchlist").write_bytes(b"nonsense")
    follower.look()
    add(("1", PERSON, "Boris Orlov"), name="other")
    follower.look()
    assert told(follower, "Boris Orlov") == ["other"]
    assert said(follower) == [("list", False), ("other", True), ("other", False)]


def test_a_folder_that_goes_takes_no_list_away(follower: Follower, tmp_path: Path) -> None:
    said(follower)
    tmp_path.rename(tmp_path.with_name("elsewhere"))
    for _ in range(3):
        follower.look()
    assert told(follower, "Anna Orlova") == ["list"]
    assert said(follower) == [("", True)]
    tmp_path.with_name("elsewhere").rename(tmp_path)
    follower.look()
    assert said(follower) == []


def test_nothing_new_maps_nothing(follower: Follower, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "read", lambda file: pytest.fail("the file has not changed"))
    before = follower.lists
    follower.look()
    assert follower.lists is before


def test_the_old_map_is_let_go(follower: Follower, add: Add, tmp_path: Path) -> None:
    def mapped() -> int:
        return Path("/proc/self/maps").read_text().count(str(tmp_path))

    if not Path("/proc/self/maps").exists():
        pytest.skip("needs /proc, which this system does not have")
    assert mapped() == 1
    for number in range(3):
        add((str(number), PERSON, "Anna Orlova"))
        follower.look()
    assert mapped() == 1


def test_what_is_not_a_list_is_passed_over(follower: Follower, tmp_path: Path) -> None:
    said(follower)
    (tmp_path / "notes.txt").write_text("not a list")
    (tmp_path / ".half.watchlist").write_text("not yet a list")
    follower.look()
    assert said(follower) == []


def test_a_thread_follows_the_folder(follower: Follower, add: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "LOOK_SECONDS", 0.01)
    follower.start()
    add(("1", PERSON, "Boris Orlov"))
    deadline = time.monotonic() + 10
    while not told(follower, "Boris Orlov"):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    follower.stop()


def test_at_the_start_a_list_that_cannot_be_used_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "list.watchlist").write_bytes(b"nonsense")
    for start in (Follower, load):
        with pytest.raises(WatchlistError, match=r"list\.watchlist: no watchlist that can be used"):
            start(tmp_path, gazetteer().words)


def test_at_the_start_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    for start in (Follower, load):
        with pytest.raises(WatchlistError, match="none: No such file or directory"):
            start(tmp_path / "none", gazetteer().words)


def test_no_folder_and_an_empty_one_are_no_lists(tmp_path: Path) -> None:
    assert load(None, gazetteer().words) is None
    assert load(tmp_path, gazetteer().words) is None
