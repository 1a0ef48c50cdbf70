"""The words and rules that tell of events, read from `data/`; its files say what they hold."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from streams.events.grammar import ADVERB, BOTH, KINDS, NOUN, OTHER, PREPOSITION, VERB
from streams.events.inflect import plural, verb_forms
from streams.language.lexicon import rows

DATA: Final = Path(__file__).parent / "data"


Phrases = dict[str, dict[str, list[tuple[tuple[str, ...], "Word"]]]]
Gaps = dict[str, dict[str, list[tuple[str, str, str]]]]


class Word:
    """What a word or phrase can be: a verb form, a noun, one who acts, and what it tells of context and mode."""

    __slots__ = (
        "contexts",
        "form",
        "kind",
        "known",
        "lemma",
        "modes",
        "nominal",
        "noun",
        "noun_lemma",
        "plural",
        "sector",
        "verb",
    )

    def __init__(self) -> None:
        self.kind = OTHER
        """What the word does in a clause if nothing around it says otherwise, see `grammar`; B is verb or noun."""
        self.known = True
        """False for words that only a clause needs."""
        self.verb = ""
        """Class of the verb, empty where it is none."""
        self.form = ""
        self.lemma = ""
        self.noun = ""
        """Class of the noun."""
        self.noun_lemma = ""
        self.nominal = ""
        """PLOVER type of the event that the noun names, if it names one."""
        self.plural = False
        self.sector = ""
        self.contexts: tuple[str, ...] = ()
        self.modes: tuple[tuple[str, str], ...] = ()
        """Pairs of a type and a mode of it."""


class Lexicon:
    """Words, phrases by their first two words (the longest first), rules, and an automaton that finds all triggers."""

    __slots__ = ("actors", "automaton", "gaps", "phrases", "rules", "rules_of_verbs", "words")

    def __init__(
        self,
        words: dict[str, Word],
        phrases: Phrases,
        gaps: Gaps,
        rules: dict[str, dict[str, str]],
        rules_of_verbs: dict[str, dict[str, str]],
        actors: dict[str, str],
        automaton: AhoCorasick,
    ) -> None:
        self.words = words
        self.phrases = phrases
        self.gaps = gaps
        """For a form of a verb and the first word of what may stand some words on: that, the class that both make, and
        the two as a lemma."""
        self.rules = rules
        """For a class of verbs: the type for a class of nouns, for `=TYPE`, for `=*` and for `*`."""
        self.rules_of_verbs = rules_of_verbs
        """The same for a verb."""
        self.actors = actors
        """Names to PLOVER's codes of countries and of international bodies."""
        self.automaton = automaton


_PLURALS: Final = ("people", "police")
"""Plurals that have no s."""


