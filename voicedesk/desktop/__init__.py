"""What the desktop is asked to show outside of the window, and what it asks for itself."""

from voicedesk.desktop.appearance import AppearanceBus, DesktopAppearance
from voicedesk.desktop.mpris import MediaCommand, MediaPlayerBus, MediaStatus
from voicedesk.desktop.notifications import Notification, NotificationBus

__all__ = [
    "AppearanceBus",
    "DesktopAppearance",
    "MediaCommand",
    "MediaPlayerBus",
    "MediaStatus",
    "Notification",
    "NotificationBus",
]
