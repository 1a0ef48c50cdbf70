import io
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from schemas import Alert
from streams.alerting.render import plain, render
from streams.neutral import neutral

SENTENCE = "Shoygu revealed that North Korea will send a total of 6,000 personnel to Russia."
MARKUP = "[bold red]x[/][link=http://evil]y[/link] :smile:"
HOSTILE = "\x1b[2J\x1b]0;owned\x07\x9b31m\u202egnp.exe\u2066\x00\r\n" + MARKUP
NAMES = {"PRK": "North Korea", "RUS": "Russia", "location:kursk": "Kursk"}


def span(text: str, within: str = SENTENCE, offset: int = 900) -> dict[str, Any]:
    start = offset + within.index(text)
    return {"field": "text", "start": start, "end": start + len(text), "text": text}


def alert(**changes: Any) -> dict[str, Any]:
    made = {
        "id": "56xqx7nrp54uir4qtkm53fdwi2",
        "version": 2,
        "status": "updated",
        "rule": "troop-deployment",
        "rule_version": "0123456789ab",
        "topic": "deployments",
        "severity": "high",
        "subject": "PRK|RUS",
        "headline": "N. Korea's Leader Vows Full Commitment",
        "items": [
            {"uri": "urn:1", "provider": "YONHAP", "time": "2025-06-17T21:00:00Z", "headline": None},
            {"uri": "urn:2", "provider": "MENAFN", "time": "2025-06-18T00:00:00Z", "headline": "N. Korea"},
        ],
        "item_count": 2,
        "evidence": [{"uri": "urn:2", "sentence": span(SENTENCE), "spans": [span("6,000 personnel")]}],
        "new": {
            "items": ["urn:2"],
            "quantities": [{"value": 6000.0, "unit": "personnel", "text": "6,000 personnel"}],
            "places": ["location:kursk"],
        },
        "first_seen": "2025-06-17T21:00:04Z",
        "updated": "2025-06-18T07:12:03Z",
        **changes,
    }
    Alert.model_validate(made)
    return made


def evidence(spans: list[dict[str, Any]], sentence: str = SENTENCE) -> list[dict[str, Any]]:
    whole = {"field": "text", "start": 900, "end": 900 + len(sentence), "text": sentence}
    return [{"uri": "urn:2", "sentence": whole, "spans": spans}]


def shown(made: dict[str, Any], *, colour: bool = False, width: int = 100, **options: Any) -> str:
    out = io.StringIO()
    console = Console(file=out, width=120, force_terminal=colour, color_system="truecolor" if colour else None)
    console.print(render(made, width=width, **options))
    return out.getvalue()


def flat(panel: str) -> str:
    """The words of a panel without its borders and line ends."""
    return " ".join(panel.translate(dict.fromkeys(map(ord, "│╭╮╰╯─"), " ")).split())


def test_plain_says_what_why_and_where_from() -> None:
    assert plain(alert()) == (
        "HIGH troop-deployment (deployments): PRK -> RUS\n"
        "  N. Korea's Leader Vows Full Commitment\n"
        "  updated, version 2, 2 items, id 56xqx7nrp54uir4qtkm53fdwi2\n"
        "  first seen 2025-06-17T21:00:04Z, updated 2025-06-18T07:12:03Z\n"
        "  new items: urn:2\n"
        "  new quantities: 6,000 personnel\n"
        "  new places: location:kursk\n"
        "  Shoygu revealed that North Korea will send a total of «6,000 personnel» to Russia.\n"
        "  -- MENAFN, 2025-06-18T00:00:00Z, urn:2"
    )


@pytest.mark.parametrize("width", [40, 72, 100])
def test_the_panel_says_all_that_plain_says(width: int) -> None:
    words = plain(alert(), names=NAMES).replace("«", "").replace("»", "").split()
    assert flat(shown(alert(), width=width, names=NAMES)).split() == words


