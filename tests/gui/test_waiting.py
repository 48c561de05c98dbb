"""What takes longer than a moment is seen to go on, at the place where it was asked for."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.app_window import LINK, AppWindow
from tests.unit.services.scripted_service import facts
from voicedesk.domain.errors import RefusedError
from voicedesk.domain.voice import Voice
from voicedesk.ui.deletion.dialogs import DeleteDialog
from voicedesk.ui.kit.buttons import Button, IconButton
from voicedesk.ui.kit.marks import Tile
from voicedesk.ui.sidebar.buttons import PlaceButton
from voicedesk.ui.trainings.page import TrainingsPage
from voicedesk.ui.voices.delegate import tile_rect
from voicedesk.ui.voices.presenter import REFRESH

pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def app(app: AppWindow) -> AppWindow:
    app.begin(
        Voice("a", "Ada", "Success", "en", f"{LINK}a.wav"),
        Voice("b", "Bea", "Success", "en", f"{LINK}b.wav"),
        Voice("z", "Zoe", "Init"),
    )
    app.select("a")
    return app


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def row_tile(app: AppWindow, voice_id: str) -> QImage:
    """What stands before the name in a voice's row."""
    table = app.window.voices.table
    cell = table.visualRect(table.model().index(app.window.model.row_of(voice_id), 0))
    return table.viewport().grab(tile_rect(cell)).toImage()


def moves(app: AppWindow, look: Callable[[], QImage]) -> None:
    """Wait until a picture has changed twice: something turns."""
    for _ in range(2):
        before = look()
        app.wait(lambda before=before: look() != before)


def turns(app: AppWindow, place: Button | IconButton | Tile) -> None:
    app.wait(lambda: place.turned is not None)
    moves(app, lambda: picture(place))


def rests(app: AppWindow, look: Callable[[], QImage], picture: QImage) -> None:
    app.wait(lambda: look() == picture)


def test_nothing_moves_before_it_has_waited_for_300_ms(app: AppWindow) -> None:
    shown: list[float] = []
    app.tasks.waiting_changed.connect(
        lambda key: shown.append(time.monotonic()) if key == REFRESH else None
    )
    held = app.service.hold("list")
    began = time.monotonic()
    app.window.voices.refresh.click()
    app.wait(lambda: shown)
    assert shown[0] - began >= 0.28, "Qt’s timers are coarse"
    held.let_through.set()
    app.idle()
    assert len(shown) == 2, "and once more when it is over"


def test_refreshing_turns_on_the_button_of_each_page(app: AppWindow) -> None:
    button = app.window.voices.refresh
    before = picture(button)
    held = app.service.hold("list")
    button.click()
    turns(app, button)
    app.find(PlaceButton, "Trainings").click()
    page = app.window.desk.page
    assert isinstance(page, TrainingsPage)
    turns(app, page.refresh)
    assert page.refresh.accessibleName() == "Refresh"
    held.let_through.set()
    app.idle()
    app.wait(lambda: page.refresh.turned is None and button.turned is None)
    app.window.desk.leave_page()
    rests(app, lambda: picture(button), before)


def rename(app: AppWindow, qtbot: QtBot, name: str) -> None:
    app.window.panel.rename.click()
    field = app.window.panel.rename_form.name.field
    field.selectAll()
    qtbot.keyClicks(field, name)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def names(app: AppWindow) -> list[str]:
    table = app.window.voices.table
    return [str(table.model().index(row, 0).data()) for row in range(table.model().rowCount())]


def test_a_new_name_is_shown_at_once_and_waits_in_row_and_panel(
    app: AppWindow, qtbot: QtBot
) -> None:
    app.window.voices.table.columns.sort_by(0)
    held = app.service.hold("rename")
    rename(app, qtbot, "Yve")
    assert names(app) == ["Bea", "Yve", "Zoe"]
    assert app.window.panel.name.text() == "Yve"
    app.wait(held.arrived.is_set)
    moves(app, lambda: row_tile(app, "a"))
    turns(app, app.window.panel.tile)
    turns(app, app.window.panel.rename)
    # What a listing says meanwhile is older than the wish.
    app.service.set("a", "Success", name="Ada", tier="free")
    app.run(app.voices_service.refresh())
    assert names(app) == ["Bea", "Yve", "Zoe"]
    held.let_through.set()
    app.idle()
    assert names(app) == ["Bea", "Yve", "Zoe"]
    assert app.window.panel.rename.turned is None
    assert "a" not in app.window.facts.waiting


