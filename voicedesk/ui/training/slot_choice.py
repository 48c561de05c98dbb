"""Language and tier of a voice that isn't trained yet, for those who want to choose."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.choice_box import ChoiceBox
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import Theme
from voicedesk.ui.voices.voice_words import FREE_LANGUAGES, LANGUAGES, language_words, tier_words


class SlotChoice(View):
    """Closed at first: the service's own choice suits most people.

    Signals:
        changed: another language or tier was chosen.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.more = Button(theme, ButtonKind.LINK, icon="chevron-right")
        self.language_title = Label(theme, weight=600)
        self.language_box = ChoiceBox(theme)
        self.tier_title = Label(theme, weight=600)
        self.tier_box = ChoiceBox(theme)
        self.note = Label(theme, pixels=12, ink="text2", wrap=True)
        self._details = QWidget()
        grid = QGridLayout(self._details)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.language_title, 0, 0)
        grid.addWidget(self.tier_title, 0, 1)
        grid.addWidget(self.language_box, 1, 0)
        grid.addWidget(self.tier_box, 1, 1)
        grid.addWidget(self.note, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._details)
        self.language_title.setBuddy(self.language_box)
        self.tier_title.setBuddy(self.tier_box)
        self.more.clicked.connect(lambda: self._open(opened=self._details.isHidden()))
        self.language_box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.tier_box.currentIndexChanged.connect(self._tier_chosen)
        self._open(opened=False)
        self.retranslate()

    @property
    def language(self) -> str:
        """The code chosen; empty to leave it to the service."""
        return str(self.language_box.currentData() or "")

    @property
    def tier(self) -> str:
        """`free`, `pro`, or empty to leave it to the service."""
        return str(self.tier_box.currentData() or "")

    def reset(self) -> None:
        """Leave both to the service again."""
        self.language_box.setCurrentIndex(0)
        self.tier_box.setCurrentIndex(0)
        self._open(opened=False)

    def retranslate(self) -> None:
        self.more.setText(self.tr("Language and tier"))
        self.language_title.setText(self.tr("Language"))
        self.tier_title.setText(self.tr("Tier"))
        self.language_box.setAccessibleName(self.tr("Language"))
        self.tier_box.setAccessibleName(self.tr("Tier"))
        self.note.setText(
            self.tr(
                "The language can’t be changed once the voice is made. A paid training uses up "
                "quota, and a paid voice can’t be deleted. Leave both alone if unsure."
            )
        )
        tier, language = self.tier, self.language
        self.tier_box.offer(
            [
                ("", self.tr("Let the service choose")),
                *((t, tier_words(t)) for t in ("free", "pro")),
            ],
            tier,
        )
        self._fill_languages(language)

    def _fill_languages(self, chosen: str) -> None:
        codes = FREE_LANGUAGES if self.tier == "free" else tuple(LANGUAGES)
        named = [(code, language_words(code)) for code in codes]
        self.language_box.offer([("", self.tr("Let the service choose")), *named], chosen)

    def _tier_chosen(self) -> None:
        self._fill_languages(self.language)
        self.changed.emit()

    def _open(self, *, opened: bool) -> None:
        self._details.setVisible(opened)
        self.more.set_icon_name("chevron-down" if opened else "chevron-right")
