"""What is answered where: the contract's calls, the files, and the control door.

Each kind has a class with its endpoints, made on the same `Service`. Whatever an endpoint refuses
it raises as `RefusalError`, which the application puts into the contract's envelope.
"""

import asyncio
import html
import secrets
import string
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from voicedesk.sandbox.call import (
    CONTROL_PATH,
    DEMOS_PATH,
    QUOTA_PATH,
    QUOTAS_PATH,
    SAMPLES_PATH,
    VOICES_PATH,
    RequestLog,
)
from voicedesk.sandbox.demos import (
    DemoLinks,
    DemoStore,
    LinkOf,
    bundled,
    bundled_names,
)
from voicedesk.sandbox.faults import FaultBook
from voicedesk.sandbox.http import (
    Fields,
    RefusalError,
    check_audio_link,
    check_token,
    envelope,
    fields_of,
    json_response,
    text_of,
)
from voicedesk.sandbox.options import Edition, FaultRule, FaultRuleError, Options, QuotaForm
from voicedesk.sandbox.training import Trainer, wav_from
from voicedesk.sandbox.voices import State, Tier, VoiceRecord, VoiceStore

_MODEL = "QN_ACV"
_LONGEST_NAME = 20
_ALPHABET = string.ascii_letters + string.digits
_FREE_LANGUAGES = frozenset({"zh", "en"})
_PRO_LANGUAGES = _FREE_LANGUAGES | {
    *("ja", "ko", "es", "pt", "id", "de", "fr", "ar", "hi", "it", "tr", "yue")
}

Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Service:
    """The parts that answers are made of."""

    options: Options
    voices: VoiceStore
    demos: DemoStore
    links: DemoLinks
    trainer: Trainer
    log: RequestLog
    faults: FaultBook

    def guarded(self, endpoint: Endpoint) -> Endpoint:
        """The endpoint, refused (401) to who doesn't bring the token."""

        async def checked(request: Request) -> Response:
            check_token(request, self.options.token)
            return await endpoint(request)

        return checked


