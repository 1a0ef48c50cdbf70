import asyncio
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import streams.recognisers
from streams import Tagger
from streams.errors import RecogniserError, SettingsError
from streams.language.scores import CLASSES
from streams.language.settle import Span
from streams.metrics import Metrics
from streams.recognisers import TYPES, Joined, Outside, finder
from streams.settings import Settings
from streams.tagging.pool import Taggers

Triples = Iterable[tuple[int, int, str]]
INVENTED = ("Zorvath", "Quennig", "Ploddrick", "Marrowby")
TEXT = "On June 4 Zorvath saw 300 soldiers in Brumhaven, Russia."


class Fixed:
    """Finds the same whatever the text."""

    def __init__(self, *spans: Span) -> None:
        self._spans = list(spans)

    def find(self, text: str) -> list[Span]:
        return self._spans


NOTHING = Fixed()


def outside(*given: Any) -> Outside:
    return Outside("theirs", lambda text: given)


def spans(found: Iterable[Span]) -> list[tuple[int, int, str]]:
    return [(span.start, span.end, CLASSES[span.kind]) for span in found]


@pytest.fixture(scope="session")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline of spaCy's that has learned from a dozen sentences what Zorvath and Brumhaven are."""
    spacy = pytest.importorskip("spacy")
    training = pytest.importorskip("spacy.training")
    spacy.util.fix_random_seed(1)
    nlp = spacy.blank("en")
    nlp.add_pipe("ner")
    examples = []
    for name in INVENTED:
        for text in (TEXT, "Zorvath met nobody in Brumhaven.", "Nobody met Zorvath."):
            written = text.replace("Zorvath", name)
            at, place = written.index(name), written.find("Brumhaven")
            entities = [(at, at + len(name), "PERSON"), *([(place, place + 9, "GPE")] if place >= 0 else [])]
            examples.append(training.Example.from_dict(nlp.make_doc(written), {"entities": entities}))
    nlp.initialize(lambda: examples)
    for _ in range(25):
        nlp.update(examples)
    folder = tmp_path_factory.mktemp("pipeline")
    nlp.to_disk(folder)
    return folder


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, code: str, name: str = "theirs") -> None:
    """Install a package with a recogniser, the way pip would leave it."""
    (folder / "their_names.py").write_text(code)
    about = folder / "their_names-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: their-names\nVersion: 1\n")
    (about / "entry_points.txt").write_text(f"[wirewatch.recognisers]\n{name} = their_names:names\n")
    monkeypatch.syspath_prepend(folder)
    monkeypatch.delitem(sys.modules, "their_names", raising=False)


def test_a_pipeline_of_spacys_finds_the_names_and_all_else_is_as_ever(pipeline: Path) -> None:
    entities = (
        Tagger.load(recogniser=f"spacy:{pipeline}").tag({"id": "1", "text": TEXT, "published": "2025-06-18"}).entities
    )
    assert [(e.type, e.text, e.id) for e in entities] == [
        ("TEMPORAL", "June 4", "temporal:2025-06-04"),
        ("PERSON", "Zorvath", "person:zorvath"),
        ("QUANTITY", "300 soldiers", "quantity:300-soldiers"),
        ("LOCATION", "Brumhaven", "place:brumhaven"),
        ("LOCATION", "Russia", "country:RUS"),
    ]


def test_joined_with_ours_both_find_names(pipeline: Path) -> None:
    text = "Zorvath met nobody in Brumhaven. Vladimir Putin met Zorvath."
    found = {
        e.text: e.type
        for e in Tagger.load(recogniser=f"wirewatch+spacy:{pipeline}").tag({"id": "1", "text": text}).entities
    }
    assert found.items() >= {"Vladimir Putin": "PERSON", "Zorvath": "PERSON", "Brumhaven": "LOCATION"}.items()


def test_tagger_processes_take_it_from_the_settings(pipeline: Path) -> None:
    async def tagged() -> bytes:
        pool = Taggers(Settings(taggers=1, recogniser=f"spacy:{pipeline}"), Metrics())
        try:
            await pool.start()
            ((_, value, _),) = await pool.tag([(b"1", b'{"id": "1", "text": "Zorvath met nobody in Brumhaven."}', 0)])
            return bytes(value)
        finally:
            await pool.stop()

    assert b'"person:zorvath"' in asyncio.run(tagged())


