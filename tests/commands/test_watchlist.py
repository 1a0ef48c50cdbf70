import hashlib
from pathlib import Path

import orjson
import pytest

from tests.commands.test_cli import folder, wirewatch  # noqa: F401 -- a fixture

PEOPLE = "id,name,aliases,type\nQ1,Anna Orlova,Анна Орлова,Person\nQ2,Vos Trading Ltd,,Company\n"


@pytest.fixture
def people(folder: Path) -> Path:  # noqa: F811
    file = folder / "people.csv"
    file.write_text(PEOPLE)
    return file


def test_a_list_is_added_listed_used_and_removed(people: Path) -> None:
    env = {"WIREWATCH_WATCHLISTS": "lists"}
    done = wirewatch("watchlist", "add", "board", "people.csv", **env)
    digest = hashlib.sha256(people.read_bytes()).hexdigest()
    assert (done.status, done.err) == (0, "")
    assert done.out == f"board: 3 names of 2 entries\nsha256 {digest}\n"
    shown = wirewatch("watchlist", "list", **env).out.splitlines()
    assert shown[1].split()[:4] == ["board", "2", "3", "0.0"]
    assert shown[1].split()[-1] == "people.csv"
    (line,) = wirewatch("tag", "-", stdin=b'{"id": "1", "text": "He met Anna Orlova there."}', **env).lines
    (entry,) = [entry for entity in line["entities"] for entry in entity.get("watchlists", ())]  # type: ignore[attr-defined]
    assert entry == {"list": "board", "id": "Q1", "name": "Anna Orlova", "score": 1.0, "why": ["exact"]}
    assert wirewatch("watchlist", "remove", "board", **env).status == 0
    assert wirewatch("watchlist", "list", **env).out.splitlines()[1:] == []


def test_the_type_of_those_that_have_none(folder: Path) -> None:  # noqa: F811
    (folder / "some.jsonl").write_bytes(orjson.dumps({"id": "1", "name": "Vos Orlova"}))
    assert wirewatch("watchlist", "add", "some", "some.jsonl", "--type", "PERSON", "--watchlists", ".").status == 0
    text = b'{"id": "1", "text": "they met orlova vos there"}'
    (line,) = wirewatch("tag", "--watchlists", ".", "-", stdin=text).lines
    (entity,) = line["entities"]  # type: ignore[misc]
    assert entity["watchlists"][0]["why"] == ["lower case", "other order"]


def test_a_list_that_cannot_be_used_is_told(people: Path) -> None:
    wirewatch("watchlist", "add", "board", "people.csv", "--watchlists", "lists")
    (people.parent / "lists" / "broken.watchlist").write_bytes(b"nonsense")
    done = wirewatch("watchlist", "list", "--watchlists", "lists")
    assert done.status == 1
    assert "board" in done.out
    assert done.err == "wirewatch: lists/broken.watchlist: no watchlist that can be used: it is cut off\n"


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ("add board people.csv", 2, "where are the watchlists? Give --watchlists FOLDER or set WIREWATCH_WATCHLISTS"),
        ("add Board people.csv --watchlists x", 2, "Board: a name has lower-case letters, digits, . _ and -"),
        ("add ../board people.csv --watchlists x", 2, "../board: a name has lower-case letters"),
        ("add board nowhere.csv --watchlists x", 1, "nowhere.csv: No such file or directory"),
        ("add board / --watchlists x", 1, "/: Is a directory"),
        ("add board bad.csv --watchlists x", 1, "bad.csv:1: no column id in its header: name"),
        ("add board http://127.0.0.1:1/x --watchlists x", 1, "http://127.0.0.1:1/x: only https is fetched"),
        ("add board file:///etc/passwd --watchlists x", 1, "file:///etc/passwd: only https is fetched"),
        ("add board people.csv --watchlists people.csv", 1, "people.csv: File exists"),
        ("remove board --watchlists x", 1, "x: No such file or directory"),
        ("remove ../people --watchlists .", 1, "../people: there is no such watchlist in ."),
        ("list --watchlists x", 1, "x: No such file or directory"),
    ],
)
def test_a_mistake_is_one_line(people: Path, arguments: str, status: int, said: str) -> None:
    people.with_name("bad.csv").write_text("name\nAnn\n")
    done = wirewatch("watchlist", *arguments.split())
    assert (done.status, done.out) == (status, "")
    assert done.err.startswith(f"wirewatch: {said}")
    assert done.err.count("\n") == 1
    assert not list(people.parent.glob("x/.*"))


def test_a_list_that_cannot_be_read_leaves_the_old_one(people: Path) -> None:
    wirewatch("watchlist", "add", "board", "people.csv", "--watchlists", "x")
    before = (people.parent / "x" / "board.watchlist").read_bytes()
    people.write_text(PEOPLE + "Q3\n")
    assert wirewatch("watchlist", "add", "board", "people.csv", "--watchlists", "x").status == 1
    assert (people.parent / "x" / "board.watchlist").read_bytes() == before
