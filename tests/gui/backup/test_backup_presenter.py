"""The window's backup: made of the open account, looked at, and taken in once it is wanted."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.app_window import LINK, AppWindow
from voicedesk.domain.backup import RestoreResult
from voicedesk.domain.voice import Voice
from voicedesk.ui.backup import BackupPresenter
from voicedesk.ui.kit.dialogs import QuestionDialog
from voicedesk.ui.kit.labels import InlineNotice

pytestmark = pytest.mark.no_qt_log  # the player is built

ANNA = Voice("anna", "Anna", "Success", "en", LINK)


@pytest.fixture
def taken(app: AppWindow) -> list[Path]:
    return app.accounts.restored


@pytest.fixture
def backups(app: AppWindow) -> BackupPresenter:
    app.accounts.restoring = RestoreResult(annotated=1, demos=2)
    assert not app.window.commands.backup.isEnabled()
    app.begin(ANNA)
    return app.parts.backup


def _said(app: AppWindow) -> str:
    return app.window.messages.current.text if app.window.messages.current else ""


def test_a_backup_is_saved_looked_at_and_taken_in(
    app: AppWindow, backups: BackupPresenter, taken: list[Path], qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "backup.zip"
    assert app.window.commands.backup.isEnabled()
    backups.save(target)
    qtbot.waitUntil(lambda: "Backup saved." in _said(app))
    assert "1 voice" in _said(app)
    assert target.exists()

    backups.look_at(target)
    qtbot.waitUntil(lambda: app.window.findChild(QuestionDialog) is not None)
    dialog = app.window.findChild(QuestionDialog)
    assert "work" in dialog.title.text()
    assert dialog.findChild(InlineNotice) is None
    assert taken == []
    dialog.act.click()
    qtbot.waitUntil(lambda: "Backup restored." in _said(app))
    assert taken == [target]
    assert "2 demo" in _said(app)


def test_another_file_is_refused_and_nothing_is_asked(
    app: AppWindow, backups: BackupPresenter, taken: list[Path], qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "other.zip"
    other.write_bytes(b"no archive")
    backups.look_at(other)
    qtbot.waitUntil(lambda: "isn’t a VoiceDesk backup" in _said(app))
    assert app.window.findChild(QuestionDialog) is None
    assert taken == []
