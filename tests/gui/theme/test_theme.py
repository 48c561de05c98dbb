"""The one theme of the program."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QIcon, QImage
from PySide6.QtWidgets import QApplication, QWidget

from voicedesk.resources import resource
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.choices import CheckBox, Segments, Switch, UsageBar
from voicedesk.ui.kit.labels import Glyph, KeyCap, Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.player.bar import VolumeSlider
from voicedesk.ui.theme import Theme, ThemeChoice, application, theme


def test_the_theme_that_was_made_is_the_one_in_force(qapp: QApplication) -> None:
    made = Theme(qapp, resource(), ThemeChoice.LIGHT)
    assert theme() is made


def test_a_widget_before_the_theme_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application, "_in_force", [])
    with pytest.raises(RuntimeError, match="no theme yet"):
        theme()


def test_an_icon_follows_theme_and_state(theme: Theme) -> None:
    icon = theme.icon("star", "text2", checked=("star-filled", "arc"))

    def picture(mode: QIcon.Mode = QIcon.Mode.Normal, *, on: bool = False) -> QImage:
        return icon.pixmap(QSize(20, 20), mode, QIcon.State.On if on else QIcon.State.Off).toImage()

    light = picture()
    assert picture(on=True) != light
    assert picture(QIcon.Mode.Disabled) != light
    theme.choose(ThemeChoice.DARK)
    assert picture() != light


@pytest.mark.parametrize(
    "make",
    [
        *(lambda kind=kind: Button(kind, icon="save") for kind in ButtonKind),
        lambda: IconButton("close"),
        lambda: IconButton("play", kind="disc", side=26),
        CheckBox,
        lambda: Segments([("one", "sun"), ("two", "moon")]),
        Switch,
        VolumeSlider,
        UsageBar,
        lambda: KeyCap("F"),
        lambda: Label("words"),
        lambda: Glyph("close"),
        lambda: View(surface="card"),
    ],
)
def test_all_is_painted_in_the_colours_of_the_theme_in_force(
    window: QWidget, theme: Theme, make: Callable[[], QWidget]
) -> None:
    widget = make()
    widget.setParent(window)
    widget.resize(120, 32)
    widget.show()
    QApplication.processEvents()
    light = widget.grab().toImage()
    theme.choose(ThemeChoice.DARK)
    QApplication.processEvents()
    assert widget.grab().toImage() != light


def test_the_style_sheet_names_no_surface_that_nobody_stands_on() -> None:
    named = set(re.findall(r'surface="([^"]+)"', (resource() / "style/voicedesk.qss").read_text()))
    package = resource().parent / "voicedesk" / "ui"
    code = "".join(path.read_text() for path in package.rglob("*.py"))
    tones = {"ready", "training", "idle", "failed"}
    assert {one for one in named - tones if f'"{one}"' not in code} == set()


def test_no_face_is_asked_for_a_weight_that_qt_would_have_to_feign(
    qapp: QApplication, theme: Theme
) -> None:
    """Letters beside Han in a heading are Inter's own, not thickened ones."""
    del qapp
    for weight in (400, 500, 600, 650):
        assert theme.font(22, weight, text="欢迎使用 VoiceDesk").weight() <= QFont.Weight.DemiBold
