import unicodedata

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.wire import REASONS, Item, Rejected, decode


def as_item(raw: bytes, **options: object) -> Item:
    item = decode(raw, **options)  # type: ignore[arg-type]
    assert isinstance(item, Item), item
    return item


def as_rejected(raw: bytes, **options: object) -> Rejected:
    rejected = decode(raw, **options)  # type: ignore[arg-type]
    assert isinstance(rejected, Rejected), rejected
    assert rejected.reason in REASONS
    return rejected


@given(st.binary(max_size=300), st.sampled_from(["auto", "json", "text"]))
def test_no_bytes_raise(raw: bytes, name: str) -> None:
    assert isinstance(decode(raw, format=name), Item | Rejected)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=12,
)


@given(
    st.dictionaries(st.sampled_from(["id", "text", "headline", "published", "provider", "source", "x"]), json_values)
)
def test_no_object_raises_and_what_is_read_can_be_written(fields: dict[str, object]) -> None:
    item = decode(orjson.dumps(fields))
    if isinstance(item, Item):
        orjson.dumps(item.extra)


@given(st.text(max_size=80), st.text(max_size=200))
def test_no_text_behind_a_header_raises(headline: str, story: str) -> None:
    raw = f" date 2025-06-18 403\n{headline}\n{story}".encode("utf-8", "replace")
    assert isinstance(decode(raw), Item | Rejected)


def test_a_wrong_format_name_is_the_callers_fault() -> None:
    with pytest.raises(ValueError, match="auto, json, text"):
        decode(b"{}", format="xml")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xff\xfe", "bad-encoding"),
        (b'{"id": "a", "text": "\xff"}', "bad-encoding"),
        (b"just words", "unknown-format"),
        (b"[1]", "unknown-format"),
        (b'{"id": "a", "text": "x"', "bad-json"),
        (rb'{"id": "a", "text": "\ud800"}', "bad-json"),
        (b"{" * 100_000, "bad-json"),
        (b'{"id": "a", "text": ' + b"[" * 5000 + b"]" * 5000 + b"}", "bad-json"),
        (b'{"id": 7, "text": "x"}', "bad-schema"),
        (b'{"id": "", "text": "x"}', "bad-schema"),
        (b'{"text": "x"}', "bad-schema"),
        (b'{"id": "a"}', "bad-schema"),
        (b'{"id": "a", "text": 7}', "bad-schema"),
        (b'{"id": "a", "text": "x", "headline": []}', "bad-schema"),
        (b'{"id": "a", "text": "x", "published": "soon"}', "bad-schema"),
        (b'{"id": "a", "text": "x", "published": "0001-01-01T00:00:00+09:00"}', "bad-schema"),
        (b'{"id": "a", "text": " "}', "empty"),
        (b" date 2025-02-30 403\nHeadline\nText", "bad-schema"),
        (b" date 2025-06-18 403\n", "empty"),
        (b'{"id": "a", "text": "x", "z": ' + b"[" * 100 + b"]" * 100 + b"}", "bad-schema"),
    ],
)
def test_reasons(raw: bytes, reason: str) -> None:
    assert as_rejected(raw).reason == reason


def test_a_rejected_item_keeps_the_id_that_could_be_read() -> None:
    assert as_rejected(b'{"id": "a"}', uri="key").uri == "a"
    assert as_rejected(b'{"id": 3}', uri="key").uri == "key"
    assert as_rejected(b"x" * 20, uri="key", max_bytes=10).reason == "too-large"


def test_an_object_cannot_be_forced_into_another_format() -> None:
    assert as_rejected(b'{"id": "a", "text": "x"}', format="text").reason == "unknown-format"
    assert as_rejected(b"[]", format="json").reason == "bad-schema"


def test_plain_json() -> None:
    item = as_item(
        b'\xef\xbb\xbf {"id": "urn:1", "text": "Body", "headline": null, "published": "2025-06-18T02:00:00+02:00", '
        b'"source": "AFP", "urgency": 4}'
    )
    assert item == Item("urn:1", "Body", None, "2025-06-18T00:00:00Z", "AFP", {"urgency": 4})


@pytest.mark.parametrize(
    ("given_", "read"),
    [
        ("2025-06-18", "2025-06-18T00:00:00Z"),
        ("2025-06-18T10:00", "2025-06-18T10:00:00Z"),
        ("2025-06-18T10:00:00Z", "2025-06-18T10:00:00Z"),
        ("2025-06-18T10:00:00.5-05:00", "2025-06-18T15:00:00.500000Z"),
    ],
)
def test_times_are_utc(given_: str, read: str) -> None:
    assert as_item(orjson.dumps({"id": "a", "text": "x", "published": given_})).published == read


def test_dated_text_keeps_the_story_as_it_is() -> None:
    item = as_item(b" date 2025-06-18 403\r\nHeadline\r\n(MENAFN) One.\r\n\r\nTwo. \r\n")
    assert item.text == "(MENAFN) One.\r\n\r\nTwo. "
    assert item.headline == "Headline"
    assert item.provider == "MENAFN"
    assert item.published == "2025-06-18T00:00:00Z"
    assert item.extra == {"header": {"date": "2025-06-18", "third": "403"}}


def test_dated_text_is_named_by_its_bytes_or_by_the_key() -> None:
    raw = b"date 2025-06-18 403\nHeadline only"
    assert as_item(raw).uri == as_item(raw).uri
    assert as_item(raw).uri.startswith("urn:sha256:")
    assert as_item(raw).uri != as_item(raw + b".").uri
    assert as_item(raw, uri="key").uri == "key"
    assert as_item(raw).text == ""


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_headline_and_text_come_in_one_spelling(form: str) -> None:
    headline, story = "Bundes\u00adrat tagt", "Herr Mu\u0308ller kam nach Ko\u200bo\u0308ln."
    fields = {"id": "u\u0308", "headline": headline, "text": unicodedata.normalize(form, story), "note": "u\u0308"}
    item = as_item(orjson.dumps(fields))
    assert (item.headline, item.text) == ("Bundesrat tagt", "Herr Müller kam nach Koöln.")
    assert (item.uri, item.extra) == ("u\u0308", {"note": "u\u0308"})
    dated = as_item(f" date 2025-06-18 403\n{headline}\n{story}\n".encode())
    assert (dated.headline, dated.text) == (item.headline, item.text)


def test_what_nobody_sees_is_no_text() -> None:
    assert as_rejected(orjson.dumps({"id": "a", "text": "\u200b\u00ad"})).reason == "empty"
    assert as_rejected(" date 2025-06-18 403\n\u200b\n\u00ad".encode()).reason == "empty"
