import csv
import gzip
import io
import os
from contextlib import suppress
from pathlib import Path

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from streams.errors import WatchlistError
from streams.watchlists import sources
from streams.watchlists.entries import ALIAS, FORMER_NAME, NAME, WEAK_ALIAS, Entry, Name
from streams.watchlists.ways import MILITARY_PLATFORM, ORGANISATION, PARTY, PERSON


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "source"


def read(file: Path, content: str | bytes, **options: object) -> list[Entry]:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(sources.entries(file, **options))  # type: ignore[arg-type]


def test_csv_with_aliases_and_types(file: Path) -> None:
    text = 'id,name,aliases,type\nQ1,"Vos, Maria",Мария Вос; Masha ,Person\nQ2,Vos Ltd,,company\n7,Hope,,ship\n'
    assert read(file, text) == [
        Entry("Q1", PERSON, (Name("Vos, Maria", NAME), Name("Мария Вос", ALIAS), Name("Masha", ALIAS))),
        Entry("Q2", ORGANISATION, (Name("Vos Ltd", NAME),)),
        Entry("7", MILITARY_PLATFORM, (Name("Hope", NAME),)),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_as_spreadsheets_write_it(file: Path, delimiter: str) -> None:
    text = "\ufeffName,ID,Note\r\nAnn Vos,1,\r\n\r\nBob Vos,2,x\r\n".replace(",", delimiter)
    assert [entry.id for entry in read(file, text)] == ["1", "2"]


def test_a_type_for_those_that_have_none(file: Path) -> None:
    text = "id,name,type\n1,Ann,\n2,Bob,company\n"
    assert [entry.type for entry in read(file, text)] == [PARTY, ORGANISATION]
    assert [entry.type for entry in read(file, text, type_=PERSON)] == [PERSON, ORGANISATION]


def test_the_simple_csv_of_opensanctions(file: Path) -> None:
    header = '"id","schema","name","aliases","birth_date","countries"\n'
    row = '"NK-x","Person","Maria Vos","""Vos; the elder"";Masha Vos","1961","zz"\n'
    (entry,) = read(file, header + row)
    assert [name.text for name in entry.names] == ["Maria Vos", "Vos; the elder", "Masha Vos"]


SIMPLE = (
    "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,program_ids,dataset,"
    "first_seen,last_seen,last_change"
)


def simple(*rows: tuple[str, str, str, list[str]]) -> str:
    """A `targets.simple.csv` as OpenSanctions writes it: all quoted, the values of a column as CSV by semicolons."""
    out = io.StringIO()
    writer = csv.writer(out, dialect=csv.unix_dialect)
    writer.writerow(SIMPLE.split(","))
    for id_, schema, name, aliases in rows:
        inner = io.StringIO()
        csv.writer(
            inner, dialect=csv.unix_dialect, delimiter=";", lineterminator="", quoting=csv.QUOTE_MINIMAL
        ).writerow(sorted(aliases))
        seen = ["2023-04-20T10:30:00", "2025-06-18T04:02:01", "2024-11-02T10:00:00"]
        address = "12 Harbour Road; Port Town"
        row = [id_, schema, name, inner.getvalue(), "1961-05-04", "zz;yy", f'"{address}"', "77;78"]
        writer.writerow([*row, "EU - 2014/145", "", "", "EU-XX", "A List; with a title", *seen])
    return out.getvalue()


def names_of(entry: Entry) -> list[str]:
    return [name.text for name in entry.names]


def test_all_columns_of_the_simple_csv_and_what_is_quoted_in_them(file: Path) -> None:
    text = simple(
        ("NK-1", "Person", 'Maria "Masha" Vos', ["Мария Вос", "Vos; the elder", 'Vos "the first"', "沃斯"]),
        ("NK-2", "Company", 'OOO "Romashka"', ['Romashka "Trade; House" LLC']),
        ("NK-3", "LegalEntity", "Lyutik", []),
        ("NK-4", "Vessel", "HOPE\nII", ["HOPE I"]),
        ("NK-5", "Airplane", "EP-ABC", []),
        ("NK-6", "Organization", "Союз Вос", []),
        ("NK-7", "PublicBody", "Ministry of Buttercups", []),
    )
    found = read(file, text)
    assert [entry.type for entry in found] == [
        PERSON, ORGANISATION, PARTY, MILITARY_PLATFORM, MILITARY_PLATFORM, ORGANISATION, ORGANISATION
    ]  # fmt: skip
    assert [names_of(entry) for entry in found] == [
        ['Maria "Masha" Vos', 'Vos "the first"', "Vos; the elder", "Мария Вос", "沃斯"],
        ['OOO "Romashka"', 'Romashka "Trade; House" LLC'],
        ["Lyutik"],
        ["HOPE\nII", "HOPE I"],
        ["EP-ABC"],
        ["Союз Вос"],
        ["Ministry of Buttercups"],
    ]


def test_rows_that_no_text_names_are_left_out(file: Path) -> None:
    wallet = ("ofac-1", "CryptoWallet", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", [])
    text = simple(wallet, ("NK-1", "Person", "Maria Vos", []), ("NK-2", "Security", "XS0000000001", []))
    assert [entry.id for entry in read(file, text)] == ["NK-1"]
    with pytest.raises(WatchlistError, match="no such type"):
        read(file, simple(("NK-1", "Persom", "Maria Vos", [])))


def entity(id_: str, schema: str, caption: str, **properties: list[object]) -> bytes:
    """A line of `entities.ftm.json`, or with entities in its properties of `targets.nested.json`."""
    whole = {
        "id": id_,
        "caption": caption,
        "schema": schema,
        "properties": properties,
        "referents": ["eu-fsf-1", id_],
        "datasets": ["zz_list"],
        "first_seen": "2023-04-20T10:30:00",
        "last_seen": "2025-06-18T04:02:01",
        "last_change": "2024-11-02T10:00:00",
        "target": True,
    }
    return orjson.dumps(whole) + b"\n"


def test_all_that_a_line_of_opensanctions_holds(file: Path) -> None:
    address = {"id": "addr-1", "schema": "Address", "properties": {"full": ["12 Harbour Road"], "name": ["Vos House"]}}
    lines = entity(
        "NK-1",
        "Person",
        "Maria Vos",
        name=["Вос Мария", "Maria Vos", "ВОС, Мария"],
        alias=["Maria Fos"],
        weakAlias=["Masha", "Мурка", "Aunt Vos"],
        previousName=["Maria Alt"],
        firstName=["Maria"],
        lastName=["Vos"],
        topics=["sanction"],
        birthDate=["1961-05-04"],
        addressEntity=[address],
    )
    lines += entity("NK-2", "Company", "1027700000000", registrationNumber=["1027700000000"])
    lines += entity("NK-3", "LegalEntity", "Lyutik", alias=["Lyutik"])
    lines += entity("NK-4", "CryptoWallet", "1Boat", publicKey=["1Boat"])
    lines += entity("NK-5", "Airplane", "EP-ABC", name=["EP-ABC"])
    lines += entity("NK-6", "Person", "Kot", weakAlias=["Kot"])
    assert read(file, lines) == [
        Entry(
            "NK-1",
            PERSON,
            (
                Name("Maria Vos", NAME),
                Name("Вос Мария", NAME),
                Name("ВОС, Мария", NAME),
                Name("Maria Fos", ALIAS),
                Name("Aunt Vos", WEAK_ALIAS),
                Name("Maria Alt", FORMER_NAME),
            ),
        ),
        Entry("NK-3", PARTY, (Name("Lyutik", NAME),)),
        Entry("NK-5", MILITARY_PLATFORM, (Name("EP-ABC", NAME),)),
    ]


def test_a_delta_is_no_list(file: Path) -> None:
    with pytest.raises(WatchlistError, match="delta"):
        read(file, b'{"op": "DEL", "entity": {"id": "NK-1"}}\n')


def ftm(schema: str, caption: str, target: bool = True, **properties: list[str]) -> bytes:
    entity = {"id": f"NK-{caption}", "schema": schema, "caption": caption, "target": target, "properties": properties}
    return orjson.dumps(entity) + b"\n"


def test_entities_of_follow_the_money(file: Path) -> None:
    lines = ftm(
        "Person", "Maria Vos", name=["Мария Вос", "Maria Vos"], alias=["M. Vos"], weakAlias=["Masha", "Aunt Masha"]
    )
    lines += ftm("Company", "Vos JSC", name=["Vos JSC"], previousName=["Vos OAO"])
    lines += ftm("Sanction", "EU 12", program=["EU"]) + ftm("Vessel", "HOPE", name=["HOPE"])
    assert read(file, lines) == [
        Entry(
            "NK-Maria Vos",
            PERSON,
            (Name("Maria Vos", NAME), Name("Мария Вос", NAME), Name("M. Vos", ALIAS), Name("Aunt Masha", WEAK_ALIAS)),
        ),
        Entry("NK-Vos JSC", ORGANISATION, (Name("Vos JSC", NAME), Name("Vos OAO", FORMER_NAME))),
        Entry("NK-HOPE", MILITARY_PLATFORM, (Name("HOPE", NAME),)),
    ]


def test_only_targets_if_so_wished(file: Path) -> None:
    lines = ftm("Person", "Ann", name=["Ann"]) + ftm("Person", "Bob", target=False, name=["Bob"])
    assert len(read(file, lines)) == 2
    assert [entry.id for entry in read(file, lines, targets=True)] == ["NK-Ann"]


def test_json_lines(file: Path) -> None:
    lines = '{"id": 1, "name": "Ann Vos", "aliases": ["Annie"], "type": "PERSON"}\n\n{"id": "b", "name": "Bob"}'
    assert read(file, lines) == [
        Entry("1", PERSON, (Name("Ann Vos", NAME), Name("Annie", ALIAS))),
        Entry("b", PARTY, (Name("Bob", NAME),)),
    ]


def test_compressed_files(file: Path) -> None:
    assert read(file, gzip.compress(b"id,name\n1,Ann Vos\n"))[0].names[0].text == "Ann Vos"


def test_one_id_may_stand_on_several_lines(file: Path) -> None:
    assert [entry.id for entry in read(file, "id,name\n1,Ann Vos\n1,Anna Vos\n")] == ["1", "1"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (b"name,alias\nAnn,x\n", "1: no column id in its header: name, alias"),
        (b"\x1b[31m\n", "1: no column id and no column name in its header: "),
        (b"id,name\n1,Ann,x\n", "2: 3 columns instead of 2"),
        (b"id,name\n1\n", "2: 1 columns instead of 2"),
        (b'id,name\n1,"Ann\n2,Bob\n', "unexpected end of data"),
        (b'id,name\n1,"Ann"x\n', "expected after"),
        (b"id,name\n1,\n", "2: name: missing"),
        (b"id,name\n,Ann\n", "2: id: missing"),
        (b"id,name,type\n1,Ann,planet\n", "2: planet: no such type"),
        (b"id,name\n1,Ann\n2,\xff\n", "3: not UTF-8 at byte 3"),
        (b"id,name\n1,An\0n\n", "2: a NUL character"),
        (b'{"id": "1", "name": "Ann"}\n{"id"\n', "2: no JSON: "),
        (b'{"id": "1", "name": "Ann"}\n[]\n', "2: no JSON object"),
        (b'{"id": "1"}\n', "1: name: missing"),
        (b'{"id": ["1"], "name": "Ann"}\n', "1: id: should be a text"),
        (b'{"id": "1", "name": "Ann", "aliases": "x"}\n', "1: aliases: should be a list of texts"),
        (b'{"id": "1", "schema": "Person", "properties": {"name": "Ann"}}\n', "1: properties.name: should be a list"),
        (b'{"id": "1", "schema": "Person", "properties": []}\n', "1: properties: should be an object"),
        ("\ufeffid,name\n1,Ann\n".encode("utf-16-le"), "1: it is in UTF-16; save it as UTF-8"),
        ("\ufeffid,name\n1,Ann\n".encode("utf-16-be"), "1: it is in UTF-16; save it as UTF-8"),
        ("id,name\n1,Ann\n".encode("utf-16-le"), "1: a NUL character; .* save it as UTF-8"),
        (b'[{"id": "1", "name": "Ann"}]\n', "1: a JSON array; .* one object a line"),
        (b'  [\n{"id": "1", "name": "Ann"}]\n', "1: a JSON array; .* one object a line"),
        (b'{\n  "id": "1",\n  "name": "Ann"\n}\n', "1: a JSON object over several lines; one object a line"),
        (b'{"id": "1",\n "name": "Ann"}\n', "1: a JSON object over several lines; one object a line"),
        (b"\x1f\x8bnonsense", "Not a gzipped file|Unknown compression|truncated|Compressed"),
        (gzip.compress(b"id,name\n1,Ann\n" * 100, mtime=0)[:-12], "Compressed file ended"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(file: Path, content: bytes, said: str) -> None:
    with pytest.raises(WatchlistError, match=said) as wrong:
        read(file, content)
    message = str(wrong.value)
    assert message.startswith(str(file))
    assert message.isprintable()


@pytest.mark.parametrize("start", [b'id,name\n1,"', b'{"id": "1", "name": "'])
def test_a_line_without_end_is_refused_before_it_fills_the_memory(
    file: Path, start: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MAX_LINE", 1 << 16)
    with pytest.raises(WatchlistError, match="a line of more than 65536 bytes"):
        read(file, start + b"a" * (5 << 20))


def test_a_name_of_five_million_letters_is_read(file: Path) -> None:
    (entry,) = read(file, b"id,name\n1," + b"a" * (5 << 20))
    assert len(entry.names[0].text) == 5 << 20


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(WatchlistError, match="Is a directory"):
        list(sources.entries(tmp_path))


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_no_file(device: str) -> None:
    with pytest.raises(WatchlistError, match=r"no regular file|No such device"):
        list(sources.entries(Path(device)))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(WatchlistError, match="pipe: no regular file"):
        list(sources.entries(tmp_path / "pipe"))


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("id,name\n1,Ann Vos\n")
    (tmp_path / "link").symlink_to("list.csv")
    assert [entry.id for entry in sources.entries(tmp_path / "link")] == ["1"]


@pytest.mark.parametrize("row", [b"\n", b"1,Ann Vos\n", b"1," + b"a" * 200 + b"\n"])
def test_what_unpacks_without_end_is_refused(file: Path, row: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "UNPACKED_FREELY", 1 << 16)
    with pytest.raises(WatchlistError, match="it unpacks to more than 200 times its size"):
        read(file, gzip.compress(b"id,name\n" + row * (400_000 // len(row))))


def test_a_list_that_compresses_well_is_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "UNPACKED_FREELY", 1 << 16)
    rows = b"".join(b"%d,Ann Vos %x\n" % (number, number * 2654435761 % 4294967296) for number in range(20_000))
    assert len(read(file, gzip.compress(b"id,name\n" + rows))) == 20_000


def test_progress_is_told(file: Path) -> None:
    told: list[int] = []
    read(file, b"id,name\n" + b"1,Ann Vos\n" * 50_000, on_bytes=told.append)
    assert told == sorted(told)
    assert len(told) > 3


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200) | st.text('id,name;"\n{}[]:1\0', max_size=80).map(str.encode))
def test_any_bytes_are_entries_or_one_error(file: Path, content: bytes) -> None:
    with suppress(WatchlistError):
        assert all(entry.id and entry.names for entry in read(file, b"id,name\n" + content))
