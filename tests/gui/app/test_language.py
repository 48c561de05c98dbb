"""Another language is chosen: the window's widgets are made again, and all else goes on."""

import gc
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from shiboken6 import isValid

from tests.gui.app.conftest import RunningProgram, Start
from tests.sandbox_process import Sandbox
from voicedesk.audio.player import PlayerPhase
from voicedesk.ui.accounts.welcome import WelcomePage
from voicedesk.ui.common.filters import VoiceFilter
from voicedesk.ui.kit.choices import ChoiceBox
from voicedesk.ui.kit.labels import EmptyState
from voicedesk.ui.settings.page import SettingsPage
from voicedesk.ui.tasks import TaskKey
from voicedesk.ui.training.presenter import CREATE
from voicedesk.ui.trainings.page import TrainingsPage
from voicedesk.ui.voices.filtering import VoiceColumn

pytestmark = pytest.mark.no_qt_log

StartOn = Callable[..., RunningProgram]

_WORDY = (QLabel, QAbstractButton, QLineEdit, QComboBox, QAction)


def choice_box(program: RunningProgram, name: str) -> ChoiceBox:
    boxes = program.window.findChildren(ChoiceBox)
    return next(box for box in boxes if box.accessibleName() == name and box.isVisible())


def let_go() -> None:
    """Have deleted what is to be deleted later."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def switch(program: RunningProgram, language: str) -> None:
    program.window.commands.languages[language].trigger()
    let_go()


def all_text(window: QWidget) -> dict[str, str]:
    """Every word in the window, shown or not, by what carries it."""
    found: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for child in [*window.findChildren(QAction), *window.findChildren(QWidget)]:
        # What stands where nothing is gets its words whenever it is shown.
        if not isinstance(child, _WORDY) or isinstance(child.parent(), EmptyState):
            continue
        kind = type(child).__name__
        numbers[kind] = numbers.get(kind, 0) + 1
        words: list[str] = [child.toolTip()]
        if isinstance(child, QLabel | QAbstractButton | QAction):
            words.append(child.text())
        if isinstance(child, QLineEdit):
            words.append(child.placeholderText())
        if isinstance(child, QComboBox):
            words.extend(child.itemText(number) for number in range(child.count()))
        if isinstance(child, QWidget):
            words += [child.accessibleName(), child.accessibleDescription()]
        found[f"{kind} {numbers[kind]}"] = " | ".join(words)
    return found


def test_every_word_is_another_one_and_the_first_again(
    program: RunningProgram, shared_sandbox: Sandbox
) -> None:
    window = program.window
    busy = next(voice.id for voice in window.model.all() if voice.is_ready)
    shared_sandbox.edit_voices({"id": busy, "state": "Training", "training_seconds": 600})
    program.run(program.voices.refresh())
    program.parts.training.open_new()
    program.wait(lambda: window.desk.form_is_open)
    program.wait(lambda: not program.tasks.is_busy(CREATE))
    window.voices.table.select(busy)
    let_go()
    english = all_text(window)
    switch(program, "zh_CN")
    assert window.voices.title.text() == "全部音色"
    assert window.voices.refresh.accessibleName() == "刷新"
    assert window.panel.train.text() == "训练"
    chinese = all_text(window)
    assert chinese.keys() == english.keys()
    switch(program, "en")
    again = all_text(window)
    assert {key: (english[key], again[key]) for key in english if english[key] != again[key]} == {}


def test_the_table_and_its_heads_speak_the_new_language(program: RunningProgram) -> None:
    window = program.window
    model = window.model
    row = next(row for row in range(model.rowCount()) if model.voice_at(row).is_ready)
    switch(program, "zh_CN")
    assert model.index(row, 1).data() == "可用"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "名称"
    table = QAccessible.queryAccessibleInterface(window.voices.table)
    names = {table.child(at).text(QAccessible.Text.Name) for at in range(table.childCount())}
    assert "名称" in names
    assert "Name" not in names
    assert program.preferences.now.language == "zh_CN"


def test_a_message_about_an_event_stays_as_it_was_said_and_can_still_be_acted_on(
    program: RunningProgram, sandbox: Sandbox
) -> None:
    sandbox.set_faults("rename:503")
    voice_id = program.window.panel.voice_id
    program.parts.voices.rename(voice_id, "Other name")
    said = program.message("rename:")
    switch(program, "zh_CN")
    assert program.message("rename:") is said
    sandbox.set_faults()
    assert said.act is not None
    said.act()
    program.wait(lambda: program.voices.by_id[voice_id].name == "Other name")
    assert program.window.panel.name.text() == "Other name"


def test_a_message_about_a_state_is_said_anew(program: RunningProgram, sandbox: Sandbox) -> None:
    sandbox.set_faults("*:reset")
    program.parts.voices.refresh()
    said = program.message("offline")
    switch(program, "zh_CN")
    assert program.message("offline").fact != said.fact


def test_what_was_selected_sought_and_shown_stays(program: RunningProgram) -> None:
    window = program.window
    program.parts.filters.choose(VoiceFilter(state="Success"))
    window.voices.table.sortByColumn(VoiceColumn.ID, Qt.SortOrder.DescendingOrder)
    program.wait(lambda: window.facts.readings)  # Chinese is found by its sound, too
    window.voices.search.setText("a")
    window.resize(900, 600)
    window.voices.table.selectAll()
    QApplication.processEvents()
    table = window.voices.table
    table.verticalScrollBar().setValue(1)
    before = (window.model.shown_ids[:], set(table.selection.ids), table.selection.row_id)
    assert len(before[1]) > 1
    switch(program, "zh_CN")
    table = window.voices.table
    assert (list(window.model.shown_ids), set(table.selection.ids), table.selection.row_id) == (
        list(before[0]),
        before[1],
        before[2],
    )
    assert window.voices.search.text() == "a"
    assert table.columns.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
    assert window.voices.selection_bar.isVisible()
    assert window.size().width() == 900


def test_from_the_settings_one_is_in_the_settings_and_the_keyboard_where_it_was(
    program: RunningProgram,
) -> None:
    window = program.window
    window.commands.settings.trigger()
    page = window.desk.page
    assert isinstance(page, SettingsPage)
    box = choice_box(program, "Language")
    box.setFocus()
    box.setCurrentIndex(box.findData("zh_CN"))
    let_go()
    assert not isValid(page)
    assert isinstance(window.desk.page, SettingsPage)
    now = choice_box(program, "语言")
    assert now.currentData() == "zh_CN"
    assert window.focusWidget() is now
    now.setCurrentIndex(now.findData("en"))
    let_go()
    assert isinstance(window.desk.page, SettingsPage)
    assert window.focusWidget() is choice_box(program, "Language")


def test_from_the_trainings_one_is_in_the_trainings(program: RunningProgram) -> None:
    window = program.window
    window.commands.trainings.trigger()
    page = window.desk.page
    assert isinstance(page, TrainingsPage)
    page.search.setText("nothing")
    switch(program, "zh_CN")
    now = window.desk.page
    assert isinstance(now, TrainingsPage)
    assert now is not page
    assert now.search.text() == "nothing"


def test_a_table_of_many_stays_as_it_is(program: RunningProgram) -> None:
    window = program.window
    window.commands.train_many.trigger()
    page = window.desk.page
    QApplication.clipboard().setText("Anna\thttps://media.example/a.wav\tAnna")
    page.paste_requested.emit()
    assert program.parts.batch._model.rowCount() == 1
    switch(program, "zh_CN")
    assert window.desk.page is not page
    assert type(window.desk.page) is type(page)
    assert program.parts.batch._model.rowCount() == 1
    switch(program, "en")
    assert program.parts.batch._model.rowCount() == 1


def test_what_is_typed_for_a_training_stays_and_is_sent_once(
    program: RunningProgram, sandbox: Sandbox
) -> None:
    window = program.window
    program.parts.training._train_selected()
    form = program.parts.training.form
    form.link.field.setText(f"{sandbox.url}/samples/en-reading.mp3")
    form.name.field.setText("Narrator")
    form.consent.speaker.field.setText("Ada")
    form.consent.agreed.setChecked(True)
    program.wait(lambda: form.sample.has_recording)
    switch(program, "zh_CN")
    form = program.parts.training.form
    assert window.desk.form_is_open
    assert form.isVisible()
    assert form.link.field.text() == f"{sandbox.url}/samples/en-reading.mp3"
    assert (form.name.field.text(), form.consent.speaker.text) == ("Narrator", "Ada")
    assert form.consent.agreed.isChecked()
    assert form.sample.has_recording
    assert form.start.isEnabled()
    sandbox.clear_log()
    sandbox.set_faults("train:slow=0.5")
    form.start.click()
    program.wait(lambda: program.tasks.is_busy(TaskKey.change(form.voice_id)))
    switch(program, "en")
    form = program.parts.training.form
    assert not form.start.isEnabled(), "it is being sent"
    program.wait(lambda: not window.desk.form_is_open)
    assert window.panel.voice_id in window.facts.running
    assert sandbox.log()["seen"]["train"] == 1


def test_sound_goes_on_and_the_bar_shows_it(program: RunningProgram) -> None:
    window = program.window
    program.parts.playing.toggle(window.panel.voice_id)
    program.wait(lambda: program.player.phase is PlayerPhase.PLAYING)
    for language in ("zh_CN", "en"):
        switch(program, language)
        assert program.player.phase is PlayerPhase.PLAYING
        assert window.voices.table.look.sounding
        assert window.voices.table.look.playing_id == window.panel.voice_id
    window.player.play.click()
    assert program.player.phase is PlayerPhase.PAUSED


def test_from_the_welcome_with_what_is_typed_there(start: Start) -> None:
    program = start()
    program.wait(lambda: program.window.findChild(WelcomePage) is not None)
    page = program.window.findChild(WelcomePage)
    page.form.token.field.setText("sk-typed")
    for language in ("zh_CN", "en"):
        program.window.findChild(WelcomePage).pickers.language_chosen.emit(language)
        let_go()
        page = program.window.findChild(WelcomePage)
        assert page.isVisible()
        assert page.form.token.field.text() == "sk-typed"
        assert not program.window.shows_desk


def test_nothing_is_left_of_the_widgets_that_were_there(program: RunningProgram) -> None:
    window = program.window
    window.commands.settings.trigger()
    window.commands.trainings.trigger()
    program.parts.training._train_selected()
    switch(program, "zh_CN")
    switch(program, "en")
    widgets, timers = len(window.findChildren(QWidget)), len(window.findChildren(QTimer))
    objects, actions = len(window.findChildren(QObject)), len(window.actions())
    gone = [
        weakref.ref(one)
        for one in (
            window.desk,
            window.voices,
            window.voices.table,
            window.panel,
            window.player,
            window.sidebar,
            window.commands,
            program.parts.training.form,
        )
    ]
    for language in ("zh_CN", "en"):
        switch(program, language)
    gc.collect()
    assert [type(one()).__name__ for one in gone if one() is not None] == []
    assert (len(window.findChildren(QWidget)), len(window.findChildren(QTimer))) == (
        widgets,
        timers,
    )
    assert (len(window.findChildren(QObject)), len(window.actions())) == (objects, actions)
