"""A guard against losing what was won: the project's own sentences, by type and by who takes part."""

import pytest

from bench.events import FURTHER, NONE, OWN, by_type, f1, found, own, same


@pytest.mark.parametrize(
    ("file", "accuracy", "least_f1", "actors", "recipients"),
    [
        (OWN, 0.91, 0.80, 0.94, 0.90),
        (FURTHER["blind, learned"], 0.85, 0.75, 0.87, 0.78),
        (FURTHER["blind, kept apart"], 0.82, 0.50, 0.74, 0.67),
        (FURTHER["leads"], 0.91, 0.80, 0.91, 0.82),
    ],
    ids=lambda value: value.stem if hasattr(value, "stem") else None,
)
def test_types_and_parties_stay_as_good_as_they_were(gazetteer, coder, file, accuracy, least_f1, actors, recipients):
    cases = own(file)
    answers = [found(case, gazetteer, coder) for case in cases]
    counts = by_type(cases, answers)
    assert sum(right for right, _, _ in counts.values()) / len(cases) > accuracy
    assert min(f1(count) for type_, count in counts.items() if type_ != "NONE") > least_f1
    acting = [same(a.actor, c.actors) for c, a in zip(cases, answers, strict=True) if c.actors]
    assert sum(acting) / len(acting) > actors
    acted_on = [same(a.recipient, c.recipients) for c, a in zip(cases, answers, strict=True) if c.recipients]
    assert sum(acted_on) / len(acted_on) > recipients


def test_it_keeps_silent_where_nothing_happens(gazetteer, coder):
    cases = own(FURTHER["nothing happens, kept apart"])
    silent = [found(case, gazetteer, coder).type == NONE for case in cases]
    assert sum(silent) / len(silent) > 0.84
