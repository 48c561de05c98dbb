"""The service over HTTP, usable on its own: `docs/client.md` shows how.

Sole owner of addresses, field names, time limits and retries. Importing it does no work.
"""

from voicedesk.api.audio_fetcher import AudioFetcher, AudioStream, SampleFetcher
from voicedesk.api.calls import VOICES_PATH
from voicedesk.api.client import RetryPolicy, VoiceCloneClient
from voicedesk.api.http_session import Timeouts
from voicedesk.api.network_setup import Proxies

__all__ = [
    "VOICES_PATH",
    "AudioFetcher",
    "AudioStream",
    "Proxies",
    "RetryPolicy",
    "SampleFetcher",
    "Timeouts",
    "VoiceCloneClient",
]
