"""Items that are hard to carry, on a real Kafka."""

import pytest

from tests.support.service import Service, numbered


def test_a_burst_of_poison_among_good_items(kafka):
    with Service(kafka, deadletter_max_in_row=400) as service:
        poison = [(f"p-{n}", b"\x00poison %d" % n) for n in range(300)]
        service.feed([*numbered(300), *poison, *numbered(300, start=300)])
        counted = service.wait_for(900)
    assert counted.dead == {key: 1 for key, _ in poison}
    assert counted.enriched == {f"i-{n}": 1 for n in range(600)}


@pytest.mark.parametrize("codec", ["gzip", "snappy", "lz4", "zstd"])
def test_batches_of_every_codec(kafka, codec):
    with Service(kafka, workers=1, compression=codec) as service:
        service.feed(numbered(200), **{"compression.type": codec})
        assert service.wait_for(200).enriched == {f"i-{n}": 1 for n in range(200)}


def test_an_item_larger_than_the_limit_is_a_dead_letter_and_holds_up_nothing(kafka):
    large = b'{"id": "large", "text": "' + b"a " * 3_000_000 + b'"}'
    with Service(kafka, workers=1) as service:
        service.feed([*numbered(5), ("large", large), *numbered(5, start=5)])
        counted = service.wait_for(11)
        (value,) = (value for _, value, _ in service.records("deadletter"))
    assert counted.dead == {"large": 1}
    assert len(counted.enriched) == 10
    assert value == large


def test_too_many_dead_letters_in_a_row_stop_the_worker_and_lose_nothing(kafka):
    with Service(kafka, workers=1, partitions=1, deadletter_max_in_row=20) as service:
        service.feed([(f"p-{n}", b"\xff") for n in range(50)])
        status = service.wait_until_ended(0)
        said = service.log(0)
        assert status == 1
        assert "21 items in a row failed (deadletter_max_in_row is 20)" in said
        assert "Traceback" not in said
        service.set(deadletter_max_in_row=100)
        service.start(0)
        assert service.wait_for(50).dead == {f"p-{n}": 1 for n in range(50)}
