"""Language and theme, to choose before there is a settings page to go to."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.view import View
from voicedesk.ui.languages import LANGUAGES
from voicedesk.ui.theme import Theme, ThemeChoice

_ICONS = {ThemeChoice.SYSTEM: "screen", ThemeChoice.LIGHT: "sun", ThemeChoice.DARK: "moon"}


class LookPickers(View):
    """Two buttons with menus.

    Signals:
        language_chosen(str): `en` or `zh_CN`.
        theme_chosen(str): a `ThemeChoice`.
    """

    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._language = language if language in LANGUAGES else "en"
        self.language = Button(theme, ButtonKind.GHOST, icon="globe")
        self.look = Button(theme, ButtonKind.GHOST, icon="screen")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.language)
        row.addWidget(self.look)
        self.language.clicked.connect(self._ask_language)
        self.look.clicked.connect(self._ask_look)
        theme.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        now = LANGUAGES[self._language]
        self.language.setText(now)
        self.language.setAccessibleName(self.tr("Language: {now}").format(now=now))
        choice = self.theme.choice
        words = self._look_words()[choice]
        self.look.setText(words)
        self.look.set_icon_name(_ICONS[choice])
        self.look.setAccessibleName(self.tr("Theme: {now}").format(now=words))

    def _look_words(self) -> dict[ThemeChoice, str]:
        return {
            ThemeChoice.SYSTEM: self.tr("Follow system"),
            ThemeChoice.LIGHT: self.tr("Light"),
            ThemeChoice.DARK: self.tr("Dark"),
        }

    def _ask_language(self) -> None:
        menu = self._menu(LANGUAGES, self._language)
        menu.triggered.connect(lambda action: self.language_chosen.emit(action.data()))
        _pop_up(menu, self.language)

    def _ask_look(self) -> None:
        words = {choice.value: said for choice, said in self._look_words().items()}
        menu = self._menu(words, self.theme.choice.value)
        menu.triggered.connect(lambda action: self.theme_chosen.emit(action.data()))
        _pop_up(menu, self.look)

    def _menu(self, words: dict[str, str], now: str) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for value, said in words.items():
            action = menu.addAction(said)
            action.setData(value)
            action.setCheckable(True)
            action.setChecked(value == now)
            group.addAction(action)
        return menu


def _pop_up(menu: QMenu, button: Button) -> None:
    above = button.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4))
    menu.popup(above)
