"""Initials and the bodies that they stand for: KPA and the Korean People's Army are one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from streams.language.gazetteer import Gazetteer
from streams.language.ids import slug, unpossessed
from streams.language.mentions import Entity

_MANY: Final = range(2, 9)
_LEAST: Final = 3  # of initials that tell what they stand for by themselves


def may_be_initials(text: str, entity: Entity, words: str) -> bool:
    """Whether a body's name, without its possessive, is a word in capitals, or one of any case in brackets: AfD."""
    return words.isalpha() and len(words) in _MANY and (words.isupper() or _in_brackets(text, entity))


def expand(text: str, short: Sequence[Entity], bodies: Sequence[Entity], gazetteer: Gazetteer) -> None:
    """Initials and what they stand for become one: where either stands in brackets behind the other, or they agree."""
    ending: dict[int, Entity] = {}
    beginning: dict[int, Entity] = {}
    agreeing: dict[str, dict[str, Entity]] = {}
    for body in bodies:
        if " " in body["text"]:
            ending.setdefault(body["end"], body)  # of those that end alike the longest comes first
            beginning.setdefault(body["start"], body)
            agreeing.setdefault(initials(body["text"]), {})[body["id"]] = body
    wholes: dict[str, Entity] = {}
    for entity in short:
        words, start, end = unpossessed(entity["text"]), entity["start"], entity["end"]
        if words in wholes:
            continue
        whole = None
        if _in_brackets(text, entity):
            whole = ending.get(start - 2)
        elif text[end : end + 2] == " (" and initials((beginning.get(end + 2) or entity)["text"]) == words:
            whole = beginning[end + 2]
        if whole is None and len(words) >= _LEAST and entity["id"] not in gazetteer.titles:
            same = agreeing.get(words, {})
            whole = next(iter(same.values())) if len(same) == 1 else None
        if whole is not None:
            wholes[words] = whole
    if wholes:
        _unite(wholes, bodies, gazetteer)


def _unite(wholes: Mapping[str, Entity], bodies: Iterable[Entity], gazetteer: Gazetteer) -> None:
    """Give initials the id and name of the whole, but keep the id under which the list has the initials alone."""
    ids: dict[str, str] = {}
    for words, whole in wholes.items():
        listed_id = f"organisation:{slug(words)}"
        ids.setdefault(whole["id"], listed_id if gazetteer.titles.get(listed_id) == words else whole["id"])
    names = {ids[whole["id"]]: gazetteer.titles.get(whole["id"]) or whole["name"] for whole in wholes.values()}
    details = {
        ids[whole["id"]]: {key: whole[key] for key in ("country", "subtype") if key in whole}
        for whole in wholes.values()
    }
    whole_ids = {words: ids[whole["id"]] for words, whole in wholes.items()}
    for body in bodies:
        id_ = whole_ids.get(unpossessed(body["text"])) or ids.get(body["id"])
        if id_ is not None:
            if id_ != body["id"]:
                body.pop("country", None)
            body["id"], body["name"] = id_, names[id_]
            body.update(details[id_])


def _in_brackets(text: str, entity: Entity) -> bool:
    """Whether a name that is written as one word stands in brackets behind another: Alternative for Germany (AfD)."""
    start, end = entity["start"], entity["end"]
    return text[start - 2 : start] == " (" and text.startswith(")", end) and not text[start + 1 : end].islower()


def initials(words: str) -> str:
    """The first letters of the words that begin with a capital: KPA for Korean People's Army."""
    return "".join([word[0] for word in words.replace("-", " ").split() if word[0].isupper()]) if " " in words else ""
