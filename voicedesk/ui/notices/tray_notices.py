"""Notifications through the system's tray, where there is no better way."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from voicedesk.desktop import Notification


class TrayNotices(QObject):
    """Shows one at a time; the tray's icon is there as long as it is.

    Signals:
        pressed: the notification was: its tag, and the key of its first action.
    """

    pressed = Signal(str, str)

    def __init__(self, icon: QIcon, parent: QObject) -> None:
        super().__init__(parent)
        self._icon = icon
        self._tray: QSystemTrayIcon | None = None
        self._shown: Notification | None = None

    def show(self, notification: Notification) -> bool:
        """Show it; returns whether there is a tray that does."""
        if not QSystemTrayIcon.isSystemTrayAvailable() or not QSystemTrayIcon.supportsMessages():
            return False
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._icon, self)
            self._tray.messageClicked.connect(self._press)
            self._tray.activated.connect(lambda _reason: self._press())
        self._shown = notification
        self._tray.setToolTip("VoiceDesk")
        self._tray.show()
        self._tray.showMessage(notification.summary, notification.body, self._icon)
        return True

    def withdraw(self, tag: str = "") -> None:
        """Take it away, if it is this one; empty for whichever."""
        if self._shown is not None and tag in {"", self._shown.tag}:
            self._shown = None
            if self._tray is not None:
                self._tray.hide()

    def _press(self) -> None:
        shown = self._shown
        self.withdraw()
        if shown is not None:
            self.pressed.emit(shown.tag, shown.actions[0][0] if shown.actions else "")
