"""The small words of English, by what they do in a clause."""

from typing import Final

from streams.language.listing import listed

VERB: Final = "V"
NOUN: Final = "N"
BOTH: Final = "B"
"""A verb or a noun; what stands around it decides."""
NAME: Final = "E"
TIME: Final = "X"
BE: Final = "A"
HAVE: Final = "H"
DO: Final = "D"
MODAL: Final = "M"
NOT: Final = "n"
TO: Final = "t"
DETERMINER: Final = "d"
PREPOSITION: Final = "p"
SUBORDINATOR: Final = "s"
RELATIVE: Final = "r"
THAT: Final = "h"
CONJUNCTION: Final = "c"
COMMA: Final = ","
STOP: Final = "."
QUOTE: Final = "q"
PRONOUN: Final = "o"
OBJECT: Final = "O"
ADVERB: Final = "a"
NUMBER: Final = "0"
OTHER: Final = "w"

_GROUPS: Final = {
    BE: "is are was were be been being am",
    HAVE: "has have had having",
    DO: "does did do",
    NUMBER: "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion "
    "dozen dozens hundreds thousands millions scores",
    MODAL: "will would shall should may might must can could cannot 'll won't wouldn't can't couldn't shouldn't",
    NOT: "not never n't neither nor no-one nobody hardly don't doesn't didn't isn't aren't wasn't weren't hasn't "
    "haven't hadn't",
    TO: "to",
    DETERMINER: "the a an its their his her our my your this these those some any all both each every no another other "
    "several many few most more such last next new first second third former own",
    PREPOSITION: "of in on at by for from with against over into under about between among during within without near "
    "across through towards toward upon onto off out up down amid despite along alongside inside outside around behind "
    "like per via ahead beyond opposite including concerning regarding throughout beside past",
    SUBORDINATOR: "after before when while if unless because since until although though whereas as once whether "
    "following lest till",
    RELATIVE: "who which whose whom where what how why",
    THAT: "that",
    CONJUNCTION: "and or but",
    COMMA: ",",
    STOP: "; : ( ) — – -- …",
    QUOTE: "\" “ ” `` ''",
    PRONOUN: "he she it they we i you there",
    OBJECT: "him them us me himself itself themselves herself",
    ADVERB: "also still again now already soon later yesterday today tomorrow recently reportedly repeatedly yet even "
    "only just once further together jointly back home ago here officially so far too then ever instead early late "
    "finally formally flatly bluntly long often always twice largely widely earlier about nearly almost up-to more "
    "than",
}
_PHRASES: Final = {
    SUBORDINATOR: (
        "so that", "in order that", "even if", "even though", "as if", "now that", "as soon as", "as long as",
    ),
    ADVERB: (
        "in force", "hand in hand", "side by side", "in a row", "on the eve", "at once", "at least", "at most",
        "in public", "in turn", "in vain", "in return", "for good", "no longer", "once again",
    ),
    PREPOSITION: (
        "as well as", "such as", "according to", "because of", "in response to", "in spite of", "on behalf of",
        "instead of", "rather than", "thanks to", "ahead of", "in addition to", "in exchange for", "in return for",
        "in favour of", "in defiance of", "in retaliation for", "close to", "in front of", "up to", "as part of",
        "in connection with", "in line with",
    ),
}  # fmt: skip
"""Small words that stand together: what they do is what no part of them does."""
KINDS: Final[dict[str, str]] = {
    **{word: kind for kind, words in reversed(_GROUPS.items()) for word in listed(words)},
    **{phrase: kind for kind, phrases in _PHRASES.items() for phrase in phrases},
}
"""What each small word does."""

FUTURE_MODALS: Final = frozenset({"will", "shall", "'ll", "won't", "would", "wouldn't"})
OBLIGING: Final = frozenset({"must", "should", "shouldn't"})
NEGATIVE: Final = frozenset(
    listed("not never n't cannot won't wouldn't can't couldn't shouldn't don't doesn't didn't isn't aren't wasn't "
           "weren't hasn't haven't hadn't neither nor")
)  # fmt: skip
AHEAD: Final = frozenset(listed("due set expected scheduled likely going about planned bound poised supposed slated"))
"""Between a form of be and an infinitive these tell of the future: is due to arrive."""
READY: Final = frozenset(listed("ready prepared willing open committed keen eager happy determined"))
"""The same of willingness: is ready to talk."""
LINKS_THAT_HEDGE: Final = frozenset({"if", "unless", "whether", "should", "lest", "until", "till"})
TOGETHER: Final = frozenset(listed("joint jointly together alongside mutual mixed bilateral coordinated combined"))
