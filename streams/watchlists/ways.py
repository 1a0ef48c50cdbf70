"""The ways in which texts write a listed name, as words, worked out when a list is compiled."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from streams.language.tokens import LINKS, TITLES
from streams.watchlists import legal_forms
from streams.watchlists.spelling import spelled, words_of

PERSON: Final = "PERSON"
ORGANISATION: Final = "ORGANISATION"
LOCATION: Final = "LOCATION"
MILITARY_PLATFORM: Final = "MILITARY_PLATFORM"
PARTY: Final = "PARTY"
"""A person or an organisation: the list does not say which."""
TYPES: Final = (PERSON, ORGANISATION, LOCATION, MILITARY_PLATFORM, PARTY)

OTHER_ORDER: Final = 1
WITHOUT_MIDDLE: Final = 2
WITHOUT_ARTICLE: Final = 4
WITHOUT_SUFFIX: Final = 16
"""The name of a Jr. or Sr. without it; 8 is `layout.COMMON`."""

MAX_WORDS: Final = 24
"""Of a name; one with more is a description, which no text repeats."""
_ARTICLE: Final = "al"
_AND: Final = frozenset({"and", "und", "et", "y", "i"})
_SHIPS: Final = frozenset({"mv", "mt", "ms", "ss"})
_TITLES: Final = frozenset(map(spelled, TITLES))
_PATRONYMICS: Final = ("ovich", "evich", "ovna", "evna", "ogli", "oglu", "kizi", "kyzi")
_JOINED_UP_TO: Final = 4
SUFFIXES: Final = frozenset({"jr", "sr"})
"""Words that tell a person from one of the same name in the family."""


class Way(NamedTuple):
    """Words as `spelled` has them, and what of the name is otherwise in them: a sum of the constants above."""

    words: tuple[str, ...]
    changes: int


_Pair = tuple[tuple[str, ...], int]
"""What a `Way` is made of: many are met and few are kept."""


def ways(name: str, kind: str, words: list[str] | None = None) -> list[Way]:
    """The ways of a name of one of `TYPES`, the name's own first; none for a name without words or with too many.

    `words` are those of the name, `spelled`, where they are known already.
    """
    words = [word for word in map(spelled, words_of(name)) if word] if words is None else words
    if not words or len(words) > MAX_WORDS:
        return []
    if kind in (PERSON, PARTY) and not (kind == PARTY and _is_company(words)):
        found = _of_person(name, words)
    elif kind in (ORGANISATION, PARTY):
        found = _of_organisation(name, words)
    elif kind == MILITARY_PLATFORM and len(words) > 1 and (words[0] in _SHIPS or words[:2] in (["m", "v"], ["m", "t"])):
        found = [(tuple(words[1 + (len(words[0]) == 1) :] or words), 0)]
    else:
        found = [(tuple(words), 0)]
    capitals = _capitals(name)
    unlike: dict[tuple[str, ...], int] = {}
    for as_written, changes in found:
        unlike.setdefault(as_written, changes)
        other = _initials(as_written, capitals)
        if other is not None:
            unlike.setdefault(other, changes)
    return [Way(*way) for way in unlike.items()]


def _is_company(words: Sequence[str]) -> bool:
    return legal_forms.core(words) != (0, len(words)) or len(words) > 4


def _of_person(name: str, words: list[str]) -> list[_Pair]:
    if "," in name:
        # Family name first, as in an index.
        before = len([word for word in map(spelled, words_of(name.partition(",")[0])) if word])
        if 0 < before < len(words):
            words = words[before:] + words[:before]
    titles = 0
    while len(words) - titles > 2 and words[titles] in _TITLES:
        titles += 1
    words = words[titles:]
    suffix = [word for word in words if word in SUFFIXES]
    if not suffix or len(words) - len(suffix) < 2:
        return _in_orders(words)
    found = _in_orders([word for word in words if word not in SUFFIXES])
    without = [(way, changes | WITHOUT_SUFFIX) for way, changes in found if not changes & OTHER_ORDER]
    return [*(((*way, *suffix), changes) for way, changes in found), *without]


def _in_orders(words: list[str]) -> list[_Pair]:
    """A person's name, the family name first or last, with and without what may be left out."""
    bases = [(words, 0)]
    if len(words) > 2:
        bases += [(short, WITHOUT_MIDDLE) for short in _without_middle(words)]
        bases += [(s, WITHOUT_ARTICLE | c) for b, c in list(bases) if len(s := _without_articles(b)) not in (1, len(b))]
    found: list[_Pair] = []
    if len(words) == 3 and min(map(len, words)) > 1 and words[1] not in LINKS:
        first, middle, last = (words[1], words[2], words[0]) if words[2].endswith(_PATRONYMICS) else words
        found.append(((first, middle[0], last), WITHOUT_MIDDLE))
    for base, changes in bases:
        found.append((tuple(base), changes))
        if len(base) > 1:
            found.append(((base[-1], *base[:-1]), changes | OTHER_ORDER))
            found.append(((*base[1:], base[0]), changes | OTHER_ORDER))
    return found


def _without_middle(words: list[str]) -> list[list[str]]:
    """The name without a patronymic or initials in its middle; of a patronymic at the end, the given name is before."""
    if len(words) == 3 and words[2].endswith(_PATRONYMICS):
        return [[words[1], words[0]]]
    inner = [word for word in words[1:-1] if len(word) > 1 and not word.endswith(_PATRONYMICS)]
    return [[words[0], *inner, words[-1]]] if len(inner) < len(words) - 2 else []


def _without_articles(words: list[str]) -> list[str]:
    return [word for word in words if word != _ARTICLE]


def _of_organisation(name: str, words: list[str]) -> list[_Pair]:
    low, high = legal_forms.core(words)
    core = words[low:high]
    found: list[_Pair] = []
    if len(core) > 1 and core[0] == "the":
        if len(core) == 2:
            # What is left may be a word of the language, which says nothing without its article: The Economist.
            found.append((tuple(core), 0))
        core = core[1:]
    found.append((tuple(core), 0))
    if len(core) > 2 and not _AND.isdisjoint(core[1:-1]):
        found.append(((core[0], *[word for word in core[1:-1] if word not in _AND], core[-1]), 0))
    elif "&" in name or "+" in name:
        before = [word for word in map(spelled, words_of(name.replace("+", "&").partition("&")[0])) if word][low:]
        if 0 < len(before) < len(core):
            found.append(((*core[: len(before)], "and", *core[len(before) :]), 0))
    return found


def _capitals(name: str) -> frozenset[str]:
    """The words of a few capitals, as initials are written, in a name that is not all capitals."""
    if name.isupper():
        return frozenset()
    return frozenset(
        [spelled(word.lower()) for word in name.split() if 1 < len(word) <= _JOINED_UP_TO and word.isupper()]
    )


def _initials(words: tuple[str, ...], capitals: frozenset[str]) -> tuple[str, ...] | None:
    """The words with single letters in a row as one word, or with one of `capitals` as single letters."""
    if 1 in map(len, words):
        joined: list[str] = []
        for number, word in enumerate(words):
            if number and len(word) == 1 and len(words[number - 1]) == 1:
                joined[-1] += word
            else:
                joined.append(word)
        if len(joined) < len(words) and (len(joined) > 1 or len(joined[0]) > 1):
            return tuple(joined)
    if capitals and not capitals.isdisjoint(words):
        return tuple([letter for word in words for letter in (word if word in capitals else (word,))])
    return None
