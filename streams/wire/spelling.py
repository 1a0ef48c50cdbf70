"""Text in one spelling: letters with their accents, and none of the signs that nobody sees."""

import unicodedata
from typing import Final

import re2

_UNSEEN: Final = ("\u00ad", "\u200b", "\ufeff")
"""The soft hyphen, the space without width and the byte order mark: typesetting that divides a word for a machine."""
_HEAPED: Final = re2.compile(r"\p{M}{31}")
"""More marks on one letter than any language has; to put them in order takes time in proportion to their square."""


def composed(text: str) -> str:
    """The text in Unicode's form C, without signs that are not seen; one with heaps of marks keeps these as they are.

    Offsets into what comes back do not hold for `text`.
    """
    if text.isascii():
        return text
    for sign in _UNSEEN:
        if sign in text:
            text = text.replace(sign, "")
    if unicodedata.is_normalized("NFC", text) or _HEAPED.search(text):
        return text
    return unicodedata.normalize("NFC", text)
