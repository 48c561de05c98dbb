"""Language and theme."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from voicedesk.audio.output_devices import OutputDevices
from voicedesk.domain.text import clean
from voicedesk.ui.appearance import AppearancePresenter
from voicedesk.ui.kit.choices import ChoiceBox, Segments, Switch
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.languages import LANGUAGES
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.settings.section import SettingsSection
from voicedesk.ui.theme import ThemeChoice

_THEMES = (
    (ThemeChoice.LIGHT.value, "sun"),
    (ThemeChoice.DARK.value, "moon"),
    (ThemeChoice.SYSTEM.value, "screen"),
)


class AppearanceSection(SettingsSection):
    """How the window looks.

    Signals:
        language_chosen(str): `en`, `zh_CN`, or empty for the system's.
        theme_chosen(str): a `ThemeChoice`.
    """

    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._language = ""
        self._language_title = Label()
        self._theme_title = Label()
        self.language = ChoiceBox(icon="globe")
        self.look = Segments(_THEMES)
        self.add_row(self._language_title, self.language, wide=True)
        self.add_row(self._theme_title, self.look, wide=True)
        self.language.selected.connect(self.language_chosen.emit)
        self.look.selected.connect(self.theme_chosen)
        self.retranslate()

    def show_look(self, language: str, theme: str) -> None:
        self._language = language
        self._offer_languages()
        self.look.show_value(theme)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Appearance"))
        self.caption.setText(self.tr("Changes at once, no restart."))
        self._language_title.setText(self.tr("Language"))
        self._theme_title.setText(self.tr("Theme"))
        self.language.setAccessibleName(self.tr("Language"))
        self.look.setAccessibleName(self.tr("Theme"))
        self.look.set_text(
            {
                ThemeChoice.LIGHT.value: self.tr("Light"),
                ThemeChoice.DARK.value: self.tr("Dark"),
                ThemeChoice.SYSTEM.value: self.tr("Follow system"),
            }
        )
        self._offer_languages()

    def _offer_languages(self) -> None:
        self.language.offer([("", self.tr("Follow system")), *LANGUAGES.items()], self._language)


class AppearanceSectionPresenter(QObject):
    """Works for as long as its section lives."""

    def __init__(
        self, section: AppearanceSection, look: AppearancePresenter, preferences: Preferences
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
        self._section.show_look(self._look.choice, self._preferences.now.theme)


class NotificationsSection(SettingsSection):
    """A notification of the desktop's, and a sound.

    Signals:
        notify_chosen(bool), sound_chosen(bool): the switches.
    """

    notify_chosen = Signal(bool)
    sound_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._notify_title = Label()
        self.notify = Switch()
        self._sound_title = Label()
        self.sound = Switch()
        self.add_row(self._notify_title, self.notify)
        self.add_row(self._sound_title, self.sound)
        self.notify.toggled.connect(self.notify_chosen)
        self.sound.toggled.connect(self.sound_chosen)
        self.retranslate()

    def show_settings(self, *, notify: bool, sound: bool) -> None:
        self.notify.setChecked(notify)
        self.sound.setChecked(sound)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Notifications"))
        self.caption.setText(self.tr("Only while another window is in front."))
        self._notify_title.setText(self.tr("Tell me when a training ends"))
        self.notify.setAccessibleName(self._notify_title.text())
        self._sound_title.setText(self.tr("Make a sound when a training ends"))
        self.sound.setAccessibleName(self._sound_title.text())


class NotificationsSectionPresenter(QObject):
    """Works for as long as its section lives.

    Args:
        chime: makes the sound, so that one knows what is switched on.
    """

    def __init__(
        self, section: NotificationsSection, preferences: Preferences, chime: Callable[[], None]
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


class SoundSection(SettingsSection):
    """The output device, and whether all demos are heard equally loud.

    Signals:
        device_chosen(str): a device's id, empty for the system's default.
        equal_loudness_chosen(bool): whether all are heard equally loud.
    """

    device_chosen = Signal(str)
    equal_loudness_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._devices: list[tuple[str, str]] = []
        self._selected, self._default, self._away = "", "", ""
        self._device_title = Label()
        self.device = ChoiceBox(icon="speaker")
        self._equal_title = Label()
        self.equal = Switch()
        self.add_row(self._device_title, self.device, wide=True)
        self.add_row(self._equal_title, self.equal)
        self.device.selected.connect(self.device_chosen.emit)
        self.equal.toggled.connect(self.equal_loudness_chosen)
        self.retranslate()

    def show_devices(
        self, devices: Sequence[tuple[str, str]], selected: str, *, default: str, away: str
    ) -> None:
        """Show the devices that are there, by id and name.

        Args:
            chosen: the id of the one to use; empty for the system's default.
            default: what the system's default is called; empty where there is none.
            away: what the chosen one is called where it isn't there.
        """
        self._devices = list(devices)
        self._selected, self._default, self._away = selected, default, away
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
            options.append((self._selected, words))
        self.device.offer(options, self._selected)


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
            devices.all, devices.selected, default=devices.default, away=devices.away
        )

    def _show_settings(self) -> None:
        self._section.show_equal_loudness(equal=self._preferences.now.equal_loudness)
