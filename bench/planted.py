"""How many listed names are found that were planted in real texts, and what is marked by mistake.

In each text of re3d, CrossNER and Wikigold a person's or body's name gives way to one of a list, written as listed or
otherwise; found is a mention whose `watchlists` have the entry. Beside it stands a plain Aho-Corasick scan for all
names in lower case, whole words alone. Traps are listed people's names within longer names, which must not be marked;
strays are marks where nothing was planted. The tagger has learned from these texts, though not from these names.

To repeat it: `python -m bench.planted`, `../shared/data`; two minutes.
"""

import random
import tempfile
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from bench.common import ROOT, flags, table
from bench.listed import FORMS, entries
from streams.language import load_gazetteer, recognise
from streams.language.tokens import TITLES
from streams.rules import Document
from streams.watchlists.build import build
from streams.watchlists.entries import Entry
from streams.watchlists.match import Matcher
from streams.watchlists.store import read
from streams.watchlists.watchlists import Watchlists
from streams.watchlists.ways import ORGANISATION, PERSON

TRAPS = ("{} University", "{} Street", "{} Foundation", "The {} Holding Company", "{} Brothers Ltd")


def without_accents(name: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))


def reversed_name(name: str) -> str:
    return " ".join([name.split()[-1], *name.split()[:-1]])


def indexed(name: str) -> str:
    return ", ".join([name.split()[-1], " ".join(name.split()[:-1])])


def respelled(name: str) -> str:
    return without_accents(name).replace("i", "y") if "i" in name else without_accents(name).replace("y", "i")


def reformed(name: str) -> str:
    return f"{formless(name)} {FORMS[len(name) % len(FORMS)]}"


def formless(name: str) -> str:
    return next(name.removesuffix(" " + form) for form in sorted(FORMS, key=len, reverse=True) if name.endswith(form))


CHANGES: dict[str, tuple[str | None, Callable[[str], str]]] = {
    "as listed": (None, str),
    "possessive": (None, lambda name: name + "'s"),
    "capitals": (None, str.upper),
    "lower case": (None, str.lower),
    "without accents": (None, without_accents),
    "other order": (PERSON, reversed_name),
    "other order, comma": (PERSON, indexed),
    "y for i": (PERSON, respelled),
    "other legal form": (ORGANISATION, reformed),
    "no legal form": (ORGANISATION, formless),
}


class Scan:
    """The peer: one automaton of all names in lower case."""

    def __init__(self, listed: Sequence[Entry]) -> None:
        names = [entry.names[0].text.lower() for entry in listed]
        self._automaton = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)
        self._ids = [entry.id for entry in listed]

    def find(self, text: str) -> list[tuple[int, int, str]]:
        text = text.lower()
        return [
            (start, end, self._ids[which])
            for which, start, end in self._automaton.find_matches_as_indexes(text)
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
        ]


class Ours:
    def __init__(self, listed: Sequence[Entry], folder: Path) -> None:
        self._gazetteer = load_gazetteer()
        words = self._gazetteer.words
        build(folder / "planted.watchlist", listed, words.common, {})
        self.lists = Watchlists([read(folder / "planted.watchlist")], words)

    def find(self, text: str) -> list[tuple[int, int, str]]:
        document = Document(None, text, recognise(text, None, self._gazetteer))
        return [
            (entity["start"], entity["end"], entry["id"])
            for entity in self.lists.marked(document)
            for entry in entity.get("watchlists", ())
        ]


class Unguarded:
    """Ours before anything is judged: all words that may be a listed name's."""

    def __init__(self, ours: Ours) -> None:
        self._stores = ours.lists.stores
        self._matcher = Matcher(self._stores)

    def find(self, text: str) -> list[tuple[int, int, str]]:
        document = Document(None, text)
        found = []
        for match in self._matcher.find(document.words, document.split + 1):
            span = document.span((match.start, match.end))
            for meaning in range(match.low, match.high):
                name, _ = match.store.meaning(meaning)
                found.append((span.start, span.end, match.store.listed(name).id))
        return found


def places(document: Any, chance: random.Random) -> dict[str, tuple[int, int]]:
    """For a person and for a body, where one of a document's names can give way: no part of another, no title in it."""
    spans = list(document.gold)
    found = {}
    for kind in (PERSON, ORGANISATION):
        fitting = [
            (start, end)
            for (start, end), kinds in document.gold.items()
            if kinds == {kind}
            and not any((b, e) != (start, end) and b < end and start < e for b, e in spans)
            and document.text[start].isupper()
            and document.text[start:end].split()[0].lower().rstrip(".") not in TITLES
            and not document.text[end : end + 1].isalnum()
            and document.text[end : end + 1] not in ("-", "'", "’")
            and document.text[start - 1 : start] in (" ", "\n", "")
        ]
        if fitting:
            found[kind] = chance.choice(fitting)
    return found


def overlapping(found: Sequence[tuple[int, int, str]], start: int, end: int, id_: str) -> bool:
    return any(b < end and start < e and which == id_ for b, e, which in found)


def main() -> None:
    parser = flags(__doc__, broker=False)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with data/")
    parser.add_argument("--names", type=int, default=100_000, help="names on the list; default: %(default)s")
    parser.add_argument("--lost", action="store_true", help="show the planted names that are not found")
    options = parser.parse_args()
    from training.corpora import Corpora

    listed = list(entries(options.names))
    documents = Corpora(options.shared, frozenset()).documents
    chance = random.Random(1)  # noqa: S311 -- repeatable on purpose
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        ours = Ours(listed, Path(folder))
        finders = {"ours": ours, "ours, unguarded": Unguarded(ours), "Aho-Corasick": Scan(listed)}
        for what, (only, change) in CHANGES.items():
            planted, met = 0, dict.fromkeys(finders, 0)
            for document in documents:
                for kind, (start, end) in places(document, chance).items():
                    if only not in (None, kind):
                        continue
                    entry = chance.choice([e for e in chance.sample(listed, 40) if e.type == kind])
                    words = change(entry.names[0].text)
                    text = document.text[:start] + words + document.text[end:]
                    planted += 1
                    for name, finder in finders.items():
                        if overlapping(finder.find(text), start, start + len(words), entry.id):
                            met[name] += 1
                        elif options.lost and name == "ours":
                            end_ = start + len(words)
                            print(f"{what}: …{text[max(0, start - 40) : start]}[[{words}]]{text[end_ : end_ + 40]}")
            rows.append([what, planted, *(f"{100 * count / planted:.1f}" for count in met.values())])
        trapped, traps = dict.fromkeys(finders, 0), 0
        strays, words_read = dict.fromkeys(finders, 0), 0
        for document in documents:
            words_read += len(document.text.split())
            for name, finder in finders.items():
                strays[name] += len(finder.find(document.text))
            place = places(document, chance).get(ORGANISATION)
            if place is not None:
                start, end = place
                entry = chance.choice([e for e in chance.sample(listed, 40) if e.type == PERSON])
                words = chance.choice(TRAPS).format(entry.names[0].text)
                text = document.text[:start] + words + document.text[end:]
                traps += 1
                for name, finder in finders.items():
                    trapped[name] += overlapping(finder.find(text), start, start + len(words), entry.id)
    print(f"{options.names:,} names on the list")
    table(["planted names found, %", "planted", *finders], rows)
    table(
        ["marked by mistake", "of", *finders],
        [
            ["traps, %", traps, *(f"{100 * count / traps:.1f}" for count in trapped.values())],
            ["strays", f"{words_read:,} words", *strays.values()],
        ],
    )


if __name__ == "__main__":
    main()
