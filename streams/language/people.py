"""Who is who among an item's people: one id for all mentions of a person, in full or by surname, titled or not.

Two people of one surname stay two; a surname alone then means, in this order, the one who bears the title before it,
the one whom the paragraph names in full and no other, the first in the item.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import pairwise
from typing import Final

from streams.language.gazetteer import Gazetteer
from streams.language.ids import slug
from streams.language.listing import listed
from streams.language.mentions import Entity
from streams.language.person_names import SUFFIXES, Name, sound, taken_apart
from streams.language.speakers import enter_countries

_PARTICLES: Final = frozenset(listed("al el bin ibn bint de la del der von van da di du dos"))
_KIN: Final = frozenset(
    listed(
        "son sons daughter daughters brother brothers sister sisters father mother grandson granddaughter grandfather "
        "grandmother nephew niece uncle aunt cousin half-brother stepson"
    )
)
_KIN_BETWEEN: Final = 48
"""Most code points between the names of two who are said to be relatives."""
_LEAST_WITH_ORIGIN: Final = 3
"""Words of which the first may be a people; of two it is rather the name of somebody."""
_MOST_COMPARED: Final = 200
"""Different full names of an item that are looked through for parts of each other."""
_MOST_BEARERS: Final = 20
"""People of one surname who are told apart; a text of nothing but Smiths would take too long."""


class _Person:
    """Somebody whom an item names in full."""

    def __init__(self, words: tuple[str, ...], surname: str, given: tuple[str, ...], suffix: tuple[str, ...]) -> None:
        self.words, self.surname, self.given, self.suffix = words, surname, given, suffix
        self.offices: set[str] = set()
        self.mentions: set[str] = set()
        self.id = self.fullest = ""


def identify(
    text: str,
    mentions: Sequence[Entity],
    entities: Sequence[Entity],
    gazetteer: Gazetteer,
    home: str | None = None,
) -> None:
    """Give the people, the `mentions` among an item's `entities`, id, name, and the country that they speak for.

    The name is the fullest form in the item, without title; an office that no name goes with has none. The country of
    entities that are no people must have been entered before. A minister of whom nothing says more is one of `home`,
    the country that the item was written in.
    """
    names = _names(mentions, gazetteer)
    people = _People(gazetteer.lexicon.family_first, _relatives(text, mentions))
    full = {words: name for words, name in names.items() if len(name.words) > 1}
    parts = _parts(full)
    for words, name in full.items():
        if words not in parts:
            people.add(words, name)
    people.settle(parts)
    alone: dict[str, str] = {}
    for entity in mentions:
        words = entity["text"]
        name = names[words]
        person = people.meant(text, entity["start"], words, name)
        if person is not None:
            entity["id"], entity["name"] = person.id, person.fullest
        elif name.words:
            first = alone.setdefault(sound(name.words[0]), name.words[0])
            entity["id"], entity["name"] = f"person:{slug(first)}", first
        else:
            entity["id"] = f"person:{slug(words)}"
    enter_countries(text, entities, {words: name.office for words, name in names.items()}, gazetteer, home)


def _relatives(text: str, mentions: Sequence[Entity]) -> dict[str, set[str]]:
    """Of each mention those beside it that are said to be a relative's: Jane Roe, daughter of the late J. Roe."""
    found: dict[str, set[str]] = {}
    for one, other in pairwise(mentions):
        between = text[one["end"] : other["start"]] if other["start"] - one["end"] <= _KIN_BETWEEN else ""
        if not _KIN.isdisjoint(between.split()) and ". " not in between:
            found.setdefault(one["text"], set()).add(other["text"])
            found.setdefault(other["text"], set()).add(one["text"])
    return found


def _names(mentions: Iterable[Entity], gazetteer: Gazetteer) -> dict[str, Name]:
    """The names by the words of the mentions, in order."""
    names: dict[str, Name] = {}
    for entity in mentions:
        words = entity["text"]
        if words not in names:
            names[words] = _without_origin(taken_apart(words), gazetteer)
    unclear = [(words, name) for words, name in names.items() if name.after_office]
    if unclear:
        clear = {name.words for name in names.values() if not name.after_office}
        for words, name in unclear:
            names[words] = _without_complement(words, name, clear, gazetteer.lexicon.given_names)
    return names


def _without_origin(name: Name, gazetteer: Gazetteer) -> Name:
    """A name without the people that somebody is of: American Noah Lyles, but not Christian Lindner."""
    if name.office or len(name.words) < _LEAST_WITH_ORIGIN:
        return name
    first = name.words[0]
    flags = gazetteer.words.flags.get(first, "")
    if "N" not in flags or "C" in flags or first in gazetteer.lexicon.given_names:
        return name
    return Name("", name.words[1:])


def _without_complement(words: str, name: Name, clear: Set[tuple[str, ...]], given_names: frozenset[str]) -> Name:
    """A name whose title goes on, of State John Kerry: the item has it alone, or its end, or it begins as names do."""
    rest = name.words
    firsts = range(1, len(rest) - 1)
    first = next((n for n in firsts if rest[n:] in clear), 0) or next((n for n in firsts if rest[n] in given_names), 0)
    if not first and rest[-1:] in clear and len(rest) > 2:
        first = len(rest) - 2
    if not first:
        return Name(words, ())
    return Name(words.removesuffix(" ".join(rest[first:])).rstrip(), rest[first:])


