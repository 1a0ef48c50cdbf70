"""Text as rules compare it: in lower case, without accents, one blank in the place of every sign."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_SIGNS: Final = {n: (chr(n).lower() if chr(n).isalnum() else "'" if chr(n) == "'" else " ") for n in range(128)}
_OTHERS: Final = re.compile(r"[^\x00-\x7f]")
_OUTER_APOSTROPHE: Final = re.compile(r"'(?:(?<![^\W_]')|(?![^\W_]))")
_OWN_LETTERS: Final = "ЙйЇїЎў"
"""Letters whose accent makes them others, on which endings and stems depend: новый, нового."""
_FEW: Final = 16
LONGEST_KEPT: Final = 64
"""Code points up to which a word is remembered; a longer one is hardly met again."""


def plain(text: str) -> str:
    """The text with every letter and digit folded, inner apostrophes kept and all else a blank; of the same length."""
    if not text.isascii():
        others = set(_OTHERS.findall(text))
        if len(others) <= _FEW:
            for sign in others:
                text = text.replace(sign, folded_sign(sign))
        else:
            text = text.translate({ord(sign): folded_sign(sign) for sign in others})
    text = text.translate(_SIGNS)
    return _OUTER_APOSTROPHE.sub(" ", text) if "'" in text else text


def words(text: str) -> list[str]:
    """The words of `text` in order, folded: letters, digits and inner apostrophes; all else divides."""
    return plain(text).split()


@lru_cache(maxsize=4096)
def folded_sign(sign: str) -> str:
    """One character for one: lower case, without its accent, `'` for all apostrophes, a blank for what is no letter."""
    if sign in "’ʼ":
        return "'"
    if sign in _OWN_LETTERS:
        return sign.lower()
    bare = "".join(c for c in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(c)).lower()
    if len(bare) == 1 and bare.isalnum():
        return bare
    return sign if sign.isalnum() else " "
