"""A service in memory that does as the test says, and remembers what it was asked."""

import asyncio
from collections import deque

from voicedesk.api import VoiceCloneClient
from voicedesk.domain.errors import CallFacts, NotFoundError
from voicedesk.domain.voice import Voice, VoiceListing, VoiceState


def facts(*, may_have_taken_effect: bool = False) -> CallFacts:
    return CallFacts("PUT", "/", may_have_taken_effect=may_have_taken_effect)


class Held:
    """A call that was carried out, and whose answer waits to be let through."""

    def __init__(self) -> None:
        self.arrived = asyncio.Event()
        self.let_through = asyncio.Event()


Answer = Voice | list[Voice]


class ScriptedService(VoiceCloneClient):
    """Stands in for the client.

    Attributes:
        voices: what it holds now.
        asked: each call's verb, and when it came by the loop's clock.
        answers: fixed answers by verb, used up one by one.
        errors: errors by verb, raised one by one. Of a pair, the call is carried out first.
        quota: the trainings left, by tier; empty where it has no such call.
    """

    def __init__(self, *voices: Voice) -> None:
        self.voices = {voice.id: voice for voice in voices}
        self.asked: list[tuple[str, float]] = []
        self.answers: dict[str, deque[Answer]] = {}
        self.errors: dict[str, deque[Exception | tuple[Exception]]] = {}
        self._held: dict[str, deque[Held]] = {}
        self._news = asyncio.Event()
        self.quota: dict[str, int] = {}

    def times(self, verb: str) -> list[float]:
        return [time for asked, time in self.asked if asked == verb]

    def fail(self, verb: str, *errors: Exception, after_acting: bool = False) -> None:
        queue = self.errors.setdefault(verb, deque())
        queue.extend((error,) if after_acting else error for error in errors)

    def answer(self, verb: str, *answers: Answer) -> None:
        self.answers.setdefault(verb, deque()).extend(answers)

    def hold(self, verb: str) -> Held:
        """Let the next answer of `verb` wait."""
        held = Held()
        self._held.setdefault(verb, deque()).append(held)
        return held

    def set(self, voice_id: str, state: str, **changes: str) -> None:
        self.voices[voice_id] = self.voices[voice_id]._replace(state=state, **changes)

    async def asked_for(self, verb: str, times: int) -> None:
        while len(self.times(verb)) < times:
            self._news.clear()
            await self._news.wait()

    async def create(self, *, language: str = "", tier: str = "") -> Voice:
        voice = Voice(f"new-{len(self.voices)}", "复刻音色-aB3d5", VoiceState.INIT, tier=tier)
        return await self._one("create", voice)

    async def train(self, voice_id: str, *, audio_url: str, name: str) -> Voice:
        return await self._one("train", self._known(voice_id, name=name, state="Training"))

    async def rename(self, voice_id: str, name: str) -> Voice:
        return await self._one("rename", self._known(voice_id, name=name))

    async def available(self, tier: str) -> int:
        if tier not in self.quota:
            raise NotFoundError(facts())
        return self.quota[tier]

    async def quotas(self) -> dict[str, int]:
        if not self.quota:
            raise NotFoundError(facts())
        return self.quota

    async def get(self, voice_id: str) -> Voice:
        return await self._one("get", self._known(voice_id))

    async def list(self) -> VoiceListing:
        self._note("list")
        self._refuse("list")
        voices = self._fixed("list", [*self.voices.values()])
        await self._wait("list")
        assert not isinstance(voices, Voice)
        return voices if isinstance(voices, VoiceListing) else VoiceListing(voices)

    async def delete(self, voice_id: str) -> None:
        self._note("delete")
        self._refuse("delete")
        if self.voices.pop(voice_id, None) is None:
            raise NotFoundError(facts())
        self._refuse("delete", acted=True)
        await self._wait("delete")

    async def _one(self, verb: str, voice: Voice) -> Voice:
        self._note(verb)
        self._refuse(verb)
        self.voices[voice.id] = voice
        self._refuse(verb, acted=True)
        answer = self._fixed(verb, voice)
        await self._wait(verb)
        assert isinstance(answer, Voice)
        return answer

    def _known(self, voice_id: str, **changes: str) -> Voice:
        if voice_id not in self.voices:
            raise NotFoundError(facts())
        return self.voices[voice_id]._replace(**changes)

    def _note(self, verb: str) -> None:
        self.asked.append((verb, asyncio.get_running_loop().time()))
        self._news.set()

    def _refuse(self, verb: str, *, acted: bool = False) -> None:
        errors = self.errors.get(verb)
        if errors and isinstance(errors[0], tuple) is acted:
            error = errors.popleft()
            raise error[0] if isinstance(error, tuple) else error

    def _fixed(self, verb: str, usual: Answer) -> Answer:
        answers = self.answers.get(verb)
        return answers.popleft() if answers else usual

    async def _wait(self, verb: str) -> None:
        held = self._held.get(verb)
        if held:
            gate = held.popleft()
            gate.arrived.set()
            await gate.let_through.wait()
