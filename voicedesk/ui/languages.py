"""The languages of the window."""

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

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
        for old in self._installed:
            self._application.removeTranslator(old)
        self._installed = []
        qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        for file in (
            qt_folder / f"qtbase_{language}.qm",
            self._folder / f"voicedesk_{language}.qm",
        ):
            translator = QTranslator()
            if translator.load(str(file)):
                self._application.installTranslator(translator)
                self._installed.append(translator)
