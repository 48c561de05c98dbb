"""The rule for the audio link that a training is sent with, checked as it is typed."""

from enum import StrEnum
from urllib.parse import urlsplit

from voicedesk.domain.service_address import is_loopback


class LinkProblem(StrEnum):
    """Why a link can't be sent."""

    EMPTY = "empty"
    SPACE = "space"
    NO_SCHEME = "no scheme"
    NOT_HTTP = "not http"
    NO_HOST = "no host"
    BAD_PORT = "bad port"
    CREDENTIALS = "credentials"
    THIS_COMPUTER = "this computer"


def link_problem(text: str, *, local_service: bool) -> LinkProblem | None:
    """What is wrong with an audio link; None if it can be sent.

    Args:
        text: what the person typed; spaces around it don't count.
        local_service: whether the service runs on this computer, where links to this computer are
            ordinary ones.
    """
    text = text.strip()
    if not text:
        return LinkProblem.EMPTY
    if any(character.isspace() or ord(character) < 32 for character in text):
        return LinkProblem.SPACE
    if "://" not in text:
        return LinkProblem.NO_SCHEME
    try:
        parts = urlsplit(text)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        return LinkProblem.BAD_PORT
    if parts.scheme.lower() not in {"http", "https"}:
        return LinkProblem.NOT_HTTP
    if parts.username is not None or parts.password is not None:
        return LinkProblem.CREDENTIALS
    if not host or host.startswith(".") or ".." in host:
        return LinkProblem.NO_HOST
    if is_loopback(host):
        return None if local_service else LinkProblem.THIS_COMPUTER
    return None if "." in host or ":" in host else LinkProblem.NO_HOST


def without_query(link: str) -> str:
    """A link's lasting part: signed links change their query at every listing."""
    return link.partition("#")[0].partition("?")[0]
