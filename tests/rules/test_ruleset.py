import json
import os
import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from streams import Tagger
from streams.errors import RuleError, RuleSetError
from streams.rules import AlertRule, Document, TopicRule, load
from streams.rules.eql import Clause, Prox, Search
from streams.rules.ruleset import SEVERITIES

TAGGER = Tagger.load()
RULES = TAGGER.resources.ruleset

DATA = Path(__file__).parents[3] / "shared/data"
MEDIA_TOPICS = DATA / "iptc/media-topics-english.json"
CODEBOOK = DATA / "plover-gsr/PLOVER_MANUAL.tex"

SEED = ("diplomatic-visit", "military-cooperation", "mine-clearance", "sanctions", "treaty", "troop-deployment")
"""What the seed story is about, and alerts on."""
REQUIRED = (
    *SEED,
    *("airstrike", "arms-transfer", "ceasefire", "coup", "cyberattack", "earthquake", "election", "export-control"),
    *("humanitarian-aid", "military-exercise", "missile-test", "mobilisation", "nuclear", "oil-supply", "outbreak"),
    *("protest", "refugees", "tariff", "terror-attack", "troop-withdrawal"),
)
"""What users of the first version rely on."""

GOOD = "id: x\nlabel: X\nquery: (body any word)\n"


def evidence(rule: TopicRule, text: str) -> list[str] | None:
    for topic in TAGGER.tag({"id": "example", "text": text}).topics:
        if topic.id == rule.id:
            return [span.text for span in topic.evidence]
    return None


def test_the_shipped_rules() -> None:
    topics, alerts = ([rule.id for rule in rules] for rules in (RULES.topics, RULES.alerts))
    assert topics == sorted(topics)
    assert len(topics) >= 60
    assert set(REQUIRED) <= set(topics)
    assert set(SEED) <= set(alerts)
    assert {rule.topic for rule in RULES.alerts} <= set(topics)


@pytest.mark.parametrize("rule", RULES.alerts, ids=lambda rule: rule.id)
def test_an_alert_says_why_it_is_as_grave_as_it_is(rule: AlertRule) -> None:
    assert rule.severity in SEVERITIES
    what, _, why = rule.label.partition(": ")
    assert what
    assert why


GRADED = sorted(topic for topic, number in Counter(rule.topic for rule in RULES.alerts).items() if number > 1)


def raised(text: str) -> list[tuple[str, str]]:
    """The alert rules that a text is found by, and how grave they are."""
    item = TAGGER.tag({"id": "example", "text": text})
    return [(s["rule"], s["severity"]) for s in TAGGER.signals(item.model_dump(), received="2026-06-11T09:00:00Z")]


@pytest.mark.parametrize("topic", GRADED)
def test_alerts_that_grade_a_topic_leave_no_item_out_and_raise_one_each(topic: str) -> None:
    (rule,) = [rule for rule in RULES.topics if rule.id == topic]
    graded = {alert.id for alert in RULES.alerts if alert.topic == topic}
    for example in rule.examples:
        assert len([id_ for id_, _ in raised(example.text) if id_ in graded]) == 1, example.text


