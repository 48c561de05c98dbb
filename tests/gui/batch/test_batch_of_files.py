"""Training many from files: chosen, dropped, named in a table, and what they need."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication

from tests.batches import file_rows
from tests.gui.app_window import AppWindow
from tests.gui.batch.test_batch_presenter import LINK, Page, page, sent
from tests.sandbox_process import Sandbox, StartSandbox
from voicedesk.domain.storage import sandbox_storage
from voicedesk.domain.voice import Voice
from voicedesk.storage.signing import SANDBOX_KEYS
from voicedesk.ui.batch.table import BatchColumn
from voicedesk.ui.kit.dialogs import QuestionDialog

__all__ = ["page"]
pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two recordings, and something else."""
    folder = tmp_path / "recordings"
    folder.mkdir()
    file_rows(folder, 2)
    (folder / "notes.txt").write_text("Lin: take 2")
    return folder


def set_up_storage(app: AppWindow, sandbox: Sandbox) -> None:
    assert app.session is not None
    app.run(app.storage_keys.keep("work", SANDBOX_KEYS.text))
    app.session.uploads.settings = sandbox_storage(sandbox.url)
    app.parts.storage.changed.emit()


def shown(page: Page, app: AppWindow, rows: int) -> None:
    app.wait(lambda: len(page.names) == rows)
    page.looked()


def test_a_folder_is_checked_uploaded_and_trained(
    page: Page, app: AppWindow, start_sandbox: StartSandbox, tmp_path: Path, folder: Path
) -> None:
    app.parts.training.open_files([folder])
    shown(page, app, 2)
    assert page.names == ["voice 1", "voice 2"]
    assert page.found == ["Storage needed"] * 2
    assert page.page.foot.storage.isVisible()
    assert page.note == "No row is ready to train yet."
    set_up_storage(app, start_sandbox("--state", str(tmp_path / "state")))
    assert not page.page.foot.storage.isVisible()
    assert not any("Storage" in words for words in page.found)
    page.agree()
    page.start()
    page.over()
    assert sent(app) == (2, 2)
    assert page.found == ["Training"] * 2
    assert len([*(tmp_path / "state.storage").glob("*")]) == 2
    for voice in [*app.service.voices.values()][1:]:
        app.service.set(voice.id, "Success")
    app.run(app.voices_service.refresh())
    assert app.session is not None
    app.wait(lambda: app.session and not app.session.uploads.left)
    assert not [*(tmp_path / "state.storage").glob("*")]
    page.sending.another.click()
    app.parts.training.open_files([folder])
    shown(page, app, 2)
    detail = page.page.table.model().lines[0].detail
    assert "Already used to train" in detail
    assert "voice 1" in detail


def test_a_failed_one_is_trained_again_from_its_file(
    page: Page, app: AppWindow, start_sandbox: StartSandbox, folder: Path
) -> None:
    set_up_storage(app, start_sandbox())
    page.paste(f"Kim\t{folder / 'voice 1.wav'}")
    shown(page, app, 1)
    page.agree()
    page.start()
    page.over()
    (first,) = app.voices_service.trainings
    app.service.set(first.voice_id, "Failed")
    app.run(app.voices_service.refresh())
    app.batch.leave()  # the command is for the list
    app.wait(app.window.commands.retry_failed.isEnabled)
    app.window.commands.retry_failed.trigger()
    app.wait(lambda: app.window.findChild(QuestionDialog))
    app.window.findChild(QuestionDialog).act.click()
    app.wait(lambda: len(app.voices_service.trainings) == 2)
    page.over()
    again, _ = app.voices_service.trainings
    assert again.voice_id == first.voice_id
    assert again.origin == first.origin
    assert again.audio_url != first.audio_url, "what was uploaded for the first is deleted"


def test_without_storage_links_are_sent_and_files_stay(
    page: Page, app: AppWindow, folder: Path
) -> None:
    page.paste(f"Lin\t{LINK.format(1)}\nKim\t{folder / 'voice 1.wav'}")
    shown(page, app, 2)
    page.agree()
    page.start()
    page.over()
    assert page.names == ["Lin", "Kim"]
    assert page.found[1] == "Not sent: Storage needed"
    assert sent(app) == (1, 1)


def test_storage_is_set_up_from_here(page: Page, app: AppWindow, folder: Path) -> None:
    page.paste(f"Kim\t{folder / 'voice 1.wav'}")
    asked: list[bool] = []
    app.batch.storage_requested.connect(lambda: asked.append(True))
    page.page.foot.storage.button.click()
    assert asked


def test_a_table_names_files_beside_it(page: Page, app: AppWindow, folder: Path) -> None:
    table = folder / "voices.csv"
    rows = f"name,file\nLin,voice 1.wav\nKim,{LINK.format(1)}\nAda,gone.wav\n,voice 2.wav\n"
    table.write_text(rows, encoding="utf-8")
    app.parts.training.open_files([table])
    shown(page, app, 4)
    assert page.names == ["Lin", "Kim", "Ada", "voice 2"]
    assert page.found[0] == "Storage needed"
    assert page.found[1].startswith("Good recording")
    assert page.found[2] == "The recording is no longer there."


def test_a_pasted_name_waits_for_its_folder(page: Page, app: AppWindow, folder: Path) -> None:
    page.paste("Lin\tvoice 1.wav\nKim\tvoice 2.wav")
    assert page.found == ["Choose the folder of this file."] * 2
    assert page.page.foot.place.isVisible()
    draft = app.batch.drafts
    assert draft is not None
    draft.draft.place(folder)
    draft.show()
    assert not page.page.foot.place.isVisible()
    page.write(1, BatchColumn.LINK, "voice 1.wav")
    page.looked()
    detail = page.page.table.model().lines[1].detail
    assert "Row 1 has the same recording." in detail


def test_the_same_recording_under_another_name_is_said(
    page: Page, app: AppWindow, folder: Path
) -> None:
    copy = folder / "voice 3.wav"
    copy.write_bytes((folder / "voice 1.wav").read_bytes())
    app.parts.training.open_files([folder])
    shown(page, app, 3)
    assert "Row 1 has the same recording." in page.page.table.model().lines[2].detail


def test_files_are_pasted_as_files(page: Page, app: AppWindow, folder: Path) -> None:
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(folder / f"voice {at}.wav")) for at in (1, 2)])
    QApplication.clipboard().setMimeData(copied)
    page.page.paste_requested.emit()
    shown(page, app, 2)
    assert page.names == ["voice 1", "voice 2"]


def test_several_files_are_for_many_and_one_for_the_form(app: AppWindow, folder: Path) -> None:
    app.begin(Voice("old", "Nora", "Success"))
    app.samples.gate.set()
    files = [folder / "voice 1.wav", folder / "voice 2.wav"]
    app.training.open_files(files[:1])
    assert app.window.desk.form_is_open
    assert app.window.desk.page is None
    app.training.open_files(files)
    page = Page(app)
    shown(page, app, 2)
    app.training.open_files(files[:1])  # the page is in sight
    shown(page, app, 3)


def test_what_is_left_of_paid_trainings_is_said(app: AppWindow) -> None:
    app.begin(Voice("old", "Nora", "Success"))
    app.service.quota = {"pro": 3}
    page = Page(app)
    page.paste("\n".join(f"voice {at}\t{LINK.format(at)}" for at in range(5)))
    app.wait(page.page.foot.quota.isVisible)
    assert "3 training" in page.page.foot.quota.text()
    assert page.page.foot.quota.text().endswith("this table needs 5.")
