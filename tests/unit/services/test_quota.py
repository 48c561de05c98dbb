"""How many trainings are left, asked of a real service in either edition's way."""

import asyncio

import msgspec
import pytest

from tests.sandbox_process import Sandbox, StartSandbox
from voicedesk.api import VoiceCloneClient
from voicedesk.api.wire import WireError, read_quotas
from voicedesk.services.quota import Quota


def left(sandbox: Sandbox, times: int = 1) -> list[int | None]:
    async def ask() -> list[int | None]:
        async with VoiceCloneClient(sandbox.url, sandbox.token) as client:
            quota = Quota(client)
            return [await quota.left("pro") for _ in range(times)]

    return asyncio.run(ask())


@pytest.mark.parametrize("form", ["tier", "packages"])
def test_either_way_is_found_out_and_remembered(start_sandbox: StartSandbox, form: str) -> None:
    sandbox = start_sandbox("--quota", form, "--paid-trainings", "3")
    assert left(sandbox, 3) == [3, 3, 3]
    asked = sandbox.log()["requests"]
    assert len(asked) == (3 if form == "tier" else 4)


def test_a_paid_training_is_taken_off(start_sandbox: StartSandbox) -> None:
    sandbox = start_sandbox("--paid-trainings", "3", "--training-seconds", "1")

    async def train() -> None:
        async with VoiceCloneClient(sandbox.url, sandbox.token) as client:
            voice = await client.create(language="en", tier="pro")
            link = f"{sandbox.url}/samples/en-1.mp3"
            await client.train(voice.id, audio_url=link, name=voice.name)

    asyncio.run(train())
    assert left(sandbox) == [2]


@pytest.mark.parametrize("options", [("--quota", "none"), ("--edition", "first")])
def test_a_service_without_it_is_asked_no_more(
    start_sandbox: StartSandbox, options: tuple[str, ...]
) -> None:
    sandbox = start_sandbox(*options)
    assert left(sandbox, 3) == [None, None, None]
    assert len(sandbox.log()["requests"]) == 2


@pytest.mark.parametrize("fault", ["500", "garbage", "drop", "wrong-type=available_count", "403"])
def test_no_failure_is_told(start_sandbox: StartSandbox, fault: str) -> None:
    assert left(start_sandbox("--fault", f"quota:{fault}")) == [None]


def quota(**fields: object) -> dict[str, object]:
    usual = {"resource_package": {"type": "pro"}, "status": 0, "usage_count": 1, "total_count": 5}
    return {**usual, **fields}


@pytest.mark.parametrize(
    ("quotas", "expected"),
    [
        ([quota()], {"pro": 4}),
        ([quota(), quota(usage_count="2")], {"pro": 7}),
        ([quota(), quota(resource_package={"type": "lite"})], {"pro": 4, "lite": 4}),
        ([quota(status=1)], {}),
        ([quota(usage_count=9)], {"pro": 0}),
        ([quota(expired_time=999)], {}),
        ([quota(expired_time=1001)], {"pro": 4}),
        ([quota(expired_time=1_900_000_000_000)], {"pro": 4}),
        ([quota(expired_time="1970-01-01T00:00:10Z")], {}),
        ([quota(expired_time="2036-01-01T00:00:10+08:00")], {"pro": 4}),
        ([quota(expired_time="")], {"pro": 4}),
        (None, {}),
    ],
)
def test_what_is_left_is_the_sum_of_what_can_be_used(
    quotas: list[dict[str, object]] | None, expected: dict[str, int]
) -> None:
    data = msgspec.Raw(msgspec.json.encode({"quotas": quotas, "next_cursor": "next"}))
    assert read_quotas(data, 1000.0) == (expected, "next")


@pytest.mark.parametrize("entry", [quota(expired_time="soon"), quota(total_count=None), {}])
def test_what_cant_be_understood_is_not_added_up(entry: dict[str, object]) -> None:
    with pytest.raises(WireError):
        read_quotas(msgspec.Raw(msgspec.json.encode({"quotas": [entry]})), 1000.0)
