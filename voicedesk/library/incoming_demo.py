"""A demo on its way to disk."""

from pathlib import Path

from voicedesk.domain.voice import Voice
from voicedesk.library.demo_folder import file_name
from voicedesk.library.incoming_file import IncomingFile


class IncomingDemo(IncomingFile):
    """The file of a demo, which no row names until it is whole; if none ever does, it is swept.

    Attributes:
        voice: whose demo it is.
        generation: the voice's, from before the demo was asked for.
    """

    def __init__(self, folder: Path, voice: Voice, generation: int) -> None:
        """Touches no disk yet."""
        super().__init__(folder, lambda: file_name(voice.id, generation))
        self.voice = voice
        self.generation = generation
