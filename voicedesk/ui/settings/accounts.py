"""The accounts, one row each."""

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout

from voicedesk.domain.account import SANDBOX_ACCOUNT, Account
from voicedesk.domain.text import clean, isolated
from voicedesk.ui.accounts.known_accounts import KnownAccounts
from voicedesk.ui.accounts.presenter import AccountChangesPresenter
from voicedesk.ui.accounts.token_states import TokenState, TokenStates
from voicedesk.ui.common.texts import account_text, colour_text
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.labels import Glyph, Label
from voicedesk.ui.kit.marks import account_icon, paint_account
from voicedesk.ui.kit.qt_helpers import plain_tip, sub_menu
from voicedesk.ui.kit.view import View
from voicedesk.ui.settings.section import SettingsSection
from voicedesk.ui.theme.colours import colour_name


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

    def __init__(self, account: Account, *, first: bool) -> None:
        super().__init__(edge="" if first else "top")
        self._account = account
        self._mark = _Mark(account)
        self.name = Label(weight=600)
        self.facts = Label(pixels=12, ink="text2")
        self._tick = Glyph("check", ink="ready", side=18)
        self._in_use = Label(weight=500, ink="ready")
        self.switch = Button(ButtonKind.LINK)
        self.more = IconButton("more")
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
        self.facts.setText(words)
        self.facts.setToolTip(plain_tip(words))

    def retranslate(self) -> None:
        name = isolated(account_text(self._account))
        self.name.setText(account_text(self._account))
        self.name.setToolTip(plain_tip(account_text(self._account)))
        self._in_use.setText(self.tr("In use"))
        self.switch.setText(self.tr("Switch"))
        self.switch.setAccessibleName(self.tr("Switch to “{name}”").format(name=name))
        self.more.set_text(self.tr("More for “{name}”").format(name=name))

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(self.tr("Token and address…")).triggered.connect(self.edit_asked)
        menu.addAction(self.tr("Rename…")).triggered.connect(self.rename_asked)
        colours = sub_menu(menu, self.tr("Colour"))
        colours.setProperty("look", "marks")
        group = QActionGroup(colours)
        now = colour_name(self._account)
        for name, words in colour_text().items():
            painted = Account(self._account.name, colour=name)
            action = colours.addAction(account_icon(painted), words)
            action.setCheckable(True)
            action.setChecked(name == now)
            action.triggered.connect(lambda _=False, one=name: self.colour_chosen.emit(one))
            group.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("Remove…")).triggered.connect(self.removal_asked)
        corner = self.more.mapToGlobal(QPoint(self.more.width(), self.more.height() + 2))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))


class _Mark(View):
    def __init__(self, account: Account) -> None:
        super().__init__()
        self._account = account
        self.setFixedSize(32, 32)

    def show_account(self, account: Account) -> None:
        self._account = account
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        paint_account(painter, QRectF(self.rect()), self._account)
        painter.end()


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

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, AccountRow] = {}
        self._frame = View(surface="frame")
        self._list = QVBoxLayout(self._frame)
        self._list.setContentsMargins(1, 1, 1, 1)
        self._list.setSpacing(0)
        self.add = Button(icon="plus")
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
            row = AccountRow(account, first=not self.rows)
            row.switch_asked.connect(lambda one=name: self.switch_asked.emit(one))
            row.edit_asked.connect(lambda one=name: self.edit_asked.emit(one))
            row.rename_asked.connect(lambda one=name: self.rename_asked.emit(one))
            row.removal_asked.connect(lambda one=name: self.removal_asked.emit(one))
            row.colour_chosen.connect(lambda to, one=name: self.colour_chosen.emit(one, to))
            self.rows[name] = row
            self._list.addWidget(row)
        if had_focus:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)


_SANDBOX = Account(SANDBOX_ACCOUNT)


class AccountsSectionPresenter(QObject):
    """Works for as long as its section lives.

    Args:
        edit: opens the form of an account.
        choose: opens an account.
        add: opens an empty form.
    """

    def __init__(
        self,
        section: AccountsSection,
        known: KnownAccounts,
        tokens: TokenStates,
        changes: AccountChangesPresenter,
        edit: Callable[[Account], None],
        choose: Callable[[Account], None],
        add: Callable[[], None],
    ) -> None:
        super().__init__(section)
        self._section = section
        self._known = known
        self._tokens = tokens
        self._opened = ""
        section.switch_asked.connect(lambda name: choose(self._account(name)))
        section.edit_asked.connect(lambda name: edit(self._account(name)))
        section.rename_asked.connect(lambda name: changes.ask_rename(self._account(name)))
        section.removal_asked.connect(lambda name: changes.ask_removal(self._account(name)))
        section.colour_chosen.connect(known.recolour)
        section.add_asked.connect(add)
        section.installEventFilter(self)
        known.changed.connect(self._show)
        tokens.changed.connect(self._show)
        self._show()

    def show_open(self, name: str) -> None:
        """Say which account is open; empty for none."""
        self._opened = name
        self._show()

    def end(self) -> None:
        self._tokens.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        return super().eventFilter(watched, event)

    def _account(self, name: str) -> Account:
        return self._known.find(name) or Account(name)

    def _show(self) -> None:
        accounts = (*self._known.all, _SANDBOX)
        facts = {account.name: self._facts(account) for account in accounts}
        self._section.show_accounts(accounts, self._opened, facts)

    def _facts(self, account: Account) -> str:
        translate = QCoreApplication.translate
        if account.is_sandbox:
            return translate("AccountsSectionPresenter", "Sample voices, on this computer only")
        parts = urlsplit(account.address)
        where = clean(parts.netloc + parts.path)
        token = {
            TokenState.KEPT: translate("AccountsSectionPresenter", "token kept"),
            TokenState.SESSION: translate("AccountsSectionPresenter", "token for this session"),
            TokenState.NONE: translate("AccountsSectionPresenter", "no token"),
            TokenState.UNKNOWN: translate(
                "AccountsSectionPresenter", "the password store can’t be read"
            ),
        }
        state = self._tokens.states.get(account.name)
        return f"{where} · {token[state]}" if state is not None else where
