import pytest

from schemas.event import EventType
from streams.events.inflect import plural, verb_forms
from streams.events.lexicon import DATA, load, rows

TYPES = frozenset(EventType.__args__)


def column(name: str, columns: int, which: int) -> set[str]:
    return {row[which] for row in rows(DATA / name, columns)}


def test_rules_speak_of_classes_and_types_that_exist():
    verbs, nouns = column("verbs.txt", 2, 0), column("nouns.txt", 4, 0)
    for name, inner, type_ in rows(DATA / "rules.txt", 3):
        assert name.startswith('"') or name in verbs | {"be", "have"}, name
        assert type_ in TYPES | {"=", "-"}, type_
        for key in inner.split():
            assert key in nouns | {"*", "=*"} or key.removeprefix("=") in TYPES, key


def test_verbs_that_have_rules_of_their_own_are_in_the_lexicon():
    lexicon = load()
    lemmas = {word.lemma for word in lexicon.words.values()}
    lemmas |= {word.lemma for seconds in lexicon.phrases.values() for ends in seconds.values() for _, word in ends}
    lemmas |= {lemma for seconds in lexicon.gaps.values() for ends in seconds.values() for _, _, lemma in ends}
    assert set(lexicon.rules_of_verbs) <= lemmas


def test_classes_of_verbs_have_rules():
    used = {name for name in column("rules.txt", 3, 0) if not name.startswith('"')}
    assert column("verbs.txt", 2, 0) | column("gaps.txt", 2, 0) <= used


def test_types_of_nouns_and_modes_exist():
    assert column("nouns.txt", 4, 1) <= TYPES | {""}
    assert column("modes.txt", 3, 0) <= TYPES


def test_a_line_that_cannot_be_read_is_named(tmp_path):
    file = tmp_path / "verbs.txt"
    file.write_text("# verbs\nsay | say | speak\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"verbs\.txt:2: 3 columns instead of 2"):
        list(rows(file, 2))


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("attack", "attack attacks attacking attacked"),
        ("urge", "urge urges urging urged"),
        ("deny", "deny denies denying denied"),
        ("ban", "ban bans banning banned"),
        ("expel", "expel expels expelling expelled"),
        ("veto", "veto vetoes vetoing vetoed"),
        ("cancel", "cancel cancels canceling canceled cancelled cancelling"),
        ("withdraw/withdrew/withdrawn", "withdraw withdraws withdrawing withdrew withdrawn"),
        ("give up", "give up|gives up|giving up|gave up|given up"),
        ("cut/cut/cut", "cut cuts cutting"),
        ("be against", "be against|is against|are against|was against|were against"),
    ],
)
def test_forms_of_verbs(verb, forms):
    assert {form for form, _ in verb_forms(verb)} == set(forms.split("|") if "|" in forms else forms.split())


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("talk", "talks"),
        ("embassy", "embassies"),
        ("gunman", "gunmen"),
        ("prisoner of war", "prisoners of war"),
        ("border post", "border posts"),
    ],
)
def test_plurals(noun, many):
    assert plural(noun) == many
