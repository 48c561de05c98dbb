"""One quiet line about the demos that are being fetched to be kept."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from voicedesk.services.offline_keeping import OfflineKeeping
from voicedesk.ui.kit.icon_button import IconButton
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.tool_tip import plain_tip
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour

_BAR = 3
_MARGIN = 18


class KeepingLine(View):
    """How many of how many, a thin bar, and two buttons: pause or go on, and cancel.

    In a rail the buttons stand one above the other, and the words are their tool tips.

    Signals:
        pause_pressed, resume_pressed, cancel_pressed
    """

    pause_pressed = Signal()
    resume_pressed = Signal()
    cancel_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._keeping = OfflineKeeping()
        self._is_rail = False
        self.words = Label(theme, pixels=12, ink="text2", tabular=True)
        self.pause = IconButton(theme, "pause", side=26, glyph=16)
        self.cancel = IconButton(theme, "close", side=26, glyph=16)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setSpacing(0)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.pause)
        self._row.addWidget(self.cancel)
        self.pause.clicked.connect(self._pause_pressed)
        self.cancel.clicked.connect(self.cancel_pressed)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_rail(rail=False)
        self.hide()

    def show_keeping(self, keeping: OfflineKeeping) -> None:
        """Show how far it has come, or nothing where there is nothing to do."""
        before, self._keeping = self._keeping, keeping
        self.setVisible(keeping.is_running)
        self.retranslate()
        self.update()
        news = before.is_paused, before.is_waiting, before.is_running
        if keeping.is_running and news != (keeping.is_paused, keeping.is_waiting, True):
            event = QAccessibleAnnouncementEvent(self, self.words.text())
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
            QAccessible.updateAccessibility(event)

    def set_rail(self, *, rail: bool) -> None:
        """Fit into a rail, or into the wide sidebar again."""
        self._is_rail = rail
        self.words.setVisible(not rail)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if rail else direction.LeftToRight)
        self._row.setAlignment(Qt.AlignmentFlag.AlignHCenter if rail else Qt.AlignmentFlag(0))
        side = 15 if rail else _MARGIN
        self._row.setContentsMargins(side, 4, side if rail else 9, 8 + _BAR)
        self.retranslate()

    def retranslate(self) -> None:
        keeping = self._keeping
        if keeping.is_checking:
            words = self.tr("Checking, {left} left")
        elif keeping.is_paused:
            words = self.tr("Paused, {done} of {total}")
        elif keeping.is_waiting:
            words = self.tr("Waiting, {done} of {total}")
        else:
            words = self.tr("Keeping {done} of {total}")
        words = words.format(done=keeping.done, total=keeping.total, left=keeping.unchecked)
        if words != self.words.text():
            self.words.setText(words)
        why = self.tr("Demos go on being fetched once the service can be reached.")
        tip = why if keeping.is_waiting and not keeping.is_paused else words
        self.words.setToolTip(plain_tip(tip))
        self.setAccessibleName(words)
        self.pause.set_icon_name("play" if keeping.is_paused else "pause")
        note = words if self._is_rail else ""
        if keeping.is_paused:
            self.pause.set_words(self.tr("Go on keeping demos"), note)
        else:
            self.pause.set_words(self.tr("Pause keeping demos"), note)
        self.cancel.set_words(
            self.tr("Cancel keeping demos"), self.tr("What was fetched stays on this computer.")
        )

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        keeping = self._keeping
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        side = 15 if self._is_rail else _MARGIN
        bar = QRectF(side, self.height() - _BAR - 5, self.width() - 2 * side, _BAR)
        painter.setBrush(colour(self.tokens.fill_hover))
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        if keeping.total and keeping.done:
            bar.setWidth(max(_BAR, bar.width() * keeping.done / keeping.total))
            at_rest = keeping.is_paused or keeping.is_waiting
            painter.setBrush(colour(self.tokens.text3 if at_rest else self.tokens.accent))
            painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        painter.end()

    def _pause_pressed(self) -> None:
        if self._keeping.is_paused:
            self.resume_pressed.emit()
        else:
            self.pause_pressed.emit()
