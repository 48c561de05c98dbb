"""Text as it is compared."""

import unicodedata


def folded(text: str) -> str:
    """`text` without differences of case and width (NFKC and full case folding of Unicode)."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).casefold()
