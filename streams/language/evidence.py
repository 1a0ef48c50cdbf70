"""What a document's other mentions say of a name: that a surname is a person's, that initials are a body's."""

from collections.abc import Iterable
from typing import Final

SURE: Final = 20_000
PERSON: Final = 0
SURNAME: Final = "D=last"
_PART_OF_PERSON: Final = 5
_ONCE: Final = (0, 0, 0)


class Evidence:
    """Made of the first decisions: of each candidate its words, its class (4: no name) and its score."""

    def __init__(self, decisions: Iterable[tuple[str, int, int]]) -> None:
        self._same: dict[str, tuple[int, int, int]] = {}
        self._surnames: set[str] = set()
        self._parts: dict[str, int] = {}
        self._initials: dict[str, int] = {}
        for words, kind, score in decisions:
            named = kind < 4
            count, highest, of = self._same.get(words, (0, score if named else 0, kind))
            if count and named and score > highest:
                highest, of = score, kind
            self._same[words] = count + 1, highest, of
            if named and " " in words:
                each = words.split(" ")
                if kind == PERSON:
                    self._surnames.add(each[-1])
                    self._parts[each[0]] = _PART_OF_PERSON
                else:
                    for word in each:
                        self._parts[word] = kind
                    self._initials["".join(word[0] for word in each if word[:1].isupper())] = kind

    def features(self, words: str) -> list[str]:
        """The features that hold for a candidate of these words."""
        count, highest, kind = self._same.get(words, _ONCE)
        found = [f"D=same{kind}{'+' if highest > SURE else ''}"] if count > 1 else []
        if " " in words:
            if words.rpartition(" ")[2] in self._surnames:
                found.append("D=last2")
            return found
        if words in self._surnames:
            found.append(SURNAME)
        elif words in self._parts:
            found.append(f"D=part{self._parts[words]}")
        if words in self._initials:
            found.append(f"D=acro{self._initials[words]}")
        return found
