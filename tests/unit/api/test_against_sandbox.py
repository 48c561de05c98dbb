"""All six calls and the fetcher against the built-in service in another process."""

import asyncio
import time

import pytest

from tests.unit.api.pauses import NEVER_AGAIN
from voicedesk.api import AudioFetcher, VoiceCloneClient
from voicedesk.domain.errors import (
    NotFoundError,
    RefusedError,
    ServiceBrokenError,
    TokenRefusedError,
)
from voicedesk.domain.voice import Voice, VoiceState
