"""How well the topics hold for wordings that are not among their examples."""

from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from streams.rules import Document, load

RULES: Final = load()
HERE: Final = Path(__file__).parent
MODES: Final = {"negated", "hypothetical", "historical", "future"}


def read(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def topics(text: str) -> set[str]:
    return {topic["id"] for topic in RULES.topics_of(Document(None, text))}


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


def test_what_is_only_talked_about_is_matched_all_the_same() -> None:
    said = read("talked_about.yaml")
    assert len(said) >= 60
    assert set(Counter(each["mode"] for each in said)) == MODES
    assert [each["text"] for each in said if each["topic"] not in topics(each["text"])] == []
