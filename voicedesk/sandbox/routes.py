"""The contract's five calls."""

import asyncio
import html
import re
import secrets
import string
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from voicedesk.sandbox.call import CONTROL_PATH, DEMOS_PATH, SAMPLES_PATH, VOICES_PATH
from voicedesk.sandbox.demos import (
    AudioContent,
    DemoLinks,
    DemoStore,
    Stamp,
    bundled,
    bundled_names,
)
from voicedesk.sandbox.faults import FaultBook
from voicedesk.sandbox.http import (
    Envelope,
    Fields,
    RefusalError,
    RequestLog,
    as_json,
    check_audio_link,
    check_token,
    fields_of,
    text_of,
)
from voicedesk.sandbox.options import Edition, FaultRule, FaultRuleError, Options
from voicedesk.sandbox.training import Trainer, wav_from
from voicedesk.sandbox.voices import State, Tier, VoiceRecord, VoiceStore

_MODEL = "QN_ACV"
_LONGEST_NAME = 20
_ALPHABET = string.ascii_letters + string.digits
_FREE_LANGUAGES = frozenset({"zh", "en"})
_PRO_LANGUAGES = _FREE_LANGUAGES | {
    *("ja", "ko", "es", "pt", "id", "de", "fr", "ar", "hi", "it", "tr", "yue")
}


class VoiceRoutes:
    """Create, train and rename, get, list, delete, as the contract and its later edition say."""

    def __init__(
        self,
        options: Options,
        envelope: Envelope,
        voices: VoiceStore,
        demos: DemoStore,
        links: DemoLinks,
        trainer: Trainer,
        log: RequestLog,
    ) -> None:
        self._options = options
        self._envelope = envelope
        self._voices = voices
        self._demos = demos
        self._links = links
        self._trainer = trainer
        self._log = log

    def routes(self) -> list[Route]:
        """What to mount at the service's root."""
        one = f"{VOICES_PATH}/{{voice_id}}"
        return [
            Route(VOICES_PATH, self._list, methods=["GET"]),
            Route(VOICES_PATH, self._create, methods=["POST"]),
            Route(one, self._get, methods=["GET"]),
            Route(one, self._put, methods=["PUT"]),
            Route(one, self._delete, methods=["DELETE"]),
        ]

    async def _list(self, request: Request) -> Response:
        check_token(request, self._options.token)
        stamp = self._stamp(request)
        voices = [self._described(voice, stamp) for voice in self._voices]
        return self._done(request, {"voices": voices})

    async def _get(self, request: Request) -> Response:
        voice = self._voice(request)
        return self._done(request, self._described(voice, self._stamp(request)))

    async def _create(self, request: Request) -> Response:
        check_token(request, self._options.token)
        fields = await fields_of(request)
        later = self._options.edition is Edition.LATER
        model = text_of(fields, "model_id")
        if model != _MODEL and not (later and "model_id" not in fields):
            raise RefusalError(400, f"model_id must be {_MODEL}")
        language, tier = _language_and_tier(fields) if later else ("", "")
        marks = "".join(secrets.choice(_ALPHABET) for _ in range(5))
        voice = VoiceRecord(secrets.token_hex(16), f"复刻音色-{marks}", language, tier)
        self._voices.add(voice)
        self._voices.save()
        return self._done(request, self._described(voice, self._stamp(request)))

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
            self._trainer.begin(voice, key)
        else:
            self._voices.save()
        return self._done(request, self._described(voice, self._stamp(request)))

    async def _delete(self, request: Request) -> Response:
        voice = self._voice(request)
        if voice.tier == Tier.PRO:
            raise RefusalError(403, "付费音色栏位不可删除")
        self._trainer.forget(voice)
        self._voices.remove(voice)
        self._voices.save()
        self._demos.drop(voice.demo)
        return self._done(request, {})

    def _voice(self, request: Request) -> VoiceRecord:
        check_token(request, self._options.token)
        return self._voices.find(request.path_params["voice_id"])

    def _stamp(self, request: Request) -> Stamp:
        return self._links.stamp(str(request.base_url).rstrip("/"))

    def _described(self, voice: VoiceRecord, stamp: Stamp) -> dict[str, str]:
        """A voice as the edition shows it.

        The later edition goes on showing the earlier demo while a voice is trained again.
        """
        later = self._options.edition is Edition.LATER
        has_demo = bool(voice.demo) and (later or voice.state == State.SUCCESS)
        described = {
            "id": voice.id,
            "name": voice.name,
            "language": voice.language,
            "demo_url": voice.fixed_link or (self._links.link(voice.id, stamp) if has_demo else ""),
            "state": voice.state,
        }
        return described | {"tier": voice.tier} if later else described

    def _done(self, request: Request, data: object) -> Response:
        self._log.note_acted(request.state.seen)
        return self._envelope.answer(data)


def _language_and_tier(fields: dict[str, object]) -> tuple[str, str]:
    """A new slot's language and tier.

    Raises:
        RefusalError: no such tier, or the tier hasn't that language (400).
    """
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


