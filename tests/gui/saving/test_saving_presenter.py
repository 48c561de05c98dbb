"""Demos saved as files from the window: one under a name, several in a folder."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.gui.bench import LINK, Bench, sound
from voicedesk.domain.voice import Voice
from voicedesk.ui.deletion.dialogs import DeleteDialog, DeleteManyDialog

pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def desk(bench: Bench) -> Bench:
    bench.begin(
        Voice("a", "林/知夏", "Success", "en", LINK + "a"),
        Voice("b", "Ben", "Success", "zh", LINK + "b"),
        Voice("c", "Carla", "Init"),
    )
    bench.select("a")
    return bench


def file_dialog(desk: Bench) -> QFileDialog:
    def visible() -> list[QFileDialog]:
        return [one for one in desk.window.findChildren(QFileDialog) if one.isVisible()]

    desk.wait(visible)
    return visible()[0]


def choose(desk: Bench, path: Path) -> None:
    """What the person does in the dialog, whichever the desktop shows."""
    asked = file_dialog(desk)
    asked.fileSelected.emit(str(path))
    asked.close()


def test_one_is_fetched_named_after_its_voice_and_saved(desk: Bench, tmp_path: Path) -> None:
    desk.source.gate.clear()
    desk.window.panel.save.click()
    desk.wait(lambda: desk.window.messages.has("saving"))
    message = desk.window.messages.current
    assert message is not None
    assert "林/知夏" in message.fact
    assert desk.window.findChild(QFileDialog) is None, "its name needs its kind of sound"
    desk.source.gate.set()
    asked = file_dialog(desk)
    assert Path(asked.selectedFiles()[0]).name == "林_知夏.wav"
    assert not desk.window.messages.has("saving")
    choose(desk, tmp_path / "mine.wav")
    desk.wait(lambda: desk.window.messages.has("saving"))
    desk.idle()
    assert (tmp_path / "mine.wav").read_bytes() == sound()
    message = desk.window.messages.current
    assert message is not None
    assert (message.fact, message.action) == ("Demo saved.", "Show folder")


def test_fetching_can_be_cancelled(desk: Bench) -> None:
    desk.source.gate.clear()
    desk.window.commands.save_demo.trigger()
    desk.wait(lambda: desk.window.messages.has("saving"))
    desk.run(desk.source.arrived.wait())
    message = desk.window.messages.current
    assert message is not None
    assert message.act is not None
    message.act()
    desk.idle()
    assert desk.window.messages.current is None
    assert desk.window.findChild(QFileDialog) is None
    desk.source.gate.set()


def test_several_go_into_a_folder_and_what_has_none_is_left_out(
    desk: Bench, tmp_path: Path
) -> None:
    desk.window.voices.table.selectAll()
    (tmp_path / "Ben.wav").write_bytes(b"mine")
    desk.window.commands.save_demo.trigger()
    choose(desk, tmp_path)
    desk.wait(lambda: (m := desk.window.messages.current) and "saved" in m.fact)
    desk.idle()
    message = desk.window.messages.current
    assert message is not None
    assert message.fact == "2 demo(s) saved."
    names = sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".wav")
    assert names == ["Ben (2).wav", "Ben.wav", "林_知夏.wav"]
    assert (tmp_path / "Ben.wav").read_bytes() == b"mine"


def test_several_can_be_cancelled_on_the_way(desk: Bench, tmp_path: Path) -> None:
    desk.source.gate.clear()
    desk.saving.save_in(["a", "b"], tmp_path)
    message = desk.window.messages.current
    assert message is not None
    assert (message.fact, message.consequence) == ("Saving 2 demo(s)…", "0 of 2 so far.")
    desk.run(desk.source.arrived.wait())
    assert message.act is not None
    message.act()
    desk.idle()
    assert desk.window.messages.current is None
    assert list(tmp_path.glob("*.wav")) == []
    desk.source.gate.set()


def test_those_that_failed_are_told_and_can_be_tried_again(desk: Bench, tmp_path: Path) -> None:
    content = desk.source.links.pop(LINK + "b")
    desk.saving.save_in(["a", "b"], tmp_path)
    desk.idle()
    message = desk.window.messages.current
    assert message is not None
    assert message.fact == "1 demo(s) saved."
    assert "Ben" in message.consequence
    assert message.details.startswith("Ben: ")
    desk.source.links[LINK + "b"] = content
    assert message.act is not None
    message.act()
    desk.idle()
    assert sorted(path.name for path in tmp_path.glob("*.wav")) == ["Ben.wav", "林_知夏.wav"]


def test_a_folder_that_is_gone_is_told_in_text(desk: Bench, tmp_path: Path) -> None:
    desk.saving._save(desk.voices_service.by_id["a"], tmp_path / "gone" / "a.wav")
    desk.idle()
    message = desk.window.messages.current
    assert message is not None
    assert "Couldn’t save the demo" in message.fact
    assert "folder isn’t there" in message.consequence
    assert message.action == "Try again"
    assert "file: no folder" in message.details


def test_what_has_no_demo_cannot_be_saved(desk: Bench) -> None:
    assert desk.window.commands.save_demo.isEnabled()
    desk.select("c")
    assert not desk.window.commands.save_demo.isEnabled()
    assert not desk.window.panel.save.isEnabled()


def test_the_open_question_goes_with_the_account(desk: Bench) -> None:
    desk.window.commands.export_list.trigger()
    asked = file_dialog(desk)
    closed: list[bool] = []
    asked.finished.connect(lambda _: closed.append(True))
    desk.saving.close()
    assert closed == [True]
    assert desk.session is not None
    desk.saving.open(desk.session)


def test_before_deleting_the_demo_can_be_saved(desk: Bench) -> None:
    desk.window.commands.delete.trigger()
    dialog = desk.window.findChild(DeleteDialog)
    assert dialog is not None
    assert dialog.keep.hasFocus()
    assert not dialog.save.isWindow()
    dialog.save.click()
    file_dialog(desk).close()
    desk.idle()
    desk.window.voices.table.selectAll()
    desk.window.commands.delete.trigger()
    several = desk.window.findChild(DeleteManyDialog)
    assert several is not None
    several.save.click()
    assert file_dialog(desk).fileMode() is QFileDialog.FileMode.Directory
    file_dialog(desk).close()
    assert desk.service.times("delete") == []
