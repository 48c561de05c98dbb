"""The log file: what happened, for who has to find out why. Never a token."""

import logging
import os
import queue
import sys
import threading
from io import TextIOWrapper
from logging import Formatter
from logging.handlers import QueueHandler, QueueListener, RotatingFileHandler
from pathlib import Path
from types import TracebackType

from voicedesk.library import make_private_folder

_LARGEST = 512 * 1024
_KEPT = 3


class PrivateFileHandler(RotatingFileHandler):
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


class LogFile:
    """Writes warnings, and what the program itself finds worth noting, on a thread of its own.

    Where no file can be written, it does without.
    """

    def __init__(self, folder: Path) -> None:
        self._hooks = sys.excepthook, threading.excepthook
        sys.excepthook, threading.excepthook = _log_exception, _log_thread_exception
        self._handler: QueueHandler | None = None
        self._listener: QueueListener | None = None
        try:
            file = PrivateFileHandler(folder / "voicedesk.log")
        except OSError:
            return
        records: queue.SimpleQueue[logging.LogRecord] = queue.SimpleQueue()
        self._listener = QueueListener(records, file)
        self._listener.start()
        self._handler = QueueHandler(records)
        root = logging.getLogger()
        root.addHandler(self._handler)
        root.setLevel(logging.WARNING)
        logging.getLogger("voicedesk").setLevel(logging.INFO)

    def close(self, seconds: float) -> None:
        """Write what is left, for `seconds` at the most, and stop."""
        sys.excepthook, threading.excepthook = self._hooks
        if self._handler is not None:
            logging.getLogger().removeHandler(self._handler)
        if self._listener is not None:
            stopping = threading.Thread(target=_stop, args=(self._listener,), daemon=True)
            stopping.start()
            stopping.join(seconds)


def _stop(listener: QueueListener) -> None:
    listener.stop()
    for handler in listener.handlers:
        handler.close()


def _log_exception(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """What a Qt slot raises reaches no caller: it ends here, and on standard error as before."""
    logging.getLogger("voicedesk").critical("unexpected", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)


def _log_thread_exception(facts: threading.ExceptHookArgs) -> None:
    """What a thread raises ends it; the same goes for that."""
    if facts.exc_value is not None and not isinstance(facts.exc_value, SystemExit):
        raised = (facts.exc_type, facts.exc_value, facts.exc_traceback)
        logging.getLogger("voicedesk").critical("unexpected, on a thread", exc_info=raised)
    threading.__excepthook__(facts)
