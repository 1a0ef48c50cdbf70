"""Ships by what stands before their names: a prefix (USS Carl Vinson) or their kind (the frigate Languedoc)."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from streams.language.gazetteer import SHIP, SHIP_KIND, Found, Gazetteer
from streams.language.ids import slug
from streams.language.listing import listed
from streams.language.mentions import Mention
from streams.language.tokens import FUNCTION_WORDS

_DAY: Final = r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
# Up to three words, with an initial or what links them: USS Dwight D. Eisenhower, FS Charles de Gaulle. A day is none.
_REST: Final = (
    rf"(?:(?: (?:[A-Z]\.|de|of|the|al)){{0,2}} {_DAY}[A-Z][\w’-]{{1,30}}){{0,2}}"
    r"(?: (?:[A-Z](?![\w.])|[0-9]{1,3}(?=[,;)’']|\.(?![0-9])|\Z| (?:was|is|had|has|and|in|off|near|to|at|from|on)\b)))?"
)
_NAME: Final = re.compile(rf" {_DAY}[A-Z][\w'’-]{{1,30}}{_REST}")
_NAME_OF_A_KIND: Final = re.compile(rf" (?:the )?{_DAY}([A-Z][a-zà-ÿ][\w'’-]{{0,30}}{_REST})")
_KINDS: Final = frozenset(
    f"platform:{kind}" for kind in listed("frigate destroyer aircraft-carrier submarine guided-missile-cruiser")
)
_VERBS: Final = frozenset(listed("left sailed sank came fired lost hit went took sent carried returned ran"))
_WORD: Final = re.compile(r" ([a-z]{1,16})(?![\w-])")
_ENDS: Final = ".,;:)’'”\""
_MOST: Final = 8
"""Ships of a text that are looked for without their prefix."""


def ships(text: str, known: Iterable[Found], gazetteer: Gazetteer) -> list[Mention]:
    """The ships of a text, whose `known` prefixes and kinds stand before their names, in no order.

    Where one is called by the last word of its name alone, it is the same: USS Gravely, the Gravely.
    """
    found: dict[str, Mention] = {}
    mentions: list[Mention] = []
    for one in known:
        if one.kind is SHIP and one.id != SHIP_KIND:
            ship = _with_prefix(text, one)
        elif one.kind is SHIP or one.id in _KINDS:
            ship = _of_a_kind(text, one, gazetteer)
        else:
            continue
        if ship is not None:
            mentions.append(ship)
            found.setdefault(ship.id, ship)
    for ship in list(found.values())[:_MOST]:
        mentions += _again(text, ship)
    return mentions


def _with_prefix(text: str, prefix: Found) -> Mention | None:
    """The ship whose name stands behind its prefix, and is called by both."""
    name = _NAME.match(text, prefix.end)
    return None if name is None else _ship(text, prefix.start, name.end())


def _of_a_kind(text: str, kind: Found, gazetteer: Gazetteer) -> Mention | None:
    """The ship whose name stands behind its kind; a country is none: the tanker Iran seized."""
    name = _NAME_OF_A_KIND.match(text, kind.end) if text[kind.end - 1] != "s" else None
    if name is None:
        return None
    words = name.group(1)
    first = words.partition(" ")[0]
    if (
        first.lower() in FUNCTION_WORDS
        or gazetteer.adjectives.get(first.removesuffix("'s").removesuffix("’s")) is not None
    ):
        return None
    return _ship(text, name.start(1), name.end())


def _ship(text: str, start: int, end: int) -> Mention:
    words = text[start:end]
    if words.endswith(("'s", "’s")):
        words, end = words[:-2], end - 2
    return Mention(start, end, "MILITARY_PLATFORM", f"platform:{slug(words)}", {"name": words, "subtype": "ship"})


def _again(text: str, ship: Mention) -> Iterator[Mention]:
    """Where a ship is called by the last word of its name: the Gravely was responding."""
    words = text[ship.start : ship.end].rpartition(" ")[2]
    if len(words) < 3 or words.isdigit():
        return
    at = text.find(f"he {words}", ship.end)
    while at >= 0:
        start, end = at + 3, at + 3 + len(words)
        if text[at - 1] in "tT" and not text[at - 2].isalpha() and _is_alone(text, end):
            yield ship._replace(start=start, end=end)
        at = text.find(f"he {words}", end)


def _is_alone(text: str, end: int) -> bool:
    """Whether the name that ends at `end` belongs to no other one: not the Ford plant."""
    if end == len(text) or text[end] in _ENDS:
        return True
    word = _WORD.match(text, end)
    if word is None:
        return False
    return word.group(1) in FUNCTION_WORDS or word.group(1) in _VERBS or word.group(1).endswith("ed")
