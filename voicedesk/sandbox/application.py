"""Puts the service's parts together, behind the door that every request comes through.

The `FrontDoor` reads a request whole, notes which call it makes, and passes it on to the routes; or
lets `misbehave` answer it, if a fault rule is due for that call.
"""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from voicedesk.sandbox.call import CONTROL_PATH, RequestLog, SeenRequest, call_of
from voicedesk.sandbox.demos import DemoLinks, DemoStore
from voicedesk.sandbox.faults import FaultBook, misbehave
from voicedesk.sandbox.http import (
    Answer,
    Exchange,
    LeavingError,
    RefusalError,
    as_json,
    envelope,
    json_response,
)
from voicedesk.sandbox.options import ErrorStatus, Options
from voicedesk.sandbox.routes import ControlRoutes, FileRoutes, Service, VoiceRoutes
from voicedesk.sandbox.training import Trainer
from voicedesk.sandbox.voices import (
    StateFile,
    StateFileError,
    VoiceRecord,
    VoiceStore,
    starting_voices,
)

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
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        body = await _whole_body(receive)
        if body is None:
            return
        exchange = Exchange(scope, body, receive, send, self._leaving)
        if len(body) > _LARGEST_BODY:
            await exchange.send(Answer(413, body=as_json(envelope(413, "body too large"))))
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


def build_application(options: Options, leaving: asyncio.Event) -> ASGIApp:
    """The whole service; `leaving` is to be set when it ends.

    Raises:
        OSError: the state file can't be read or written.
    """
    file = None if options.state is None else StateFile(options.state)
    voices = VoiceStore(_first_voices(options, file), file)
    voices.save()
    state = options.state
    demos = DemoStore(None if state is None else state.with_name(f"{state.name}.demos"))
    trainer = Trainer(voices, demos, options.training_seconds)
    log, faults = RequestLog(), FaultBook(options.faults)
    links = DemoLinks(options.demo_seconds)
    service = Service(options, voices, demos, links, trainer, log, faults)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        trainer.resume()
        yield
        await trainer.close()

    async def refuse(_: Request, error: Exception) -> Response:
        code, message = 500, "internal error"
        if isinstance(error, RefusalError):
            code, message = error.code, error.message
        elif isinstance(error, HTTPException):
            code, message = error.status_code, error.detail
        status = 200 if options.error_status is ErrorStatus.OK else code
        return json_response(envelope(code, message), status)

    application = Starlette(
        routes=[
            *VoiceRoutes(service).routes(),
            *FileRoutes(service).routes(),
            *ControlRoutes(service).routes(),
        ],
        exception_handlers={RefusalError: refuse, HTTPException: refuse, Exception: refuse},
        lifespan=lifespan,
    )
    return FrontDoor(application, log, faults, leaving)


def _first_voices(options: Options, file: StateFile | None) -> list[VoiceRecord]:
    """The voices of the last run, or the usual ones. A damaged file is set aside and said so."""
    known: list[VoiceRecord] | None = None
    if file is not None:
        try:
            known = file.read()
        except StateFileError as error:
            sys.stderr.write(f"voicedesk.sandbox: {error}; set aside as {file.set_aside()}\n")
    return starting_voices(options) if known is None else known
