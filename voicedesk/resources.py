"""Where the files that come with the program lie: icons, fonts, translations, samples."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_IN_WHEEL = _PACKAGE / "_resources"
_IN_CHECKOUT = _PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of a bundled file, such as `resource("icons", "play.svg")`.

    It is not checked to exist.
    """
    return (_IN_WHEEL if _IN_WHEEL.is_dir() else _IN_CHECKOUT).joinpath(*parts)
