"""What the program tells the person: one road for news and errors, and the words for them."""

from voicedesk.ui.messages.error_reporter import ErrorReporter
from voicedesk.ui.messages.message import Message, MessageTone
from voicedesk.ui.messages.message_board import OFFLINE_KEY, MessageBoard
from voicedesk.ui.messages.message_strip import MessageStrip
from voicedesk.ui.messages.wording import Wording

__all__ = [
    "OFFLINE_KEY",
    "ErrorReporter",
    "Message",
    "MessageBoard",
    "MessageStrip",
    "MessageTone",
    "Wording",
]
