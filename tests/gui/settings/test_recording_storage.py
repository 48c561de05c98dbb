"""The storage for recordings: tested over TCP before it is saved, its keys in the keyring alone."""

import httpx
import pytest
from PySide6.QtCore import Qt

from tests.gui.app_window import AppWindow
from tests.sandbox_process import Sandbox
from voicedesk.domain.storage import (
    StorageError,
    StorageProblem,
    StorageProvider,
    StorageSettings,
    StorageStep,
    sandbox_storage,
)
from voicedesk.storage.signing import SANDBOX_KEYS, StorageKeys
from voicedesk.ui.kit.dialogs import QuestionDialog
from voicedesk.ui.settings.recording_storage import SAVE, StorageDialog, failed_step

pytestmark = pytest.mark.no_qt_log


def opened(app: AppWindow, sandbox: Sandbox) -> StorageDialog:
    app.begin()
    app.parts.storage.open_dialog()
    dialog = app.window.findChild(StorageDialog)
    assert dialog is not None
    dialog.providers.buttons[StorageProvider.OTHER.value].click()
    dialog.access.field.setText(SANDBOX_KEYS.access)
    dialog.secret.field.setText(SANDBOX_KEYS.secret)
    dialog.bucket.field.setText("recordings")
    dialog.region.field.setText("sandbox")
    dialog.endpoint.field.setText(f"{sandbox.url}/storage")
    return dialog


def outcomes(dialog: StorageDialog) -> list[str]:
    return [step.outcome.text() for step in dialog.steps]


def test_what_was_tested_is_saved(app: AppWindow, shared_sandbox: Sandbox) -> None:
    dialog = opened(app, shared_sandbox)
    assert not dialog.save.isEnabled()
    app.qtbot.keyClick(dialog.bucket.field, Qt.Key.Key_Return)
    app.wait(dialog.save.isEnabled)
    assert outcomes(dialog) == ["Passed"] * 5
    dialog.save.click()
    assert app.session is not None
    session = app.session
    app.wait(lambda: session.uploads.settings.is_complete)
    kept = app.run(app.storage_keys.of(session.account))
    assert kept == SANDBOX_KEYS.text
    assert "sandbox" not in repr(SANDBOX_KEYS)
    words = [section.words.text() for section in [app.form.storage]]
    assert words != [""]


def test_a_wrong_key_says_which_step_failed_and_nothing_can_be_saved(
    app: AppWindow, shared_sandbox: Sandbox
) -> None:
    dialog = opened(app, shared_sandbox)
    dialog.secret.field.setText("another")
    dialog.test.click()
    app.wait(lambda: outcomes(dialog)[0] == "Failed")
    assert outcomes(dialog)[1:] == ["Not run"] * 4
    assert "secret key" in dialog.steps[0].reason.text()
    assert not dialog.save.isEnabled()
    dialog.secret.field.setText(SANDBOX_KEYS.secret)
    dialog.bucket.field.setText("another")
    dialog.test.click()
    app.wait(lambda: outcomes(dialog)[:2] == ["Passed", "Failed"])
    dialog.reject()
    assert app.session is not None
    assert not app.session.uploads.settings.is_complete


def uploaded(app: AppWindow, sandbox: Sandbox) -> str:
    """A recording in storage that is set up, at another address than `opened` types."""
    assert app.session is not None
    uploads = app.session.uploads
    here = sandbox_storage(sandbox.url)
    uploads.settings = here._replace(endpoint=here.endpoint.replace("127.0.0.1", "localhost"))
    app.run(app.storage_keys.keep("work", SANDBOX_KEYS.text))
    return str(app.run(uploads.upload(b"RIFF" + bytes(500))))


def question(app: AppWindow) -> QuestionDialog:
    def shown() -> list[QuestionDialog]:
        return [one for one in app.window.findChildren(QuestionDialog) if one.isVisible()]

    app.wait(shown)
    return shown()[0]


