"""The mark that a window wears until somebody looks at it."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

_TITLE = "VoiceDesk"


class WindowMark(QObject):
    """Counts what hasn't been seen: in the title, at the program's icon, and by a blinking one.

    What of it is seen depends on the desktop; the title is everywhere.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._count = 0
        window.installEventFilter(self)

    @property
    def count(self) -> int:
        """How much hasn't been seen."""
        return self._count

    def add(self, number: int) -> None:
        """There is so much more to see."""
        self._show(self._count + number)
        QApplication.alert(self._window)

    def clear(self) -> None:
        """All has been seen."""
        if self._count:
            self._show(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.clear()
        return super().eventFilter(watched, event)

    def _show(self, count: int) -> None:
        self._count = count
        self._window.setWindowTitle(f"{_TITLE} ({count})" if count else _TITLE)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.setBadgeNumber(count)
