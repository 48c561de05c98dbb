"""The accounts in the settings, one row each, and whether each has a token."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QActionGroup, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication

from voicedesk.accounts import TokenStore
from voicedesk.domain.account import SANDBOX_ACCOUNT, Account
from voicedesk.domain.errors import TokenStoreError
from voicedesk.domain.text import clean, isolated
from voicedesk.services.session import AccountSession
from voicedesk.ui.accounts.known_accounts import KnownAccounts
from voicedesk.ui.accounts.presenter import CHANGE, REMOVE, SAVE
from voicedesk.ui.common.texts import account_text, colour_text
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.labels import Glyph, Label
from voicedesk.ui.kit.layouts import column, discard, order_tabs, row, tab_stops
from voicedesk.ui.kit.marks import painting
from voicedesk.ui.kit.view import View, add_choice, plain_tip, popup_menu, sub_menu
from voicedesk.ui.settings.page import SettingsSection
from voicedesk.ui.sidebar.buttons import account_icon, paint_account
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner
from voicedesk.ui.theme.colours import colour_name

translate = QCoreApplication.translate


LOOK_FOR_TOKENS = TaskKey("look for tokens", of_account=False)


class TokenState(StrEnum):
    """Whether an account has a token."""

    KEPT = "kept"
    SESSION = "session"
    NONE = "none"
    UNKNOWN = "unknown"
    """The password store can't be read."""


class TokenStates(QObject):
    """Looks for the accounts' tokens for as long as it lives, whenever they may have changed.

    Holds no token.

    Signals:
        changed: more is known.
    """

    changed = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        known: KnownAccounts,
        tokens: TokenStore,
        session_tokens: TokenStore,
    ) -> None:
        super().__init__()
        self._tasks = tasks
        self._known = known
        self._tokens = tokens
        self._session_tokens = session_tokens
        self._states: dict[str, TokenState] = {}
        known.changed.connect(self._look)
        tasks.busy_changed.connect(self._busy_changed)
        self.destroyed.connect(lambda: tasks.end(LOOK_FOR_TOKENS))
        self._look()

    @property
    def states(self) -> Mapping[str, TokenState]:
        return MappingProxyType(self._states)

    def _busy_changed(self, key: TaskKey) -> None:
        if key in {SAVE, REMOVE, CHANGE} and not self._tasks.is_busy(key):
            self._look()

    def _look(self) -> None:
        async def look() -> None:
            for account in self._known.all:
                state = await self._state(account)
                if self._states.get(account.name) is not state:
                    self._states[account.name] = state
                    self.changed.emit()

        self._tasks.read(LOOK_FOR_TOKENS, Operation(OperationKind.OPEN_ACCOUNT), look)

    async def _state(self, account: Account) -> TokenState:
        if await self._session_tokens.read(account.name) is not None:
            return TokenState.SESSION
        try:
            kept = await self._tokens.read(account.name) is not None
        except TokenStoreError as error:
            return TokenState.NONE if error.keeps_nothing else TokenState.UNKNOWN
        return TokenState.KEPT if kept else TokenState.NONE


@dataclass(frozen=True, kw_only=True)
class AccountActions:
    """What can be done with an account.

    Attributes:
        open: makes it the open one.
        edit: opens its form.
        rename, remove: ask first.
        add: opens an empty form.
    """

    open: Callable[[Account], None]
    edit: Callable[[Account], None]
    rename: Callable[[Account], None]
    remove: Callable[[Account], None]
    recolour: Callable[[str, str], None]
    add: Callable[[], None]


class AccountsSection(SettingsSection):
    """A row for each account that was set up, and for the sandbox."""

    def __init__(self, known: KnownAccounts, tokens: TokenStates, actions: AccountActions) -> None:
        super().__init__(
            translate("AccountsSection", "Accounts"),
            translate("AccountsSection", "Your tokens are stored in this computer’s keyring."),
            follows=[known.changed, tokens.changed],
        )
        self.rows: dict[str, AccountRow] = {}
        self._known = known
        self._tokens = tokens
        self._actions = actions
        self._opened = ""
        tokens.setParent(self)
        self._frame = View(surface="frame")
        self._list = column(on=self._frame, margins=(1, 1, 1, 1))
        self._add = Button(icon="plus", text=self.tr("Add account"))
        self._add.clicked.connect(actions.add)
        self.body.addWidget(self._frame)
        self.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._add)
        self.refresh()

    def account_opened(self, session: AccountSession) -> None:
        self._opened = session.account.name
        self.refresh()

    def account_closed(self) -> None:
        self._opened = ""
        self.refresh()

    def refresh(self) -> None:
        accounts = (*self._known.all, Account(SANDBOX_ACCOUNT))
        if [account.name for account in accounts] != list(self.rows):
            self._make_rows(accounts)
        for account in accounts:
            state = self._tokens.states.get(account.name)
            opened = account.name == self._opened
            self.rows[account.name].show_account(account, _facts(account, state), opened=opened)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._order_tabs()  # which Qt leaves alone in what is in no window yet

    def _order_tabs(self) -> None:
        order_tabs(*tab_stops(self._frame), self._add)

    def _make_rows(self, accounts: Sequence[Account]) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self._frame.isAncestorOf(focused)
        discard(self.rows.values())
        self.rows = {account.name: AccountRow(account, self._actions) for account in accounts}
        for number, new in enumerate(self.rows.values()):
            new.restyle("edge", "top" if number else "")
            self._list.addWidget(new)
        self._order_tabs()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)


