"""Reads the rows of `data/precedence.txt`."""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from streams.events.circumstances import ANSWERS, QUESTIONS
from streams.events.facts import CLASS, FIELDS, FLAGS, THERE, VERB
from streams.events.grammar import BE, HAVE, KINDS, READY
from streams.events.lexicon import Lexicon, Word
from streams.events.precedence import GROUPS, SAME, Precedence, Row, found_by
from streams.events.predicate import CLAUSES, FORMS
from streams.language.lexicon import numbered_rows

FILE: Final = "precedence.txt"
LIST: Final = "list"
NONE: Final = "none"
_OF_OBJECTS: Final = ("noun", "other", "both", "-")
"""What rows of the group `object` give."""
_MANY: Final = 100  # values of which an error lists only those that are like the wrong one


def load(folder: Path, lexicon: Lexicon) -> Precedence:
    """The tables of `precedence.txt`; raises ValueError, with file and line, for a word that the lexicon has not."""
    known = _known(lexicon)
    lists: dict[str, list[str]] = {}
    read: list[Row] = []
    for line, (group, conditions, gives, _example) in numbered_rows(folder / FILE, 4):
        try:
            if group == LIST:
                lists.setdefault(conditions, []).extend(_listed(gives))
                continue
            _check("group", group, (LIST, *GROUPS))
            _check("result", gives, _OF_OBJECTS if group == "object" else (*known["type"], SAME, "-"))
            row = Row(group, "" if gives == "-" else gives, line)
            for condition in conditions.split(","):
                said = condition.strip()
                positive = said.removeprefix("not ").strip()
                _add(row, positive, said == positive, lists, known)
            read.append(row)
        except ValueError as error:
            raise ValueError(f"{FILE}:{line}: {error}") from None
    return Precedence(read)


def _add(
    row: Row, said: str, wanted: bool, lists: Mapping[str, list[str]], known: Mapping[str, Collection[str]]
) -> None:
    """Add a condition, of which `said` leaves out the `not` that makes it unwanted."""
    name, _, alternatives = said.partition(" ")
    prefix = "next" if row.group in ("next", "purpose") else "inner"
    if name == prefix:
        row.flag(THERE, True, wanted)
        return
    asked = name.removeprefix(f"{prefix}.")
    of_other = asked != name
    of_verb = () if of_other else (*ANSWERS, *QUESTIONS, prefix)
    _check(f"condition of {prefix}" if of_other else "condition", asked, (*FIELDS, *FLAGS[THERE + 1 :], *of_verb))
    if asked in known:
        values = _values(alternatives, asked, lists, known[asked])
        if not values:
            values, wanted = frozenset({""}), not wanted
        if asked in ANSWERS:
            row.answers += ((asked, values, wanted),)
            return
        among = FIELDS.index(asked), values, wanted
        if of_other:
            row.others += (among,)
            if ("" in values) != wanted:
                row.flag(THERE, True, True)  # flags are cheaper, and it does not hold of nothing
        elif among[0] in (CLASS, VERB, found_by(row.group)):
            row.keys += (among,)
        else:
            row.fields += (among,)
    elif alternatives:
        raise ValueError(f"{name!r} takes no alternatives; those that do: {', '.join(known)}")
    elif asked in FLAGS:
        row.flag(FLAGS.index(asked), of_other, wanted)
    else:
        row.questions += ((QUESTIONS[asked], wanted),)


def _values(alternatives: str, field: str, lists: Mapping[str, list[str]], known: Collection[str]) -> frozenset[str]:
    """The alternatives, those of lists among them; nothing is the empty string."""
    values = [value for item in _listed(alternatives) for value in lists.get(item, (item,))]
    for value in values:
        if value != NONE:
            _check(field, value, known, lists)
    return frozenset("" if value == NONE else value for value in values)


def _check(what: str, name: str, known: Collection[str], lists: Collection[str] = ()) -> None:
    if name not in known:
        told = get_close_matches(name, known) if len(known) > _MANY else sorted(known)
        raise ValueError(
            f"unknown {what} {name!r}; {'like it' if len(known) > _MANY else 'known'}: {_join(told, lists)}"
        )


def _join(names: Collection[str], lists: Collection[str]) -> str:
    return ", ".join((*names, *lists)) or "none"


def _listed(cell: str) -> list[str]:
    return [item.strip() for item in cell.split(";") if item.strip()]


def _known(lexicon: Lexicon) -> dict[str, Collection[str]]:
    """The values that each field may have."""
    words = list(_words(lexicon))
    gaps = [gap for ends in lexicon.gaps.values() for gaps in ends.values() for gap in gaps]
    auxiliaries = {form for form, kind in KINDS.items() if kind in (BE, HAVE)}
    rules = [*lexicon.rules.values(), *lexicon.rules_of_verbs.values()]
    nouns = {word.noun for word in words} - {""}
    return {
        "type": {type_ for given in rules for type_ in given.values()} - {"=", "-"},
        "class": {word.verb for word in words if word.verb} | {cls for _, cls, _ in gaps} | {"be", "have"},
        "verb": {word.lemma for word in words if word.verb} | {lemma for _, _, lemma in gaps} | READY | auxiliaries,
        "noun": nouns,
        "other": nouns,
        "object": {word.noun_lemma for word in words} - {""},
        "form": FORMS,
        "clause": CLAUSES,
        "link": set(KINDS),
        "sector": {word.sector for word in words} - {""},
        "subject": nouns,
    }


def _words(lexicon: Lexicon) -> Iterator[Word]:
    yield from lexicon.words.values()
    for seconds in lexicon.phrases.values():
        for ends in seconds.values():
            for _, word in ends:
                yield word
