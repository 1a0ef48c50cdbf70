import json
from pathlib import Path

import pytest

from tests.commands.test_cli import folder, wirewatch

__all__ = ["folder"]

SEED = str(next((Path(__file__).parents[2] / "seeds").glob("*.txt")))
TOPIC = """\
id: pacts
label: Pacts
query: |
  (or
    (text_content any "pact pacts")
    (prox/unit=sentence/distance=1 (body any/stemming "deploy") (not (body any "football")) (country any "PRK")))
examples:
  - text: The pact was signed.
    spans: [pact]
counter_examples:
  - The compact car was parked.
"""
ALERT = "id: pacts\nlabel: Pacts\nquery: (topic any pacts)\ntopic: pacts\nseverity: low\n"


@pytest.fixture
def rules(folder: Path) -> Path:
    for name, content in (("topics", TOPIC), ("alerts", ALERT)):
        (folder / "rules" / name).mkdir(parents=True)
        (folder / "rules" / name / "pacts.yaml").write_text(content, encoding="utf-8")
    return folder / "rules"


def test_check_says_all_that_is_wrong(rules: Path) -> None:
    done = wirewatch("rules", "check", str(rules))
    assert (done.status, done.out) == (0, "1 topic rules and 1 alert rules, nothing wrong with them\n")
    (rules / "topics" / "pacts.yaml").write_text(TOPIC.replace("any/stemming", "any/stem"), encoding="utf-8")
    (rules / "alerts" / "pacts.yaml").write_text(ALERT + "colour: red\n", encoding="utf-8")
    done = wirewatch("rules", "check", str(rules))
    assert done.status == 1
    first, second, count = done.err.splitlines()
    assert first.endswith("topics/pacts.yaml:6:37: rule pacts: unknown modifier /stem; known are /stemming, "
                          "/casesensitive, /literal, /regexp")  # fmt: skip
    assert second.endswith("alerts/pacts.yaml:6:1: rule pacts: unknown field 'colour'; known are background, "
                               "counter_examples, examples, id, label, language, query, severity, subject, topic, "
                               "wires")  # fmt: skip
    assert count == "2 errors"


def test_examples_that_fail_are_named(rules: Path) -> None:
    assert wirewatch("rules", "test", str(rules)).status == 0
    broken = TOPIC.replace("[pact]", "[signed]").replace("The compact car was parked.", "A suicide pact.")
    (rules / "topics" / "pacts.yaml").write_text(broken, encoding="utf-8")
    done = wirewatch("rules", "test", str(rules))
    assert done.status == 1
    assert done.out.splitlines() == [
        "rule pacts does not find 'signed' in the example: The pact was signed.",
        "rule pacts is met, by 'pact', by the counter-example: A suicide pact.",
        "2 examples and counter-examples, 2 failures",
    ]


def test_an_example_may_have_a_headline_and_be_of_an_alert(rules: Path) -> None:
    examples = """\
examples:
  - headline: Pact signed in Quito
  - {headline: No news, text: The pact was signed., spans: [pact]}
counter_examples:
  - They signed nothing.
"""
    (rules / "alerts" / "pacts.yaml").write_text(ALERT + examples, encoding="utf-8")
    done = wirewatch("rules", "test", str(rules))
    assert (done.status, done.out) == (0, "5 examples and counter-examples, 0 failures\n"), done.err
    broken = examples.replace("Pact signed", "Rain fell").replace("[pact]", "[signed]").replace("nothing", "a pact")
    (rules / "alerts" / "pacts.yaml").write_text(ALERT + broken, encoding="utf-8")
    done = wirewatch("rules", "test", str(rules))
    assert done.out.splitlines() == [
        "alert rule pacts is not met by the example: Rain fell in Quito",
        "alert rule pacts does not find 'signed' in the example: No news / The pact was signed.",
        "alert rule pacts is met, by 'pact', by the counter-example: They signed a pact.",
        "5 examples and counter-examples, 3 failures",
    ]


def test_an_explanation_shows_each_clause_and_its_words(rules: Path) -> None:
    story = b'{"id": "a", "text": "North Korea deployed men."}'
    done = wirewatch("rules", "explain", "pacts", "-", "--rules", str(rules), stdin=story)
    assert done.out.splitlines() == [
        "topic rule pacts on a",
        "  yes or  <- North Korea, deployed",
        '    no  text_content any "pact pacts"',
        "    yes prox/unit=sentence/distance=1  <- North Korea, deployed",
        '      yes body any/stemming "deploy"  <- deployed',
        "      yes not",
        '        no  body any "football"',
        '      yes country any "PRK"  <- North Korea',
        "alert rule pacts on a",
        '  yes topic any "pacts"  <- North Korea, deployed',
    ]


