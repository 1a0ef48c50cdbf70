"""A guard against losing what was won: the project's own sentences, by type and by who acts."""

from bench.events import by_type, f1, found, own, same


def test_types_and_parties_of_the_own_sentences_stay_as_good_as_they_were(gazetteer, coder):
    cases = own()
    answers = [found(case, gazetteer, coder) for case in cases]
    counts = by_type(cases, answers)
    assert len(cases) > 1_000
    assert sum(right for right, _, _ in counts.values()) / len(cases) > 0.88
    assert min(f1(count) for type_, count in counts.items() if type_ != "NONE") > 0.75
    assert sum(same(a.actor, c.actors) for c, a in zip(cases, answers, strict=True) if c.actors) > 0.9 * len(cases)
