"""A model of the service's account, which counts what was paid for, behind the real client.

It answers as bytes and statuses, or not at all; it acts before, late or never, whatever it answers.
What it mustn't do is refuse as the contract does, and have acted.
"""

import asyncio
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from voicedesk.api import RetryPolicy, VoiceCloneClient
from voicedesk.api.calls import VOICES_PATH, Answer, Call, CallSender
from voicedesk.api.http_session import STANDARD_TIMEOUTS
from voicedesk.domain.errors import NoConnectionError, ServiceError, TimedOutError

SHORTEST, LATEST = 130.0, 85.0
"""Seconds that a training takes at least, and after which a late request acts at most."""


class Acts(Enum):
    """When the service does what it was asked."""

    AT_ONCE = 0
    LATE = 1
    NEVER = 2


@dataclass(frozen=True)
class Fate:
    """What becomes of one paid request."""

    name: str
    acts: Acts = Acts.AT_ONCE
    reply: Answer | None = None
    error: type[ServiceError] | None = None
    ends_program: bool = False


def _code(status: int, code: int | str) -> Answer:
    return Answer(status, json.dumps({"code": code, "msg": "no", "reqid": 1}).encode())


ODD = [
    _code(200, 50000),
    _code(200, "408"),
    _code(409, 409),
    _code(425, 425),
    _code(500, 500),
    _code(502, 400),
    Answer(200, b"<html>"),
    Answer(302, b""),
]
FATES = [
    Fate("answered"),
    Fate("unreached", Acts.NEVER, error=NoConnectionError),
    *(Fate(f"lost {acts.name}", acts, error=TimedOutError) for acts in Acts),
    *(Fate(f"killed {acts.name}", acts, ends_program=True) for acts in Acts),
    *(
        Fate(f"refused {number} {status}", Acts.NEVER, _code(status, number))
        for number in (400, 401, 403, 404, 429)
        for status in (200, number)
    ),
    *(
        Fate(f"odd {number} {acts.name}", acts, reply)
        for number, reply in enumerate(ODD)
        for acts in Acts
    ),
]


@dataclass
class _Voice:
    id: str
    name: str
    state: str = "Init"
    demo: int = 0
    ends_at: float = 0.0

    def shown(self) -> dict[str, str]:
        demo = f"https://cdn.test/{self.id}-{self.demo}.mp3?e=1" if self.demo else ""
        return {"id": self.id, "name": self.name, "demo_url": demo, "state": self.state}


class AccountModel:
    """Voices and money, whoever asks.

    Attributes:
        sent: how many requests to train came, by the recording's link.
        charged: how many trainings were begun, by the recording's link.
        slots: the slots that were made for a new voice, which name a language, by who asked.
        wrongs: what must never happen, and did.
        fates: what becomes of the next paid requests; after them, each is answered.
        leaves_out: voices in these states are missing in a list.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self.voices: dict[str, _Voice] = {}
        self.sent: Counter[str] = Counter()
        self.charged: Counter[str] = Counter()
        self.slots: dict[int, list[str]] = {0: [], 1: []}
        self.wrongs: list[str] = []
        self.fates: list[Fate] = []
        self.leaves_out: frozenset[str] = frozenset()
        self._late: list[tuple[float, Callable[[], None]]] = []
        self.ended = asyncio.Event()
        for number in range(2):
            self.voices[f"v{number}"] = _Voice(f"v{number}", f"voice {number}")

    def client(self, owner: int) -> VoiceCloneClient:
        """The real client of one program, with this in the place of the network."""
        client = VoiceCloneClient("https://model.test", "token", retry=RetryPolicy(tries=1))
        client._sender = _ModelSender(self, owner)
        return client

    async def answer(self, sender: "_ModelSender", call: Call) -> Answer:
        await asyncio.sleep(0)
        self._pass_time()
        if call.method == "GET":
            return self._shown(call)
        fate = self.fates.pop(0) if self.fates else FATES[0]
        body = json.loads(call.body)
        if key := body.get("key", ""):
            self.sent[key] += 1
        voice = self.voices.get(call.voice_id)
        if voice is not None and voice.state == "Training":
            self.wrongs.append(f"{call.voice_id} was asked to train while it did")

        def acting() -> None:
            self._act(sender.owner, call.voice_id, body)

        if fate.acts is Acts.AT_ONCE:
            acting()
        elif fate.acts is Acts.LATE:
            self._late.append((self._now() + LATEST, acting))
        if fate.ends_program:
            self.ended.set()
            await asyncio.Event().wait()
        if fate.error is not None:
            effect = fate.error is TimedOutError
            raise fate.error(call.facts(may_have_taken_effect=effect))
        newest = [*self.voices.values()][-1]
        return fate.reply or _done((voice or newest).shown())

    def _shown(self, call: Call) -> Answer:
        if call.path == VOICES_PATH:
            there = self.voices.values()
            return _done({"voices": [v.shown() for v in there if v.state not in self.leaves_out]})
        voice = self.voices.get(call.voice_id)
        return _done(voice.shown()) if voice is not None else _code(404, 404)

    def _act(self, owner: int, voice_id: str, body: dict[str, str]) -> None:
        if "key" in body:
            self._train(voice_id, body["key"], body["name"])
            return
        voice = _Voice(f"v{len(self.voices)}", f"voice {len(self.voices)}")
        self.voices[voice.id] = voice
        if "language" in body:
            self.slots[owner].append(voice.id)

    def _train(self, voice_id: str, key: str, name: str) -> None:
        voice = self.voices[voice_id]
        if voice.state == "Training":  # a late one: another program was quicker
            return
        voice.name, voice.state = name, "Training"
        self.charged[key] += 1
        # Some fail, and look as they did before.
        voice.ends_at = self._now() + SHORTEST + 40 * (sum(self.charged.values()) % 7)

    def _pass_time(self) -> None:
        now = self._now()
        due = [acting for at, acting in self._late if at <= now]
        self._late = [(at, acting) for at, acting in self._late if at > now]
        for voice in self.voices.values():
            if voice.state == "Training" and voice.ends_at <= now:
                failed = sum(self.charged.values()) % 3 == 2
                voice.state = "Failed" if failed else "Success"
                voice.demo += not failed
        for acting in due:
            acting()


class _ModelSender(CallSender):
    def __init__(self, model: AccountModel, owner: int) -> None:
        super().__init__("https://model.test", "token", STANDARD_TIMEOUTS)
        self._model = model
        self.owner = owner

    async def send(self, call: Call) -> Answer:
        return await self._model.answer(self, call)


def _done(data: object) -> Answer:
    return Answer(200, json.dumps({"code": 0, "reqid": "r", "data": data}).encode())
