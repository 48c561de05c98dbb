"""Small widgets one after another, in as many lines as they need."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Flow(QWidget):
    """Places what it is given from left to right, then in the next line; as high as that takes.

    Args:
        line: pixels that a line is high, the gap under it included.
        gap: pixels between neighbours.

    """

    def __init__(self, *, line: int, gap: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self._gap = gap
        self._parts: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(line)

    def set_parts(self, parts: list[QWidget], *, after: QWidget | None = None) -> None:
        """Show these, in this order; the keyboard goes through them in it too.

        Args:
            after: the widget that Tab leads here from, where no part stays that shows it.
        """
        for part in self._parts:
            if part not in parts:
                part.removeEventFilter(self)
        for part in parts:
            if part not in self._parts:
                part.setParent(self)
                part.show()
                part.installEventFilter(self)
        self._order_focus(parts, after or self)
        self._parts = parts
        self._place()

    def _order_focus(self, parts: list[QWidget], before: QWidget) -> None:
        """Let new parts come where those are that stay, or after `before`."""
        stays = next((part for part in parts if part in self._parts), None)
        if stays is not None and (neighbour := stays.previousInFocusChain()) is not None:
            before = neighbour
        for part in parts:
            self.setTabOrder(before, part)
            before = part

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() in {
            QEvent.Type.ShowToParent,
            QEvent.Type.HideToParent,
            QEvent.Type.LayoutRequest,
        }:
            self._place()
        return False

    def _place(self) -> None:
        left = top = 0
        for part in self._parts:
            if part.isHidden():
                continue
            size = part.sizeHint().boundedTo(QSize(max(self.width(), 1), self._line))
            size = size.expandedTo(part.minimumSize()).boundedTo(part.maximumSize())
            if left and left + size.width() > self.width():
                left, top = 0, top + self._line
            lower = (self._line - size.height()) // 2
            part.setGeometry(QRect(left, top + lower, size.width(), size.height()))
            left += size.width() + self._gap
        if self.height() != top + self._line:
            self.setFixedHeight(top + self._line)
