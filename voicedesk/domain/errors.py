"""What can go wrong, as facts. The window alone has words for them (`ui/messages`)."""

import time
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from voicedesk.domain.voice import Voice

if TYPE_CHECKING:  # it leads back here by the accounts
    from voicedesk.domain.training import Training

_Problem = TypeVar("_Problem", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class CallFacts:
    """What is known of a failed call to the service. Holds neither token nor audio link.

    Attributes:
        status: the HTTP status; None if no answer came.
        code: the envelope's `code`; None if there was no envelope.
        message: the envelope's `msg`, as the service wrote it.
        reqid: the service's id of the request; empty if there was none.
        may_have_taken_effect: whether the service may have done what was asked nevertheless.
        at: POSIX seconds.
    """

    method: str
    path: str
    status: int | None = None
    code: int | None = None
    message: str = ""
    reqid: str = ""
    may_have_taken_effect: bool = False
    at: float = field(default_factory=time.time)


class ServiceError(Exception):
    """A call to the service that failed. Its kinds are the subclasses."""

    def __init__(self, facts: CallFacts, detail: str = "") -> None:
        self.facts = facts
        self.detail = detail
        super().__init__(f"{facts.method} {facts.path}: {type(self).__name__} {detail}".strip())


class NoConnectionError(ServiceError):
    """The service can't be reached: no network, no such host, refused, certificate not valid."""


class SetupProblem(StrEnum):
    """Which of this computer's network settings is in the way."""

    PROXY = "proxy"
    """It can't be used as it is written, doesn't answer, or refuses."""
    CERTIFICATES = "certificates"
    """The file or folder of trusted certificates that is named can't be read."""


class NetworkSetupError(NoConnectionError):
    """A network setting of this computer can't be used; nothing went another way.

    Attributes:
        name: the setting, such as `ALL_PROXY=socks4://127.0.0.1:1080`; holds no password.
    """

    def __init__(self, facts: CallFacts, problem: SetupProblem, name: str, said: str = "") -> None:
        super().__init__(facts, f"{problem}: {name} {said}".strip())
        self.problem = problem
        self.name = name


class TimedOutError(ServiceError):
    """No answer within the time limit."""


class TokenRefusedError(ServiceError):
    """The service doesn't accept the token (401, or 403 on a listing)."""


class NotFoundError(ServiceError):
    """The service knows no such voice (404)."""


class RefusedError(ServiceError):
    """The service said no (any other code). Whether nothing began its facts say."""


class RateLimitedError(ServiceError):
    """Too many requests (429). `retry_after` is in seconds, None if the service didn't say."""

    def __init__(self, facts: CallFacts, retry_after: float | None = None) -> None:
        super().__init__(facts)
        self.retry_after = retry_after


class ServiceBrokenError(ServiceError):
    """The service failed on its own side (5xx)."""


class AnswerNotUnderstoodError(ServiceError):
    """The answer isn't what the contract says. `detail` names the field where one is known."""


class EmptyListingError(AnswerNotUnderstoodError):
    """The service lists no voice at all, although it did before. The known ones are kept.

    Attributes:
        known: how many voices are known.
    """

    def __init__(self, facts: CallFacts, known: int) -> None:
        super().__init__(facts, f"{known} voices were known")
        self.known = known


class AlreadyTrainingError(Exception):
    """The voice is being trained or a training is being sent: another would cost a second time.

    Attributes:
        training: the one in the way; None while its request is only being written down.
        elsewhere: whether it was seen at the service a moment ago, and wasn't sent from here.
    """

    def __init__(
        self, voice_id: str, training: "Training | None", *, elsewhere: bool = False
    ) -> None:
        self.voice_id = voice_id
        self.training = training
        self.elsewhere = elsewhere
        super().__init__(f"voice {voice_id} is being trained already")


class VoiceChangedError(Exception):
    """The voice isn't what the list showed, so nothing was sent; both are known now.

    Attributes:
        before: as the list showed it.
        now: as the service has it.
    """

    def __init__(self, before: Voice, now: Voice) -> None:
        self.before = before
        self.now = now
        super().__init__(f"voice {now.id} was changed elsewhere")


class SlotOpenError(Exception):
    """It isn't known yet whether the slot asked for before was made; no other was asked for."""


class VoiceBusyError(Exception):
    """Something else is being done to the voice, so nothing was sent."""


class ProblemError(Exception, Generic[_Problem]):
    """Something failed in the way that its `problem` names; `detail` says what and where.

    Attributes:
        about: what it is that failed, for the log.
        status: the HTTP status, where a server answered with one.
    """

    about: ClassVar[str]

    def __init__(self, problem: _Problem, detail: str = "", *, status: int | None = None) -> None:
        self.problem = problem
        self.detail = detail
        self.status = status
        super().__init__(f"{self.about}: {problem} {detail}".strip())


class DemoProblem(StrEnum):
    """Why a demo can't be heard."""

    NONE = "none"
    OFFLINE = "offline"
    EXPIRED = "expired"
    NOT_FOUND = "not found"
    REFUSED = "refused"
    TOO_LARGE = "too large"
    NOT_AUDIO = "not audio"
    WEB_PAGE = "web page"
    """A page to be read came in place of sound."""
    CUT_OFF = "cut off"
    TIMED_OUT = "timed out"
    BAD_LINK = "bad link"
    """No link of the web, or one to where no demo may come from; `detail` is the host."""
    PROXY = "proxy"
    """It can't be used; `detail` names it."""
    CERTIFICATES = "certificates"
    """Those that this computer is told to trust can't be read; `detail` says where."""
    DISK = "disk"
    DECODER = "decoder"
    """What decodes sound can't be started."""


class DemoError(ProblemError[DemoProblem]):
    """A demo that could not be fetched or kept."""

    about = "demo"


class SampleProblem(StrEnum):
    """Why a recording that a voice is to be trained from couldn't be looked at."""

    NO_HOST = "no host"
    """No such server, or the network is off."""
    NO_CONNECTION = "no connection"
    CERTIFICATE = "certificate"
    PROXY = "proxy"
    """It can't be used; `detail` names it."""
    CERTIFICATES = "certificates"
    """Those that this computer is told to trust can't be read; `detail` says where."""
    TIMED_OUT = "timed out"
    REFUSED = "refused"
    """Any status that says no, but for those that say that nothing is there."""
    REDIRECTED = "redirected"
    """From one place to the next without end, or to where no audio can be."""
    OUT_OF_REACH = "out of reach"
    """It leads to this computer or a private network, where the service has no way to."""
    CUT_OFF = "cut off"
    TOO_LARGE = "too large"
    TOO_SLOW = "too slow"
    """It is audio, and takes longer to come or to decode than anyone would wait."""
    UNREADABLE = "unreadable"
    """It begins as audio does, and can't be decoded."""
    DISK = "disk"
    NOTHING_THERE = "nothing there"
    EMPTY = "empty"
    WEB_PAGE = "web page"
    NOT_AUDIO = "not audio"


class SampleError(ProblemError[SampleProblem]):
    """A recording that couldn't be looked at.

    `detail` is the web page's title, or the host that a link was redirected to; never a link.
    """

    about = "sample"


class TokenStoreProblem(StrEnum):
    """Why the operating system's keyring can't be used."""

    NO_KEYRING = "no keyring"
    NOT_RUNNING = "not running"
    LOCKED = "locked"
    TIMED_OUT = "timed out"
    NOT_TRUSTED = "not trusted"
    TOO_LONG = "too long"
    BROKEN = "broken"


class TokenStoreError(ProblemError[TokenStoreProblem]):
    """The keyring can't be used. `detail` never holds a token."""

    about = "keyring"

    @property
    def keeps_nothing(self) -> bool:
        """Whether no token can have been saved, as there is no store that would be used."""
        return self.problem in {
            TokenStoreProblem.NO_KEYRING,
            TokenStoreProblem.NOT_RUNNING,
            TokenStoreProblem.NOT_TRUSTED,
        }


class PinyinError(Exception):
    """The pinyin of texts can't be made."""


class SandboxError(Exception):
    """The built-in service doesn't start. `detail` says why."""

    def __init__(self, detail: str) -> None:
        self.detail = detail
        super().__init__(f"sandbox: {detail}")


class LibraryProblem(StrEnum):
    """Why the library can't be read or written."""

    LOCKED = "locked"
    """Another program has locked it."""
    NO_ROOM = "no room"
    NOT_ALLOWED = "not allowed"
    NEWER = "newer"
    """A newer version of the program wrote it, so nothing is changed."""
    DAMAGED = "damaged"
    OTHER = "other"


class LibraryError(ProblemError[LibraryProblem]):
    """The library can't be read or written. `detail` says what and where."""

    about = "library"

    def __init__(self, detail: str, problem: LibraryProblem = LibraryProblem.OTHER) -> None:
        super().__init__(problem, detail)


class BackupProblem(StrEnum):
    """Why a backup can't be made or taken in."""

    NOT_A_BACKUP = "not a backup"
    OLDER = "older"
    """Of a form that no release wrote."""
    NEWER = "newer"
    DAMAGED = "damaged"
    CANT_READ = "can't read"
    CANT_WRITE = "can't write"
    UNREADABLE = "unreadable"
    """It doesn't read back as it was written."""


class BackupError(ProblemError[BackupProblem]):
    """A backup that can't be made or taken in; nothing here was changed. `detail` says where."""

    about = "backup"


class FileProblem(StrEnum):
    """Why a file can't be saved where the person wants it."""

    NO_ROOM = "no room"
    NOT_ALLOWED = "not allowed"
    NO_FOLDER = "no folder"
    CANT_WRITE = "can't write"


class FileError(ProblemError[FileProblem]):
    """A file that can't be saved; what was there before still is. `detail` says which and why."""

    about = "file"
