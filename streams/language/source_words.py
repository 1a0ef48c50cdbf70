"""Words of the noun phrases that can speak, each as it stands within a sentence and as it begins one."""

import re
from collections.abc import Iterable
from typing import Final

from streams.language.listing import listed
from streams.language.tokens import FUNCTION_WORDS

PEOPLE: Final = frozenset(
    listed("official officials source sources witness witnesses eyewitness eyewitnesses resident residents diplomat")
    + listed(
        "diplomats officer officers analyst analysts expert experts insider insiders aide aides people person doctor "
        "doctors"
    )
    + listed("medic medics rescuer rescuers activist activists soldier soldiers fighter fighters refugee refugees")
    + listed("lawmaker lawmakers lawyer lawyers observer observers investigator investigators survivor survivors")
    + listed(
        "economist economists banker bankers trader traders farmer farmers grower growers villager villagers worker"
    )
    + listed("workers scientist scientists researcher researchers engineer engineers passenger passengers relative")
    + listed(
        "relatives neighbour neighbours neighbor neighbors parents families critics protesters campaigners teachers"
    )
    + listed("journalist journalists reporters executive executives investors volunteers students bloggers colleagues")
    + listed(
        "ministers presidents secretaries ambassadors envoys commanders governors mayors generals leaders directors"
    )
)
"""Heads of phrases for people without a name."""
_OFFICES: Final = listed(
    "spokesman spokeswoman spokesperson spokespeople spokesmen minister president premier chancellor secretary "
    "ambassador envoy commander chief governor mayor general leader chairman chairwoman director prosecutor prosecutors"
)
_BODIES: Final = listed(
    "ministry agency agencies army military navy police government authorities administration parliament council court "
    "committee commission office service services department outlet outlets media newspaper newspapers paper magazine "
    "channel station broadcaster network website embassy party union group leadership organisation organization "
    "television radio panel regulator board federation association tribunal mission operator team treasury presidency "
    "company firm bank observatory monitor monitors watchdog charity foundation institute university hospital kremlin"
)
_WRITINGS: Final = listed(
    "statement statements report reports release communique document documents letter study survey poll data figures "
    "estimates transcript article readout memo census assessment"
)
HEADS: Final = PEOPLE.union(_OFFICES, _BODIES, _WRITINGS)
"""Nouns that can speak."""
_DETERMINERS: Final = (
    *listed(
        "a an the this that these those two three four five six seven eight nine ten several some many one another"
    ),
    *listed("other both unnamed anonymous its their his her our"),
)
_ADJECTIVES: Final = (
    *listed(
        "senior top high-ranking local national foreign military diplomatic medical official intelligence security"
    ),
    *listed("government defence defense police state-run state news western opposition rebel army navy unidentified"),
    *listed("former regional independent press health interior finance justice prime deputy chief american"),
)


def _as_written(words: Iterable[str]) -> frozenset[str]:
    """The words, and each as it begins a sentence: they are looked up as they stand."""
    return frozenset(form for word in words for form in (word, word.capitalize()))


SPOKEN_BY: Final = _as_written(HEADS)
UNNAMED: Final = _as_written(PEOPLE)
OFFICES: Final = _as_written(_OFFICES)
ARTICLES: Final = _as_written(_DETERMINERS)
OF_PHRASES: Final = _as_written(_ADJECTIVES) | SPOKEN_BY
OTHERS: Final = _as_written(FUNCTION_WORDS)
INDEFINITE: Final = _as_written(
    listed("a an two three four five six seven eight nine ten several some many another other unnamed both")
)
"""What stands before people whom nobody can tell from others."""
DEFINITE: Final = _as_written(listed("the its their his her our these those"))
MANY: Final = re.compile(r"[a-z]{2,24}(?:ers|ors|ists|ians|ants|ents|ees|men|women|people)\Z")
"""Plural nouns that are people by their ending."""
NO_PEOPLE: Final = frozenset(
    listed("numbers orders matters members agreements documents statements events papers letters")
)
PRONOUNS: Final = frozenset(
    listed("Nobody Somebody Everybody Anybody Someone Everyone Anyone None Nothing Something Everything")
)
"""Words that begin a clause like a name and are nobody's."""
ATTRIBUTES: Final = frozenset(listed("military police government army navy"))
"""Bodies whose names stand before other nouns."""
ADVERBS: Final = frozenset(listed("never ever always often still now not even since yet once seldom"))
