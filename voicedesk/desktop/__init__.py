"""What the desktop is asked to show outside of the window, and what it asks of the player."""

from voicedesk.desktop.mpris import MediaCommand, MediaPlayerBus, MediaStatus
from voicedesk.desktop.notifications import Notification, NotificationBus

__all__ = ["MediaCommand", "MediaPlayerBus", "MediaStatus", "Notification", "NotificationBus"]
