"""What comes with the program: icons, fonts, translations, samples, and its other processes."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_IN_WHEEL = _PACKAGE / "_resources"
_IN_CHECKOUT = _PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of a bundled file, such as `resource("icons", "play.svg")`.

    It is not checked to exist.
    """
    return (_IN_WHEEL if _IN_WHEEL.is_dir() else _IN_CHECKOUT).joinpath(*parts)


def guide_folder(language: str) -> Path:
    """Where the guide's pages in a language are; in English where there are none in it."""
    pages = _IN_WHEEL / "guide" if _IN_WHEEL.is_dir() else _PACKAGE.parent / "docs" / "guide"
    asked = pages / language
    return asked if asked.is_dir() else pages / "en"


def child_command(role: str) -> list[str]:
    """What starts one of the program's own processes, such as "decoder".

    A packaged program is its own interpreter: `-m` would start the window again.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, "--role", role]
    return [sys.executable, "-m", f"voicedesk.{role}"]