def _parts(full: Mapping[str, Name]) -> dict[str, str]:
    """The mentions that are several words in a row of one longer name, and no more than its end: von der Leyen."""
    longest = max(map(_size, full.values()), default=0)
    if longest < 3 or len(full) > _MOST_COMPARED:
        return {}
    within: dict[tuple[str, ...], set[str]] = {}
    for words, name in full.items():
        said = [sound(word) for word in name.words]
        for first in range(1, len(said) - 1):
            for last in range(first + 2, len(said) + 1):
                within.setdefault(tuple(said[first:last]), set()).add(words)
    found: dict[str, str] = {}
    for words, name in full.items():
        longer = within.get(tuple([sound(word) for word in name.words]), ())
        if len({full[other].words for other in longer}) == 1:
            found[words] = next(iter(longer))
    return found


def _size(name: Name) -> int:
    return len(name.words)


class _People:
    """The people whom an item names in full, and who of them a mention means."""

    def __init__(self, family_first: frozenset[str], relatives: Mapping[str, set[str]]) -> None:
        self._family_first, self._relatives = family_first, relatives
        self._people: list[_Person] = []
        self._of: dict[str, _Person] = {}
        self._surnames: dict[str, list[_Person]] = {}
        self._others: dict[str, list[_Person]] = {}
        self._offices: dict[str, list[_Person]] = {}
        # Of each surname that several bear where it stood last, and whom that paragraph means by it, if that is clear.
        self._lately: dict[str, tuple[int, bool, _Person | None]] = {}

    def add(self, words: str, name: Name) -> None:
        """Enter a full name: of somebody who is known by a form that goes with this one, or of somebody new."""
        last = len(name.words) - (name.words[-1] in SUFFIXES)
        family_first = name.words[0] in self._family_first
        surname = sound(name.words[0] if family_first else name.words[last - 1])
        parts = name.words[1:last] if family_first else name.words[: last - 1]
        given = tuple([sound(part) for word in parts if word not in _PARTICLES for part in word.split("-") if part])
        suffix, relatives = name.words[last:], self._relatives.get(words, ())
        bearers = self._surnames.setdefault(surname, [])
        same = [
            person
            for person in bearers[:_MOST_BEARERS]
            if _go_together(person.given, given) and person.suffix in (suffix, ()) and suffix in (person.suffix, ())
            if person.mentions.isdisjoint(relatives)
        ]
        if len(same) == 1 and same[0].suffix == suffix:
            person = same[0]
            if len(name.words) > len(person.words) or sum(map(len, given)) > sum(map(len, person.given)):
                person.words, person.given = name.words, given
        else:
            person = _Person(name.words, surname, given, suffix)
            bearers.append(person)
            self._people.append(person)
        person.offices.add(name.office)
        person.mentions.add(words)
        self._of[words] = person

    def settle(self, parts: Mapping[str, str]) -> None:
        """After the last name: ids by the fullest names, and whom a name alone or an office alone may mean.

        `parts` are mentions of several words that are a part of another's.
        """
        for words, longer in parts.items():
            while longer in parts:
                longer = parts[longer]
            self._of[words] = self._of[longer]
        for person in self._people:
            person.fullest = " ".join(person.words)
            person.id = f"person:{slug(person.fullest)}"
            for word in {sound(word) for word in person.words if word not in _PARTICLES and len(word) > 2}:
                self._others.setdefault(word, []).append(person)
            for office in person.offices:
                self._offices.setdefault(office, []).append(person)

    def meant(self, text: str, start: int, words: str, name: Name) -> _Person | None:
        """Whom a mention means. Mentions must be asked for in order."""
        person = self._of.get(words)
        if person is not None:
            if len(self._surnames[person.surname]) > 1:
                self._note(text, start, person)
            return person
        if not name.words:
            found = self._offices.get(words, ())
            return found[0] if len(found) == 1 else None
        word = sound(name.words[0])
        bearers = self._surnames.get(word)
        if bearers is None:
            found = self._others.get(word, ())
            return found[0] if len(found) == 1 else None
        return bearers[0] if len(bearers) == 1 else self._one_of(text, start, name, bearers)

    def _one_of(self, text: str, start: int, name: Name, bearers: Sequence[_Person]) -> _Person:
        """Which of several people of one surname it means alone."""
        if name.office:
            titled = [person for person in bearers[:_MOST_BEARERS] if name.office in person.offices]
            if len(titled) == 1:
                return titled[0]
        _, lately = self._looked_up(text, start, bearers[0].surname)
        self._lately[bearers[0].surname] = start, True, lately
        return lately or bearers[0]

    def _note(self, text: str, start: int, person: _Person) -> None:
        """Keep whom a paragraph names in full; none where it has used the surname for another."""
        used, lately = self._looked_up(text, start, person.surname)
        self._lately[person.surname] = start, True, person if not used or lately is person else None

    def _looked_up(self, text: str, start: int, surname: str) -> tuple[bool, _Person | None]:
        """Whether the paragraph has used a surname before, and for whom."""
        looked, used, lately = self._lately.get(surname, (start, False, None))
        return (used, lately) if text.find("\n", looked, start) < 0 else (False, None)


def _go_together(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether given names may be one person's: George and George W., not George W. and George H. W."""
    return bool(one and other) and all(
        a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in zip(one, other, strict=False)
    )
