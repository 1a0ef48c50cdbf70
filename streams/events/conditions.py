"""Reads the rows of `data/precedence.txt`."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

from streams.events.circumstances import ANSWERS, QUESTIONS
from streams.events.facts import CLASS, FIELDS, FLAGS, VERB
from streams.events.grammar import BE, HAVE, KINDS, READY
from streams.events.lexicon import Lexicon, Word
from streams.events.precedence import GROUPS, SAME, Precedence, Row, found_by
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
    _check("group", group, (*GROUPS, LIST))
    _check("result", gives, _OBJECT if group == "object" else (*known["type"], SAME, "-"))
    row = Row(group, "" if gives == "-" else gives, example, line)
    for condition in conditions.split(","):
        said = condition.strip()
        positive = said.removeprefix("not ").strip()
        _add(row, positive, said == positive, lists, known)
    return row


def _add(
    row: Row, said: str, wanted: bool, lists: Mapping[str, list[str]], known: Mapping[str, Collection[str]]
) -> None:
    """Add a condition without its `not`, and whether it had none."""
    name, _, alternatives = said.partition(" ")
    prefix = "next" if row.group in ("next", "purpose") else "inner"
    of_other = name == prefix or name.startswith(f"{prefix}.")
    asked = FLAGS[0] if name == prefix else name.removeprefix(f"{prefix}.")
    names = (*FIELDS, *FLAGS[1:], prefix, *(() if of_other else (*ANSWERS, *QUESTIONS)))
    if asked in FIELDS or (asked in ANSWERS and not of_other):
        values = _values(alternatives, asked, lists, known[asked])
        wanted = wanted == bool(values)
        values = values or frozenset({""})
        if asked in ANSWERS:
            row.answers = (*row.answers, (tuple(ANSWERS).index(asked), values, wanted))
        elif of_other:
            row.others = (*row.others, (FIELDS.index(asked), values, wanted))
            if ("" in values) != wanted:
                row.flag(0, True, True)  # cheaper, where it could not hold of nothing
        elif FIELDS.index(asked) in (CLASS, VERB, found_by(row.group)):
            row.keys = (*row.keys, (FIELDS.index(asked), values, wanted))
        else:
            row.fields = (*row.fields, (FIELDS.index(asked), values, wanted))
    elif alternatives:
        raise ValueError(f"{name!r} takes no alternatives; those that do: {', '.join((*FIELDS, *ANSWERS))}")
    elif asked in FLAGS and (asked != FLAGS[0] or name == prefix):
        row.flag(FLAGS.index(asked), of_other, wanted)
    else:
        _check("condition", asked, names)
        row.questions = (*row.questions, (QUESTIONS[asked], wanted))


def _values(alternatives: str, field: str, lists: Mapping[str, list[str]], known: Collection[str]) -> frozenset[str]:
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
