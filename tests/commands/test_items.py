import io
from pathlib import Path

import pytest

from streams.commands.items import items

STORY = b" date 2025-06-18 403\nA headline\nThe story.\n"


def split(folder: Path, *contents: bytes) -> list[bytes]:
    """The items of files with these contents."""
    names = []
    for number, content in enumerate(contents):
        (folder / f"{number}").write_bytes(content)
        names.append(str(folder / f"{number}"))
    return list(items(names))


def test_json_lines_are_an_item_a_line(tmp_path: Path) -> None:
    assert split(tmp_path, b'{"id": "1"}\n{"id": "2"}\n') == [b'{"id": "1"}', b'{"id": "2"}']


@pytest.mark.parametrize("content", [b'{"id": "1"}\r\n\r\n{"id": "2"}', b'\n \n{"id": "1"}\n\n\n{"id": "2"}\n\n'])
def test_empty_lines_and_line_ends_are_no_part_of_an_item(tmp_path: Path, content: bytes) -> None:
    assert split(tmp_path, content) == [b'{"id": "1"}', b'{"id": "2"}']


def test_a_bad_line_among_others_is_an_item_of_its_own(tmp_path: Path) -> None:
    content = b'{"id": "1"}\n{"id": \n\xff\n{"id": "2"}'
    assert split(tmp_path, content) == [b'{"id": "1"}', b'{"id": ', b"\xff", b'{"id": "2"}']


@pytest.mark.parametrize("content", [b'{\n  "id": "1"\n}\n', STORY, b'["id"]\n["id"]\n', b"\xff\n\xfe", b"one line"])
def test_any_other_file_is_one_item_as_it_is(tmp_path: Path, content: bytes) -> None:
    assert split(tmp_path, content) == [content]


@pytest.mark.parametrize("content", [b"", b"\n", b" \r\n\t\n"])
def test_an_empty_file_holds_nothing(tmp_path: Path, content: bytes) -> None:
    assert split(tmp_path, content) == []


def test_files_are_read_in_order(tmp_path: Path) -> None:
    assert split(tmp_path, STORY, b"", b'{"id": "1"}', STORY) == [STORY, b'{"id": "1"}', STORY]


def test_a_dash_is_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"id": "1"}\n{"id": "2"}')))
    (tmp_path / "story").write_bytes(STORY)
    assert list(items(["-", str(tmp_path / "story")])) == [b'{"id": "1"}', b'{"id": "2"}', STORY]


def test_items_are_read_as_they_are_needed(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b'{"id": "1"}\n{"id": "2"}')
    found = items([str(tmp_path / "one"), str(tmp_path / "not there")])
    assert next(found) == b'{"id": "1"}'


def test_json_lines_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    assert len(split(tmp_path, b'\xef\xbb\xbf{"id": "1"}\n{"id": "2"}\n')) == 2
