"""Ships by the prefix before their names, that of a navy or of a motor vessel: USS Carl Vinson, HMS Diamond."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from streams.language.gazetteer import Found
from streams.language.ids import slug
from streams.language.mentions import Mention

# Up to three words, with an initial or what links them: USS Dwight D. Eisenhower, FS Charles de Gaulle. A day is none.
_NAME: Final = re.compile(
    r" (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-Z][\w'’-]{1,30}"
    r"(?:(?: (?:[A-Z]\.|de|of|the|al)){0,2} (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-Z][\w’-]{1,30}){0,2}"
)


def ships(text: str, prefixes: Iterable[Found]) -> Iterator[Mention]:
    """The ships whose names stand behind the `prefixes` found in a text."""
    for prefix in prefixes:
        name = _NAME.match(text, prefix.end)
        if name is not None:
            end = name.end() - 2 if name.group().endswith(("'s", "’s")) else name.end()
            words = text[prefix.start : end]
            details = {"name": words, "subtype": "ship"}
            yield Mention(prefix.start, end, "MILITARY_PLATFORM", f"platform:{slug(words)}", details)
