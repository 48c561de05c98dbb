"""The examples of docs/client.md, run as they stand."""

import asyncio
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from voicedesk.api import VoiceCloneClient
from voicedesk.domain import errors

if TYPE_CHECKING:
    from tests.conftest import StartSandbox

GUIDE = Path(__file__).parents[3] / "docs" / "client.md"


def examples() -> dict[str, Any]:
    """Everything that the guide's examples define."""
    defined: dict[str, Any] = {}
    for block in re.findall(
        r"^```python\n(.*?)^```", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL
    ):
        exec(compile(block, str(GUIDE), "exec"), defined)
    return defined


def test_the_examples_work(
    start_sandbox: "StartSandbox",
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    sandbox = start_sandbox("--training-seconds", "0", "--voices", "2")
    guide = examples()

    async def go() -> None:
        voice_id = await guide["first_voice"](sandbox.url, sandbox.token)
        async with guide["patient_client"](sandbox.url, sandbox.token) as client:
            assert isinstance(client, VoiceCloneClient)
            voice = await guide["train"](client, voice_id, f"{sandbox.url}/samples/en-1.mp3")
            assert voice.is_ready
            sandbox.set_faults("create:act-then-drop:1")
            assert len(await guide["create_carefully"](client)) == 1
        path = tmp_path / "demo.mp3"
        assert (
            await guide["save_demo"](sandbox.url, voice.demo_url, path) == path.stat().st_size > 0
        )

    monkeypatch.setitem(guide, "asyncio", PatientLoop)
    asyncio.run(go())
    told = capsys.readouterr().out
    assert "My voice Init" in told
    assert "no clear answer: POST /v1/voice-clones" in told


class PatientLoop:
    """Stands in for asyncio in the guide, so that its pauses don't take their time."""

    @staticmethod
    async def sleep(_seconds: float) -> None:
        await asyncio.sleep(0.05)


def test_every_error_of_the_guide_exists() -> None:
    named = re.findall(r"`(\w+Error)`", GUIDE.read_text("utf-8"))
    assert len(set(named)) >= 10
    assert all(hasattr(errors, name) or name == "AddressError" for name in named)
    kinds = {kind.__name__ for kind in errors.ServiceError.__subclasses__()}
    assert kinds <= set(named)
