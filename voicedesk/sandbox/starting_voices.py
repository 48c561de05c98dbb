"""The voices that the service starts with: the same ones, with the same ids, every time."""

import time
from dataclasses import dataclass
from hashlib import blake2b

from voicedesk.sandbox.options import Edition, Options
from voicedesk.sandbox.voice_record import RunningTraining, State, Tier, VoiceRecord


@dataclass(frozen=True, slots=True)
class _Role:
    name: str
    language: str
    demo: str
    state: State = State.SUCCESS
    tier: Tier = Tier.FREE


_CAST = (
    _Role("清晨", "zh", "zh-1.mp3"),
    _Role("Harbour", "en", "en-1.mp3"),
    _Role("阿澜", "zh", "zh-2.mp3"),
    _Role("林知夏", "zh", "zh-3.mp3", State.TRAINING),
    _Role("Marlowe", "en", "en-2.mp3", tier=Tier.PRO),
    _Role("Dr. Okafor", "en", "en-3.mp3"),
    _Role("复刻音色-x7Q2m", "zh", "", State.INIT),
    _Role("老周讲故事", "zh", "zh-4.mp3"),
    _Role("あかり", "ja", "ja-1.mp3", tier=Tier.PRO),
    _Role("Podcast take 2", "en", "", State.FAILED),
    _Role("嘉欣 · 粵語", "yue", "yue-1.mp3", tier=Tier.PRO),
    _Role("Evelyn", "en", "en-4.mp3"),
)


def starting_voices(options: Options) -> list[VoiceRecord]:
    """`options.voices` voices: the cast, then the cast again with numbers, ready but for a few."""
    return [_voice(number, options) for number in range(options.voices)]


def _voice(number: int, options: Options) -> VoiceRecord:
    role = _CAST[number % len(_CAST)]
    round_number = number // len(_CAST)
    voice = VoiceRecord(
        id=blake2b(f"sample voice {number}".encode(), digest_size=16).hexdigest(),
        name=role.name if round_number == 0 else f"{role.name} {round_number + 1}",
        language=role.language,
        tier=role.tier,
        state=role.state,
        demo=role.demo,
    )
    if role.state is State.TRAINING:
        if round_number == 0:
            ends_at = time.time() + options.training_seconds
            voice.training = RunningTraining(url="", ends_at=ends_at, next_demo=role.demo)
            voice.demo = ""
        else:
            voice.state = State.SUCCESS
    if options.edition is Edition.FIRST:
        voice.tier = ""
        voice.language = role.language if voice.demo else ""
    return voice
