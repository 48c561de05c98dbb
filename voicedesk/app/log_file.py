"""The log file: what happened, for who has to find out why. Never a token."""

import logging
import os
import queue
import sys
import threading
from collections import deque
from contextlib import suppress
from io import TextIOWrapper
from logging import Formatter
from logging.handlers import QueueHandler, QueueListener, RotatingFileHandler
from pathlib import Path
from types import TracebackType

from voicedesk.domain.links import hide_signatures
from voicedesk.library import make_private_folder

_LARGEST = 512 * 1024
_KEPT = 3
LINES = 200
"""How many lines, and how many requests, are told to who asks what happened."""
_TAIL = 128 * 1024
_HTTPX = logging.getLogger("httpx")


class _LineFormatter(Formatter):
    """Leaves out what lets one in: an error from anywhere may repeat a signed link."""

    def format(self, record: logging.LogRecord) -> str:
        return hide_signatures(super().format(record))


class PrivateFileHandler(RotatingFileHandler):
    """Begins another file once one is full, and keeps three of those before.

    Raises:
        OSError: the folder or the file can't be made.
    """

    def __init__(self, path: Path) -> None:
        make_private_folder(path.parent)
        super().__init__(path, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8")
        self.setFormatter(_LineFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))

    def _open(self) -> TextIOWrapper:
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        return os.fdopen(os.open(self.baseFilename, flags, 0o600), "a", encoding=self.encoding)


class RecentRequests(logging.Handler):
    """Remembers what httpx says of each answer; its links have no query (`api.http_session`)."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: deque[str] = deque(maxlen=LINES)
        self.addFilter(_is_request)
        self.setFormatter(Formatter("%(asctime)s %(message)s"))
        _HTTPX.addHandler(self)
        _HTTPX.setLevel(logging.INFO)

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    def close(self) -> None:
        _HTTPX.removeHandler(self)
        super().close()


def _is_request(record: logging.LogRecord) -> bool:
    return record.name == _HTTPX.name and record.levelno == logging.INFO


class LogFile:
    """Writes warnings, and what the program itself finds worth noting, on a thread of its own.

    Where no file can be written, it does without. Requests are remembered, and go to no file.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "voicedesk.log"
        self._requests = RecentRequests()
        self._hooks = sys.excepthook, threading.excepthook
        sys.excepthook, threading.excepthook = _log_exception, _log_thread_exception
        self._handler: QueueHandler | None = None
        self._listener: QueueListener | None = None
        try:
            file = PrivateFileHandler(self._path)
        except OSError:
            return
        records: queue.SimpleQueue[logging.LogRecord] = queue.SimpleQueue()
        self._listener = QueueListener(records, file)
        self._listener.start()
        self._handler = QueueHandler(records)
        self._handler.addFilter(lambda record: not _is_request(record))
        root = logging.getLogger()
        root.addHandler(self._handler)
        root.setLevel(logging.WARNING)
        logging.getLogger("voicedesk").setLevel(logging.INFO)

    def recent_requests(self) -> list[str]:
        """One line for each request of this run that was answered, the latest last."""
        return list(self._requests.lines)

    def last_lines(self) -> list[str]:
        """The file's last lines, also of earlier runs. Blocks; empty where it can't be read."""
        lines: list[str] = []
        for path in (self._path.with_name(f"{self._path.name}.1"), self._path):
            with suppress(OSError), path.open("rb") as file:
                file.seek(max(0, path.stat().st_size - _TAIL))
                lines += file.read().decode(errors="replace").splitlines()
        return lines[-LINES:]

    def close(self, seconds: float) -> None:
        """Write what is left, for `seconds` at the most, and stop."""
        sys.excepthook, threading.excepthook = self._hooks
        self._requests.close()
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
