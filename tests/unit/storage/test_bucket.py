import asyncio
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from tests.unit.storage.conftest import BUCKET, KEYS, REGION, S3, answering
from voicedesk.domain.storage import (
    StorageError,
    StorageProblem,
    StorageProvider,
    StorageSettings,
    StorageStep,
)
from voicedesk.storage.bucket import Storage, _region, new_name
from voicedesk.storage.signing import Signer, StorageKeys


def storage(settings: StorageSettings, keys: StorageKeys = KEYS) -> Storage:
    return Storage(settings, keys, waits=(0.0, 0.0))


def test_what_is_written_is_fetched_by_its_link_until_it_is_deleted(s3: S3) -> None:
    content, told = bytes(range(256)) * 1000, list[int]()

    async def job() -> None:
        bucket, name = storage(s3.settings(), s3.keys), new_name(".wav")
        await bucket.put(name, content, sent=told.append)
        async with httpx.AsyncClient(trust_env=False) as anyone:
            link = bucket.link(name, 60)
            fetched = await anyone.get(link)
            assert fetched.content == content
            assert fetched.headers["content-type"] in {"audio/wav", "audio/x-wav"}
            assert (await anyone.get(link.partition("?")[0])).status_code == 403
            await bucket.delete(name)
            await bucket.delete(name)
            assert (await anyone.get(link)).status_code == 404
        await bucket.aclose()

    asyncio.run(job())
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, len(content))


def test_a_link_ends(s3: S3) -> None:
    url = s3.settings().address("voicedesk/gone.wav")
    link = Signer(s3.keys, s3.region).link(url, 60, at=datetime.now(UTC) - timedelta(seconds=120))
    assert httpx.get(link, trust_env=False).status_code == 403


def test_a_working_bucket_passes_the_test_and_keeps_nothing_of_it(s3: S3) -> None:
    async def job() -> bool:
        bucket = storage(s3.settings(), s3.keys)
        try:
            return await bucket.test()
        finally:
            await bucket.aclose()

    assert asyncio.run(job()) is True


def failure(settings: StorageSettings, keys: StorageKeys = KEYS) -> StorageError:
    async def job() -> None:
        bucket = storage(settings, keys)
        try:
            await bucket.test()
        finally:
            await bucket.aclose()

    with pytest.raises(StorageError) as caught:
        asyncio.run(job())
    shown = f"{caught.value!r} {caught.value.__context__!r} {caught.value.__cause__!r}"
    assert keys.secret not in shown or keys.secret == "sandbox"
    assert "Signature" not in shown
    return caught.value


def test_wrong_keys_and_a_missing_bucket_are_told_apart(s3: S3) -> None:
    settings = s3.settings()
    unknown = failure(settings, s3.keys._replace(access="AKOTHER"))
    assert (unknown.problem, unknown.step) == (StorageProblem.ACCESS_KEY, StorageStep.WRITE)
    wrong = failure(settings, s3.keys._replace(secret="other"))
    assert wrong.problem is StorageProblem.SECRET_KEY
    assert failure(s3.settings("missing"), s3.keys).problem is StorageProblem.NO_BUCKET


def test_nobody_there_is_told() -> None:
    nobody = StorageSettings(StorageProvider.OTHER, "http://127.0.0.1:9", REGION, BUCKET)
    assert failure(nobody).problem is StorageProblem.NO_CONNECTION


def s3_error(status: str, code: str, more: str = "", headers: str = "") -> bytes:
    body = f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>m</Message>{more}</Error>"
    return f"HTTP/1.1 {status}\r\n{headers}Content-Length: {len(body)}\r\n\r\n{body}".encode()


WRITTEN = b'HTTP/1.1 200 OK\r\nETag: "1"\r\nContent-Length: 0\r\n\r\n'
WEB_PAGE = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>"
DELETED = b"HTTP/1.1 204 No Content\r\n\r\n"


