"""All six calls and the fetcher against the built-in service in another process."""

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.unit.api.pauses import Pauses
from voicedesk.api import AudioFetcher, Timeouts, VoiceCloneClient
from voicedesk.domain.errors import (
    DemoError,
    DemoProblem,
    NoConnectionError,
    NotFoundError,
    RefusedError,
    ServiceBrokenError,
    ServiceError,
    TimedOutError,
    TokenRefusedError,
)
from voicedesk.domain.voice import Voice, VoiceState

if TYPE_CHECKING:
    from tests.conftest import Sandbox, StartSandbox


def client_of(
    sandbox: "Sandbox", token: str = "", pauses: Pauses | None = None
) -> VoiceCloneClient:
    policy = Pauses().policy if pauses is None else pauses.policy
    timeouts = Timeouts(read=2.0)
    return VoiceCloneClient(sandbox.url, token or sandbox.token, timeouts=timeouts, retry=policy)


async def trained(client: VoiceCloneClient, voice_id: str) -> Voice:
    async with asyncio.timeout(20):
        while (voice := await client.get(voice_id)).is_training:  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.05)
    return voice


async def download(url: str) -> tuple[str, int | None, bytes]:
    fetcher = AudioFetcher(url, timeouts=Timeouts(read=2.0))
    try:
        async with fetcher.open(url) as stream:
            sound = b"".join([chunk async for chunk in stream.chunks()])
            return stream.content_type, stream.size, sound
    finally:
        await fetcher.aclose()


@pytest.mark.parametrize("edition", ["first", "later"])
@pytest.mark.parametrize("error_status", ["same", "200"])
def test_a_voices_whole_life(
    start_sandbox: "StartSandbox", edition: str, error_status: str
) -> None:
    sandbox = start_sandbox(
        *("--voices", "0", "--training-seconds", "0.2"),
        *("--edition", edition, "--error-status", error_status),
    )

    async def go() -> None:
        async with client_of(sandbox) as client:
            assert await client.list() == []
            made = await client.create()
            assert made.state == VoiceState.INIT
            assert made.name.startswith("复刻音色-")
            named = await client.rename(made.id, "音色 1")
            assert (named.id, named.name, named.state) == (made.id, "音色 1", VoiceState.INIT)
            sample = f"{sandbox.url}/samples/zh-reading.mp3"
            begun = await client.train(made.id, audio_url=sample, name="音色 2")
            assert (begun.name, begun.state) == ("音色 2", VoiceState.TRAINING)
            ready = await trained(client, made.id)
            assert ready.is_ready
            [listed] = await client.list()
            assert (listed.id, listed.name, listed.state) == (made.id, "音色 2", VoiceState.SUCCESS)
            kind, size, sound = await download(listed.demo_url)
            assert (kind, size) == ("audio/mpeg", len(sound))
            assert len(sound) > 1000
            assert await client.delete(made.id) is None
            assert await client.list() == []
            with pytest.raises(NotFoundError) as caught:
                await client.get(made.id)
            assert caught.value.facts.code == 404
            assert caught.value.facts.reqid

    asyncio.run(go())
    log = sandbox.log()
    assert log["violations"] == 0
    assert (log["seen"]["create"], log["seen"]["train"], log["seen"]["rename"]) == (1, 1, 1)


def test_refusals_are_told_apart(sandbox: "Sandbox") -> None:
    async def go() -> None:
        async with client_of(sandbox, token="wrong") as stranger:
            with pytest.raises(TokenRefusedError):
                await stranger.list()
        async with client_of(sandbox) as client:
            voice = await client.create(language="ja", tier="pro")
            assert (voice.language, voice.tier) == ("ja", "pro")
            with pytest.raises(RefusedError) as paid:
                await client.delete(voice.id)
            assert paid.value.facts.message == "付费音色栏位不可删除"
            with pytest.raises(RefusedError) as long:
                await client.rename(voice.id, "x" * 21)
            assert long.value.facts.code == 400
            for hostile in ("../x", "a/b", "?", "音", "%2e"):
                with pytest.raises((NotFoundError, RefusedError)):
                    await client.delete(hostile)

    asyncio.run(go())
    assert sandbox.log()["violations"] == 0


