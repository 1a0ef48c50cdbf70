"""What tagging makes of the project's own texts, a digest for each file: `python -m ops.outputs`.

Compiled and plain modules must give the same, so CI compares the two lists. Lines are joined to items as long as wires,
with a headline and a date; stories of a length come from `bench.stories`.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import orjson

from bench.stories import stories
from streams.tagger import Tagger
from streams.wire import Item

ROOT = Path(__file__).parents[1]
FILES = (*sorted((ROOT / "training" / "data").rglob("*.*")), *sorted((ROOT / "seeds").glob("*.txt")))
LINES = 12  # of an item
STORIES = 100
PUBLISHED = "2025-06-18T12:00:00Z"


def texts(file: Path) -> Iterator[str]:
    """The lines of a file, some of them together."""
    lines = [line.rpartition(" | ")[2] for line in file.read_text(encoding="utf-8").splitlines()]
    for first in range(0, len(lines), LINES):
        yield "\n".join(lines[first : first + LINES])


def digest(tagger: Tagger, of: Iterable[str]) -> str:
    """The SHA-256 of all that is found in some texts."""
    told = hashlib.sha256()
    for number, text in enumerate(of):
        headline = text.partition("\n")[0]
        told.update(orjson.dumps(tagger.enrich(Item(str(number), text, headline, PUBLISHED, "Own", {}))))
    return told.hexdigest()


def main() -> None:
    tagger = Tagger.load()
    for file in FILES:
        print(digest(tagger, texts(file)), file.relative_to(ROOT))
    print(digest(tagger, (item.decode() for _, item in stories(STORIES, start=1))), "stories")


if __name__ == "__main__":
    main()
