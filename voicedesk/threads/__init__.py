"""What a thread does for a coroutine."""

from voicedesk.threads.thread_task import ThreadTask

__all__ = ["ThreadTask"]
