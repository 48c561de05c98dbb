"""Joins the notifications on the settings page to the settings."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from voicedesk.ui.preferences import Preferences
from voicedesk.ui.settings.notices_section import NoticesSection


class NoticesSectionPresenter(QObject):
    """Works for as long as its section lives.

    Args:
        chime: makes the sound, so that one knows what is switched on.
    """

    def __init__(
        self, section: NoticesSection, preferences: Preferences, chime: Callable[[], None]
    ) -> None:
        super().__init__(section)
        self._section = section
        self._preferences = preferences
        self._chime = chime
        section.notify_chosen.connect(lambda on: preferences.change(notify=on))
        section.sound_chosen.connect(self._choose_sound)
        preferences.changed.connect(self._show)
        self._show()

    def _choose_sound(self, on: bool) -> None:  # noqa: FBT001 - a Qt signal's value
        if on and not self._preferences.now.notify_sound:
            self._chime()
        self._preferences.change(notify_sound=on)

    def _show(self) -> None:
        settings = self._preferences.now
        self._section.show_settings(notify=settings.notify, sound=settings.notify_sound)
