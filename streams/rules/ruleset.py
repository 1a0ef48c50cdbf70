"""Topic rules and alert rules, and which of them hold for a document."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from streams.rules.document import Document, Occurrence
from streams.rules.eql import Clause
from streams.rules.prefilter import Prefilter
from streams.rules.queries import Query
from streams.rules.telling import Teller
from streams.rules.vocabulary import Vocabulary

SEVERITIES: Final = ("low", "medium", "high", "critical")
SUBJECTS: Final = ("countries", "actor", "affected", "place", "none")
"""What an alert is grouped by: who does it to whom, one of both, where it happens, or the rule alone."""
MAX_EVIDENCE: Final = 8
"""Most spans of evidence per topic; the earliest are kept."""
_READ: Final = "en"
"""The language whose clauses are read: words that deny or suppose in it may be others elsewhere."""


@dataclass(slots=True, frozen=True)
class Example:
    """A text that a rule must match, its headline if it has one, and words that must be among the evidence."""

    text: str
    spans: tuple[str, ...] = ()
    headline: str | None = None


@dataclass(slots=True, frozen=True)
class TopicRule:
    """What makes an item be about a topic.

    With `wires` it reads words as wires write them, see `streams.rules.short`.
    `version` is a hash of what it says, `medtop` its IPTC Media Topic, `plover` the PLOVER event type that
    fits, with its mode (`MOBILIZE-troops`), or the context in lower case.
    """

    id: str
    label: str
    clause: Clause = field(repr=False)
    language: str
    wires: bool
    query: Query = field(repr=False)
    version: str
    medtop: str | None
    plover: str | None
    examples: tuple[Example, ...] = field(repr=False)
    counter_examples: tuple[str, ...] = field(repr=False)


@dataclass(slots=True, frozen=True)
class AlertRule:
    """What makes an item worth an alert, and the topic whose words are its evidence.

    `version` is a hash of what it and its topic's rule say; `subject` one of SUBJECTS. With `background` it is raised
    too by an item that only mentions the topic; see `streams.news`. `plover` is its topic's.
    """

    id: str
    label: str
    clause: Clause = field(repr=False)
    language: str
    wires: bool
    query: Query = field(repr=False)
    version: str
    topic: str
    severity: str
    subject: str
    background: bool = False
    plover: str | None = None
    examples: tuple[Example, ...] = field(repr=False, default=())
    counter_examples: tuple[str, ...] = field(repr=False, default=())


class RuleSet:
    """Topic rules and alert rules, in order of their ids; their queries share `vocabulary`."""

    def __init__(self, topics: Iterable[TopicRule], alerts: Iterable[AlertRule], vocabulary: Vocabulary) -> None:
        self.topics, self.alerts = tuple(topics), tuple(alerts)
        self._prefilter = Prefilter([rule.query for rule in self.topics], vocabulary)

    def topics_of(self, document: Document) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """The topics of a document, and those that it only talks about, with the words that say so.

        Plain dicts of the shape of `schemas.Topic` and `schemas.TalkedAbout`. The document knows the former from then
        on, for the alert rules.
        """
        found: list[dict[str, Any]] = []
        talked_about: list[dict[str, Any]] = []
        teller: Teller | None = None
        for number in self._prefilter.candidates(document):
            rule = self.topics[number]
            hits = rule.query.hits(document)
            # A topic without words that say so could not be explained.
            if not hits:
                continue
            teller = teller or Teller(document)
            in_order = sorted(set(hits))
            told = teller.tell(in_order, rule.query) if rule.language == _READ else teller.all_so(in_order)
            if told.hits:
                document.topics[rule.id] = told.hits[:MAX_EVIDENCE]
                evidence = _evidence(document, document.topics[rule.id])
                found.append({"id": rule.id, "confidence": told.confidence, "evidence": evidence})
            else:
                evidence = _evidence(document, told.others[:MAX_EVIDENCE])
                talked_about.append({"id": rule.id, "modes": told.modes, "evidence": evidence})
        return found, talked_about

    def alerts_on(self, document: Document) -> list[AlertRule]:
        """The alert rules that match; only those whose topic the document has can."""
        return [rule for rule in self.alerts if rule.topic in document.topics and rule.query.hits(document) is not None]


def _evidence(document: Document, hits: list[Occurrence]) -> list[dict[str, Any]]:
    return [document.quoted(*document.span(hit)) for hit in hits]
