import pytest

from streams.events.clauses import predicates
from streams.events.compose import compose
from streams.events.lexicon import DATA
from streams.events.model import MOST_WORDS, TRUST, TRUST_IF_SURE, TYPES, Model, features
from streams.events.ranking import leading
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
    return reading, found, leading(found)


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
    assert most * (5 * MOST_WORDS + 300) < 1 << 19  # a word has five features at the most, a verb one, the lead three


@pytest.mark.parametrize("sure", [True, False])
def test_the_rules_decide_where_nothing_is_known_of_the_words(gazetteer, coder, sure):
    assert Model({}).best(*analysed(SENTENCES[0], gazetteer, coder), "AID", sure) == "AID"


def test_words_overrule_rules_that_are_not_sure(gazetteer, coder):
    weights = [0] * len(TYPES)
    weights[TYPES.index("RETREAT")] = (TRUST + TRUST_IF_SURE) // 2
    model = Model({("word", "hostages"): weights, ("noun", "prisoner"): [0] * len(TYPES)})
    analysis = analysed(SENTENCES[0], gazetteer, coder)
    assert model.best(*analysis, "AID", sure=False) == "RETREAT"
    assert model.best(*analysis, "AID", sure=True) == "AID"


def test_what_precedence_decides_is_not_overruled(find, coder, monkeypatch):
    told = find("Norway will freeze the assets of the bank.")[0]["type"]
    weights = [0] * len(TYPES)
    weights[TYPES.index("AID")] = 10_000
    monkeypatch.setattr(coder, "model", Model({("bias", ""): weights}))
    assert find("Norway will freeze the assets of the bank.")[0]["type"] == told == "THREATEN"
    assert find("Norway froze the assets of the bank.")[0]["type"] == "AID"
