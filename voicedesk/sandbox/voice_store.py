"""The service's voices, in the order they are listed, and their file."""

from collections.abc import Iterable, Iterator

from voicedesk.sandbox.answers import RefusalError
from voicedesk.sandbox.state_file import StateFile
from voicedesk.sandbox.voice_record import VoiceRecord


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
        """The voice of that id.

        Raises:
            RefusalError: there is none (404).
        """
        try:
            return self._voices[voice_id]
        except KeyError:
            raise RefusalError(404, "voice not found") from None

    def add(self, voice: VoiceRecord) -> None:
        """Add a voice at the list's end."""
        self._voices[voice.id] = voice

    def remove(self, voice: VoiceRecord) -> None:
        """Take a voice out."""
        del self._voices[voice.id]

    def save(self) -> None:
        """Write all of them down, if there is a file."""
        if self._file is not None:
            self._file.write(self._voices.values())
