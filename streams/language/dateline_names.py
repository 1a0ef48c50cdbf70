"""Places and agencies that datelines name, and what stands around them."""

import re
from typing import Any, Final, NamedTuple

from streams.language.gazetteer import Found, Gazetteer
from streams.language.ids import slug
from streams.language.listing import listed
from streams.language.mentions import Mention
from streams.language.tokens import LINKS

AGENCIES: Final = frozenset(
    listed("aa afp agi akipress anadolu ani ansa ap apa app azertac bbc belga belta bernama birn bloomberg bns bss bta")
    + listed(
        "cna cnn cp ctk dpa dpa-afx efe fars fna globenewswire gna hina ians interfax interfax-ukraine ips irin irna"
    )
    + listed("isna jiji kcna kuna kyodo lusa map mena menafn mna mti nan nhk nna ntb pa pap petra pna prnewswire pti")
    + listed("qna reuters rfe/rl ria ritzau saba sana spa sputnik sta tanjug tasnim tass tt ukrinform unb uni upi vna")
    + listed("voa wafa wam xinhua yonhap")
    + (
        "abc news",
        "al jazeera",
        "associated press",
        "cbs news",
        "jiji press",
        "kyodo news",
        "pr newswire",
        "ria novosti",
    )
    + ("yonhap news", "business wire", "globe newswire", "accesswire", "newsfile corp.", "cnw", "cnw group")
)
"""News agencies and broadcasters that sign datelines, case folded."""

NOTES: Final = frozenset(
    listed("ADDS ALERT ANALYSIS ATTN BREAKING COLUMN CORRECTED CORRECTION CORRECTS EXCLUSIVE EXPLAINER FACTBOX FEATURE")
    + listed(
        "FLASH INTERVIEW LEAD LIVE NEWS NEWSALERT NEWSFLASH OPINION PHOTO PHOTOS RECASTS REFILE REFILES REPEATS RPT"
    )
    + listed("SNAPSHOT SUMMARY TIMELINE UPDATE UPDATED UPDATES URGENT VIDEO WATCH WRAPUP")
)
"""What wires put before a headline or an item to say what kind it is of."""
_INSIDE: Final = LINKS | frozenset(listed("au aux en es les le sur"))
"""Words that stay small within the name of a place."""

DASH: Final = re.compile(r"\.?(?:[ \t\xa0]{1,3}[-–—]{1,3}|[-–—]{1,3}(?=\s)|(?<=\))[-–—]{1,2}(?=\w)|:(?=\s))")
"""What parts a dateline from the story."""
STOP: Final = re.compile(r"[.:]?(?=\s)")
"""What may stand there instead behind an agency."""


class Dateline(NamedTuple):
    """A dateline: its code points, what it says as a dict of the shape of `schemas.Dateline`, and its entities."""

    start: int
    end: int
    said: dict[str, Any]
    mentions: list[Mention]
    joint: bool = False
    """Whether its places lie in different countries."""

    def home(self) -> str | None:
        """The country that an item was written in, where that is one."""
        country: str | None = self.said["country"]
        return None if self.joint else country


class Place(NamedTuple):
    """A place that a dateline names, and whether it is a listed one."""

    mention: Mention
    known: bool


def places_of(start: int, words: str, gazetteer: Gazetteer) -> list[Place]:
    """The places of `WASHINGTON/BRUSSELS`, each with whether it is a listed one."""
    found = []
    for each in words.split("/"):
        known_as = listed_as(small(each), gazetteer)
        id_, known = f"place:{slug(each)}", each.upper() == "UNITED NATIONS"
        if known_as is not None and known_as.kind == "LOCATION":
            id_, known = known_as.id, True
        found.append(Place(Mention(start, start + len(each), "LOCATION", id_), known))
        start += len(each) + 1
    return found


def body(start: int, name: str, gazetteer: Gazetteer) -> Mention:
    """The agency whose `name` begins at `start`."""
    known = listed_as(name, gazetteer)
    id_ = known.id if known is not None and known.kind == "ORGANISATION" else f"organisation:{slug(name)}"
    return Mention(start, start + len(name), "ORGANISATION", id_)


def listed_as(name: str, gazetteer: Gazetteer) -> Found | None:
    """What the lists know under exactly this name."""
    known, _ = gazetteer.find(name)
    return known[0] if known and known[0].end - known[0].start == len(name) else None


def is_place(name: str, gazetteer: Gazetteer) -> bool:
    """Whether the lists know a place under exactly this name."""
    found = listed_as(name, gazetteer)
    return found is not None and found.kind == "LOCATION"


def small(words: str) -> str:
    """A name in capitals as it stands in a sentence: Port-au-Prince; another one as it is."""
    if not words.isupper():
        return words
    parts = re.split(r"([ -])", words)
    return "".join(word.lower() if n and word.lower() in _INSIDE else word.capitalize() for n, word in enumerate(parts))
