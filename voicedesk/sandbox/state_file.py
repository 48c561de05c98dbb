"""The file in which voices and running trainings survive a restart."""

import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from voicedesk.sandbox.voice_record import RunningTraining, VoiceRecord

_VERSION = 1


class StateFileError(Exception):
    """The file holds something else than voices; its text says which file and why."""

    def __init__(self, path: Path, reason: object) -> None:
        super().__init__(f"{path}: {reason}")


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
            raise StateFileError(self._path, error) from None
        try:
            state = json.loads(text)
            if state["version"] != _VERSION:
                raise StateFileError(self._path, "written by another version")
            return [_voice(entry) for entry in state["voices"]]
        except (ValueError, TypeError, KeyError) as error:
            raise StateFileError(self._path, repr(error)) from None

    def write(self, voices: Iterable[VoiceRecord]) -> None:
        """Replace what is written down.

        Raises:
            OSError: the disk wouldn't.
        """
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

    Raises:
        OSError: the disk wouldn't.
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


def _voice(entry: dict[str, object]) -> VoiceRecord:
    training = entry.pop("training")
    voice = VoiceRecord(**entry)  # type: ignore[arg-type]
    if isinstance(training, dict):
        voice.training = RunningTraining(**training)
    return voice
