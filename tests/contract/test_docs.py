import json
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from streams import Tagger
from streams.rules import Document

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])


def test_generated_pages_are_those_of_the_code():
    generated = runpy.run_path(str(ROOT / "docs" / "generate.py"))["generated"]()
    for name, text in generated.items():
        assert (ROOT / "docs" / name).read_text(encoding="utf-8") == text, "run: python docs/generate.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert target.startswith("https://") or (page.parent / target).exists(), target


def test_the_python_example_of_the_readme_runs():
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S)
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True, timeout=60, check=True)
    assert "('LOCATION', 'North Korea', 'country:PRK')" in done.stdout
    assert "troop-deployment" in done.stdout


def test_the_example_of_dateline_and_sources_is_what_comes_out():
    page = (ROOT / "docs" / "subscriber.md").read_text(encoding="utf-8")
    ((text, example),) = re.findall(r"^> (SEOUL.*?)\n.*?```json\n(.*?)```", page, re.M | re.S)
    item = Tagger.load().tag({"id": "1", "published": "2025-06-19", "text": text}).model_dump()
    assert {name: item[name] for name in ("dateline", "sources")} == json.loads(example)


def test_the_tag_example_of_the_readme_runs():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^echo .*wirewatch tag -$", readme, re.M)
    command = line.replace(".venv/bin/wirewatch", f"{sys.executable} -m streams")
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60, check=True)
    assert '"uri":"1"' in done.stdout


def test_the_example_rules_of_the_docs_are_rules(tmp_path):
    from streams.rules import rule_set

    topic, alert = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "rules.md").read_text(encoding="utf-8"), re.S)
    rules = rule_set({"topics/treaty.yaml": topic, "alerts/treaty.yaml": alert}, tmp_path)
    assert [rule.id for rule in rules.topics] == [rule.id for rule in rules.alerts] == ["treaty"]
    (rule,) = rules.topics
    for text, holds in [(rule.examples[0].text, True), (rule.counter_examples[0], False)]:
        assert (rule.query.hits(Document(None, text)) is not None) is holds


def test_the_forms_of_the_rule_language_in_the_docs_parse():
    from streams.rules.compiled import compile_query

    text = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    forms = [form.replace(" …", "") for form in re.findall(r"`(\([^`]*\))`", text)]
    assert len(forms) >= 15
    for form in forms:
        compile_query(f"(and x {form})")


def test_the_examples_of_quantities_money_and_times_are_as_they_come():
    from streams.language import load_gazetteer, recognise

    page = (ROOT / "docs" / "subscriber.md").read_text(encoding="utf-8")
    gazetteer = load_gazetteer()
    rows = re.findall(r"^\| (.+) \| (QUANTITY|MONEY|TEMPORAL) \| `(\{.+\})` \|$", page, re.M)
    assert len(rows) == 31
    for words, kind, fields in rows:
        (found,) = [e for e in recognise(words, "2025-06-18T00:00:00Z", gazetteer) if e["type"] == kind]
        own = {name: value for name, value in found.items() if name not in ("type", "start", "end", "text", "id")}
        assert own == json.loads(fields), words


def test_every_command_of_the_docs_exists():
    from streams.cli import cli

    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    named = set(
        re.findall(r"\bwirewatch (demo|worker|topics|publish|tail|tag|rules|watchlist|deadletter|settings)\b", text)
    )
    assert named == set(cli.commands)