@pytest.mark.parametrize("fault", ["reset", "drop", "garbage", "html", "empty", "500", "truncate"])
@pytest.mark.parametrize("act", ["", "act-then-"])
def test_what_is_charged_is_sent_once(start_sandbox: "StartSandbox", fault: str, act: str) -> None:
    if fault == "truncate":
        act = ""
    sandbox = start_sandbox("--fault", f"create:{act}{fault}", "--fault", f"train:{act}{fault}")

    async def go() -> None:
        async with client_of(sandbox) as client:
            voice = (await client.list())[0]
            with pytest.raises(ServiceError) as created:
                await client.create()
            with pytest.raises(ServiceError) as began:
                await client.train(voice.id, audio_url=f"{sandbox.url}/samples/en-1.mp3", name="n")
            assert created.value.facts.may_have_taken_effect
            assert began.value.facts.may_have_taken_effect

    asyncio.run(go())
    seen = sandbox.log()["seen"]
    assert (seen["create"], seen["train"]) == (1, 1)


def test_listing_recovers_from_a_bad_spell(sandbox: "Sandbox") -> None:
    sandbox.set_faults("list:503:1:retry-after=3", "list:reset:1")
    pauses = Pauses()

    async def go() -> int:
        async with client_of(sandbox, pauses=pauses) as client:
            return len(await client.list())

    assert asyncio.run(go()) == 12
    assert pauses == [3.0, 1.0]


def test_a_deletion_whose_answer_was_lost_is_done(sandbox: "Sandbox") -> None:
    sandbox.set_faults("delete:act-then-reset:1")

    async def go() -> None:
        async with client_of(sandbox) as client:
            free = [voice for voice in await client.list() if voice.tier != "pro"]
            await client.delete(free[0].id)
            assert free[0].id not in {voice.id for voice in await client.list()}

    asyncio.run(go())
    log = sandbox.log()
    assert (log["seen"]["delete"], log["acted"]["delete"]) == (2, 1)


def test_a_hung_or_dead_service_is_told(sandbox: "Sandbox") -> None:
    sandbox.set_faults("create:hang", "list:500")

    async def go() -> None:
        async with client_of(sandbox) as client:
            with pytest.raises(ServiceBrokenError):
                await client.list()
            with pytest.raises(TimedOutError):
                await client.create()
            sandbox.crash()
            with pytest.raises(NoConnectionError):
                await client.list()

    asyncio.run(go())


def test_demos_that_cannot_be_had(sandbox: "Sandbox") -> None:
    async def go() -> None:
        async with client_of(sandbox) as client:
            link = next(voice.demo_url for voice in await client.list() if voice.is_ready)
        faults = {
            "demo:truncate": DemoProblem.CUT_OFF,
            "demo:hang": DemoProblem.TIMED_OUT,
            "demo:reset": DemoProblem.OFFLINE,
            "demo:404": DemoProblem.NOT_FOUND,
            "demo:500": DemoProblem.REFUSED,
        }
        for rule, problem in faults.items():
            sandbox.set_faults(rule)
            with pytest.raises(DemoError) as caught:
                await download(link)
            assert caught.value.problem == problem, rule
        sandbox.set_faults()
        assert (await download(link))[2]
        sandbox.expire_links()
        with pytest.raises(DemoError) as caught:
            await download(link)
        assert (caught.value.problem, caught.value.status) == (DemoProblem.EXPIRED, 403)

    asyncio.run(go())
    assert sandbox.log()["violations"] == 0


def test_ten_thousand_voices_are_listed(start_sandbox: "StartSandbox") -> None:
    sandbox = start_sandbox("--voices", "10000")

    async def go() -> list[Voice]:
        async with client_of(sandbox) as client:
            return await client.list()

    voices = asyncio.run(go())
    assert len({voice.id for voice in voices}) == 10_000
