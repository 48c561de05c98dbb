"""What a request asks for, as fault rules name it, and the log of all requests.

`call_of` gives each request its name before anything is done. What comes of it is then noted in
its `SeenRequest`, which `/control/log` shows.
"""

import time
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum

VOICES_PATH = "/v1/voice-clones"
QUOTA_PATH = f"{VOICES_PATH}/quota"
QUOTAS_PATH = "/v1/quotas"
DEMOS_PATH = "/demos"
SAMPLES_PATH = "/samples"
STORAGE_PATH = "/storage"
CONTROL_PATH = "/control"

_LONGEST_LOG = 10_000


class Call(StrEnum):
    """The contract's calls, PUT being two of them, those of quota, and the kinds of files."""

    CREATE = "create"
    TRAIN = "train"
    RENAME = "rename"
    GET = "get"
    LIST = "list"
    DELETE = "delete"
    DEMO = "demo"
    SAMPLE = "sample"
    STORAGE = "storage"
    QUOTA = "quota"

    @property
    def is_file(self) -> bool:
        """Whether it fetches a file, outside the contract's envelope."""
        return self in {Call.DEMO, Call.SAMPLE, Call.STORAGE}


def call_of(method: str, path: str, body: object) -> Call | None:
    """The call that a request makes; None for what isn't any. `body` is its decoded JSON."""
    if path.startswith(f"{DEMOS_PATH}/"):
        return Call.DEMO
    if path.startswith(f"{SAMPLES_PATH}/"):
        return Call.SAMPLE
    if path.startswith(f"{STORAGE_PATH}/"):
        return Call.STORAGE
    if path in {QUOTA_PATH, QUOTAS_PATH}:
        return Call.QUOTA
    if path == VOICES_PATH:
        return {"POST": Call.CREATE, "GET": Call.LIST}.get(method)
    if not path.startswith(f"{VOICES_PATH}/"):
        return None
    if method == "PUT":
        return Call.TRAIN if isinstance(body, dict) and body.get("key") else Call.RENAME
    return {"GET": Call.GET, "DELETE": Call.DELETE}.get(method)


@dataclass(slots=True)
class SeenRequest:
    """One request.

    Attributes:
        call: its `Call`; empty if it is none.
        path: without the query, which may be signed.
        body: the decoded JSON; None if there was none.
        status: the HTTP status answered; None if no answer went out (yet).
        acted: whether it was carried out.
        fault: the rules followed for it.
        at: POSIX seconds.
    """

    call: str
    method: str
    path: str
    body: object
    had_authorization: bool
    status: int | None = None
    acted: bool = False
    fault: list[str] = field(default_factory=list)
    at: float = field(default_factory=time.time)


class RequestLog:
    """The last ten thousand requests, and counts of all. The control door isn't in it."""

    def __init__(self) -> None:
        self._requests: deque[SeenRequest] = deque(maxlen=_LONGEST_LOG)
        self._seen: Counter[str] = Counter()
        self._acted: Counter[str] = Counter()
        self._violations = 0

    def add(self, request: SeenRequest) -> None:
        """Note a request that has just come."""
        self._requests.append(request)
        self._seen[request.call or "other"] += 1
        if request.had_authorization and request.call in {Call.DEMO, Call.SAMPLE}:
            self._violations += 1

    def note_acted(self, request: SeenRequest) -> None:
        request.acted = True
        self._acted[request.call] += 1

    def clear(self) -> None:
        """Forget everything and count from zero."""
        self._requests.clear()
        self._seen.clear()
        self._acted.clear()
        self._violations = 0

    def report(self) -> Mapping[str, object]:
        return {
            "seen": dict(self._seen),
            "acted": dict(self._acted),
            "violations": self._violations,
            "requests": [asdict(request) for request in self._requests],
        }
