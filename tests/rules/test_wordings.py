"""How well the topics hold for wordings that are not among their examples."""

from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from streams import Tagger
from streams.rules import Document

TAGGER: Final = Tagger.load()
RULES: Final = TAGGER.resources.ruleset
HERE: Final = Path(__file__).parent


def read(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def topics(text: str) -> set[str]:
    """What a text is about or only talks about."""
    return {topic["id"] for found in RULES.topics_of(Document(None, text)) for topic in found}


def modes(topic: str, text: str) -> list[str]:
    """How a text only talks about a topic; none if it is about it or has no word of it."""
    item = TAGGER.tag({"id": "1", "text": text, "published": "2025-06-18T09:30:00Z"})
    return [mode for found in item.talked_about if found.id == topic for mode in found.modes]


FILES: Final = {name: read(f"{name}.yaml") for name in ("held_back", "paraphrases")}


@pytest.mark.parametrize("name", FILES)
def test_each_topic_has_sentences_for_and_against(name: str) -> None:
    assert set(FILES[name]) == {rule.id for rule in RULES.topics}
    assert all(len(of["positive"]) >= 2 and of["negative"] for of in FILES[name].values())


@pytest.mark.parametrize(("name", "recall"), [("held_back", 0.965), ("paraphrases", 0.97)])
def test_wordings_that_no_rule_lists_are_found(name: str, recall: float) -> None:
    said = [(topic, text) for topic, of in FILES[name].items() for text in of["positive"]]
    missed = [f"{topic}: {text}" for topic, text in said if topic not in topics(text)]
    assert len(missed) <= (1 - recall) * len(said), "\n".join(missed)


@pytest.mark.parametrize("name", FILES)
def test_other_senses_of_their_words_are_not(name: str) -> None:
    said = [(topic, text) for topic, of in FILES[name].items() for text in of["negative"]]
    assert [f"{topic}: {text}" for topic, text in said if topic in topics(text)] == []


@pytest.mark.parametrize("text", read("figurative.yaml"))
def test_sport_culture_and_figures_of_speech_have_no_topic(text: str) -> None:
    assert topics(text) == set()


TALKED_ABOUT: Final = read("talked_about.yaml")


def test_rules_fire_on_what_is_only_talked_about() -> None:
    assert len(TALKED_ABOUT) >= 60
    assert [each["text"] for each in TALKED_ABOUT if each["topic"] not in topics(each["text"])] == []


@pytest.mark.parametrize(("mode", "share"), [("negated", 0.97), ("hypothetical", 1.0), ("historical", 1.0)])
def test_it_is_told_from_what_has_happened(mode: str, share: float) -> None:
    said = [each for each in TALKED_ABOUT if each["mode"] == mode]
    missed = [each["text"] for each in said if mode not in modes(each["topic"], each["text"])]
    assert len(missed) <= (1 - share) * len(said), "\n".join(missed)


def test_what_is_yet_to_come_is_about_its_topic() -> None:
    said = [each for each in TALKED_ABOUT if each["mode"] == "future"]
    assert [each["text"] for each in said if modes(each["topic"], each["text"])] == []


SO_OR_NOT: Final = {name: read(f"{name}.yaml") for name in ("so_or_not", "so_or_not_unread")}


@pytest.mark.parametrize(
    ("name", "mode", "share"),
    [
        ("so_or_not", "negated", 0.89),
        ("so_or_not", "hypothetical", 0.91),
        ("so_or_not", "historical", 1.0),
        ("so_or_not_unread", "negated", 0.75),
        ("so_or_not_unread", "hypothetical", 0.77),
        ("so_or_not_unread", "historical", 1.0),
    ],
)
def test_what_is_not_so_is_told_in_other_words_too(name: str, mode: str, share: float) -> None:
    said = [each for each in SO_OR_NOT[name] if each["mode"] == mode and each["topic"] in topics(each["text"])]
    assert len(said) >= 8
    missed = [each["text"] for each in said if mode not in modes(each["topic"], each["text"])]
    assert len(missed) <= (1 - share) * len(said), "\n".join(missed)


@pytest.mark.parametrize(("name", "share"), [("so_or_not", 1.0), ("so_or_not_unread", 0.97)])
def test_what_has_happened_is_not_taken_back_by_words_nearby(name: str, share: float) -> None:
    said = [each for each in SO_OR_NOT[name] if each["mode"] == "none" and each["topic"] in topics(each["text"])]
    assert len(said) >= 30
    missed = [each["text"] for each in said if modes(each["topic"], each["text"])]
    assert len(missed) <= (1 - share) * len(said), "\n".join(missed)
