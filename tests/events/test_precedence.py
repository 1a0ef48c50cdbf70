"""The rows of `precedence.txt`: each decides what it is there for, and what is wrong in one is named."""

import re

import pytest

from schemas.event import EventType
from streams.events.circumstances import ANSWERS, QUESTIONS
from streams.events.conditions import LIST, load
from streams.events.facts import CLASS, FIELDS, FLAGS, NOUN, TYPE, VERB, Facts
from streams.events.features import HOW
from streams.events.lexicon import DATA
from streams.events.model import AHEAD, TYPES, Model
from streams.events.precedence import GROUPS, Precedence
from streams.events.predicate import Predicate
from streams.events.reading import Reading
from streams.language.lexicon import numbered_rows

LINES = dict(numbered_rows(DATA / "precedence.txt", 4))
EXAMPLES = {line: row for line, row in LINES.items() if row[0] != LIST and row[3]}


def following_the_rules() -> Model:
    """A model that gives the rules' type, whatever it is."""
    weights = {("rules", f"{type_} {how}"): [int(type_ == t) for t in TYPES] for type_ in TYPES for how in HOW}
    return Model((weights | {("bias", ""): [-AHEAD * (not t) for t in TYPES]}).items())


def first(told):
    return told[0]["type"] if told else "-"


@pytest.mark.parametrize(("line", "row"), EXAMPLES.items(), ids=[f"{r[0]}: {r[3]}" for r in EXAMPLES.values()])
def test_an_example_hangs_on_its_row(find, coder, monkeypatch, line, row):
    monkeypatch.setattr(coder, "model", following_the_rules())
    group, _, gives, example = row
    told = first(find(example))
    if group not in ("object", "named") and gives not in ("=", "-"):
        assert told == gives
    without = [other for other in coder.precedence.rows if other.line != line]
    assert len(without) == len(coder.precedence.rows) - 1
    monkeypatch.setattr(coder, "precedence", Precedence(without))
    assert first(find(example)) != told


def test_every_row_has_an_example():
    assert [line for line, row in LINES.items() if row[0] != LIST and not row[3]] == []


def test_all_lists_questions_fields_and_flags_are_used():
    used = set(re.split(r"[ ,;.]+", ", ".join(row[1] for row in LINES.values() if row[0] != LIST)))
    lists = {row[1] for row in LINES.values() if row[0] == LIST}
    assert {*lists, *QUESTIONS, *ANSWERS, *FIELDS, *FLAGS[1:]} <= used


def test_groups_stand_in_the_order_in_which_they_are_asked():
    groups = dict.fromkeys(row[0] for row in LINES.values())
    assert list(groups) == [LIST, *GROUPS]


def test_types_are_those_of_the_codebook(coder):
    known = {row.gives for row in coder.precedence.rows if row.group != "object"}
    assert known - {"", "="} <= set(EventType.__args__)


def test_numbers_of_fields_and_flags():
    assert (FIELDS[TYPE], FIELDS[CLASS], FIELDS[VERB], FIELDS[NOUN]) == ("type", "class", "verb", "noun")
    for name in FLAGS[1:-1]:
        predicate = Predicate(0, "attack", "shell")
        setattr(predicate, name, True)
        assert Facts(Reading(), predicate, sourced=False).flags == 1 | 1 << FLAGS.index(name)
    plain = Predicate(0, "attack", "shell")
    assert Facts(Reading(), plain, sourced=True).flags == 1 | 1 << FLAGS.index("sourced")
    plain.noun, plain.other_noun, plain.link_word = "noun", "other", "link"
    plain.type, plain.form, plain.clause = "type", "form", "clause"
    values = Facts(Reading(), plain, sourced=False).values
    assert values == ["type", "attack", "shell", "noun", "other", "", "form", "clause", "link"]


WRONG = {
    "who | class giv | AID |": r"unknown class 'giv'; known: .*\bgive\b",
    "who | type HELP | AID |": r"unknown type 'HELP'; known: .*\bAID\b",
    "who | verb giv | AID |": r"unknown verb 'giv'; like it: .*\bgive\b",
    "who | noun tank | AID |": r"unknown noun 'tank'; known: .*\bweapon\b",
    "who | sector CIVL | AID |": r"unknown sector 'CIVL'; known: .*\bCVL\b.*\bCIVIL\b",
    "who | form past | AID |": r"unknown form 'past'; known: .*\bfinite\b",
    "who | class give | HELP |": r"unknown result 'HELP'; known: .*\bAID\b",
    "object | class give | AID |": r"unknown result 'AID'; known: .*\bother\b",
    "whom | class give | AID |": r"unknown group 'whom'; known: .*\bwho\b",
    "who | class give, at-see | AID |": r"unknown condition 'at-see'; known: .*\bat-sea\b",
    "who | next.type AID | AID |": r"unknown condition 'next.type'; known: .*\binner\b",
    "who | inner.at-sea | AID |": r"unknown condition of inner 'at-sea'; known: ",
    "who | future give | AID |": r"'future' takes no alternatives; those that do: type, ",
    "who | class give | AID": r"3 columns instead of 4",
}


@pytest.mark.parametrize(("row", "message"), WRONG.items(), ids=WRONG)
def test_what_is_wrong_in_a_row_is_named(coder, tmp_path, row, message):
    (tmp_path / "precedence.txt").write_text(f"# Rows\nlist | CIVIL | CVL; EDU |\n{row}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=rf"^precedence\.txt:3: {message}"):
        load(tmp_path, coder.lexicon)
