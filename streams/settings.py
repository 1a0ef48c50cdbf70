"""Every setting of the service: its default, its unit, what it is for.

Sources, the first that has a value wins: flags, the environment (`WIREWATCH_…`), a `.env` file, `wirewatch.toml`.
"""

import difflib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    NoDecode,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from streams.errors import SettingsError
from streams.neutral import neutral

PREFIX = "WIREWATCH_"
FOR_TESTS = PREFIX + "TEST_"


def _listed(value: object) -> object:
    """`a:1, b:2` as a list: what an environment variable can hold."""
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


def _possible(address: str) -> str:
    port = int(address.rpartition(":")[2])
    if not 0 < port < 65536:
        raise ValueError(f"{address}: there is no port {port}")
    return address


Address = Annotated[str, Field(pattern=r"^(\[[0-9a-fA-F:]+\]|[^\s:\[\]/,]+):[0-9]{1,5}$"), AfterValidator(_possible)]


class Settings(BaseSettings):
    """The settings of one process. Construct it with values for a test; `load` reads them from everywhere else."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True, hide_input_in_errors=True)

    brokers: Annotated[list[Address], NoDecode, BeforeValidator(_listed)] = Field(
        default=["127.0.0.1:9092"], min_length=1, description="Kafka brokers to start from, host:port, comma-separated."
    )
    group: str = Field(
        default="wirewatch",
        min_length=1,
        pattern=r"^[A-Za-z0-9._-]+$",
        description="Consumer group, and the start of every transactional id: one for each deployment.",
    )
    topic_prefix: str = Field(
        default="wire", pattern=r"^[A-Za-z0-9._-]+$", description="What the names of all topics start with."
    )
    partitions: int = Field(default=4, ge=1, le=1000, description="Partitions of the topics that `topics` creates.")
    replication: int = Field(default=1, ge=1, le=15, description="Replicas of the topics that `topics` creates.")
    compression: Literal["none", "gzip", "snappy", "lz4", "zstd"] = Field(
        default="none", description="Codec of the record batches that the worker publishes."
    )
    rules: Path | None = Field(
        default=None, description="Folder with `topics/` and `alerts/`; unset: the shipped rules."
    )
    recogniser: str = Field(
        default="wirewatch",
        min_length=1,
        description="What finds names: `wirewatch`, `spacy:NAME_OR_PATH`, an installed recogniser's name, or "
        "`wirewatch+` and one of the last two.",
    )
    watchlists: Path | None = Field(
        default=None, description="Folder of the compiled watchlists, see `wirewatch watchlist`; unset: none."
    )
    max_item_bytes: int = Field(
        default=1 << 20,
        ge=1024,
        le=8 << 20,
        description="Bytes of the largest item that is read; larger ones are dead letters.",
    )
    taggers: int = Field(
        default=2, ge=1, le=64, description="Processes of each worker that enrich items: as many as it has cores."
    )
    item_timeout: float = Field(
        default=15.0,
        ge=0.1,
        description="Seconds that enriching an item may take, tried twice; then it is a dead letter.",
    )
    deadletter_max_in_row: int = Field(
        default=200, ge=1, description="More dead letters in a row than this in one partition stop the worker."
    )
    deadletter_max_share: float = Field(
        default=0.5, gt=0, le=1, description="Share of dead letters among a partition's last 1,000 items that stops it."
    )
    session_timeout: float = Field(
        default=6.0, ge=1, le=300, description="Seconds without a heartbeat until a worker's partitions move to others."
    )
    publish_timeout: float = Field(
        default=30.0, ge=1, description="Seconds that one transaction may take before the worker ends itself."
    )
    restore_timeout: float = Field(
        default=60.0,
        ge=1,
        description="Seconds without a record while state is restored before the worker ends itself.",
    )
    stall_timeout: float = Field(
        default=60.0, ge=5, description="Seconds a partition with lag may stand still before the worker ends itself."
    )
    stop_timeout: float = Field(default=20.0, ge=1, description="Seconds that an orderly stop may take.")
    fetch_bytes: int = Field(default=4 << 20, ge=1 << 16, description="Bytes of one fetch of one partition.")
    memory_hours: float = Field(
        default=72.0, ge=24, description="Hours after its last item that a matter is remembered."
    )
    metrics_host: str = Field(default="127.0.0.1", description="Address of /metrics, /livez and /readyz.")
    metrics_port: int = Field(
        default=9808, ge=0, le=65535, description="Its port; worker N of `--workers` takes this plus N - 1. 0: none."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="Least severity logged."
    )
    log_format: Literal["text", "json"] = Field(default="text", description="How log lines look.")
    security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = Field(
        default="PLAINTEXT", description="How to speak to the brokers."
    )
    ssl_ca: Path | None = Field(default=None, description="CA certificates, PEM; unset: the system's.")
    ssl_cert: Path | None = Field(default=None, description="Client certificate, PEM.")
    ssl_key: Path | None = Field(default=None, description="Its key, PEM.")
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = Field(
        default="SCRAM-SHA-512", description="How to log in, with SASL_PLAINTEXT or SASL_SSL."
    )
    sasl_username: str | None = Field(default=None, description="The user.")
    sasl_password: SecretStr | None = Field(default=None, description="The password; never shown.")
    embedded: bool = Field(
        default=False,
        description="The broker is the embedded one: topics appear on first use and control batches carry no checksum.",
    )

    @model_validator(mode="after")
    def _whole(self) -> "Settings":
        if self.security_protocol.startswith("SASL") and not (self.sasl_username and self.sasl_password):
            raise ValueError(f"security_protocol={self.security_protocol} needs sasl_username and sasl_password")
        if (self.ssl_cert is None) != (self.ssl_key is None):
            raise ValueError("ssl_cert and ssl_key go together")
        return self


def load(
    flags: Mapping[str, object] | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> tuple[Settings, dict[str, str]]:
    """The settings and, for each, where its value came from.

    `flags` are the command's own, None meaning not given; `folder` is where `.env` and `wirewatch.toml` are looked for.

    Raises:
        SettingsError: one line that names the setting, its source and what it should be.

    """
    environ = os.environ if environ is None else environ
    folder = Path() if folder is None else folder
    layers: list[tuple[str, dict[str, Any]]] = [
        ("flag", {name: value for name, value in (flags or {}).items() if value is not None}),
        ("environment", _environment(environ)),
        (".env", _dotenv(folder / ".env")),
        ("wirewatch.toml", _toml(folder / "wirewatch.toml")),
    ]
    values: dict[str, Any] = {}
    sources = dict.fromkeys(Settings.model_fields, "default")
    for source, layer in layers:
        for name, value in layer.items():
            if name not in Settings.model_fields:
                raise SettingsError(_unknown(name, source))
            if name not in values:
                values[name], sources[name] = value, source
    try:
        return _Plain.model_validate(values), sources
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        message = first["msg"].removeprefix("Value error, ")
        if not first["loc"]:
            raise SettingsError(f"settings: {message}") from None
        name = str(first["loc"][0])
        shown = "" if name == "sasl_password" else f"={neutral(str(values[name]))}"
        raise SettingsError(f"{spelled(name, sources[name])}{shown} (from {sources[name]}): {message}") from None


def spelled(name: str, source: str) -> str:
    """How the source in question writes the setting's name."""
    return {"flag": "--" + name.replace("_", "-"), "wirewatch.toml": name}.get(source, PREFIX + name.upper())


