"""The service over HTTP, usable on its own: `docs/client.md` shows how.

Sole owner of addresses, field names, time limits and retries. Importing it does no work.
"""

from voicedesk.api.audio_fetcher import AudioFetcher
from voicedesk.api.audio_stream import AudioStream
from voicedesk.api.retry_policy import RetryPolicy
from voicedesk.api.sample_fetcher import SampleFetcher
from voicedesk.api.sample_stream import SampleStream
from voicedesk.api.timeouts import Timeouts
from voicedesk.api.voice_clone_client import VoiceCloneClient

__all__ = [
    "AudioFetcher",
    "AudioStream",
    "RetryPolicy",
    "SampleFetcher",
    "SampleStream",
    "Timeouts",
    "VoiceCloneClient",
]
