"""Short forms of the wires: a rule that asks for a government finds a govt too."""

from typing import Final

from streams.rules.terms import Pattern, Phrase

_LISTED: Final = """
attorney general: AG
bank of england: BoE
bank of japan: BoJ
basis point: bp bps
basis points: bps
billion: bln bn
central bank: cenbank
central banks: cenbanks
chief executive: CEO
consumer price: CPI
consumer prices: CPI
consumer price index: CPI
department: dept
european central bank: ECB
european union: EU
finance minister: FinMin
foreign minister: FM
foreign ministers: FMs
general assembly: UNGA
government: govt gov't
governments: govts
gross domestic product: GDP
improvised explosive device: IED
international: intl int'l
liquefied natural gas: LNG
million: mln mn
north korea: n-korea
north korean: n-korean
nuclear power plant: NPP
opposition: oppn
parliament: parlt
per cent: pct
percent: pct
president: pres
prime minister: PM
prime ministers: PMs
prisoner of war: POW
prisoners of war: POWs
security council: UNSC
south africa: s-africa
south korea: s-korea
south korean: s-korean
united nations: UN u-n
unmanned aerial vehicle: UAV
unmanned aerial vehicles: UAVs
"""
"""What is written in full, and its short forms; one with capitals is looked for as it is written here."""
_GENITIVE: Final = "'s"


def _read(listing: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    lines = [line.partition(":") for line in listing.strip().splitlines()]
    return {tuple(long.split()): tuple(short.split()) for long, _, short in lines}


_SHORT: Final = _read(_LISTED)
_BEGINNINGS: Final = {long[0] for long in _SHORT}
_LONGEST: Final = max(map(len, _SHORT))


def shortened(words: Phrase) -> list[Phrase]:
    """The phrases that say the same with the short form of a word, or of some in a row; none for words in their case.

    Of what can be shortened in several places, only the first is.
    """
    for start, pattern in enumerate(words):
        if pattern.word.removesuffix(_GENITIVE) not in _BEGINNINGS or pattern.cased is not None:
            continue
        for end in range(min(start + _LONGEST, len(words)), start, -1):
            found = _short_forms(words[start:end])
            if found:
                return [(*words[:start], *short, *words[end:]) for short in found]
    return []


def _short_forms(words: Phrase) -> list[Phrase]:
    """The short forms of just these words, in the same case and number; of an open word in all of them."""
    *before, last = words
    if any(pattern.open for pattern in before):
        return []
    bare = last.word.removesuffix(_GENITIVE)
    endings: tuple[str, ...] = ("" if bare == last.word else _GENITIVE,)
    if last.open:
        endings = ("", "s", _GENITIVE)  # PM* would be any word that begins so
    forms = _SHORT.get((*[pattern.word for pattern in before], bare), ())
    return [_patterns(form, ending, last.language) for form in forms for ending in endings]


def _patterns(form: str, ending: str, language: str | None) -> Phrase:
    """The words of a short form, divided by hyphens, the last with an ending."""
    *before, last = form.split("-")
    return tuple([_pattern(word, language) for word in (*before, last + ending)])


def _pattern(word: str, language: str | None) -> Pattern:
    if word.islower():
        return Pattern(word, language=language)
    return Pattern(word.lower(), cased=word)
