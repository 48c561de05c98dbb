"""The strip above the table: one message at a time."""

from PySide6.QtCore import QEasingCurve, QSize, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.glyph import Glyph
from voicedesk.ui.kit.icon_button import IconButton
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.messages.message import Message, MessageTone
from voicedesk.ui.messages.message_board import MessageBoard
from voicedesk.ui.messages.message_text import MessageText
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour

_SIDE = 12
_BELOW = 8
_TALL = 40
_SLIDE = 180
_COPIED = 2000


class MessageStrip(View):
    """Shows the board's current message; takes no room when there is none.

    Its margins belong to it (12 px beside, 8 px below), so that they come and go with it.

    Args:
        slides: whether it slides in; False for reduced motion.

    """

    def __init__(
        self,
        theme: Theme,
        board: MessageBoard,
        *,
        slides: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._board = board
        self._slides = slides
        self._shown: Message | None = None
        self._box = _Box(theme, self)
        self._glyph = Glyph(theme, "info", side=20)
        self.text = MessageText(theme)
        self.waiting = Label(theme, pixels=12, ink="text2", tabular=True)
        self.copy = IconButton(theme, "copy", glyph=18)
        self.action = Button(theme, ButtonKind.LINK)
        self.dismiss = IconButton(theme, "close")
        row = self._row = QHBoxLayout(self._box)
        row.setSpacing(4)
        row.addWidget(self._glyph)
        row.addSpacing(6)
        row.addWidget(self.text, 1)
        for widget in (self.waiting, self.copy, self.action, self.dismiss):
            row.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._slide = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_SLIDE)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.valueChanged.connect(self._fit)
        self._copied = QTimer(self, singleShot=True, interval=_COPIED)
        self._copied.timeout.connect(lambda: self.copy.set_icon_name("copy"))
        self.copy.clicked.connect(self._copy)
        self.action.clicked.connect(self._act)
        self.dismiss.clicked.connect(self._dismiss)
        board.changed.connect(self._refresh)
        board.arrived.connect(self._announce)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Messages"))
        self.copy.set_words(self.tr("Copy details"))
        self.dismiss.set_words(self.tr("Dismiss"))
        self._name_action("")
        self._board.renew()

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
        message = self._board.current
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
        if self.isHidden():
            if self._slides:
                self._slide.start()
            self.show()
        self._fit()

    def _fill(self, message: Message) -> None:
        tone = message.tone
        self._box.show_tone(tone)
        self._glyph.show_icon(message.icon or tone.icon, tone.colours.value)
        self.text.show_words(message.fact, message.consequence)
        count = len(self._board.messages)
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
            return  # another page's strip says it
        event = QAccessibleAnnouncementEvent(self, message.text)
        urgent = message.tone is MessageTone.BAD
        event.setPoliteness(
            QAccessible.AnnouncementPoliteness.Assertive
            if urgent
            else QAccessible.AnnouncementPoliteness.Polite
        )
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
            self._board.withdraw(message.key)
        if message.act is not None:
            message.act()

    def _dismiss(self) -> None:
        if self._shown is not None:
            self._board.withdraw(self._shown.key)


class _Box(View):
    """The tinted strip itself."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._tone = MessageTone.NOTE

    def show_tone(self, tone: MessageTone) -> None:
        self._tone = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self.tokens.tone(self._tone.colours)[1]))
        painter.drawRoundedRect(self.rect(), 8, 8)
        painter.end()
