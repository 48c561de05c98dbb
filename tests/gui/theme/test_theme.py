"""The one theme of the program."""

import pytest
from PySide6.QtWidgets import QApplication

from voicedesk.resources import resource
from voicedesk.ui.theme import Theme, ThemeChoice, application, theme


def test_the_theme_that_was_made_is_the_one_in_force(qapp: QApplication) -> None:
    made = Theme(qapp, resource(), ThemeChoice.LIGHT)
    assert theme() is made


def test_a_widget_before_the_theme_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application, "_in_force", [])
    with pytest.raises(RuntimeError, match="no theme yet"):
        theme()
