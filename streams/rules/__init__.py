"""The rule language, the rule set, and the shipped rules as data (`topics/`, `alerts/`)."""

from streams.rules.document import Document, Span
from streams.rules.files import SHIPPED, load, rule_set
from streams.rules.folder import Contents, contents
from streams.rules.ruleset import AlertRule, RuleSet, TopicRule

__all__ = [
    "SHIPPED",
    "AlertRule",
    "Contents",
    "Document",
    "RuleSet",
    "Span",
    "TopicRule",
    "contents",
    "load",
    "rule_set",
]
