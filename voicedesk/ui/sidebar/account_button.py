"""Which account is open."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from voicedesk.domain.display import clean
from voicedesk.ui.kit.enter_presses import EnterPresses
from voicedesk.ui.kit.keyboard_focus import KeyboardFocus
from voicedesk.ui.kit.tool_tip import plain_tip
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour


class AccountButton(KeyboardFocus, EnterPresses, QAbstractButton):
    """The account's name, and whether its service answers; in a rail its letter alone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._name = ""
        self._status = ""
        self._dot = "text3"
        self._is_rail = False
        self.setFixedHeight(48)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def show_account(self, name: str, status: str, dot: str) -> None:
        self._name, self._status, self._dot = clean(name), status, dot
        self.setAccessibleDescription(f"{self._name}, {status}")
        self._show_tip()
        self.update()

    def set_rail(self, *, rail: bool) -> None:
        self._is_rail = rail
        self._show_tip()
        self.update()

    def _show_tip(self) -> None:
        self.setToolTip(plain_tip(self.accessibleDescription()) if self._is_rail else "")

    def sizeHint(self) -> QSize:
        return QSize(40 if self._is_rail else 200, 48)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse():
            painter.setBrush(colour(tokens.fill))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        tile = QRectF((self.width() - 24) / 2 if self._is_rail else 10, 12, 24, 24)
        painter.setBrush(colour("#C9722F"))
        painter.drawRoundedRect(tile, 6, 6)
        painter.setPen(colour("#FFFFFF"))
        letter = self._name[:1].upper()
        painter.setFont(self._theme.font(12, 600, text=letter))
        painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, letter)
        painter.setPen(Qt.PenStyle.NoPen)
        dot = QRectF(tile.right() - 5, tile.bottom() - 5, 8, 8)
        painter.setBrush(colour(tokens.sidebar))
        painter.drawEllipse(dot.adjusted(-2, -2, 2, 2))
        painter.setBrush(colour(getattr(tokens, self._dot)))
        painter.drawEllipse(dot)
        if not self._is_rail:
            self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        room = self.width() - 46 - 30
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for words, top, pixels, weight, ink in (
            (self._name, 7, 13, 600, tokens.text),
            (self._status, 25, 11, 400, tokens.text2),
        ):
            font = self._theme.font(pixels, weight, text=words)
            painter.setFont(font)
            painter.setPen(colour(ink))
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(46, top, room + 4, 17), left, shown)
        glyph = QRectF(self.width() - 28, 15, 18, 18)
        self._theme.icons.paint(painter, "chevron-right", glyph, tokens.text2)
