"""A name that is typed is there again until the service has it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.app_window import AppWindow
from tests.unit.services.scripted_service import facts
from voicedesk.domain.errors import RefusedError
from voicedesk.domain.voice import Voice
from voicedesk.library import Library
from voicedesk.ui.voices.delegate import NameEditor

pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def app(app: AppWindow) -> AppWindow:
    app.begin(Voice("a", "Marlowe", "Success"), Voice("b", "Nora", "Success"))
    app.select("a")
    return app


def in_row(app: AppWindow) -> NameEditor:
    app.window.voices.table.setFocus()
    app.window.commands.rename.trigger()
    app.wait(lambda: app.find.every(NameEditor, "New name"))
    return app.find(NameEditor, "New name")


def in_panel(app: AppWindow) -> QLineEdit:
    app.window.panel.begin_rename()
    return app.window.panel.rename_form.name.field


def retype(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)


def close(qtbot: QtBot, field: QLineEdit) -> None:
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    QApplication.processEvents()


def test_after_escape_it_is_there_again_in_the_row_and_in_the_panel(
    app: AppWindow, qtbot: QtBot
) -> None:
    editor = in_row(app)
    assert editor.text() == "Marlowe"
    retype(qtbot, editor, "Marl")
    close(qtbot, editor)
    field = in_panel(app)
    assert field.text() == "Marl"
    retype(qtbot, field, "Philip")
    close(qtbot, field)
    app.select("b")
    assert in_panel(app).text() == "Nora"
    app.select("a")
    assert in_row(app).text() == "Philip"


def test_what_is_as_before_is_no_draft(app: AppWindow, qtbot: QtBot) -> None:
    field = in_panel(app)
    retype(qtbot, field, "Marlowes")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert app.session is not None
    assert app.session.drafts.names == {}


def test_it_outlives_the_program_until_the_service_has_it(
    app: AppWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    def kept() -> dict[str, str]:
        app.library.close_now()
        again = Library(tmp_path / "library")
        names = again.open_now().name_drafts
        again.close_now()
        return names

    app.service.fail("rename", RefusedError(facts()))
    retype(qtbot, in_panel(app), "Philip")
    app.window.panel.rename_form.save.click()
    app.idle()
    assert app.window.panel.rename_form.name.text == "Philip"
    app.window.panel.rename_form.save.click()
    app.idle()
    assert app.session is not None
    assert app.session.drafts.names == {}
    retype(qtbot, in_panel(app), "Sam")
    assert kept() == {"a": "Sam"}
