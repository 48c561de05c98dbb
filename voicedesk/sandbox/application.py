"""Puts the service's parts together."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from voicedesk.sandbox.answers import Envelope, RefusalError
from voicedesk.sandbox.control_routes import ControlRoutes
from voicedesk.sandbox.demo_links import DemoLinks
from voicedesk.sandbox.demo_store import DemoStore
from voicedesk.sandbox.fault_book import FaultBook
from voicedesk.sandbox.file_routes import FileRoutes
from voicedesk.sandbox.front_door import FrontDoor
from voicedesk.sandbox.options import Options
from voicedesk.sandbox.request_log import RequestLog
from voicedesk.sandbox.starting_voices import starting_voices
from voicedesk.sandbox.state_file import StateFile, StateFileError
from voicedesk.sandbox.trainer import Trainer
from voicedesk.sandbox.voice_record import VoiceRecord
from voicedesk.sandbox.voice_routes import VoiceRoutes
from voicedesk.sandbox.voice_store import VoiceStore


def build_application(options: Options, leaving: asyncio.Event) -> ASGIApp:
    """The whole service; `leaving` is to be set when it ends.

    Raises:
        OSError: the state file can't be read or written.
    """
    file = None if options.state is None else StateFile(options.state)
    voices = VoiceStore(_first_voices(options, file), file)
    voices.save()
    demos = DemoStore(None if options.state is None else _demos_beside(options.state))
    trainer = Trainer(voices, demos, options.training_seconds)
    links = DemoLinks(options.demo_seconds)
    log = RequestLog()
    faults = FaultBook(options.faults)
    envelope = Envelope(options.error_status)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        trainer.resume()
        yield
        await trainer.close()

    async def refuse(_: Request, error: Exception) -> Response:
        if isinstance(error, RefusalError):
            return envelope.refuse(error.code, error.message)
        if isinstance(error, HTTPException):
            return envelope.refuse(error.status_code, error.detail)
        return envelope.refuse(500, "internal error")

    application = Starlette(
        routes=[
            *VoiceRoutes(options, envelope, voices, demos, links, trainer, log).routes(),
            *FileRoutes(voices, demos, links).routes(),
            *ControlRoutes(options.token, voices, trainer, links, faults, log).routes(),
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


def _demos_beside(state: Path) -> Path:
    return state.with_name(f"{state.name}.demos")