def test_no_such_rule(rules: Path) -> None:
    done = wirewatch("rules", "explain", "treaty", "-", "--rules", str(rules), stdin=b"x")
    assert done.status == 2
    assert done.err == "wirewatch: no rule has the id 'treaty'; there are pacts\n"


def test_a_backtest_says_what_is_added_and_dropped(rules: Path) -> None:
    done = wirewatch("rules", "backtest", str(rules), SEED)
    assert done.status == 0
    signs = [line[0] for line in done.out.splitlines()[:-1]]
    assert sorted(set(signs)) == ["+", "-"]
    assert done.out.splitlines()[-1].endswith("1 added, 6 dropped, 0 changed")
    same = wirewatch("rules", "backtest", str(rules), SEED, "--rules", str(rules))
    assert same.out == "1 items: 1 alerts before, 1 after; 0 added, 0 dropped, 0 changed\n"


def test_a_backtest_says_what_it_could_not_read(rules: Path, folder: Path) -> None:
    item = '{"id": "a", "text": "North Korea deployed men."}'
    (folder / "items.jsonl").write_text("{broken\n" + item + "\n", encoding="utf-8")
    done = wirewatch("rules", "backtest", str(rules), "items.jsonl", "--rules", str(rules))
    assert done.status == 1
    assert done.out == "1 items, 1 more could not be read: 1 alerts before, 1 after; 0 added, 0 dropped, 0 changed\n"
    assert done.err.startswith("rejected: ")


def test_what_is_only_talked_about_is_said_to_be(rules: Path) -> None:
    story = b'{"id": "a", "text": "Egypt may sign a treaty."}'
    done = wirewatch("rules", "explain", "treaty", "-", stdin=story)
    assert done.out.splitlines()[-1] == "only talked about: treaty (hypothetical)"
    denied = TOPIC.replace("The pact was signed.", "There was no pact.")
    (rules / "topics" / "pacts.yaml").write_text(denied, encoding="utf-8")
    done = wirewatch("rules", "test", str(rules))
    assert done.out.splitlines()[0] == (
        "rule pacts is not met by the example, which only talks about it (negated): There was no pact."
    )


def test_a_backtest_needs_items(rules: Path) -> None:
    assert wirewatch("rules", "backtest", str(rules)).status == 2


def test_extra_rules_become_files(folder: Path) -> None:
    rules = [
        {"name": "Gas: a/b", "query": '(or (title any "gas") // no // (body adj "x y"))', "topicId": "medtop:20000001"}
    ]
    (folder / "extra.json").write_text(json.dumps({"rules": rules * 2}), encoding="utf-8")
    done = wirewatch("rules", "import-extra", "extra.json", "mine")
    assert done.status == 0, done.err
    assert sorted(path.name for path in (folder / "mine" / "topics").iterdir()) == ["gas-a-b-2.yaml", "gas-a-b.yaml"]
    again = wirewatch("rules", "import-extra", "extra.json", "mine")
    assert (again.status, again.err) == (
        1, "wirewatch: mine/topics/gas-a-b.yaml: is there already; give an empty folder\n"
    )  # fmt: skip
    (folder / "extra.json").write_text("[]", encoding="utf-8")
    assert wirewatch("rules", "import-extra", "extra.json", "other").status == 1
    assert wirewatch("rules", "import-extra", "extra.json", "other").err == (
        'wirewatch: extra.json: not an object of JSON with a list of "rules"\n'
    )


def test_extra_rules_begin_with_a_byte_order_mark_and_go_where_they_can(folder: Path) -> None:
    rules = {"rules": [{"name": "Öl", "query": '(title any "oil")'}]}
    (folder / "extra.json").write_text("\ufeff" + json.dumps(rules), encoding="utf-8")
    (folder / "taken").write_text("", encoding="utf-8")
    assert wirewatch("rules", "import-extra", "extra.json", "mine").status == 0
    for target in ("/dev/null/x", "/proc/x", "taken/x"):
        done = wirewatch("rules", "import-extra", "extra.json", target)
        assert done.status == 1
        assert done.err.startswith(f"wirewatch: {target}/topics/")
        assert ": cannot be written: " in done.err
        assert done.err.count("\n") == 1
