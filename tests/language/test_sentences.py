import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.language import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Gen. Lee met Mr. Pak. He left.", ["Gen. Lee met Mr. Pak.", "He left."]),
        ("N. Korea warned the U.S. envoy. It ended.", ["N. Korea warned the U.S. envoy.", "It ended."]),
        (
            "They told U.N. Secretary-General Annan so. He left.",
            ["They told U.N. Secretary-General Annan so.", "He left."],
        ),
        ("He flew to the U.S. The talks failed.", ["He flew to the U.S.", "The talks failed."]),
        ("He flew to the U.S.\nTalks failed.", ["He flew to the U.S.", "Talks failed."]),
        ("Build 2.0. Then rest.", ["Build 2.0.", "Then rest."]),
        ("“We won.” He left.", ["“We won.”", "He left."]),
        ("It cost 3.5 million. Then more.", ["It cost 3.5 million.", "Then more."]),
        ("First line\nSecond line", ["First line", "Second line"]),
        ("A line that is\nhard-wrapped. Next.", ["A line that is\nhard-wrapped.", "Next."]),
        ("On Jan. 5 it began.", ["On Jan. 5 it began."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert split(text) == parts


@given(st.text(alphabet='Ab. \n"”?!\t1é', max_size=80))
def test_sentences_hold_every_word_once_and_in_order(text: str) -> None:
    assert "".join("".join(split(text)).split()) == "".join(text.split())