def test_a_text_longer_than_spacy_takes_is_read_in_pieces(pipeline: Path) -> None:
    filler = "Nobody met nobody.\n" * 6_000
    text = filler + "Zorvath met nobody in Brumhaven.\n" + filler
    found = finder(f"spacy:{pipeline}", NOTHING).find(text)
    assert "Zorvath" in {text[span.start : span.end] for span in found}


@pytest.mark.parametrize("text", ["", " ", "a" * 250_000, "a " * 120_000, "a\n" * 120_000, ("a" * 60_000 + "\n") * 4])
def test_the_pieces_are_the_text(text: str) -> None:
    pieces = list(streams.recognisers._pieces(text))
    assert "".join(piece for _, piece in pieces) == text
    assert [start for start, _ in pieces] == [sum(len(p) for _, p in pieces[:n]) for n in range(len(pieces))]
    assert all(0 < len(piece) <= 100_000 for _, piece in pieces)
    cut = [piece[-1] for _, piece in pieces[:-1]]
    assert all(sign == ("\n" if "\n" in text else " ") for sign in cut) or len(set(text)) == 1


def test_an_installed_recogniser_is_found_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, "def names(text):\n    yield text.index('Brum'), text.index('Brum') + 9, 'LOC'\n")
    for recogniser in ("theirs", "wirewatch+theirs"):
        item = Tagger.load(recogniser=recogniser).tag({"id": "1", "text": TEXT})
        assert ("LOCATION", "Brumhaven") in {(e.type, e.text) for e in item.entities}, recogniser


@pytest.mark.parametrize(
    ("code", "complaint"),
    [
        ("names = 5", "theirs is not callable but a int"),
        ("import no_such_module", "theirs cannot be loaded: ModuleNotFoundError: No module named 'no_such_module'"),
    ],
)
def test_an_installed_recogniser_that_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, complaint: str
) -> None:
    install(tmp_path, monkeypatch, code)
    with pytest.raises(SettingsError) as caught:
        finder("theirs", NOTHING)
    assert str(caught.value) == f"WIREWATCH_RECOGNISER=theirs: {complaint}"


@pytest.mark.parametrize(
    ("recogniser", "complaint"),
    [
        ("spacy:", "say which pipeline, as in spacy:en_core_web_sm"),
        ("spacy", "say which pipeline, as in spacy:en_core_web_sm"),
        ("wirewatch+spacy:no_such_pipeline", "python -m spacy download no_such_pipeline"),
        ("no-such", "no recogniser is called no-such; install the package that has it"),
        ("wirewatch+", "no recogniser is called ; install the package that has it"),
        ("wirewatch+wirewatch", "no recogniser is called wirewatch; install the package that has it"),
    ],
)
def test_what_is_not_there_is_told_in_one_line_that_names_the_setting(recogniser: str, complaint: str) -> None:
    with pytest.raises(SettingsError) as caught:
        finder(recogniser, NOTHING)
    assert str(caught.value).startswith(f"WIREWATCH_RECOGNISER={recogniser}: ")
    assert complaint in str(caught.value)
    assert "\n" not in str(caught.value)


def test_without_spacy_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(
        SettingsError, match=r"^WIREWATCH_RECOGNISER=spacy:x: spaCy is not installed.*'wirewatch\[spacy\]'$"
    ):
        finder("spacy:x", NOTHING)


@pytest.mark.parametrize(
    ("labels", "complaint"), [(["PERSON", "dish"], "not known: dish"), (None, "finds no entities")]
)
def test_a_pipeline_that_finds_other_things_is_refused_at_the_start(
    tmp_path: Path, labels: list[str] | None, complaint: str
) -> None:
    nlp = pytest.importorskip("spacy").blank("en")
    if labels:
        nlp.add_pipe("entity_ruler").add_patterns([{"label": label, "pattern": "x"} for label in labels])
    nlp.to_disk(tmp_path)
    with pytest.raises(SettingsError, match=complaint):
        finder(f"spacy:{tmp_path}", NOTHING)


def test_a_tagger_process_that_has_no_such_recogniser_ends_the_start() -> None:
    async def start() -> None:
        pool = Taggers(Settings(taggers=1, recogniser="no-such"), Metrics())
        try:
            await pool.start()
        finally:
            await pool.stop()

    with pytest.raises(SettingsError, match="WIREWATCH_RECOGNISER=no-such: no recogniser is called no-such"):
        asyncio.run(start())


