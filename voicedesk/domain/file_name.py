"""Names for files that every operating system takes."""

import re
import unicodedata

LONGEST_STEM = 120
"""Bytes of UTF-8: with folder, number and suffix it stays below what Windows and ext4 allow."""

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = frozenset(
    [
        *("con", "prn", "aux", "nul", "conin$", "conout$"),
        *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789¹²³"),
    ]
)


def safe_stem(text: str, otherwise: str) -> str:
    """`text` as a file's name without its suffix; `otherwise` where nothing of it is left.

    What Windows, macOS or Linux don't take in a name becomes `_` (Microsoft, "Naming Files, Paths,
    and Namespaces"), what can't be seen goes, and names that Windows keeps for devices get a `_`.
    """
    text = unicodedata.normalize("NFC", text)
    text = _UNSAFE.sub("_", " ".join(text.split()))
    text = "".join(c for c in text if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    # A leading dot hides the file, a last dot or space vanishes on Windows.
    stem = text.strip(" ._")
    stem = stem.encode()[:LONGEST_STEM].decode(errors="ignore").rstrip(" .")
    if not stem:
        return otherwise
    return f"{stem}_" if stem.partition(".")[0].rstrip().lower() in _RESERVED else stem
