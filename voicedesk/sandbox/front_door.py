"""Where every request comes in: it is logged, and the faults in force are met."""

import asyncio
import json

from starlette.types import ASGIApp, Receive, Scope, Send

from voicedesk.sandbox.answers import error_body
from voicedesk.sandbox.call import CONTROL_PATH, call_of
from voicedesk.sandbox.exchange import Answer, Exchange, LeavingError
from voicedesk.sandbox.fault_book import FaultBook
from voicedesk.sandbox.misbehaviour import misbehave
from voicedesk.sandbox.request_log import RequestLog, SeenRequest

_LARGEST_BODY = 16 * 1024 * 1024


class FrontDoor:
    """The ASGI application that stands before the service's own one.

    Args:
        leaving: set when the service ends; lets go of whatever a fault holds up.
    """

    def __init__(
        self, application: ASGIApp, log: RequestLog, faults: FaultBook, leaving: asyncio.Event
    ) -> None:
        self._application = application
        self._log = log
        self._faults = faults
        self._leaving = leaving

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        body = await _whole_body(receive)
        if body is None:
            return
        exchange = Exchange(scope, body, receive, send, self._leaving)
        if len(body) > _LARGEST_BODY:
            await exchange.send(Answer(413, body=error_body(413, "body too large")))
        elif scope["path"].startswith(f"{CONTROL_PATH}/"):
            await exchange.pass_on(self._application)
        else:
            await self._answer(exchange, scope, body)

    async def _answer(self, exchange: Exchange, scope: Scope, body: bytes) -> None:
        decoded = _decoded(body)
        call = call_of(scope["method"], scope["path"], decoded)
        seen = SeenRequest(
            call=call or "",
            method=scope["method"],
            path=scope["path"],
            body=decoded,
            had_authorization=any(name == b"authorization" for name, _ in scope["headers"]),
        )
        self._log.add(seen)
        scope["state"]["seen"] = seen
        rules = [] if call is None else list(self._faults.due(call))
        seen.fault = [rule.text for rule in rules]
        try:
            if call is None or not rules:
                await exchange.pass_on(self._application)
            else:
                await misbehave(exchange, self._application, call, rules)
        except LeavingError:
            await exchange.close()
        finally:
            seen.status = exchange.status


async def _whole_body(receive: Receive) -> bytes | None:
    """The request's body, as far as the limit; None if the client went away."""
    body = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        if len(body) <= _LARGEST_BODY:
            body += message.get("body", b"")
        if not message.get("more_body", False):
            return body


def _decoded(body: bytes) -> object:
    try:
        decoded: object = json.loads(body) if body else None
    except (ValueError, RecursionError):
        decoded = body[:1000].decode("utf-8", "replace")
    return decoded
