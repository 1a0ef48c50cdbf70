"""Watchlists as they are published: CSV, JSON Lines, and the files of OpenSanctions.

Formats are told apart by what is in them. Files are read line by line, however large.
"""

import csv
import gzip
import io
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import IO, Any, Final, cast

import orjson

from streams.errors import WatchlistError
from streams.language.listing import listed
from streams.neutral import neutral
from streams.watchlists.entries import ALIAS, FORMER_NAME, NAME, WEAK_ALIAS, Entry, Name
from streams.watchlists.regular import opened
from streams.watchlists.spelling import words_of
from streams.watchlists.ways import LOCATION, MILITARY_PLATFORM, ORGANISATION, PARTY, PERSON, TYPES

MAX_LINE: Final = 8 << 20
"""Bytes of a line; the longest of OpenSanctions have some hundred thousand."""
_PEEKED: Final = 1 << 16
_GZIP: Final = b"\x1f\x8b"
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_RATIO: Final = 200
"""Bytes that one byte of a gzip file may unpack to; lists have 10 to 20, and 1,000 make a bomb."""
UNPACKED_FREELY: Final = 4 << 20
"""Bytes that a file may unpack to before anybody asks, and again after each time."""

SCHEMATA: Final[Mapping[str, str]] = {
    **dict.fromkeys(("Person",), PERSON),
    **dict.fromkeys(("Company", "Organization", "PublicBody"), ORGANISATION),
    **dict.fromkeys(("LegalEntity", "Thing"), PARTY),
    **dict.fromkeys(("Vessel", "Airplane", "Vehicle"), MILITARY_PLATFORM),
    **dict.fromkeys(("Address",), LOCATION),
}
"""The types of FollowTheMoney's schemata that have names; entities of others (sanctions, documents, …) have none."""
_NAMED: Final = frozenset(SCHEMATA) - {"Address"}
_NAMELESS: Final = frozenset(
    listed(
        "article asset associate bankaccount contract courtcase cryptowallet debt directorship document documentation "
        "employment event family identification land license membership occupancy ownership passport payment position "
        "project realestate representation sanction security similar succession trip unknownlink useraccount"
    )
)
"""The other schemata of OpenSanctions' data dictionary: texts name them by other names than theirs, or not at all."""
_KINDS: Final[Mapping[str, str]] = {
    **{kind.lower(): kind for kind in TYPES},
    **{schema.lower(): kind for schema, kind in SCHEMATA.items()},
    **dict.fromkeys(("individual",), PERSON),
    **dict.fromkeys(("organization", "entity"), ORGANISATION),
    **dict.fromkeys(("ship", "aircraft"), MILITARY_PLATFORM),
    **dict.fromkeys(("place",), LOCATION),
}
_PROPERTIES: Final = (("name", NAME), ("alias", ALIAS), ("previousName", FORMER_NAME), ("weakAlias", WEAK_ALIAS))


def entries(
    file: Path,
    *,
    type_: str | None = None,
    targets: bool = False,
    on_bytes: Callable[[int], None] | None = None,
) -> Iterator[Entry]:
    """The entries of a file, which may be compressed with gzip.

    `type_` is the type of entries that have none in the file; without it that is PARTY. `targets` leaves entities out
    that FollowTheMoney's files call no targets: relatives, owners. `on_bytes` is told how many bytes of the file have
    been read so far.

    Raises WatchlistError with the file, the line, and what is wrong or missing there.
    """
    try:
        with opened(file) as raw:
            lines = _lines(file, raw, on_bytes)
            first = next(lines, None)
            if first is None:
                raise WatchlistError(f"{file}: it is empty")
            _check_first(file, first)
            if first.lstrip().startswith(b"{"):
                yield from _from_json_lines(file, first, lines, type_, targets)
            else:
                yield from _from_csv(file, first, lines, type_)
    except (OSError, EOFError, zlib.error) as error:
        raise WatchlistError(f"{file}: {getattr(error, 'strerror', None) or error}") from None


