"""The service as the plainest of clients sees it."""

import time
from collections.abc import Callable
from typing import Any, Protocol

import httpx

from tests.sandbox_process import Sandbox


class Service:
    """The contract's calls, as plainly as possible. `http` brings the token, `plain` doesn't."""

    def __init__(self, http: httpx.Client, plain: httpx.Client) -> None:
        self.http = http
        self.plain = plain

    def voices(self) -> Any:
        return self.data("GET", "/v1/voice-clones")["voices"]

    def named(self, name: str) -> Any:
        return next(voice for voice in self.voices() if voice["name"] == name)

    def voice(self, voice_id: str) -> Any:
        return self.data("GET", f"/v1/voice-clones/{voice_id}")

    def create(self, **more: str) -> Any:
        return self.data("POST", "/v1/voice-clones", {"model_id": "QN_ACV", **more})

    def put(self, voice_id: str, name: str, key: str = "") -> Any:
        return self.data("PUT", f"/v1/voice-clones/{voice_id}", {"name": name, "key": key})

    def data(self, method: str, path: str, body: object = None) -> Any:
        answer = self.http.request(method, path, json=body)
        envelope = answer.json()
        assert answer.status_code == 200, envelope
        assert (envelope["code"], envelope["msg"]) == (0, "")
        return envelope["data"]

    def file(self, url: str, **headers: str) -> httpx.Response:
        """A file, fetched without the token."""
        return self.plain.get(url, headers=headers)

    def ended(self, voice_id: str) -> Any:
        """The voice once it is no longer Training."""
        until(lambda: self.voice(voice_id)["state"] != "Training")
        return self.voice(voice_id)


class Connect(Protocol):
    def __call__(self, sandbox: Sandbox) -> Service: ...


def until(condition: Callable[[], bool], seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)
