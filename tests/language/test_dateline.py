from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Dateline
from streams import Tagger
from streams.language import Gazetteer, load_gazetteer, reading
from streams.language.dateline import dateline
from streams.language.dateline_day import resolved
from streams.language.dateline_names import Dateline as Found

PUBLISHED = "2025-06-19T06:00:00Z"


@cache
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@cache
def tagger() -> Tagger:
    return Tagger.load()


def found(text: str, published: str | None = PUBLISHED) -> Found | None:
    return dateline(text, published, gazetteer())


def said(text: str, published: str | None = PUBLISHED) -> tuple[str | None, ...]:
    line = found(text, published)
    assert line is not None, text
    return tuple(line.said[name] for name in ("place", "country", "agency", "day"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SEOUL, June 18 (Yonhap) -- The talks ended.", ("SEOUL", "KOR", "Yonhap", "2025-06-18")),
        ("TOKYO, June 18, 2025 (Jiji Press)--Japan said so.", ("TOKYO", "JPN", "Jiji Press", "2025-06-18")),
        ("DAMASCUS, June 18 (SANA)-Syria said so.", ("DAMASCUS", "SYR", "SANA", "2025-06-18")),
        ("NIAMEY (Niger), June 18 (AFP) - The talks ended.", ("NIAMEY (Niger)", "NER", "AFP", "2025-06-18")),
        ("VICTORIA, British Columbia (CP) - The talks ended.", ("VICTORIA, British Columbia", None, "CP", None)),
        ("PYONGYANG (KCNA) - The talks ended.", ("PYONGYANG", "PRK", "KCNA", None)),
        ("MOSCOW, June 18 (Reuters) – The talks ended.", ("MOSCOW", "RUS", "Reuters", "2025-06-18")),
        ("MOSCOW. June 18 (Interfax) - The talks ended.", ("MOSCOW", "RUS", "Interfax", "2025-06-18")),
        ("MOSCOW, June 18. /TASS/. The talks ended.", ("MOSCOW", "RUS", "TASS", "2025-06-18")),
        ("(MENAFN) North Korean leader Kim Jong Un came.", (None, None, "MENAFN", None)),
        ("(CNN) — The talks ended.", (None, None, "CNN", None)),
        ("(PARIS) - The talks ended.", ("PARIS", "FRA", None, None)),
        ("(UNHCR) - The talks ended.", (None, None, "UNHCR", None)),
        ("June 18 (Reuters) - The talks ended.", (None, None, "Reuters", "2025-06-18")),
        ("TASS, June 18. The talks ended.", (None, None, "TASS", "2025-06-18")),
        ("CAIRO - 18 June 2025: The talks ended.", ("CAIRO", "EGY", None, "2025-06-18")),
        ("CAIRO - June 18 - The talks ended.", ("CAIRO", "EGY", None, "2025-06-18")),
        ("BEIRUT — Lebanese soldiers left.", ("BEIRUT", "LBN", None, None)),
        ("ISLAMABAD: Pakistani soldiers left.", ("ISLAMABAD", "PAK", None, None)),
        ("SINGAPORE — The port is closed.", ("SINGAPORE", "SGP", None, None)),
        ("UNITED NATIONS, Jan 5 (IPS) - The vote failed.", ("UNITED NATIONS", None, "IPS", "2025-01-05")),
        ("UNITED NATIONS, Jan 5 (IPS) The vote failed.", ("UNITED NATIONS", None, "IPS", "2025-01-05")),
        ("WASHINGTON/BRUSSELS, Oct. 3 (Reuters) - It grew.", ("WASHINGTON/BRUSSELS", "USA", "Reuters", "2025-10-03")),
        ("SEOUL, South Korea (AP) — The talks ended.", ("SEOUL, South Korea", "KOR", "AP", None)),
        ("AVDIIVKA, Ukraine — The town is empty.", ("AVDIIVKA, Ukraine", "UKR", None, None)),
        ("WASHINGTON, D.C. — The vote failed.", ("WASHINGTON, D.C.", "USA", None, None)),
        ("New Delhi [India], June 18 (ANI): The vote failed.", ("New Delhi [India]", "IND", "ANI", "2025-06-18")),
        ("New Delhi, Jun 18 (PTI) The vote failed.", ("New Delhi", "IND", "PTI", "2025-06-18")),
        ("Tehran, June 18, IRNA – The vote failed.", ("Tehran", "IRN", "IRNA", "2025-06-18")),
        ("Damascus, SANA- The army left.", ("Damascus", "SYR", "SANA", None)),
        ("GENEVA (18 June 2024) – UN experts came.", ("GENEVA", None, None, "2024-06-18")),
        ("ABU DHABI, 18th June, 2025 (WAM) -- It grew.", ("ABU DHABI", "ARE", "WAM", "2025-06-18")),
        ("PORT-AU-PRINCE, Haiti (AP) — It grew.", ("PORT-AU-PRINCE, Haiti", "HTI", "AP", None)),
        ("KYIV, Tuesday (Reuters) - It grew.", ("KYIV", "UKR", "Reuters", "2025-06-17")),
        ("By Ann Lee and Bo B. Roe WASHINGTON (Reuters) - It grew.", ("WASHINGTON", "USA", "Reuters", None)),
        ("By Ann Lee\nWASHINGTON (Reuters) - It grew.", ("WASHINGTON", "USA", "Reuters", None)),
        ("Prices grow\n\nBy ANN LEE, Example Press\nOSLO (AP) — It grew.", ("OSLO", "NOR", "AP", None)),
        (
            "(ATTN: ADDS details in 3rd para.)\nSEOUL, June 18 (Yonhap) -- It grew.",
            ("SEOUL", "KOR", "Yonhap", "2025-06-18"),
        ),
    ],
)
def test_datelines_as_wires_write_them(text: str, expected: tuple[str | None, ...]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "SEOUL",
        "North Korea sent troops to Russia.",
        "President Putin said on Tuesday that it grew.",
        "NATO — the alliance — grew.",
        "NVIDIA (NVDA) - shares rose.",
        "Tesla (TSLA) — shares rose.",
        "IRAN: What we know",
        "BREAKING — A blast in Kyiv",
        "Moscow — the capital — is cold.",
        "Kim Jong Un (left) - at the table",
        "Minister Lavrov (TASS) said it grew.",
        "(UPDATED) The ministry has said more.",
        "(Adds details) The ministry has said more.",
        "BEIRUT-based banks closed.",
        "The first sentence of a story.\nSEOUL, June 18 (Yonhap) -- The second.",
        "a\n" * 8 + "SEOUL, June 18 (Yonhap) -- Too far down.",
        "(PARIS) The talks ended.",
        "June 18 (Waterloo) - It was lost.",
        "TASS, June 18 and more.",
        "Interfax was founded in 1989.",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert found(text) is None


def test_where_a_dateline_begins_and_ends() -> None:
    text = "Prices grow\nSEOUL, June 18 (Yonhap) -- Prices grew."
    line = found(text)
    assert line is not None
    assert text[line.start : line.end] == "SEOUL, June 18 (Yonhap) --"


@pytest.mark.parametrize(
    ("words", "published", "day"),
    [
        ("June 18", "2025-06-19", "2025-06-18"),
        ("Dec. 31", "2025-01-01", "2024-12-31"),
        ("1 Jan", "2024-12-31", "2025-01-01"),
        ("Feb 29", "2024-03-01", "2024-02-29"),
        ("Feb 29", "2030-03-01", None),
        ("June 31", "2025-06-19", None),
        ("June 18", None, None),
        ("June 18, 2020", None, "2020-06-18"),
        ("Sunday, 2 March 2025", "2025-03-04", "2025-03-02"),
        ("Thursday", "2025-06-19", "2025-06-19"),
        ("Friday", "2025-06-19", "2025-06-13"),
        ("Friday", "0001-01-02", None),
        ("June 18", "not a day", None),
    ],
)
def test_the_day_of_a_dateline(words: str, published: str | None, day: str | None) -> None:
    assert resolved(words, published) == day


def test_what_is_in_a_dateline_says_so() -> None:
    item = tagger().tag({"id": "1", "text": "KIEV, June 18 (Reuters) - Kyiv is calm.", "published": PUBLISHED})
    assert [(e.type, e.text, e.id, e.role) for e in item.entities] == [
        ("LOCATION", "KIEV", "place:kyiv", "dateline"),
        ("TEMPORAL", "June 18", "temporal:2025-06-18", "dateline"),
        ("ORGANISATION", "Reuters", "organisation:reuters", "dateline"),
        ("LOCATION", "Kyiv", "place:kyiv", None),
    ]


@pytest.mark.parametrize("dash", [" — ", " - ", " -- ", ": "])
def test_the_first_name_of_the_story_is_not_joined_to_the_dateline(dash: str) -> None:
    entities = reading(f"MOSCOW{dash}Russian President Vladimir Putin met Kim.", None, gazetteer()).entities
    assert entities[0]["text"] == "MOSCOW"
    assert "person:vladimir-putin" in {e["id"] for e in entities}
    assert all(e["start"] >= 6 + len(dash) for e in entities[1:])


def test_nothing_happens_where_the_agency_sits() -> None:
    story = "North Korea sent 6,000 troops to Ukraine. North Korea and Russia deployed troops in Kursk."
    signals = {}
    for line in ("", "BEIRUT, Lebanon (AP) — "):
        item = tagger().tag({"id": "1", "text": line + story}).model_dump()
        signals[line] = [(s["subject"], s["places"]) for s in tagger().signals(item, received="2025-06-18T10:00:00Z")]
    assert signals[""]
    assert signals[""] == signals["BEIRUT, Lebanon (AP) — "]


PIECES = st.sampled_from(
    ["SEOUL", "Moscow", "WASHINGTON/", "UNITED NATIONS", ", ", " ", "June 18", "Tuesday", "(AP)", "(", ")", "/TASS/",
     " - ", "—", ":", ".", "\n", "By ", "Ann Lee", "AND ", "[India]", "Ukraine", "St. ", "2025", "é", "𝔘", "\u0301",
     "\0", "İ"]
)  # fmt: skip


@given(st.text(max_size=80) | st.lists(PIECES, max_size=20).map("".join), st.sampled_from([None, PUBLISHED]))
def test_any_text_has_a_dateline_that_it_says_or_none(text: str, published: str | None) -> None:
    line = found(text, published)
    if line is None:
        return
    Dateline.model_validate(line.said)
    assert 0 <= line.start < line.end <= len(text)
    words = text[line.start : line.end]
    assert all(line.said[name] is None or line.said[name] in words for name in ("place", "agency", "date"))
    for mention in line.mentions:
        assert line.start <= mention.start < mention.end <= line.end


@pytest.mark.parametrize(
    "piece",
    ["A", "A ", "A.", "A/", "A-", "By A. ", "By Ab ", "(A", "\n", " ", "St. ", "Jan ", "1", ", ", "AA (AP) ", "[A"],
)
def test_only_the_beginning_of_a_text_is_looked_at(piece: str) -> None:
    # Not timed: a pattern that tries every way to read this would not end at all.
    long: Any = piece * (1_000_000 // len(piece))
    assert found(long) == found(long[:5_000])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LIMA/QUITO, 17 June 2025, 10:40 (Andina) -- It fell.", ("LIMA/QUITO", "PER", "Andina", "2025-06-17")),
        ("PARIS, June 18, 9:05 p.m. (AFP) - It fell.", ("PARIS", "FRA", "AFP", "2025-06-18")),
        ("SUMY, Ukraine/WARSAW (AP) - It fell.", ("SUMY, Ukraine/WARSAW", "UKR", "AP", None)),
        ("TRIPOLI, Jun 18, LANA - It fell.", ("TRIPOLI", "LBY", "LANA", "2025-06-18")),
        ("BOSTON--(BUSINESS WIRE)--June 18, 2025-- Acme", ("BOSTON", None, "BUSINESS WIRE", "2025-06-18")),
    ],
)
def test_datelines_with_a_clock_more_places_or_an_agency_that_is_not_listed(
    text: str, expected: tuple[str | None, ...]
) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", ["PARIS, June 18, GMT - It fell.", "PARIS, June 18, UPDATE - It fell.",
                                  "The score, June 18, was 10:40 (see below) -- a shame."])  # fmt: skip
def test_no_agency_in_capitals(text: str) -> None:
    assert found(text) is None


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("LIMA/QUITO (AP) - It fell.", None),
        ("SUMY, Ukraine/WARSAW (AP) - It fell.", None),
        ("LIMA (AP) - It fell.", "PER"),
        ("SUMY, Ukraine/KYIV (AP) - It fell.", "UKR"),
    ],
)
def test_what_two_countries_share_is_at_home_in_neither(text: str, home: str | None) -> None:
    line = found(text)
    assert line is not None
    assert line.home() == home
