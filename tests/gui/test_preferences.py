"""Settings: changed at once, saved a moment after the last change, and never lost at the end."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from tests.gui.conftest import Reports
from voicedesk.domain.errors import LibraryError
from voicedesk.library import Settings
from voicedesk.ui.preferences import SAVE_SETTINGS, Preferences
from voicedesk.ui.tasks import TaskRunner


class Disk:
    def __init__(self) -> None:
        self.saved: list[Settings] = []
        self.broken = False

    async def save(self, settings: Settings) -> None:
        if self.broken:
            raise LibraryError("disk full")
        self.saved.append(settings)


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def preferences(tasks: TaskRunner, disk: Disk) -> Iterator[Preferences]:
    made = Preferences(Settings(), disk.save, tasks)
    made._pause.setInterval(60)
    yield made
    made._pause.stop()


def test_many_changes_are_saved_once(preferences: Preferences, disk: Disk, qtbot: QtBot) -> None:
    for volume in range(50):
        preferences.change(volume=volume / 100)
    assert preferences.now.volume == 0.49
    assert disk.saved == []
    qtbot.waitUntil(lambda: bool(disk.saved))
    assert disk.saved == [Settings(volume=0.49)]


def test_what_is_as_it_was_is_not_saved(
    preferences: Preferences, disk: Disk, tasks: TaskRunner, qtbot: QtBot
) -> None:
    preferences.change(volume=Settings().volume)
    preferences.change(muted=True)
    preferences.change(muted=False)
    qtbot.waitUntil(lambda: not preferences._pause.isActive())
    qtbot.waitUntil(lambda: not tasks.is_busy(SAVE_SETTINGS))
    assert disk.saved == []


def test_a_flush_saves_what_still_waits(
    preferences: Preferences, disk: Disk, loop: QEventLoop, qtbot: QtBot
) -> None:
    preferences.change(theme="dark")
    for _ in range(2):
        task = loop.create_task(preferences.flush())
        qtbot.waitUntil(task.done)
    assert disk.saved == [Settings(theme="dark")]


def test_a_full_disk_is_told_and_the_next_change_tries_again(
    preferences: Preferences, disk: Disk, reports: Reports, tasks: TaskRunner, qtbot: QtBot
) -> None:
    disk.broken = True
    preferences.change(theme="dark")
    qtbot.waitUntil(lambda: bool(reports))
    qtbot.waitUntil(lambda: not tasks.is_busy(SAVE_SETTINGS))
    disk.broken = False
    preferences.change(muted=True)
    qtbot.waitUntil(lambda: bool(disk.saved))
    assert disk.saved == [Settings(theme="dark", muted=True)]
