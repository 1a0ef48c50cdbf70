from pathlib import Path

import pytest

from streams.errors import SettingsError
from streams.settings import Settings, load


def wrong(folder: Path, *, env: dict[str, str] | None = None, **flags: object) -> str:
    """What `load` complains of: always one line."""
    with pytest.raises(SettingsError) as caught:
        load(flags, environ=env or {}, folder=folder)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def write(folder: Path, *, toml: str = "", env: str = "") -> Path:
    (folder / "wirewatch.toml").write_text(toml)
    (folder / ".env").write_text(env)
    return folder


def test_without_any_source_all_is_default(tmp_path: Path) -> None:
    settings, sources = load(environ={"PATH": "/bin", "group": "x"}, folder=tmp_path)
    assert settings.model_dump() == Settings().model_dump()
    assert set(sources.values()) == {"default"}
    assert sources.keys() == Settings.model_fields.keys()


def test_the_first_source_that_has_a_value_wins(tmp_path: Path) -> None:
    names = ["group", "topic_prefix", "partitions", "replication"]
    toml = 'group = "toml"\ntopic_prefix = "toml"\npartitions = 10\nreplication = 10\n'
    dotenv = "WIREWATCH_GROUP=dotenv\nWIREWATCH_TOPIC_PREFIX=dotenv\nWIREWATCH_PARTITIONS=11\n"
    environ = {"WIREWATCH_GROUP": "environ", "WIREWATCH_TOPIC_PREFIX": "environ"}
    settings, sources = load(
        {"group": "flag", "topic_prefix": None}, environ=environ, folder=write(tmp_path, toml=toml, env=dotenv)
    )
    assert [getattr(settings, name) for name in names] == ["flag", "environ", 11, 10]
    assert [sources[name] for name in names] == ["flag", "environment", ".env", "wirewatch.toml"]


def test_the_environment_is_read_unless_another_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(tmp_path, toml="partitions = 3"))
    monkeypatch.setenv("WIREWATCH_GROUP", "mine")
    settings, _ = load()
    assert (settings.group, settings.partitions) == ("mine", 3)


def test_settings_made_in_code_take_what_they_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIREWATCH_GROUP", "environ")
    assert Settings(group="mine").group == "mine"


def test_what_is_for_the_tests_is_no_setting(tmp_path: Path) -> None:
    load(environ={"WIREWATCH_TEST_BROKER": "kafka:9092"}, folder=tmp_path)


def test_an_unknown_name_is_refused_with_the_one_that_was_meant(tmp_path: Path) -> None:
    hint = "(from environment): there is no such setting; did you mean WIREWATCH_BROKERS?"
    assert wrong(tmp_path, env={"WIREWATCH_BROKRES": "a:1"}) == f"WIREWATCH_BROKRES {hint}"
    assert "there is no such setting; `wirewatch settings` lists them" in wrong(tmp_path, env={"WIREWATCH_QQQ": "1"})


def test_an_unknown_name_in_a_file_is_spelled_as_there(tmp_path: Path) -> None:
    assert "did you mean stall_timeout?" in wrong(write(tmp_path, toml="stal_timeout = 9"))
    assert "WIREWATCH_GROOP (from .env)" in wrong(write(tmp_path, env="WIREWATCH_GROOP=x"))


@pytest.mark.parametrize(
    ("toml", "dotenv", "environ", "flags", "named"),
    [
        ("", "", {}, {"partitions": "0"}, "--partitions=0 (from flag): "),
        ("", "", {"WIREWATCH_STALL_TIMEOUT": "soon"}, {}, "WIREWATCH_STALL_TIMEOUT=soon (from environment): "),
        ("", "WIREWATCH_COMPRESSION=rar", {}, {}, "WIREWATCH_COMPRESSION=rar (from .env): "),
        ("metrics_port = 99999", "", {}, {}, "metrics_port=99999 (from wirewatch.toml): "),
        ("[group]\nname = 1", "", {}, {}, "group={'name': 1} (from wirewatch.toml): "),
    ],
)
def test_a_wrong_value_is_named_with_its_source(
    tmp_path: Path, toml: str, dotenv: str, environ: dict[str, str], flags: dict[str, object], named: str
) -> None:
    assert wrong(write(tmp_path, toml=toml, env=dotenv), env=environ, **flags).startswith(named)


