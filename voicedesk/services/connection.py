"""Whether the service can be reached, as the last answer showed."""

from enum import StrEnum

from voicedesk.domain.errors import (
    NoConnectionError,
    ServiceError,
    TimedOutError,
    TokenRefusedError,
)


class Connection(StrEnum):
    """How the service stands to this computer."""

    UNKNOWN = "unknown"
    """Not asked yet."""
    ONLINE = "online"
    OFFLINE = "offline"
    REFUSED = "refused"
    """It answers, and doesn't accept the token."""


def connection_after(error: ServiceError) -> Connection:
    """What a failed call says of the connection; an answer of any kind means online."""
    if isinstance(error, NoConnectionError | TimedOutError):
        return Connection.OFFLINE
    if isinstance(error, TokenRefusedError):
        return Connection.REFUSED
    return Connection.ONLINE
