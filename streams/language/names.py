"""Names nobody listed: people, organisations and places, told by the words in and around a capitalised run."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from streams.language.gazetteer import Found
from streams.language.ids import slug
from streams.language.lexicon import Lexicon
from streams.language.mentions import Mention
from streams.language.runs import Word, runs

_CHAIN: Final = frozenset({"of", "for", "on", "the"})
_PERSON_LINKS: Final = frozenset({"de", "del", "la", "al", "el", "bin", "ibn", "van", "von", "der", "da", "di", "du"})
_LONGEST_PERSON: Final = 5
_NEXT_WORD: Final = re.compile(r"(?:,[^,\n]{0,60},)? ([a-z]{1,20})")
_LAST_WORD: Final = re.compile(r"(\w{1,20}),? \Z")
_LOOKBACK: Final = 24


@dataclass(slots=True)
class _Document:
    """What one pass over the runs of a text has found so far; `known` has where listed names begin and end."""

    text: str
    lexicon: Lexicon
    known: Mapping[int, int]
    found: list[Mention] = field(default_factory=list)
    single: list[Word] = field(default_factory=list)


def names(text: str, known: Iterable[Found], lexicon: Lexicon) -> list[Mention]:
    """Mentions of people, organisations and places that the words themselves or their company give away.

    A surname alone is the person named in full elsewhere in the text, with the same id. `known` are the names of
    the gazetteer; a run is cut at them unless it is one longer name, like Russian Foreign Ministry.
    """
    listed = {f.start: f.end for f in known}
    document = _Document(text, lexicon, listed)
    for run in runs(text, listed):
        for part in _between(run, lexicon):
            _read(document, *part)
    people = _surnames(document.found, text, lexicon)
    for word in document.single:
        id_ = people.get(word.text)
        if id_ is not None:
            document.found.append(Mention(word.start, word.end, "PERSON", id_))
    return [m._replace(id=people.get(text[m.start : m.end], m.id)) if m.type == "PERSON" else m for m in document.found]


def _between(run: list[Word], lexicon: Lexicon) -> Iterator[tuple[list[Word], bool]]:
    """The parts of a run between titles and "and", and whether a title stands before each."""
    part: list[Word] = []
    titled = False
    for i, word in enumerate(run):
        if word.text == "and" and not _lists_duties(part, run[i + 1 :]):
            yield part, titled
            part, titled = [], False
        elif word.text in lexicon.titles and not _heads_on(run[i + 1 :], lexicon):
            yield part, titled
            part, titled = [], True
        else:
            part.append(word)
    yield part, titled


def _lists_duties(part: list[Word], following: list[Word]) -> bool:
    """True within "Department of Foreign Affairs and Trade"."""
    return len(part) > 2 and part[1].text == "of" and len(following) == 1


def _heads_on(following: list[Word], lexicon: Lexicon) -> bool:
    """True where a title is part of an organisation's name: Prime Minister's Office, General Assembly."""
    return bool(following) and following[0].text in lexicon.organisation_heads


def _read(document: _Document, part: list[Word], titled: bool) -> None:
    """Adds the names of a part to the document, from left to right."""
    lexicon = document.lexicon
    while part:
        first = part[0]
        if first.link or (first.text in lexicon.not_names and first.start not in document.known):
            part = part[1:]
            continue
        size = _organisation_end(part, lexicon)
        if size:
            start, end = part[0].start, part[size - 1].end
            document.found.append(_mention(document.text, start, end, "ORGANISATION", "organisation"))
        elif size := _place_end(part, lexicon):
            start, end = part[0].start, part[size - 1].end
            document.found.append(_mention(document.text, start, end, "LOCATION", "place"))
        elif first.text in lexicon.weak_names and first.start not in document.known:
            size = 1
        else:
            size = _person(document, part, titled)
        part, titled = part[size:], False


def _organisation_end(part: list[Word], lexicon: Lexicon) -> int:
    """Number of words of the organisation that `part` begins with; 0 where there is none."""
    heads = lexicon.organisation_heads
    last = 0
    for i, word in enumerate(part):
        if word.text in heads:
            last = i + 1
        elif word.link and last and last < i + 1 and i == last:
            break
    if not last:
        return 0
    end = last
    if end < len(part) and part[end].text in _CHAIN:
        while end < len(part) and part[end].text in _CHAIN:
            end += 1
        while end < len(part) and not (part[end].link and part[end].text not in ("and", "of")):
            end += 1
        while end > last and part[end - 1].link:
            end -= 1
    return end if end > 1 else 0


def _place_end(part: list[Word], lexicon: Lexicon) -> int:
    for i, word in enumerate(part[:4]):
        if word.link:
            break
        if i and word.text in lexicon.place_heads:
            return i + 1
    if len(part) > 1 and part[0].text in lexicon.place_pre_heads and not part[1].link:
        return 2
    return 0


def _person(document: _Document, part: list[Word], titled: bool) -> int:
    """Reads one person, known name or unknown word at the beginning of `part`; returns the number of words."""
    lexicon, text = document.lexicon, document.text
    size = _name_words(part, document)
    first, words = part[0], part[:size]
    known = document.known.get(first.start)
    if known is not None and not (size > 1 and first.text in lexicon.given_names):
        return max(1, sum(w.start < known for w in part))
    if size == 1:
        if titled or _called(text, first.start, lexicon):
            document.found.append(_mention(text, first.start, first.end, "PERSON", "person"))
        elif _is_place(text, first, lexicon):
            document.found.append(_mention(text, first.start, first.end, "LOCATION", "place"))
        else:
            document.single.append(first)
        return 1
    end = words[-1].end
    if (
        titled
        or first.text in lexicon.given_names
        or (first.text in lexicon.family_first and size <= 3)
        or any(w.text in _PERSON_LINKS or (len(w.text) == 2 and w.text[1] == ".") for w in words[1:])
        or _called(text, first.start, lexicon)
        or _says(text, end, lexicon)
    ):
        document.found.append(_mention(text, first.start, end, "PERSON", "person"))
    elif _is_place(text, words[-1], lexicon, first.start):
        document.found.append(_mention(text, first.start, end, "LOCATION", "place"))
    else:
        document.single.extend(w for w in words if not w.link)
    return size


def _name_words(part: list[Word], document: _Document) -> int:
    """Number of words at the beginning of `part` that could be one person's name."""
    size = 1
    given = part[0].text in document.lexicon.given_names
    for i, word in enumerate(part[1:_LONGEST_PERSON], 1):
        if word.link and word.text not in _PERSON_LINKS:
            break
        if not word.link and (word.text in document.lexicon.not_names or word.text in document.lexicon.weak_names):
            break
        if word.start in document.known and not (given and i == 1):
            break
        size = i + 1
    while size > 1 and part[size - 1].link:
        size -= 1
    return size


