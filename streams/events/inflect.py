"""The forms of English verbs and nouns, made when the lexicon is loaded."""

from typing import Final

BASE: Final = "b"
THIRD: Final = "s"
PAST: Final = "d"
PARTICIPLE: Final = "n"
ING: Final = "g"
PAST_OR_PARTICIPLE: Final = "e"

_VOWELS: Final = frozenset("aeiou")
# Verbs of more than one syllable whose last consonant is doubled; those of one syllable follow their letters.
_DOUBLED: Final = frozenset({"admit", "permit", "commit", "submit", "expel", "compel", "confer", "transfer", "rebut"})
_IRREGULAR_PLURALS: Final = {
    "man": "men", "woman": "women", "child": "children", "schoolchild": "schoolchildren", "person": "persons",
    "policeman": "policemen", "gunman": "gunmen", "militiaman": "militiamen", "spokesman": "spokesmen",
    "businessman": "businessmen", "aircraft": "aircraft", "people": "people", "police": "police",
    "personnel": "personnel", "passer-by": "passers-by", "prisoner of war": "prisoners of war",
    "state of emergency": "states of emergency", "memorandum of understanding": "memoranda of understanding",
    "attache": "attaches", "lawman": "lawmen", "airman": "airmen", "tribesman": "tribesmen",
}  # fmt: skip


def verb_forms(entry: str) -> list[tuple[str, str]]:
    """The forms of a verb, each with its kind, for `call off` or `withdraw/withdrew/withdrawn`."""
    parts = entry.split("/")
    word, _, rest = parts[0].partition(" ")
    rest = f" {rest}" if rest else ""
    if word == "be":
        return [(f + rest, k) for f, k in (("be", BASE), ("is", THIRD), ("are", BASE), ("was", PAST), ("were", PAST))]
    if word in ("have", "do"):
        forms = {"have": ("has", "had", "had", "having"), "do": ("does", "did", "done", "doing")}[word]
        return list(zip((word + rest, *[f + rest for f in forms]), (BASE, THIRD, PAST, PARTICIPLE, ING), strict=True))
    if len(parts) == 3:
        past, participle = parts[1], parts[2]
    else:
        irregular = _KNOWN.get(word)
        past, participle = [f + rest for f in irregular] if irregular else (_ed(word) + rest,) * 2
    forms_of = [(word + rest, BASE), (_third(word) + rest, THIRD), (_ing(word) + rest, ING)]
    if word.endswith("l") and word[-2:-1] in _VOWELS and word[-3:-2] not in _VOWELS and len(parts) == 1:
        forms_of += [(f"{word}led{rest}", PAST_OR_PARTICIPLE), (f"{word}ling{rest}", ING)]  # the British spelling
    if past == participle:
        kind = BASE if past == word + rest else PAST_OR_PARTICIPLE
        return [*forms_of, (past, kind)] if kind != BASE else forms_of
    return [*forms_of, (past, PAST), (participle, PARTICIPLE)]


def plural(noun: str) -> str:
    """The plural of a noun or of the last word of a compound."""
    known = _IRREGULAR_PLURALS.get(noun)
    if known is not None:
        return known
    head, space, last = noun.rpartition(" ")
    if last.endswith("man") and last not in ("german", "human", "roman"):
        return f"{head}{space}{last[:-3]}men"
    if last in _IRREGULAR_PLURALS:
        return head + space + _IRREGULAR_PLURALS[last]
    if " of " in noun:
        first, of, rest = noun.partition(" of ")
        return plural(first) + of + rest
    return head + space + _third(last)


def _third(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word in ("go", "veto", "do", "undergo", "forgo"):
        return word + "es"
    return word + "s"


def _ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ied"
    return (word + word[-1] if _doubles(word) else word) + "ed"


def _ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith("ee"):
        return word[:-1] + "ing"
    return (word + word[-1] if _doubles(word) else word) + "ing"


def _doubles(word: str) -> bool:
    if word in _DOUBLED:
        return True
    if len(word) < 3 or word[-1] in _VOWELS or word[-1] in "wxy" or word[-2] not in _VOWELS or word[-3] in _VOWELS:
        return False
    return sum(a not in _VOWELS and b in _VOWELS for a, b in zip(" " + word, word, strict=False)) == 1


_KNOWN: Final[dict[str, tuple[str, str]]] = {
    "give": ("gave", "given"), "go": ("went", "gone"), "take": ("took", "taken"), "make": ("made", "made"),
    "hold": ("held", "held"), "come": ("came", "come"), "leave": ("left", "left"), "bring": ("brought", "brought"),
    "put": ("put", "put"), "set": ("set", "set"), "cut": ("cut", "cut"), "pay": ("paid", "paid"),
    "lay": ("laid", "laid"), "stand": ("stood", "stood"), "find": ("found", "found"), "say": ("said", "said"),
    "break": ("broke", "broken"), "show": ("showed", "shown"), "send": ("sent", "sent"), "keep": ("kept", "kept"),
    "speak": ("spoke", "spoken"), "fight": ("fought", "fought"), "give up": ("gave up", "given up"),
    "take part": ("took part", "taken part"), "throw": ("threw", "thrown"), "fly": ("flew", "flown"),
    "drive": ("drove", "driven"), "become": ("became", "become"), "shut": ("shut", "shut"), "fall": ("fell", "fallen"),
    "build": ("built", "built"), "sit": ("sat", "sat"), "overrun": ("overran", "overrun"), "let": ("let", "let"),
    "strike": ("struck", "struck"), "shoot": ("shot", "shot"), "draw": ("drew", "drawn"), "win": ("won", "won"),
    "mean": ("meant", "meant"), "seek": ("sought", "sought"), "drop": ("dropped", "dropped"),
    "tear": ("tore", "torn"), "swear": ("swore", "sworn"), "write": ("wrote", "written"), "shake": ("shook", "shaken"),
    "blow": ("blew", "blown"), "dig": ("dug", "dug"), "feed": ("fed", "fed"), "bind": ("bound", "bound"),
    "get": ("got", "got"), "begin": ("began", "begun"), "run": ("ran", "run"), "ride": ("rode", "ridden"),
    "ring": ("rang", "rung"), "cling": ("clung", "clung"), "stick": ("stuck", "stuck"), "sweep": ("swept", "swept"),
    "swing": ("swung", "swung"), "hang": ("hung", "hung"), "steal": ("stole", "stolen"), "spread": ("spread", "spread"),
    "split": ("split", "split"), "rise": ("rose", "risen"), "sell": ("sold", "sold"), "buy": ("bought", "bought"),
    "teach": ("taught", "taught"), "think": ("thought", "thought"), "tell": ("told", "told"),
    "beat": ("beat", "beaten"),
    "bear": ("bore", "borne"), "choose": ("chose", "chosen"), "catch": ("caught", "caught"), "deal": ("dealt", "dealt"),
    "eat": ("ate", "eaten"), "flee": ("fled", "fled"), "hear": ("heard", "heard"), "lead": ("led", "led"),
    "lend": ("lent", "lent"), "lose": ("lost", "lost"), "meet": ("met", "met"), "sink": ("sank", "sunk"),
    "spend": ("spent", "spent"), "burst": ("burst", "burst"), "cast": ("cast", "cast"), "bite": ("bit", "bitten"),
    "fling": ("flung", "flung"), "know": ("knew", "known"), "sew": ("sewed", "sewn"), "forget": ("forgot", "forgotten"),
    "withhold": ("withheld", "withheld"), "rule": ("ruled", "ruled"),
    "hand": ("handed", "handed"), "declare": ("declared", "declared"),
}  # fmt: skip
