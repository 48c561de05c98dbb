"""The window's backup: made of the open account, looked at, and taken in once it is wanted."""

import asyncio
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.bench import LINK, Bench
from voicedesk.domain.backup import RestoreOutcome
from voicedesk.domain.voice import Voice
from voicedesk.ui.backup import BackupPresenter, RestoreSheet

pytestmark = pytest.mark.no_qt_log  # the player is built

ANNA = Voice("anna", "Anna", "Success", "en", LINK)


@pytest.fixture
def taken() -> list[Path]:
    return []


@pytest.fixture
def backups(bench: Bench, taken: list[Path]) -> BackupPresenter:
    async def restore(path: Path) -> RestoreOutcome:
        await asyncio.sleep(0)
        taken.append(path)
        return RestoreOutcome(marked=1, demos=2)

    bench.begin(ANNA)
    presenter = BackupPresenter(bench.window, bench.work, restore)
    assert not bench.window.commands.backup.isEnabled()
    assert bench.session is not None
    presenter.open(bench.session)
    return presenter


def _said(bench: Bench) -> str:
    return bench.window.board.current.text if bench.window.board.current else ""


def test_a_backup_is_saved_looked_at_and_taken_in(
    bench: Bench, backups: BackupPresenter, taken: list[Path], qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "backup.zip"
    assert bench.window.commands.backup.isEnabled()
    backups.save(target)
    qtbot.waitUntil(lambda: "Backup saved." in _said(bench))
    assert "1 voice" in _said(bench)
    assert target.exists()

    backups.look_at(target)
    qtbot.waitUntil(lambda: bench.window.findChild(RestoreSheet) is not None)
    sheet = bench.window.findChild(RestoreSheet)
    assert "work" in sheet.title.text()
    assert not sheet.foreign.isVisible()
    assert taken == []
    sheet.act.click()
    qtbot.waitUntil(lambda: "Backup restored." in _said(bench))
    assert taken == [target]
    assert "2 demo" in _said(bench)


def test_another_file_is_refused_and_nothing_is_asked(
    bench: Bench, backups: BackupPresenter, taken: list[Path], qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "other.zip"
    other.write_bytes(b"no archive")
    backups.look_at(other)
    qtbot.waitUntil(lambda: "isn’t a backup" in _said(bench))
    assert bench.window.findChild(RestoreSheet) is None
    assert taken == []
