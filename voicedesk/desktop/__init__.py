"""What the desktop is asked to show outside of the window."""

from voicedesk.desktop.notification import Notification
from voicedesk.desktop.notification_bus import NotificationBus

__all__ = ["Notification", "NotificationBus"]