def test_the_command_says_so_in_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "streams", "tag", "--recogniser", "spacy:no_such_pipeline", "-"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(
        command, input=b"", capture_output=True, env=environment, cwd=tmp_path, check=False, timeout=60
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"wirewatch: WIREWATCH_RECOGNISER=spacy:no_such_pipeline: ")
    assert done.stderr.count(b"\n") == 1


def test_spacy_is_imported_only_when_asked_for() -> None:
    code = "import sys, streams.tagger\nstreams.tagger.Tagger.load().tag({'id': '1', 'text': 'Kim'})\n"
    code += "assert 'spacy' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[1], check=True, timeout=60)


@pytest.mark.parametrize(
    "given",
    [
        (0, 8, "PERSON"),
        (-1, 2, "PERSON"),
        (2, 2, "PERSON"),
        (3, 2, "PERSON"),
        (0, 2, "DISH"),
        (0, 2),
        (0.0, 2, "PERSON"),
        ("0", "2", "PERSON"),
        None,
    ],
)
def test_what_is_not_in_the_text_is_an_error_that_names_the_recogniser(given: object) -> None:
    with pytest.raises(RecogniserError, match=r"^recogniser theirs: gave "):
        outside(given).find("Kim Lee")


def test_a_recogniser_that_fails_is_named() -> None:
    def fails(text: str) -> Triples:
        raise KeyError(text)

    with pytest.raises(RecogniserError, match=r"^recogniser theirs: KeyError: 'Kim'$"):
        Outside("theirs", fails).find("Kim")
    with pytest.raises(RuntimeError):
        Outside("theirs", lambda text: 5).find("Kim")  # type: ignore[arg-type, return-value]


def test_types_are_made_ours_and_the_others_left_out() -> None:
    text = "ab cd ef gh ij kl"
    given = [(0, 2, "GPE"), (3, 5, "NORP"), (6, 8, "ORG"), (9, 11, "per"), (12, 14, "DATE"), (15, 17, "FAC")]
    assert spans(outside(*given).find(text)) == [
        (0, 2, "LOCATION"),
        (3, 5, "NATIONALITY"),
        (6, 8, "ORGANISATION"),
        (9, 11, "PERSON"),
        (15, 17, "LOCATION"),
    ]
    assert {ours for ours in TYPES.values() if ours} == set(CLASSES)


def test_white_space_around_a_name_is_no_part_of_it() -> None:
    assert spans(outside((0, 6, "PER"), (6, 8, "PER")).find(" Kim\n   ")) == [(1, 4, "PERSON")]


def test_of_names_that_cross_the_first_stays() -> None:
    given = [(5, 12, "PER"), (0, 8, "ORG"), (2, 4, "LOC"), (2, 4, "PER"), (0, 4, "LOC"), (12, 13, "PER")]
    assert spans(outside(*given).find("abcdefghijklm")) == [
        (0, 8, "ORGANISATION"),
        (0, 4, "LOCATION"),
        (2, 4, "LOCATION"),
        (12, 13, "PERSON"),
    ]


def test_joined_theirs_stand_only_where_nothing_of_ours_does() -> None:
    ours, theirs = (
        Fixed(Span(4, 8, 0, 9)),
        Fixed(Span(0, 3, 1, 0), Span(3, 5, 1, 0), Span(5, 7, 1, 0), Span(8, 9, 1, 0)),
    )
    assert [(span.start, span.end) for span in Joined(ours, theirs).find("abcdefghij")] == [(0, 3), (4, 8), (8, 9)]


TRIPLES = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 8), st.sampled_from(sorted(TYPES))), max_size=12)


@given(st.text(alphabet="ab \n\u0301𝔘", min_size=20, max_size=30), TRIPLES)
def test_whatever_it_gives_names_lie_apart_or_within_each_other(text: str, given: list[tuple[int, int, str]]) -> None:
    found = outside(*((start, start + size, type_) for start, size, type_ in given)).find(text)
    for number, one in enumerate(found):
        assert text[one.start : one.end].strip() == text[one.start : one.end] != ""
        for other in found[number + 1 :]:
            assert (one.start, -one.end) < (other.start, -other.end)
            assert other.start >= one.end or other.end <= one.end
