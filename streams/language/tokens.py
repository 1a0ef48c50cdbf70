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


def kind(word: str, lower: str, flags: str, common: frozenset[str]) -> str:
    """The class of a word, one letter; the word is bare and may be empty, `flags` are those of the lists."""
    letter = _CLASSES.get(lower)
    if letter is not None:
        return letter
    if word in WEAPONS:
        return "X"
    if flags:
        for flag in _CERTAIN:
            if flag in flags:
                return flag
    if len(word) == 1:
        return "I"
    if word[:1].isdigit():
        return "d"
    if word.isupper():
        return "A"
    if word[:1].islower() and "-" not in word:
        return "w"
    if lower[:3] in ("al-", "el-"):
        return "a"
    is_common = lower in common
    if flags:
        if "F" in flags:
            return "f" if is_common else "F"
        if "P" in flags and not is_common:
            return "p"
        if "K" in flags or "R" in flags:
            return "k" if is_common else "K"
        if "L" in flags and not is_common:
            return "L"
    return "c" if is_common else "U"


def edges(word: str, lower: str) -> tuple[bool, bool]:
    """Whether a name may begin with the word, and whether it may end with it; `lower` is its bare form."""
    first = word[:1]
    if not (first.isupper() or first.isdigit() or (first.islower() and "-" in word[:6])):
        return False, False
    if lower in FUNCTION_WORDS and (lower == "i" or len(word) < 2 or not word.isupper()):
        return False, False
    return True, not (word[-1] == "." and (len(lower) == 1 or lower in TITLES))
