"""Joins the sound on the settings page to the player."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from voicedesk.audio.output_devices import OutputDevices
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.settings.sound_section import SoundSection


class SoundSectionPresenter(QObject):
    """Works for as long as its section lives.

    Args:
        choose_output: has another device used, and remembers it.
    """

    def __init__(
        self,
        section: SoundSection,
        devices: OutputDevices,
        preferences: Preferences,
        choose_output: Callable[[str], None],
    ) -> None:
        super().__init__(section)
        self._section = section
        self._devices = devices
        self._preferences = preferences
        section.device_chosen.connect(choose_output)
        section.equal_loudness_chosen.connect(lambda on: preferences.change(equal_loudness=on))
        devices.changed.connect(self._show_devices)
        preferences.changed.connect(self._show_settings)
        self._show_devices()
        self._show_settings()

    def _show_devices(self) -> None:
        devices = self._devices
        self._section.show_devices(
            devices.all, devices.chosen, default=devices.default, away=devices.away
        )

    def _show_settings(self) -> None:
        self._section.show_equal_loudness(equal=self._preferences.now.equal_loudness)
