"""The demos' contents: bundled speech, and what trainings made."""

import time
from functools import cache
from pathlib import Path

from voicedesk.sandbox.audio_content import SAMPLES_FOLDER, AudioContent
from voicedesk.sandbox.state_file import replace_file


class DemoStore:
    """Finds a demo by its name. Trained demos are kept in `folder`; without one, in memory."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._trained: dict[str, AudioContent] = {}

    def keep(self, name: str, data: bytes) -> None:
        """Keep a trained demo under `name`.

        Raises:
            OSError: the disk wouldn't.
        """
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
            replace_file(self._folder / name, data)
        self._trained[name] = AudioContent.of(data, "audio/mpeg", time.time())

    def find(self, name: str) -> AudioContent | None:
        """The demo of that name; None if there is none."""
        if not name:
            return None
        if name in bundled_names():
            return bundled(name)
        if name not in self._trained and self._folder is not None:
            path = self._folder / name
            if not path.is_file():
                return None
            self._trained[name] = AudioContent.of_file(path)
        return self._trained.get(name)

    def drop(self, name: str) -> None:
        """Forget a trained demo; bundled ones stay."""
        if self._trained.pop(name, None) is not None and self._folder is not None:
            (self._folder / name).unlink(missing_ok=True)


@cache
def bundled_names() -> tuple[str, ...]:
    """The names of the bundled speech files."""
    return tuple(sorted(path.name for path in SAMPLES_FOLDER.glob("*.mp3")))


@cache
def bundled(name: str) -> AudioContent:
    """A bundled speech file; `name` is one of `bundled_names`."""
    return AudioContent.of_file(SAMPLES_FOLDER / name)
