"""Text from outside, made harmless for a terminal or a log."""

# One character becomes one character, so the offsets of the evidence stay right.
_NEUTRAL: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},  # ESC is shown as ␛
    **dict.fromkeys((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x2028, 0x2029), " "),  # a field stays one line
    0x7F: "␡",
    # C1 has one-character forms of ESC sequences. The bidi embeddings, overrides and isolates show words in
    # another order than they stand; the plain marks (LRM, RLM, ALM) do no more than an Arabic letter.
    **dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # half a pair, which UTF-8 cannot write
}


def neutral(text: str) -> str:
    """`text` with as many code points, none of which can drive a terminal or reorder its neighbours."""
    return text if text.isascii() and text.isprintable() else text.translate(_NEUTRAL)
