"""The first thing a person sees: two ways on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from voicedesk.ui.accounts.account_form import AccountForm
from voicedesk.ui.accounts.look_pickers import LookPickers
from voicedesk.ui.accounts.print_row import PrintRow
from voicedesk.ui.accounts.sandbox_card import SandboxCard
from voicedesk.ui.accounts.welcome_card import WelcomeCard
from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import Theme

_FORM_CARD = 480
_SANDBOX_CARD = 304
_ROOM_FOR_PRINTS = 740
_ROOM_FOR_SENTENCE = 640
"""The page's heights from which these leave room for both cards, buttons and all."""


class WelcomePage(View):
    """Connect an account, or try the sandbox.

    Args:
        language: the language in force, `en` or `zh_CN`.
        version: the program's version.

    Signals:
        sandbox_chosen: the sandbox is to be opened.
        language_chosen(str): `en` or `zh_CN`.
        theme_chosen(str): a `ThemeChoice`.
        others_wanted: the accounts that were set up before are asked for.
    """

    others_wanted = Signal()
    sandbox_chosen = Signal()
    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(
        self, theme: Theme, *, language: str, version: str, strip: QWidget | None = None
    ) -> None:
        super().__init__(theme, surface="content")
        self._strip = strip
        self._version = version
        self._prints = PrintRow(theme)
        self._title = Label(theme, pixels=30, weight=650)
        self._sentence = Label(theme, pixels=15, ink="text2")
        self._connect_card = WelcomeCard(theme, "key", ("accent_text", "select"))
        self.form = AccountForm(theme, guided=True)
        self._connect_card.body.addWidget(self.form)
        self.sandbox = SandboxCard(theme)
        self.pickers = LookPickers(theme, language)
        self.others = Button(theme, ButtonKind.GHOST, icon="chevrons-up-down")
        self.others.hide()
        self._version_label = Label(theme, pixels=12, ink="text2", tabular=True)
        self._lay_out()
        self.sandbox.chosen.connect(self.sandbox_chosen)
        self.pickers.language_chosen.connect(self.language_chosen)
        self.pickers.theme_chosen.connect(self.theme_chosen)
        self.others.clicked.connect(self.others_wanted)
        self.setFocusProxy(self.form.token.field)
        self.retranslate()

    def offer_others(self, *, offered: bool) -> None:
        """Offer the way back to the accounts that were set up before."""
        self.others.setVisible(offered)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Welcome to VoiceDesk"))
        self._sentence.setText(
            self.tr("All your cloned voices in one place: listen to them, and train the next one.")
        )
        self._connect_card.title.setText(self.tr("Connect an account"))
        self._connect_card.line.setText(self.tr("With the voice service’s API token"))
        self.others.setText(self.tr("Other accounts"))
        self._version_label.setText(self.tr("VoiceDesk {version}").format(version=self._version))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.height() >= _ROOM_FOR_SENTENCE
        self._prints.setVisible(self.height() >= _ROOM_FOR_PRINTS)
        self._sentence.setVisible(roomy)
        margin = 24 if roomy else 12
        self._column.setContentsMargins(16, margin, 16, margin)
        self._column.setSpacing(28 if roomy else 12)

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        self._connect_card.setFixedWidth(_FORM_CARD)
        self.sandbox.setFixedWidth(_SANDBOX_CARD)
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addStretch()
        cards.addWidget(self._connect_card)
        cards.addWidget(self.sandbox)
        cards.addStretch()
        page = QWidget()
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(self._title, 0, centre)
        words.addWidget(self._sentence, 0, centre)
        column = self._column = QVBoxLayout(page)
        column.addStretch(2)
        column.addWidget(self._prints)
        column.addLayout(words)
        column.addLayout(cards)
        column.addStretch(3)
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 24, 12)
        foot.addWidget(self.others)
        foot.addWidget(self.pickers)
        foot.addStretch()
        foot.addWidget(self._version_label)
        rows = QVBoxLayout(self)
        if self._strip is not None:
            rows.addWidget(self._strip)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(scroll, 1)
        rows.addLayout(foot)
