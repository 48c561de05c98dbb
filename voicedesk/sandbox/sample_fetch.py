"""Fetching the sample that a training names. Blocks: run it on a thread of its own."""

import http.client
import time
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from voicedesk.sandbox.speech import SampleError

_LONGEST_BYTES = 50 * 1024 * 1024
_LONGEST_SECONDS = 60.0
_LONGEST_SILENCE_SECONDS = 10.0
_CHUNK = 64 * 1024


def fetch_sample(url: str) -> bytes:
    """What is at `url`, after redirects; at most 50 MiB, within a minute.

    Raises:
        SampleError: nothing can be had from there.
    """
    deadline = time.monotonic() + _LONGEST_SECONDS
    request = Request(  # noqa: S310 - the opener below speaks http and https alone
        quote(url, safe="%/:=&?~#+!$,;'@()*[]"), headers={"User-Agent": "voice-sandbox"}
    )
    body = bytearray()
    try:
        with _opener(url).open(request, timeout=_LONGEST_SILENCE_SECONDS) as answer:
            while chunk := answer.read(_CHUNK):
                body += chunk
                if len(body) > _LONGEST_BYTES:
                    raise SampleError("too large")
                if time.monotonic() > deadline:
                    raise SampleError("took too long")
    except HTTPError as error:
        with error:
            raise SampleError("can't be fetched", error) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise SampleError("can't be fetched", error) from None
    return bytes(body)


def _opener(url: str) -> OpenerDirector:
    """Speaks http and https and nothing else, so that no redirect leads to a local file."""
    opener = OpenerDirector()
    handlers = (
        HTTPHandler(),
        HTTPSHandler(),
        HTTPRedirectHandler(),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
        UnknownHandler(),
    )
    for handler in handlers:
        opener.add_handler(handler)
    if urlsplit(url).hostname not in {"127.0.0.1", "::1", "localhost"}:
        opener.add_handler(ProxyHandler())
    return opener
