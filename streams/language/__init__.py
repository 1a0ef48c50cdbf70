"""Text to sentences, entities and the countries that act in it."""

from streams.language.gazetteer import Gazetteer
from streams.language.gazetteer_files import load as load_gazetteer
from streams.language.parties import Country, countries, parties
from streams.language.recognise import Reading, beginning_in, of_the_story, reading, recognise
from streams.language.sentences import sentences
from streams.language.sources import sources

__all__ = [
    "Country",
    "Gazetteer",
    "Reading",
    "beginning_in",
    "countries",
    "load_gazetteer",
    "of_the_story",
    "parties",
    "reading",
    "recognise",
    "sentences",
    "sources",
]