class _Plain(Settings):
    """`Settings` without sources of their own: `load` has read them all, with their names."""

    @classmethod
    def settings_customise_sources(  # type: ignore[override]  # pydantic-settings passes all by name
        cls, settings_cls: Any, init_settings: Any, **_: Any
    ) -> tuple[Any, ...]:
        return (init_settings,)


def _environment(environ: Mapping[str, str]) -> dict[str, str]:
    return {
        name.removeprefix(PREFIX).lower(): value
        for name, value in environ.items()
        if name.startswith(PREFIX) and not name.startswith(FOR_TESTS) and value
    }


def _dotenv(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    try:
        found = DotEnvSettingsSource(Settings, env_file=path, case_sensitive=True).env_vars
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: {error}") from None
    return _environment({name: value or "" for name, value in found.items()})


def _toml(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        return dict(TomlConfigSettingsSource(Settings, toml_file=path)())
    except ValueError as error:
        raise SettingsError(f"{path}: {error}") from None


def _unknown(name: str, source: str) -> str:
    near = difflib.get_close_matches(name, Settings.model_fields, n=1)
    hint = f"; did you mean {spelled(near[0], source)}?" if near else "; `wirewatch settings` lists them"
    return f"{spelled(name, source)} (from {source}): there is no such setting{hint}"
