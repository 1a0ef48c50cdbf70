"""Names that nobody's country stands behind: through whom something is said, and parts of the world."""

from collections.abc import Mapping
from typing import Any, Final

from streams.events.reading import Reading
from streams.language.listing import listed

_CHANNELS: Final = frozenset(
    listed(
        "facebook tiktok twitter instagram youtube telegram whatsapp weibo wechat linkedin reddit snapchat threads "
        "bluesky x truth cnn bbc cnbc msnbc nbc cbs abc npr fox bloomberg reuters ap afp zdf ard rai rtl tf1 sky "
        "interfax tass xinhua yonhap kyodo"
    )
)
"""First words of the names of platforms and of media."""
_LEADING_IN: Final = frozenset({"on", "via", "told", "through", "tells", "telling"})
_BEFORE_NAMES: Final = frozenset({"the", "broadcaster", "network", "channel", "public", "state", "app", "platform"})
_LANDS: Final = frozenset(
    listed("town rainforest basin river region state jungle forest city village valley delta tribe tribes")
)
"""What a name before it is a part of the world for: the Amazon town."""
_PARTS_OF_WORLD: Final = ("South American", "Latin American", "Central American", "North American", "Pan-American")


def stands_for_nobody(reading: Reading, i: int, name: Mapping[str, Any]) -> bool:
    """Whether a name that begins with the word `i` is no party, though it or a part of it has a country."""
    if str(name["text"]).startswith(_PARTS_OF_WORLD):
        return True
    if name["type"] != "ORGANISATION":
        return False
    words = reading.words
    if words[i + 1 : i + 2] and words[i + 1] in _LANDS:
        return True
    return words[i] in _CHANNELS and _is_led_in(words, i)


def _is_led_in(words: list[str], i: int) -> bool:
    """Whether something is said through what the word at `i` names: told public broadcaster ZDF, on Facebook."""
    i -= 1
    while i > 0 and words[i] in _BEFORE_NAMES:
        i -= 1
    return i >= 0 and words[i] in _LEADING_IN
