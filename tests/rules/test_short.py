import pytest

from streams.rules.compiled import compile_query
from streams.rules.document import Document


def found(query: str, text: str) -> list[str] | None:
    document = Document(None, text)
    hits = compile_query(query, wires=True).hits(document)
    return None if hits is None else [text[s.start : s.end] for s in map(document.span, sorted(hits))]


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ('(body any "government")', "The govt quit.", ["govt"]),
        ('(body any "government\'s")', "The govt's fall came fast.", ["govt's"]),
        ('(body any/stemming "government")', "Gov't aides left.", ["Gov't"]),
        ('(body any "prime-minister")', "Nepal's PM resigns.", ["PM"]),
        ('(body any "prime-minister*")', "Two PMs and the PM's aide met.", ["PMs", "PM's"]),
        ('(body any "caretaker-prime-minister")', "A caretaker PM took over.", ["caretaker PM"]),
        ('(body adj "north korea")', "N. Korea fired shells.", ["N. Korea"]),
        ('(body adj "government shutdown")', "A govt shutdown looms.", ["govt shutdown"]),
        ('(body any "central-bank*")', "The cenbank acts.", ["cenbank"]),
        ('(body all "billion euros")', "A loan of 3 bln euros.", ["bln", "euros"]),
        ('(body any "prisoners-of-war")', "Kyiv frees 200 POWs.", ["POWs"]),
        ('(body any "united-nations")', "U.N. staff left.", ["U.N"]),
        ('(body any "prime-minister")', "NEPAL PM OLI QUITS", ["PM"]),
    ],
)
def test_a_word_finds_its_short_form(query: str, text: str, words: list[str]) -> None:
    assert found(query, text) == words


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ('(body any "prime-minister")', "They met at 3 pm in Oslo."),
        ('(body any "prime")', "Nepal's PM resigns."),
        ('(body any "pm")', "The prime minister resigns."),
        ('(body any/literal "government")', "The govt quit."),
        ('(body any/casesensitive "government")', "The govt quit."),
        ('(body == "government")', "govt"),
        ('(body any "european-union*")', "EUROPE WAITS"),
        ('(body any "north*")', "The n series goes on."),
    ],
)
def test_what_asks_for_the_word_itself_does_not(query: str, text: str) -> None:
    assert found(query, text) is None


def test_where_no_short_form_may_stand_it_hides_the_field() -> None:
    assert found('(body <> "government")', "The govt quit.") is None
    assert found('(and (body any "quit") (not (body any "government")))', "The govt quit.") is None


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ('(body any/casesensitive "Fed")', "FED CUTS RATES", ["FED"]),
        ('(body adj/literal "Fed chair")', "FED CHAIR SPEAKS", ["FED CHAIR"]),
        ('(body any/casesensitive "Fed")', "FED up, they left.", None),
        ('(body any/casesensitive "Fed")', "Cattle fed on hay.", None),
        ('(body any/casesensitive "Fed")', "FEDERAL COURT RULES", None),
    ],
)
def test_case_counts_where_a_field_has_both(query: str, text: str, words: list[str] | None) -> None:
    assert found(query, text) == words


def test_without_wires_a_word_is_itself() -> None:
    assert compile_query('(body any "government")').hits(Document(None, "The govt quit.")) is None
    assert compile_query('(body any "tank")').hits(Document(None, "Anti-tank fire hit him.")) == [(2, 3)]
    assert compile_query('(body any/casesensitive "Fed")').hits(Document(None, "FED CUTS RATES")) is None
