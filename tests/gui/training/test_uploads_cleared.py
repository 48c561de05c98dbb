"""What was uploaded for a training is deleted from a real bucket once the training has ended."""

from pathlib import Path

import pytest

from tests.consents import CONSENT
from tests.gui.app_window import AppWindow
from tests.sandbox_process import StartSandbox
from voicedesk.domain.storage import sandbox_storage
from voicedesk.domain.voice import Voice
from voicedesk.storage.signing import SANDBOX_KEYS

pytestmark = pytest.mark.no_qt_log


def test_a_recording_goes_when_its_training_has_ended(
    app: AppWindow, start_sandbox: StartSandbox, tmp_path: Path
) -> None:
    sandbox = start_sandbox("--state", str(tmp_path / "state"))
    folder = tmp_path / "state.storage"
    app.begin(Voice("a", "Anna", "Init"))
    assert app.session is not None
    uploads, voices = app.session.uploads, app.session.voices

    async def train() -> None:
        await app.storage_keys.keep("work", SANDBOX_KEYS.text)
        uploads.settings = sandbox_storage(sandbox.url)
        link = await uploads.upload(b"RIFF" + bytes(5000))
        await voices.train("a", audio_url=link, name="Anna", consent=CONSENT)
        uploads.release(link)

    app.run(train())
    app.parts.uploads.clear()
    app.idle()
    assert len([*folder.glob("*")]) == 1, "the training runs"
    app.service.set("a", "Success")
    app.run(voices.refresh())
    app.wait(lambda: not uploads.left)
    assert not [*folder.glob("*")]