async def told_of(answers: list[bytes], asked: list[bytes]) -> StorageError | bool:
    server = await answering(answers, asked)
    port = server.sockets[0].getsockname()[1]
    settings = StorageSettings(StorageProvider.OTHER, f"http://127.0.0.1:{port}", REGION, BUCKET)
    bucket = storage(settings)
    try:
        return await bucket.test()
    except StorageError as error:
        return error
    finally:
        await bucket.aclose()
        server.close()


@pytest.mark.parametrize(
    ("answers", "problem", "step", "detail"),
    [
        ([s3_error("403 No", "AccessDenied")], "denied", "write", ""),
        ([s3_error("301 Moved", "PermanentRedirect")], "region", "write", ""),
        (
            [s3_error("400 No", "AuthorizationHeaderMalformed", "<Region>eu-1</Region>")],
            *("region", "write", "eu-1"),
        ),
        ([s3_error("418 Tea", "Brewing")], "refused", "write", "Brewing"),
        ([s3_error("503 Slow", "SlowDown")], "broken", "write", "SlowDown"),
        (
            [WEB_PAGE],
            "not storage",
            "write",
            "HTTP 200",
        ),
        ([b""], "no connection", "write", ""),
        ([WRITTEN, s3_error("403 No", "AccessDenied"), DELETED], "denied", "fetch", ""),
        ([WRITTEN, WRITTEN, DELETED], "different", "fetch", ""),
    ],
)
def test_each_failure_says_what_and_at_which_step(
    answers: list[bytes], problem: str, step: str, detail: str
) -> None:
    asked: list[bytes] = []
    told = asyncio.run(told_of(answers, asked))
    assert isinstance(told, StorageError)
    assert (told.problem, told.step, told.detail) == (problem, step, detail)
    if answers[0] == WRITTEN:
        assert asked[-1].startswith(b"DELETE "), "what was written is deleted whatever happened"


def test_a_clock_that_is_off_is_told_with_by_how_much() -> None:
    there = datetime.now(UTC) - timedelta(minutes=20)
    date = f"Date: {there:%a, %d %b %Y %H:%M:%S} GMT\r\n"
    answer = s3_error("403 No", "RequestTimeTooSkewed", headers=date)
    told = asyncio.run(told_of([answer], []))
    assert isinstance(told, StorageError)
    assert told.problem is StorageProblem.CLOCK
    assert 1190 <= int(told.detail) <= 1210


def test_writing_is_tried_again_where_nothing_is_wrong_with_it() -> None:
    asked: list[bytes] = []
    broken = s3_error("500 Oh", "InternalError")
    told = asyncio.run(told_of([broken, b"", s3_error("403 No", "AccessDenied")], asked))
    assert isinstance(told, StorageError)
    assert told.problem is StorageProblem.DENIED
    assert len(asked) == 3


def test_a_bucket_in_a_host_and_in_a_path() -> None:
    def address(provider: StorageProvider, bucket: str) -> str:
        return StorageSettings(provider, "https://s3.x.com", "x", bucket).address("voicedesk/ä b")

    assert address(StorageProvider.KODO, "mine") == "https://s3.x.com/mine/voicedesk/%C3%A4%20b"
    assert address(StorageProvider.OSS, "mine") == "https://mine.s3.x.com/voicedesk/%C3%A4%20b"
    assert address(StorageProvider.AWS, "my.own") == "https://s3.x.com/my.own/voicedesk/%C3%A4%20b"


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"[]",
        b"{}",
        b'{"hosts":[]}',
        b'{"hosts":[{"s3":{"region_alias":"../x"}}]}',
        b"[" * 9999,
    ],
)
def test_an_answer_without_a_region_is_told(answer: bytes) -> None:
    with pytest.raises(StorageError, match="not storage"):
        _region(answer)
    assert _region(b'{"hosts":[{"s3":{"region_alias":"cn-east-2"}}]}') == "cn-east-2"
