"""Demos behind signed links, and samples to train from."""

import asyncio
import html

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from voicedesk.sandbox.audio_content import AudioContent
from voicedesk.sandbox.call import DEMOS_PATH, SAMPLES_PATH
from voicedesk.sandbox.demo_links import DemoLinks
from voicedesk.sandbox.demo_store import DemoStore, bundled, bundled_names
from voicedesk.sandbox.ranged_response import ranged_response
from voicedesk.sandbox.speech import wav_from
from voicedesk.sandbox.voice_store import VoiceStore


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
