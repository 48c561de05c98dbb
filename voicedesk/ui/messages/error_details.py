"""What is beside an error's sentences: the guide's page, and what "Copy details" copies.

The details are facts for whoever helps, in English whatever the language is.
"""

import re
import time
import traceback
from datetime import UTC, datetime

from voicedesk.domain.errors import (
    AlreadyTrainingError,
    BackupError,
    DemoError,
    ProblemError,
    RateLimitedError,
    RefusedError,
    SandboxError,
    ServiceError,
    TokenRefusedError,
    TokenStoreError,
)
from voicedesk.domain.links import hide_signatures
from voicedesk.domain.recordings import RecordingError
from voicedesk.domain.storage import StorageError
from voicedesk.domain.text import clean
from voicedesk.ui.tasks import Operation

_BEARER = re.compile(r"\b(bearer\s+)\S+", re.IGNORECASE)
_LONGEST = 500


def guide_page(error: Exception) -> str:
    """The page of the guide that tells what to do about an error."""
    match error:
        case TokenRefusedError() | TokenStoreError():
            return "02-token.md"
        case DemoError():
            return "03-listen.md"
        case StorageError():
            return "07-storage.md"
        case RecordingError() | RefusedError() | AlreadyTrainingError():
            return "06-train.md"
        case BackupError():
            return "11-accounts.md"
    return "12-problems.md"


def error_details(operation: Operation, error: Exception, version: str) -> str:
    """One `Name: value` a line. Holds no token and no link's query."""
    rows = [("VoiceDesk", version), ("While", operation.kind.value), *_facts(error)]
    return "\n".join(f"{name}: {value}" for name, value in rows if value)


def _facts(error: Exception) -> list[tuple[str, str]]:
    match error:
        case ServiceError():
            return _service_facts(error)
        case ProblemError():
            about = "password store" if isinstance(error, TokenStoreError) else error.about
            status = error.status if isinstance(error, DemoError) else None
            return [
                ("Problem", f"{about}: {error.problem}"),
                ("HTTP status", "" if status is None else str(status)),
                ("Detail", _safe(error.detail)),
                _now(),
            ]
        case SandboxError():
            return [("Problem", "sandbox"), ("Detail", _safe(error.detail)), _now()]
        case _:
            rows = [("Problem", type(error).__name__), ("Detail", _safe(str(error)))]
            return [*rows, ("Where", _where(error)), _now()]


def _service_facts(error: ServiceError) -> list[tuple[str, str]]:
    facts = error.facts
    wait = error.retry_after if isinstance(error, RateLimitedError) else None
    return [
        ("Problem", type(error).__name__.removesuffix("Error")),
        ("Request", f"{facts.method} {_safe(facts.path)}"),
        ("HTTP status", "no answer" if facts.status is None else str(facts.status)),
        ("Code", "" if facts.code is None else str(facts.code)),
        ("Message", _safe(facts.message)),
        ("Request id", _safe(facts.reqid)),
        ("Retry after", "" if wait is None else f"{wait:g} s"),
        ("May have taken effect", "yes" if facts.may_have_taken_effect else ""),
        ("Detail", _safe(error.detail)),
        ("Time", _local(facts.at)),
    ]


def without_secrets(text: str) -> str:
    """`text` on one line, without what a link's query or an `Authorization` header holds."""
    return _BEARER.sub(r"\1•••", hide_signatures(clean(text)))


def _safe(text: str) -> str:
    text = without_secrets(text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _where(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return ""
    last = frames[-1]
    # The file's name alone: its folder may contain the person's name.
    name = last.filename.replace("\\", "/").rpartition("/")[2]
    return f"{name}:{last.lineno} in {last.name}"


def _now() -> tuple[str, str]:
    return ("Time", _local(time.time()))


def _local(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).astimezone().isoformat(sep=" ", timespec="seconds")
