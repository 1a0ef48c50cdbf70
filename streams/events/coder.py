"""All that finding events needs to know beforehand."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from streams.events.conditions import load as load_precedence
from streams.events.lexicon import DATA, Lexicon
from streams.events.lexicon import load as load_lexicon
from streams.events.model import Model
from streams.events.model import load as load_model
from streams.events.precedence import Precedence
from streams.language.gazetteer import Gazetteer

_IN_PLOVER: Final = {"XKX": "KOS"}
"""Codes of countries that PLOVER has another one for."""


class Coder:
    """The lexicon of events, the codebook's precedence, the model that weighs words, and whom names stand for."""

    __slots__ = ("country_of", "lexicon", "model", "names", "precedence")

    def __init__(
        self,
        lexicon: Lexicon,
        precedence: Precedence,
        model: Model,
        country_of: Callable[[Mapping[str, Any]], str | None],
        names: Mapping[str, str],
    ) -> None:
        self.lexicon = lexicon
        self.precedence = precedence
        self.model = model
        self.country_of = country_of
        """The country that an entity is, speaks for or, of companies, is at home in."""
        self.names = names
        """Names as written, to PLOVER's codes."""


def load(gazetteer: Gazetteer, folder: Path = DATA, model: Model | None = None) -> Coder:
    """What the files in `folder` hold, beside the gazetteer's countries; raises ValueError for a line that is wrong."""
    lexicon = load_lexicon(folder)
    precedence = load_precedence(folder, lexicon)
    if model is None:
        model = load_model(folder)

    def country_of(entity: Mapping[str, Any]) -> str | None:
        code = gazetteer.country_of(entity) or gazetteer.homes.get(entity["id"])
        return _IN_PLOVER.get(code, code) if code is not None else None

    return Coder(lexicon, precedence, model, country_of, {**gazetteer.adjectives, **lexicon.actors})
