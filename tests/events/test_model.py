import pytest

from streams.events.clauses import predicates
from streams.events.compose import compose
from streams.events.lexicon import DATA
from streams.events.model import AHEAD, HOW, MOST_WORDS, SURE, TRUST, TYPES, UNSURE, Model, features
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


def analysed(text, gazetteer, coder):
    ((start, end),) = sentences(text)
    reading = read(text, start, end, recognise(text, None, gazetteer), coder.lexicon)
    found = predicates(reading, coder.lexicon.gaps)
    compose(reading, found, coder.lexicon, coder.precedence)
    lead = leading(found)
    return reading, found, lead, *by_the_rules(reading, found, lead)


@pytest.mark.parametrize("text", SENTENCES)
def test_scores_are_the_sums_of_the_features_that_training_sees(text, gazetteer, coder, weights):
    analysis = analysed(text, gazetteer, coder)
    none = [0] * len(TYPES)
    sums = [sum(scores) for scores in zip(*[weights.get(f, none) for f in features(*analysis)], strict=True)]
    assert coder.model.scores(*analysis) == sums


def test_what_happens_does_not_hang_on_who_it_happens_to(gazetteer, coder):
    def held(country: str) -> list[tuple[str, str]]:
        return features(*analysed(f"The army of {country} attacked rebels on Tuesday.", gazetteer, coder))

    assert held("Norway") == held("Syria")
    assert ("word", "norway") not in held("Norway")


def test_no_sum_leaves_its_field(weights):
    most = max(abs(score) for scores in weights.values() for score in scores)
    assert most * (6 * MOST_WORDS + 300) < 1 << 19  # a word has six features at the most, a verb one, the lead four


def favouring(type_: str, by: int) -> list[int]:
    weights = [0] * len(TYPES)
    weights[TYPES.index(type_)] = by
    return weights


def test_what_the_rules_say_counts_as_much_as_was_learned(gazetteer, coder):
    of_rules = {("rules", f"AID {how}"): favouring("AID", by) for how, by in ((SURE, 400), (UNSURE, 200))}
    model = Model((of_rules | {("word", "hostages"): favouring("RETREAT", 300)}).items())
    reading, found, lead, _, _ = analysed(SENTENCES[0], gazetteer, coder)
    assert model.best(reading, found, lead, "AID", SURE) == "AID"
    assert model.best(reading, found, lead, "AID", UNSURE) == "RETREAT"


def test_where_the_rules_see_no_event_the_words_must_be_clear(gazetteer, coder):
    reading, found, lead, _, _ = analysed(SENTENCES[0], gazetteer, coder)
    for by, type_ in ((AHEAD - 1, ""), (AHEAD + 1, "RETREAT")):
        model = Model([(("word", "hostages"), favouring("RETREAT", by))])
        assert model.best(reading, found, lead, "", HOW[-1]) == type_


def test_rules_that_are_sure_must_be_clearly_outweighed(gazetteer, coder):
    reading, found, lead, _, _ = analysed(SENTENCES[0], gazetteer, coder)
    for type_, least in (("RETREAT", TRUST), ("", TRUST + AHEAD)):
        for by, told in ((least - 1, "AID"), (least + 1, type_)):
            model = Model([(("word", "hostages"), favouring(type_, by))])
            assert model.best(reading, found, lead, "AID", SURE) == told


def test_what_precedence_decides_is_not_overruled(find, coder, monkeypatch):
    told = find("Norway will freeze the assets of the bank.")[0]["type"]
    monkeypatch.setattr(coder, "model", Model([(("bias", ""), favouring("AID", 10_000))]))
    assert find("Norway will freeze the assets of the bank.")[0]["type"] == told == "THREATEN"
    assert find("Norway froze the assets of the bank.")[0]["type"] == "AID"
