"""The control door: how tests look into the service and steer it. Not in the contract."""

import secrets
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from voicedesk.sandbox.answers import RefusalError, as_json
from voicedesk.sandbox.call import CONTROL_PATH
from voicedesk.sandbox.demo_links import DemoLinks
from voicedesk.sandbox.fault_book import FaultBook
from voicedesk.sandbox.fault_rule import FaultRule, FaultRuleError
from voicedesk.sandbox.request_body import Fields, check_token, fields_of, text_of
from voicedesk.sandbox.request_log import RequestLog
from voicedesk.sandbox.trainer import Trainer
from voicedesk.sandbox.voice_record import State, VoiceRecord
from voicedesk.sandbox.voice_store import VoiceStore


class ControlRoutes:
    """Wants the token like the service itself, and is never subject to faults.

    - `GET /control/log`: requests seen, counts of those seen and carried out, and how many brought
      the token to a file (`violations`); `DELETE` empties it.
    - `GET /control/faults`: rules and how often each applied; `POST {"rules": [...]}` replaces
      them.
    - `GET /control/voices`: everything known of each; `POST {"voices": [...], "removed": [ids]}`
      edits or adds. Of a voice any of `name`, `language`, `tier`, `state`, `demo` (a bundled
      sample's name), `demo_url` (given out as it stands), `training_seconds` (with the state
      Training: how long until Success) may be given, unchecked; one with no `id`, or an unknown
      one, is added.
    - `POST /control/expire-links`: lets every demo link given out so far expire.
    """

    def __init__(
        self,
        token: str,
        voices: VoiceStore,
        trainer: Trainer,
        links: DemoLinks,
        faults: FaultBook,
        log: RequestLog,
    ) -> None:
        self._token = token
        self._voices = voices
        self._trainer = trainer
        self._links = links
        self._faults = faults
        self._log = log

    def routes(self) -> list[Route]:
        """What to mount at the service's root."""
        return [
            Route(f"{CONTROL_PATH}/log", self._show_log, methods=["GET"]),
            Route(f"{CONTROL_PATH}/log", self._clear_log, methods=["DELETE"]),
            Route(f"{CONTROL_PATH}/faults", self._show_faults, methods=["GET"]),
            Route(f"{CONTROL_PATH}/faults", self._replace_faults, methods=["POST"]),
            Route(f"{CONTROL_PATH}/voices", self._show_voices, methods=["GET"]),
            Route(f"{CONTROL_PATH}/voices", self._edit_voices, methods=["POST"]),
            Route(f"{CONTROL_PATH}/expire-links", self._expire_links, methods=["POST"]),
        ]

    async def _show_log(self, request: Request) -> Response:
        check_token(request, self._token)
        return Response(as_json(self._log.report()), media_type="application/json")

    async def _clear_log(self, request: Request) -> Response:
        check_token(request, self._token)
        self._log.clear()
        return JSONResponse({})

    async def _show_faults(self, request: Request) -> Response:
        check_token(request, self._token)
        return JSONResponse({"faults": self._faults.report()})

    async def _replace_faults(self, request: Request) -> Response:
        check_token(request, self._token)
        fields = await fields_of(request)
        try:
            rules = [FaultRule.parse(str(text)) for text in _list_of(fields, "rules")]
        except FaultRuleError as error:
            raise RefusalError(400, str(error)) from None
        self._faults.replace(rules)
        return JSONResponse({"faults": self._faults.report()})

    async def _show_voices(self, request: Request) -> Response:
        check_token(request, self._token)
        voices = [asdict(voice) for voice in self._voices]
        return Response(as_json({"voices": voices}), media_type="application/json")

    async def _edit_voices(self, request: Request) -> Response:
        check_token(request, self._token)
        fields = await fields_of(request)
        removed = [self._voices.find(str(voice_id)) for voice_id in _list_of(fields, "removed")]
        edits = [edit for edit in _list_of(fields, "voices") if isinstance(edit, dict)]
        for voice in removed:
            self._trainer.forget(voice)
            self._voices.remove(voice)
        edited = [self._edit(edit) for edit in edits]
        self._voices.save()
        body = as_json({"voices": [asdict(voice) for voice in edited]})
        return Response(body, media_type="application/json")

    async def _expire_links(self, request: Request) -> Response:
        check_token(request, self._token)
        self._links.expire_all()
        return JSONResponse({})

    def _edit(self, edit: Fields) -> VoiceRecord:
        voice_id = text_of(edit, "id") or secrets.token_hex(16)
        if voice_id not in self._voices:
            self._voices.add(VoiceRecord(voice_id, ""))
        voice = self._voices.find(voice_id)
        voice.name = text_of({"name": voice.name} | edit, "name")
        voice.language = text_of({"language": voice.language} | edit, "language")
        voice.tier = text_of({"tier": voice.tier} | edit, "tier")
        voice.fixed_link = text_of({"demo_url": voice.fixed_link} | edit, "demo_url")
        demo = text_of({"demo": voice.demo} | edit, "demo")
        if "state" in edit:
            self._trainer.forget(voice)
            voice.state = text_of(edit, "state")
        seconds = edit.get("training_seconds")
        if voice.state == State.TRAINING and isinstance(seconds, int | float):
            self._trainer.pretend(voice, demo or "zh-1.mp3", seconds)
        else:
            voice.demo = demo
        return voice


def _list_of(fields: Fields, name: str) -> list[object]:
    value = fields.get(name, [])
    if not isinstance(value, list):
        raise RefusalError(400, f"{name} must be a list")
    return value
