"""How well events are found, and what that costs.

Quality: the type of `events[0]`, and the countries of its actor and recipient, on PLOVER's gold-standard sentences
(`../shared/data/plover-gsr`, the half for development) and on the project's own (`training/data/events`).
A third of the gold-standard sentences, those whose id has a SHA-256 that divides by three, was set aside before any
was read and is given apart. Gold labels are of 2016; CLASHES are those that the codebook of 2024 contradicts, and a
second coder has labelled all sentences by that text without seeing them. The model has learned from most of our own
sentences: what it makes of unseen ones, `make train TRAIN_ARGS=--cv` says.

Cost: microseconds a story of about 380 words, on one core.

To repeat it: `python -m bench.events`, an idle core, `../shared/data`; half a minute.
"""

import hashlib
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

from bench.common import ROOT, flags, table
from bench.stories import stories
from streams.capitals import Headline
from streams.events import Coder, events, load
from streams.language import Gazetteer, load_gazetteer, recognise, sentences

SENTENCES = ROOT / "training" / "data" / "events"
OWN = SENTENCES / "sentences.txt"
FURTHER = {
    "blind, learned": SENTENCES / "blind_learned.txt",
    "blind, kept apart": SENTENCES / "blind_kept.txt",
    "leads": SENTENCES / "leads.txt",
    "nothing happens, kept apart": SENTENCES / "nothing_kept.txt",
    "told by nouns, kept apart": SENTENCES / "nominal_kept.txt",
    "hard, kept apart": SENTENCES / "hard_kept.txt",
    "headlines": SENTENCES / "headlines.txt",
    "headlines, kept apart": SENTENCES / "headlines_kept.txt",
}
"""Further sentences of the project's own; each file says who wrote them and what has been learned from them."""
BLIND = sorted((SENTENCES / "blind").glob("*.txt"))
"""Sentences that the model learns from and the rules were not mended by, each file by another writer."""
KEPT_APART = frozenset(
    {"blind_kept.txt", "nothing_kept.txt", "nominal_kept.txt", "hard_kept.txt", "headlines.txt", "headlines_kept.txt"}
)
SECOND_CODER = SENTENCES / "second_coder.txt"
WORDS = re.compile(r"\w+")
NONE = "NONE"
LEAST = 5  # sentences that a type must have to count in macro-F1
BODIES = frozenset({"UNO", "EUR", "IGO", "NGO", "IMG"})
CLASHES = {
    "PLOVER-GSR01-AGREE-0020": "CONCEDE",  # will allow refugees to return: a concession to come stays one
    "PLOVER-GSR01-AGREE-0026": "CONCEDE",  # announced it will return weapons: an announced retreat
    "PLOVER-GSR01-AGREE-0027": "CONCEDE",  # will evacuate settlements: the same
    "PLOVER-GSR01-COERCE-0004": "ASSAULT",  # blew up power lines: destruction is a mode of ASSAULT
    "PLOVER-GSR01-COERCE-0005": "ASSAULT",  # set fire to offices: the same
    "PLOVER-GSR01-DISAPPROVE-0010": "COERCE",  # jailed: an arrest
    "PLOVER-GSR01-SANCTION-0002": "REJECT",  # cancelled a visit: cancelled meetings are REJECT
}
"""Gold labels of sentences that were read to what the codebook of 2024 makes of them."""


QUIET = (
    "The gallery owns 300 paintings from the nineteenth century. Most of them show rivers and trees in spring.\n" * 20
)
"""A text in which nothing happens."""


class Case(NamedTuple):
    id: str
    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    text: str
    headline: bool = False
    """Whether it is a headline that has no text below it."""


