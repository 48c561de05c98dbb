"""What comes with the program is found, and its translations compile."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from voicedesk.resources import resource


@pytest.mark.parametrize(
    "parts", [("icons", "app.svg"), ("fonts", "Inter-Regular.otf"), ("fonts", "OFL-Inter.txt")]
)
def test_files_are_found(parts: tuple[str, ...]) -> None:
    assert resource(*parts).is_file()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_compiled_translations_load(language: str) -> None:
    """The set-up and every installation compile them."""
    compiled: Path = resource("translations", f"voicedesk_{language}.qm")
    assert QTranslator().load(str(compiled)), f"{compiled} is missing or damaged"
