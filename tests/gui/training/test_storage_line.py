import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from voicedesk.domain.storage import StorageProvider, StorageSettings, sandbox_storage
from voicedesk.ui.training.storage_line import StorageLine, quota_text

KODO = StorageSettings(StorageProvider.KODO, "https://s3.example", "cn-east-1", "voices")


@pytest.fixture
def line(qtbot: QtBot) -> StorageLine:
    made = StorageLine()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("settings", "words", "button"),
    [
        (KODO, "Goes to your Qiniu Kodo bucket, deleted after training.", "Change storage"),
        (StorageSettings(), "Set up storage to train from a file.", "Set up storage"),
        (KODO._replace(bucket=""), "Set up storage to train from a file.", "Set up storage"),
    ],
)
def test_it_says_where_a_recording_goes_and_leads_to_the_storage(
    line: StorageLine, qtbot: QtBot, settings: StorageSettings, words: str, button: str
) -> None:
    line.show_storage(settings, is_sandbox=False)
    assert (line.words.text(), line.change.text()) == (words, button)
    with qtbot.waitSignal(line.storage_requested):
        qtbot.mouseClick(line.change, Qt.MouseButton.LeftButton)


def test_the_sandbox_needs_nothing_set_up(line: StorageLine) -> None:
    line.show_storage(sandbox_storage("http://127.0.0.1:1"), is_sandbox=True)
    assert "sandbox" in line.words.text()
    assert not line.change.isVisible()


def test_what_is_left_is_told_only_where_it_is_known() -> None:
    assert quota_text(None, "pro") == ""
    assert quota_text(3, "pro").startswith("3 training")
    assert quota_text(3, "pro") != quota_text(3, "free")
    assert quota_text(3, "pro", 5).endswith(", this table needs 5.")
