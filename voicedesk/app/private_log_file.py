"""A log file that only the person who runs the program may read."""

import os
from io import TextIOWrapper
from logging import Formatter
from logging.handlers import RotatingFileHandler
from pathlib import Path

from voicedesk.library import make_private_folder

_LARGEST = 512 * 1024
_KEPT = 3


class PrivateLogFile(RotatingFileHandler):
    """Begins another file once one is full, and keeps three of those before.

    Raises:
        OSError: the folder or the file can't be made.
    """

    def __init__(self, path: Path) -> None:
        make_private_folder(path.parent)
        super().__init__(path, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8")
        self.setFormatter(Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))

    def _open(self) -> TextIOWrapper:
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        return os.fdopen(os.open(self.baseFilename, flags, 0o600), "a", encoding=self.encoding)