def _lines(file: Path, raw: IO[bytes], on_bytes: Callable[[int], None] | None) -> Iterator[bytes]:
    """The lines, each with its end, unpacked if they are compressed."""
    compressed = raw.read(2) == _GZIP
    raw.seek(0)
    unpacking = cast("IO[bytes]", gzip.GzipFile(fileobj=raw) if compressed else raw)
    number, told, unpacked, asked = 0, 0, 0, UNPACKED_FREELY
    while line := unpacking.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE:
            raise WatchlistError(f"{file}:{number}: a line of more than {MAX_LINE} bytes")
        if number == 1:
            if line.startswith(_UTF_16):
                raise WatchlistError(f"{file}:1: it is in UTF-16; save it as UTF-8")
            line = line.removeprefix(b"\xef\xbb\xbf")
        if b"\0" in line:
            raise WatchlistError(f"{file}:{number}: a NUL character; it is no text, or no UTF-8: save it as UTF-8")
        if compressed:
            unpacked += len(line)
            if unpacked >= asked:
                asked += UNPACKED_FREELY
                if unpacked > raw.tell() * _RATIO:
                    raise WatchlistError(f"{file}:{number}: it unpacks to more than {_RATIO} times its size")
        if on_bytes is not None and raw.tell() - told >= _PEEKED:
            told = raw.tell()
            on_bytes(told)
        yield line


def _check_first(file: Path, first: bytes) -> None:
    """Raise WatchlistError where a file begins as JSON does that is not one object a line."""
    start = first.strip()
    if start.startswith(b"["):
        raise WatchlistError(f"{file}:1: a JSON array; JSON Lines are read, one object a line (jq -c '.[]')")
    if start.startswith(b"{") and start.endswith((b"{", b"[", b",")):
        raise WatchlistError(f"{file}:1: a JSON object over several lines; one object a line is read (jq -c .)")


def _from_json_lines(
    file: Path, first: bytes, lines: Iterable[bytes], type_: str | None, targets: bool
) -> Iterator[Entry]:
    for number, line in enumerate(chain((first,), lines), 1):
        if line.strip():
            yield from _from_line(file, number, line, type_, targets)


def _from_line(file: Path, number: int, line: bytes, type_: str | None, targets: bool) -> Iterator[Entry]:
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise WatchlistError(f"{file}:{number}: no JSON: {error}") from None
    if not isinstance(found, dict):
        raise WatchlistError(f"{file}:{number}: no JSON object")
    if targets and found.get("target") is False:
        return
    try:
        if "op" in found and "entity" in found:
            raise ValueError("a delta of OpenSanctions; a list is made of its entities.ftm.json")
        entry = _from_entity(found) if "schema" in found and "properties" in found else _from_object(found, type_)
    except ValueError as error:
        raise WatchlistError(f"{file}:{number}: {error}") from None
    if entry is not None:
        yield entry


def _from_entity(entity: Mapping[str, Any]) -> Entry | None:
    """The entry of an entity of FollowTheMoney; None where its schema has no names, or it has none.

    OpenSanctions says of weak aliases that they should not be used for matching. Those of one word, which many have,
    are left out.
    """
    if not isinstance(entity["schema"], str) or entity["schema"] not in _NAMED:
        return None
    properties = entity["properties"]
    if not isinstance(properties, dict):
        raise ValueError("properties: should be an object")
    names: list[Name] = []
    for key, role in _PROPERTIES:
        if key in properties:
            texts = _texts(properties, key)
            names += [Name(text, role) for text in texts if role != WEAK_ALIAS or len(words_of(text)) > 1]
    caption = entity.get("caption")
    if isinstance(caption, str) and names != [(caption, NAME)] and caption in [name.text for name in names]:
        # What the publisher calls it comes first.
        names.sort(key=lambda name: (name.text != caption, name.role))
        names[0] = Name(caption, NAME)
    named = _unlike(names)
    # None such as of a company that is known by its number alone.
    return Entry(_text(entity, "id"), SCHEMATA[entity["schema"]], named) if named else None


def _from_object(found: Mapping[str, Any], type_: str | None) -> Entry | None:
    aliases = found.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise ValueError("aliases: should be a list of texts")
    names = [Name(_text(found, "name"), NAME), *(Name(alias, ALIAS) for alias in aliases)]
    given = found.get("type", found.get("schema"))
    if "type" not in found and _is_nameless(given):
        return None
    return Entry(_text(found, "id"), _kind(given, type_), _named(names))


