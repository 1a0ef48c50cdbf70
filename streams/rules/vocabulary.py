"""The words that a rule set looks for, numbered; each word of a text is looked up once for all rules."""

import unicodedata
from bisect import insort
from collections.abc import Iterable
from typing import Final

from Stemmer import Stemmer

from streams.rules.terms import Pattern, commonness
from streams.rules.words import LONGEST_KEPT

LANGUAGES: Final = {"da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish", "fr": "french",
                    "it": "italian", "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ru": "russian",
                    "sv": "swedish"}  # fmt: skip
"""The languages that have stems: those of Snowball, by their ISO 639-1 code."""
KEPT: Final = 200_000
"""Words of texts that are remembered at the most."""


class Vocabulary:
    """The patterns of a rule set; texts are held against it by `Document.met`."""

    def __init__(self) -> None:
        self._numbers: dict[Pattern, int] = {}
        self._commonness: list[int] = []
        self._words: dict[str, int] = {}
        self._beginnings: dict[str, int] = {}
        self._lengths: list[int] = []
        self._stems: dict[str, dict[str, int]] = {}
        self._stemmers: dict[str, Stemmer] = {}
        self._met: dict[str, tuple[int, ...]] = {}

    def add(self, pattern: Pattern) -> int:
        """The number of a pattern; the same for those that differ in their case alone, or in all but their stem."""
        pattern = pattern._replace(word=_spelt_out(pattern.word), cased=None)
        if pattern.language is not None:
            pattern = pattern._replace(word=self._stemmer(pattern.language).stemWord(pattern.word))
        number = self._numbers.get(pattern)
        if number is not None:
            return number
        number = self._numbers[pattern] = len(self._numbers)
        self._commonness.append(commonness(pattern))
        self._met.clear()
        if pattern.language is not None:
            self._stems.setdefault(pattern.language, {})[pattern.word] = number
        elif pattern.open:
            self._beginnings[pattern.word] = number
            if len(pattern.word) not in self._lengths:
                insort(self._lengths, len(pattern.word))
        else:
            self._words[pattern.word] = number
        return number

    def commonness(self, patterns: Iterable[int]) -> int:
        """How often a text is likely to meet one of some patterns, in no unit."""
        return sum([self._commonness[number] for number in patterns])

    def meets(self, word: str) -> tuple[int, ...]:
        """The numbers of the patterns that a folded word meets."""
        met = self._met.get(word)
        if met is None:
            if len(word) > LONGEST_KEPT:
                return self._found(word)
            if len(self._met) >= KEPT:
                self._met.clear()
            met = self._met[word] = self._found(word)
        return met

    def _found(self, word: str) -> tuple[int, ...]:
        word = _spelt_out(word)
        found = [self._words[word]] if word in self._words else []
        for length in self._lengths:
            if length > len(word):
                break
            number = self._beginnings.get(word[:length])
            if number is not None:
                found.append(number)
        for language, stems in self._stems.items():
            number = stems.get(self._stemmer(language).stemWord(word))
            if number is not None:
                found.append(number)
        return tuple(found)

    def _stemmer(self, language: str) -> Stemmer:
        stemmer = self._stemmers.get(language)
        if stemmer is None:
            stemmer = self._stemmers[language] = Stemmer(LANGUAGES[language])
        return stemmer


def _spelt_out(word: str) -> str:
    """A folded word with two letters in the place of one that stands for both: ß, which has no capital, and ligatures.

    The words of a text keep their one letter, so that each has as many as it was written with.
    """
    return word if word.isascii() else unicodedata.normalize("NFKC", word).replace("ß", "ss")
