import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import orjson
import pytest
from click.testing import CliRunner

from schemas import Enriched, Rejected
from streams.cli import cli, main


@dataclass(frozen=True)
class Done:
    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, object]]:
        return [orjson.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in, with no settings around."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("WIREWATCH_")]:
        monkeypatch.delenv(name)
    return tmp_path


def wirewatch(*arguments: str, stdin: bytes = b"", **env: str) -> Done:
    """Run the command as a user does: what it prints and how it ends is theirs to see."""
    done = subprocess.run(
        [sys.executable, "-m", "streams", *arguments],
        input=stdin,
        env={**os.environ, "COLUMNS": "200", **env},
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def leaves(group: click.Group, *path: str) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from leaves(command, *path, name)
        else:
            yield (*path, name)


LEAVES = [" ".join(path) for path in leaves(cli)]


def test_these_are_the_commands() -> None:
    assert sorted(LEAVES) == [
        *("deadletter list", "deadletter replay", "demo", "publish"),
        *("rules backtest", "rules check", "rules explain", "rules import-extra", "rules test"),
        *("settings", "tag", "tail", "topics", "watchlist add", "watchlist list", "watchlist remove", "worker"),
    ]


@pytest.mark.parametrize("command", LEAVES)
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = CliRunner().invoke(cli, [*command.split(), "--help"], prog_name="wirewatch")
    assert done.exit_code == 0
    assert "\\b" not in done.output
    assert f"Example: wirewatch {command}" in done.output.replace("WIREWATCH_BROKERS=kafka:9092 ", "")


@pytest.mark.parametrize("command", LEAVES)
def test_every_option_says_what_it_is_for(command: str) -> None:
    found: click.Command = cli
    for name in command.split():
        assert isinstance(found, click.Group)
        found = found.commands[name]
    silent = [option.name for option in found.params if isinstance(option, click.Option) and not option.help]
    assert silent in ([], ["format_"])


@pytest.mark.parametrize("command", LEAVES)
def test_no_command_takes_a_password_for_all_to_see(command: str) -> None:
    assert "password" not in CliRunner().invoke(cli, [*command.split(), "--help"]).output


@pytest.mark.usefixtures("folder")
class TestTag:
    def test_the_seed(self, seed: bytes) -> None:
        done = wirewatch("tag", "-", stdin=seed)
        assert (done.status, done.err) == (0, "")
        (line,) = done.lines
        enriched = Enriched.model_validate(line)
        assert enriched.headline == "N. Korea's Leader Vows Full Commitment to Russia Partnership Deal"
        assert enriched.text in seed.decode()
        assert "troop-deployment" in {topic.id for topic in enriched.topics}

    def test_json_lines_keep_order_ids_and_text(self, folder: Path) -> None:
        texts = ["“Kim” in Pyongyang,\r\n  two  spaces", "\ttab \u2028 line", "Ünïcode 🚀\u202e\x00"]
        items = [{"id": f"urn:{number}", "text": text} for number, text in enumerate(texts * 4)]
        (folder / "items.jsonl").write_bytes(b"".join(orjson.dumps(item) + b"\n" for item in items))
        done = wirewatch("tag", "items.jsonl")
        assert done.status == 0
        assert [(line["uri"], line["text"]) for line in map(orjson.loads, done.out.split("\n")[:-1])] == [
            (item["id"], item["text"]) for item in items
        ]

    def test_a_bad_line_is_rejected_and_the_others_are_not(self) -> None:
        done = wirewatch("tag", "-", stdin=b'{"id": "1", "text": "a"}\n{"id": "2"}\n\xff\n{"id": "4", "text": "d"}')
        assert done.status == 1
        assert [line.get("rejected") for line in done.lines] == [None, "bad-schema", "bad-encoding", None]
        assert [line["uri"] for line in done.lines] == ["1", "2", None, "4"]
        assert Rejected.model_validate(done.lines[1]).message == "text: missing"

    def test_an_item_that_is_too_large_is_rejected(self) -> None:
        done = wirewatch("tag", "--max-item-bytes", "1024", "-", stdin=b'{"id": "1", "text": "%s"}' % (b"a" * 1024))
        assert (done.status, done.lines[0]["rejected"]) == (1, "too-large")

    def test_a_format_that_is_not_the_items(self, seed: bytes) -> None:
        done = wirewatch("tag", "--format", "json", "-", stdin=seed)
        assert (done.status, done.lines[0]["rejected"]) == (1, "bad-json")

    def test_nothing_in_nothing_out(self) -> None:
        assert wirewatch("tag", "-") == Done(0, "", "")

    def test_rules_that_are_not_there(self, seed: bytes) -> None:
        assert wirewatch("tag", "--rules", "nowhere", "-", stdin=seed) == Done(
            1, "", "wirewatch: nowhere: no rule in topics/*.yaml\n"
        )


@pytest.mark.usefixtures("folder")
class TestSettings:
    def test_each_is_shown_with_its_source(self, folder: Path) -> None:
        (folder / "wirewatch.toml").write_text("partitions = 12\n")
        (folder / ".env").write_text("WIREWATCH_GROUP=mine\n")
        done = wirewatch("settings", "--stall-timeout", "9", WIREWATCH_BROKERS="a:1,b:2")
        shown = {line.split()[0]: line.split()[1:3] for line in done.out.splitlines()}
        assert done.status == 0
        assert shown["stall_timeout"] == ["9.0", "flag"]
        assert shown["brokers"] == ["a:1,b:2", "environment"]
        assert shown["group"] == ["mine", ".env"]
        assert shown["partitions"] == ["12", "wirewatch.toml"]
        assert shown["replication"] == ["1", "default"]

    def test_the_password_is_not_shown(self) -> None:
        done = wirewatch("settings", WIREWATCH_SASL_PASSWORD="hunter2")
        assert done.status == 0
        assert "sasl_password" in done.out
        assert "hunter2" not in done.out


@pytest.mark.usefixtures("folder")
class TestMistakes:
    @pytest.mark.parametrize(
        ("arguments", "env", "said"),
        [
            (["settings"], {"WIREWATCH_BROKRES": "a:1"}, "did you mean WIREWATCH_BROKERS?"),
            (["topics", "--partitions", "none"], {}, "--partitions=none (from flag): "),
            (["tail", "--since", "yesterday"], {}, "--since=yesterday: give a number and s, m, h or d"),
            (["tail", "enriched", "--topic", "treaty"], {}, "--topic goes with alerts"),
            (["worker", "--group", "two words"], {}, "--group=two words (from flag): "),
            (["publish", "-"], {"WIREWATCH_SECURITY_PROTOCOL": "SASL_SSL"}, "needs sasl_username and sasl_password"),
        ],
    )
    def test_a_wrong_setting_is_one_line_and_status_2(
        self, arguments: list[str], env: dict[str, str], said: str
    ) -> None:
        done = wirewatch(*arguments, **env)
        assert (done.status, done.out) == (2, "")
        assert done.err.count("\n") == 1
        assert done.err.startswith("wirewatch: ")
        assert said in done.err

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["tag", "nowhere.txt"], "'nowhere.txt' does not exist."),
            (["publish", "nowhere.txt"], "'nowhere.txt' does not exist."),
            (["demo", "nowhere.txt"], "'nowhere.txt' does not exist."),
            (["tag", "/"], "'/' is a directory."),
            (["tag"], "Missing argument 'FILES...'."),
            (["tag", "--fromat", "json", "-"], "No such option: --fromat"),
            (["tial"], "No such command 'tial'."),
            (["tail", "everything"], "'everything' is not one of"),
            (["deadletter", "replay", "--max-attempts", "0"], "0 is not in the range x>=1."),
            (["worker", "--workers", "many"], "'many' is not a valid integer range."),
        ],
    )
    def test_a_wrong_call_is_told_and_status_2(
        self, arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr("sys.argv", ["wirewatch", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        assert (ended.value.code, out) == (2, "")
        assert said in err.splitlines()[-1]
        assert "Traceback" not in err

    def test_certificates_that_are_not_there(self) -> None:
        done = wirewatch("tail", WIREWATCH_SECURITY_PROTOCOL="SSL", WIREWATCH_SSL_CA="nowhere.pem")
        assert done.err.startswith("wirewatch: ")
        assert "nowhere.pem" in done.err


BROKERED = [["topics"], ["topics", "--check"], ["publish", "-"], ["tail"], ["deadletter", "list"], ["worker"]]


@pytest.mark.usefixtures("folder")
class TestNoBroker:
    @pytest.fixture
    def refusing(self) -> Iterator[str]:
        """An address where nobody listens, and nobody else will meanwhile."""
        with socket.socket() as bound:
            bound.bind(("127.0.0.1", 0))
            yield f"127.0.0.1:{bound.getsockname()[1]}"

    @pytest.fixture
    def silent(self) -> Iterator[str]:
        """An address that takes connections and says nothing."""
        with socket.create_server(("127.0.0.1", 0)) as listening:
            yield f"127.0.0.1:{listening.getsockname()[1]}"

    @pytest.mark.parametrize("command", BROKERED, ids=" ".join)
    def test_that_none_answers_is_said_and_status_1(self, refusing: str, command: list[str]) -> None:
        done = wirewatch(*command, "--brokers", refusing, WIREWATCH_PUBLISH_TIMEOUT="2")
        assert (done.status, done.out) == (1, "")
        assert done.err.splitlines()[-1].startswith(f"wirewatch: no broker answers at {refusing} (")
        assert "Traceback" not in done.err

    @pytest.mark.parametrize("command", [["topics"], ["publish", "-"], ["tail"]], ids=" ".join)
    def test_it_is_one_line(self, refusing: str, command: list[str]) -> None:
        done = wirewatch(*command, "--brokers", refusing, WIREWATCH_PUBLISH_TIMEOUT="2")
        assert done.err.count("\n") == 1

    @pytest.mark.parametrize("command", [["publish", "-"], ["tail"], ["deadletter", "list"]], ids=" ".join)
    def test_one_that_says_nothing_is_waited_for_in_bounds(self, silent: str, command: list[str]) -> None:
        done = wirewatch(*command, "--brokers", silent, WIREWATCH_PUBLISH_TIMEOUT="1")
        assert (done.status, done.out) == (1, "")
        assert done.err.startswith(f"wirewatch: no broker answers at {silent} (")
        assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("tag /no/such/file", "'/no/such/file' does not exist. (see python -m streams tag --help)"),
        ("tag", "Missing argument 'FILES...'. (see python -m streams tag --help)"),
        ("tail --bogus", "No such option: --bogus"),
        ("bogus", "No such command 'bogus'. (see python -m streams --help)"),
    ],
)
def test_a_wrong_call_is_answered_in_one_line(folder: Path, arguments: str, said: str) -> None:
    done = wirewatch(*arguments.split())
    assert done.status == 2
    assert len(done.err.splitlines()) == 1
    assert said in done.err


def test_a_settings_mistake_that_a_worker_meets_ends_the_supervisor(folder: Path) -> None:
    no_certificate = folder / "ca.pem"
    no_certificate.write_text("no certificate\n")
    done = wirewatch(
        "worker", "--workers", "2", WIREWATCH_SECURITY_PROTOCOL="SSL", WIREWATCH_SSL_CA=str(no_certificate)
    )
    assert done.status == 2
    assert f"wirewatch: ssl_ca, ssl_cert, ssl_key ({no_certificate})" in done.err
    assert "again in" not in done.err