def _facts(account: Account, state: TokenState | None) -> str:
    if account.is_sandbox:
        return translate("AccountsSection", "Sample voices, on this computer only")
    parts = urlsplit(account.address)
    where = clean(parts.netloc + parts.path)
    if state is None:
        return where
    token = {
        TokenState.KEPT: translate("AccountsSection", "token saved"),
        TokenState.SESSION: translate("AccountsSection", "token not saved"),
        TokenState.NONE: translate("AccountsSection", "no token"),
        TokenState.UNKNOWN: translate("AccountsSection", "can’t read the keyring"),
    }
    return f"{where} · {token[state]}"


class AccountRow(View):
    """Its mark, its name, what there is to know of it, and what can be done with it."""

    def __init__(self, account: Account, actions: AccountActions) -> None:
        super().__init__()
        self._account = account
        self._actions = actions
        self._mark = _Mark()
        self._name = Label(weight=600)
        self.facts = Label(pixels=12, ink="text2")
        self._tick = Glyph("check", ink="ready", side=18)
        self.in_use = Label(self.tr("In use"), weight=500, ink="ready")
        self.switch = Button(ButtonKind.LINK, text=self.tr("Switch"))
        self.more = IconButton("more")
        row(
            self._mark,
            6,
            (column(None, self._name, self.facts, None, gap=2), 1),
            self._tick,
            self.in_use,
            self.switch,
            4,
            self.more,
            38 if account.is_sandbox else 0,  # where the other rows have their menu
            on=self,
            margins=(14, 0, 12, 0),
            gap=6,
        )
        self.more.setVisible(not account.is_sandbox)  # without a parent it would be a window
        self.setFixedHeight(57)
        self.switch.clicked.connect(lambda: actions.open(self._account))
        self.more.clicked.connect(self._open_menu)

    def show_account(self, account: Account, facts: str, *, opened: bool) -> None:
        """Show the account; the open one says so, any other offers to switch to it."""
        self._account = account
        self._mark.show_account(account)
        words = account_text(account)
        for label, text in ((self._name, words), (self.facts, facts)):
            label.setText(text)
            label.setToolTip(plain_tip(text))
        name = isolated(words)
        self.switch.setAccessibleName(self.tr("Switch to “{name}”").format(name=name))
        self.more.set_text(self.tr("More actions for “{name}”").format(name=name))
        had_focus = self.switch.hasFocus()
        self._tick.setVisible(opened)
        self.in_use.setVisible(opened)
        self.switch.setVisible(not opened)
        if had_focus and opened:
            self.more.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_menu(self) -> None:
        account, actions = self._account, self._actions
        menu = popup_menu(self)
        edit, rename = self.tr("Token and address…"), self.tr("Rename…")
        menu.addAction(edit).triggered.connect(lambda: actions.edit(account))
        menu.addAction(rename).triggered.connect(lambda: actions.rename(account))
        colours = sub_menu(menu, self.tr("Colour"))
        colours.setProperty("look", "marks")
        group = QActionGroup(colours)
        for name, words in colour_text().items():
            recolour, on = actions.recolour, name == colour_name(account)
            action = add_choice(colours, words, recolour, account.name, name, on=on)
            action.setIcon(account_icon(Account(account.name, colour=name)))
            group.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("Remove…")).triggered.connect(lambda: actions.remove(account))
        corner = self.more.mapToGlobal(QPoint(self.more.width(), self.more.height() + 2))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))


class _Mark(View):
    _account = Account()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(32, 32)

    def show_account(self, account: Account) -> None:
        self._account = account
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            paint_account(painter, QRectF(self.rect()), self._account)
