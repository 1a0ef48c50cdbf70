"""What `wirewatch watchlist` says of files that are none, and of names that are seldom found."""

import os
from pathlib import Path

import pytest

from tests.commands.test_cli import folder, wirewatch  # noqa: F401 -- a fixture


@pytest.mark.parametrize("source", ["pipe", "/dev/zero"])
def test_what_is_no_file_is_not_waited_for(folder: Path, source: str) -> None:  # noqa: F811
    os.mkfifo(folder / "pipe")
    done = wirewatch("watchlist", "add", "some", source, "--watchlists", "lists")
    assert (done.status, done.out, done.err) == (1, "", f"wirewatch: {source}: no regular file\n")


def test_a_pipe_among_the_lists_is_told(folder: Path) -> None:  # noqa: F811
    os.mkfifo(folder / "some.watchlist")
    done = wirewatch("watchlist", "list", "--watchlists", ".")
    assert (done.status, done.err) == (1, "wirewatch: some.watchlist: no regular file\n")


def test_a_folder_in_the_place_of_a_list_is_not_removed(folder: Path) -> None:  # noqa: F811
    (folder / "some.watchlist").mkdir()
    done = wirewatch("watchlist", "remove", "some", "--watchlists", ".")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("wirewatch: some.watchlist: ")
    assert done.err.count("\n") == 1


def test_what_is_seldom_found_is_told_when_it_is_added(folder: Path) -> None:  # noqa: F811
    (folder / "some.csv").write_text("id,name\n1,Li\n2,王小明\n2,Ann Vos\n")
    done = wirewatch("watchlist", "add", "some", "some.csv", "--watchlists", "lists")
    assert done.out.splitlines()[0] == (
        "some: 3 names of 3 entries; 1 names of one short word, found with a legal form or where the tagger sees such "
        "a name; 1 names in scripts without blanks, found where blanks or signs stand around them; 1 entries repeat an "
        "id"
    )
