"""The mark of an account: its colour, and the first letter of its name."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from voicedesk.domain.account import Account
from voicedesk.domain.display import clean
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.account_colour import ACCOUNT_COLOURS, colour_name
from voicedesk.ui.theme.tokens import colour


def paint_account(painter: QPainter, theme: Theme, box: QRectF, account: Account) -> None:
    """Paint the mark into a square; the sandbox's is a flask."""
    tokens, side = theme.tokens, box.width()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    sandbox = account.is_sandbox
    back = tokens.training_back if sandbox else ACCOUNT_COLOURS[colour_name(account)]
    painter.setBrush(colour(back))
    painter.drawRoundedRect(box, side * 0.25, side * 0.25)
    if sandbox:
        edge = side * 0.18
        theme.icons.paint(painter, "flask", box.adjusted(edge, edge, -edge, -edge), tokens.training)
    else:
        letter = clean(account.name).strip()[:1].upper()
        painter.setPen(colour("#FFFFFF"))
        painter.setFont(theme.font(round(side / 2), 600, text=letter))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()


def account_icon(theme: Theme, account: Account) -> QIcon:
    """The mark for what Qt paints itself, such as menus."""
    return QIcon(_MarkEngine(theme, account))


class _MarkEngine(QIconEngine):
    def __init__(self, theme: Theme, account: Account) -> None:
        super().__init__()
        self._parts: Final = (theme, account)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        del mode, state
        theme, account = self._parts
        paint_account(painter, theme, QRectF(rect), account)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _MarkEngine(*self._parts)
