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
_PLURAL: Final = 8
_UNCHANGED: Final = 9
PAST_VERBS: Final = frozenset(
    listed(
        "said says told saw met fell went came took was were had did held began won shot left sent found struck hit "
        "made gave led rose spoke wrote became brought thought fought lost paid ran sank flew drove kept stood put "
        "shut broke chose grew drew threw felt heard knew sat sold taught wore bore burst froze"
    )
)
"""Verbs of what is past that do not end in -ed."""
NO_PAST_VERBS: Final = frozenset(listed("hundred sacred armed wounded allied unmanned need needed indeed speed exceed"))
"""Words that end as verbs of what is past do, and are seldom such."""
_VERBS: Final = {
    **dict.fromkeys(listed("will shall upcoming"), _COMING),
    **dict.fromkeys(PAST_VERBS, _PAST),
    **dict.fromkeys(listed("due scheduled slated planned set expected"), _ARRANGED),
    **dict.fromkeys(listed("would could may might should must"), _MODAL),
    **dict.fromkeys(
        listed(
            "meet meets starts start begins begin opens ends takes arrives leaves returns expires hosts holds faces "
            "resumes resume convenes convene reopens votes travels flies goes departs attends closes concludes gathers "
            "plays visits"
        ),
        _PRESENT,
    ),
    # These are verbs behind those who do so: a visit, the face, on leave.
    **dict.fromkeys(
        listed("host play face visit leave fly go arrive travel hold open close return depart attend gather reopen"),
        _PLURAL,
    ),
    **dict.fromkeys(listed("cut beat quit"), _UNCHANGED),
    "to": _TO,
    **dict.fromkeys(("have", "has"), _OTHER),
    **dict.fromkeys(NO_PAST_VERBS, _OTHER),
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
_NOUNS_TOO: Final = frozenset(listed("start starts opens ends hosts faces votes plays visits"))
"""Words that behind "and" are nouns as well."""
_DOERS: Final = frozenset(listed("who they we you which people police troops men women"))
_NO_DOERS: Final = ("ss", "us", "is", "'s", "’s")
_NO_OBJECTS: Final = frozenset({"", *listed("on in of by is was were will has had and or")})
_PAST_BEHIND: Final = frozenset(listed("last first also then later it he she they we who which has had have"))
"""Words behind which a verb is past that looks the same in the present."""
_DEFERRED: Final = frozenset(
    listed(
        "postponed adjourned delayed deferred rescheduled extended suspended remanded barred closed gave given have has"
    )
)
"""What is done until a day that is to come."""
_UNTIL: Final = frozenset({"until", "till"})
_UNTIL_NOON: Final = 4
"""Words from until to the day: until 8 p.m. on."""
_IS: Final = frozenset({"is", "are", "falls"})
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
    if before and (before[-1] in _IS or (before[-1] == "on" and len(before) > 1 and before[-2] in _IS)):
        return True  # the deadline is Friday
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
    if before == "have" and n > 1 and words[n - 2] in ("will", "shall"):
        return _COMING
    if word in _DEFERRED and _until(words, n):
        return _COMING
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
        if word == "plays" and not behind[:1].isupper():
            return _OTHER  # plays down
        if before == "and":
            return _OTHER if word in _NOUNS_TOO else _COMING
        return _OTHER if before in _NO_VERB_BEHIND or before.lower() in _BESIDE_ADJECTIVES else _COMING
    if of == _PLURAL:
        # Close to it and let go on Friday are of something else.
        plain = behind != "to" if word == "close" else behind == "to" if word == "go" else True
        return _COMING if plain and _do(before, behind) else _OTHER
    if of == _UNCHANGED:
        past = before in _PAST_BEHIND or (before[:1].isupper() and behind not in _NO_OBJECTS)
        return _PAST if past else _OTHER
    if of == _TO:
        return _COMING if before in _INTENDING and behind.islower() else _OTHER
    return of


def _do(before: str, behind: str) -> bool:
    """Whether the word before is of several who do what a verb says, by its ending, and with a name by what follows."""
    if before.lower() in _DOERS:
        return True
    if len(before) < 4 or before[-1] != "s" or before.endswith(_NO_DOERS):
        return False
    return before[0].islower() or behind not in _NO_OBJECTS


def _until(words: list[str], n: int) -> bool:
    """Whether what the word numbered `n` says is so until the day that the words lead up to."""
    if words[-1] == "to":
        return len(words) - n <= _UNTIL_NOON
    return any(word in _UNTIL for word in words[max(n, len(words) - _UNTIL_NOON) :])
