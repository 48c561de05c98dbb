"""How texts are read aloud, as found out before."""

from collections.abc import Mapping

from voicedesk.domain.reading import Reading
from voicedesk.library.library_file import LibraryFile


class ReadingStore:
    """Keeps the pinyin of texts, whichever voice they belong to."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file

    async def read(self) -> dict[str, Reading]:
        """All of them, by text.

        Raises:
            LibraryError: they can't be read.
        """

        def read() -> dict[str, Reading]:
            with self._file.reading("pinyin") as connection:
                rows = connection.execute("SELECT text, syllables, initials FROM reading")
                return {text: Reading(syllables, initials) for text, syllables, initials in rows}

        return await self._file.run(read)

    async def save(self, readings: Mapping[str, Reading]) -> None:
        """Keep these.

        Raises:
            LibraryError: none were kept.
        """
        rows = [(text, one.syllables, one.initials) for text, one in readings.items()]

        def save() -> None:
            with self._file.saving("pinyin") as connection:
                connection.executemany("INSERT OR REPLACE INTO reading VALUES (?, ?, ?)", rows)

        await self._file.run(save)
