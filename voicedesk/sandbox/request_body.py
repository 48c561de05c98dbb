"""Reading what a request brings, and its token."""

import json
import secrets
from urllib.parse import urlsplit

from starlette.requests import Request

from voicedesk.sandbox.answers import RefusalError

Fields = dict[str, object]


def check_token(request: Request, token: str) -> None:
    """Let a request pass that carries the token.

    Raises:
        RefusalError: it doesn't (401).
    """
    given = request.headers.get("authorization", "")
    if not secrets.compare_digest(given.encode("latin-1"), f"Bearer {token}".encode()):
        raise RefusalError(401, "invalid token")


async def fields_of(request: Request) -> Fields:
    """The JSON object in a request's body.

    Raises:
        RefusalError: there is none (400).
    """
    try:
        body = json.loads(await request.body())
    except (ValueError, RecursionError):
        raise RefusalError(400, "the body is no JSON") from None
    if not isinstance(body, dict):
        raise RefusalError(400, "the body is no JSON object")
    return body


def text_of(fields: Fields, name: str) -> str:
    """A field that may be left out, which is the same as empty.

    Raises:
        RefusalError: it isn't text (400).
    """
    value = fields.get(name, "")
    if not isinstance(value, str):
        raise RefusalError(400, f"{name} must be a string")
    return value


def check_audio_link(link: str) -> None:
    """Let a link pass that audio can be fetched from.

    Raises:
        RefusalError: it is no http(s) address (400).
    """
    try:
        parts = urlsplit(link)
        usable = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
        _ = parts.port
    except ValueError:
        usable = False
    if not usable:
        raise RefusalError(400, "key must be the URL of an audio file")
