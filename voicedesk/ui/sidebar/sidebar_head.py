"""The top of the sidebar: which account is open, and the ways to it and to the others."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout

from voicedesk.ui.kit.icon_button import IconButton
from voicedesk.ui.kit.view import View
from voicedesk.ui.sidebar.account_button import AccountButton
from voicedesk.ui.theme import Theme

_HEIGHT, _RAIL_HEIGHT = 64, 98


class SidebarHead(View):
    """Two buttons, side by side; in a rail one below the other.

    Signals:
        accounts_wanted: the other accounts are asked for.
        account_wanted: what the open one is.
    """

    accounts_wanted = Signal()
    account_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.account = AccountButton(theme)
        self.details = IconButton(theme, "key")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(8, 8, 8, 8)
        self._row.setSpacing(2)
        self._row.addWidget(self.account, 1)
        self._row.addWidget(self.details, 0, Qt.AlignmentFlag.AlignCenter)
        self.setFixedHeight(_HEIGHT)
        self.account.clicked.connect(self.accounts_wanted)
        self.details.clicked.connect(self.account_wanted)
        self.retranslate()

    def set_rail(self, *, rail: bool) -> None:
        """Fit into a rail, or be wide again."""
        self.account.set_rail(rail=rail)
        along = QBoxLayout.Direction.TopToBottom if rail else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(along)
        self.setFixedHeight(_RAIL_HEIGHT if rail else _HEIGHT)

    def retranslate(self) -> None:
        self.details.set_words(self.tr("Account"), self.tr("Token and service address"))
