"""Phrases that can speak, next to a verb: names; officials, ministries, statements with what belongs to them."""

import re
from typing import Final

from streams.language.listing import listed
from streams.language.source_behind import (
    LONGEST_WORD,
    MOST_WORDS,
    SPEAKERS,
    Phrase,
    are_people,
    better,
    phrase_behind,
)
from streams.language.source_nouns import BLANKS, Nouns
from streams.language.source_words import ARTICLES
from streams.language.tokens import TITLES

_AUXILIARIES: Final = frozenset(
    listed("has have had also then later earlier further already again once just itself himself herself late on in at")
)
_PASSIVE: Final = frozenset(listed("was were is are been be being"))
_BODIES: Final = frozenset({"PERSON", "ORGANISATION"})
_ADJECTIVES: Final = re.compile(r"(?:U\.?S|U\.?K|E\.?U|U\.?N)\.?\Z")
"""Names that stand before a noun as they are: US and Israeli officials."""
_COMMA_OR_QUOTE: Final = frozenset(',”"')
_AND: Final = (" and ", " and the ")
_MOST_JOINED: Final = 6
_BRACKET: Final = 48
"""The longest one between who speaks and the verb: the European Central Bank (ECB) said."""
_DAY_FOLLOWS: Final = re.compile(r"(?: late| early| earlier| later)?(?: on| in)?(?= )")


