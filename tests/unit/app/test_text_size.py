"""The window is as much larger as the system's text is to be."""

import os
import sys

import pytest

from voicedesk.app.first_paint import follow_text_size


@pytest.mark.skipif(sys.platform == "win32", reason="asked of the registry there")
@pytest.mark.parametrize(
    ("dpi", "before", "scale"),
    [
        ("144", None, "1.5"),
        ("192", None, "2"),
        ("144", "2", "3"),
        ("96", None, None),
        ("72", "1.25", "1.25"),
        ("9600", None, "3"),
        ("rubbish", None, None),
        (None, None, None),
    ],
)
def test_larger_text_is_a_larger_window(
    monkeypatch: pytest.MonkeyPatch, dpi: str | None, before: str | None, scale: str | None
) -> None:
    for name, value in (("QT_FONT_DPI", dpi), ("QT_SCALE_FACTOR", before)):
        monkeypatch.setenv(name, value or "")
    follow_text_size()
    assert (os.environ.get("QT_SCALE_FACTOR") or None) == scale
    if scale != before:
        assert not os.environ.get("QT_FONT_DPI"), "else Qt would enlarge words a second time"
