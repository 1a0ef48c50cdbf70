"""The modes of a word of a sentence, as rules are told them."""

from streams.rules.clauses import clauses
from streams.rules.document import Document
from streams.rules.modes import modes


def told(text: str, word: str, year: int | None = 2025) -> list[str]:
    """The modes of a word in the first sentence of a text, of an item of a year."""
    document = Document(None, text)
    hit = document.occurrence("text", text.index(word), text.index(word) + len(word))
    assert hit is not None
    (low, high), *_ = document.units("sentence")
    return modes(document, clauses(document, low, high, year), [hit])