@pytest.mark.parametrize(
    ("text", "alert"),
    [
        ("A magnitude 3.4 earthquake was felt in Basel on Monday.", ("earthquake-slight", "low")),
        ("A quake of magnitude 7.4 flattened villages in Kunar.", ("earthquake", "critical")),
        ("A magnitude 4.6 aftershock followed the 7.1 magnitude earthquake.", ("earthquake", "critical")),
        ("A 4.8-magnitude earthquake killed two miners near Legnica.", ("earthquake", "critical")),
        ("The pilot made an emergency landing at Graz after a warning light.", ("aviation-incident", "medium")),
        ("An emergency landing in a field killed the pilot of the plane.", ("aviation-accident", "critical")),
        ("The first women among Denmark's conscripts report for duty.", ("conscription", "medium")),
        ("Moscow announced a partial mobilisation.", ("mobilisation", "critical")),
        ("The junta in Conakry promised a return to civilian rule.", ("military-rule", "medium")),
        ("Stocks in Seoul tumbled after the vote.", ("market-fall", "medium")),
        ("Stocks in Seoul plunged and trading was halted.", ("market-turmoil", "critical")),
        ("Uganda declared its Ebola outbreak over on Friday.", ("outbreak-over", "low")),
        ("Ebola killed three nurses in Kasai.", ("outbreak", "high")),
        ("Lima lifted the state of emergency on Friday.", ("state-of-emergency-over", "low")),
        ("Lima declared a state of emergency on Friday.", ("state-of-emergency", "high")),
        ("Electricity was restored to all of Havana after the blackout.", ("power-outage-over", "low")),
        ("A blackout left Havana without electricity.", ("power-outage", "high")),
        (
            "A Ryanair jet made an emergency landing in Cork. Last week a bus crashed there and killed four pupils.",
            ("aviation-incident", "medium"),
        ),
        (
            "The government imposed a curfew in Imphal on Sunday. The curfew of 2024 was lifted within days.",
            ("state-of-emergency", "high"),
        ),
        (
            "Stocks in Milan tumbled on Monday. The state's debt has reached 3 trillion euros.",
            ("market-fall", "medium"),
        ),
        (
            "A magnitude 3.8 earthquake was felt in Genoa on Monday. Nobody died, the mayor said.",
            ("earthquake-slight", "low"),
        ),
        (
            "A magnitude 4.4 earthquake shook Lorca on Monday. Nine people died under walls that fell.",
            ("earthquake", "critical"),
        ),
        ("The tsunami warning for the coast of Chile was lifted on Monday.", ("earthquake-slight", "low")),
        (
            "A quake of magnitude 7.1 struck off Iquique on Monday. The tsunami warning was lifted at noon.",
            ("earthquake", "critical"),
        ),
        ("Power returned to all of Quito after the blackout.", ("power-outage-over", "low")),
    ],
)
def test_how_grave_an_alert_is_depends_on_what_is_said(text: str, alert: tuple[str, str]) -> None:
    assert alert in raised(text)


@pytest.mark.skipif(not MEDIA_TOPICS.exists(), reason=f"IPTC's Media Topics are not at {MEDIA_TOPICS}")
def test_media_topics_exist() -> None:
    known = {topic["topicId"] for topic in json.loads(MEDIA_TOPICS.read_text(encoding="utf-8"))["topics"]}
    assert {rule.id: rule.medtop for rule in RULES.topics if rule.medtop not in known} == {}


@pytest.mark.skipif(not CODEBOOK.exists(), reason=f"PLOVER's codebook is not at {CODEBOOK}")
def test_plover_codes_exist() -> None:
    """An event type, with a mode of that type after a hyphen, or a context."""
    text = CODEBOOK.read_text(encoding="utf-8").replace("\\_", "_")
    sections = dict(zip(*[iter(re.split(r"\\section\{([A-Z]+)\}", text)[1:])] * 2, strict=True))
    for rule in RULES.topics:
        assert rule.plover, rule.id
        event, _, mode = rule.plover.partition("-")
        if event.isupper():
            assert event in sections, rule.id
            assert not mode or re.search(rf"^{mode} +&", sections[event], re.M), rule.id
        else:
            assert re.search(rf"^(?:\\hyperref\[[^]]+\]\{{)?{rule.plover}\}}? +&", text, re.M), rule.id


@pytest.mark.parametrize("rule", RULES.topics, ids=lambda rule: rule.id)
def test_examples(rule: TopicRule) -> None:
    assert len(rule.examples) >= 5
    assert len(rule.counter_examples) >= 3
    for example in rule.examples:
        words = evidence(rule, example.text)
        assert words is not None, example.text
        assert set(example.spans) <= set(words), example.text
    for text in rule.counter_examples:
        assert evidence(rule, text) is None, text


def conjunctions(clause: Clause) -> list[Prox]:
    if isinstance(clause, Search):
        return []
    own = [clause] if isinstance(clause, Prox) else []
    return own + [found for inner in clause.clauses for found in conjunctions(inner)]


@pytest.mark.parametrize("rule", RULES.topics, ids=lambda rule: rule.id)
def test_no_word_alone_is_two_parts_of_a_conjunction(rule: TopicRule) -> None:
    for conjunction in conjunctions(rule.clause):
        parts = [set(part.term.split()) for part in conjunction.clauses if isinstance(part, Search)]
        for one, other in combinations(parts, 2):
            assert not one & other


def write(folder: Path, topic: str, alert: str = "") -> Path:
    (folder / "topics").mkdir()
    (folder / "alerts").mkdir()
    (folder / "topics" / "x.yaml").write_text(topic, encoding="utf-8")
    if alert:
        (folder / "alerts" / "x.yaml").write_text(alert, encoding="utf-8")
    return folder


