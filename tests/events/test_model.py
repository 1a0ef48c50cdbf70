from base64 import b64decode

import pytest

from streams.events.clauses import predicates
from streams.events.compose import compose
from streams.events.features import (
    BIAS,
    CLASSES,
    HOW,
    KIND,
    MOST_WORDS,
    NEGATED,
    OF_TYPES,
    SIDES,
    SURE,
    TIME_OF,
    UNSURE,
    classes,
    features,
)
from streams.events.fields import BYTE
from streams.events.lexicon import DATA
from streams.events.model import (
    AHEAD,
    HEED,
    MOST_OF_CLASSES,
    MOST_OF_KIND,
    TRUST,
    TYPES,
    UNIT,
    UNITS_BIAS,
    Model,
)
from streams.events.network import COARSE, MOST_OF_WORD, SCALE, UNITS
from streams.events.ranking import by_the_rules, leading
from streams.events.reading import read
from streams.language import recognise, sentences

SENTENCES = [
    "The rebels, who had seized the town in May, will not hand over their hostages to Norway, Mali said on Tuesday.",
    "Talks and more talks.",
    "Norway's 300 soldiers left Mali.",
]


@pytest.fixture(scope="module")
def weights() -> dict[tuple[str, str], list[int]]:
    rows = (DATA / "weights.txt").read_text(encoding="utf-8").splitlines()
    split = [row.rpartition("\t") for row in rows]
    return {tuple(name.split("=", 1)): [int(n) for n in scores.split()] for name, _, scores in split}  # type: ignore[misc]


@pytest.fixture(scope="module")
def words() -> dict[str, list[int]]:
    rows = [row.split("\t") for row in (DATA / "words.txt").read_text(encoding="utf-8").splitlines()]
    return {word: [number - BYTE for number in b64decode(adds)] for word, adds in rows}


def analysed(text, gazetteer, coder):
    ((start, end),) = sentences(text)
    reading = read(text, start, end, recognise(text, None, gazetteer), coder.lexicon)
    found = predicates(reading, coder.lexicon.gaps)
    compose(reading, found, coder.lexicon, coder.precedence)
    lead = leading(found)
    return reading, found, lead, *by_the_rules(reading, found, lead)


def added(first, second):
    return [one + other for one, other in zip(first, second, strict=True)]


