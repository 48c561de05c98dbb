"""Whether the desktop tells how trainings end."""

from PySide6.QtCore import Signal

from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.switch import Switch
from voicedesk.ui.settings.settings_section import SettingsSection
from voicedesk.ui.theme import Theme


class NoticesSection(SettingsSection):
    """A notification of the desktop's, and a sound.

    Signals:
        notify_chosen(bool), sound_chosen(bool): the switches.
    """

    notify_chosen = Signal(bool)
    sound_chosen = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._notify_title = Label(theme)
        self.notify = Switch(theme)
        self._sound_title = Label(theme)
        self.sound = Switch(theme)
        self.add_row(self._notify_title, self.notify)
        self.add_row(self._sound_title, self.sound)
        self.notify.toggled.connect(self.notify_chosen)
        self.sound.toggled.connect(self.sound_chosen)
        self.retranslate()

    def show_settings(self, *, notify: bool, sound: bool) -> None:
        """Show what is in force."""
        self.notify.setChecked(notify)
        self.sound.setChecked(sound)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Notifications"))
        self.caption.setText(self.tr("Only while another window is in front."))
        self._notify_title.setText(self.tr("Tell me when a training ends"))
        self.notify.setAccessibleName(self._notify_title.text())
        self._sound_title.setText(self.tr("Make a sound when a training ends"))
        self.sound.setAccessibleName(self._sound_title.text())