def ranged_response(request: Request, content: AudioContent) -> Response:
    """`content`, or the one range of it that `request` asks for (RFC 9110, 13 and 14)."""
    size = len(content.data)
    headers = {
        "accept-ranges": "bytes",
        "etag": content.etag,
        "last-modified": content.modified,
        "content-type": content.media_type,
    }
    if _is_known(request, content):
        return Response(status_code=304, headers=headers)
    span = _span(request, content)
    if span is None:
        return Response(content.data, headers=headers)
    first, last = span
    if first >= size or last < first:
        return Response(status_code=416, headers=headers | {"content-range": f"bytes */{size}"})
    last = min(last, size - 1)
    headers["content-range"] = f"bytes {first}-{last}/{size}"
    return Response(content.data[first : last + 1], status_code=206, headers=headers)


def _is_known(request: Request, content: AudioContent) -> bool:
    tags = request.headers.get("if-none-match")
    if tags is not None:
        known = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        return bool(known & {content.etag, "*"})
    return request.headers.get("if-modified-since") == content.modified


def _span(request: Request, content: AudioContent) -> tuple[int, int] | None:
    """First and last byte asked for, perhaps beyond the end; None for all of it."""
    wanted = re.fullmatch(r"bytes=(\d*)-(\d*)", request.headers.get("range", ""), re.ASCII)
    if wanted is None or not any(wanted.groups()):
        return None
    condition = request.headers.get("if-range")
    if condition is not None and condition not in {content.etag, content.modified}:
        return None
    size = len(content.data)
    first, last = wanted.groups()
    if not first:
        length = int(last)
        return (max(0, size - length), size - 1) if length else (size, size)
    return int(first), int(last) if last else size - 1


class FileRoutes:
    """Plain files as a storage service has them: no envelope, and no token wanted.

    A request that brings an Authorization header is refused, because the token has no business
    there.
    """

    def __init__(self, voices: VoiceStore, demos: DemoStore, links: DemoLinks) -> None:
        self._voices = voices
        self._demos = demos
        self._links = links
        self._wavs: dict[str, AudioContent] = {}

    def routes(self) -> list[Route]:
        """What to mount at the service's root."""
        return [
            Route(f"{DEMOS_PATH}/{{voice_id}}.mp3", self._demo),
            Route(f"{SAMPLES_PATH}/", self._index),
            Route(f"{SAMPLES_PATH}/not-audio.html", self._not_audio),
            Route(f"{SAMPLES_PATH}/{{stem}}.mp3", self._mp3),
            Route(f"{SAMPLES_PATH}/{{stem}}.wav", self._wav),
        ]

    async def _demo(self, request: Request) -> Response:
        if "authorization" in request.headers:
            return _token_not_wanted()
        voice_id = request.path_params["voice_id"]
        query = request.query_params
        if not self._links.is_valid(voice_id, query.get("e", ""), query.get("token", "")):
            return _error(403, "link expired or not valid")
        name = self._voices.find(voice_id).demo if voice_id in self._voices else ""
        content = self._demos.find(name)
        return _error(404, "no such demo") if content is None else ranged_response(request, content)

    async def _mp3(self, request: Request) -> Response:
        if "authorization" in request.headers:
            return _token_not_wanted()
        name = f"{request.path_params['stem']}.mp3"
        if name not in bundled_names():
            return _error(404, "no such sample")
        return ranged_response(request, bundled(name))

    async def _wav(self, request: Request) -> Response:
        if "authorization" in request.headers:
            return _token_not_wanted()
        name = f"{request.path_params['stem']}.mp3"
        if name not in bundled_names():
            return _error(404, "no such sample")
        if name not in self._wavs:
            mp3 = bundled(name)
            data = await asyncio.to_thread(wav_from, mp3.data)
            etag = AudioContent.of(data, "", 0).etag
            self._wavs[name] = AudioContent(data, "audio/wav", etag, mp3.modified)
        return ranged_response(request, self._wavs[name])

    async def _index(self, request: Request) -> Response:
        base = str(request.base_url).rstrip("/")
        stems = [name.removesuffix(".mp3") for name in bundled_names()]
        links = [f"{base}{SAMPLES_PATH}/{stem}.{kind}" for stem in stems for kind in ("mp3", "wav")]
        if "application/json" in request.headers.get("accept", ""):
            return JSONResponse({"samples": links})
        items = "".join(f'<li><a href="{html.escape(link)}">{link}</a>' for link in links)
        return HTMLResponse(f"<!doctype html><title>Samples</title><ul>{items}</ul>")

    async def _not_audio(self, request: Request) -> Response:
        if "authorization" in request.headers:
            return _token_not_wanted()
        return HTMLResponse("<!doctype html><title>Shared file</title><p>Open it in our app!")


def _token_not_wanted() -> Response:
    return _error(400, "Authorization header not allowed here")


def _error(status: int, message: str) -> Response:
    return JSONResponse({"error": message}, status)
