"""The program from its first paint to its end, on the built-in service in another process."""

import asyncio
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton

from tests.consents import CONSENT
from tests.gui.app.conftest import RunningProgram, Start, tasks
from tests.passwords import Passwords
from tests.sandbox_process import Sandbox, StartSandbox
from voicedesk.app.account_switch import FOLLOWING, OPENING, REVIVING
from voicedesk.domain.account import Account
from voicedesk.domain.errors import (
    LibraryError,
    NoConnectionError,
    TokenStoreError,
    TokenStoreProblem,
)
from voicedesk.domain.voice import Voice
from voicedesk.library import Places, Settings, SettingsStore
from voicedesk.ui.accounts.dialogs import AccountDialog
from voicedesk.ui.accounts.welcome import SandboxCard, WelcomePage
from voicedesk.ui.deletion.dialogs import DeleteDialog
from voicedesk.ui.deletion.presenter import DeletionPresenter
from voicedesk.ui.kit.buttons import Button
from voicedesk.ui.tasks import TaskKey
from voicedesk.ui.training.presenter import CREATE
from voicedesk.ui.voices.presenter import REFRESH

# A message from one of Qt's sound threads would wait for the interpreter, which waits for them.
pytestmark = pytest.mark.no_qt_log

StartOn = Callable[..., RunningProgram]


