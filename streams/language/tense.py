"""Whether a sentence that names a day speaks of the coming one or the last one."""

from typing import Final

from streams.language.tense_words import (
    AHEAD_OF,
    ARRANGED,
    AUXILIARIES,
    BESIDE_ADJECTIVES,
    COMING,
    CONVENED,
    DATED_AHEAD,
    DEFERRED,
    DOERS,
    ENDINGS,
    EXPECTING,
    INTENDING,
    IS,
    MODAL,
    MOST_BETWEEN,
    NO_DOERS,
    NO_OBJECTS,
    NO_VERB_BEHIND,
    NOUNS_TOO,
    OBJECTS_BEGIN,
    OF_SEVERAL,
    OTHER,
    PAST,
    PAST_BEHIND,
    PLANS,
    PLURAL,
    PRESENT,
    TELLING,
    TO_DO,
    UNCHANGED,
    UNTIL,
    UNTIL_NOON,
    VERBS,
)

_LOOKBACK: Final = 140
_LOOKAHEAD: Final = 100
_ENDS: Final = frozenset(";!?:")
_MARKS: Final = ",\"'“”‘’().;!?:"


def coming(text: str, start: int, end: int, arranged: bool | None = None) -> bool | None:
    """Whether what stands from `start` to `end` is yet to come, by the nearest verb before it in its sentence.

    At the head of a sentence the first verb after it tells. None where no verb does: only plain ones are known, such as
    will, is due, plans to, said, and those in -ed. Of what was due then the answer is `arranged`: it may be either.
    """
    before = text[max(0, start - _LOOKBACK) : start].rpartition("\n")[2].split()
    if before and (before[-1] in IS or (before[-1] == "on" and len(before) > 1 and before[-2] in IS)):
        return True  # the deadline is Friday
    if before and before[-1] == "for" and not text.startswith(("'s", "’s"), end) and _is_convened(before):
        return True
    said = _nearest(before, range(len(before) - 1, -1, -1), backwards=True)
    if said == OTHER:
        after = text[end : end + _LOOKAHEAD].partition("\n")[0].split()
        said = _nearest(after, range(len(after)), backwards=False)
    return True if said == COMING else False if said == PAST else arranged if said == ARRANGED else None


def is_ahead(text: str, start: int) -> bool:
    """Whether the day at `start` is that of something still ahead: ahead of talks in Doha on Sunday."""
    low = max(0, start - AHEAD_OF)
    at = text.rfind("head of ", low, start)
    if at < 0:
        return False
    between = text[at + len("head of ") : start]
    if not all(sign.isalnum() or sign in " -'’" for sign in between):
        return False
    words = between.split()
    return _nearest(words, range(len(words) - 1, -1, -1), backwards=True) != PAST


def happened(text: str, start: int) -> bool:
    """Whether what stands right before the day at `start` says that something was done on it: was arrested on April 3.

    More is asked for than by `coming`, since days that are near are told ahead of, too.
    """
    words = text[max(0, start - _LOOKBACK) : start].rpartition("\n")[2].split()
    for n in range(len(words) - 1, max(-1, len(words) - 1 - MOST_BETWEEN), -1):
        word = words[n].strip(_MARKS)
        if word != words[n] or word in DATED_AHEAD:
            return False
        of = VERBS.get(word)
        if (of is not None or word[-2:] in ENDINGS) and (said := _verdict(words, n, word, of)) != OTHER:
            return said == PAST and word not in TELLING
    return False


def _is_convened(words: list[str]) -> bool:
    """Whether some words before "for" tell of what is arranged ahead."""
    return any(word in CONVENED for word in words[-MOST_BETWEEN:])


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
        of = VERBS.get(word)
        if of is not None or word[-2:] in ENDINGS:
            said = _verdict(words, n, word, of)
            if said != OTHER:
                return said
        if ends:
            break
    return OTHER


def _ends_sentence(word: str) -> bool:
    last = word[-1]
    if last == ".":
        return "." not in word[:-1] and not (word[0].isupper() and len(word) < 5)  # U.S. and Gen. do not
    return last in _ENDS


def _verdict(words: list[str], n: int, word: str, of: int | None) -> int:
    """What a word says: of what is to come, of what is past, that either may be, or nothing."""
    before = words[n - 1] if n else ""
    if before == "have" and n > 1 and words[n - 2] in ("will", "shall"):
        return COMING
    if word in DEFERRED and _until(words, n):
        return COMING
    if of == ARRANGED:
        if before in ("is", "are", "be") or before.endswith(","):
            return COMING  # also: the talks, due on Sunday
        if before in ("was", "were"):
            return ARRANGED
        if word != "due" and n + 1 < len(words) and words[n + 1] in ("to", "for"):
            return COMING
    elif of is not None:
        return _of_a_verb(of, word, before, words[n + 1] if n + 1 < len(words) else "")
    elif word.endswith(("'ll", "’ll")):
        return COMING
    # In "will be deployed" the verb is will, in "the disputed border" there is none.
    past = len(word) > 4 and word.isalpha() and word.islower() and before not in BESIDE_ADJECTIVES
    return PAST if past and word[-2:] == "ed" and word[-3] != "e" else OTHER


def _of_a_verb(of: int, word: str, before: str, behind: str) -> int:
    """The same of a verb that the list has, by the words beside it."""
    if of == PAST:
        return OTHER if before in AUXILIARIES else PAST
    if of == MODAL:
        if behind == "have" or (word == "could" and behind == "not"):
            return PAST  # may have fled, could not be reached
        return OTHER if behind == "not" else COMING
    if of == PRESENT:
        # In "to meet" the word before tells, in "the start" there is no verb.
        if word == "plays" and not behind[:1].isupper():
            return OTHER  # plays down
        if before == "and":
            return OTHER if word in NOUNS_TOO else COMING
        return OTHER if before in NO_VERB_BEHIND or before.lower() in BESIDE_ADJECTIVES else COMING
    if of == PLURAL:
        # Close to it and let go on Friday are of something else.
        plain = behind != "to" if word == "close" else behind == "to" if word == "go" else True
        return COMING if plain and _do(before, behind) else OTHER
    if of == UNCHANGED:
        past = before in PAST_BEHIND or (before[:1].isupper() and behind not in NO_OBJECTS)
        return PAST if past else OTHER
    if of == EXPECTING:
        return COMING if _expects(word, before, behind) else OTHER
    if of == TO_DO:
        return COMING if before in INTENDING and behind.islower() else OTHER
    return of


def _expects(word: str, before: str, behind: str) -> bool:
    """Whether a word is a verb of what is awaited, and is no noun: the plans, it plans a vote, a vote is likely."""
    if word == "likely":
        return before in ("is", "are", "looks", "seems", "be")
    if word in PLANS and behind not in OBJECTS_BEGIN:
        return False
    if word in OF_SEVERAL:
        return _do(before, behind)
    return before.lower() not in BESIDE_ADJECTIVES and not before.endswith(NO_DOERS)


def _do(before: str, behind: str) -> bool:
    """Whether the word before is of several who do what a verb says, by its ending, and with a name by what follows."""
    if before.lower() in DOERS:
        return True
    if len(before) < 4 or before[-1] != "s" or before.endswith(NO_DOERS):
        return False
    return before[0].islower() or behind not in NO_OBJECTS


def _until(words: list[str], n: int) -> bool:
    """Whether what the word numbered `n` says is so until the day that the words lead up to."""
    if words[-1] == "to":
        return len(words) - n <= UNTIL_NOON
    return any(word in UNTIL for word in words[max(n, len(words) - UNTIL_NOON) :])
