"""The contract's five calls."""

import secrets
import string

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from voicedesk.sandbox.answers import Envelope, RefusalError
from voicedesk.sandbox.call import VOICES_PATH
from voicedesk.sandbox.demo_links import DemoLinks, Stamp
from voicedesk.sandbox.demo_store import DemoStore
from voicedesk.sandbox.options import Edition, Options
from voicedesk.sandbox.request_body import check_audio_link, check_token, fields_of, text_of
from voicedesk.sandbox.request_log import RequestLog
from voicedesk.sandbox.trainer import Trainer
from voicedesk.sandbox.voice_record import State, Tier, VoiceRecord
from voicedesk.sandbox.voice_store import VoiceStore

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
