"""The rule language, the rule set, and the shipped rules as data (`topics/`, `alerts/`)."""

from streams.rules.document import Document, Span
from streams.rules.files import load
from streams.rules.ruleset import AlertRule, RuleSet, TopicRule

__all__ = ["AlertRule", "Document", "RuleSet", "Span", "TopicRule", "load"]
