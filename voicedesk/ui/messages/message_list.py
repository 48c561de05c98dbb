"""The list of all messages, the newest first: what each says, when it came, what can be done."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QWidget

from voicedesk.ui.common.texts import short_day_text
from voicedesk.ui.kit.buttons import Button, ButtonKind
from voicedesk.ui.kit.dialogs import Dialog
from voicedesk.ui.kit.labels import Glyph, Label
from voicedesk.ui.kit.layouts import column, discard, row
from voicedesk.ui.kit.marks import painting
from voicedesk.ui.kit.view import View, say
from voicedesk.ui.messages.messages import Message, MessageKind, Messages, guide_text
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour

_WIDE, _HIGH, _HEAD = 408, 520, 48
_EMPTY = 80
_AROUND = 8
"""Pixels that stay free to the edges of a small window."""


def time_text(at: float) -> str:
    """When a message came: the time of one of today, "Yesterday", else the day."""
    moment, today = datetime.fromtimestamp(at), date.today()  # noqa: DTZ006, DTZ011
    if moment.date() == today:
        return f"{moment:%H:%M}"
    if moment.date() == today - timedelta(days=1):
        return QCoreApplication.translate("MessageList", "Yesterday")
    return short_day_text(at)


class MessageLine(View):
    """A message in the list."""

    def __init__(self, message: Message, *, unread: bool, can_undo: bool) -> None:
        super().__init__(edge="bottom")
        self.message, self.can_undo = message, can_undo
        self._unread = unread
        tone = message.tone
        icon = "undo" if can_undo else message.icon or tone.icon
        glyph = Glyph(icon, ink="text2" if can_undo else tone.colours.value, side=18)
        self.fact = Label(message.fact, weight=600, wrap=True)
        consequence = message.consequence
        below = [Label(consequence, pixels=12, ink="text2", wrap=True)] if consequence else []
        self.time = Label(time_text(message.at), pixels=12, ink="text2", tabular=True)
        action = self.tr("Undo") if can_undo else message.offer
        copy = self.tr("Copy details") if message.details or message.is_wrong else ""
        self.action = self._button(action) if action else None
        self.copy = self._button(copy) if copy else None
        beside = guide_text() if message.guide and message.action else ""
        self.guide = self._button(beside) if beside else None
        made = [one for one in (self.action, self.guide, self.copy) if one is not None]
        buttons = row(*made, None, gap=14, margins=(0, 2 if made else 0, 0, 0))
        head = row(
            (self.fact, 1),
            (self.time, Qt.AlignmentFlag.AlignTop),
            gap=12,
        )
        words = column(head, *below, buttons, gap=1)
        top = Qt.AlignmentFlag.AlignTop
        row((glyph, top), 10, (words, 1), on=self, gap=0, margins=(17, 10, 16, 10))
        self.setAccessibleName(f"{self.time.text()} {message.text}")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._unread:
            with painting(self) as painter:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour(theme().tokens.accent_text))
                painter.drawEllipse(QRectF(6, 16, 6, 6))

    def _button(self, words: str) -> Button:
        button = Button(ButtonKind.LINK, height=24)
        button.setProperty("compact", True)
        button.setAccessibleDescription(self.fact.text())
        _show_words(button, words)
        return button

    def copy_details(self, button: Button) -> None:
        QGuiApplication.clipboard().setText(self.message.details or self.message.text)
        said = self.tr("Details copied")
        _show_words(button, said)
        say(button, said)


def _show_words(button: Button, words: str) -> None:
    button.setText(words)
    button.setFont(theme().font(12, 600, text=words))
    button.setFixedWidth(max(24, button.fontMetrics().horizontalAdvance(words) + 2))


class MessageList(Dialog):
    """Shows all messages until something is pressed there, beside it, or Escape.

    Args:
        corner: where its upper right corner is to be, in the window.
    """

    def __init__(self, messages: Messages, window: QWidget, corner: Callable[[], QPoint]) -> None:
        super().__init__(window, width=_WIDE)
        self._corner = corner
        self._messages = messages
        self._lines: list[MessageLine] = []
        self.setAccessibleName(self.tr("Messages"))
        self.card.restyle("surface", "popover")
        self.title = Label(self.tr("Messages"), pixels=15, weight=600)
        self.clear = Button(ButtonKind.LINK, text=self.tr("Clear all"), height=28)
        self.none = Label(self.tr("No messages"), ink="text2")
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = View(edge="bottom")
        head.setFixedHeight(_HEAD)
        row((self.title, 1), self.clear, on=head, margins=(16, 0, 8, 0))
        self.set_head(head)
        self.body.addWidget(self.none)
        self.body.addStretch()
        shadow = QGraphicsDropShadowEffect(self, blurRadius=40, xOffset=0, yOffset=12)
        shadow.setColor(colour("#000000", 0.22))
        self.card.setGraphicsEffect(shadow)
        self.clear.clicked.connect(messages.clear)
        messages.changed.connect(self._fill)
        self.finished.connect(self._closed)
        self._fill()

    @property
    def lines(self) -> list[MessageLine]:
        return list(self._lines)

    def lay_out(self) -> None:
        """The card isn't in the middle; see `_fit`."""

    def show_list(self) -> None:
        first = next((line.action for line in self._lines if line.action is not None), None)
        self.open(first or (self.clear if self._lines else self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Inside

    def _fit(self) -> None:
        corner = self._corner()
        wide = min(_WIDE, self.width() - 2 * _AROUND)
        needed = max(self.body.totalHeightForWidth(wide - 2), _EMPTY if not self._lines else 0)
        high = min(_HEAD + needed + 2, _HIGH, self.height() - corner.y() - _AROUND)
        left = max(_AROUND, corner.x() - wide)
        self.card.setFixedWidth(wide)
        self.card.setGeometry(left, corner.y(), wide, high)

    def _fill(self) -> None:
        messages = self._messages
        before = {(line.message, line.can_undo): line for line in self._lines}
        self._lines = []
        for at, message in enumerate(messages.messages):
            can_undo = messages.can_undo(message)
            line = before.pop((message, can_undo), None) or self._line(message, can_undo=can_undo)
            self._lines.append(line)
            if self.body.indexOf(line) < 0:
                self.body.insertWidget(at, line)
                line.show()  # it has no height before
        for line in before.values():
            self.body.removeWidget(line)
        discard(before.values())
        self.clear.setVisible(any(one.message.kind is MessageKind.EVENT for one in self._lines))
        self.none.setVisible(not self._lines)
        self._fit()

    def _line(self, message: Message, *, can_undo: bool) -> MessageLine:
        unread = self._messages.is_unread(message)
        line = MessageLine(message, unread=unread, can_undo=can_undo)
        if line.action is not None:
            line.action.clicked.connect(partial(self._act, message, can_undo=can_undo))
        if line.guide is not None:
            line.guide.clicked.connect(partial(self._open_guide, message.guide))
        if line.copy is not None:
            line.copy.clicked.connect(partial(line.copy_details, line.copy))
        return line

    def _act(self, message: Message, *, can_undo: bool) -> None:
        self.accept()
        if can_undo:
            self._messages.undo(message.undo)
        else:
            self._messages.act(message)

    def _open_guide(self, page: str) -> None:
        self.accept()
        self._messages.guide_requested.emit(page)

    def _closed(self) -> None:
        self._messages.changed.disconnect(self._fill)
        self._messages.mark_read()
