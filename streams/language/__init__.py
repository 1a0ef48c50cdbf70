"""Text to sentences, entities and the countries that act in it."""

from streams.language.gazetteer import Gazetteer
from streams.language.gazetteer import load as load_gazetteer
from streams.language.parties import Country, countries, parties
from streams.language.recognise import beginning_in, recognise
from streams.language.sentences import sentences

__all__ = ["Country", "Gazetteer", "beginning_in", "countries", "load_gazetteer", "parties", "recognise", "sentences"]