def test_the_panel_is_as_wide_as_asked() -> None:
    assert {len(line) for line in shown(alert(), width=60).splitlines()} == {60}


def test_names_are_shown_where_they_are_known() -> None:
    text = plain(alert(subject="PRK|UKR"), names=NAMES)
    assert "North Korea -> UKR" in text
    assert "new places: Kursk" in text


def test_who_is_not_known_is_called_unknown() -> None:
    assert "unknown -> RUS" in plain(alert(subject="-|RUS"))


def test_a_topic_that_is_named_like_its_rule_is_not_repeated() -> None:
    assert plain(alert(topic="troop-deployment")).startswith("HIGH troop-deployment: PRK")


def test_what_is_missing_leaves_no_empty_line() -> None:
    bare = alert(headline=None, evidence=[], new={"items": ["urn:2"], "quantities": [], "places": []}, item_count=1)
    assert plain(bare).splitlines()[1:] == [
        "  (no headline)",
        "  updated, version 2, 1 item, id 56xqx7nrp54uir4qtkm53fdwi2",
        "  first seen 2025-06-17T21:00:04Z, updated 2025-06-18T07:12:03Z",
        "  new items: urn:2",
    ]


def test_evidence_of_an_item_that_is_not_listed_or_has_no_provider_names_its_uri() -> None:
    assert plain(alert(items=[])).endswith("  -- urn:2")
    anonymous = {"uri": "urn:2", "provider": None, "time": "2025-06-18T00:00:00Z", "headline": None}
    assert plain(alert(items=[anonymous])).endswith("  -- 2025-06-18T00:00:00Z, urn:2")


def test_of_much_news_the_first_few_are_named_and_the_rest_is_counted() -> None:
    news = {"items": ["urn:2"], "quantities": [], "places": [f"p{n}" for n in range(11)]}
    assert "new places: p0, p1, p2, p3, p4, p5, p6, p7 and 3 more\n" in plain(alert(new=news))


@pytest.mark.parametrize(("severity", "sgr"), [("critical", "37;41"), ("high", "31"), ("medium", "33"), ("low", "36")])
def test_the_severity_has_its_colour(severity: str, sgr: str) -> None:
    assert f"\x1b[1;{sgr}m{severity.upper()}\x1b[0m" in shown(alert(severity=severity), colour=True)


def test_the_words_that_caused_it_are_bold() -> None:
    assert "total of \x1b[1m6,000 personnel\x1b[0m to Russia" in shown(alert(), colour=True)


def test_causes_that_overlap_are_marked_as_one_and_others_apart() -> None:
    spans = [span("Russia"), span("6,000 personnel"), span("total of 6,000"), span("6,000")]
    assert "send a «total of 6,000 personnel» to «Russia»." in plain(alert(evidence=evidence(spans)))


def test_a_cause_that_is_not_in_the_sentence_marks_nothing() -> None:
    elsewhere = [
        {"field": "headline", "start": 901, "end": 905, "text": "x"},
        {"field": "text", "start": 0, "end": 900, "text": "x"},
        {"field": "text", "start": 5000, "end": 5005, "text": "x"},
        {"field": "text", "start": 905, "end": 905, "text": ""},
    ]
    assert "«" not in plain(alert(evidence=evidence(elsewhere)))
    edge = [{"field": "text", "start": 880, "end": 906, "text": "x"}]
    edge.append({"field": "text", "start": 900 + SENTENCE.index("Russia"), "end": 2000, "text": "x"})
    assert "  «Shoygu» revealed" in plain(alert(evidence=evidence(edge)))
    assert "to «Russia.»\n" in plain(alert(evidence=evidence(edge)))


def test_marks_stand_right_after_characters_that_were_neutralised() -> None:
    sentence = "\x1b\u202e😀 Пхеньян\r\nsends\t6,000\x85 men"
    made = evidence([span("6,000", sentence), span("Пхеньян", sentence)], sentence)
    assert "  ␛\ufffd😀 «Пхеньян»  sends «6,000»\ufffd men\n" in plain(alert(evidence=made))