class Phrases(Nouns):
    """Reads the phrases of one text; each answer takes a fixed number of steps."""

    def verb_group(self, start: int, low: int) -> tuple[int, bool]:
        """Where what stands before the verb at `start` ends, auxiliaries and days left out; whether it is passive."""
        text, passive = self.text, False
        end = start
        for _ in range(MOST_WORDS):
            while end > low and text[end - 1] in BLANKS:
                end -= 1
            entity = self.by_end.get(end)
            if entity is not None:
                if entity["type"] != "TEMPORAL":
                    break
                end = entity["start"]
                continue
            word = self.last_word(low, end)
            if word in _PASSIVE:
                passive = True
            elif word not in _AUXILIARIES and not (word[-2:] == "ly" and word.isalpha()):
                break
            end -= len(word)
        return end, passive

    def behind_days(self, at: int) -> int:
        """Where the days end that follow at `at`: late on Monday."""
        day = self._day(at)
        if day is None and (words := _DAY_FOLLOWS.match(self.text, at)) is not None:
            day = self._day(words.end())
        return at if day is None else day

    def _day(self, at: int) -> int | None:
        """Where the time ends that begins behind the blank at `at`."""
        entity = self.by_start.get(at + 1) if self.text.startswith(" ", at) else None
        return entity["end"] if entity is not None and entity["type"] == "TEMPORAL" else None

    def before(self, end: int, low: int) -> Phrase | None:
        """The phrase that ends at `end`, or before a bracket that ends there."""
        if self.text[end - 1] == ")" and end > low:
            bracket = self.text.rfind(" (", max(low, end - _BRACKET), end)
            if bracket < 0:
                return None
            end = bracket
        entity = self.by_end.get(end)
        if entity is None or entity["type"] not in SPEAKERS or entity["start"] < low:
            return self.common_of(end, low)
        start: int = entity["start"]
        blank = self.before_preposition(start, low)
        if blank:
            owner = self.by_end.get(blank)
            if owner is not None and owner["type"] in _BODIES and owner["start"] >= low:
                return owner["start"], end, owner, False  # the Foreign Ministry in Beijing
            noun = self.common_of(self.modified(blank, low), low)
            return noun and (noun[0], end, better(noun[2], entity), noun[3])
        if entity["type"] == "ORGANISATION":
            what = self.common(start - 1, low)
            if what is not None and self.text[what[0] : start].partition(" ")[0] in ARTICLES:
                start = what[0]  # the newspaper Haaretz
        return start, end, entity, are_people(entity)

    def opens_with_inset(self, low: int) -> bool:
        """Whether a sentence begins with one that can speak and goes on behind a comma: Ann Li, head of a court."""
        start = low + len("The ") if self.text.startswith("The ", low) else low
        entity = self.by_start.get(start)
        if entity is None or entity["type"] not in SPEAKERS:
            return False
        end: int = entity["end"]
        if self.text.startswith(" (", end) and (bracket := self.text.find(")", end, end + _BRACKET)) >= 0:
            end = bracket + 1
        return self.text.startswith(", ", end)

    def person(self, start: int, end: int) -> Phrase | None:
        """The person whose name is all that stands between, a bracket left out: John Smith (Labour)."""
        entity = self.by_start.get(start)
        if self.text[end - 1] == ")" and (bracket := self.text.rfind(" (", start, end)) >= 0:
            end = bracket
        if entity is None or entity["end"] != end or entity["type"] != "PERSON":
            return None
        return start, end, entity, False

    def after(self, start: int, high: int) -> Phrase | None:
        """The phrase that begins behind the blank at `start`."""
        return phrase_behind(self.text, self.by_start, start, high)

    def together(self, phrase: Phrase, low: int) -> list[Phrase]:
        """A phrase with what "and" and commas join to it, if the clause begins with that: TASS and Reuters said."""
        start, end, entity, anonymous = phrase
        joined = next((words for words in _AND if self.text.endswith(words, low, start)), "")
        other = self.before(start - len(joined), low) if joined else None
        if other is None or not self.begins_clause(other[0], low):
            return [phrase]
        if self._is_adjective(other) and end > self.by_start.get(start, {"end": end})["end"]:
            return [(other[0], end, better(other[2], entity) if entity else other[2], anonymous)]
        found = [other]
        while len(found) < _MOST_JOINED and self.text.endswith(", ", low, found[0][0]):
            before = self.by_end.get(found[0][0] - len(", "))
            if before is None or before["type"] not in SPEAKERS or before["start"] < low:
                break
            found.insert(0, (before["start"], before["end"], before, are_people(before)))
        return [*found, phrase] if self.begins_clause(found[0][0], low) else [other, phrase]

    def is_set_off(self, phrase: Phrase, low: int) -> bool:
        """Whether what is said comes before, as in `…, Kim warned` and `…, the newspaper Haaretz reported`."""
        start = phrase[0]
        if phrase[2] is not None and phrase[2]["start"] == start and (noun := self.common(start - 1, low)) is not None:
            start = noun[0]
        if self.text.endswith(" the ", low, start):
            start -= len("the ")
        return self.text[max(0, start - 2) : start].rstrip()[-1:] in _COMMA_OR_QUOTE

    def _is_adjective(self, phrase: Phrase) -> bool:
        """Whether a phrase is nothing but a word that tells whose a noun is: Ukrainian and Russian officials."""
        start, end, entity, _ = phrase
        if entity is None or entity["start"] != start or entity["end"] != end:
            return False
        return entity["type"] == "NATIONALITY" or _ADJECTIVES.match(self.text, start, end) is not None

    def named(self, phrase: Phrase, low: int) -> Phrase:
        """The person whose office a phrase is that stands behind a comma: Ann Li, head of the UN office said."""
        start, entity = phrase[0], self.by_start.get(phrase[0])
        if self.text.endswith(" the ", low, start):
            start -= 4
        before = self.by_end.get(start - 2) if self.text.endswith(", ", low, start) else None
        if before is None or before["type"] != "PERSON" or (entity is not None and entity["type"] == "PERSON"):
            return phrase
        at: int = before["start"]
        titles = self.text[max(low, at - LONGEST_WORD) : at].split()
        # Behind meeting Kim, the minister said so: it is not Kim who did.
        first = self.text[start : start + LONGEST_WORD].partition(" ")[0]
        bare = entity is None and first.islower() and first not in ARTICLES
        if at >= low and (bare or all(title.rstrip(".").lower() in TITLES for title in titles)):
            return at, before["end"], before, False
        return phrase
