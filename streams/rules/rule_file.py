"""A rule's file: its fields one by one, each checked, with the place of what is wrong."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, NoReturn

import yaml

from streams.errors import RuleError
from streams.rules.compiled import compile_clause
from streams.rules.eql import Clause, parse
from streams.rules.fields import read as read_fields
from streams.rules.queries import Query
from streams.rules.ruleset import Example
from streams.rules.vocabulary import Vocabulary

_EXAMPLE_KEYS: Final = frozenset({"headline", "text", "spans"})
_ID: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")


class _Source(NamedTuple):
    """The text of a query and where it begins in its file; lines and columns count from 1."""

    text: str
    line: int
    column: int


class RuleFile:
    """The fields of a file, read one by one. What raises a RuleError names the file and the rule."""

    def __init__(self, file: Path, content: str, vocabulary: Vocabulary) -> None:
        self._file, self._vocabulary = file, vocabulary
        self.id: str | None = None
        try:
            fields, self._nodes = read_fields(content)
        except yaml.MarkedYAMLError as e:
            line, column = (e.problem_mark.line + 1, e.problem_mark.column + 1) if e.problem_mark else (None, None)
            raise RuleError(f"not YAML: {e.problem}", file=str(file), line=line, column=column) from None
        except (yaml.YAMLError, RecursionError) as e:
            raise RuleError(f"not YAML: {e}", file=str(file)) from None
        if not isinstance(fields, dict):
            raise RuleError("not a mapping of fields", file=str(file))
        self._fields: Mapping[str, Any] = fields
        self._content = content
        self.id = self.text("id")
        if not _ID.fullmatch(self.id):
            self.refuse("id: lower-case letters, digits and hyphens, at most 64", "id")

    def refuse(self, message: str, field: str | None = None) -> NoReturn:
        key = self._nodes[field][0] if field in self._nodes else None
        line, column = (key.start_mark.line + 1, key.start_mark.column + 1) if key is not None else (None, None)
        raise RuleError(message, file=str(self._file), rule=self.id, line=line, column=column)

    def check_keys(self, keys: frozenset[str]) -> None:
        unknown = sorted(str(key) for key in set(self._fields) - keys)
        if unknown:
            self.refuse(f"unknown field {unknown[0]!r}; known are {', '.join(sorted(keys))}", unknown[0])

    def text(self, name: str) -> str:
        value = self._fields.get(name)
        if not isinstance(value, str) or not value.strip():
            self.refuse(f"{name}: missing" if value is None else f"{name}: not a text; put it in quotes", name)
        return value

    def optional(self, name: str) -> str | None:
        return None if self._fields.get(name) is None else self.text(name)

    def one_of(self, name: str, known: Sequence[str], default: str | None = None) -> str:
        value = self.text(name) if default is None or self._fields.get(name) is not None else default
        if value not in known:
            self.refuse(f"{name}: one of {', '.join(known)}, not {value!r}", name)
        return value

    def flag(self, name: str) -> bool:
        value = self._fields.get(name, False)
        if not isinstance(value, bool):
            self.refuse(f"{name}: true or false", name)
        return value

    def list(self, name: str) -> Sequence[Any]:
        value = [] if self._fields.get(name) is None else self._fields[name]
        if not isinstance(value, list):
            self.refuse(f"{name}: must be a list", name)
        return value

    def query(self, check: Callable[[Clause], None] | None = None) -> tuple[Clause, Query]:
        """The tree of the query, and what matches. What is wrong with it is said with its place in the file.

        `check` raises a RuleError for what a kind of rule may not ask for.
        """
        query = self._query()
        try:
            clause = parse(query.text)
            if check is not None:
                check(clause)
            return clause, compile_clause(clause, self._vocabulary, self.language, wires=self.flag("wires"))
        except RuleError as e:
            line, column = e.line or 1, e.column or 1
            raise RuleError(
                e.message,
                file=str(self._file),
                rule=self.id,
                line=query.line + line - 1,
                column=column + (query.column - 1 if line == 1 else 0),
            ) from None

    @property
    def language(self) -> str:
        return self.optional("language") or "en"

    def _query(self) -> _Source:
        """The query as it stands in the file, so that places in it are places in the file."""
        value = self.text("query")
        node = self._nodes["query"][1]
        assert isinstance(node, yaml.ScalarNode)  # noqa: S101 - its value is a text
        raw = self._content[node.start_mark.index : node.end_mark.index]
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        if node.style in ("|", ">"):
            return _Source(raw.partition("\n")[2], line + 1, 1)
        return _Source(value if node.style else raw, line, column + bool(node.style))

    def examples(self) -> tuple[Example, ...]:
        return tuple([self._example(value) for value in self.list("examples")])

    def _example(self, value: object) -> Example:
        if isinstance(value, dict) and set(value) <= _EXAMPLE_KEYS:
            headline, spans = value.get("headline"), value.get("spans") or []
            text = value.get("text", None if headline is None else "")
            of_texts = isinstance(spans, list) and all(isinstance(span, str) for span in spans)
            if isinstance(text, str) and (headline is None or isinstance(headline, str)) and of_texts:
                return Example(text, tuple(spans), headline)
        return self.refuse(
            "examples: each has a `text`, a `headline` or both, and may have a list of `spans`", "examples"
        )

    def counter_examples(self) -> tuple[str, ...]:
        texts = self.list("counter_examples")
        if not all(isinstance(text, str) for text in texts):
            self.refuse("counter_examples: must be texts", "counter_examples")
        return tuple(texts)
