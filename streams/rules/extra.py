"""The rules of IPTC EXTRA, as it published them, to rule files."""

import codecs
from collections.abc import Iterator
from itertools import count
from typing import Any, Final, NamedTuple

import orjson
import yaml

from streams.errors import RuleError
from streams.language.ids import slug

_LONGEST_ID: Final = 64


class RuleText(NamedTuple):
    """A rule file: the name it should have, and its content."""

    name: str
    content: str


def rule_files(data: bytes, language: str) -> Iterator[RuleText]:
    """A rule file for each rule of `{"rules": [{"name", "query", "topicId"}]}`; queries stay as they are.

    Raises RuleError for what is not of that shape.
    """
    try:
        rules = orjson.loads(data.removeprefix(codecs.BOM_UTF8))["rules"]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        raise RuleError('not an object of JSON with a list of "rules"') from None
    if not isinstance(rules, list):
        raise RuleError('"rules" is not a list')
    taken: set[str] = set()
    for number, rule in enumerate(rules, 1):
        if not isinstance(rule, dict) or not all(isinstance(rule.get(name), str) for name in ("name", "query")):
            raise RuleError(f'rule {number} of the list: an object with the texts "name" and "query" was expected')
        id_ = _id(rule["name"], taken)
        taken.add(id_)
        fields: dict[str, Any] = {"id": id_, "label": rule["name"], "language": language}
        if isinstance(rule.get("topicId"), str):
            fields["medtop"] = rule["topicId"]
        yield RuleText(f"{id_}.yaml", _dumped(fields) + _dumped({"query": _Block(rule["query"].strip())}))


def _id(name: str, taken: set[str]) -> str:
    base = slug(name).encode("ascii", "ignore").decode().strip("-")[: _LONGEST_ID - 4].strip("-") or "rule"
    return base if base not in taken else next(id_ for n in count(2) if (id_ := f"{base}-{n}") not in taken)


class _Block(str):
    """A text to be written as it is, on lines of its own."""


class _Dumper(yaml.SafeDumper):
    pass


_Dumper.add_representer(
    _Block,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style="|"),
)


def _dumped(fields: dict[str, Any]) -> str:
    return str(yaml.dump(fields, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6))
