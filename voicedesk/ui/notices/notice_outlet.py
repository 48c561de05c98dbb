"""Where notifications are shown: by the desktop's service, else in the tray."""

import os
import sys
from contextlib import suppress

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon

from voicedesk.desktop import Notification, NotificationBus
from voicedesk.ui.notices.tray_notices import TrayNotices

_ACTIVATION_TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - Qt takes it from there, once


class NoticeOutlet(QObject):
    """Shows notifications, and hears what is pressed on them.

    Args:
        icon: the program's picture, and its file's address.
        has_bus: whether this is a system whose desktops have the service.

    Signals:
        acted: an action was pressed: the notification's tag and the action's key.
    """

    acted = Signal(str, str)
    _pressed = Signal(str, str, str)

    def __init__(
        self,
        icon: QIcon,
        address: str,
        parent: QObject,
        *,
        has_bus: bool = sys.platform.startswith(("linux", "freebsd")),
    ) -> None:
        super().__init__(parent)
        self._bus = NotificationBus(self._hear, address) if has_bus else None
        self._tray = TrayNotices(icon, self)
        self._tray.pressed.connect(self.acted)
        self._pressed.connect(self._act)

    async def show(self, notification: Notification) -> None:
        """Show it, where there is anything that does."""
        if self._bus is None or not await self._bus.show(notification):
            self._tray.show(notification)

    def withdraw(self, tag: str) -> None:
        """Take the notification with this tag away."""
        if self._bus is not None:
            self._bus.withdraw(tag)
        self._tray.withdraw(tag)

    def close(self) -> None:
        """Show and hear nothing more."""
        if self._bus is not None:
            self._bus.close()
        self._tray.withdraw()

    def _hear(self, tag: str, key: str, token: str) -> None:
        """On the bus's thread: the signal carries it to this one."""
        with suppress(RuntimeError):  # the program ends meanwhile
            self._pressed.emit(tag, key, token)

    def _act(self, tag: str, key: str, token: str) -> None:
        if token:
            os.environ[_ACTIVATION_TOKEN] = token
        self.acted.emit(tag, "" if key == "default" else key)
