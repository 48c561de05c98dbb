"""Two accounts whose services have voices with the same ids: nothing of one reaches the other."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget

from tests.consents import CONSENT
from tests.gui.app.conftest import RunningProgram
from tests.passwords import Passwords
from tests.sandbox_process import Sandbox, StartSandbox
from voicedesk.app.account_switch import FOLLOWING
from voicedesk.domain.account import Account
from voicedesk.ui.batch.presenter import RUN_BATCH
from voicedesk.ui.common.filters import VoiceFilter
from voicedesk.ui.kit.dialogs import Dialog
from voicedesk.ui.messages.messages import Message, MessageTone
from voicedesk.ui.offline import KEEP_OFFLINE
from voicedesk.ui.sidebar.sidebar import FAVOURITES
from voicedesk.ui.trainings.page import TrainingsPage

pytestmark = pytest.mark.no_qt_log

StartOn = Callable[..., RunningProgram]


class Two:
    """The program with the accounts `default` and `work`, each on a service of its own."""

    def __init__(self, program: RunningProgram, one: Sandbox, other: Sandbox) -> None:
        self.program, self.one, self.other = program, one, other
        self.accounts = {
            "default": Account("default", one.url),
            "work": Account("work", other.url),
        }

    def open(self, name: str) -> None:
        """Switch, and wait until the account's list has come."""
        self.begin_to_open(name)
        self.wait_for(name)

    def begin_to_open(self, name: str) -> None:
        self.program.accounts.open(self.accounts[name])

    def wait_for(self, name: str) -> None:
        program = self.program

        def is_open() -> bool:
            opened = program.accounts.opened
            return opened is not None and opened.account.name == name

        program.wait(is_open)
        program.settle()

    def folder(self, name: str) -> Path:
        return self.program.first.places.account_folder(name)

    def rows(self, name: str, query: str) -> list[tuple[object, ...]]:
        """What the account's library holds on disk."""
        with closing(sqlite3.connect(self.folder(name) / "library.sqlite3")) as file:
            return file.execute(query).fetchall()

    def idle(self) -> None:
        lasting = {FOLLOWING, KEEP_OFFLINE, RUN_BATCH}
        tasks = self.program.tasks
        self.program.wait(lambda: tasks.busy <= lasting)

    def ready(self) -> str:
        return next(voice.id for voice in self.program.window.model.all() if voice.is_ready)


@pytest.fixture
def two(start_sandbox: StartSandbox, start_on: StartOn, passwords: Passwords) -> Two:
    one = start_sandbox("--token", "token-one", "--training-seconds", "1")
    other = start_sandbox("--token", "token-other", "--voices", "3", "--training-seconds", "1")
    passwords.saved["work"] = other.token
    program = start_on(one)
    program.settle()
    return Two(program, one, other)


def shows_nothing_of_the_first(two: Two) -> None:
    window = two.program.window
    facts, sidebar = window.facts, window.sidebar
    assert window.model.total == 3
    for known in (facts.annotations, facts.demos, facts.history, facts.running, facts.trained_at):
        assert not known
    assert not sidebar.tags.buttons
    assert sidebar.places[FAVOURITES].accessibleDescription() == "0"
    assert window.messages.messages == ()
    words = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert not [one for one in words if "secret" in one or "Retrained" in one]


