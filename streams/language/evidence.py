"""What a document's other mentions say of a name: that a surname is a person's, that initials are a body's."""

from typing import Final

from streams.language.scores import NONE, PERSON

SURE: Final = 200
DOCUMENT: Final = "D"
"""Name of the features that tell of the document."""
SURNAME: Final = (DOCUMENT, "last")
_SURNAME_OF_SEVERAL: Final = (DOCUMENT, "last2")
_PART_OF_PERSON: Final = 5
_SAME: Final = tuple(((DOCUMENT, f"same{kind}"), (DOCUMENT, f"same{kind}+")) for kind in range(5))
_PART: Final = tuple((DOCUMENT, f"part{kind}") for kind in range(6))
_INITIALS: Final = tuple((DOCUMENT, f"acro{kind}") for kind in range(4))
_NOTHING: Final[tuple[tuple[str, str], ...]] = ()


class Evidence:
    """Made of the first decisions: of each candidate its words, its class and its score."""

    def __init__(self) -> None:
        self._once: dict[str, tuple[int, int]] = {}
        self._repeated: dict[str, tuple[int, int]] = {}
        self._surnames: set[str] = set()
        self._parts: dict[str, int] = {}
        self._initials: dict[str, int] = {}

    def add(self, words: str, kind: int, score: int) -> None:
        """Take a candidate into account; class NONE for one that is no name so far."""
        earlier = self._once.get(words)
        if earlier is None:
            self._once[words] = kind, score
            if kind != NONE and " " in words:
                self._add_parts(words, kind)
        else:
            # The best of the decisions holds for all.
            better = score > earlier[1] if kind != NONE else False
            self._once[words] = self._repeated[words] = (kind, score) if better or earlier[0] == NONE else earlier
            if kind != earlier[0] and kind != NONE and " " in words:
                self._add_parts(words, kind)

    def _add_parts(self, words: str, kind: int) -> None:
        each = words.split(" ")
        if kind == PERSON:
            self._surnames.add(each[-1])
            self._parts[each[0]] = _PART_OF_PERSON
        else:
            for word in each:
                self._parts[word] = kind
            self._initials["".join([word[0] for word in each if word and word[0].isupper()])] = kind

    def features(self, words: str) -> tuple[tuple[str, str], ...]:
        """The features that hold for a candidate of these words, as names and keys."""
        found = _NOTHING
        repeated = self._repeated.get(words)
        if repeated is not None:
            kind, score = repeated
            found = (_SAME[kind][score > SURE and kind != NONE],)
        if " " in words:
            if self._surnames and words.rpartition(" ")[2] in self._surnames:
                found += (_SURNAME_OF_SEVERAL,)
            return found
        if words in self._surnames:
            found += (SURNAME,)
        elif (part := self._parts.get(words)) is not None:
            found += (_PART[part],)
        if (initials := self._initials.get(words)) is not None:
            found += (_INITIALS[initials],)
        return found