def test_a_wrong_value_of_two_lines_is_named_in_one(tmp_path: Path) -> None:
    assert "\x1b" not in wrong(tmp_path, group="\x1b[1ma\nb")


def test_brokers_are_listed_with_commas_or_as_a_list(tmp_path: Path) -> None:
    settings, _ = load({"brokers": "a:1, [::1]:2,"}, environ={}, folder=tmp_path)
    assert settings.brokers == ["a:1", "[::1]:2"]
    settings, _ = load(environ={}, folder=write(tmp_path, toml='brokers = ["a:1", "b:2"]'))
    assert settings.brokers == ["a:1", "b:2"]


@pytest.mark.parametrize("brokers", ["", ",", "kafka", "kafka:", ":9092", "kafka://a:1", "a:1,b", "a b:1"])
def test_brokers_that_are_no_addresses_are_refused(tmp_path: Path, brokers: str) -> None:
    assert wrong(tmp_path, brokers=brokers).startswith(f"--brokers={brokers} (from flag): ")


def test_a_port_that_cannot_be_is_refused(tmp_path: Path) -> None:
    wrong(tmp_path, brokers="kafka:99999")


@pytest.mark.parametrize("missing", ["sasl_username", "sasl_password"])
@pytest.mark.parametrize("protocol", ["SASL_PLAINTEXT", "SASL_SSL"])
def test_sasl_needs_a_user_and_a_password(tmp_path: Path, protocol: str, missing: str) -> None:
    whole = {"security_protocol": protocol, "sasl_username": "me", "sasl_password": "hunter2"}
    load(whole, environ={}, folder=tmp_path)
    said = wrong(tmp_path, **{**whole, missing: None})
    assert said == f"settings: security_protocol={protocol} needs sasl_username and sasl_password"


def test_a_certificate_needs_its_key(tmp_path: Path) -> None:
    assert wrong(tmp_path, ssl_cert="c.pem") == "settings: ssl_cert and ssl_key go together"


def test_the_password_is_never_shown(tmp_path: Path) -> None:
    settings, _ = load(environ={"WIREWATCH_SASL_PASSWORD": "hunter2"}, folder=tmp_path)
    assert settings.sasl_password is not None
    assert settings.sasl_password.get_secret_value() == "hunter2"
    assert "hunter2" not in f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"


@pytest.mark.parametrize(
    "toml",
    ["sasl_password = [41414141]", 'sasl_password = "41414141', "sasl_password = 41414141", "sasl_pasword = 41414141"],
)
def test_no_error_shows_a_password(tmp_path: Path, toml: str) -> None:
    assert "41414141" not in wrong(write(tmp_path, toml=toml))


def test_an_error_elsewhere_shows_no_password(tmp_path: Path) -> None:
    env = {"WIREWATCH_SASL_PASSWORD": "hunter2", "WIREWATCH_SECURITY_PROTOCOL": "SASL_SSL"}
    assert "hunter2" not in wrong(tmp_path, env=env)
    assert "hunter2" not in wrong(tmp_path, env=env, sasl_username="me", partitions="0")


def test_a_malformed_toml_is_named_with_the_place(tmp_path: Path) -> None:
    said = wrong(write(tmp_path, toml='group = "a"\npartitions = \n'))
    assert said.startswith(f"{tmp_path / 'wirewatch.toml'}: ")
    assert "line 2" in said


def test_a_toml_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "wirewatch.toml").write_bytes(b'group = "\xff"')
    assert wrong(tmp_path).startswith(f"{tmp_path / 'wirewatch.toml'}: ")


def test_a_dotenv_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"WIREWATCH_GROUP=\xff")
    assert ".env" in wrong(tmp_path)


def test_other_programs_lines_in_a_dotenv_are_theirs(tmp_path: Path) -> None:
    settings, _ = load(environ={}, folder=write(tmp_path, env="POSTGRES_DB=x\n# a comment\nWIREWATCH_GROUP='mine'\n"))
    assert settings.group == "mine"


def test_settings_do_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Settings().group = "another"  # type: ignore[misc]


def test_every_setting_says_what_it_is_for() -> None:
    assert all(field.description and field.description.endswith(".") for field in Settings.model_fields.values())
