"""Time grows with the text, however often its words repeat: every window of a sentence is looked at for itself."""

import time

import pytest

from streams import Tagger

TAGGER = Tagger.load()


def seconds(text: str) -> float:
    """The best of three."""
    taken = []
    for _ in range(3):
        started = time.process_time()
        TAGGER.tag({"id": "a", "text": text})
        taken.append(time.process_time() - started)
    return min(taken)


@pytest.mark.parametrize(
    "sentence",
    [
        "Troops deployed. ",
        "Russia signed an agreement with Iran. ",
        "Troops deployed to Russia, ",
        "The ministry said 5,000 troops would not be deployed; ",
        "Sanctions\n",
        "fears of sanctions ",
        "Riga put it under sanctions and prevented troops from sending soldiers without sanctions, ",
        "aged ",
        "Resolution 1718 was adopted. 5 men, 5 men, 5 men, ",
        "in the 1967 war, founded in 1950, not sanctions ",
    ],
)
def test_a_text_of_four_times_the_length_takes_about_four_times_the_time(sentence: str) -> None:
    few, many = seconds(sentence * 1_000), seconds(sentence * 4_000)
    assert many < 10 * few + 0.2, f"{few:.3f} s, then {many:.3f} s"
