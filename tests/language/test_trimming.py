import pytest

from streams.language.scores import CLASSES
from streams.language.settle import Span
from streams.language.trimming import trimmed

PERSON, BODY, PLACE = CLASSES.index("PERSON"), CLASSES.index("ORGANISATION"), CLASSES.index("LOCATION")


def left(text: str, words: str, kind: int) -> str | None:
    """What stays of some words of a text that the model takes for a name."""
    start = text.index(words)
    spans = trimmed(text, [Span(start, start + len(words), kind, 1)], {"Turkey": "TUR"})
    return text[spans[0].start : spans[0].end] if spans else None


@pytest.mark.parametrize(
    ("text", "words", "kind", "expected"),
    [
        ("Though Roe won, he left.", "Though Roe", PERSON, "Roe"),
        ("It fell. According to Professor Roe it broke.", "According to Professor Roe", PERSON, "Professor Roe"),
        ("Despite the Zorvath Party it fell.", "Despite the Zorvath Party", BODY, "Zorvath Party"),
        ("In the 1992 Zorvath Congress election.", "1992 Zorvath Congress", BODY, "Zorvath Congress"),
        ("Overall, it fell.", "Overall", PERSON, None),
        ("Ten-year yields fell.", "Ten-year", PERSON, None),
        ("Jane Roe, R-Ohio, left.", "R-Ohio", PLACE, None),
        # What may look so.
        ("The band Like Roe sang.", "Like Roe", BODY, "Like Roe"),
        ("The 1922 Committee met.", "1922 Committee", BODY, "1922 Committee"),
        ("The 101st Division left.", "101st Division", BODY, "101st Division"),
        ("The 2500 Club met.", "2500 Club", BODY, "2500 Club"),
        ("Overall Roe left.", "Overall Roe", PERSON, "Overall Roe"),
        ("Ten-Year Jane left.", "Ten-Year Jane", PERSON, "Ten-Year Jane"),
    ],
)
def test_what_is_no_part_of_a_name(text: str, words: str, kind: int, expected: str | None) -> None:
    assert left(text, words, kind) == expected
