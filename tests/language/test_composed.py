import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.language.composed import composed


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("plain", "plain"),
        ("Mu\u0308ller", "Müller"),
        ("Bundes\u00adregierung", "Bundesregierung"),
        ("Bundes\u200bregierung", "Bundesregierung"),
        ("\ufeffÉlys\ufeffe\u0301e", "Élysée"),
        ("Tie\u0302\u0301ng Vie\u0323\u0302t", "Tiếng Việt"),
        ("ﬁnance in 10 m² – “so”", "ﬁnance in 10 m² – “so”"),
        ("👩\u200d🚀", "👩\u200d🚀"),
    ],
)
def test_one_spelling(text: str, read: str) -> None:
    assert composed(text) == read


@given(st.text(alphabet="aeu\u0301\u0308\u0316\u00ad\u200b\ufeffüK\u212b 한\u1112", max_size=40))
def test_what_is_composed_stays_as_it_is(text: str) -> None:
    once = composed(text)
    assert composed(once) == once
    assert composed(unicodedata.normalize("NFD", once)) == once


def test_heaps_of_marks_take_no_time() -> None:
    started = time.process_time()
    composed("a" + "\u0300\u0316" * 200_000)
    assert time.process_time() - started < 1