def _from_csv(file: Path, first: bytes, lines: Iterable[bytes], type_: str | None) -> Iterator[Entry]:
    header = first.decode("utf-8", "replace")
    delimiter = next((sign for sign in ",;\t|" if sign in header), ",")
    csv.field_size_limit(MAX_LINE)
    reader = csv.reader(_decoded(file, first, lines), delimiter=delimiter, strict=True)
    try:
        columns = [column.strip().lower() for column in next(reader)]
        missing = [name for name in ("id", "name") if name not in columns]
        if missing:
            found = neutral(", ".join(columns))[:100]
            raise WatchlistError(f"{file}:1: no column {' and no column '.join(missing)} in its header: {found}")
        at = {name: columns.index(name) for name in ("id", "name", "aliases", "type", "schema") if name in columns}
        kind_at = at.get("type", at.get("schema"))
        by_schema = "type" not in at
        for row in reader:
            if not row or row == [""]:
                continue
            if len(row) != len(columns):
                raise WatchlistError(f"{file}:{reader.line_num}: {len(row)} columns instead of {len(columns)}")
            if by_schema and kind_at is not None and _is_nameless(row[kind_at]):
                continue
            aliases = _split(row[at["aliases"]]) if "aliases" in at else []
            names = [Name(row[at["name"]], NAME), *(Name(alias, ALIAS) for alias in aliases)]
            try:
                kind = _kind(row[kind_at] if kind_at is not None else None, type_)
                yield Entry(_text({"id": row[at["id"]]}, "id"), kind, _named(names))
            except ValueError as error:
                raise WatchlistError(f"{file}:{reader.line_num}: {error}") from None
    except csv.Error as error:
        raise WatchlistError(f"{file}:{reader.line_num}: {error}") from None


def _decoded(file: Path, first: bytes, lines: Iterable[bytes]) -> Iterator[str]:
    number = 1
    for line in chain((first,), lines):
        try:
            yield line.decode()
        except UnicodeDecodeError as error:
            raise WatchlistError(f"{file}:{number}: not UTF-8 at byte {error.start + 1} of the line") from None
        number += 1


def _split(aliases: str) -> list[str]:
    """Names with semicolons between them, quoted as in CSV where they have some of their own."""
    if '"' not in aliases:
        return [alias for part in aliases.split(";") if (alias := part.strip())]
    return [alias for row in csv.reader(io.StringIO(aliases), delimiter=";") for part in row if (alias := part.strip())]


def _is_nameless(schema: object) -> bool:
    return isinstance(schema, str) and schema.strip().lower() in _NAMELESS


def _kind(given: object, type_: str | None) -> str:
    if given in (None, ""):
        return type_ or PARTY
    kind = _KINDS.get(str(given).strip().lower())
    if kind is None:
        raise ValueError(f"{neutral(str(given))[:40]}: no such type; there are {', '.join(TYPES)} and schemata of FtM")
    return kind


def _text(found: Mapping[str, Any], key: str) -> str:
    text = found.get(key)
    if isinstance(text, int) and not isinstance(text, bool):
        text = str(text)
    if not isinstance(text, str) or not text.strip():
        raise ValueError(f"{key}: missing" if key not in found or text in (None, "") else f"{key}: should be a text")
    return text.strip()


def _texts(properties: Mapping[str, Any], key: str) -> list[str]:
    texts = properties[key]
    if not isinstance(texts, list):
        raise ValueError(f"properties.{key}: should be a list of texts")
    for text in texts:
        if not isinstance(text, str):
            raise ValueError(f"properties.{key}: should be a list of texts")
    return texts


def _named(names: Iterable[Name]) -> tuple[Name, ...]:
    """The names, each once, without those that are empty; raises ValueError if none is left."""
    named = _unlike(names)
    if not named:
        raise ValueError("name: missing")
    return named


def _unlike(names: Iterable[Name]) -> tuple[Name, ...]:
    """The names, each once, without those that are empty."""
    unlike: dict[str, Name] = {}
    for name in names:
        text = name.text.strip()
        if text and text not in unlike:
            unlike[text] = name if text == name.text else Name(text, name.role)
    return tuple(unlike.values())
