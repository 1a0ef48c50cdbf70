"""YAML to the fields of a rule, each with its place in the file; refuses what a rule has no need of."""

from collections.abc import Iterator
from typing import Any, Final

import yaml

MAX_DEPTH: Final = 100
"""Deepest nesting of a rule file; what makes values of it recurses, in C without a limit."""

# The one that is written in C takes a tenth of the time; not every PyYAML has it.
_Loader: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Nodes = dict[object, tuple[yaml.Node, yaml.Node]]
"""Of each field the nodes of its name and its value, which know their places."""


def read(content: str) -> tuple[object, Nodes]:
    """What a rule file says, and where. Raises yaml.YAMLError for what cannot be read."""
    _check(content)
    loader = _Loader(content)
    try:
        node = loader.get_single_node()
        nodes: Nodes = {}
        for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(problem="the name of a field must be a word", problem_mark=key.start_mark)
            if key.value in nodes:
                raise yaml.MarkedYAMLError(problem=f"{key.value} is there twice", problem_mark=key.start_mark)
            nodes[key.value] = (key, value)
        return _constructed(loader, node), nodes
    finally:
        loader.dispose()


def _check(content: str) -> None:
    """Raises yaml.YAMLError for what is nested too deeply, and for anchors and tags: they hide where a query begins."""
    depth = 0
    events: Iterator[Any] = yaml.parse(content, Loader=_Loader)  # their marks are of two kinds
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise yaml.MarkedYAMLError(problem=f"nested more than {MAX_DEPTH} deep", problem_mark=event.start_mark)
        if getattr(event, "anchor", None) is not None or getattr(event, "tag", None) is not None:
            problem = "anchors (&, *) and tags (!) are not read; where a text begins with such a sign, put it in quotes"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)


def _constructed(loader: yaml.SafeLoader, node: yaml.Node | None) -> object:
    """What a document says; of values that look like what they are not, as the date 2024-13-45, a YAMLError."""
    try:
        return loader.construct_document(node) if node is not None else None
    except (ValueError, TypeError, KeyError, AttributeError) as e:
        raise yaml.YAMLError(f"a value that is no text, number or date as it is written, put it in quotes: {e}") from e