def hostile() -> dict[str, Any]:
    whole = {"field": "text", "start": 0, "end": len(HOSTILE), "text": HOSTILE}
    return alert(
        headline=HOSTILE,
        rule=HOSTILE,
        topic=HOSTILE + "2",
        subject=f"{HOSTILE}|{HOSTILE}",
        items=[{"uri": HOSTILE, "provider": HOSTILE, "time": HOSTILE, "headline": HOSTILE}],
        evidence=[{"uri": HOSTILE, "sentence": whole, "spans": [{**whole, "start": 3, "end": 20}]}],
        new={
            "items": [HOSTILE],
            "quantities": [{"value": 1.0, "unit": HOSTILE, "text": HOSTILE}],
            "places": [HOSTILE],
        },
        id=HOSTILE,
        first_seen=HOSTILE,
        updated=HOSTILE,
    )


@pytest.mark.parametrize("names", [None, {"PRK": HOSTILE, HOSTILE: HOSTILE}])
def test_a_hostile_wire_cannot_drive_the_terminal(names: dict[str, str] | None) -> None:
    text = plain(hostile(), names=names)
    assert "\x1b" not in text
    assert len(text.splitlines()) == 9
    for output in (text, shown(hostile(), names=names)):
        for character in output.replace("\n", ""):
            assert unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
            assert unicodedata.bidirectional(character) not in (
                "LRE",
                "RLE",
                "LRO",
                "RLO",
                "PDF",
                "LRI",
                "RLI",
                "FSI",
            )


def test_markup_in_a_wire_is_shown_not_obeyed() -> None:
    for output in (plain(hostile()), flat(shown(hostile(), width=119))):
        assert MARKUP in output
    assert "\x1b]8;" not in shown(hostile(), colour=True)


def test_half_a_pair_of_surrogates_which_no_terminal_can_write_is_replaced() -> None:
    assert neutral("a\ud800b\udfffc") == "a\ufffdb\ufffdc"


def test_a_long_uri_is_folded_and_not_cut() -> None:
    uri = "https://example.org/" + "x" * 200 + "/end"
    long = {"uri": uri, "provider": None, "time": "2025-06-18T00:00:00Z", "headline": None}
    made = alert(items=[long], new={"items": [uri], "quantities": [], "places": []})
    assert uri in flat(shown(made, width=60)).replace(" ", "")


@given(st.text())
def test_neutral_keeps_the_offsets_and_can_be_written(text: str) -> None:
    safe = neutral(text)
    assert len(safe) == len(text)
    assert neutral(safe) == safe
    safe.encode()


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"])))
def test_neutral_leaves_ordinary_words_alone(text: str) -> None:
    assert neutral(text) == text


def test_neutral_leaves_the_marks_that_arabic_hebrew_persian_and_emoji_need() -> None:
    for text in ("\u200fשלום", "می\u200cخواهم", "👩\u200d🚀", "\u061cسلام", "soft\u00adhyphen"):
        assert neutral(text) == text


@pytest.mark.parametrize(
    ("place", "title"),
    [
        ({"id": "geonames:1140026", "name": "Herat", "country": "AFG"}, "earthquake: Herat, Afghanistan"),
        ({"id": "place:aegean-sea", "name": "Aegean Sea", "country": None}, "earthquake: Aegean Sea"),
        ({"id": "country:AFG", "name": None, "country": "AFG"}, "earthquake: Afghanistan"),
        ({"id": "country:AFG", "name": "Afghanistan", "country": "AFG"}, "earthquake: Afghanistan"),
    ],
)
def test_the_title_of_an_alert_that_is_grouped_by_place_says_where(place: dict[str, Any], title: str) -> None:
    made = alert(rule="earthquake", topic="earthquake", subject=place["id"], place=place)
    assert title in plain(made, names={"AFG": "Afghanistan"}).splitlines()[0]
