"""The menu of the accounts."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from voicedesk.domain.account import SANDBOX_ACCOUNT, Account
from voicedesk.ui.accounts.account_words import account_words
from voicedesk.ui.kit.account_mark import account_icon
from voicedesk.ui.theme import Theme

_WIDEST = 40
"""Characters of a name that a menu has room for."""


def account_menu(
    parent: QWidget,
    theme: Theme,
    accounts: Sequence[Account],
    opened: str,
    choose: Callable[[Account], None],
    others: Sequence[QAction],
) -> QMenu:
    """A menu that deletes itself once it is closed.

    Args:
        accounts: those that were set up; the sandbox is added.
        opened: the name of the open one.
        choose: told the account that was chosen.
        others: what else the menu offers.
    """
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.setProperty("look", "marks")
    menu.setAccessibleName(QCoreApplication.translate("AccountMenu", "Accounts"))
    group = QActionGroup(menu)
    for account in (*accounts, Account(SANDBOX_ACCOUNT)):
        if account.is_sandbox:
            menu.addSeparator()
        action = QAction(account_icon(theme, account), _shown(account), menu)
        action.setCheckable(True)
        action.setChecked(account.name == opened)
        if action.isChecked():
            action.setFont(theme.font(13, 600, text=action.text()))
        # Not in the menu's own event, which is still to close it.
        action.triggered.connect(lambda _=False, one=account: choose(one))
        group.addAction(action)
        menu.addAction(action)
    if others:
        menu.addSeparator()
        menu.addActions(list(others))
    return menu


def _shown(account: Account) -> str:
    words = account_words(account)
    short = words if len(words) <= _WIDEST else f"{words[: _WIDEST - 1]}…"
    return short.replace("&", "&&")
