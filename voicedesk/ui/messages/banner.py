"""The banner above the table: one message at a time, with what can be done about it."""

from PySide6.QtCore import QEasingCurve, QSize, QTimer, QVariantAnimation
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.labels import Glyph, Label
from voicedesk.ui.kit.layouts import row
from voicedesk.ui.kit.view import View
from voicedesk.ui.messages.messages import Message, Messages, MessageTone
from voicedesk.ui.theme import theme

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


_SIDE = 12
_BELOW = 8
_TALL = 40
_SLIDE = 180
_COPIED = 2000


class MessageBanner(View):
    """Shows the current message; takes no room when there is none.

    Its margins belong to it (12 px beside, 8 px below), so that they come and go with it.

    Args:
        slides: whether it slides in; False for reduced motion.
    """

    def __init__(self, messages: Messages, *, slides: bool = True) -> None:
        super().__init__()
        self._messages = messages
        self._slides = slides
        self._shown: Message | None = None
        self._appears = False
        self._box = View(self)
        self._glyph = Glyph("info", side=20)
        self.text = MessageText()
        self.waiting = Label(pixels=12, ink="text2", tabular=True)
        self.copy = IconButton("copy", glyph=18)
        self.action = Button(ButtonKind.LINK)
        self.dismiss = IconButton("close")
        buttons = (self.copy, self.action, self.dismiss)
        self._row = row(self._glyph, 6, (self.text, 1), self.waiting, *buttons, on=self._box, gap=4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._slide = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_SLIDE)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.valueChanged.connect(self._fit)
        self._copied = QTimer(self, singleShot=True, interval=_COPIED)
        self._copied.timeout.connect(lambda: self.copy.set_icon_name("copy"))
        self.copy.clicked.connect(self._copy)
        self.action.clicked.connect(self._act)
        self.dismiss.clicked.connect(self._dismiss)
        messages.changed.connect(self._refresh)
        messages.arrived.connect(self._announce)
        self.setAccessibleName(self.tr("Messages"))
        self.copy.set_text(self.tr("Copy details"))
        self.dismiss.set_text(self.tr("Dismiss"))
        self._name_action("")
        self._refresh()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def full_height(self) -> int:
        """The height that the message needs at the present width, margin included."""
        needed = self._row.totalHeightForWidth(self.width() - 2 * _SIDE)
        return max(_TALL, needed) + _BELOW

    def _fit(self) -> None:
        full = self.full_height()
        sliding = self._slide.state() == QVariantAnimation.State.Running
        self.setFixedHeight(round(full * self._slide.currentValue()) if sliding else full)
        # Held by its lower edge: it comes down from under the header as the room grows.
        self._box.setGeometry(_SIDE, self.height() - full, self.width() - 2 * _SIDE, full - _BELOW)

    def _refresh(self) -> None:
        message = self._messages.current
        if message is None:
            self._shown = None
            self._slide.stop()
            self.hide()
            return
        if message != self._shown:
            self._copied.stop()
            self.copy.set_icon_name("copy")
        self._shown = message
        self._fill(message)
        self._appears = self.isHidden()
        if self.parentWidget() is not None:  # otherwise it comes with the page it is put into
            self.show()
        self._fit()

    def _fill(self, message: Message) -> None:
        tone = message.tone
        self._box.restyle("surface", tone.colours.value)
        self._glyph.show_icon(message.icon or tone.icon, tone.colours.value)
        self.text.show_text(message.fact, message.consequence)
        count = len(self._messages.messages)
        self.waiting.setText(self.tr("1 of {count}").format(count=count))
        self.waiting.setVisible(count > 1)
        self.copy.setVisible(bool(message.details))
        self._name_action(message.action)
        self.action.setAccessibleDescription(message.fact)
        self.action.setVisible(bool(message.action))
        self.dismiss.setVisible(not message.sticky)
        self._row.setContentsMargins(11, 4, 8 if message.sticky else 4, 4)
        self.setAccessibleDescription(message.text)

    def _name_action(self, words: str) -> None:
        # A screen reader finds hidden buttons too, and has nothing to say of one without words.
        self.action.setText(words or self.tr("Dismiss"))

    def _announce(self, message: Message) -> None:
        page = self.parentWidget()
        if page is not None and not page.isVisible():
            return  # another page's banner says it
        if self._slides and self._appears:  # not for what the page before has shown
            self._slide.start()
        event = QAccessibleAnnouncementEvent(self, message.text)
        if message.tone is MessageTone.BAD:  # otherwise it waits until the reader has finished
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _copy(self) -> None:
        if self._shown is not None:
            QGuiApplication.clipboard().setText(self._shown.details)
            self.copy.set_icon_name("check")
            self._copied.start()
            said = QAccessibleAnnouncementEvent(self, self.tr("Details copied"))
            QAccessible.updateAccessibility(said)

    def _act(self) -> None:
        message = self._shown
        if message is None:
            return
        if not message.sticky:
            self._messages.withdraw(message.key)
        if message.act is not None:
            message.act()

    def _dismiss(self) -> None:
        if self._shown is not None:
            self._messages.withdraw(self._shown.key)
