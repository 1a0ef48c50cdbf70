"""What the model takes into a name, or for one, that is none."""

import re
from collections.abc import Mapping, Sequence, Set
from typing import Final

from streams.language.cues import TENS, UNITS
from streams.language.dateline_names import NOTES
from streams.language.listing import listed
from streams.language.neighbours import begins_sentence
from streams.language.owners import PORTFOLIOS
from streams.language.scores import CLASSES
from streams.language.settle import Span, longer_first
from streams.language.titles import MODIFIERS, OFFICES, RANKS
from streams.language.tokens import ORGANISATION_HEADS

_FRONT: Final = re.compile(
    r"(?:Neither|Either|Neighbou?ring|[A-Z][\w.]{1,20}-(?:flagged|aligned|backed|led|based|owned|linked|registered"
    r"|controlled|occupied|supported|funded|allied|friendly))(?: |\Z)"
)
_FRONT_BEGINS: Final = "NE"
_OPENERS: Final = frozenset(
    listed(
        "Following Though Although Despite Like Unlike Even Because According Due Thanks Whereas Unless Until Once "
        "Meanwhile However Moreover Instead Perhaps Besides Beside Amid Beyond Within Without Throughout Against "
        "Among Around Behind Between Whether Including"
    )
)
"""Words with a capital from their place that stand before names; they are no part of one."""
_ALONE: Final = _OPENERS | frozenset(
    listed(
        "Overall Less Fewer Later Earlier Separately Elsewhere Nevertheless Nonetheless Still Yet Thus Hence Therefore "
        "Furthermore Additionally Currently Previously Recently Finally Eventually Initially Officially Reportedly "
        "Apparently Allegedly Together Otherwise Indeed Clearly Today Yesterday Tomorrow"
    )
)
"""What begins a sentence and names nobody by itself."""
_OFFICES: Final = (" Secretary", " President", " Minister", " Chancellor", " Commissioner", " Governor")
_YEAR: Final = re.compile(r"(?:1[5-9]|20)[0-9]{2} (?!Committee)")
"""What never begins the name of a body, but that of British conservatives."""
_PARTY: Final = re.compile(r"[RDI]-[A-Z][A-Za-z.]{1,20}")
"""A party and a state: R-Ohio."""
_LENGTH: Final = re.compile(
    rf"(?:{'|'.join(word.capitalize() for word in (*UNITS, *TENS) if word.isalpha())})-[a-z]{{1,20}}"
)
"""Two-year, said of yields."""
_CODE: Final = re.compile(r"[A-Z][A-Za-z]{0,4}-[0-9]{1,4}[A-Z]{0,2}s?")
"""A type, a number on a hull, a disease: F-16Vs, DDG-114, COVID-19."""
_NO_BODY: Final = re.compile(r"[A-Z][A-Za-z]{1,4}-[0-9]{1,4}[A-Z]{0,2}s?|[A-Z]-[0-9]{3,4}[A-Z]{0,2}s?")
"""Those of them that are no bodies either, as G-7 and M-23 are."""
_ORGANISATION: Final = CLASSES.index("ORGANISATION")
_PERSON: Final = CLASSES.index("PERSON")
_LOCATION: Final = CLASSES.index("LOCATION")


def trimmed(text: str, spans: Sequence[Span], peoples: Mapping[str, str]) -> Sequence[Span]:
    """The spans without what is no part of a name, in order: Neither Turkey, Panama-flagged Blue Heron.

    A person whose title and people make the model see a body is one all the same, and Jordan is no person because its
    king is Abdullah II of Jordan. `peoples` are the names of countries and of their people.
    """
    lands: set[str] = set()
    for span in spans:
        if span.kind == _PERSON and text.find(" of ", span.start, span.end) > 0:
            lands.add(text[span.start : span.end].rpartition(" of ")[2])
    kept: dict[tuple[int, int], Span] = {}
    changed = False
    for span in spans:
        as_it_is = _trimmed(text, span, peoples, lands)
        changed = changed or as_it_is is not span
        if as_it_is is span:
            kept[span.start, span.end] = span
        elif as_it_is.start < as_it_is.end:
            kept.setdefault((as_it_is.start, as_it_is.end), as_it_is)
    return sorted(kept.values(), key=longer_first) if changed else spans


def _trimmed(text: str, span: Span, peoples: Mapping[str, str], lands: Set[str]) -> Span:
    """The span, ending where it starts if there is no name."""
    words = text[span.start : span.end]
    if words in NOTES:
        return span._replace(end=span.start)
    first = words[0]
    if first in "12":
        year = _YEAR.match(words)
        if year is not None:
            return span._replace(start=span.start + year.end())
    space = words.find(" ")
    if space < 0:
        if words in _ALONE:
            return span._replace(end=span.start)
    elif words[:space] in _OPENERS and begins_sentence(text, span.start):
        rest = words[space + 1 :].removeprefix("to ").removeprefix("of ").removeprefix("the ")
        return span._replace(start=span.end - len(rest))
    if words in lands and span.kind == _PERSON and words in peoples:
        return span._replace(kind=_LOCATION)
    hyphen = "-" in words
    if hyphen or first in _FRONT_BEGINS:
        front = _FRONT.match(words)
        if front is not None:
            return span._replace(start=span.start + front.end())
        if hyphen and (_PARTY.fullmatch(words) or _LENGTH.fullmatch(words)):
            return span._replace(end=span.start)
        if hyphen and (_NO_BODY if span.kind == _ORGANISATION else _CODE).fullmatch(words):
            return span._replace(end=span.start)
    if span.kind == _ORGANISATION and text.startswith(_OFFICES, span.end) and _is_of_office(words):
        return span._replace(end=span.start)
    if span.kind == _ORGANISATION and " " in words:
        title = _title(words, peoples)
        if title:
            return span._replace(start=span.start + title, kind=_PERSON)
    return span


def _is_of_office(words: str) -> bool:
    """Whether what stands before an office is no body, but says of what it is: U.S. Vice, UK Foreign, Kenyan Health."""
    front, _, last = words.rpartition(" ")
    return bool(front) and (last.lower() in MODIFIERS or last in PORTFOLIOS)


def _title(words: str, peoples: Mapping[str, str]) -> int:
    """Where behind a people a title stands that begins a person's name; behind all if there is no name, 0 for none."""
    people, _, rest = words.partition(" ")
    if people not in peoples:
        return 0
    each = rest.lower().split(" ")
    if len(each) == 1:
        return len(words) if each[0] in OFFICES else 0
    return len(people) + 1 if each[0] in RANKS and ORGANISATION_HEADS.isdisjoint(each) else 0