def own(file: Path = OWN) -> list[Case]:
    """The project's own sentences, or headlines where the file is one of those."""
    headlines = file.name.startswith("headlines")
    cases = []
    type_ = NONE
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        heading = re.fullmatch(r"# ([A-Z]+)", line)
        if heading:
            type_ = heading.group(1)
        elif line and not line.startswith("#"):
            pair, _, rest = line.partition(" | ")
            actors, _, recipients = pair.partition(">")
            text = rest.partition("| ")[2]
            cases.append(Case(str(number), type_, codes(actors), codes(recipients), text, headlines))
    return cases


def learned_from() -> dict[str, list[Case]]:
    """The project's own sentences by file, but for those that are kept apart for measuring."""
    return {file.name: own(file) for file in (OWN, *FURTHER.values(), *BLIND) if file.name not in KEPT_APART}


def codes(joined: str) -> tuple[str, ...]:
    """The codes of actors or recipients that + joins; none for a hyphen."""
    return tuple(code for code in joined.split("+") if code not in ("", "-"))


def gold(shared: Path) -> tuple[list[Case], list[Case]]:
    """The gold-standard sentences that may be read, and those set aside."""
    cases: tuple[list[Case], list[Case]] = ([], [])
    for line in (shared / "data" / "plover-gsr" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        case = Case(row["id"], row["event_2024"], _parties(row, "source"), _parties(row, "target"), row["text"])
        cases[set_aside(case.id)].append(case)
    return cases


def set_aside(id_: str) -> bool:
    """Whether a gold-standard sentence is of the third that nobody reads."""
    return int(hashlib.sha256(id_.encode()).hexdigest(), 16) % 3 == 0


def _parties(row: dict[str, Any], role: str) -> tuple[str, ...]:
    named = row.get(role)
    return tuple(p["code"] for p in named if isinstance(p, dict) and p.get("code")) if isinstance(named, list) else ()


class Found(NamedTuple):
    type: str
    actor: str | None
    recipient: str | None


def found(case: Case, gazetteer: Gazetteer, coder: Coder) -> Found:
    """What the first event of a sentence or a headline says."""
    if case.headline:
        headline = Headline(case.text, gazetteer, coder)
        told = headline.events(headline.entities(None))
    else:
        told = events(case.text, recognise(case.text, None, gazetteer), sentences(case.text), coder)
    if not told:
        return Found(NONE, None, None)
    actor, recipient = told[0].get("actor", {}), told[0].get("recipient", {})
    return Found(told[0]["type"], actor.get("country"), recipient.get("country"))


def by_type(cases: Iterable[Case], answers: Iterable[Found]) -> dict[str, tuple[int, int, int]]:
    """For each type: right answers, answers, sentences."""
    right: Counter[str] = Counter()
    told: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for case, answer in zip(cases, answers, strict=True):
        held[case.type] += 1
        told[answer.type] += 1
        right[case.type] += case.type == answer.type
    return {type_: (right[type_], told[type_], held[type_]) for type_ in sorted(held)}


def f1(counts: tuple[int, int, int]) -> float:
    right, told, held = counts
    return 2 * right / (told + held)


def same(code: str | None, truth: Sequence[str]) -> bool:
    """Whether a code is one of gold's, which knows international bodies as IGO only."""
    return code in truth or (code in BODIES and any(t in BODIES for t in truth))


def marks(cases: Sequence[Case], answers: Sequence[Found]) -> list[str]:
    """Accuracy, macro-F1 over types with enough sentences, and the share of right countries where gold has one."""
    counts = by_type(cases, answers)
    scores = [f1(c) for c in counts.values() if c[2] >= LEAST]
    right = sum(c[0] for c in counts.values())
    actors = [same(a.actor, c.actors) for c, a in zip(cases, answers, strict=True) if c.actors]
    recipients = [same(a.recipient, c.recipients) for c, a in zip(cases, answers, strict=True) if c.recipients]
    return [
        str(len(cases)), f"{right / len(cases):.3f}", f"{mean(scores):.3f} of {len(scores)}",
        *[f"{sum(right) / len(right):.3f}" if right else "" for right in (actors, recipients)],
    ]  # fmt: skip


def second_coder() -> dict[str, str]:
    """The types that the second coder gives the gold-standard sentences, by their ids."""
    lines = SECOND_CODER.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {id_: type_ for id_, type_, *_ in rows}


def agreement(name: str, cases: Sequence[Case], answers: Sequence[Found]) -> list[str]:
    """How often gold, the second coder and the answers say the same, and how often the answer is one of the two."""
    coder = second_coder()
    three = [(case.type, coder[case.id], answer.type) for case, answer in zip(cases, answers, strict=True)]
    shares = [
        mean([gold_type == coded for gold_type, coded, _ in three]),
        mean([gold_type == told for gold_type, _, told in three]),
        mean([coded == told for _, coded, told in three]),
        mean([told in (gold_type, coded) for gold_type, coded, told in three]),
    ]
    return [name, *[f"{share:.3f}" for share in shares]]


def microseconds(work: Callable[[str], object], texts: Sequence[str], rounds: int) -> float:
    """The time of one text in the fastest round: others may use the machine."""
    taken = []
    for _ in range(rounds):
        started = time.perf_counter()
        for text in texts:
            work(text)
        taken.append((time.perf_counter() - started) / len(texts) * 1e6)
    return min(taken)


def main() -> None:
    parser = flags(__doc__, broker=False)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with data/")
    parser.add_argument("--rounds", type=int, default=9, help="default: %(default)s")
    parser.add_argument("--aside", action="store_true", help="also score the third that is set aside")
    options = parser.parse_args()
    gazetteer = load_gazetteer()
    coder = load(gazetteer)
    read, aside = gold(options.shared)
    mended = [case._replace(type=CLASHES.get(case.id, case.type)) for case in read]
    sets = {"gold, read": read, "gold, read, clashes by 2024": mended, "own sentences": own()}
    sets |= {name: own(file) for name, file in FURTHER.items()}
    sets["blind, learned by the model"] = [case for file in BLIND for case in own(file)]
    if options.aside:
        sets["gold, set aside"] = aside
    answers = {name: [found(case, gazetteer, coder) for case in cases] for name, cases in sets.items()}
    table(
        ["quality", "sentences", "accuracy", "macro-F1 of types", "actor", "recipient"],
        [[name, *marks(cases, answers[name])] for name, cases in sets.items()],
    )
    print()
    table(
        ["gold and a second coder", "coder as gold", "told as gold", "told as coder", "told as either"],
        [agreement(name, sets[name], answers[name]) for name in ("gold, read", "gold, set aside") if name in sets],
    )
    counts = {name: by_type(cases, answers[name]) for name, cases in sets.items()}
    print()
    table(
        ["F1 by type", *counts],
        [
            [type_, *(f"{f1(of[type_]):.2f} of {of[type_][2]}" if type_ in of else "" for of in counts.values())]
            for type_ in sorted({type_ for of in counts.values() for type_ in of})
        ],
    )
    rows = []
    kinds = {
        name: [item.decode() for _, item in stories(50, start=9_001, alerting=alerting)]
        for name, alerting in (("stories that alert", 1), ("stories that do not", 10_000))
    }
    for name, texts in (kinds | {"nothing happens": [QUIET] * 50}).items():
        known = {text: (recognise(text, None, gazetteer), sentences(text)) for text in texts}
        cost = microseconds(lambda text, known=known: events(text, *known[text], coder), texts, options.rounds)  # type: ignore[misc]
        least = microseconds(WORDS.findall, texts, options.rounds)
        closely = sum(len(known[text][1]) for text in texts) / len(texts)
        rows.append([name, f"{cost:.0f}", f"{cost / least:.1f}", f"{closely:.0f}", f"{closely / cost * 1e6:,.0f}"])
    print()
    table(["cost", "us a story", "x findall", "sentences", "sentences/s"], rows)


if __name__ == "__main__":
    main()
