"""Joins language and theme on the settings page to those in force."""

from PySide6.QtCore import QObject

from voicedesk.ui.look_presenter import LookPresenter
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.settings.appearance_section import AppearanceSection


class AppearancePresenter(QObject):
    """Works for as long as its section lives."""

    def __init__(
        self, section: AppearanceSection, look: LookPresenter, preferences: Preferences
    ) -> None:
        super().__init__(section)
        self._section = section
        self._look = look
        self._preferences = preferences
        section.language_chosen.connect(look.choose_language)
        section.theme_chosen.connect(look.choose_theme)
        preferences.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        """The menu changes them too."""
        self._section.show_look(self._look.choice, self._preferences.now.theme)
