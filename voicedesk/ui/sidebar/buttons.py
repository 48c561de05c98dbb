"""The sidebar's two buttons: for the open account with its mark, and for a place to go."""

from functools import cache
from typing import Final

from PySide6.QtCore import QLocale, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from voicedesk.domain.account import Account
from voicedesk.domain.text import clean
from voicedesk.ui.common.texts import account_text
from voicedesk.ui.kit.buttons import EnterPresses
from voicedesk.ui.kit.marks import apart, paint_box, paint_words, painting
from voicedesk.ui.kit.view import plain_tip
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.assets import PaintedIcon
from voicedesk.ui.theme.colours import ACCOUNT_COLOURS, colour, colour_name


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
    """Icon, word and count, as a `badge` tinted and none for 0; in a rail the icon alone."""

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
        self.setAccessibleDescription(QLocale().toString(count))
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
        tokens, count = theme().tokens, QLocale().toString(self._count)
        painter.setFont(theme().font(13, tabular=True))
        painter.setPen(colour(tokens.text2 if self._is_marked else tokens.text3))
        painter.drawText(QRectF(0, 0, self.width() - 10, 32), _RIGHT, count)
        return painter.fontMetrics().horizontalAdvance(count)

    def _paint_badge(self, painter: QPainter) -> int:
        if not self._count:
            return 0
        tokens, count = theme().tokens, QLocale().toString(self._count)
        painter.setFont(theme().font(12, 600, tabular=True))
        wide = max(20, painter.fontMetrics().horizontalAdvance(count) + 12)
        box = QRectF(self.width() - wide - 6, 7, wide, 18)
        paint_box(painter, box, tokens.training_back, 9)
        painter.setPen(colour(tokens.training))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, count)
        return wide


def paint_account(painter: QPainter, box: QRectF, account: Account) -> None:
    tokens, side = theme().tokens, box.width()
    with apart(painter):
        if account.is_sandbox:
            paint_box(painter, box, tokens.training_back, side * 0.25)
            edge = side * 0.18
            flask = box.adjusted(edge, edge, -edge, -edge)
            theme().icons.paint(painter, "flask", flask, tokens.training)
        else:
            paint_box(painter, box, ACCOUNT_COLOURS[colour_name(account)], side * 0.25)
            letter = clean(account.name).strip()[:1].upper()
            painter.setPen(colour("#FFFFFF"))
            painter.setFont(theme().font(round(side / 2), 600, text=letter))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)


@cache  # as the theme's icons, and for the same reason
def account_icon(account: Account) -> QIcon:
    """The mark for what Qt paints itself, such as menus."""
    return QIcon(_MarkEngine(account))


class _MarkEngine(PaintedIcon):
    def __init__(self, account: Account) -> None:
        super().__init__()
        self._account: Final = account

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        del mode, state
        paint_account(painter, QRectF(rect), self._account)

    def clone(self) -> QIconEngine:
        return _MarkEngine(self._account)
