"""Language and theme."""

from PySide6.QtCore import Signal

from voicedesk.ui.kit.choice_box import ChoiceBox
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.segments import Segments
from voicedesk.ui.languages import LANGUAGES
from voicedesk.ui.settings.settings_section import SettingsSection
from voicedesk.ui.theme import Theme, ThemeChoice

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

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._language = ""
        self._language_title = Label(theme)
        self._theme_title = Label(theme)
        self.language = ChoiceBox(theme, icon="globe")
        self.look = Segments(theme, _THEMES)
        self.add_row(self._language_title, self.language, wide=True)
        self.add_row(self._theme_title, self.look, wide=True)
        self.language.chosen.connect(self.language_chosen.emit)
        self.look.chosen.connect(self.theme_chosen)
        self.retranslate()

    def show_look(self, language: str, theme: str) -> None:
        """Show what is in force."""
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
        self.look.set_words(
            {
                ThemeChoice.LIGHT.value: self.tr("Light"),
                ThemeChoice.DARK.value: self.tr("Dark"),
                ThemeChoice.SYSTEM.value: self.tr("Follow system"),
            }
        )
        self._offer_languages()

    def _offer_languages(self) -> None:
        self.language.offer([("", self.tr("Follow system")), *LANGUAGES.items()], self._language)
