"""The table of the settings for appearance, sound, keys and notifications: a line for each."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from voicedesk.audio.output_devices import OutputDevices
from voicedesk.domain.text import clean
from voicedesk.ui.appearance import AppearancePresenter
from voicedesk.ui.languages import LANGUAGES
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.settings.page import SettingsSection, choice, segments, switch
from voicedesk.ui.theme import ThemeChoice

translate = QCoreApplication.translate


def appearance_section(
    appearance: AppearancePresenter, preferences: Preferences
) -> SettingsSection:
    system = translate("Settings", "Follow system")
    themes = [
        (ThemeChoice.LIGHT.value, "sun", translate("Settings", "Light")),
        (ThemeChoice.DARK.value, "moon", translate("Settings", "Dark")),
        (ThemeChoice.SYSTEM.value, "screen", system),
    ]
    return SettingsSection(
        translate("Settings", "Appearance"),
        translate("Settings", "Changes apply right away."),
        choice(
            translate("Settings", "Language"),
            lambda: [("", system), *LANGUAGES.items()],
            lambda: appearance.choice,
            appearance.choose_language,
            icon="globe",
        ),
        segments(
            translate("Settings", "Theme"),
            themes,
            lambda: preferences.now.theme,
            appearance.choose_theme,
        ),
        follows=[preferences.changed],
    )


def sound_section(
    preferences: Preferences, devices: OutputDevices, choose_output: Callable[[str], None]
) -> SettingsSection:
    """The section of the sound; `choose_output` is told a device's id, empty for the system's."""

    def offered() -> list[tuple[str, str]]:
        system = translate("Settings", "System default")
        if devices.default:
            system = translate("Settings", "System default ({name})")
        options = [("", system.format(name=clean(devices.default)))]
        options += [(device.id, clean(device.description)) for device in devices.all]
        if devices.away:
            away = translate("Settings", "{name} (not connected)")
            options.append((devices.selected, away.format(name=clean(devices.away))))
        return options

    return SettingsSection(
        translate("Settings", "Audio"),
        translate("Settings", "Applies to VoiceDesk only."),
        choice(
            translate("Settings", "Output device"),
            offered,
            lambda: devices.selected,
            choose_output,
            icon="speaker",
        ),
        switch(translate("Settings", "Even out loudness"), preferences, "equal_loudness"),
        follows=[preferences.changed, devices.changed],
    )


def keyboard_section(preferences: Preferences) -> SettingsSection:
    return SettingsSection(
        translate("Settings", "Keyboard"),
        translate("Settings", "In the list: [ and ] change the speed, 1 to 4 play a compare slot."),
        switch(translate("Settings", "Single-key shortcuts"), preferences, "plain_keys"),
        follows=[preferences.changed],
    )


def notifications_section(preferences: Preferences, chime: Callable[[], None]) -> SettingsSection:
    """The section of the notifications; `chime` is heard when the sound is switched on."""
    return SettingsSection(
        translate("Settings", "Notifications"),
        translate("Settings", "Only when VoiceDesk isn’t the active window."),
        switch(translate("Settings", "Notify me when training finishes"), preferences, "notify"),
        switch(
            translate("Settings", "Play a sound when training finishes"),
            preferences,
            "notify_sound",
            switched_on=chime,
        ),
        follows=[preferences.changed],
    )
