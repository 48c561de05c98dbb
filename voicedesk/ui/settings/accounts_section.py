"""The accounts, one row each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout

from voicedesk.domain.account import Account
from voicedesk.ui.kit.button import Button
from voicedesk.ui.kit.view import View
from voicedesk.ui.settings.account_row import AccountRow
from voicedesk.ui.settings.settings_section import SettingsSection
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour


class AccountsSection(SettingsSection):
    """What can be done with accounts; each signal names the account it is about.

    Signals:
        switch_asked, edit_asked, rename_asked, removal_asked: what was pressed in a row.
        colour_chosen(str, str): an account, and its colour from now on.
        add_asked: another account is to be added.
    """

    switch_asked = Signal(str)
    edit_asked = Signal(str)
    rename_asked = Signal(str)
    removal_asked = Signal(str)
    colour_chosen = Signal(str, str)
    add_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.rows: dict[str, AccountRow] = {}
        self._frame = _Frame(theme)
        self._list = QVBoxLayout(self._frame)
        self._list.setContentsMargins(1, 1, 1, 1)
        self._list.setSpacing(0)
        self.add = Button(theme, icon="plus")
        self.body.addWidget(self._frame)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.clicked.connect(self.add_asked)
        self.retranslate()

    def show_accounts(
        self, accounts: Sequence[Account], opened: str, facts: Mapping[str, str]
    ) -> None:
        """Show these accounts, and what there is to know of each, by its name."""
        names = [account.name for account in accounts]
        if names != list(self.rows):
            self._make_rows(accounts)
        for account in accounts:
            row = self.rows[account.name]
            row.show_account(account)
            row.show_open(opened=account.name == opened)
            row.show_facts(facts.get(account.name, ""))

    def retranslate(self) -> None:
        self.title.setText(self.tr("Accounts"))
        self.caption.setText(self.tr("Tokens are kept in this computer’s password store."))
        self.add.setText(self.tr("Add account"))

    def _make_rows(self, accounts: Sequence[Account]) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self._frame.isAncestorOf(focused)
        for row in self.rows.values():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        for account in accounts:
            name = account.name
            row = AccountRow(self.theme, account, first=not self.rows)
            row.switch_asked.connect(lambda one=name: self.switch_asked.emit(one))
            row.edit_asked.connect(lambda one=name: self.edit_asked.emit(one))
            row.rename_asked.connect(lambda one=name: self.rename_asked.emit(one))
            row.removal_asked.connect(lambda one=name: self.removal_asked.emit(one))
            row.colour_chosen.connect(lambda to, one=name: self.colour_chosen.emit(one, to))
            self.rows[name] = row
            self._list.addWidget(row)
        if had_focus:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)


class _Frame(View):
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour(self.tokens.line))
        painter.setBrush(colour(self.tokens.pane))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        painter.end()
