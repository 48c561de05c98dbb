"""What the desktop is asked to show outside of the window."""

from voicedesk.desktop.notifications import Notification, NotificationBus

__all__ = ["Notification", "NotificationBus"]
