"""What one word of a run is, as far as can be told without its neighbours."""

from dataclasses import dataclass
from typing import Final

from streams.language.listing import listed

FUNCTION_WORDS: Final = frozenset(
    listed(
        "near the a an this that these those i we he she it they you me us him her them my our his its their your who "
        "which what there here all some any each both one two three four five six seven eight nine ten another other "
        "several many few more most no and or but if when while as at in on of for to from with by after before since "
        "during under over about into than then so also not is are was were be been being has have had do does did "
        "will would can could may might shall should must"
    )
)
_LINKS: Final = {
    "of": "o",
    "the": "t",
    "and": "&",
    "&": "&",
    "for": "r",
    "on": "n",
    "in": "i",
    "to": "2",
    "-": "-",
    "–": "-",
    **dict.fromkeys(listed("bin ibn bint"), "b"),
    **dict.fromkeys(listed("al el"), "e"),
    **dict.fromkeys(listed("de la del du des der von van da di"), "v"),
}
LINKS: Final = frozenset(_LINKS)
TITLES: Final = frozenset(
    listed(
        "president minister secretary mr mrs ms dr sir lord lady gen general lt col colonel maj major capt captain sgt "
        "sergeant cpl spc adm admiral cmdr commander brig brigadier rep sen senator gov governor king queen prince "
        "princess sheikh sheik imam ayatollah mayor chairman chancellor prof professor ambassador spokesman "
        "spokeswoman spokesperson judge justice pope bishop cardinal archbishop rev he envoy premier director chief "
        "officer representative pm leader vice deputy emir mullah comrade mp petty lieutenant private airman "
        "specialist staff foreign prime defence defense warrant"
    )
)
ORGANISATION_HEADS: Final = frozenset(
    listed(
        "ministry army council force forces party union agency office department committee university government "
        "commission corps police company bank league group front movement organisation organization association "
        "federation court parliament assembly congress institute brigade division battalion regiment squadron command "
        "guard coalition alliance foundation fund bureau service services team club network news times post press "
        "society authority board cabinet administration militia navy staff headquarters center centre college school "
        "church hospital corporation inc ltd corp wing senate nations mission delegation embassy trust cell component "
        "directorate secretariat tribunal task fleet observatory watch crescent cross states intelligence security "
        "opposition regime"
    )
)
PLACE_HEADS: Final = frozenset(
    listed(
        "river province city mountain mount lake sea island islands governorate district region village town county "
        "valley desert bay gulf ocean street road airport base dam square peninsula camp border strip bridge coast "
        "park palace castle plains heights field airfield area canal crossing refinery hills north south east west "
        "northern southern eastern western central"
    )
)
WEAPONS: Final = frozenset(
    listed("VBIED VBIEDs SVBIED SVBIEDs IED IEDs UAV UAVs RPG RPGs WMD ATGM ATGMs MANPADS ICBM ICBMs MLRS")
)
_CLASSES: Final = {
    **dict.fromkeys(PLACE_HEADS, "H"),
    **dict.fromkeys(ORGANISATION_HEADS, "O"),
    **dict.fromkeys(TITLES, "T"),
    **_LINKS,
}
_CERTAIN: Final = ("M", "C", "N")


@dataclass(slots=True, frozen=True)
class Lists:
    """What is known of words beforehand.

    `flags` has for names and words of names a letter each for: country, nationality, organisation, region, city (large
    K, small k), month, given name, family name, any part of a person's name (P). `common` has words that are no names.
    """

    flags: dict[str, str]
    common: frozenset[str]
    leading: frozenset[str]
    """The words that names of several words begin with."""


def bare(word: str) -> str:
    """The word without final punctuation and possessive."""
    word = word.rstrip(".,-/&'’\u200e")
    return word[:-2] if word.endswith(("'s", "’s")) else word


def kind(word: str, lists: Lists) -> str:
    """The class of a word, one letter."""
    name = bare(word)
    lower = name.lower()
    if (letter := _CLASSES.get(lower)) is not None:
        return letter
    if name in WEAPONS:
        return "X"
    flags = lists.flags.get(name, "")
    for flag in _CERTAIN:
        if flag in flags:
            return flag
    if len(name) == 1:
        return "I"
    if name[:1].isdigit():
        return "d"
    if name.isupper():
        return "A"
    if name[:1].islower() and "-" not in name:
        return "w"
    if lower[:3] in ("al-", "el-"):
        return "a"
    common = lower in lists.common
    if "F" in flags:
        return "f" if common else "F"
    if "P" in flags and not common:
        return "p"
    if "K" in flags or "R" in flags:
        return "k" if common else "K"
    if "L" in flags and not common:
        return "L"
    return "c" if common else "U"


def edges(word: str) -> tuple[bool, bool]:
    """Whether a name may begin with the word, and whether it may end with it."""
    lower = bare(word).lower()
    capital = (word[:1].isupper() or ("-" in word[:6] and word[:1].islower()) or word[:1].isdigit()) and (
        lower not in FUNCTION_WORDS or (word.isupper() and len(word) > 1 and lower != "i")
    )
    return capital, capital and not (word[-1] == "." and (len(lower) == 1 or lower in TITLES))
