"""Storage over TCP that checks signatures and expiry, and one that answers as it is told."""

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest

from tests.sandbox_process import starting
from voicedesk.domain.storage import StorageProvider, StorageSettings
from voicedesk.sandbox.storage import SIGNER
from voicedesk.storage.signing import Signer, StorageKeys

KEYS = StorageKeys("AKEXAMPLE", "secret/+=EXAMPLE")
REGION = "cn-test-1"
BUCKET = "recordings"


class S3(NamedTuple):
    endpoint: str
    folder: Path
    keys: StorageKeys
    region: str
    process: "subprocess.Popen[bytes] | None" = None

    def settings(self, bucket: str = BUCKET) -> StorageSettings:
        return StorageSettings(StorageProvider.OTHER, self.endpoint, self.region, bucket)

    @property
    def objects(self) -> list[str]:
        return [path.name for path in self.folder.rglob("*.wav") if path.is_file()]


@pytest.fixture(scope="module", params=["nanio", "sandbox"])
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[S3]:
    folder = tmp_path_factory.mktemp("s3")
    if request.param == "sandbox":
        with starting(folder, forked=True) as start:
            address = start("--state", str(folder / "state")).url
            yield S3(f"{address}/storage", folder / "state.storage", *SIGNER)
    else:
        with nanio(folder) as found:
            yield found


@pytest.fixture
def s3(server: S3) -> Iterator[S3]:
    """Storage over TCP, in which nothing is to be left behind."""
    yield server
    assert server.objects == []


@contextmanager
def nanio(folder: Path) -> Iterator[S3]:
    """A server of its own, with an empty bucket."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    keys = {"NANIO_ACCESS_KEY": KEYS.access, "NANIO_SECRET_KEY": KEYS.secret}
    place = ("--data-dir", str(folder), "--host", "127.0.0.1", "--port", str(port))
    process = subprocess.Popen(
        [sys.executable, "-m", "nanio", "serve", *place, "--region", REGION],
        env={**os.environ, **keys},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        found = S3(f"http://127.0.0.1:{port}", folder, KEYS, REGION, process)
        _make_bucket(found)
        yield found
    finally:
        process.kill()
        process.wait()


def _make_bucket(s3: S3) -> None:
    url = f"{s3.endpoint}/{BUCKET}"
    end = time.monotonic() + 30
    while True:
        with suppress(httpx.TransportError):
            headers = Signer(KEYS, REGION).headers("PUT", url)
            assert httpx.put(url, headers=headers, trust_env=False).status_code == 200
            return
        assert time.monotonic() < end, "it doesn't start"


async def answering(answers: list[bytes], asked: list[bytes]) -> asyncio.Server:
    """A server that gives these answers in turn, and the last again and again; b"" hangs up."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            head = await reader.readuntil(b"\r\n\r\n")
            length = [
                line for line in head.split(b"\r\n") if line.lower().startswith(b"content-le")
            ]
            if length:
                await reader.readexactly(int(length[0].split(b":")[1]))
            asked.append(head)
            writer.write(answers[min(len(asked), len(answers)) - 1])
            await writer.drain()
        writer.close()

    return await asyncio.start_server(serve, "127.0.0.1", 0)