def _called(text: str, start: int, lexicon: Lexicon) -> bool:
    """True where a title in lower case stands before: security chief Shoygu."""
    before = _LAST_WORD.search(text, max(0, start - _LOOKBACK), start)
    return before is not None and before.group(1) in lexicon.lower_titles and text[start - 2] != ","


def _says(text: str, end: int, lexicon: Lexicon) -> bool:
    after = _NEXT_WORD.match(text, end)
    return after is not None and after.group(1) in lexicon.saying


def _is_place(text: str, last: Word, lexicon: Lexicon, start: int | None = None) -> bool:
    before = _LAST_WORD.search(
        text, max(0, (start if start is not None else last.start) - _LOOKBACK), start or last.start
    )
    if (
        before is not None
        and before.group(1) == "in"
        and last.text not in lexicon.not_names
        and not last.text.isupper()
    ):
        return True
    after = _NEXT_WORD.match(text, last.end)
    if after is not None and text[last.end] == " " and after.group(1) in lexicon.place_followers:
        return last.text not in lexicon.not_names
    return False


def _surnames(found: Iterable[Mention], text: str, lexicon: Lexicon) -> dict[str, str]:
    """Short names of the people named in full, each with the id of the first who bears it."""
    people: dict[str, str] = {}
    for mention in found:
        if mention.type == "PERSON":
            words = text[mention.start : mention.end].split()
            if len(words) > 1:
                people.setdefault(words[0] if words[0] in lexicon.family_first else words[-1], mention.id)
    return people


def _mention(text: str, start: int, end: int, type_: str, prefix: str) -> Mention:
    return Mention(start, end, type_, f"{prefix}:{slug(text[start:end])}")
