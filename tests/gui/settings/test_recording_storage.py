"""The storage for recordings: tested over TCP before it is saved, its keys in the keyring alone."""

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
)
from voicedesk.storage.signing import SANDBOX_KEYS
from voicedesk.ui.settings.recording_storage import StorageDialog, failed_step

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