def test_rules_of_a_folder(tmp_path: Path) -> None:
    alert = "id: x\nlabel: X\nquery: (topic any x)\ntopic: x\nseverity: low\n"
    rules = load(write(tmp_path, GOOD, alert))
    assert [rule.id for rule in rules.topics] == ["x"]
    assert rules.alerts[0].severity == "low"


@pytest.mark.parametrize(
    ("topic", "alert", "says"),
    [
        ("id: x\nlabel: X\nquery: (body any\n", "", "x.yaml:3:14: rule x"),
        (GOOD + "colour: red\n", "", "unknown field 'colour'"),
        ("id: X!\nlabel: X\nquery: a\n", "", "id: lower-case"),
        ("label: X\nquery: a\n", "", "id: missing"),
        ("id: x\nquery: a\n", "", "label: missing"),
        (GOOD + "examples: [word]\n", "", "examples: each has"),
        (GOOD + "counter_examples: word\n", "", "must be a list"),
        (GOOD + "examples: {}\n", "", "must be a list"),
        (GOOD + "counter_examples: false\n", "", "must be a list"),
        ("id: x\nlabel: X\nquery: (quantity > nan)\n", "", "quantity is a number, not 'nan'"),
        ("id: x\nlabel: X\nquery: (quantity > 1_000)\n", "", "quantity is a number"),
        (GOOD + "medtop: 20000641\n", "", "medtop: not a text; put it in quotes"),
        (GOOD + "id: y\n", "", "x.yaml:4:1: not YAML: id is there twice"),
        ("id: x\nlabel: X\nquery: (country any Russia)\n", "", "country has no value 'russia'"),
        ("id: x\nlabel: X\nquery: (event any ATTACK)\n", "", "event has no value 'attack'"),
        ("- a\n", "", "not a mapping"),
        (GOOD + "[a, b]: c\n", "", "x.yaml:4:1: not YAML: the name of a field must be a word"),
        (GOOD + "medtop: 2024-13-45\n", "", "put it in quotes"),
        (GOOD + "medtop: !!int x\n", "", "put it in quotes"),
        ("a: [", "", "not YAML"),
        ("a: " + "[" * 50_000 + "]" * 50_000, "", "x.yaml:1:103: not YAML: nested more than 100 deep"),
        ("a: " + "{a: " * 50_000, "", "nested more than 100 deep"),
        ("\n".join(" " * n + "- " for n in range(200)), "", "nested more than 100 deep"),
        (GOOD.replace("(body", "&a (body"), "", "x.yaml:3:8: not YAML: anchors (&, *) and tags (!) are not read"),
        (GOOD + "medtop: *a\n", "", "x.yaml:4:9: not YAML: anchors"),
        (GOOD.replace("(body", "!!str (body"), "", "x.yaml:3:8: not YAML: anchors"),
        ("id: x\nlabel: X\nquery: (urgency <= 2)\n", "", "x.yaml:3:9: rule x: no clause has words"),
        ("id: x\nlabel: X\nquery: (and (title <> a) (provider any b))\n", "", "rule x: no clause has words"),
        ("id: x\nlabel: X\nquery: (or (body any a) (topic any z))\n", "", "x.yaml:3:26: rule x: a topic's rule cannot"),
        ("id: x\nlabel: X\nquery: (and a (not (topic any z)))\n", "", "rule x: a topic's rule cannot ask for topics"),
        (GOOD + "examples: [{headline: 1}]\n", "", "examples: each has"),
        (GOOD + "examples: [{spans: [a]}]\n", "", "examples: each has"),
        (GOOD, "id: x\nlabel: X\nquery: a\ntopic: y\nseverity: low\n", "no rule defines 'y'"),
        (GOOD, "id: x\nlabel: X\nquery: (topic any y)\ntopic: x\nseverity: low\n", "no rule defines the topic 'y'"),
        (GOOD, "id: x\nlabel: X\nquery: a\ntopic: x\nseverity: dire\n", "severity: one of"),
    ],
)
def test_a_bad_file_is_named(tmp_path: Path, topic: str, alert: str, says: str) -> None:
    with pytest.raises(RuleError, match=r"x\.yaml|alerts") as caught:
        load(write(tmp_path, topic, alert))
    assert says in str(caught.value)


QUERY = """\
id: x
label: Ünïted — 🛰
query: {style}
  (or
    (body any "a")
    (body < "b"))
"""


