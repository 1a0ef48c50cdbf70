"""How well entities are found, by models that have not seen the texts, with the scorer of re3d; exact spans.

re3d by cross-validation, each source tagged by a model that has not seen it; CrossNER politics, its development part by
a model that has not seen that; all through the whole of `recognise`. NAMED counts spans that hold a name, CORE those
that are nothing but one, ALL every annotation. A name is seen if its words have its class in what the model learned
from; precision is that of the predictions that are seen, or unseen, themselves.

CrossNER labels neither names within names nor titles, elections and events instead of the places in their names, and
peoples only now and then: there of our names the outer ones count, without titles, outside of such, and no peoples.

To repeat it: `make quality`; needs `../shared` (or the folder of `--shared`) and takes a minute.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.common import ROOT, flags, table
from streams.language.tokens import TITLES, bare
from training.corpora import Corpora, Document
from training.entities import FOLDS, cross_validated, learned, read, tagged

VIEWS = ("NAMED", "CORE", "ALL")
UNSEEN_BY_ITS_MODEL = "dev.txt"
NAMES = ("PERSON", "ORGANISATION", "LOCATION", "NATIONALITY")
FLAT_NAMES = NAMES[:3]
WORD = re.compile(r"\w+")

Seen = set[tuple[str, str]]
"""Words of names, each with a class it has."""


def words_of(text: str, start: int, end: int) -> str:
    """A name without article, as names are compared."""
    return text[start:end].removeprefix("the ").removeprefix("The ")


def names_in(documents: Iterable[Document]) -> Seen:
    """All names that a model learns from these documents."""
    return {
        (words_of(document.text, *span), of)
        for document in documents
        for span, classes in document.gold.items()
        for of in classes
    }


def flat_gold(documents: Iterable[Document]) -> list[dict[str, Any]]:
    """The labels of flat documents as the scorer reads them."""
    return [
        {"documentId": document.id, "begin": start, "end": end, "type": of}
        for document in documents
        for (start, end), classes in document.gold.items()
        for of in classes & set(FLAT_NAMES)
    ]


def flattened(predictions: Iterable[Mapping[str, Any]], documents: Sequence[Document]) -> list[dict[str, Any]]:
    """The predictions that flat labels can tell right from wrong, people without their titles."""
    texts = {document.id: document.text for document in documents}
    others = {d.id: [span for span, classes in d.gold.items() if not classes & set(FLAT_NAMES)] for d in documents}
    kept: list[dict[str, Any]] = []
    for each in sorted(predictions, key=lambda p: (p["documentId"], p["begin"], -p["end"])):
        if each["type"] not in FLAT_NAMES:
            continue
        if kept and kept[-1]["documentId"] == each["documentId"] and each["begin"] < kept[-1]["end"]:
            continue
        if any(start <= each["begin"] and each["end"] <= end for start, end in others[each["documentId"]]):
            continue
        begin = each["begin"]
        if each["type"] == "PERSON":
            for word in re.finditer(r"\S+\s*", texts[each["documentId"]][begin : each["end"]]):
                if bare(word.group().strip()).lower() not in TITLES or begin + word.end() >= each["end"]:
                    begin = each["begin"] + word.start()
                    break
        kept.append({**each, "begin": begin})
    return kept


def scores(
    corpora: Corpora,
    texts: Mapping[str, str],
    gold: Sequence[Mapping[str, Any]],
    predictions: Sequence[Mapping[str, Any]],
    capitals: Any,
    view: str,
) -> dict[str, dict[str, float]]:
    """Figures by type; those that `gold` gives the confidence 0 are neither right nor wrong."""
    exact: dict[str, dict[str, float]] = corpora.scorer.score(texts, gold, predictions, capitals, view, 0.5)["exact"]
    return {"P+O+L": exact.pop("MICRO"), **{of: figures for of, figures in exact.items() if figures["gold"]}}


def print_views(name: str, by_view: Callable[[str], dict[str, dict[str, float]]], views: Sequence[str]) -> None:
    """A table of types by views."""
    figures = {view: by_view(view) for view in views}
    rows = []
    for of in dict.fromkeys(of for view in views for of in figures[view]):
        cells = [of]
        for view in views:
            at = figures[view].get(of)
            cells += [f"{at['P']:.1f}", f"{at['R']:.1f}", f"{at['F1']:.1f}", f"{at['gold']}"] if at else ["-"] * 4
        rows.append(cells)
    table([name, *(f"{view} {what}" for view in views for what in ("P", "R", "F1", "gold"))], rows)
    print()


def print_seen(
    name: str,
    corpora: Corpora,
    texts: Mapping[str, str],
    gold: Sequence[Mapping[str, Any]],
    predictions: Sequence[Mapping[str, Any]],
    capitals: Any,
    known: Callable[[str], Seen],
) -> None:
    """A table of names that the model has learned from and of those it has not, NAMED."""
    types = corpora.scorer.TYPEMAP

    def place(each: Mapping[str, Any]) -> tuple[str, int, int]:
        text = texts[each["documentId"]]
        return each["documentId"], *corpora.scorer.trim(capitals, text, each["begin"], each["end"])[:2]

    def is_known(each: Mapping[str, Any]) -> bool:
        id_, start, end = place(each)
        return (words_of(texts[id_], start, end), types[each["type"].upper()]) in known(id_)

    counted = [each for each in gold if each["documentId"] in texts and each["type"].upper() in types]
    # A name that is labelled twice, as a place and as a body, is seen if either is.
    places = {place(each) for each in counted if is_known(each)}
    marked = [(each, place(each) in places) for each in counted]
    given = [(each, is_known(each) or place(each) in places) for each in predictions]
    sides = []
    for side in (True, False):
        asked = [{**each, "confidence": float(seen is side)} for each, seen in marked]
        answers = [each for each, seen in given if seen is side]
        sides.append(scores(corpora, texts, asked, answers, capitals, "NAMED"))
    rows = []
    for of in ("P+O+L", *NAMES):
        if not any(of in side for side in sides):
            continue
        cells = [of]
        for figures in (side.get(of) for side in sides):
            cells += (
                [f"{figures['P']:.1f}", f"{figures['R']:.1f}", f"{figures['F1']:.1f}", f"{figures['gold']}"]
                if figures
                else ["-"] * 4
            )
        rows.append(cells)
    table([name, *(f"{side} {what}" for side in ("seen", "unseen") for what in ("P", "R", "F1", "gold"))], rows)
    print()


def words_in(documents: Iterable[Document]) -> str:
    return f"{sum(len(WORD.findall(document.text)) for document in documents):,} words"


def main() -> None:
    parser = flags(__doc__, broker=False)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with data/ and quality/")
    options = parser.parse_args()
    corpora = read(options.shared)

    ours = [d for d in corpora.documents if d.source in corpora.sources]
    texts = {document.id: document.text for document in ours}
    gold = [{**each, "confidence": 1} for each in corpora.entities]
    predictions = cross_validated(corpora, lambda _: None)
    fold_of = {document.id: next(fold for fold in FOLDS if document.source in fold) for document in ours}
    seen = {fold: names_in(d for d in corpora.documents if d.source not in fold) for fold in FOLDS}
    name = f"re3d, {words_in(ours)}"
    print_views(name, lambda view: scores(corpora, texts, gold, predictions, corpora.capitals, view), VIEWS)
    print_seen(name, corpora, texts, gold, predictions, corpora.capitals, lambda id_: seen[fold_of[id_]])

    held = [d for d in corpora.documents if d.source == UNSEEN_BY_ITS_MODEL]
    others = [d for d in corpora.documents if d.source != UNSEEN_BY_ITS_MODEL]
    texts = {document.id: document.text for document in held}
    capitals = corpora.scorer.Corpus(list(texts.values()))
    gold = flat_gold(held)
    predictions = flattened(tagged(learned(corpora, others), held), held)
    name, learned_from = f"CrossNER, {words_in(held)}", names_in(others)
    print_views(name, lambda view: scores(corpora, texts, gold, predictions, capitals, view), VIEWS[:2])
    print_seen(name, corpora, texts, gold, predictions, capitals, lambda _: learned_from)


if __name__ == "__main__":
    main()