def test_voices_marks_demos_and_history_stay_with_their_account(two: Two) -> None:
    program = two.program
    window = program.window
    program.preferences.change(keep_new_demos=False)
    voice_id = two.ready()
    annotations = program.parts.annotations
    annotations.set_favourite([voice_id], favourite=True)
    annotations.add_tag([voice_id], "secret tag")
    annotations.set_note(voice_id, "secret note")
    program.run(program.accounts.opened.demos.fetch(voice_id))
    retrained = [voice.id for voice in window.model.all() if voice.is_ready][1]
    program.run(
        program.voices.train(
            retrained, audio_url=f"{two.one.url}/samples/x", name="Retrained", consent=CONSENT
        )
    )
    program.message(f"ended:{retrained}")
    program.parts.filters.choose(VoiceFilter(tags=("secret tag",)))
    two.idle()

    two.open("work")
    two.one.clear_log()
    shows_nothing_of_the_first(two)
    assert window.model.rowCount() == 3, "the tag to filter by is the other account's"
    assert "secret tag" not in [chip.text() for chip in window.voices.filter_bar.chips]
    assert window.model.voice(retrained).name != "Retrained"
    window.voices.table.select(voice_id)
    assert not window.panel.details.tags.chips
    assert window.panel.notes.editor.toPlainText() == ""
    shows_nothing_of_the_first(two)
    program.run(program.voices.refresh())
    program.parts.annotations.set_note(voice_id, "note at work")
    two.idle()
    assert two.one.log()["seen"] == {}, "the first service is not asked while it isn't open"
    assert two.rows("work", "SELECT count(*) FROM listed")[0][0] == 3
    assert two.rows("work", "SELECT count(*) FROM demo")[0][0] == 0
    assert two.rows("default", "SELECT count(*) FROM demo")[0][0] == 1
    other_log = two.other.log()
    assert all(one["status"] == 200 for one in other_log["requests"]), "its own token opens it"

    two.open("default")
    assert window.model.total == 12
    assert window.facts.marks_of(voice_id).note == "secret note"
    assert window.facts.marks_of(voice_id).favourite
    assert voice_id in window.facts.demos
    assert [training.voice_id for training in window.facts.history[retrained]] == [retrained]
    assert two.one.log()["seen"].get("demo", 0) == 0, "what was kept is there without fetching"


def test_the_page_of_trainings_shows_those_of_the_open_account(two: Two) -> None:
    program, window = two.program, two.program.window
    voice_id = two.ready()
    program.run(
        program.voices.train(
            voice_id, audio_url=f"{two.one.url}/samples/x", name="Retrained", consent=CONSENT
        )
    )
    program.message(f"ended:{voice_id}")
    window.commands.trainings.trigger()
    page = window.desk.page
    assert isinstance(page, TrainingsPage)
    program.wait(lambda: page.table.model().rowCount() >= 1)
    two.open("work")
    assert page.table.model().rowCount() == 0
    two.open("default")
    program.wait(lambda: page.table.model().rowCount() >= 1)


def test_tags_to_filter_by_go_before_the_other_account_has_been_listed(two: Two) -> None:
    program = two.program
    voice_id = two.ready()
    program.parts.annotations.add_tag([voice_id], "secret tag")
    two.idle()
    program.parts.filters.choose(VoiceFilter(state="Success", tags=("secret tag",)))
    two.other.set_faults("list:hang")
    two.begin_to_open("work")
    program.wait(lambda: two.other.log()["seen"].get("list"))
    assert program.parts.filters.now == VoiceFilter(state="Success")
    assert [chip.text() for chip in program.window.voices.filter_bar.chips] == ["Ready"]
    two.other.set_faults()


def test_messages_of_one_account_are_not_shown_over_another(two: Two) -> None:
    messages = two.program.window.messages
    messages.show(Message("ended:1", MessageTone.GOOD, "林知夏 is ready.", "Training took 11 min."))
    messages.show(Message("settings", MessageTone.WARN, "The settings.", of_account=False))
    two.open("default")
    assert messages.has("ended:1"), "opened anew it is the same account"
    two.open("work")
    assert not messages.has("ended:1")
    assert messages.has("settings")


def test_a_late_list_of_the_first_account_never_reaches_the_second(two: Two) -> None:
    program, window = two.program, two.program.window
    changed = next(voice for voice in window.model.all() if voice.is_ready)
    two.one.edit_voices({"id": changed.id, "name": "Too late"})
    two.one.set_faults("list:act-then-slow=1:1")
    two.one.clear_log()
    window.voices.refresh.click()
    program.wait(lambda: two.one.log()["seen"].get("list"))
    two.open("work")
    program.qtbot.waitUntil(
        lambda: all(one["status"] for one in two.one.log()["requests"]), timeout=30_000
    )
    program.run(program.voices.refresh())
    names = two.rows("work", "SELECT name FROM listed")
    assert "Too late" not in [voice.name for voice in window.model.all()]
    assert ("Too late",) not in names
    assert len(names) == window.model.total == 3
    shows_nothing_of_the_first(two)


def test_a_training_that_is_answered_late_is_known_to_its_own_account(two: Two) -> None:
    program, window = two.program, two.program.window
    voice_id = program.select_ready()
    two.one.set_faults("train:act-then-slow=30:1")
    window.panel.train.click()
    form = program.parts.training.form
    form.link.field.setText(f"{two.one.url}/samples/en-reading.mp3")
    form.consent.agreed.setChecked(True)
    form.start.click()
    program.wait(lambda: two.one.log()["acted"].get("train"))
    two.open("work")
    shows_nothing_of_the_first(two)
    assert not window.desk.form_is_open
    assert two.rows("work", "SELECT count(*) FROM training") == [(0,)]
    two.one.set_faults()
    two.open("default")
    assert [training.voice_id for training in window.facts.history[voice_id]] == [voice_id]
    assert two.one.log()["acted"]["train"] == 1