@pytest.mark.parametrize("style", [">-", "|", ""])
def test_what_is_wrong_with_a_query_is_said_with_its_place_in_the_file(tmp_path: Path, style: str) -> None:
    with pytest.raises(RuleError) as caught:
        load(write(tmp_path, QUERY.format(style=style)))
    assert str(caught.value).endswith("topics/x.yaml:6:6: rule x: the relation < has no meaning for body")


def test_a_quoted_query_has_a_place_too(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"x\.yaml:3:10: rule x: unknown index 'colour'"):
        load(write(tmp_path, "id: x\nlabel: X\nquery: '(colour any red)'\n"))


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    folder = write(tmp_path, GOOD.replace("X", ""), "id: y\nlabel: Y\nquery: (a\ntopic: x\nseverity: low\n")
    with pytest.raises(RuleSetError) as caught:
        load(folder)
    assert [error.rule for error in caught.value.errors] == ["x", "y"]


def test_a_version_is_a_hash_of_what_the_rule_says(tmp_path: Path) -> None:
    def version(number: int, topic: str, alert: str) -> str:
        (tmp_path / str(number)).mkdir()
        return load(write(tmp_path / str(number), topic, alert)).alerts[0].version

    alert = "id: x\nlabel: X\nquery: (topic any x)\ntopic: x\nseverity: low\n"
    first = version(1, GOOD, alert)
    assert version(2, GOOD.replace("label: X", "label: Z"), alert.replace("(topic any x)", "(topic  any x)")) == first
    assert version(3, GOOD.replace("word", "words"), alert) != first
    assert version(4, GOOD, alert.replace("low", "high")) != first


def test_one_id_is_one_rule(tmp_path: Path) -> None:
    folder = write(tmp_path, GOOD)
    (folder / "topics" / "y.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(RuleError, match=r"y\.yaml:1:1: rule x: the id is used by x\.yaml too"):
        load(folder)


def test_a_file_that_would_not_be_read_is_a_mistake(tmp_path: Path) -> None:
    folder = write(tmp_path, GOOD)
    (folder / "topics" / "y.yml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(RuleError, match=r"y\.yml: is not read; rules are in files named \*\.yaml"):
        load(folder)


def test_values_may_be_beginnings_of_what_is_found(tmp_path: Path) -> None:
    query = '(and (country any "RUS b*") (event any "A* COERCE *"))'
    assert load(write(tmp_path, f"id: x\nlabel: X\nquery: {query}\n")).topics[0].id == "x"


def test_a_folder_without_rules_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no rule"):
        load(tmp_path)


def test_what_is_no_regular_file_is_a_mistake(tmp_path: Path) -> None:
    folder = write(tmp_path, GOOD)
    os.mkfifo(folder / "topics" / "fifo.yaml")
    (folder / "topics" / "zero.yaml").symlink_to("/dev/zero")
    (folder / "topics" / "folder.yaml").mkdir()
    (folder / "topics" / "lost.yaml").symlink_to("nowhere")
    (folder / "topics" / "large.yaml").write_text("#" * (1 << 20) + "\n", encoding="utf-8")
    with pytest.raises(RuleSetError) as caught:
        load(folder)
    said = {Path(error.file or "").name: error.message for error in caught.value.errors}
    assert said == {
        "fifo.yaml": "is no regular file",
        "zero.yaml": "is no regular file",
        "folder.yaml": "cannot be read: Is a directory",
        "lost.yaml": "cannot be read: No such file or directory",
        "large.yaml": "larger than 1048576 bytes",
    }


def test_a_folder_that_cannot_be_listed_is_not_empty(tmp_path: Path) -> None:
    folder = write(tmp_path, GOOD)
    (folder / "alerts").rmdir()
    assert load(folder).alerts == ()
    (folder / "alerts").write_text("", encoding="utf-8")
    with pytest.raises(RuleError, match="alerts: cannot be listed: Not a directory"):
        load(folder)


@pytest.mark.parametrize("text", ["In der Not half die Armee.", "Als ob die Armee käme.", "If the Armee had come."])
def test_words_that_deny_in_english_do_not_in_german(tmp_path: Path, text: str) -> None:
    for language, is_read in (("de", False), ("en", True)):
        (tmp_path / language).mkdir()
        rule = f"id: x\nlabel: X\nlanguage: {language}\nquery: (body any armee)\n"
        there = Document("", text.upper())
        topics, talked_about = load(write(tmp_path / language, rule)).topics_of(there)
        assert is_read or ([topic["confidence"] for topic in topics], talked_about) == ([0.4], [])
