"""Language and theme, chosen in a menu or on the welcome page, at once and for next time.

What the desktop wants of every program's look is followed while the program runs.
"""

import sys
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from voicedesk.desktop import AppearanceBus, DesktopAppearance
from voicedesk.ui.account_part import WindowPart
from voicedesk.ui.languages import Languages, window_language
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.theme import ThemeChoice, theme


class DesktopAppearanceWatch(QObject):
    """Has the theme follow the desktop's portal, where there is one.

    Elsewhere Qt itself knows of light, dark and contrast.
    """

    _told = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._bus = AppearanceBus(self._hear)
        self._told.connect(self._follow)

    def start(self) -> None:
        if sys.platform.startswith(("linux", "freebsd")):
            self._bus.start()

    def close(self) -> None:
        self._bus.close()

    def _hear(self, appearance: DesktopAppearance) -> None:
        """On the bus's thread: the signal carries it to this one."""
        with suppress(RuntimeError):  # the program ends meanwhile
            self._told.emit(appearance)

    def _follow(self, appearance: DesktopAppearance) -> None:
        # A method of this object, not a function: so Qt has it run on this object's thread.
        accent = QColor.fromRgbF(*appearance.accent).name() if appearance.accent else ""
        theme().follow(
            dark=appearance.dark,
            accent=accent,
            high_contrast=appearance.high_contrast,
            reduced_motion=appearance.reduced_motion,
        )


class AppearancePresenter(WindowPart):
    """Joins the menus for language and theme to the settings.

    Args:
        show_language: has the window show itself in the language that is in force now.
    """

    def __init__(
        self,
        window: MainWindow,
        languages: Languages,
        preferences: Preferences,
        show_language: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._languages = languages
        self._preferences = preferences
        self._show_language = show_language
        self.attach()

    def attach(self) -> None:
        languages, preferences, commands = self._languages, self._preferences, self._window.commands
        kept = preferences.now.language
        # Another language may have been asked for, for this run.
        selected = kept if window_language(kept) == languages.current else languages.current
        for code, action in commands.languages.items():
            action.setChecked(code == selected)
            action.triggered.connect(lambda _=False, which=code: self.choose_language(which))
        for value, action in commands.themes.items():
            action.setChecked(value == preferences.now.theme)
            action.triggered.connect(lambda _=False, which=value: self.choose_theme(which))

    @property
    def language(self) -> str:
        return self._languages.current

    @property
    def choice(self) -> str:
        """The language that was chosen; empty for the system's."""
        selected = (
            code for code, act in self._window.commands.languages.items() if act.isChecked()
        )
        return next(selected, "")

    def choose_language(self, code: str) -> None:
        """Use a language; empty for the system's."""
        self._window.commands.languages[code].setChecked(True)
        self._preferences.change(language=code)
        if window_language(code) != self._languages.current:
            self._languages.use(window_language(code))
            self._show_language()

    def choose_theme(self, value: str) -> None:
        theme().choose(ThemeChoice(value))
        self._window.commands.themes[value].setChecked(True)
        self._preferences.change(theme=value)
