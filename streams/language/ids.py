import re
import unicodedata
from typing import Final

_GAP: Final = re.compile(r"[^a-z0-9]+")
_LONGEST: Final = 120


def slug(name: str) -> str:
    """Lower-case ASCII letters and digits with single hyphens; a name of other scripts keeps its own letters."""
    folded = name.lower() if name.isascii() else _unaccented(name.lower())
    short = _GAP.sub("-", folded).strip("-")
    return (short or "-".join(name.split()))[:_LONGEST] or "-"


def _unaccented(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
