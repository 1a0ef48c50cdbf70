"""How much an item is about an entity, from where it is named and how often."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from streams.language.gazetteer import Gazetteer
from streams.language.mentions import Entity

LEAD: Final = 800
"""Code points over which the weight of a mention falls by half: two paragraphs of a wire."""
_LONGEST_HEADLINE: Final = 1_000


def weigh(names: Sequence[Entity], headline: str | None, gazetteer: Gazetteer) -> None:
    """Give the names of an item, in order, a salience from 0 to 1, the same for all mentions of an id.

    A mention at code point `s` weighs LEAD / (LEAD + s): 1 at the beginning, a half at the end of the lead. Salience is
    the mean of the weight of the first mention, 1 where the headline names the entity, and of the weight of all
    mentions against that of the entity with the most. A name within a longer one counts like any other. More mentions
    and earlier ones make an entity never less salient. (First mention and count are what Dunietz and Gillick, A New
    Entity Salience Task, EACL 2014, found to tell most.)
    """
    firsts: dict[str, float] = {}
    weights: dict[str, float] = {}
    for entity in names:
        id_, weight = entity["id"], LEAD / (LEAD + entity["start"])
        if id_ in weights:
            weights[id_] += weight
        else:
            firsts[id_] = weights[id_] = weight
    if headline:
        firsts.update(dict.fromkeys(_in_headline(headline, names, firsts, gazetteer), 1.0))
    most = max(weights.values(), default=1.0)
    salience = {id_: round((firsts[id_] + weight / most) / 2, 2) for id_, weight in weights.items()}
    for entity in names:
        entity["salience"] = salience[entity["id"]]


def _in_headline(headline: str, names: Iterable[Entity], ids: Collection[str], gazetteer: Gazetteer) -> Iterator[str]:
    """The ids of the entities that the headline names, as the text does or as a list has it."""
    headline = headline[:_LONGEST_HEADLINE]
    for found in gazetteer.find(headline)[0]:
        if found.id in ids:
            yield found.id
    for words, id_ in {entity["text"]: entity["id"] for entity in names}.items():
        if words in headline and _is_whole(words, headline):
            yield id_


def _is_whole(words: str, headline: str) -> bool:
    start = headline.find(words)
    end = start + len(words)
    return not (headline[start - 1 : start].isalnum() or headline[end : end + 1].isalnum())
