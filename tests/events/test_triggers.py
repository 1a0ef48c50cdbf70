"""The word that tells of an event, and how sure a type is that no word tells of by itself."""

import pytest

CAPPED = 0.3


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Norway said that it would send tents to Chad.", "send"),
        ("The envoy marked his second visit to Oman.", "visit"),
        ("Peru condemned the raid.", "condemned"),
        ("The arrest of three reporters in Peru came at dawn.", "arrest"),
        # no word tells of the type, but no article or first word stands for it
        ("The watch level was raised from three to two.", "raised"),
        ("Accept autonomy or be annihilated, Indonesia's army told Aceh separatists.", "Accept"),
    ],
)
def test_the_trigger_is_a_word_that_says_something(find, text, trigger):
    assert find(text)[0]["evidence"]["trigger"]["text"] == trigger


@pytest.mark.parametrize(
    "text",
    [
        "The watch level was raised from three to two.",
        "Accept autonomy or be annihilated, Indonesia's army told Aceh separatists.",
        "Manure was dumped in front of the prefecture at Rennes by dairymen.",
    ],
)
def test_what_no_word_tells_of_is_not_sure(find, text):
    assert find(text)[0]["score"] <= CAPPED


@pytest.mark.parametrize("text", ["Peru condemned the raid.", "Two priests were killed by gunmen in Colombia."])
def test_what_a_word_tells_of_is_surer(find, text):
    assert find(text)[0]["score"] > CAPPED


def test_what_no_word_tells_of_does_not_lead(find):
    told = find("The watch level was raised from three to two. Snow fell. Kenya expelled two Somali diplomats.")
    assert [event["type"] for event in told] == ["SANCTION", "MOBILIZE"]
