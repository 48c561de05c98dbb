"""Which account is open."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from voicedesk.domain.account import Account
from voicedesk.ui.accounts.account_words import account_words
from voicedesk.ui.kit.account_mark import paint_account
from voicedesk.ui.kit.enter_presses import EnterPresses
from voicedesk.ui.kit.keyboard_focus import KeyboardFocus
from voicedesk.ui.kit.tool_tip import plain_tip
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour


class AccountButton(KeyboardFocus, EnterPresses, QAbstractButton):
    """The account's mark, its name, and whether its service answers; in a rail its mark alone.

    Pressed, it offers the other accounts.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._account = Account()
        self._status = ""
        self._dot = "text3"
        self._is_rail = False
        self.setFixedHeight(48)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)
        self.retranslate()

    def show_account(self, account: Account) -> None:
        """Show whose voices these are."""
        self._account = account
        self._describe()

    def show_connection(self, status: str, dot: str) -> None:
        """Show whether the service answers, in words and in the colour of the token `dot`."""
        self._status, self._dot = status, dot
        self._describe()

    def set_rail(self, *, rail: bool) -> None:
        self._is_rail = rail
        self._describe()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Switch account"))
        self._describe()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

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
        paint_account(painter, self._theme, tile, self._account)
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
        room = self.width() - 46 - 26
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for words, top, pixels, weight, ink in (
            (account_words(self._account), 7, 13, 600, tokens.text),
            (self._status, 25, 11, 400, tokens.text2),
        ):
            font = self._theme.font(pixels, weight, text=words)
            painter.setFont(font)
            painter.setPen(colour(ink))
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(46, top, room + 4, 17), left, shown)
        glyph = QRectF(self.width() - 24, 15, 18, 18)
        self._theme.icons.paint(painter, "chevrons-up-down", glyph, tokens.text2)

    def _describe(self) -> None:
        words = f"{account_words(self._account)}, {self._status}".removesuffix(", ")
        self.setAccessibleDescription(words)
        self.setToolTip(plain_tip(words))
        self.update()
