"""Whether a person's name is a part of a company's, a prize's or a street's.

Taggers take the name in *Vos & Sons*, *Maria Vos, Inc.* or *Rue Maria Vos* for the person's. What stands beside it
tells: a legal form, a word that firms and places are called by, or an *&* that no other person follows.
"""

import re
from collections.abc import Sequence
from typing import Final

from streams.language.listing import listed
from streams.language.tokens import FUNCTION_WORDS, ORGANISATION_HEADS, PLACE_HEADS, TITLES, Lists
from streams.watchlists import legal_forms
from streams.watchlists.around import Entity, capitals_tell, following, opens_sentence
from streams.watchlists.spelling import spelled, words_of
from streams.watchlists.ways import PARTY, PERSON

HEADS: Final = ORGANISATION_HEADS | PLACE_HEADS
_FIRMS: Final = frozenset(
    listed(
        "associates partners capital holding holdings properties realty estates ventures investments enterprises "
        "industries advisers advisors securities consulting consultants solutions systems technologies logistics "
        "shipping airlines airways insurance pharmaceuticals developments productions pictures records studio studios "
        "publishing publishers motors fc afc cf bakery brewery winery vineyards restaurant hotel museum library "
        "theatre theater stadium arena prize award medal trophy cup scholarship fellowship boulevard avenue lane drive "
        "terrace plaza stiftung verlag preis platz allee strasse straße gymnasium brauerei"
    )
)
"""What firms, prizes and places end with, beside the tagger's `HEADS`."""
_ALSO_VERBS: Final = frozenset(listed("partners pictures records motors drive award"))
"""Of these, what a headline may say of a person."""
_LEADING: Final = frozenset(
    listed(
        "rue avenue boulevard allée quai calle avenida avinguda carrer plaza paseo rua praça via viale piazza corso "
        "ulica ulitsa prospekt bulevar fundación fundação fundació fondation fondazione instituto institut istituto "
        "universidad universidade universitat université università colegio colégio liceo lycée collège museo musée "
        "estadio estádio stade stadio teatro théâtre banco grupo groupe gruppo"
    )
)
"""What streets and bodies begin with in languages that put such words first."""
_WITH_A_NAME: Final = frozenset(
    listed(
        "sons son daughters daughter brothers bros partners partner co company cie associates söhne soehne sohn "
        "töchter gebrüder fils frères hijos hijo hermanos figli fratelli filhos irmãos zonen zoon sønner söner synowie"
    )
)
"""Who stands beside the founder in a firm's name."""
_JOINED: Final = re.compile(r" ([&+]|and|und|et|y|e|i|en|og|och) ([^\W\d_][\w'’]{0,40})")
_GAP: Final = re.compile(r"(,?)[ \xa0](?=([^\W\d_][\w./&]{0,20}))")
_WORD_BEFORE: Final = re.compile(r"([^\W\d_]{1,20})[ \xa0]\Z")
_LONGEST_WORD: Final = 24
_LONGEST_FORM: Final = 48
"""Code points of a legal form that are looked at."""


def is_within_firm(text: str, start: int, end: int, kind: str, near: Sequence[Entity], lists: Lists) -> bool:
    """Whether a name at `start` up to `end`, of an entry of type `kind`, is within the name of a firm, prize or street.

    Only people's names are asked about; of a `PARTY`, which may be a company, only what is joined to its name tells.
    """
    if kind not in (PERSON, PARTY):
        return False
    if _is_joined(text, start, end, lists):
        return True
    return kind == PERSON and (
        _has_form(text, start, end, lists) or _goes_on(text, start, end, near) or _is_led(text, start, end)
    )


def is_form(word: str) -> bool:
    """Whether a word in lower case is a legal form, and no word that sentences are made of: as."""
    return word not in FUNCTION_WORDS and legal_forms.behind([spelled(word)], 0) > 0


def _is_joined(text: str, start: int, end: int, lists: Lists) -> bool:
    """Whether an `and` behind a name joins what makes a firm of it: Sons, Partners, with an & any name but a person's.

    The Sons of Liberty are others than the sons, Son Heung-min and a co-founder are people.
    """
    joined = _JOINED.match(text, end)
    if joined is None or not joined[2][0].isupper():
        return False
    behind = following(text, joined.end(), len(text))
    lower = [word.lower() for word in (joined[2], *behind)]
    flags = lists.flags.get(joined[2], "")
    if lower[0] in _WITH_A_NAME:
        is_person = bool(flags and behind) and not _is_firm(lower[1])
        return not is_person and not text.startswith((" of ", " Of ", "-"), joined.end())
    if joined[1] not in "&+" or not capitals_tell(text, start, end):
        return False
    if any(map(_is_firm, lower)):
        return True
    return not behind and "F" not in flags and lower[0] not in TITLES and lower[0] not in FUNCTION_WORDS


def _is_firm(word: str) -> bool:
    """Whether a word in lower case is one that firms, prizes and places end with, a legal form included."""
    return word in HEADS or word in _FIRMS or is_form(word)


def _has_form(text: str, start: int, end: int, lists: Lists) -> bool:
    """Whether a legal form stands behind a name, after a comma or not. A co-founder and a man called Pat are none."""
    gap = _GAP.match(text, end)
    if gap is None:
        return False
    word = gap[2].rstrip(".")
    if len(word) == 1 or not (word[0].isupper() or "." in word):
        return False
    words = words_of(text[gap.end() : gap.end() + _LONGEST_FORM].partition("\n")[0])
    if not legal_forms.behind([spelled(each) for each in words[: legal_forms.LONGEST]], 0):
        return False
    lower, behind = word.lower(), text[gap.end(2) : gap.end(2) + 4]
    if (lower == "co" and behind[:1] == "-") or (gap[1] and behind == " of "):
        # The co-founder; AG of Ohio is an attorney general.
        return False
    if lower in FUNCTION_WORDS:
        return word.isupper() and capitals_tell(text, start, end)
    is_person = "F" in lists.flags.get(word, "") or "." in word
    return not (gap[1] and is_person and behind[:1] == " " and behind[1:2].isupper())


def _goes_on(text: str, start: int, end: int, near: Sequence[Entity]) -> bool:
    """Whether a word that firms, prizes and places end with follows; in a headline at once, and none that is a verb."""
    words = following(text, end, len(text), near=near) or following(text, end, len(text))[:1]
    if not words:
        return False
    lower = [word.lower() for word in words]
    if capitals_tell(text, start, end):
        return any(map(_is_firm, lower))
    return lower[0] in HEADS or (lower[0] in _FIRMS and lower[0] not in _ALSO_VERBS)


def _is_led(text: str, start: int, end: int) -> bool:
    """Whether a word stands before a name that streets and bodies begin with; also a small one, unless of English."""
    before = _WORD_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
    if before is None or before[1].lower() not in _LEADING:
        return False
    if before[1].lower() != "via":
        return before[1] not in _FIRMS
    # A preposition of English too, which headlines and sentences may begin with.
    return before[1] == "Via" and capitals_tell(text, start, end) and not opens_sentence(text, before.start())
