"""The languages of the window, and what is carried over into widgets made again in another one."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}
"""Codes and names; each written in itself, so that whoever can’t read the present one finds it."""


def window_language(asked: str) -> str:
    """The language to use: the one asked for, else the nearest to the system's."""
    if asked in LANGUAGES:
        return asked
    for name in QLocale.system().uiLanguages():
        if name.startswith("zh"):
            return "zh_CN"
        if name.startswith("en"):
            return "en"
    return "en"


class Languages:
    """Puts the window into a language, also while it is open."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self._application = application
        self._folder = folder
        self._installed: list[QTranslator] = []
        self.current = ""

    def use(self, language: str) -> None:
        """Use `en` or `zh_CN`; every view renews its words at once."""
        if language == self.current:
            return
        self.current = language
        QLocale.setDefault(QLocale(language))
        self.remove()
        qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        for file in (
            qt_folder / f"qtbase_{language}.qm",
            self._folder / f"voicedesk_{language}.qm",
        ):
            translator = QTranslator()
            if translator.load(str(file)):
                self._application.installTranslator(translator)
                self._installed.append(translator)

    def remove(self) -> None:
        """Have the window's words as they are written in the program."""
        for old in self._installed:
            self._application.removeTranslator(old)
        self._installed = []


_Kind = TypeVar("_Kind", bound=QWidget)


def counterpart_of(widget: _Kind, tree: QWidget, other: QWidget) -> _Kind | None:
    """Return the widget in `other` that is what `widget` is in `tree`; None if there is none."""
    steps: list[tuple[type[QWidget], int]] = []
    at: QWidget = widget
    while at is not tree:
        parent = at.parentWidget()
        if parent is None:
            return None
        steps.append((type(at), _alike(parent, type(at)).index(at)))
        at = parent
    found = other
    for kind, place in reversed(steps):
        alike = _alike(found, kind)
        if place >= len(alike):
            return None
        found = alike[place]
    return found if isinstance(found, type(widget)) else None


def copy_typed(tree: QWidget, other: QWidget) -> None:
    """Let the fields in sight in `tree` have their text in `other` too."""
    for field in tree.findChildren(QLineEdit):
        if field.isVisibleTo(tree) and not field.isReadOnly():
            line = counterpart_of(field, tree, other)
            if line is not None and line.text() != field.text():
                line.setText(field.text())
    for text in tree.findChildren(QPlainTextEdit):
        if text.isVisibleTo(tree) and not text.isReadOnly():
            lines = counterpart_of(text, tree, other)
            if lines is not None and lines.toPlainText() != text.toPlainText():
                lines.setPlainText(text.toPlainText())


def _alike(parent: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [one for one in parent.children() if type(one) is kind]
