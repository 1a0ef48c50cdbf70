"""Reads the rows of `data/precedence.txt`."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

from streams.events.circumstances import QUESTIONS
from streams.events.facts import FIELDS, FLAGS
from streams.events.grammar import BE, HAVE, KINDS, READY
from streams.events.lexicon import Lexicon, Word
from streams.events.precedence import GROUPS, KEYS, SAME, Among, Precedence, Row
from streams.events.predicate import (
    ADVERBIAL,
    FINITE,
    GERUND,
    INFINITIVE,
    MAIN,
    MODIFIER,
    PURPOSE,
    RELATED,
    SAID,
    TAIL,
)
from streams.language.lexicon import numbered_rows

FILE: Final = "precedence.txt"
LIST: Final = "list"
_OBJECT: Final = ("noun", "other", "both", "-")
"""What rows of the group `object` give."""
_FORMS: Final = frozenset({FINITE, INFINITIVE, GERUND, MODIFIER})
_CLAUSES: Final = frozenset({MAIN, SAID, ADVERBIAL, RELATED, TAIL, PURPOSE})
_MANY: Final = 100  # values that an error does not list


def load(folder: Path, lexicon: Lexicon) -> Precedence:
    """The tables of `precedence.txt`; raises ValueError, with file and line, for a word that the lexicon has not."""
    known = _known(lexicon)
    lists: dict[str, list[str]] = {}
    read: list[Row] = []
    for line, (group, conditions, gives, example) in numbered_rows(folder / FILE, 4):
        try:
            if group == LIST:
                lists.setdefault(conditions, []).extend(_listed(gives))
            else:
                read.append(_row(group, conditions, gives, example, line, lists, known))
        except ValueError as error:
            raise ValueError(f"{FILE}:{line}: {error}") from None
    return Precedence(read)


def _row(
    group: str,
    conditions: str,
    gives: str,
    example: str,
    line: int,
    lists: Mapping[str, list[str]],
    known: Mapping[str, Collection[str]],
) -> Row:
    _check("group", group, GROUPS)
    _check("result", gives, _OBJECT if group == "object" else (*sorted(known["type"]), SAME, "-"))
    row = Row(group, "" if gives == "-" else gives, example, line)
    prefix = "next" if group in ("next", "purpose") else "inner"
    for condition in conditions.split(","):
        said, wanted = condition.strip(), True
        if said.startswith("not "):
            said, wanted = said[4:].strip(), False
        name, _, alternatives = said.partition(" ")
        of_other = name == prefix or name.startswith(f"{prefix}.")
        asked = "there" if name == prefix else name.removeprefix(f"{prefix}.") if of_other else name
        if asked in FIELDS:
            values = _values(known[asked], asked, alternatives, lists)
            among = FIELDS.index(asked), values or frozenset({""}), wanted == bool(values)
            if of_other:
                row.others = (*row.others, among)
            elif among[0] in KEYS:
                row.keys = (*row.keys, among)
            else:
                row.fields = tuple(sorted((*row.fields, among), key=_field))
            continue
        _check("condition", asked, (*FIELDS, *FLAGS, *(() if of_other else QUESTIONS), prefix))
        if alternatives:
            raise ValueError(f"{name} is a flag or a question and takes no alternatives: {alternatives}")
        if asked in QUESTIONS:
            row.asked = (*row.asked, (QUESTIONS[asked], wanted))
            continue
        bit = 1 << FLAGS.index(asked) + (len(FLAGS) if of_other else 0)
        row.mask |= bit
        row.bits |= bit if wanted else 0
    return row


def _field(among: Among) -> int:
    return among[0]


def _values(known: Collection[str], field: str, alternatives: str, lists: Mapping[str, list[str]]) -> frozenset[str]:
    values: set[str] = set()
    for item in _listed(alternatives):
        for value in lists.get(item, (item,)):
            if value != "none":
                _check(field, value, known, lists)
            values.add("" if value == "none" else value)
    return frozenset(values)


def _check(what: str, name: str, known: Collection[str], lists: Collection[str] = ()) -> None:
    if name not in known:
        those = ", ".join([*sorted(known), *lists]) if len(known) < _MANY else f"{len(known)} are in the lexicon"
        raise ValueError(f"unknown {what} {name!r}; known: {those}")


def _listed(cell: str) -> list[str]:
    return [item.strip() for item in cell.split(";") if item.strip()]


def _known(lexicon: Lexicon) -> Mapping[str, Collection[str]]:
    """The values that each field may have."""
    words = list(_words(lexicon))
    gaps = [gap for ends in lexicon.gaps.values() for gaps in ends.values() for gap in gaps]
    auxiliaries = {form for form, kind in KINDS.items() if kind in (BE, HAVE)}
    nouns = {word.noun for word in words}
    rules = [*lexicon.rules.values(), *lexicon.rules_of_verbs.values()]
    return {
        "type": {type_ for given in rules for type_ in given.values()} - {"=", "-"},
        "class": {word.verb for word in words} | {cls for _, cls, _ in gaps} | {"be", "have"},
        "verb": {word.lemma for word in words} | {lemma for _, _, lemma in gaps} | READY | auxiliaries,
        "noun": nouns,
        "other": nouns,
        "subject": nouns,
        "object": {word.noun_lemma for word in words},
        "sector": {word.sector for word in words},
        "form": _FORMS,
        "clause": _CLAUSES,
        "link": set(KINDS),
    }


def _words(lexicon: Lexicon) -> Iterator[Word]:
    yield from lexicon.words.values()
    for seconds in lexicon.phrases.values():
        for ends in seconds.values():
            for _, word in ends:
                yield word