def test_a_training_that_ends_while_its_account_is_closed_is_told_there(two: Two) -> None:
    program = two.program
    voice_id = two.ready()
    audio = f"{two.one.url}/samples/x"
    program.run(program.voices.train(voice_id, audio_url=audio, name="Retrained", consent=CONSENT))
    two.open("work")
    two.other.clear_log()
    program.wait(lambda: two.one.control("voices")["voices"][0]["state"] != "Training")
    program.run(program.voices.refresh())
    shows_nothing_of_the_first(two)
    two.open("default")
    assert "Retrained" in program.message(f"ended:{voice_id}").text


def test_demos_on_their_way_end_with_their_account(two: Two) -> None:
    program, window = two.program, two.program.window
    two.one.set_faults("demo:slow=1")
    pinned = [voice.id for voice in window.model.all() if voice.is_ready]
    program.parts.annotations.set_pinned(pinned, pinned=True)
    program.wait(lambda: two.one.log()["seen"].get("demo", 0) >= 3)
    window.voices.table.play_requested.emit(pinned[-1])
    two.open("work")
    assert not window.sidebar._keeping.isVisible()
    two.one.set_faults()
    two.one.clear_log()
    two.idle()
    program.run(program.voices.refresh())
    shows_nothing_of_the_first(two)
    assert two.one.log()["seen"] == {}
    assert not list(two.folder("work").glob("demos/*"))
    two.open("default")
    program.wait(lambda: window.facts.demos.keys() >= set(pinned))


def test_what_is_open_over_the_window_goes_with_the_account(two: Two) -> None:
    program, window = two.program, two.program.window
    program.select_ready()
    window.panel.delete.click()
    assert window.findChildren(Dialog)
    two.open("work")
    assert not window.findChildren(Dialog)
    window.voices.search.setText("Harbour")
    two.open("default")
    assert window.voices.search.text() == "", "what was sought was of the other account"
    assert window.model.rowCount() == 12


def test_switching_back_and_forth_leaves_nobody_listening(two: Two) -> None:
    program = two.program
    session = program.accounts.opened
    counts = [
        len(session.voices.changed),
        len(session.demos.changed),
        len(session.annotations.changed),
    ]
    for name in ("work", "default", "work", "default"):
        two.open(name)
    session = program.accounts.opened
    assert [
        len(session.voices.changed),
        len(session.demos.changed),
        len(session.annotations.changed),
    ] == counts


def seen_and_said(window: QWidget) -> list[str]:
    """Every word in sight, and every one that a screen reader or a pointer finds."""
    texts: list[str] = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        tells = (getattr(widget, name, None) for name in ("text", "toPlainText"))
        texts += [str(tell()) for tell in tells if callable(tell)]
        texts += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None:
            texts.append(interface.text(QAccessible.Text.Name))
    return texts


def test_what_is_heard_compared_selected_and_typed_stays_with_its_account(two: Two) -> None:
    program, window = two.program, two.program.window
    ready = [voice.id for voice in window.model.all() if voice.is_ready][:3]
    two.one.edit_voices(*({"id": voice_id, "name": f"secret {voice_id[:4]}"} for voice_id in ready))
    program.run(program.voices.refresh())
    table, listening = window.voices.table, window.commands.listening
    for voice_id in ready[:2]:
        table.select(voice_id)
        listening.add.trigger()
    program.wait(lambda: len(window.facts.compared) == 2)
    table.select(ready[2])
    window.panel.train.click()
    program.parts.training.form.link.field.setText("https://secret.example/typed")
    window.panel.notes.editor.setPlainText("a secret note")
    window.model.touch_all()
    program.window.voices.table.play_requested.emit(ready[2])
    program.wait(lambda: [one for one in seen_and_said(window) if "secret" in one])
    two.idle()
    two.open("work")
    assert not [one for one in seen_and_said(window) if "secret" in one]
    assert not window.facts.compared
    table.selectAll()
    window.panel.train.click()
    assert not [one for one in seen_and_said(window) if "secret" in one]
    two.idle()
