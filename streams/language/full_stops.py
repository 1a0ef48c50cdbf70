"""Whether a full stop ends a sentence, or stands behind an abbreviation or, in German, an ordinal number."""

from typing import Final

from streams.language.listing import listed
from streams.language.tokens import FUNCTION_WORDS

_LOOKBACK: Final = 24
"""Code points before a full stop that are looked at: an abbreviation, or a number and the word before it."""
_LONGEST: Final = 16
"""Letters of the word behind it that are looked at."""
_OPENING: Final = "\"“„‚‘'([»«"

_ABBREVIATIONS: Final = frozenset(
    listed(
        "mr mrs ms dr lt gen col maj capt cmdr adm brig sgt cpl spc rep sen gov st rev prof hon jr sr vs no mt ft "
        "jan feb mar apr jun jul aug sept sep oct nov dec inc corp co ltd pres amb sec insp supt asst dep fr msgr"
    )
)
_GERMAN: Final = frozenset(listed("Hr bzw geb evtl ggf gest verh vgl inkl zzgl h.c z.B d.h o.g i.d.R"))
"""With their case: what is short for something in German may be a word in English."""
_GERMAN_THAT_MAY_END: Final = frozenset(listed("Mrd Mio Tsd usw etc u.a o.ä e.V ca"))
"""These end a sentence where a word follows that begins one."""
_BEFORE_NUMBERS: Final = frozenset(listed("Art Abs Nr Ziff Kap Str Bd Okt Dez"))
"""These are short for something where a number follows: Art. 5 Abs. 2."""
_BEGINNING: Final = FUNCTION_WORDS | frozenset(
    listed(
        "der die das dem den des er sie es wir ihr ich man ein eine einen einem einer dies diese dieser dieses jene "
        "sein seine ihre unser unsere danach dann dort da damit dabei dafür dagegen darauf daraufhin davor dazu doch "
        "aber und oder auch im am an auf aus bei beim mit nach von vom vor zu zum zur seit für gegen durch über unter "
        "als wenn weil während ob wer was wie wo nun nur so laut trotz zudem außerdem später zuvor heute gestern jetzt "
        "nicht kein keine insgesamt allerdings dennoch jedoch bisher mehr viele alle"
    )
)
"""Words that begin a sentence and are no noun of German, which an ordinal number would need."""
_BEFORE_ORDINALS: Final = frozenset(
    listed(
        "am vom zum zur beim im der die das dem den des ab bis seit und oder sein seine seinem seinen seiner ihr ihre "
        "ihrem ihren ihrer jeder jede jedes dieser dieses einem einen montag dienstag mittwoch donnerstag freitag "
        "samstag sonnabend sonntag"
    )
)
_ARE_ORDINAL: Final = frozenset(
    listed(
        "januar jänner februar märz mai juni juli oktober dezember okt dez jahrhundert jahrhunderts jahrhunderte "
        "jahrtausend jahrtausends lebensjahr lebensjahres weltkrieg weltkriegs weltkrieges"
    )
)
"""Words of German alone, before which 1 or 2 digits with a full stop are an ordinal number."""


def ends_sentence(text: str, dot: int, end: int) -> bool:
    """Whether a sentence ends with the full stop at `dot` and the closing signs behind it, up to `end`."""
    following = text[end + 1 : end + 4].lstrip()
    if following[:1].islower():
        return False
    if end > dot + 1 or not text[dot - 1 : dot].isalnum():
        return True
    words = text[max(0, dot - _LOOKBACK) : dot].split()
    word = words[-1].strip(_OPENING)
    if word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word.isupper()):
        return False
    if following[:1].isdecimal() and (word in _BEFORE_NUMBERS or word.endswith("str")):
        return False
    if word in _GERMAN or _is_spaced_out(words, following):
        return False
    if not (_is_initials(word) or word in _GERMAN_THAT_MAY_END or _is_ordinal(words, word, text, end)):
        return True
    return _next_word(text, end) in _BEGINNING


def _next_word(text: str, end: int) -> str:
    """The word behind the blank at `end`, in lower case and without signs around it."""
    words = text[end + 1 : end + 1 + _LONGEST].split(None, 1)
    return words[0].strip(".,;:!?" + _OPENING).lower() if words else ""


def _is_initials(word: str) -> bool:
    """Whether it is initials of several words: U.S, the last full stop left out."""
    return len(word) > 2 and "." in word and word.isupper() and all(len(part) == 1 for part in word.split("."))


def _is_spaced_out(words: list[str], following: str) -> bool:
    """Whether it is a small initial before another one, with a blank between: z. B."""
    return len(words[-1]) == 1 and words[-1].islower() and following[1:2] == "." and following[:1].isalpha()


def _is_ordinal(words: list[str], word: str, text: str, end: int) -> bool:
    """Whether 1 or 2 digits are an ordinal number: one word of German before or behind them says so."""
    digits = word.rpartition("/")[2]
    if len(digits) > 2 or not digits.isdecimal() or not text[end + 1 : end + 2].isalpha():
        return False
    before = words[-2].strip(_OPENING + ",").lower() if len(words) > 1 else ""
    if before in _BEFORE_ORDINALS:
        return before != "am" or words[-3:-2] != ["I"]
    return _next_word(text, end) in _ARE_ORDINAL
