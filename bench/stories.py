"""Items for the benchmarks: the seed story, and stories like it about others."""

import argparse
import random
import re
from collections.abc import Iterator

from bench.common import ROOT

SEED: str = next((ROOT / "seeds").glob("*.txt")).read_text()

# Country, of it, capital.
COUNTRIES = (
    ("North Korea", "North Korean", "Pyongyang"),
    ("Russia", "Russian", "Moscow"),
    ("Ukraine", "Ukrainian", "Kyiv"),
    ("South Korea", "South Korean", "Seoul"),
    ("Belarus", "Belarusian", "Minsk"),
    ("Iran", "Iranian", "Tehran"),
    ("Serbia", "Serbian", "Belgrade"),
    ("Turkey", "Turkish", "Ankara"),
    ("Egypt", "Egyptian", "Cairo"),
    ("Kenya", "Kenyan", "Nairobi"),
    ("Norway", "Norwegian", "Oslo"),
    ("Poland", "Polish", "Warsaw"),
    ("Cuba", "Cuban", "Havana"),
    ("Vietnam", "Vietnamese", "Hanoi"),
    ("Mongolia", "Mongolian", "Ulaanbaatar"),
    ("Georgia", "Georgian", "Tbilisi"),
)
FIRST = ("Sergey", "Anna", "Min", "Omar", "Leila", "Ivan", "Grace", "Pavel", "Noor", "Tomas", "Ingrid", "Duc")
SYLLABLES = ("ka", "ro", "vi", "ten", "mo", "sha", "lu", "ber", "din", "osk", "na", "gre", "pol", "yu", "hal", "ez")
_CHANGED = re.compile(
    r"N\. Korea|North Korean?|the North\b|South Korea|Russian?|Ukraine|Pyongyang|Seoul|Kim Jong Un|Kim|Sergey Shoygu|"
    r"Shoygu|Vladimir Putin|Kursk|\b[1-9],000\b|June 2024|June 4"
)


# The same story about a festival, which concerns no rule: as long, and with as many names, places and numbers.
_QUIETER = {
    "Treaty": "Festival", "treaty": "festival", "Strategic Partnership": "Strategic Music", "Partnership": "Festival",
    "partnership agreement": "concert season", "agreement": "season", "signing": "opening", "pact": "season",
    "meeting": "dinner", "security chief": "conductor", "talks": "songs", "visit": "evening", "discussions": "evenings",
    "deployed thousands of troops": "invited thousands of singers", "military aid": "free seats", "aggression": "rain",
    "combat engineers": "stage builders", "military builders": "stage carpenters", "mine clearance": "stage lighting",
    "military construction workers": "stage carpenters", "personnel": "musicians", "send": "lend",
    "soldiers": "singers", "deployment": "tour", "armed forces": "dancers",
    "UN Security Council resolutions": "UN Tourism opening hours", "People's Army": "People's Choir",
    "conflict": "music",
}  # fmt: skip
_LOUD = re.compile("|".join(sorted(map(re.escape, _QUIETER), key=len, reverse=True)))


def variation(number: int) -> str:
    """The seed story with other countries, people, places, numbers and dates; always the same for a number."""
    chance = random.Random(number)  # noqa: S311 -- repeatable on purpose
    (north, of_north, pyongyang), (russia, of_russia, _), (ukraine, *_), (south, _, seoul) = chance.sample(COUNTRIES, 4)

    def name() -> str:
        return "".join(chance.choices(SYLLABLES, k=3)).capitalize()

    kim, shoygu = name(), name()
    changes = {
        "N. Korea": north,
        "North Korea": north,
        "North Korean": of_north,
        "the North": north,
        "Pyongyang": pyongyang,
        "South Korea": south,
        "Seoul": seoul,
        "Russia": russia,
        "Russian": of_russia,
        "Ukraine": ukraine,
        "Kim Jong Un": f"{chance.choice(FIRST)} {kim}",
        "Kim": kim,
        "Sergey Shoygu": f"{chance.choice(FIRST)} {shoygu}",
        "Shoygu": shoygu,
        "Vladimir Putin": f"{chance.choice(FIRST)} {name()}",
        "Kursk": name(),
        "June 4": f"June {chance.randint(1, 17)}",
        "June 2024": f"June {chance.randint(2015, 2024)}",
    }
    changes |= {f"{n},000": f"{chance.randint(11, 99) * n},{chance.randint(0, 9)}00" for n in range(1, 10)}
    return _CHANGED.sub(lambda found: changes[found[0]], SEED)


def stories(count: int, *, start: int = 0, alerting: int = 1) -> Iterator[tuple[str, bytes]]:
    """`(uri, item)` pairs of about 2.4 KB; the first of all is the seed story itself.

    One in `alerting` gives rise to six alerts, the others to none.
    """
    for number in range(start, start + count):
        text = variation(number) if number else SEED
        if number % alerting:
            text = _LOUD.sub(lambda found: _QUIETER[found[0]], text)
        yield f"story-{number}", text.encode()


def add_alerting(parser: argparse.ArgumentParser) -> None:
    """The flag that says which stories a benchmark runs on."""
    note = "one story in so many gives rise to alerts; default: %(default)s"
    parser.add_argument("--alerting", type=int, metavar="N", default=10, help=note)


def blanks(count: int) -> Iterator[tuple[str, bytes]]:
    """The same for where nobody reads them: one text of 2,400 bytes under keys of its own."""
    value = SEED.encode().ljust(2400)[:2400]
    for number in range(count):
        yield f"item-{number}", value
