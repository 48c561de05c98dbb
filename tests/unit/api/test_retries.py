"""What is sent again, when, and what never is."""

import asyncio
from email.utils import formatdate

import pytest

from tests.child_processes import Stopwatch
from tests.unit.api.pauses import Pauses
from tests.unit.api.raw_server import (
    RawServer,
    Reply,
    envelope,
    resets,
    says,
    sends_and_hangs_up,
    sends_and_stalls,
)
from voicedesk.api import RetryPolicy, Timeouts, VoiceCloneClient
from voicedesk.api.calls import retry_after_seconds
from voicedesk.domain.errors import (
    CallFacts,
    NoConnectionError,
    NotFoundError,
    RateLimitedError,
    RefusedError,
    ServiceBrokenError,
    ServiceError,
)

HASTE = Timeouts(read=0.2)
PASSING: list[Reply] = [
    resets(),
    sends_and_hangs_up(),
    sends_and_stalls(),
    envelope(code=429),
    says(429, b"slow down"),
    envelope(code=503),
    says(502, b"<html>"),
    says(504),
]
LASTING: list[Reply] = [
    envelope(code=500),
    says(500),
    envelope(code=400),
    envelope(code=401),
    envelope(code=404),
    says(302, headers={"Location": "/"}),
    says(200, b"<html>"),
    envelope({"voices": 1, "id": 2}),
]


async def calls(client: VoiceCloneClient, name: str) -> None:
    match name:
        case "list":
            await client.list()
        case "get":
            await client.get("v1")
        case "delete":
            await client.delete("v1")
        case "create":
            await client.create()
        case "train":
            await client.train("v1", audio_url="https://a.example/s.mp3", name="n")
        case "rename":
            await client.rename("v1", "n")


async def requests_for(name: str, *replies: Reply, pauses: Pauses | None = None) -> int:
    """How many requests a call made; its error is raised."""
    policy = Pauses().policy if pauses is None else pauses.policy
    async with (
        RawServer(*replies) as server,
        VoiceCloneClient(server.url, "s", timeouts=HASTE, retry=policy) as client,
    ):
        try:
            await calls(client, name)
        except ServiceError as error:
            error.add_note(f"{len(server.requests)} requests")
            raise
        return len(server.requests)


@pytest.mark.parametrize("name", ["list", "get", "delete"])
@pytest.mark.parametrize("trouble", PASSING)
def test_safe_calls_outlast_passing_trouble(name: str, trouble: Reply) -> None:
    good = envelope({"id": "v1", "voices": []})
    assert asyncio.run(requests_for(name, trouble, trouble, good)) == 3


@pytest.mark.parametrize("name", ["create", "train", "rename"])
@pytest.mark.parametrize("trouble", PASSING)
def test_other_calls_are_sent_once(name: str, trouble: Reply) -> None:
    with pytest.raises(ServiceError) as caught:
        asyncio.run(requests_for(name, trouble, envelope({"id": "v1"})))
    assert caught.value.__notes__ == ["1 requests"]


@pytest.mark.parametrize("name", ["list", "get"])
@pytest.mark.parametrize("trouble", LASTING)
def test_lasting_trouble_is_told_at_once(name: str, trouble: Reply) -> None:
    with pytest.raises(ServiceError) as caught:
        asyncio.run(requests_for(name, trouble, envelope({"id": "v1", "voices": []})))
    assert caught.value.__notes__ == ["1 requests"]


def test_pauses_grow_up_to_their_bound_and_end() -> None:
    pauses = Pauses(RetryPolicy(tries=6, first=1.0, longest=5.0))
    with pytest.raises(ServiceBrokenError):
        asyncio.run(requests_for("list", says(503), pauses=pauses))
    assert pauses == [1.0, 2.0, 4.0, 5.0, 5.0]


