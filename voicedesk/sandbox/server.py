"""The process: puts the service's parts together, listens, says where, and ends when told to."""

import asyncio
import os
import signal
import socket
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from voicedesk.sandbox.call import RequestLog
from voicedesk.sandbox.demos import DemoLinks, DemoStore
from voicedesk.sandbox.faults import FaultBook, FrontDoor
from voicedesk.sandbox.http import RefusalError, envelope, json_response
from voicedesk.sandbox.options import ErrorStatus, Options
from voicedesk.sandbox.routes import ControlRoutes, FileRoutes, Service, VoiceRoutes
from voicedesk.sandbox.storage import StorageRoutes
from voicedesk.sandbox.training import Trainer
from voicedesk.sandbox.voices import (
    StateFile,
    StateFileError,
    VoiceRecord,
    VoiceStore,
    starting_voices,
)

_PROGRAM = "voicedesk.sandbox"
_KEEP_ALIVE_SECONDS = 75
_GRACE_SECONDS = 0.3
_LONGEST_ENDING_SECONDS = 1
_BACKLOG = 512


class _Connection(H11Protocol):
    """Lets a request reach its own connection, so that faults can cut it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        self.app_state = {**self.app_state, "transport": transport}
        # Else an answer's body waits 40 ms for the acknowledgement of its head.
        connection = transport.get_extra_info("socket")
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().connection_made(transport)


class _Server(uvicorn.Server):
    """uvicorn's server, with a line of its own when it is ready and no signal raised at its end."""

    def __init__(self, config: uvicorn.Config, address: str, leaving: asyncio.Event) -> None:
        super().__init__(config)
        self._address = address
        self._leaving = leaving

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        try:
            os.write(1, f"{self._address}\n".encode())
        except BrokenPipeError:  # whoever wanted it is gone
            self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._leaving.set()
        asyncio.get_running_loop().call_later(_GRACE_SECONDS, self._cut_off)
        await super().shutdown(sockets)

    def _cut_off(self) -> None:
        """Cut the connections whose answers don't come to an end."""
        for connection in self.server_state.connections:
            if isinstance(connection, _Connection):
                connection.transport.abort()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.handle_exit)
        yield


def serve(options: Options) -> int:
    """Serve until told to end; the exit status."""
    leaving = asyncio.Event()
    try:
        application = build_application(options, leaving)
        listener = _listen(options)
    except OSError as error:
        sys.stderr.write(f"{_PROGRAM}: {error}\n")
        return 1
    config = uvicorn.Config(
        application,
        http=_Connection,
        ws="none",
        loop="asyncio",
        lifespan="on",
        log_config=None,
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=_LONGEST_ENDING_SECONDS,
    )
    server = _Server(config, _address(options.host, listener), leaving)
    if options.until_stdin_closes:
        threading.Thread(target=_end_with_stdin, args=(server,), daemon=True).start()
    server.run(sockets=[listener])
    return 0 if server.started else 1


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
    objects = DemoStore(None if state is None else state.with_name(f"{state.name}.storage"))
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
            *StorageRoutes(objects).routes(),
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
            sys.stderr.write(f"{_PROGRAM}: {error}; set aside as {file.set_aside()}\n")
    return starting_voices(options) if known is None else known


def _listen(options: Options) -> socket.socket:
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    return socket.create_server((options.host, options.port), family=family, backlog=_BACKLOG)


def _address(host: str, listener: socket.socket) -> str:
    port = listener.getsockname()[1]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _end_with_stdin(server: uvicorn.Server) -> None:
    # Not sys.stdin: a thread that waits in it can't be left behind when the program ends.
    while os.read(0, 4096):
        pass
    server.should_exit = True
