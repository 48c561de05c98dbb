"""Where messages are shown: what has just come in a corner, and below the table what lasts.

`MessageArea` lies over the page and moves nothing in it; only for banners does it ask for room. It
has one `Toast`, in which the newest message takes the place of others until its time is over, and a
`Banner` for each condition. All of them are in the list of messages as well.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCursor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QGraphicsDropShadowEffect, QSizePolicy, QWidget
from shiboken6 import isValid

from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.dialogs import Dialog
from voicedesk.ui.kit.labels import Glyph, KeyCap, Label
from voicedesk.ui.kit.layouts import column, discard, row
from voicedesk.ui.kit.view import View, say
from voicedesk.ui.messages.messages import Message, MessageKind, Messages, MessageTone
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour

_GAP = 10


class MessageText(QWidget):
    """The fact in bold with the consequence after it, or below it where the line is too short.

    No word is ever lost: both wrap, and the height follows the width.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fact = Label(weight=600, wrap=True, parent=self)
        self.consequence = Label(ink="text2", wrap=True, parent=self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self._place)

    def show_text(self, fact: str, consequence: str) -> None:
        self.fact.setText(fact)
        self.consequence.show_text(consequence)
        self.updateGeometry()
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(self._one_line(), self.fact.heightForWidth(10_000))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 0)

    def heightForWidth(self, width: int) -> int:
        if self._fits(width):
            return max(self.fact.heightForWidth(width), self.consequence.heightForWidth(width))
        below = self.consequence.heightForWidth(width) if self.consequence.text() else 0
        return self.fact.heightForWidth(width) + below

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _fits(self, width: int) -> bool:
        return self._one_line() <= width

    def _one_line(self) -> int:
        wide = self._wide(self.fact)
        return wide + _GAP + self._wide(self.consequence) if self.consequence.text() else wide

    @staticmethod
    def _wide(label: Label) -> int:
        return label.fontMetrics().horizontalAdvance(label.text()) + 2

    def _place(self) -> None:
        width = self.width()
        fact, consequence = self.fact, self.consequence
        for label in (fact, consequence):
            label.setMinimumHeight(0)  # what it needed at another width
        if self._fits(width):
            left, rest = self._wide(fact), width - self._wide(fact) - _GAP
            for label, x, wide in ((fact, 0, left), (consequence, left + _GAP, rest)):
                tall = label.heightForWidth(wide)
                label.setGeometry(x, (self.height() - tall) // 2, wide, tall)
        else:
            above = fact.heightForWidth(width)
            fact.setGeometry(0, 0, width, above)
            consequence.setGeometry(0, above, width, consequence.heightForWidth(width))


_BANNER = 40


def copy_details(details: str, button: QWidget) -> None:
    QGuiApplication.clipboard().setText(details)
    say(button, QCoreApplication.translate("MessageArea", "Details copied"))


class Banner(View):
    """Shows a condition: its fact, what it means, and what can be done."""

    def __init__(self, message: Message, act: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.message = message
        tone = message.tone
        self.restyle("surface", tone.colours.value)
        self.text = MessageText()
        self.action = Button(ButtonKind.LINK, text=message.offer, height=28)
        self.action.setAccessibleDescription(message.fact)
        self.action.clicked.connect(act)
        self.copy = IconButton("copy", text=self.tr("Copy details"), side=28, glyph=16)
        self.copy.clicked.connect(lambda: copy_details(message.details, self.copy))
        glyph = Glyph(message.icon or tone.icon, ink=tone.colours.value, side=20)
        margins = (11, 5, 6, 5)
        parts = (glyph, 6, (self.text, 1), self.copy, self.action)
        row(*parts, on=self, gap=4, margins=margins)
        self.copy.setVisible(bool(message.details))
        self.action.setVisible(bool(message.offer))
        self.text.show_text(message.fact, message.consequence)
        self.show()

    def height_for(self, width: int) -> int:
        layout = self.layout()
        needed = layout.totalHeightForWidth(width) if layout is not None else 0
        return max(_BANNER, needed)


_LEAST, _MOST = 320, 440
_SHORT, _LONG = 6.0, 10.0
_TICK_MS = 250
_WAITING = 3
"""Messages that come again after newer ones at the most; any is in the list."""


class Toast(View):
    """A small message. It goes by itself, later where there is something to press.

    Its clock stands while the pointer or the keyboard is on it, and while a dialog covers it.

    Signals:
        acted: the button was pressed.
        dismissed: it was closed.
        over: its time is over.
    """

    acted = Signal()
    dismissed = Signal()
    over = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, surface="toast")
        self.message: Message | None = None
        self.shown_for = 0.0
        self._glyph = Glyph("info", side=18)
        self.fact = Label(wrap=True)
        self.consequence = Label(pixels=12, ink="text2", wrap=True)
        self.action = Button(ButtonKind.LINK, height=28)
        self.key = KeyCap(QKeySequence(QKeySequence.StandardKey.Undo).toString(_NATIVE))
        self.key.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.close_button = IconButton("close", text=self.tr("Dismiss"), side=28, glyph=16)
        self.action.setText(self.close_button.text())  # no nameless one on the bus
        self.copy = IconButton("copy", text=self.tr("Copy details"), side=28, glyph=16)
        words = column(self.fact, self.consequence, gap=1)
        parts = (self.copy, self.action, self.key, self.close_button)
        self._row = row(
            self._glyph, 3, (words, 1), 2, *parts, on=self, gap=6, margins=(14, 7, 8, 7)
        )
        shadow = QGraphicsDropShadowEffect(self, blurRadius=SHADOW, xOffset=0, yOffset=6)
        shadow.setColor(colour("#000000", 0.22))
        self.setGraphicsEffect(shadow)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self.copy.clicked.connect(self._copy)
        self.action.clicked.connect(self.acted)
        self.close_button.clicked.connect(self.dismissed)
        self.hide()

    def show_message(self, message: Message, *, action: str, key: bool) -> None:
        """Show a message; `action` is its button's words, `key` whether Ctrl+Z does the same."""
        before, self.message = self.message, message
        if before is None or before.key != message.key or before.at != message.at:
            self.shown_for = 0.0
        tone = message.tone
        self._glyph.show_icon(message.icon or tone.icon, tone.colours.value)
        self.fact.setText(message.fact)
        self.consequence.show_text(message.consequence)
        self.action.setText(action or self.close_button.text())  # no nameless one on the bus
        self.action.setAccessibleDescription(message.fact)
        self.action.setVisible(bool(action))
        self.key.setVisible(key)
        self.copy.setVisible(message.is_wrong and bool(message.details))
        if message.kind is not MessageKind.EVENT:
            self._clock.stop()
        elif not self._clock.isActive():
            self._clock.start()
        self.show()

    def leave(self) -> None:
        self.message = None
        self._clock.stop()
        self.hide()

    def size_for(self, room: int) -> QSize:
        """The size it takes where so many pixels are free."""
        for label in (self.fact, self.consequence):
            label.setMinimumHeight(0)  # what it needed at another width
        wide = max(
            label.fontMetrics().horizontalAdvance(label.text())
            for label in (self.fact, self.consequence)
        )
        beside = self._row.minimumSize().width() - self._least_words()
        width = min(max(wide + 4 + beside, _LEAST), _MOST, room)
        return QSize(width, max(44, self._row.totalHeightForWidth(width)))

    @property
    def is_held(self) -> bool:
        """Whether the person is at it, or can't see it."""
        focus: QWidget | None = QApplication.focusWidget()
        has_focus = focus is not None and self.isAncestorOf(focus)
        here = Qt.FindChildOption.FindDirectChildrenOnly
        dialogs = self.window().findChildren(Dialog, options=here)
        covered = any(one.isVisible() for one in dialogs)
        # Qt doesn't notice that something moved away from under a pointer that rests.
        pointed = self.underMouse() and self.rect().contains(self.mapFromGlobal(QCursor.pos()))
        return pointed or has_focus or covered

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        if self.message is not None:
            copy_details(self.message.details, self.copy)

    def _least_words(self) -> int:
        return max(self.fact.minimumSizeHint().width(), self.consequence.minimumSizeHint().width())

    def _tick(self) -> None:
        if self.message is None or self.is_held:
            return
        self.shown_for += _TICK_MS / 1000
        lasts = _LONG if not self.action.isHidden() else _SHORT
        if self.shown_for >= lasts:
            self.over.emit()


_NATIVE = QKeySequence.SequenceFormat.NativeText
SHADOW = 20
_SIDE = 12
_ABOVE = 16
_BELOW = 8


class MessageArea(View):
    """Lies over the foot of the page.

    Args:
        window: what it lies in.
        room: takes as many pixels below the table as banners need.
        place: the part of the window, in its coordinates, at whose lower edge messages stand.
        go_back: gives the focus back where what had it before is gone.
    """

    def __init__(
        self,
        messages: Messages,
        window: QWidget,
        room: QWidget,
        place: Callable[[], QRect],
        go_back: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._messages = messages
        self._room = room
        self._place = place
        self._go_back = go_back
        self._before: QWidget | None = None
        self._later: list[tuple[str, float]] = []  # keys, and for how long they were shown
        self._put_away: set[str] = set()
        self._is_listed = False
        self._banners: list[Banner] = []
        self.toast = Toast(self)
        self.toast.acted.connect(self._act)
        self.toast.dismissed.connect(self._dismiss)
        self.toast.over.connect(self._over)
        room.installEventFilter(self)
        theme().changed.connect(self.arrange)
        messages.changed.connect(self._refresh)
        messages.arrived.connect(self._arrived)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)
        self.setAccessibleName(self.tr("Messages"))
        self._refresh()
        for message in reversed(messages.messages):
            if message.kind is MessageKind.EVENT and messages.is_unread(message):
                self._take_in(message)

    @property
    def banners(self) -> list[Banner]:
        return list(self._banners)

    def set_listed(self, *, listed: bool) -> None:
        """Show no toast while the list is open: beside it, without a shade, it seems usable."""
        self._is_listed = listed
        if listed:
            self._later.clear()
            self._leave()
        self._show_next()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self.arrange()
        return False

    def arrange(self) -> None:
        """Take the place there is."""
        shown = [*self._banners, *([self.toast] if self.toast.message else [])]
        place = self._place()
        wide = place.width() - 2 * _SIDE
        tall = [banner.height_for(wide) for banner in self._banners]
        banners = sum(tall) + _BELOW * len(tall)
        self._room.setFixedHeight(banners + _BELOW if banners else 0)
        if not shown:
            self.hide()
            return
        size = self.toast.size_for(wide) if self.toast.message else QSize()
        above = size.height() + _ABOVE + SHADOW if self.toast.message else 0
        high = above + banners
        self.setGeometry(place.left(), place.bottom() + 1 - high, place.width(), high)
        top = above
        region = QRegion()
        for banner, height in zip(self._banners, tall, strict=True):
            banner.setGeometry(_SIDE, top, wide, height)
            region += QRegion(banner.geometry())
            top += height + _BELOW
        if self.toast.message:
            left = place.width() - _SIDE - size.width()
            self.toast.setGeometry(QRect(left, SHADOW, size.width(), size.height()))
            around = self.toast.geometry().adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW)
            region += QRegion(around)
        self.setMask(region)  # the mouse reaches what is beside them
        self.show()

    # Inside

    def _arrived(self, message: Message) -> None:
        if message.kind is MessageKind.EVENT:
            self._take_in(message)
        event = QAccessibleAnnouncementEvent(self, message.text)
        if message.tone is MessageTone.BAD:  # otherwise it waits until the reader has finished
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _take_in(self, message: Message) -> None:
        """Show an event in place of another, or after one that the person is at."""
        later = [one for one in self._later if one[0] != message.key]
        shown = self.toast.message
        if shown is None or shown.kind is not MessageKind.EVENT or shown.key == message.key:
            self._later = later
            self._show(message.key)
        elif self.toast.is_held:
            self._later = [*later, (message.key, 0.0)][-_WAITING:]
        else:
            self._later = [*later, (shown.key, self.toast.shown_for)][-_WAITING:]
            self._show(message.key)

    def _show_next(self) -> None:
        """Show again what had to give way, for the rest of its time; else what goes on."""
        while self._later and self.toast.message is None:
            key, shown_for = self._later.pop()
            self._show(key)
            self.toast.shown_for = shown_for
        if self.toast.message is None:
            self._show_progress()
        self.arrange()

    def _show(self, key: str) -> None:
        message = self._messages.find(key)
        if message is not None and not self._is_listed:
            can_undo = self._messages.can_undo(message)
            action = self.tr("Undo") if can_undo else message.offer
            is_next = can_undo and message.undo is self._messages.next_undo
            self.toast.show_message(message, action=action, key=is_next)
            self.arrange()

    def _refresh(self) -> None:
        messages = self._messages.messages
        now = [one for one in messages if one.kind is MessageKind.CONDITION]
        if now != [banner.message for banner in self._banners]:
            discard(self._banners)
            self._banners = [Banner(one, partial(self._messages.act, one), self) for one in now]
        shown = self.toast.message
        if shown is not None and self._messages.find(shown.key) is None:
            self._leave()
        elif shown is not None:
            self._show(shown.key)
        self._show_next()

    def _show_progress(self) -> None:
        messages = self._messages.messages
        going = [one.key for one in messages if one.kind is MessageKind.PROGRESS]
        self._put_away.intersection_update(going)
        if key := next((key for key in going if key not in self._put_away), ""):
            self._show(key)

    def _act(self) -> None:
        message = self.toast.message
        if message is None:
            return
        if message.kind is MessageKind.EVENT:
            self._leave()
        if self._messages.can_undo(message):
            self._messages.undo(message.undo)
        else:
            self._messages.act(message)
        self._show_next()

    def _dismiss(self) -> None:
        message = self.toast.message
        if message is not None:
            self._put_away.add(message.key)
            self._leave()
            self._messages.mark_read(message.key)
            self._show_next()

    def _over(self) -> None:
        """What went well and was in sight long enough isn't news any longer."""
        message = self.toast.message
        if message is not None:
            self._leave()
            if not message.is_wrong and self.window().isActiveWindow():
                self._messages.mark_read(message.key)
            self._show_next()

    def _leave(self) -> None:
        focus: QWidget | None = QApplication.focusWidget()
        if focus is not None and self.toast.isAncestorOf(focus):
            before = self._before
            if before is not None and isValid(before) and before.isVisible():
                before.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self._go_back()
        self.toast.leave()

    def _focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is None or before is None or not isValid(before):
            return
        if self.toast.isAncestorOf(now) and not self.toast.isAncestorOf(before):
            self._before = before