def test_a_refused_name_is_put_back(app: AppWindow, qtbot: QtBot) -> None:
    app.window.voices.table.columns.sort_by(0)
    app.service.fail("rename", RefusedError(facts()))
    rename(app, qtbot, "Yve")
    assert names(app) == ["Bea", "Yve", "Zoe"]
    app.idle()
    assert names(app) == ["Ada", "Bea", "Zoe"]
    assert app.window.voices.table.current_id == "a"
    assert app.window.panel.rename_form.name.text == "Yve", "and what was typed isn't lost"


def test_a_name_that_the_service_changes_is_the_one_that_stays(app: AppWindow) -> None:
    app.service.answer("rename", app.service.voices["a"])
    app.voices.rename("a", "Yve")
    app.idle()
    assert app.window.model.voice("a").name == "Ada"


def test_a_name_typed_in_its_row_is_shown_there_at_once(app: AppWindow, qtbot: QtBot) -> None:
    held = app.service.hold("rename")
    table = app.window.voices.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F2)
    app.wait(lambda: any(one.isVisible() for one in table.findChildren(QLineEdit)))
    editor = next(one for one in table.findChildren(QLineEdit) if one.isVisible())
    editor.setText("Yve")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    app.wait(lambda: "Yve" in names(app))
    moves(app, lambda: row_tile(app, "a"))
    held.let_through.set()
    app.idle()


def test_a_voice_that_is_being_deleted_shows_it(app: AppWindow) -> None:
    held = app.service.hold("delete")
    app.window.panel.delete.click()
    app.window.findChild(DeleteDialog).act.click()
    turns(app, app.window.panel.delete)
    moves(app, lambda: row_tile(app, "a"))
    held.let_through.set()
    app.idle()
    assert not app.window.facts.waiting
    assert app.window.panel.delete.turned is None


def test_a_demo_that_is_fetched_shows_it_at_play_and_in_its_row(app: AppWindow) -> None:
    play = app.window.player.play
    app.source.gate.clear()
    play.click()
    turns(app, play)
    moves(app, lambda: row_tile(app, "a"))
    app.playing.play("b")
    moves(app, lambda: row_tile(app, "b"))
    assert app.window.facts.waiting == {"b"}
    assert play.accessibleName() == "Play"
    app.source.gate.set()
    app.idle()
    app.wait(lambda: play.turned is None)
    assert not app.window.facts.waiting


def test_a_new_voice_shows_it_at_the_button_until_it_is_sent(app: AppWindow) -> None:
    slot, sent = app.service.hold("create"), app.service.hold("train")
    app.window.voices.new.click()
    form = app.form
    form.link.field.setText("https://media.example.com/me.wav")
    form.name.field.setText("Narrator")
    form.consent.speaker.field.setText("Nora")
    form.consent.agreed.setChecked(True)
    form.start.click()
    turns(app, form.start)
    assert form.create_only.turned is None
    stopped: list[bool] = []
    slot.let_through.set()
    app.wait(lambda: stopped.append(form.start.turned is None) or sent.arrived.is_set())
    assert not any(stopped), "it goes on until all is done"
    turns(app, form.start)
    sent.let_through.set()
    app.wait(lambda: not app.window.desk.form_is_open)
    app.idle()
    assert form.start.turned is None


def test_a_slot_that_is_made_alone_shows_it_at_its_own_button(app: AppWindow) -> None:
    slot = app.service.hold("create")
    app.window.voices.new.click()
    app.form.name.field.setText("Narrator")
    app.form.create_only.click()
    turns(app, app.form.create_only)
    assert app.form.start.turned is None
    slot.let_through.set()
    app.idle()
    assert app.form.create_only.turned is None


def test_what_waits_goes_on_in_the_widgets_of_another_language(app: AppWindow) -> None:
    before = app.window.voices.refresh
    held = app.service.hold("list")
    before.click()
    app.wait(lambda: before.turned is not None)
    app.parts._show_language()
    now = app.window.voices.refresh
    assert now is not before
    turns(app, now)
    held.let_through.set()
    app.idle()
    assert now.turned is None


def test_a_wait_is_as_large_as_what_was_pressed(app: AppWindow) -> None:
    button = app.window.panel.rename
    before = button.geometry(), button.text(), button.accessibleName()
    button.show_waiting(waiting=True)
    centre = picture(button).pixelColor(QPoint(2, 2))
    assert (button.geometry(), button.text(), button.accessibleName()) == before
    button.show_waiting(waiting=False)
    assert picture(button).pixelColor(QPoint(2, 2)) == centre