def load(folder: Path = DATA) -> Lexicon:
    """The lexicon of the files in `folder`; raises ValueError, with file and line, for a line that cannot be read."""
    entries: dict[str, Word] = {}
    triggers: set[str] = set()

    def word(form: str) -> Word:
        if form not in entries:
            entries[form] = Word()
        return entries[form]

    for cls, verbs in rows(folder / "verbs.txt", 2):
        for verb, light in _listed(verbs):
            lemma = verb.split("/")[0]
            for form, kind in verb_forms(verb):
                entry = word(form)
                if not entry.verb:
                    entry.verb, entry.form, entry.lemma = cls, kind, lemma
                    if not light:
                        triggers.add(form)
    gaps: Gaps = {}
    for cls, patterns in rows(folder / "gaps.txt", 2):
        for pattern, _ in _listed(patterns):
            first, _, rest = pattern.partition(" … ")
            for form, tense in verb_forms(first):
                gaps.setdefault(form, {}).setdefault(rest.split(" ", 1)[0], []).append((rest, cls, f"{first} {rest}"))
                entry = word(form)
                if not entry.verb:
                    entry.verb, entry.form, entry.lemma = "do", tense, first
    for cls, nominal, _feeling, nouns in rows(folder / "nouns.txt", 4):
        for noun, light in _listed(nouns):
            for form in dict.fromkeys((noun, plural(noun))):
                entry = word(form)
                if not entry.noun:
                    entry.noun, entry.nominal, entry.noun_lemma, entry.plural = cls, nominal, noun, form != noun
                    if not light:
                        triggers.add(form)
    for sector, nouns in rows(folder / "sectors.txt", 2):
        for noun, _ in _listed(nouns):
            for form in dict.fromkeys((noun, plural(noun))):
                entry = word(form)
                if not entry.sector:
                    entry.sector = sector
                    entry.plural = entry.plural or form != noun
    for context, nouns in rows(folder / "contexts.txt", 2):
        for noun, _ in _listed(nouns):
            for form in dict.fromkeys((noun, plural(noun))):
                entry = word(form)
                entry.contexts = (*entry.contexts, context)
    for type_, mode, told in rows(folder / "modes.txt", 3):
        for one, _ in _listed(told):
            for form in dict.fromkeys((one, plural(one), *[f for f, _ in verb_forms(one)])):
                entry = word(form)
                if (type_, mode) not in entry.modes:
                    entry.modes = (*entry.modes, (type_, mode))
    for form in _PLURALS:
        word(form).plural = True
    for form, entry in entries.items():
        entry.kind = _kind(entry)
        if " " in form:
            _tell_what_parts_tell(entry, form, entries)
        small = KINDS.get(form)
        if small is not None:
            entry.kind = small
            entry.known = small not in (PREPOSITION, ADVERB)
    for form, small in KINDS.items():
        if form not in entries:
            entry = word(form)
            entry.kind, entry.known = small, False
    return Lexicon(
        {form: entry for form, entry in entries.items() if " " not in form},
        _by_first_words(entries),
        gaps,
        *_rules(folder / "rules.txt"),
        {name: code for code, names in rows(folder / "actors.txt", 2) for name, _ in _listed(names)},
        _automaton(triggers),
    )


def _tell_what_parts_tell(entry: Word, form: str, entries: Mapping[str, Word]) -> None:
    """A phrase stands for its words, so it tells of their modes and contexts too: go on strike."""
    for part in form.split():
        known = entries.get(part)
        if known is not None:
            entry.modes = tuple(dict.fromkeys((*entry.modes, *known.modes)))
            entry.contexts = tuple(dict.fromkeys((*entry.contexts, *known.contexts)))


def _kind(entry: Word) -> str:
    if entry.verb:
        return BOTH if entry.noun else VERB
    return NOUN if entry.noun or entry.sector else OTHER


def _listed(cell: str) -> Iterator[tuple[str, bool]]:
    for item in cell.split(";"):
        name = item.strip()
        if name:
            yield name.removeprefix("~"), name.startswith("~")


def _by_first_words(entries: dict[str, Word]) -> Phrases:
    phrases: Phrases = {}
    for form in sorted(entries, key=lambda form: -form.count(" ")):
        first, *rest = form.split()
        if rest:
            phrases.setdefault(first, {}).setdefault(rest[0], []).append((tuple(rest), entries[form]))
    return phrases


def _rules(file: Path) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    """The rules of classes of verbs and those of verbs."""
    of_classes: dict[str, dict[str, str]] = {}
    of_verbs: dict[str, dict[str, str]] = {}
    for name, inner, type_ in rows(file, 3):
        rules = of_verbs.setdefault(name[1:-1], {}) if name.startswith('"') else of_classes.setdefault(name, {})
        for key in inner.split():
            rules.setdefault(key, type_)
    return of_classes, of_verbs


def _automaton(triggers: set[str]) -> AhoCorasick:
    forms = sorted({*triggers, *[form[0].upper() + form[1:] for form in triggers]})
    return AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest, store_patterns=False)
