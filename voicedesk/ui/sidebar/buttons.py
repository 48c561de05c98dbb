"""The sidebar's two buttons: for the open account, and for a place to go."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from voicedesk.domain.account import Account
from voicedesk.ui.common.texts import account_text
from voicedesk.ui.kit.buttons import EnterPresses
from voicedesk.ui.kit.marks import paint_account, paint_box, paint_words, painting
from voicedesk.ui.kit.view import plain_tip
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour


class AccountButton(EnterPresses, QAbstractButton):
    """The account's mark, its name, and whether its service answers; in a rail its mark alone.

    Pressed, it offers the other accounts.
    """

    def __init__(self) -> None:
        super().__init__()
        self._account = Account()
        self._status = ""
        self._dot = "text3"
        self._is_rail = False
        self.setFixedHeight(48)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Switch account"))
        self._describe()

    def show_account(self, account: Account) -> None:
        self._account = account
        self._describe()

    def show_connection(self, status: str, dot: str) -> None:
        """Show whether the service answers, in words and in the colour of the token `dot`."""
        self._status, self._dot = status, dot
        self._describe()

    def set_rail(self, *, rail: bool) -> None:
        self._is_rail = rail
        self._describe()

    def sizeHint(self) -> QSize:
        return QSize(40 if self._is_rail else 200, 48)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme().tokens
        with painting(self) as painter:
            if self.underMouse():
                paint_box(painter, QRectF(self.rect()), tokens.fill, 8)
            tile = QRectF((self.width() - 24) / 2 if self._is_rail else 10, 12, 24, 24)
            paint_account(painter, tile, self._account)
            dot = QRectF(tile.right() - 5, tile.bottom() - 5, 8, 8)
            paint_box(painter, dot.adjusted(-2, -2, 2, 2), tokens.sidebar, 6)
            paint_box(painter, dot, getattr(tokens, self._dot), 4)
            if not self._is_rail:
                self._paint_text(painter)

    def _paint_text(self, painter: QPainter) -> None:
        tokens = theme().tokens
        for words, top, pixels, weight, ink in (
            (account_text(self._account), 7, 13, 600, tokens.text),
            (self._status, 25, 11, 400, tokens.text2),
        ):
            painter.setFont(theme().font(pixels, weight, text=words))
            paint_words(painter, QRectF(46, top, self.width() - 46 - 26, 17), words, ink)
        glyph = QRectF(self.width() - 24, 15, 18, 18)
        theme().icons.paint(painter, "chevrons-up-down", glyph, tokens.text2)

    def _describe(self) -> None:
        words = f"{account_text(self._account)}, {self._status}".removesuffix(", ")
        self.setAccessibleDescription(words)
        self.setToolTip(plain_tip(words))
        self.update()


_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class PlaceButton(EnterPresses, QAbstractButton):
    """Icon, word and count; in a rail the icon alone.

    Args:
        badge: the count is of something that goes on: tinted, and not shown where there is none.
    """

    def __init__(self, icon: str, ink: str, *, badge: bool = False) -> None:
        super().__init__()
        self._icon = icon
        self._ink = ink
        self._is_badge = badge
        self._count = 0
        self._is_rail = False
        self._is_shown = True
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedHeight(32)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_text(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(words if self._is_rail else "")

    def show_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleDescription(str(count))
        self.update()

    def show_here(self, *, here: bool) -> None:
        """Say whether what is in sight is a place at all; marked is the one that is."""
        self._is_shown = here
        self.update()

    def set_rail(self, *, rail: bool) -> None:
        self._is_rail = rail
        self.setToolTip(self.text() if rail else "")
        self.update()

    @property
    def _is_marked(self) -> bool:
        return self.isChecked() and self._is_shown

    def sizeHint(self) -> QSize:
        return QSize(40 if self._is_rail else 200, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, marked = theme().tokens, self._is_marked
        with painting(self) as painter:
            if marked or self.underMouse():
                back = tokens.nav_select if marked else tokens.fill
                paint_box(painter, QRectF(self.rect()).adjusted(0, 1, 0, -1), back, 8)
            self._paint_mark(painter)
            if not self._is_rail:
                self._paint_text(painter)
            elif self._is_badge and self._count:
                paint_box(painter, QRectF(self.width() / 2 + 4, 5, 7, 7), tokens.arc, 3.5)

    def _paint_mark(self, painter: QPainter) -> None:
        glyph = QRectF((self.width() - 18) / 2 if self._is_rail else 9, 7, 18, 18)
        theme().icons.paint(painter, self._icon, glyph, getattr(theme().tokens, self._ink))

    def _paint_text(self, painter: QPainter) -> None:
        room = self._paint_badge(painter) if self._is_badge else self._paint_count(painter)
        painter.setFont(theme().font(13, 600 if self._is_marked else 400, text=self.text()))
        place = QRectF(36, 0, self.width() - 36 - room - 18, 32)
        paint_words(painter, place, self.text(), theme().tokens.text)

    def _paint_count(self, painter: QPainter) -> int:
        tokens, count = theme().tokens, str(self._count)
        painter.setFont(theme().font(13, tabular=True))
        painter.setPen(colour(tokens.text2 if self._is_marked else tokens.text3))
        painter.drawText(QRectF(0, 0, self.width() - 10, 32), _RIGHT, count)
        return painter.fontMetrics().horizontalAdvance(count)

    def _paint_badge(self, painter: QPainter) -> int:
        if not self._count:
            return 0
        tokens, count = theme().tokens, str(self._count)
        painter.setFont(theme().font(12, 600, tabular=True))
        wide = max(20, painter.fontMetrics().horizontalAdvance(count) + 12)
        box = QRectF(self.width() - wide - 6, 7, wide, 18)
        paint_box(painter, box, tokens.training_back, 9)
        painter.setPen(colour(tokens.training))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, count)
        return wide