def press(program: RunningProgram, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    if QApplication.focusWidget() is None:  # an earlier test's window may have been the active one
        program.window.activateWindow()
        program.wait(lambda: QApplication.focusWidget() is not None)
    program.qtbot.keyClick(QApplication.focusWidget(), key, held)


# Opening


def test_the_list_comes_and_is_there_at_once_the_next_time(
    start_sandbox: StartSandbox, start_on: StartOn
) -> None:
    sandbox = start_sandbox()
    program = start_on(sandbox)
    program.settle()
    assert program.window.model.total == 12
    assert program.window.shows_desk
    program.finish()
    sandbox.crash()
    again = start_on(sandbox)
    assert again.window.model.total == 12, "before any answer, from disk"
    again.wait(lambda: again.window.messages.has("offline"))
    message = again.message("offline")
    assert "Showing the list from" in message.consequence
    assert "Offline" in again.window.sidebar.status.text()
    assert again.window.model.total == 12


def test_a_link_waits_until_there_is_an_account(sandbox: Sandbox, start_on: StartOn) -> None:
    program = start_on(sandbox)
    program.settle()
    linked = program.window.model.shown_ids[5]
    program.finish()
    again = start_on(sandbox)
    again.first.instance.requested = [f"voicedesk:{linked}"]
    again.open_requested()
    assert again.first.instance.requested, "nothing is dropped"
    again.wait(lambda: again.window.voices.table.current_id == linked)
    assert not again.first.instance.requested


def test_without_a_network_it_recovers_by_itself(sandbox: Sandbox, start_on: StartOn) -> None:
    program = start_on(sandbox)
    program.settle()
    program.select_ready()
    sandbox.set_faults("*:reset")
    program.window.voices.refresh.click()
    program.wait(lambda: program.window.messages.has("offline"))
    assert not program.window.panel.train.isEnabled()
    assert "offline" in program.window.panel.reason.text()
    assert not program.window.voices.new.isEnabled()
    sandbox.set_faults()
    program.wait(lambda: not program.window.messages.has("offline"), timeout=15_000)
    assert program.window.panel.train.isEnabled()
    assert program.window.voices.new.isEnabled()
    assert program.window.sidebar.status.text() == "Synced just now"


def test_a_refused_token_shows_the_known_list_and_the_way_to_the_account(
    sandbox: Sandbox, start_on: StartOn
) -> None:
    first = start_on(sandbox)
    first.settle()
    first.finish()
    program = start_on(Sandbox(sandbox.url, "wrong", sandbox.process, sandbox.errors))
    message = program.message("token refused")
    assert program.window.model.total == 12
    assert message.act is not None
    message.act()
    assert program.window.findChild(AccountDialog) is not None


def test_no_token_shows_the_known_list_and_says_why_it_is_old(
    sandbox: Sandbox, start_on: StartOn, start: Start, passwords: Passwords
) -> None:
    first = start_on(sandbox)
    first.settle()
    first.finish()
    passwords.saved.clear()
    program = start(base_url=sandbox.url)
    program.message("token refused")
    assert program.window.model.total == 12


def test_a_broken_password_store_is_told_and_work_goes_on_once_it_is_mended(
    sandbox: Sandbox, start_on: StartOn, passwords: Passwords
) -> None:
    first = start_on(sandbox)
    first.settle()
    first.finish()
    passwords.broken = TokenStoreError(TokenStoreProblem.LOCKED)
    program = start_on(sandbox)
    assert program.window.model.total == 12
    message = program.message("follow")
    assert "password" in message.text.lower() or "keyring" in message.text.lower()
    assert "sandbox" not in message.details, "no token in it"
    passwords.broken = None
    program.window.voices.refresh.click()
    program.wait(lambda: program.voices.connection == "online")
    program.wait(lambda: program.tasks.is_busy(FOLLOWING))


@pytest.mark.parametrize(
    "problem",
    [
        TokenStoreProblem.NO_KEYRING,
        TokenStoreProblem.NOT_RUNNING,
        TokenStoreProblem.NOT_TRUSTED,
    ],
    ids=str,
)
def test_without_a_password_store_the_known_list_and_the_way_to_the_account(
    sandbox: Sandbox, start_on: StartOn, passwords: Passwords, problem: TokenStoreProblem
) -> None:
    first = start_on(sandbox)
    first.settle()
    first.finish()
    passwords.broken = TokenStoreError(problem)
    program = start_on(sandbox)
    assert program.message("token refused").act is not None
    assert program.window.model.total == 12
    assert not program.window.voices.new.isEnabled()
    assert not program.window.messages.has("follow:")
    assert program.voices.connection == "refused"


def test_a_first_start_says_that_it_waits_for_the_password_store(
    start: Start, passwords: Passwords, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlocked = asyncio.Event()

    async def read_late(account: str) -> str | None:
        await unlocked.wait()
        return None

    monkeypatch.setattr(passwords, "read", read_late)
    program = start()
    program.wait(lambda: program.find.every(QLabel, "Opening the keyring…"))
    unlocked.set()
    program.wait(lambda: program.window.findChild(WelcomePage) is not None)


def test_the_first_start_welcomes_and_an_account_can_be_connected(
    sandbox: Sandbox, start: Start, passwords: Passwords
) -> None:
    program = start(base_url=sandbox.url)
    program.wait(lambda: program.window.findChild(WelcomePage) is not None)
    page = program.window.findChild(WelcomePage)
    assert page is not None
    assert page.form.token.field.hasFocus()
    assert stat.S_IMODE(program.first.places.data.stat().st_mode) == 0o700
    page.form.token.field.setText(sandbox.token)
    page.form.save.click()
    program.settle()
    assert program.window.shows_desk
    assert program.window.model.total == 12
    assert passwords.saved == {"default": sandbox.token}
    assert program.window.voices.table.hasFocus()
    program.finish()
    settings = (program.first.places.settings).read_text()
    assert '"last_account": "default"' in settings
    assert sandbox.url not in settings, "which was for this run alone"
    assert '"sandbox"' not in settings, "no token in a file"


def test_the_sandbox_opens_from_the_welcome_also_when_pressed_twice(start: Start) -> None:
    program = start()
    program.wait(lambda: program.window.findChild(WelcomePage) is not None)
    card = program.window.findChild(SandboxCard)
    assert card is not None
    card.selected.emit()
    QApplication.processEvents()
    card.selected.emit()
    program.settle()
    assert program.window.model.total == 12
    process = program.sandbox._process
    assert process is not None
    assert program.finish() < 2
    assert process.poll() is not None


def test_a_sandbox_that_dies_comes_back_with_its_voices(start: Start) -> None:
    program = start()
    program.wait(lambda: program.window.findChild(WelcomePage) is not None)
    program.accounts.open_sandbox()
    program.settle()
    made = program.run(program.voices.create())
    for _ in range(2):
        process = program.sandbox._process
        assert process is not None
        process.kill()
        program.window.voices.refresh.click()
        program.wait(lambda: program.voices.connection == "offline")
        program.wait(lambda: program.voices.connection == "online", timeout=20_000)
        program.wait(lambda: not program.window.messages.has("offline"))
        assert program.sandbox._process is not process
    program.run(program.voices.refresh())
    assert made.id in program.voices.by_id
    program.wait(lambda: not program.tasks.is_busy(REVIVING))
    assert program.finish() < 2


def test_a_first_start_that_cannot_read_its_library_says_so(start: Start, tmp_path: Path) -> None:
    folder = Places.under(tmp_path / "data").account_folder("default")
    folder.parent.mkdir(parents=True)
    folder.write_text("not a folder")
    program = start()
    message = program.message("open account")
    assert program.window.shows_desk
    assert program.window.voices.isVisible()
    assert message.action


def test_a_damaged_library_is_told_of_on_the_welcome_too(start: Start, tmp_path: Path) -> None:
    folder = Places.under(tmp_path / "data").account_folder("default")
    folder.mkdir(parents=True)
    (folder / "library.sqlite3").write_bytes(b"no library at all" * 500)
    program = start()
    assert "damaged" in program.message("library").fact
    program.wait(lambda: program.window.findChild(WelcomePage) is not None)


def test_settings_that_cannot_be_read_are_told_of_and_left_alone(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(store: SettingsStore) -> Settings:
        raise LibraryError("no such luck")

    monkeypatch.setattr(SettingsStore, "read", fail)
    program = start()
    message = program.message("settings")
    assert "defaults" in message.consequence
    assert message.details == "no such luck"
    program.wait(lambda: program.window.findChild(WelcomePage) is not None)


# Accounts


def test_another_account_closes_the_former_one(
    sandbox: Sandbox, start_sandbox: StartSandbox, start_on: StartOn
) -> None:
    other = start_sandbox("--voices", "3", "--token", "other")
    program = start_on(sandbox)
    program.settle()
    former = program.accounts.opened
    assert former is not None
    program.accounts.open(Account("work", other.url), "other")
    program.wait(
        lambda: program.accounts.opened is not None and program.accounts.opened is not former
    )
    program.settle()
    program.wait(lambda: program.window.model.total == 3)
    with pytest.raises(LibraryError):
        program.run(former.library.save_voice(Voice("x")))
    with pytest.raises(NoConnectionError):
        program.run(former.voices.refresh())
    assert len(former.voices.changed) == 2, "the session’s own parts alone listen"
    sandbox.clear_log()
    program.window.voices.refresh.click()
    program.wait(lambda: not program.tasks.is_busy(REFRESH))
    assert sandbox.log()["seen"] == {}


def test_wishes_for_accounts_that_overtake_each_other_end_with_the_last(
    sandbox: Sandbox, start_sandbox: StartSandbox, start_on: StartOn
) -> None:
    other = start_sandbox("--voices", "3", "--token", "other")
    program = start_on(sandbox)
    program.settle()
    listening = len(program.voices.connection_changed)
    for _ in range(3):
        program.accounts.open(Account("work", other.url), "other")
        QApplication.processEvents()
        program.accounts.open(Account("default", sandbox.url), sandbox.token)
        QApplication.processEvents()
    program.accounts.open(Account("work", other.url), "other")
    program.wait(lambda: not program.tasks.is_busy(OPENING))
    program.settle()
    program.wait(lambda: program.window.model.total == 3)
    assert len(program.voices.connection_changed) == listening, "nobody listens twice"


def test_the_form_is_of_the_account_that_was_asked_for_although_it_did_not_open(
    sandbox: Sandbox, start_on: StartOn, tmp_path: Path
) -> None:
    program = start_on(sandbox)
    program.settle()
    Places.under(tmp_path / "data").account_folder("work").write_text("not a folder")
    program.accounts.open(Account("work", "https://work.example"), "token")
    program.message("open account:work")
    program.window.commands.account.trigger()
    dialog = program.window.findChild(AccountDialog)
    assert dialog is not None
    assert dialog.form.name.text == "work"
    assert dialog.form.address.text == "https://work.example"


def test_an_address_that_was_typed_is_kept(
    sandbox: Sandbox, start_sandbox: StartSandbox, start_on: StartOn
) -> None:
    other = start_sandbox("--voices", "3")
    program = start_on(sandbox)
    program.settle()
    program.window.commands.account.trigger()
    dialog = program.window.findChild(AccountDialog)
    assert dialog is not None
    dialog.form.address.field.setText(other.url)
    dialog.form.token.field.setText(other.token)
    dialog.form.save.click()
    program.wait(lambda: program.window.model.total == 3)
    program.settle()
    program.finish()
    settings = program.first.places.settings.read_text()
    assert other.url in settings
    assert sandbox.url not in settings


def test_saving_in_the_dialog_closes_it(sandbox: Sandbox, start_on: StartOn) -> None:
    program = start_on(sandbox)
    program.settle()
    program.window.commands.account.trigger()
    dialog = program.window.findChild(AccountDialog)
    assert dialog is not None
    dialog.form.token.field.setText(sandbox.token)
    with program.qtbot.waitSignal(dialog.finished):
        dialog.form.save.click()
    program.wait(lambda: not program.tasks.is_busy(OPENING))
    program.settle()
    assert program.window.model.total == 12


# The main job


def test_the_main_job(sandbox: Sandbox, start_on: StartOn) -> None:
    """Make, train, hear, rename, copy the id, delete, by keyboard where there are keys."""
    program = start_on(sandbox)
    program.settle()
    window = program.window
    press(program, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    program.wait(lambda: window.desk.form_is_open)
    assert window.model.total == 12
    link = program.find(QLineEdit, "Audio URL")
    assert link.hasFocus()
    program.qtbot.keyClicks(link, f"{sandbox.url}/samples/en-reading.mp3")
    name = program.find(QLineEdit, "Voice name")
    name.selectAll()
    name.insert("Narrator 👍")
    press(program, Qt.Key.Key_Return)
    agreed = program.find(QCheckBox, "Speaker agreed")
    assert agreed.hasFocus(), "what is missing"
    press(program, Qt.Key.Key_Space)
    assert program.find(QPushButton, "Start training").isEnabled()
    press(program, Qt.Key.Key_Return)
    program.wait(lambda: not window.desk.form_is_open)
    assert window.voices.table.hasFocus()
    made = window.voices.table.current_id
    assert window.model.total == 13
    assert window.model.voice(made).state == "Training"
    assert not window.panel.train.isEnabled()
    program.wait(lambda: "training" in window.panel.reason.text().lower())
    message = program.message(f"ended:{made}")
    assert "Narrator" in message.fact
    assert window.model.voice(made).is_ready
    press(program, Qt.Key.Key_F2)
    editor = next(field for field in window.voices.table.findChildren(QLineEdit))
    program.qtbot.keyClicks(editor, "Reader")
    press(program, Qt.Key.Key_Return)
    program.wait(lambda: window.model.voice(made).name == "Reader")
    program.wait(lambda: not program.tasks.is_busy(TaskKey.change(made)))
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    press(program, Qt.Key.Key_C, control, shift)
    assert QApplication.clipboard().text() == made
    press(program, Qt.Key.Key_Delete)
    assert program.find(QPushButton, "Keep voice").hasFocus()
    program.find(QPushButton, "Delete voice").click()
    program.wait(lambda: window.model.voice(made) is None)
    program.wait(window.voices.table.hasFocus)
    assert sandbox.log()["acted"]["create"] == sandbox.log()["acted"]["train"] == 1


def test_a_training_goes_on_after_a_restart(start_sandbox: StartSandbox, start_on: StartOn) -> None:
    sandbox = start_sandbox("--training-seconds", "3")
    program = start_on(sandbox)
    program.settle()
    voice_id = next(voice.id for voice in program.window.model.all() if voice.is_ready)
    program.run(
        program.voices.train(
            voice_id, audio_url=f"{sandbox.url}/samples/x", name="Again", consent=CONSENT
        )
    )
    program.finish()
    again = start_on(sandbox)
    assert again.window.model.voice(voice_id).is_training
    assert voice_id in again.window.facts.running
    again.message(f"ended:{voice_id}")


def test_no_second_question_piles_up_on_one(sandbox: Sandbox, start_on: StartOn) -> None:
    program = start_on(sandbox)
    program.settle()
    control = Qt.KeyboardModifier.ControlModifier
    press(program, Qt.Key.Key_Delete)
    assert len(program.window.findChildren(DeleteDialog)) == 1
    program.wait(lambda: isinstance(QApplication.focusWidget(), Button))
    for key in (Qt.Key.Key_Comma, Qt.Key.Key_N, Qt.Key.Key_T, Qt.Key.Key_F):
        press(program, key, control)
    for key in (Qt.Key.Key_F1, Qt.Key.Key_F2, Qt.Key.Key_Delete):
        press(program, key)
    assert program.window.findChild(AccountDialog) is None
    assert not program.window.desk.form_is_open
    assert isinstance(QApplication.focusWidget(), Button)
    press(program, Qt.Key.Key_Escape)
    assert program.window.voices.table.hasFocus()
    program.wait(lambda: not program.tasks.is_busy(CREATE))
    assert program.window.model.total == 12


# The end


@pytest.mark.parametrize(
    "fault", ["list:hang", "train:hang", "create:hang", "delete:act-then-slow=30", "demo:hang"]
)
def test_closing_during_any_work_takes_less_than_two_seconds(
    start_sandbox: StartSandbox, start_on: StartOn, fault: str
) -> None:
    sandbox = start_sandbox()
    program = start_on(sandbox)
    program.settle()
    window = program.window
    ready = next(voice for voice in window.model.all() if voice.is_ready)
    window.voices.table.select(ready.id)
    sandbox.set_faults(fault)
    sandbox.clear_log()
    window.voices.refresh.click()
    window.voices.new.click()
    program.parts.training.form.name.field.setText("For later")
    program.parts.training.form.create_only.click()
    window.voices.table.play_requested.emit(ready.id)
    parts = program.parts.of_account
    deletion = next(part for part in parts if isinstance(part, DeletionPresenter))
    deletion._delete(ready)
    window.player.volume.setValue(33)
    program.wait(lambda: {"list", "create", "delete", "demo"} <= sandbox.log()["seen"].keys())
    assert program.finish() < 2
    assert tasks(program.loop) == []
    assert '"volume": 0.33' in program.first.places.settings.read_text()
    sandbox.set_faults()


def test_a_training_cut_short_by_the_end_is_known_as_uncertain(
    sandbox: Sandbox, start_on: StartOn
) -> None:
    program = start_on(sandbox)
    program.settle()
    sandbox.set_faults("train:act-then-slow=30:1")
    ready = next(voice for voice in program.window.model.all() if voice.is_ready)
    program.window.voices.table.select(ready.id)
    program.window.panel.train.click()
    form = program.parts.training.form
    form.link.field.setText(f"{sandbox.url}/samples/en-reading.mp3")
    form.consent.agreed.setChecked(True)
    form.start.click()
    program.wait(lambda: sandbox.log()["acted"].get("train"))
    assert program.finish() < 2
    sandbox.set_faults()
    sandbox.edit_voices({"id": ready.id, "state": "Training"})  # until the list has shown it
    again = start_on(sandbox)
    again.settle()
    assert again.voices.by_id[ready.id].is_training
    sandbox.edit_voices({"id": ready.id, "state": "Success"})
    again.message(f"ended:{ready.id}")
    assert sandbox.log()["acted"]["train"] == 1


# Look


def test_what_the_window_looked_like_comes_back(sandbox: Sandbox, start_on: StartOn) -> None:
    program = start_on(sandbox)
    program.settle()
    program.wait(lambda: program.window.facts.readings)  # Chinese sorts by its sound
    program.window.resize(900, 700)
    program.window.voices.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    program.window.commands.listening.auto_play.trigger()
    program.window.player.volume.setValue(20)
    program.window.player.mute.click()
    names = [program.window.model.index(row, 0).data() for row in range(12)]
    program.finish()
    again = start_on(sandbox)
    assert again.window.height() == 700
    again.settle()
    again.wait(lambda: again.window.facts.readings)
    assert [again.window.model.index(row, 0).data() for row in range(12)] == names
    assert again.window.player.auto_play.isChecked()
    assert again.window.commands.listening.auto_play.isChecked()
    assert again.window.player.volume.value() == 20
    assert again.window.player.mute.isChecked()
