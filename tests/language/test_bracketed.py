"""Names of bodies whose initials stand in brackets behind them."""

import pytest

from streams.language import recognise
from streams.language.bracketed import with_bracketed
from streams.language.scores import CLASSES
from streams.language.settle import Span
from tests.support.marked import gazetteer

ORGANISATION = CLASSES.index("ORGANISATION")


def widened(text: str, part: str, short: str) -> list[str]:
    """The names after initials and a part of their body's name have been found, and nothing else."""
    spans = [Span(text.find(each), text.find(each) + len(each), ORGANISATION, 0) for each in (part, short)]
    return [text[span.start : span.end] for span in with_bracketed(text, sorted(spans))]


@pytest.mark.parametrize(
    ("whole", "part", "short"),
    [
        ("Zorv Federation of Blue Cross and Blue Star Societies", "Blue Star Societies", "ZFBC"),
        ("Hope for Zorvath", "Zorvath", "HfZ"),
        ("U.S. Zorv Survey", "Zorv Survey", "USZS"),
        ("Inter-Zorvian Authority on Trade", "Authority", "IZAT"),
        ("Union of the Workers of Zorvath in the West", "Workers of Zorvath", "UWZ"),
    ],
)
def test_initials_tell_where_a_name_begins(whole: str, part: str, short: str) -> None:
    text = f"Talks with the {whole} ({short}) failed."
    assert widened(text, part, short) == [whole, short]


@pytest.mark.parametrize(
    ("text", "part", "short"),
    [
        ("The Court for Zorvath (CFZ) met.", "Zorvath", "CFZ"),  # small words have no initials among capitals
        ("The Zorvath Army (AFP) left.", "Zorvath Army", "AFP"),
        ("The Zorvath Army [ZA] left.", "Army", "ZA"),
        ("The chief of the Army Staff (CAS) left.", "Staff", "CAS"),
        ("The Zorvath Workers' Party (ZWP) left.", "Zorvath Workers' Party", "ZWP"),
        ("He left Zorvath (reached by Sea Trade).", "Zorvath", "Sea Trade"),
    ],
)
def test_what_the_initials_are_not_of_stays(text: str, part: str, short: str) -> None:
    assert widened(text, part, short) == [part, short]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("The Forum for Democracy (FvD) and the Party for Freedom (PVV) lost.", "forum-for-democracy"),
        ("The Alternative for Germany (AfD) won.", "alternative-for-germany"),
        ("The Institute for the Study of War (ISW) wrote. The ISW erred.", "institute-for-the-study-of-war"),
    ],
)
def test_both_have_one_id(text: str, id_: str) -> None:
    found = [entity for entity in recognise(text, None, gazetteer()) if entity["id"] == f"organisation:{id_}"]
    assert len(found) >= 2