class VoiceRoutes:
    """Create, train and rename, get, list, delete, as the contract and its later edition say."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def routes(self) -> list[Route]:
        one = f"{VOICES_PATH}/{{voice_id}}"
        guarded = self._service.guarded
        options = self._service.options
        later = options.edition is Edition.LATER
        quota = {
            QuotaForm.TIER: [Route(QUOTA_PATH, guarded(self._available), methods=["GET"])],
            QuotaForm.PACKAGES: [Route(QUOTAS_PATH, guarded(self._packages), methods=["GET"])],
        }
        return [
            *(quota.get(options.quota, []) if later else []),
            Route(VOICES_PATH, guarded(self._list), methods=["GET"]),
            Route(VOICES_PATH, guarded(self._create), methods=["POST"]),
            Route(one, guarded(self._get), methods=["GET"]),
            Route(one, guarded(self._put), methods=["PUT"]),
            Route(one, guarded(self._delete), methods=["DELETE"]),
        ]

    async def _list(self, request: Request) -> Response:
        link_of = self._signer(request)
        voices = [self._described(voice, link_of) for voice in self._service.voices]
        return self._done(request, {"voices": voices})

    async def _get(self, request: Request) -> Response:
        voice = self._voice(request)
        return self._done(request, self._described(voice, self._signer(request)))

    async def _create(self, request: Request) -> Response:
        fields = await fields_of(request)
        later = self._service.options.edition is Edition.LATER
        model = text_of(fields, "model_id")
        if model != _MODEL and not (later and "model_id" not in fields):
            raise RefusalError(400, f"model_id must be {_MODEL}")
        language, tier = _language_and_tier(fields) if later else ("", "")
        marks = "".join(secrets.choice(_ALPHABET) for _ in range(5))
        voice = VoiceRecord(secrets.token_hex(16), f"复刻音色-{marks}", language, tier)
        self._service.voices.add(voice)
        self._service.voices.save()
        return self._done(request, self._described(voice, self._signer(request)))

    async def _put(self, request: Request) -> Response:
        voice = self._voice(request)
        fields = await fields_of(request)
        name = text_of(fields, "name")
        key = text_of(fields, "key")
        if not (name.strip() or key):
            raise RefusalError(400, "name is required")
        if len(name) > _LONGEST_NAME:
            raise RefusalError(400, f"name is longer than {_LONGEST_NAME} characters")
        if key:
            check_audio_link(key)
            if voice.state == State.TRAINING:
                raise RefusalError(400, "the voice is being trained")
        if name.strip():
            voice.name = name
        if key:
            self._service.trainer.begin(voice, key)
        else:
            self._service.voices.save()
        return self._done(request, self._described(voice, self._signer(request)))

    async def _delete(self, request: Request) -> Response:
        voice = self._voice(request)
        if voice.tier == Tier.PRO:
            raise RefusalError(403, "付费音色栏位不可删除")
        self._service.trainer.forget(voice)
        self._service.voices.remove(voice)
        self._service.voices.save()
        self._service.demos.drop(voice.demo)
        return self._done(request, {})

    async def _available(self, request: Request) -> Response:
        paid = request.query_params.get("tier") == Tier.PRO
        return self._done(request, {"available_count": self._paid_left() if paid else 0})

    async def _packages(self, request: Request) -> Response:
        package = {
            "id": "1",
            "resource_type": 1,
            "resource_package": {"type": str(Tier.PRO)},
            "status": 0,
            "usage_count": self._service.options.paid_trainings - self._paid_left(),
            "total_count": self._service.options.paid_trainings,
            "expired_time": 0,
        }
        return self._done(request, {"quotas": [package], "next_cursor": ""})

    def _paid_left(self) -> int:
        return max(self._service.options.paid_trainings - self._service.trainer.paid, 0)

    def _voice(self, request: Request) -> VoiceRecord:
        return self._service.voices.find(request.path_params["voice_id"])

    def _signer(self, request: Request) -> LinkOf:
        return self._service.links.signer(str(request.base_url).rstrip("/"))

    def _described(self, voice: VoiceRecord, link_of: LinkOf) -> dict[str, str]:
        """A voice as the edition shows it.

        The later edition goes on showing the earlier demo while a voice is trained again.
        """
        later = self._service.options.edition is Edition.LATER
        has_demo = bool(voice.demo) and (later or voice.state == State.SUCCESS)
        described = {
            "id": voice.id,
            "name": voice.name,
            "language": voice.language,
            "demo_url": voice.fixed_link or (link_of(voice.id) if has_demo else ""),
            "state": voice.state,
        }
        return described | {"tier": voice.tier} if later else described

    def _done(self, request: Request, data: object) -> Response:
        self._service.log.note_acted(request.state.seen)
        return json_response(envelope(0, data=data))


def _language_and_tier(fields: dict[str, object]) -> tuple[str, str]:
    """A new slot's language and tier; refused (400) where the tier hasn't that language."""
    tier = text_of(fields, "tier") or Tier.FREE
    if tier not in set(Tier):
        raise RefusalError(400, "tier must be free or pro")
    language = text_of(fields, "language") or "zh"
    if language not in (_PRO_LANGUAGES if tier == Tier.PRO else _FREE_LANGUAGES):
        raise RefusalError(400, f"language {language[:20]!r} is not available in the tier {tier}")
    return language, tier


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

    def __init__(self, service: Service) -> None:
        self._service = service

    def routes(self) -> list[Route]:
        guarded = self._service.guarded
        return [
            Route(f"{CONTROL_PATH}/log", guarded(self._show_log), methods=["GET"]),
            Route(f"{CONTROL_PATH}/log", guarded(self._clear_log), methods=["DELETE"]),
            Route(f"{CONTROL_PATH}/faults", guarded(self._show_faults), methods=["GET"]),
            Route(f"{CONTROL_PATH}/faults", guarded(self._replace_faults), methods=["POST"]),
            Route(f"{CONTROL_PATH}/voices", guarded(self._show_voices), methods=["GET"]),
            Route(f"{CONTROL_PATH}/voices", guarded(self._edit_voices), methods=["POST"]),
            Route(f"{CONTROL_PATH}/expire-links", guarded(self._expire_links), methods=["POST"]),
        ]

    async def _show_log(self, _: Request) -> Response:
        return json_response(self._service.log.report())

    async def _clear_log(self, _: Request) -> Response:
        self._service.log.clear()
        return json_response({})

    async def _show_faults(self, _: Request) -> Response:
        return json_response({"faults": self._service.faults.report()})

    async def _replace_faults(self, request: Request) -> Response:
        fields = await fields_of(request)
        try:
            rules = [FaultRule.parse(str(text)) for text in _list_of(fields, "rules")]
        except FaultRuleError as error:
            raise RefusalError(400, str(error)) from None
        self._service.faults.replace(rules)
        return json_response({"faults": self._service.faults.report()})

    async def _show_voices(self, _: Request) -> Response:
        voices = [asdict(voice) for voice in self._service.voices]
        return json_response({"voices": voices})

    async def _edit_voices(self, request: Request) -> Response:
        fields = await fields_of(request)
        removed = [
            self._service.voices.find(str(voice_id)) for voice_id in _list_of(fields, "removed")
        ]
        edits = [edit for edit in _list_of(fields, "voices") if isinstance(edit, dict)]
        for voice in removed:
            self._service.trainer.forget(voice)
            self._service.voices.remove(voice)
        edited = [self._edit(edit) for edit in edits]
        self._service.voices.save()
        return json_response({"voices": [asdict(voice) for voice in edited]})

    async def _expire_links(self, _: Request) -> Response:
        self._service.links.expire_all()
        return json_response({})

    def _edit(self, edit: Fields) -> VoiceRecord:
        voice_id = text_of(edit, "id") or secrets.token_hex(16)
        if voice_id not in self._service.voices:
            self._service.voices.add(VoiceRecord(voice_id, ""))
        voice = self._service.voices.find(voice_id)
        voice.name = text_of({"name": voice.name} | edit, "name")
        voice.language = text_of({"language": voice.language} | edit, "language")
        voice.tier = text_of({"tier": voice.tier} | edit, "tier")
        voice.fixed_link = text_of({"demo_url": voice.fixed_link} | edit, "demo_url")
        demo = text_of({"demo": voice.demo} | edit, "demo")
        if "state" in edit:
            self._service.trainer.forget(voice)
            voice.state = text_of(edit, "state")
        seconds = edit.get("training_seconds")
        if voice.state == State.TRAINING and isinstance(seconds, int | float):
            self._service.trainer.pretend(voice, demo or "zh-1.mp3", seconds)
        else:
            voice.demo = demo
        return voice


def _list_of(fields: Fields, name: str) -> list[object]:
    value = fields.get(name, [])
    if not isinstance(value, list):
        raise RefusalError(400, f"{name} must be a list")
    return value


class FileRoutes:
    """Plain files as a storage service has them: no envelope, and no token wanted.

    A request that brings an Authorization header is refused: the token has no business there.
    """

    def __init__(self, service: Service) -> None:
        self._service = service
        self._wavs: dict[str, bytes] = {}

    def routes(self) -> list[Route]:
        return [
            Route(f"{DEMOS_PATH}/{{voice_id}}.mp3", _without_token(self._demo)),
            Route(f"{SAMPLES_PATH}/", self._index),
            Route(f"{SAMPLES_PATH}/not-audio.html", _without_token(self._not_audio)),
            Route(f"{SAMPLES_PATH}/{{stem}}.mp3", _without_token(self._mp3)),
            Route(f"{SAMPLES_PATH}/{{stem}}.wav", _without_token(self._wav)),
        ]

    async def _demo(self, request: Request) -> Response:
        voice_id = request.path_params["voice_id"]
        query = request.query_params
        if not self._service.links.is_valid(voice_id, query.get("e", ""), query.get("token", "")):
            return _error(403, "link expired or not valid")
        name = self._service.voices.find(voice_id).demo if voice_id in self._service.voices else ""
        content = self._service.demos.find(name)
        return _error(404, "no such demo") if content is None else _mp3(content)

    async def _mp3(self, request: Request) -> Response:
        name = f"{request.path_params['stem']}.mp3"
        return _mp3(bundled(name)) if name in bundled_names() else _error(404, "no such sample")

    async def _wav(self, request: Request) -> Response:
        name = f"{request.path_params['stem']}.mp3"
        if name not in bundled_names():
            return _error(404, "no such sample")
        if name not in self._wavs:
            self._wavs[name] = await asyncio.to_thread(wav_from, bundled(name))
        return Response(self._wavs[name], media_type="audio/wav")

    async def _index(self, request: Request) -> Response:
        base = str(request.base_url).rstrip("/")
        stems = [name.removesuffix(".mp3") for name in bundled_names()]
        links = [f"{base}{SAMPLES_PATH}/{stem}.{kind}" for stem in stems for kind in ("mp3", "wav")]
        if "application/json" in request.headers.get("accept", ""):
            return json_response({"samples": links})
        items = "".join(f'<li><a href="{html.escape(link)}">{link}</a>' for link in links)
        return HTMLResponse(f"<!doctype html><title>Samples</title><ul>{items}</ul>")

    async def _not_audio(self, _: Request) -> Response:
        return HTMLResponse("<!doctype html><title>Shared file</title><p>Open it in our app!")


def _without_token(endpoint: Endpoint) -> Endpoint:
    async def checked(request: Request) -> Response:
        if "authorization" in request.headers:
            return _error(400, "Authorization header not allowed here")
        return await endpoint(request)

    return checked


def _mp3(content: bytes) -> Response:
    return Response(content, media_type="audio/mpeg")


def _error(status: int, message: str) -> Response:
    return json_response({"error": message}, status)
