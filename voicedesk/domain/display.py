"""Text from the service made safe to show. It is hostile until proven otherwise."""

import unicodedata

_FIRST_STRONG_ISOLATE = "\u2068"
_POP_ISOLATE = "\u2069"


def clean(text: str) -> str:
    """`text` on one line, without control characters, direction marks and unpaired surrogates."""
    if text.isascii() and text.isprintable():
        return text
    kept = (
        " " if character in "\t\n\r\u2028\u2029" else character
        for character in text
        if character in "\t\n\r\u2028\u2029\u200c\u200d"
        or unicodedata.category(character) not in {"Cc", "Cf", "Cs"}
    )
    return "".join(kept)


def isolated(text: str) -> str:
    """`text` cleaned, and kept from changing the direction of the sentence around it."""
    return f"{_FIRST_STRONG_ISOLATE}{clean(text)}{_POP_ISOLATE}"


def short_id(voice_id: str) -> str:
    """An id's first eight and last four characters; ids that are short anyway stay whole."""
    voice_id = clean(voice_id)
    return voice_id if len(voice_id) <= 16 else f"{voice_id[:8]}…{voice_id[-4:]}"
