"""The words beside a place in a text."""

import re
from typing import Final, NamedTuple

_LOOKBACK: Final = 24
_MOST_WORDS: Final = 5
_LONGEST: Final = 64
# One set of characters for all words in lower case: a group of words takes several times as long.
_AFTER: Final = re.compile(
    r"( of(?!\w| course))?"
    r"((?:[ \n\xa0](?:U\.[SKN]\.|[A-Z][\w-]{0,30}(?: [0-9]{1,4}[A-Z]?[0-9]?(?= [a-z]))?)){0,3})"
    r"((?:[ \n\xa0][a-z][a-z'’ \n\xa0-]{0,62})?)"
)


class Following(NamedTuple):
    """What stands behind a number: perhaps of, up to three words with capitals, up to five in lower case.

    A number may be part of a name with a capital: 14 Challenger 2 tanks.

    The words are one character apart, the first of them one behind `names_end`.
    """

    of: bool
    names: list[str]
    names_end: int
    words: list[str]

    def end(self, count: int) -> int:
        """Where the first `count` of the words in lower case end."""
        return self.names_end + count + sum(map(len, self.words[:count]))


def following(text: str, end: int) -> Following:
    """What stands behind `end`."""
    after = _AFTER.match(text, end)
    assert after is not None  # noqa: S101 - every part of the pattern may be empty
    of, names, lower = after.groups()
    words = lower.split(None, _MOST_WORDS)
    if len(words) > _MOST_WORDS or len(lower) == _LONGEST:
        words.pop()  # the rest, or a word that is cut
    if len(words) > 1 and lower.find("  ") > 0:
        words = lower.partition("  ")[0].split()  # their places are told by their lengths
    return Following(of is not None, names.split(), after.end(2), words)


def word_before(text: str, start: int) -> tuple[str, int]:
    """The word that a blank or a hyphen parts from `start`, of a long one its last letters, and where it begins."""
    if not start or text[start - 1] not in " -\n\xa0":
        return "", start
    low = max(0, start - _LOOKBACK)
    at = text.rfind(" ", low, start - 1) + 1 or low
    word = text[at : start - 1]
    if not word.isalnum():
        # Also lines and narrow blanks part words.
        parts = word.split()
        word = parts[-1] if parts and word[-1] not in "\n\xa0" else ""
        at = start - 1 - len(word)
    return word, at


def begins_sentence(text: str, start: int) -> bool:
    """Whether what begins at `start` may have its capital from its place."""
    left = text[max(0, start - 2) : start].rstrip(" ")
    return not left or left[-1] in '.!?:;"“”‘(\n-–—'
