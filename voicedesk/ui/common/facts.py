"""What this computer knows of the voices, beside what the service says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from voicedesk.domain.annotations import NO_ANNOTATIONS, VoiceAnnotations
from voicedesk.domain.text import Reading
from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.domain.voice import Voice, VoiceState
from voicedesk.library import CachedSound


class DemoLook(StrEnum):
    """What the window shows of a demo."""

    KEPT = "kept"
    ONLINE = "online"
    OUT_OF_REACH = "out of reach"
    NONE = "none"


class DemoFacts(NamedTuple):
    """A demo kept on this computer: length in milliseconds, envelope (0 to 255), bytes."""

    duration: int
    envelope: bytes
    size: int


@dataclass(frozen=True, slots=True)
class RecordingLook:
    """What can be done with the recording that a training was sent with.

    Attributes:
        is_kept: whether it is on this computer.
        is_sounding: whether it is being heard.
        is_comparable: whether there is a demo to compare it with.
    """

    is_kept: bool = False
    is_sounding: bool = False
    is_comparable: bool = False


@dataclass(slots=True)
class VoiceFacts:
    """The facts by voice id that the table and the panel show.

    Attributes:
        demos: the kept ones.
        running: trainings under way.
        failed: the latest trainings that can be sent again, of voices that failed.
        trained_at: when the last training sent from here was seen to end well.
        usual: how long trainings take here, in seconds.
        offline: whether the service is out of reach, or can't be used as it refuses the token.
        refused: whether it refuses the token.
        name_drafts: other names that were typed and not sent.
        marks: what the person added to voices, also to those that aren't listed now.
        compared: the slot of Compare that a voice is in, by its id, counted from 1.
        waiting: the voices for which something has been waited for so long that it is shown.
        played_at: when a voice was last played here; one that never was is missing.
        readings: how Chinese texts are read aloud, by the text, as far as it was found out.
    """

    demos: dict[str, DemoFacts] = field(default_factory=dict)
    running: dict[str, Training] = field(default_factory=dict)
    failed: dict[str, Training] = field(default_factory=dict)
    trained_at: dict[str, float] = field(default_factory=dict)
    history: dict[str, list[Training]] = field(default_factory=dict)
    usual: float | None = None
    offline: bool = False
    refused: bool = False
    annotations: Mapping[str, VoiceAnnotations] = field(default_factory=dict)
    compared: Mapping[str, int] = field(default_factory=dict)
    readings: Mapping[str, Reading] = field(default_factory=dict)
    played_at: Mapping[str, float] = field(default_factory=dict)
    name_drafts: Mapping[str, str] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)

    def forget(self) -> None:
        for known in (self.demos, self.running, self.failed, self.trained_at, self.history):
            known.clear()
        self.usual, self.offline, self.refused = None, False, False
        self.annotations, self.compared, self.readings, self.played_at = {}, {}, {}, {}
        self.name_drafts = {}

    def apply_trainings(self, trainings: Iterable[Training], voices: Mapping[str, Voice]) -> None:
        """Sort all trainings, newest first, into those under way and those that ended."""
        self.running.clear()
        self.trained_at.clear()
        self.history.clear()
        for training in trainings:
            voice = voices.get(training.voice_id)
            if training.is_ours:
                self.history.setdefault(training.voice_id, []).append(training)
            if training.status is TrainingStatus.NOT_BEGUN:
                continue
            if training.ended_at is None:
                if voice is not None and voice.is_training:
                    self.running.setdefault(training.voice_id, training)
            elif training.status is TrainingStatus.READY and training.is_ours:
                self.trained_at.setdefault(training.voice_id, training.ended_at)
        self.failed = {
            voice_id: own[0]
            for voice_id, own in self.history.items()
            if own[0].status is TrainingStatus.FAILED
            and (voice := voices.get(voice_id)) is not None
            and voice.state == VoiceState.FAILED
        }

    @property
    def retriable(self) -> list[Training]:
        """The failed ones that can be sent again as they were: whose speaker is known to agree."""
        if self.offline:
            return []
        return [training for training in self.failed.values() if training.consent is not None]

    def failed_training(self, voice: Voice) -> Training | None:
        """The voice's last training from here, if that is the one that failed."""
        return self.failed.get(voice.id)

    def marks_of(self, voice_id: str) -> VoiceAnnotations:
        return self.annotations.get(voice_id, NO_ANNOTATIONS)

    def demo_look(self, voice: Voice) -> DemoLook:
        """What the window shows of the voice's demo. A voice in training has none to be heard."""
        if voice.is_training:
            return DemoLook.NONE
        if voice.id in self.demos:
            return DemoLook.KEPT
        if voice.is_ready and voice.demo_url:
            # A demo is fetched without the token.
            away = self.offline and not self.refused
            return DemoLook.OUT_OF_REACH if away else DemoLook.ONLINE
        return DemoLook.NONE

    def is_coloured(self, voice: Voice) -> bool:
        """Whether the voice's tile has its hue: it can be heard, or will be."""
        return voice.is_training or self.demo_look(voice) is not DemoLook.NONE

    def is_playable(self, voice: Voice) -> bool:
        """Whether pressing play will be tried: kept, or to be had."""
        return voice.is_ready and self.demo_look(voice) in {DemoLook.KEPT, DemoLook.ONLINE}


def demo_facts(demo: CachedSound) -> DemoFacts:
    return DemoFacts(demo.duration_ms or 0, demo.envelope, demo.size)
