import json
import re
from pathlib import Path

import pytest

from streams import Tagger
from streams.wire import decode

PAGE = (Path(__file__).parents[2] / "docs" / "events.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\| ([A-Z]+) \| (.+\.) \|$", PAGE, re.M)


@pytest.fixture(scope="module")
def events_of():
    tagger = Tagger.load()
    return lambda text: tagger.enrich(decode(json.dumps({"id": "1", "text": text}).encode()))["events"]


def test_the_event_on_the_page_is_what_comes_out(events_of):
    text, _ = re.findall(r"^> (.+)$", PAGE, re.M)
    (shown,) = re.findall(r"```json\n(.*?)```", PAGE, re.S)
    assert events_of(text) == [json.loads(shown)]


def test_the_flash_on_the_page_is_read():
    _, headline = re.findall(r"^> (.+)$", PAGE, re.M)
    (told,) = re.findall(r"the event is an ([A-Z]+) of ([A-Z]+) on ([A-Z]+)\.", PAGE)
    (event,) = Tagger.load().tag({"id": "1", "headline": headline, "text": ""}).events
    assert (event.type, event.actor.country, event.recipient.country) == told


def test_there_is_an_example_of_every_type():
    assert len(dict(EXAMPLES)) == 16


@pytest.mark.parametrize(("type_", "text"), EXAMPLES)
def test_each_example_is_of_its_type(events_of, type_, text):
    assert events_of(text)[0]["type"] == type_
