import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, cast

import orjson
import pytest

from schemas import Enriched, Signal
from streams.enrich import Resources, load_resources
from streams.failures import Failed
from streams.rules import SHIPPED, contents
from streams.tagging.child import Y2K_MS, answer, main, received
from streams.tagging.frames import packed, read
from streams.watchlists import Follower
from streams.watchlists.build import build
from streams.watchlists.entries import NAME, Entry, Name
from streams.watchlists.folder import path_of
from streams.wire.decode import MAX_ENRICHED

SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt")).read_bytes()
NOON = 1_750_248_000_000


@pytest.fixture(scope="module")
def resources() -> Resources:
    return load_resources()


def served(*frames: Any) -> list[Any]:
    """What a tagger process answers to frames."""
    answers = BytesIO()
    main(BytesIO(b"".join(map(packed, frames))), answers)
    answers.seek(0)
    found = []
    while answers.tell() < len(answers.getvalue()):
        found.append(read(answers))
    return found


def test_an_item_becomes_records_that_keep_the_contract(resources: Resources) -> None:
    ((key, value, signals),) = answer([(b"story", SEED, NOON)], resources, 1 << 20)
    enriched = Enriched.model_validate_json(value)
    assert enriched.uri.encode() == key
    assert len(signals) == 6
    for signal_key, signal_value in signals:
        signal = Signal.model_validate_json(signal_value)
        assert signal_key.decode().startswith(signal.rule + "|")
        assert signal.received == "2025-06-18T12:00:00.000Z"


def test_what_cannot_be_read_says_why_and_leaves_the_others(resources: Resources) -> None:
    found = answer([(b"a", b"\xff", 0), (b"b", None, 0), (b"story", SEED, 0)], resources, 1 << 20)
    assert [Failed(*each).reason for each in found[:2]] == ["bad-encoding", "empty"]
    assert Failed(*found[0]).stacktrace is None
    assert len(found[2]) == 3


def test_an_item_that_grows_past_what_a_topic_holds_says_so(resources: Resources) -> None:
    names = orjson.dumps({"id": "a", "text": "UK " * 150_000})
    ((reason, _, message, trace),) = answer([(b"a", names, 0)], resources, 1 << 20)
    assert reason == "too-large"
    assert message.endswith(f"bytes once enriched, at most {MAX_ENRICHED} are published")
    assert trace is None


def test_a_bug_is_told_with_its_stack(resources: Resources) -> None:
    ((reason, kind, _, trace),) = answer([(b"a", 5, 0)], resources, 1 << 20)  # type: ignore[list-item]
    assert reason == "bug"
    assert kind.startswith("builtins.")
    assert "decode" in trace


def test_a_process_answers_each_frame_until_there_are_no_more() -> None:
    settings, items = (str(SHIPPED), contents(SHIPPED), "wirewatch", None, 1 << 20), [(b"story", SEED, NOON)]
    ready, first, second = served(settings, items, [*items, *items])
    assert ready is None
    assert first == second[:1] == second[1:]
    assert orjson.loads(first[0][1])["uri"]


def test_a_process_that_cannot_use_its_rules_says_so(tmp_path: Path) -> None:
    ((kind, message),) = served((str(tmp_path), {}, "wirewatch", None, 1 << 20))
    assert kind == "RuleError"
    assert "no rule in topics" in message


def test_a_process_that_cannot_use_its_watchlists_says_so(tmp_path: Path) -> None:
    (tmp_path / "board.watchlist").write_bytes(b"nonsense")
    ((kind, message),) = served((str(SHIPPED), dict(contents(SHIPPED)), "wirewatch", str(tmp_path), 1 << 20))
    assert kind == "WatchlistError"
    assert "board.watchlist: no watchlist that can be used" in message


class Requests:
    """Frames, each with what is to be done before it is read."""

    def __init__(self, *frames: tuple[Callable[[], object], Any]) -> None:
        self._frames = iter(frames)
        self._rest = b""

    def read(self, size: int) -> bytes:
        if not self._rest:
            before, frame = next(self._frames, (lambda: None, None))
            before()
            self._rest = packed(frame) if frame is not None else b""
        given, self._rest = self._rest[:size], self._rest[size:]
        return given


def test_watchlists_are_taken_up_between_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    followers: list[Follower] = []
    monkeypatch.setattr(Follower, "start", lambda self: followers.append(self))
    file = path_of(tmp_path, "board")

    def listed(name: str) -> None:
        build(file, [Entry("Q1", "PERSON", (Name(name, NAME),))], (), {})

    def broken() -> None:
        (tmp_path / ".broken").write_bytes(b"nonsense")
        (tmp_path / ".broken").replace(file)

    def changed(change: Callable[[], object]) -> Callable[[], None]:
        def done() -> None:
            change()
            followers[0].look()

        return done

    listed("Vladimir Putin")
    items = [(b"story", SEED, NOON)]
    answers = BytesIO()
    requests = Requests(
        (lambda: None, (str(SHIPPED), dict(contents(SHIPPED)), "wirewatch", str(tmp_path), 1 << 20)),
        (lambda: None, items),
        (changed(lambda: listed("Kim Jong Un")), items),
        (changed(broken), items),
        (changed(file.unlink), items),
    )
    main(cast("BinaryIO", requests), answers)
    answers.seek(0)
    found = []
    while answers.tell() < len(answers.getvalue()):
        frame = read(answers)
        if isinstance(frame, list):
            entities = orjson.loads(frame[0][1])["entities"]
            found.append({entry["name"] for entity in entities for entry in entity.get("watchlists", ())})
        elif frame is not None:
            found.append((frame["list"], frame["refused"]))
    taken, refused = ("board", False), ("board", True)
    assert found == [taken, {"Vladimir Putin"}, taken, {"Kim Jong Un"}, refused, {"Kim Jong Un"}, taken, set()]


def test_a_cut_frame_is_an_end() -> None:
    with pytest.raises(EOFError):
        read(BytesIO(packed([1, 2, 3])[:-1]))
    with pytest.raises(EOFError):
        read(BytesIO(b"\0\0"))


def test_when_a_record_came() -> None:
    assert received(NOON) == "2025-06-18T12:00:00.000Z"
    assert received(Y2K_MS) != "2000-01-01T00:00:00.000Z", "a broker that does not know says 0 or so"


def test_a_process_whose_worker_has_gone_ends_without_a_word() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "streams.tagging.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(packed((str(SHIPPED), contents(SHIPPED), "wirewatch", None, 1 << 20)))
        process.stdin.flush()
        assert read(process.stdout) is None
        process.stdout.close()
        process.stdin.write(packed([(b"a", b"\xff", NOON)]))  # its answer is small: it is still in a buffer at the end
        process.stdin.flush()
        assert process.wait(30) == 1
        assert process.stderr.read() == b""
