"""Fractions in words: half of the troops, two thirds of its tanks, up by a third, one in five voters."""

from collections.abc import Iterable
from typing import Any, Final

from streams.language.amounts import precision_before
from streams.language.cues import FRACTIONS, HEDGES, SCALES
from streams.language.durations import UNITS_OF_TIME
from streams.language.gazetteer import Found
from streams.language.listing import listed
from streams.language.mentions import Mention
from streams.language.money import plain
from streams.language.neighbours import begins_sentence, word_before

_HEDGES: Final = frozenset(HEDGES)
_STOPS: Final = ",.;:)]”\"'’?!—\n"
_NO_NOUNS: Final = frozenset(
    listed(
        "of to in since from this last on over by and as or but compared within between while when after before during "
        "against are were is was have has had will would could said say since because at with for than "
        "the its their his her our all those these"
    )
)
"""What may follow a fraction of what is not named: rose by a third to, nearly half were."""
_OF_TIME: Final = frozenset(listed("growth contraction decline recession losses profit profits expansion"))
_WHICH_HALF: Final = frozenset(
    listed("a other latter former first second last southern northern eastern western upper lower top bottom better")
    + listed("left right front back this that each every")
)
"""Before a half these make it one of two things: the southern half of the island."""
_RATES: Final = frozenset({"percent", "per", "points"})
_RANKS: Final = frozenset(listed("number no day phase act part stage chapter week level"))
_PEOPLE: Final = frozenset(listed("people women men children"))
_BEFORE_SHARES: Final = frozenset(listed("that only just some roughly approximately said says least")) | {""}
"""What may stand before 3 in 10, which else may be three in ten places."""
_LOOKAHEAD: Final = 24


def shares(text: str, cues: Iterable[Found]) -> list[Mention]:
    """The mentions of fractions in order, as percent: 50 of `half of the troops`, 66.67 of `two thirds`."""
    found: list[Mention] = []
    for cue in cues:
        if cue.id != "fraction":
            continue
        words = text[cue.start : cue.end]
        percent, before, behind = FRACTIONS[words] if words in FRACTIONS else FRACTIONS[words[0].lower() + words[1:]]
        start, end = cue.start + before, cue.end - max(behind, 0)
        if " in " in words or "-in-" in words or " out of " in words:
            if not _is_of_many(text, start, end):
                continue
        elif not _is_share(text, cue.start, start, end, bare=behind < 0):
            continue
        details: dict[str, Any] = {"precision": precision_before(text, start), "value": percent, "unit": "%"}
        found.append(Mention(start, end, "QUANTITY", f"quantity:{plain(percent)}-percent", details))
    return found


def _is_share(text: str, cue_start: int, start: int, end: int, *, bare: bool) -> bool:
    """Whether a fraction is one of something, not one of two things, a time or a third one."""
    if not text[start].isalpha() and text[max(0, start - 2) : start].strip(" -").isdecimal():
        return False  # 2 1/2 of them
    if text[start : start + 4].lower() == "half" and word_before(text, start)[0].lower() in _WHICH_HALF:
        return False
    if text.startswith("a half", start) and text.endswith(" and ", 0, start):
        return False  # one and a half
    if bare and start == cue_start and word_before(text, start)[0].lower() not in _HEDGES:
        return False
    following = text[end : end + 1]
    word = text[end + 1 : end + _LOOKAHEAD].partition(" ")[0]
    if bare and following and following not in _STOPS and not (following == " " and word in _NO_NOUNS):
        return False
    if word == "of" and text.endswith("quarters", start, end):
        return text[end + 4 : end + _LOOKAHEAD].partition(" ")[0].rstrip(_STOPS) not in _OF_TIME
    return True


def _is_of_many(text: str, start: int, end: int) -> bool:
    """Whether one in five is a share, not one in five years, in five hundred or in 5.5; and not number one in five."""
    following = text[end : end + 1]
    if following and following not in _STOPS and following != " ":
        return False
    if following in ("", ",", ".") and text[end + 1 : end + 2].isdecimal():
        return False
    word = text[end + 1 : end + _LOOKAHEAD].partition(" ")[0].rstrip(_STOPS)
    if following == " " and (word in UNITS_OF_TIME or word in SCALES or word in _RATES):
        return False
    before, at = word_before(text, start)
    if text[start].isdigit() and " in " in text[start:end] and "every" not in text[start:end]:
        # 3 in 10 voters are a share, 1 in 5 is none; and seven killed 3 in 5 villages.
        many = (len(word) > 3 and word[-1] == "s") or word in _PEOPLE
        return before.lower() in _HEDGES or (many and (before in _BEFORE_SHARES or begins_sentence(text, at)))
    return before.lower() not in _RANKS
