"""Demos saved as files from the window: one under a name, several in a folder."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.gui.app_window import LINK, AppWindow, sound
from voicedesk.domain.voice import Voice
from voicedesk.ui.deletion.dialogs import DeleteDialog

pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def app(app: AppWindow) -> AppWindow:
    app.begin(
        Voice("a", "林/知夏", "Success", "en", LINK + "a"),
        Voice("b", "Ben", "Success", "zh", LINK + "b"),
        Voice("c", "Carla", "Init"),
    )
    app.select("a")
    return app


def file_dialog(app: AppWindow) -> QFileDialog:
    def visible() -> list[QFileDialog]:
        return [one for one in app.window.findChildren(QFileDialog) if one.isVisible()]

    app.wait(visible)
    return visible()[0]


def choose(app: AppWindow, path: Path) -> None:
    """What the person does in the dialog, whichever the desktop shows."""
    asked = file_dialog(app)
    asked.fileSelected.emit(str(path))
    asked.close()


def test_one_is_fetched_named_after_its_voice_and_saved(app: AppWindow, tmp_path: Path) -> None:
    app.source.gate.clear()
    app.window.panel.save.click()
    app.wait(lambda: app.window.messages.has("saving"))
    message = app.window.messages.current
    assert message is not None
    assert "林/知夏" in message.fact
    assert app.window.findChild(QFileDialog) is None, "its name needs its kind of sound"
    app.source.gate.set()
    asked = file_dialog(app)
    assert Path(asked.selectedFiles()[0]).name == "林_知夏.wav"
    assert not app.window.messages.has("saving")
    choose(app, tmp_path / "mine.wav")
    app.wait(lambda: app.window.messages.has("saving"))
    app.idle()
    assert (tmp_path / "mine.wav").read_bytes() == sound()
    message = app.window.messages.current
    assert message is not None
    assert (message.fact, message.action) == ("Demo saved.", "Show folder")


def test_fetching_can_be_cancelled(app: AppWindow) -> None:
    app.source.gate.clear()
    app.window.commands.save_demo.trigger()
    app.wait(lambda: app.window.messages.has("saving"))
    app.run(app.source.arrived.wait())
    message = app.window.messages.current
    assert message is not None
    assert message.act is not None
    message.act()
    app.idle()
    assert app.window.messages.current is None
    assert app.window.findChild(QFileDialog) is None
    app.source.gate.set()


def test_several_go_into_a_folder_and_what_has_none_is_left_out(
    app: AppWindow, tmp_path: Path
) -> None:
    app.window.voices.table.selectAll()
    (tmp_path / "Ben.wav").write_bytes(b"mine")
    app.window.commands.save_demo.trigger()
    choose(app, tmp_path)
    app.wait(lambda: (m := app.window.messages.current) and "saved" in m.fact)
    app.idle()
    message = app.window.messages.current
    assert message is not None
    assert message.fact == "2 demo(s) saved."
    names = sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".wav")
    assert names == ["Ben (2).wav", "Ben.wav", "林_知夏.wav"]
    assert (tmp_path / "Ben.wav").read_bytes() == b"mine"


def test_several_can_be_cancelled_on_the_way(app: AppWindow, tmp_path: Path) -> None:
    app.source.gate.clear()
    app.saving.save_in(["a", "b"], tmp_path)
    message = app.window.messages.current
    assert message is not None
    assert (message.fact, message.consequence) == ("Saving 2 demo(s)…", "0 of 2 done.")
    app.run(app.source.arrived.wait())
    assert message.act is not None
    message.act()
    app.idle()
    assert app.window.messages.current is None
    assert list(tmp_path.glob("*.wav")) == []
    app.source.gate.set()


def test_those_that_failed_are_told_and_can_be_tried_again(app: AppWindow, tmp_path: Path) -> None:
    content = app.source.links.pop(LINK + "b")
    app.saving.save_in(["a", "b"], tmp_path)
    app.idle()
    message = app.window.messages.current
    assert message is not None
    assert message.fact == "1 demo(s) saved."
    assert "Ben" in message.consequence
    assert message.details.startswith("Ben: ")
    app.source.links[LINK + "b"] = content
    assert message.act is not None
    message.act()
    app.idle()
    assert sorted(path.name for path in tmp_path.glob("*.wav")) == ["Ben.wav", "林_知夏.wav"]


def test_a_folder_that_is_gone_is_told_in_text(app: AppWindow, tmp_path: Path) -> None:
    app.saving._save(app.voices_service.by_id["a"], tmp_path / "gone" / "a.wav")
    app.idle()
    message = app.window.messages.current
    assert message is not None
    assert "Couldn’t save the demo" in message.fact
    assert "folder no longer exists" in message.consequence
    assert message.action == "Try again"
    assert "file: no folder" in message.details


def test_what_has_no_demo_cannot_be_saved(app: AppWindow) -> None:
    assert app.window.commands.save_demo.isEnabled()
    app.select("c")
    assert not app.window.commands.save_demo.isEnabled()
    assert not app.window.panel.save.isEnabled()


def test_the_open_question_goes_with_the_account(app: AppWindow) -> None:
    app.window.commands.export_list.trigger()
    asked = file_dialog(app)
    closed: list[bool] = []
    asked.finished.connect(lambda _: closed.append(True))
    app.saving.close()
    assert closed == [True]
    assert app.session is not None
    app.saving.open(app.session)


def test_before_deleting_the_demo_can_be_saved(app: AppWindow) -> None:
    app.window.commands.delete.trigger()
    dialog = app.window.findChild(DeleteDialog)
    assert dialog is not None
    assert dialog.keep.hasFocus()
    assert not dialog.save.isWindow()
    dialog.save.click()
    file_dialog(app).close()
    app.idle()
    app.window.voices.table.selectAll()
    app.window.commands.delete.trigger()
    several = app.window.findChild(DeleteDialog)
    assert several is not None
    several.save.click()
    assert file_dialog(app).fileMode() is QFileDialog.FileMode.Directory
    file_dialog(app).close()
    assert app.service.times("delete") == []
