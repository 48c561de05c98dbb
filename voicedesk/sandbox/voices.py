"""The service's voices, in the order they are listed, and their file.

The first run starts with `starting_voices`, a later one with what the `StateFile` holds.
"""

import json
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path

from voicedesk.sandbox.http import RefusalError
from voicedesk.sandbox.options import Edition, Options


class State(StrEnum):
    """The contract's four states."""

    INIT = "Init"
    TRAINING = "Training"
    SUCCESS = "Success"
    FAILED = "Failed"


class Tier(StrEnum):
    """The later edition's two kinds of slots."""

    FREE = "free"
    PRO = "pro"


@dataclass(slots=True)
class RunningTraining:
    """A training on its way. Kept in the state file, so that it goes on after a restart.

    Attributes:
        url: where the sample is.
        ends_at: when its outcome becomes known, in POSIX seconds.
        next_demo: the demo it will end with; empty until the sample was found good.
        problem: why it will fail; empty while nothing is wrong.
    """

    url: str
    ends_at: float
    next_demo: str = ""
    problem: str = ""


@dataclass(slots=True)
class VoiceRecord:
    """A voice.

    Attributes:
        state: one of `State`; the control door may set any other.
        demo: the name of its demo among the bundled samples or the trained demos; empty for none.
        fixed_link: given out as the demo's link as it stands, when the control door set one.
        problem: why its last training failed. The service tells nobody but the control door.
    """

    id: str
    name: str
    language: str = ""
    tier: str = ""
    state: str = State.INIT
    demo: str = ""
    fixed_link: str = ""
    problem: str = ""
    training: RunningTraining | None = None


_VERSION = 1


class StateFileError(Exception):
    """The file holds something else than voices; its text says which file and why."""


class StateFile:
    """One JSON file, always whole: it is replaced, never written into."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> list[VoiceRecord] | None:
        """The voices written down; None if there is no file yet.

        Raises:
            StateFileError: it can't be understood.
            OSError: it can't be read.
        """
        try:
            text = self._path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except UnicodeDecodeError as error:
            raise StateFileError(f"{self._path}: {error}") from None
        try:
            state = json.loads(text)
            if state["version"] != _VERSION:
                raise StateFileError(f"{self._path}: written by another version")
            return [_read_voice(entry) for entry in state["voices"]]
        except (ValueError, TypeError, KeyError) as error:
            raise StateFileError(f"{self._path}: {error!r}") from None

    def write(self, voices: Iterable[VoiceRecord]) -> None:
        """Replace what is written down; OSError if the disk won't."""
        text = json.dumps({"version": _VERSION, "voices": [asdict(voice) for voice in voices]})
        self._path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(self._path, text.encode("ascii"))

    def set_aside(self) -> Path:
        """Move a file that can't be understood out of the way; returns where to."""
        aside = self._path.with_name(f"{self._path.name}.damaged")
        self._path.replace(aside)
        return aside


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` at `path` so that a reader, or a crash, meets the old or the new, never half.

    OSError if the disk won't.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _read_voice(entry: dict[str, object]) -> VoiceRecord:
    training = entry.pop("training")
    voice = VoiceRecord(**entry)  # type: ignore[arg-type]
    if isinstance(training, dict):
        voice.training = RunningTraining(**training)
    return voice


class VoiceStore:
    """The voices. Whoever changes one calls `save` before answering."""

    def __init__(self, voices: Iterable[VoiceRecord], file: StateFile | None) -> None:
        self._voices = {voice.id: voice for voice in voices}
        self._file = file

    def __iter__(self) -> Iterator[VoiceRecord]:
        return iter(self._voices.values())

    def __contains__(self, voice_id: str) -> bool:
        return voice_id in self._voices

    def find(self, voice_id: str) -> VoiceRecord:
        """The voice of that id; RefusalError (404) if there is none."""
        try:
            return self._voices[voice_id]
        except KeyError:
            raise RefusalError(404, "voice not found") from None

    def add(self, voice: VoiceRecord) -> None:
        self._voices[voice.id] = voice

    def remove(self, voice: VoiceRecord) -> None:
        del self._voices[voice.id]

    def save(self) -> None:
        """Write all of them down, if there is a file."""
        if self._file is not None:
            self._file.write(self._voices.values())


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
    return [_new_voice(number, options) for number in range(options.voices)]


def _new_voice(number: int, options: Options) -> VoiceRecord:
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
    if role.state is State.TRAINING and round_number > 0:
        voice.state = State.SUCCESS
    elif role.state is State.TRAINING:
        ends_at = time.time() + options.training_seconds
        voice.training = RunningTraining(url="", ends_at=ends_at, next_demo=role.demo)
        voice.demo = ""
    if options.edition is Edition.FIRST:
        voice.tier = ""
        voice.language = role.language if voice.demo else ""
    return voice
