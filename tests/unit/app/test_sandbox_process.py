"""The built-in service as the program's child."""

import asyncio
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from voicedesk.api import VoiceCloneClient
from voicedesk.app import child_processes
from voicedesk.app.child_processes import SANDBOX_TOKEN, SandboxProcess
from voicedesk.domain.errors import SandboxError


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[SandboxProcess]:
    made = SandboxProcess(tmp_path / "deep" / "sandbox")
    yield made
    made.stop()


def test_it_starts_once_answers_and_ends(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def scenario() -> None:
        address = await sandbox.start()
        assert await sandbox.start() == address
        async with VoiceCloneClient(address, SANDBOX_TOKEN) as client:
            assert len(await client.list()) == 12
            await client.create()

    asyncio.run(scenario())
    process = sandbox._process
    assert process is not None
    sandbox.stop()
    assert process.poll() is not None
    assert (tmp_path / "deep" / "sandbox" / "service.json").exists(), "what was made stays"
    assert stat.S_IMODE((tmp_path / "deep").stat().st_mode) == 0o700
    sandbox.stop()


def test_a_second_wish_waits_for_the_same_start(sandbox: SandboxProcess) -> None:
    async def scenario() -> None:
        given_up = asyncio.create_task(sandbox.start())
        await asyncio.sleep(0.1)
        given_up.cancel()
        first, second = await asyncio.gather(sandbox.start(), sandbox.start())
        assert first == second != ""

    asyncio.run(scenario())


def test_after_a_crash_it_starts_again(sandbox: SandboxProcess) -> None:
    async def scenario() -> None:
        await sandbox.start()
        assert sandbox._process is not None
        sandbox._process.kill()
        sandbox._process.wait()
        address = await sandbox.start()
        async with VoiceCloneClient(address, SANDBOX_TOKEN) as client:
            assert await client.list()

    asyncio.run(scenario())


def test_it_is_revived_where_it_was(sandbox: SandboxProcess) -> None:
    async def scenario() -> None:
        assert not sandbox.ended
        address = await sandbox.start()
        assert not sandbox.ended
        assert sandbox._process is not None
        sandbox._process.kill()
        sandbox._process.wait()
        assert sandbox.ended
        await sandbox.revive()
        assert not sandbox.ended
        assert await sandbox.start() == address

    asyncio.run(scenario())


def test_a_start_that_fails_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SandboxError, match="file"):
        asyncio.run(SandboxProcess(tmp_path / "file" / "inside").start())
    monkeypatch.setattr(sys, "executable", "/bin/false")
    failing = SandboxProcess(tmp_path)
    with pytest.raises(SandboxError, match="status 1"):
        asyncio.run(failing.start())
    failing.stop()


def test_one_that_says_nothing_and_goes_on_is_told_of_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mute = tmp_path / "mute"
    mute.write_text("#!/bin/sh\nexec >&-\nexec sleep 30\n")
    mute.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(mute))
    monkeypatch.setattr(child_processes, "_LONGEST_FAILING", 0.1)
    failing = SandboxProcess(tmp_path / "state")
    with pytest.raises(SandboxError, match="no address"):
        asyncio.run(failing.start())
    assert failing._process is not None
    assert failing._process.poll() is not None, "and not left behind"
    failing.stop()


def test_ending_while_it_starts_leaves_nothing(sandbox: SandboxProcess) -> None:
    async def scenario() -> None:
        starting = asyncio.create_task(sandbox.start())
        while sandbox._process is None:  # noqa: ASYNC110 - set on a thread
            await asyncio.sleep(0.01)
        process = sandbox._process
        sandbox.stop()
        assert process.poll() is not None
        starting.cancel()

    asyncio.run(scenario())
