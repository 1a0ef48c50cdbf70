"""Whether a sentence that names a day speaks of the coming one or the last one."""

from typing import Final

from streams.language.listing import listed

_LOOKBACK: Final = 140
_LOOKAHEAD: Final = 100
_ENDS: Final = frozenset(";!?:")
_MARKS: Final = ",\"'“”‘’().;!?:"
_ENDINGS: Final = ("ed", "ll")
_COMING: Final = 1
_PAST: Final = 2
_ARRANGED: Final = 3
_OTHER: Final = 4
_MODAL: Final = 5
_PRESENT: Final = 6
_TO: Final = 7
_VERBS: Final = {
    **dict.fromkeys(listed("will shall upcoming"), _COMING),
    **dict.fromkeys(
        listed(
            "said says told saw met fell went came took was were had did held began won shot left sent found struck "
            "hit made gave led rose spoke wrote became brought thought fought lost paid ran sank flew drove kept stood "
            "put shut broke chose grew drew threw felt heard knew sat sold taught wore bore burst"
        ),
        _PAST,
    ),
    **dict.fromkeys(listed("due scheduled slated planned set expected"), _ARRANGED),
    **dict.fromkeys(listed("would could may might should must"), _MODAL),
    **dict.fromkeys(
        listed(
            "meet meets starts start begins begin opens ends takes arrives leaves returns expires hosts holds faces "
            "resumes resume convenes convene reopens votes travels"
        ),
        _PRESENT,
    ),
    "to": _TO,
    **dict.fromkeys(listed("hundred sacred armed wounded allied unmanned need needed indeed speed exceed"), _OTHER),
}
_INTENDING: Final = frozenset(
    listed(
        "is are plans plan planned planning intends intend intended hopes hope hoped hoping wants want wanted agreed "
        "agrees vowed vows promised promises pledged pledges threatened threatens expects likely about ready prepares "
        "preparing prepared invited offered"
    )
)
"""Words before an infinitive of what is to come."""
_NO_VERB_BEHIND: Final = frozenset(listed("to will would could may might should must not did does do shall"))
_AUXILIARIES: Final = frozenset({"be", "been", "being", "get"})
_BESIDE_ADJECTIVES: Final = frozenset(
    listed("be been being get the a an this that these those its their his her our of with by from for in and or some")
)


def coming(text: str, start: int, end: int, arranged: bool | None = None) -> bool | None:
    """Whether what stands from `start` to `end` is yet to come, by the nearest verb before it in its sentence.

    At the head of a sentence the first verb after it tells. None where no verb does: only plain ones are known, such as
    will, is due, plans to, said, and those in -ed. Of what was due then the answer is `arranged`: it may be either.
    """
    before = text[max(0, start - _LOOKBACK) : start].rpartition("\n")[2].split()
    said = _nearest(before, range(len(before) - 1, -1, -1), backwards=True)
    if said == _OTHER:
        after = text[end : end + _LOOKAHEAD].partition("\n")[0].split()
        said = _nearest(after, range(len(after)), backwards=False)
    return True if said == _COMING else False if said == _PAST else arranged if said == _ARRANGED else None


def _nearest(words: list[str], order: range, *, backwards: bool) -> int:
    """What the first verb says among the words in that order, as far as the sentence goes."""
    for n in order:
        word = words[n]
        ends = False
        if not word[-1].isalpha():
            ends = _ends_sentence(word)
            if ends and backwards:
                break
            word = word.strip(_MARKS)
        of = _VERBS.get(word)
        if of is not None or word[-2:] in _ENDINGS:
            said = _verdict(words, n, word, of)
            if said != _OTHER:
                return said
        if ends:
            break
    return _OTHER


def _ends_sentence(word: str) -> bool:
    last = word[-1]
    if last == ".":
        return "." not in word[:-1] and not (word[0].isupper() and len(word) < 5)  # U.S. and Gen. do not
    return last in _ENDS


def _verdict(words: list[str], n: int, word: str, of: int | None) -> int:
    """What a word says: of what is to come, of what is past, that either may be, or nothing."""
    before = words[n - 1] if n else ""
    if of == _ARRANGED:
        if before in ("is", "are", "be"):
            return _COMING
        if before in ("was", "were"):
            return _ARRANGED
        if word != "due" and n + 1 < len(words) and words[n + 1] in ("to", "for"):
            return _COMING
    elif of is not None:
        return _of_a_verb(of, word, before, words[n + 1] if n + 1 < len(words) else "")
    elif word.endswith(("'ll", "’ll")):
        return _COMING
    # In "will be deployed" the verb is will, in "the disputed border" there is none.
    past = len(word) > 4 and word.isalpha() and word.islower() and before not in _BESIDE_ADJECTIVES
    return _PAST if past and word[-2:] == "ed" and word[-3] != "e" else _OTHER


def _of_a_verb(of: int, word: str, before: str, behind: str) -> int:
    """The same of a verb that the list has, by the words beside it."""
    if of == _PAST:
        return _OTHER if before in _AUXILIARIES else _PAST
    if of == _MODAL:
        if behind == "have" or (word == "could" and behind == "not"):
            return _PAST  # may have fled, could not be reached
        return _OTHER if behind == "not" else _COMING
    if of == _PRESENT:
        # In "to meet" the word before tells, in "the start" there is no verb.
        return _OTHER if before in _NO_VERB_BEHIND or before.lower() in _BESIDE_ADJECTIVES else _COMING
    if of == _TO:
        return _COMING if before in _INTENDING and behind.islower() else _OTHER
    return of
