"""One tag to filter by."""

from PySide6.QtCore import QPoint, QPointF, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QPainter
from PySide6.QtWidgets import QSizePolicy

from voicedesk.domain.display import clean
from voicedesk.ui.kit.tag_mark import paint_dot
from voicedesk.ui.kit.tool_tip import plain_tip
from voicedesk.ui.sidebar.place_button import PlaceButton
from voicedesk.ui.theme import Theme


class TagButton(PlaceButton):
    """Dot, name and count. It can be on beside others.

    Signals:
        reached: the keyboard is here now.
        menu_wanted: right click or the menu key: where, in screen pixels.
    """

    reached = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, tag: str) -> None:
        super().__init__(theme, "tag", "text2")
        self.tag = tag
        self.setAutoExclusive(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_words(clean(tag))
        self.setToolTip(plain_tip(clean(tag)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.focused_by_keyboard:
            self.reached.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        corner = self.mapToGlobal(self.rect().bottomLeft() + QPoint(36, -4))
        self.menu_wanted.emit(corner if by_key else event.globalPos())

    def _paint_mark(self, painter: QPainter) -> None:
        paint_dot(painter, self._theme, QPointF(18, self.height() / 2), self.tag)