def as_the_paper_has_it(held, weights, words):
    """The scores of features, one by one: what the model adds up packed."""
    types, units, direct = weights[BIAS, ""], weights[BIAS, UNITS_BIAS], [0] * len(TYPES)
    for kind, key in held:
        says = weights.get((kind, key))
        if kind in CLASSES and says:
            direct = added(direct, [number // COARSE for number in says])
        elif kind in OF_TYPES and kind != BIAS and says:
            types = added(types, says)
        elif kind == KIND and says:
            units = added(units, says)
        elif kind in SIDES and key in words:
            side = UNITS * SIDES.index(kind)
            units = added(units, words[key][side : side + UNITS])
            direct = added(direct, words[key][UNITS * len(SIDES) :])
    said = [
        sum(max(unit, 0) * weights[UNIT, str(n)][type_] for n, unit in enumerate(units)) for type_ in range(len(TYPES))
    ]
    of_words = [COARSE * (one + other // SCALE) for one, other in zip(direct, said, strict=True)]
    return added(types, of_words)


@pytest.mark.parametrize("text", SENTENCES)
def test_scores_are_those_of_the_features_that_training_sees(text, gazetteer, coder, weights, words):
    analysis = analysed(text, gazetteer, coder)
    held = features(*analysis)
    assert {kind for kind, _ in held} & set(SIDES)
    assert coder.model.scores(*analysis) == as_the_paper_has_it(held, weights, words)
    assert coder.model.scores(*analysis) == as_the_paper_has_it(held, weights, words), "what was met says the same"


def test_what_happens_does_not_hang_on_who_it_happens_to(gazetteer, coder):
    def held(country: str) -> list[tuple[str, str]]:
        return features(*analysed(f"The army of {country} attacked rebels on Tuesday.", gazetteer, coder))

    assert held("Norway") == held("Syria")
    assert not [key for kind, key in held("Norway") if kind in SIDES and "norway" in key]


def test_no_sum_leaves_its_field(weights):
    def most(*kinds: str) -> int:
        return max(abs(number) for (kind, _), row in weights.items() if kind in kinds for number in row)

    of_units = max(abs(number) for number in weights[BIAS, UNITS_BIAS])
    assert MOST_WORDS * (MOST_OF_WORD + MOST_OF_KIND) + of_units < 1 << 15
    assert MOST_WORDS * (MOST_OF_WORD + MOST_OF_CLASSES) < 1 << 15
    assert UNITS * (1 << 15) * most(UNIT) < 1 << 31
    assert 10 * most(*OF_TYPES) < 1 << 31
    assert most(KIND) <= MOST_OF_KIND, "none is cut"


def test_no_word_of_the_lexicon_has_its_classes_cut(coder, weights):
    none = [0] * len(TYPES)
    for entry in coder.lexicon.words.values():
        rows = [weights.get(feature, none) for feature in classes(entry)]
        assert all(
            abs(sum(number // COARSE for number in column)) <= MOST_OF_CLASSES
            for column in zip(none, *rows, strict=True)
        )


def test_words_of_no_use_are_not_remembered(gazetteer, coder):
    met = len(coder.model)
    for n in range(50):
        coder.model.scores(*analysed(f"The rebels attacked qwzx{n}ed vrqt{n}.", gazetteer, coder))
    assert len(coder.model) <= met + 4


def test_a_sentence_of_the_strongest_word_alone_stays_in_its_fields(gazetteer, coder, weights, words):
    reading, found, lead, by_rules, how = analysed("The rebels attacked the town.", gazetteer, coder)
    strongest = max(words, key=lambda word: sum(map(abs, words[word])))
    reading.words = [strongest] * len(reading.words) * 100
    reading.kinds, reading.entries = ["w"] * len(reading.words), [None] * len(reading.words)
    held = features(reading, found, lead, by_rules, how)
    assert coder.model.scores(reading, found, lead, by_rules, how) == as_the_paper_has_it(held, weights, words)


def favouring(type_: str, by: int) -> list[int]:
    weights = [0] * len(TYPES)
    weights[TYPES.index(type_)] = by
    return weights


def test_what_the_rules_say_counts_as_much_as_was_learned(gazetteer, coder):
    of_rules = {("rules", f"AID {how}"): favouring("AID", by) for how, by in ((SURE, 400), (UNSURE, 200))}
    model = Model((of_rules | {(TIME_OF, NEGATED): favouring("RETREAT", 300)}).items())
    reading, found, lead, _, _ = analysed(SENTENCES[0], gazetteer, coder)
    assert model.best(reading, found, lead, "AID", SURE) == "AID"
    assert model.best(reading, found, lead, "AID", UNSURE) == "RETREAT"


def test_where_the_rules_see_no_event_the_words_must_be_clear(gazetteer, coder):
    reading, found, lead, _, _ = analysed(SENTENCES[0], gazetteer, coder)
    for by, type_ in ((AHEAD - 1, ""), (AHEAD + 1, "RETREAT")):
        model = Model([((TIME_OF, NEGATED), favouring("RETREAT", by))])
        assert model.best(reading, found, lead, "", HOW[-1]) == type_


def test_rules_that_are_sure_must_be_clearly_outweighed(gazetteer, coder):
    reading, found, lead, _, _ = analysed(SENTENCES[0], gazetteer, coder)
    for type_ in ("RETREAT", ""):
        for by, told in ((TRUST - 1, "AID"), (TRUST + 1, type_)):
            model = Model([((TIME_OF, NEGATED), favouring(type_, by))])
            assert model.best(reading, found, lead, "AID", SURE) == told


def test_a_verb_that_the_rules_know_is_nothing_only_if_that_is_clear(gazetteer, coder):
    reading, found, lead, _, _ = analysed(SENTENCES[0], gazetteer, coder)
    of_rules = ("rules", f"AID {UNSURE}"), favouring("AID", 1)
    for by, told in ((HEED, "AID"), (HEED + 2, "")):
        model = Model([of_rules, ((TIME_OF, NEGATED), favouring("", by))])
        assert model.best(reading, found, lead, "AID", UNSURE) == told


def test_what_precedence_decides_is_not_overruled(find, coder, monkeypatch):
    told = find("Norway will freeze the assets of the bank.")[0]["type"]
    monkeypatch.setattr(coder, "model", Model([(("bias", ""), favouring("AID", 10_000))]))
    assert find("Norway will freeze the assets of the bank.")[0]["type"] == told == "THREATEN"
    assert find("Norway froze the assets of the bank.")[0]["type"] == "AID"
