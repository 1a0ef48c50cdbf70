"""What docs/watchlists.md says is so."""

import re
from pathlib import Path

import pytest

from streams import Tagger
from streams.enrich import load_resources
from streams.rules.files import rule_set
from streams.watchlists import sources
from streams.watchlists.build import build
from streams.watchlists.folder import path_of
from tests.watchlists.conftest import gazetteer

PAGE = (Path(__file__).parents[2] / "docs" / "watchlists.md").read_text(encoding="utf-8")
TOLD = re.findall(r"^\| `(.+?)` \| `(.+?)` \| ([0-9.]+) \| (.+?) \|$", PAGE, re.M)
NOT_TOLD = re.findall(r"^\| `([^`]+)` \| (?!`)", PAGE, re.M)


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.S)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page's lists, compiled."""
    folder = tmp_path_factory.mktemp("lists")
    for number, text in enumerate([*blocks("csv"), *blocks("json")]):
        source = folder / "source"
        source.write_text(text, encoding="utf-8")
        kind = "PERSON" if '"D1"' in text else None
        name = "board" if not number else f"list-{number}"
        build(path_of(folder, name), sources.entries(source, type_=kind), gazetteer().words.common, {})
    return folder


@pytest.fixture(scope="module")
def tagger(folder: Path) -> Tagger:
    return Tagger.load(watchlists=folder)


def test_there_are_examples() -> None:
    assert (len(blocks("csv")), len(blocks("json"))) == (1, 2)
    assert len(TOLD) == 14
    assert len(NOT_TOLD) == 6


@pytest.mark.parametrize(("text", "name", "score", "why"), TOLD)
def test_what_is_found(tagger: Tagger, text: str, name: str, score: str, why: str) -> None:
    entities = tagger.tag({"id": "1", "text": text}).entities
    (entry,) = [entry for entity in entities for entry in entity.watchlists or ()]
    assert (entry.name, entry.score, ", ".join(entry.why)) == (name, float(score), why)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_is_not_told(tagger: Tagger, text: str) -> None:
    assert not [entity for entity in tagger.tag({"id": "1", "text": text}).entities if entity.watchlists]


def test_the_headline_is_read_and_its_offsets_are_its_own(tagger: Tagger) -> None:
    headline = "Police hold Viktor Sobolev"
    item = tagger.tag({"id": "1", "headline": headline, "text": "It was the second time."})
    (entity,) = item.in_headline
    assert entity.field == "headline"
    assert headline[entity.start : entity.end] == entity.text == "Viktor Sobolev"
    assert entity.id not in {each.id for each in item.entities}


def test_a_rule_on_a_list_holds_by_the_headline(folder: Path, tmp_path: Path) -> None:
    rules = {
        "topics/board.yaml": 'id: board\nlabel: A\nquery: (watchlist any "list-2")\n',
        "alerts/board.yaml": "id: board\nlabel: A\nquery: (topic any board)\ntopic: board\nseverity: low\n",
    }
    tagger = Tagger(load_resources(rule_set(rules, tmp_path), watchlists=folder))
    item = tagger.tag({"id": "1", "headline": "Police hold Romashka chief", "text": "It was the second time."})
    (topic,) = item.topics
    assert [(span.field, span.text) for span in topic.evidence] == [("headline", "Romashka")]
    (signal,) = tagger.signals(item.model_dump(), received="2025-06-18T09:00:00Z")
    assert signal["evidence"][0]["sentence"]["field"] == "headline"


def test_the_exception_to_words_of_the_language(tagger: Tagger) -> None:
    found = tagger.tag({"id": "1", "text": "Then the tanker Hope sank."}).entities
    assert [(entity.type, entity.text) for entity in found if entity.watchlists] == [("MILITARY_PLATFORM", "Hope")]


def test_the_rule_holds_for_the_list_and_for_the_id(folder: Path, tmp_path: Path) -> None:
    (rule,) = blocks("yaml")
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics" / "board.yaml").write_text(rule)
    by_id = rule.replace("id: board", "id: orlova").replace('"board"', '"B1"')
    (tmp_path / "topics" / "orlova.yaml").write_text(by_id)
    tagger = Tagger.load(tmp_path, watchlists=folder)

    def topics(text: str) -> dict[str, list[str]]:
        found = tagger.tag({"id": "1", "text": text}).topics
        return {topic.id: [span.text for span in topic.evidence] for topic in found}

    said = ["Anna Petrovna Orlova"]
    assert topics("We met Anna Petrovna Orlova there.") == {"board": said, "orlova": said}
    assert topics("We met nobody there.") == {}