def test_other_keys_are_saved_once_nothing_is_left_that_they_may_not_reach(
    app: AppWindow, shared_sandbox: Sandbox
) -> None:
    dialog = opened(app, shared_sandbox)
    link = uploaded(app, shared_sandbox)
    assert app.session is not None
    uploads = app.session.uploads
    before = uploads.settings
    dialog.test.click()
    app.wait(dialog.save.isEnabled)
    dialog.save.click()
    asked = question(app)
    assert "still in the bucket “\u2068recordings" in asked.title.text()
    assert "A training that hasn’t finished" in asked.sentence.text()
    assert not dialog.isVisible()
    app.qtbot.keyClick(asked, Qt.Key.Key_Escape)
    app.wait(lambda: not app.tasks.is_busy(SAVE))
    assert dialog.isVisible()
    assert dialog.save.isEnabled()
    assert dialog.secret.text == SANDBOX_KEYS.secret, "nothing has to be typed again"
    assert uploads.settings == before
    dialog.save.click()
    asked = question(app)
    uploads.release(link)
    app.wait(lambda: not uploads.left)
    asked.again.click()
    app.wait(lambda: uploads.settings != before)
    app.wait(lambda: dialog.is_over)
    assert httpx.get(link, trust_env=False).status_code == 404


def test_removed_storage_leaves_nothing_behind_or_tells_what(
    app: AppWindow, shared_sandbox: Sandbox
) -> None:
    opened(app, shared_sandbox).reject()
    link = uploaded(app, shared_sandbox)
    assert app.session is not None
    uploads = app.session.uploads
    app.run(app.storage_keys.keep("work", StorageKeys("sandbox", "another").text))
    uploads.release(link)
    app.wait(lambda: app.window.messages.has("clear storage:"))
    app.parts.storage.open_dialog()
    dialog = app.window.findChild(StorageDialog)
    assert dialog is not None
    dialog.remove.click()
    question(app).act.click()
    app.wait(lambda: "still in the bucket" in question(app).title.text())
    asked = question(app)
    assert "secret key doesn’t match" in asked.sentence.text()
    assert "provider’s console" in asked.sentence.text()
    assert asked.act.text() == "Remove anyway"
    asked.act.click()
    app.wait(lambda: not uploads.settings.is_complete)
    assert uploads.left == 0
    assert app.run(app.storage_keys.of(app.session.account)) is None
    assert httpx.get(link, trust_env=False).status_code == 200


def test_what_is_missing_is_said_at_its_field(app: AppWindow, shared_sandbox: Sandbox) -> None:
    dialog = opened(app, shared_sandbox)
    dialog.bucket.field.clear()
    dialog.endpoint.field.setText("nowhere")
    dialog.test.click()
    assert dialog.bucket.reason.text() == "Enter this first."
    assert dialog.endpoint.reason.text().startswith("Enter an address")
    assert dialog.bucket.field.hasFocus()
    dialog.reject()


def test_a_region_gives_the_endpoint(app: AppWindow, shared_sandbox: Sandbox) -> None:
    dialog = opened(app, shared_sandbox)
    dialog.providers.buttons[StorageProvider.KODO.value].click()
    assert dialog.region.text == ""
    dialog.region.field.setText("cn-east-2")
    assert dialog.endpoint.text == "https://s3.cn-east-2.qiniucs.com"
    dialog.reject()


@pytest.mark.parametrize(
    ("problem", "step", "failed"),
    [
        (StorageProblem.CLOCK, StorageStep.WRITE, 0),
        (StorageProblem.NO_BUCKET, StorageStep.FIND, 1),
        (StorageProblem.NO_CONNECTION, StorageStep.WRITE, 1),
        (StorageProblem.DENIED, StorageStep.WRITE, 2),
        (StorageProblem.DENIED, StorageStep.FETCH, 3),
        (StorageProblem.REFUSED, StorageStep.DELETE, 4),
    ],
)
def test_an_error_belongs_to_its_step(
    problem: StorageProblem, step: StorageStep, failed: int
) -> None:
    assert failed_step(StorageError(problem, step)) == failed
    assert StorageSettings().is_complete is False
