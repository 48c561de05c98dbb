"""What the service was asked, for tests to count. Never holds a token or a header."""

import time
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from voicedesk.sandbox.call import Call

_LONGEST = 10_000


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
        self._requests: deque[SeenRequest] = deque(maxlen=_LONGEST)
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
        """Note that a request was carried out."""
        request.acted = True
        self._acted[request.call] += 1

    def clear(self) -> None:
        """Forget everything and count from zero."""
        self._requests.clear()
        self._seen.clear()
        self._acted.clear()
        self._violations = 0

    def report(self) -> Mapping[str, object]:
        """Everything, ready for JSON."""
        return {
            "seen": dict(self._seen),
            "acted": dict(self._acted),
            "violations": self._violations,
            "requests": [asdict(request) for request in self._requests],
        }
