"""The log file: what happened, for who has to find out why. Never a token."""

import logging
import queue
import sys
import threading
from logging.handlers import QueueHandler, QueueListener, RotatingFileHandler
from pathlib import Path
from types import TracebackType

_LARGEST = 512 * 1024
_KEPT = 3


class Diary:
    """Writes warnings, and what the program itself finds worth noting, on a thread of its own."""

    def __init__(self, folder: Path) -> None:
        self._records: queue.SimpleQueue[logging.LogRecord] = queue.SimpleQueue()
        self._handler = QueueHandler(self._records)
        self._listener: QueueListener | None = None
        root = logging.getLogger()
        root.addHandler(self._handler)
        root.setLevel(logging.WARNING)
        logging.getLogger("voicedesk").setLevel(logging.INFO)
        self._hook, sys.excepthook = sys.excepthook, _log_exception
        try:
            folder.mkdir(parents=True, exist_ok=True)
            file = RotatingFileHandler(
                folder / "voicedesk.log", maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8"
            )
        except OSError:
            return
        file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        self._listener = QueueListener(self._records, file, respect_handler_level=True)
        self._listener.start()

    def close(self, seconds: float) -> None:
        """Write what is left, for `seconds` at the most, and stop."""
        sys.excepthook = self._hook
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