def test_pauses_vary_by_half() -> None:
    policy = RetryPolicy(first=1.0, jitter=lambda: 0.0)
    error = NoConnectionError(facts_of_nothing())
    assert policy.pause(error, tried=1, spent=0.0, retry_after=None) == 0.5


def test_no_try_begins_too_late() -> None:
    policy = RetryPolicy(within=10.0, jitter=lambda: 1.0)
    error = NoConnectionError(facts_of_nothing())
    assert policy.pause(error, tried=1, spent=9.0, retry_after=None) == 0.5
    assert policy.pause(error, tried=1, spent=9.9, retry_after=None) is None
    assert policy.pause(error, tried=1, spent=5.0, retry_after=6.0) is None


def test_a_wait_that_is_told_has_its_own_bound() -> None:
    policy = RetryPolicy(longest_retry_after=30.0, within=100.0)
    error = RateLimitedError(facts_of_nothing())
    assert policy.pause(error, tried=1, spent=0.0, retry_after=30.0) == 30.0
    assert policy.pause(error, tried=1, spent=0.0, retry_after=31.0) is None


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_respected(status: int) -> None:
    pauses = Pauses()
    wait = says(status, headers={"Retry-After": "9"})
    asyncio.run(requests_for("list", wait, envelope({"voices": []}), pauses=pauses))
    assert pauses == [9.0]


def test_asked_to_wait_too_long_the_caller_decides() -> None:
    pauses = Pauses()
    with pytest.raises(RateLimitedError) as caught:
        asyncio.run(requests_for("list", says(429, headers={"Retry-After": "600"}), pauses=pauses))
    assert caught.value.retry_after == 600.0
    assert pauses == []


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0.0),
        (" 12 ", 12.0),
        ("9" * 5000, 86_400.0),
        (formatdate(1_000_030.0, usegmt=True), 30.0),
        (formatdate(999_000.0, usegmt=True), 0.0),
        ("Mon, 12 Jan 1970 13:46:50 -0000", 10.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("²", None),
        ("Mon, 99 Jan 2026 13:46:50 GMT", None),
    ],
)
def test_retry_after_in_all_its_forms(header: str, seconds: float | None) -> None:
    assert retry_after_seconds(header, now=1_000_000.0) == seconds


def test_a_voice_gone_after_an_uncertain_deletion_was_deleted() -> None:
    assert asyncio.run(requests_for("delete", resets(), envelope(code=404))) == 2
    assert asyncio.run(requests_for("delete", says(502), says(404, b'{"code":404}'))) == 2


def test_a_voice_unknown_from_the_start_is_not_found() -> None:
    for before in ([], [envelope(code=429)]):
        with pytest.raises(NotFoundError) as caught:
            asyncio.run(requests_for("delete", *before, envelope(code=404)))
        assert not caught.value.facts.may_have_taken_effect


def test_a_page_that_says_404_proves_no_deletion() -> None:
    with pytest.raises(NotFoundError) as caught:
        asyncio.run(requests_for("delete", resets(), says(404, b"<html>")))
    assert caught.value.facts.may_have_taken_effect


def test_one_uncertain_try_leaves_the_whole_deletion_uncertain() -> None:
    with pytest.raises(RefusedError) as caught:
        asyncio.run(requests_for("delete", resets(), envelope(code=403)))
    assert caught.value.facts.may_have_taken_effect


def test_cancelling_during_a_pause_ends_the_call() -> None:
    async def go() -> None:
        policy = RetryPolicy(first=600.0, longest=600.0, within=6000.0)
        async with (
            RawServer(says(503)) as server,
            VoiceCloneClient(server.url, "s", retry=policy) as client,
        ):
            task = asyncio.create_task(client.list())
            await server.wait_for_requests(1)
            watch = Stopwatch()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert watch.seconds < 1.0
            assert len(server.requests) == 1

    asyncio.run(go())


def facts_of_nothing() -> CallFacts:
    return CallFacts("GET", "/")
