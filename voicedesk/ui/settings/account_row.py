"""One account in the list of the settings."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from voicedesk.domain.account import Account
from voicedesk.domain.display import isolated
from voicedesk.ui.accounts.account_words import account_words, colour_words
from voicedesk.ui.kit.account_mark import account_icon, paint_account
from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.glyph import Glyph
from voicedesk.ui.kit.icon_button import IconButton
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.sub_menu import sub_menu
from voicedesk.ui.kit.tool_tip import plain_tip
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.account_colour import colour_name
from voicedesk.ui.theme.tokens import colour


class AccountRow(View):
    """Its mark, its name, what there is to know of it, and what can be done with it.

    Signals:
        switch_asked, edit_asked, rename_asked, removal_asked: what was pressed.
        colour_chosen(str): the name of another colour.
    """

    switch_asked = Signal()
    edit_asked = Signal()
    rename_asked = Signal()
    removal_asked = Signal()
    colour_chosen = Signal(str)

    def __init__(self, theme: Theme, account: Account, *, first: bool) -> None:
        super().__init__(theme)
        self._account = account
        self._first = first
        self._mark = _Mark(theme, account)
        self.name = Label(theme, weight=600)
        self.facts = Label(theme, pixels=12, ink="text2")
        self._tick = Glyph(theme, "check", ink="ready", side=18)
        self._in_use = Label(theme, weight=500, ink="ready")
        self.switch = Button(theme, ButtonKind.LINK)
        self.more = IconButton(theme, "more")
        self.more.setVisible(not account.is_sandbox)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch()
        words.addWidget(self.name)
        words.addWidget(self.facts)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(self._mark)
        row.addSpacing(6)
        row.addLayout(words, 1)
        row.addWidget(self._tick)
        row.addWidget(self._in_use)
        row.addWidget(self.switch)
        row.addSpacing(4)
        row.addWidget(self.more)
        if account.is_sandbox:
            row.addSpacing(38)  # where the other rows have their menu
        self.setFixedHeight(57)
        self.switch.clicked.connect(self.switch_asked)
        self.more.clicked.connect(self._open_menu)
        self.show_open(opened=False)
        self.retranslate()

    def show_account(self, account: Account) -> None:
        """Show what the account is now."""
        self._account = account
        self._mark.show_account(account)
        self.retranslate()

    def show_open(self, *, opened: bool) -> None:
        """Say that this is the open one, or offer to switch to it."""
        had_focus = self.switch.hasFocus()
        for widget in (self._tick, self._in_use):
            widget.setVisible(opened)
        self.switch.setVisible(not opened)
        if had_focus and opened:
            self.more.setFocus(Qt.FocusReason.TabFocusReason)

    def show_facts(self, words: str) -> None:
        """Say what there is to know of it."""
        self.facts.setText(words)
        self.facts.setToolTip(plain_tip(words))

    def retranslate(self) -> None:
        name = isolated(account_words(self._account))
        self.name.setText(account_words(self._account))
        self.name.setToolTip(plain_tip(account_words(self._account)))
        self._in_use.setText(self.tr("In use"))
        self.switch.setText(self.tr("Switch"))
        self.switch.setAccessibleName(self.tr("Switch to “{name}”").format(name=name))
        self.more.set_words(self.tr("More for “{name}”").format(name=name))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._first:
            painter = QPainter(self)
            painter.fillRect(0, 0, self.width(), 1, colour(self.tokens.line))
            painter.end()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(self.tr("Token and address…")).triggered.connect(self.edit_asked)
        menu.addAction(self.tr("Rename…")).triggered.connect(self.rename_asked)
        colours = sub_menu(menu, self.tr("Colour"))
        colours.setProperty("look", "marks")
        group = QActionGroup(colours)
        now = colour_name(self._account)
        for name, words in colour_words().items():
            painted = Account(self._account.name, colour=name)
            action = colours.addAction(account_icon(self.theme, painted), words)
            action.setCheckable(True)
            action.setChecked(name == now)
            action.triggered.connect(lambda _=False, one=name: self.colour_chosen.emit(one))
            group.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("Remove…")).triggered.connect(self.removal_asked)
        corner = self.more.mapToGlobal(QPoint(self.more.width(), self.more.height() + 2))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))


class _Mark(View):
    def __init__(self, theme: Theme, account: Account) -> None:
        super().__init__(theme)
        self._account = account
        self.setFixedSize(32, 32)

    def show_account(self, account: Account) -> None:
        self._account = account
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        paint_account(painter, self.theme, QRectF(self.rect()), self._account)
        painter.end()
