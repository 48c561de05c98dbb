"""What is heard, and on which device."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from voicedesk.domain.display import clean
from voicedesk.ui.kit.choice_box import ChoiceBox
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.switch import Switch
from voicedesk.ui.settings.settings_section import SettingsSection
from voicedesk.ui.theme import Theme


class SoundSection(SettingsSection):
    """The output device, and whether all demos are heard equally loud.

    Signals:
        device_chosen(str): a device's id, empty for the system's default.
        equal_loudness_chosen(bool): whether all are heard equally loud.
    """

    device_chosen = Signal(str)
    equal_loudness_chosen = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._devices: list[tuple[str, str]] = []
        self._chosen, self._default, self._away = "", "", ""
        self._device_title = Label(theme)
        self.device = ChoiceBox(theme, icon="speaker")
        self._equal_title = Label(theme)
        self.equal = Switch(theme)
        self.add_row(self._device_title, self.device, wide=True)
        self.add_row(self._equal_title, self.equal)
        self.device.chosen.connect(self.device_chosen.emit)
        self.equal.toggled.connect(self.equal_loudness_chosen)
        self.retranslate()

    def show_devices(
        self, devices: Sequence[tuple[str, str]], chosen: str, *, default: str, away: str
    ) -> None:
        """Show the devices that are there, by id and name.

        Args:
            chosen: the id of the one to use; empty for the system's default.
            default: what the system's default is called; empty where there is none.
            away: what the chosen one is called where it isn't there.
        """
        self._devices = list(devices)
        self._chosen, self._default, self._away = chosen, default, away
        self._offer()

    def show_equal_loudness(self, *, equal: bool) -> None:
        """Show whether all are heard equally loud."""
        self.equal.setChecked(equal)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Sound"))
        self.caption.setText(self.tr("Only VoiceDesk is affected."))
        self._device_title.setText(self.tr("Output device"))
        self.device.setAccessibleName(self._device_title.text())
        self._equal_title.setText(self.tr("Play at equal loudness"))
        self.equal.setAccessibleName(self._equal_title.text())
        self._offer()

    def _offer(self) -> None:
        if self._default:
            default = self.tr("System default ({name})").format(name=clean(self._default))
        else:
            default = self.tr("System default")
        options = [("", default), *((one, clean(name)) for one, name in self._devices)]
        if self._away:
            words = self.tr("{name} (not connected)").format(name=clean(self._away))
            options.append((self._chosen, words))
        self.device.offer(options, self._chosen)
