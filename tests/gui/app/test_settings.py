"""The settings page on the whole program."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import SIGNAL, QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QPushButton
from shiboken6 import isValid

from tests.gui.app.conftest import RunningProgram
from tests.passwords import Passwords
from tests.sandbox_process import Sandbox
from voicedesk.app.account_switch import OPENING
from voicedesk.audio.chime import Chime
from voicedesk.audio.output_devices import OutputDevice, OutputDevices
from voicedesk.domain.account import Account
from voicedesk.domain.errors import TokenStoreError, TokenStoreProblem
from voicedesk.services.demos import Demos
from voicedesk.ui.accounts.dialogs import AccountDialog
from voicedesk.ui.accounts.welcome import WelcomePage
from voicedesk.ui.deletion.dialogs import DeleteDialog
from voicedesk.ui.kit.choices import ChoiceBox, Segments, Switch
from voicedesk.ui.kit.dialogs import Dialog, QuestionDialog
from voicedesk.ui.offline import SET_LIMIT
from voicedesk.ui.settings.accounts import LOOK_FOR_TOKENS, AccountRow, AccountsSection
from voicedesk.ui.settings.page import SettingsPage
from voicedesk.ui.settings.storage import StorageSection
from voicedesk.ui.theme import theme
from voicedesk.ui.trainings.page import TrainingsPage

pytestmark = pytest.mark.no_qt_log

StartOn = Callable[..., RunningProgram]


def page_of(program: RunningProgram) -> SettingsPage:
    page = program.window.desk.page
    assert isinstance(page, SettingsPage)
    return page


def key(program: RunningProgram, which: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    program.qtbot.keyClick(QApplication.focusWidget() or program.window, which, held)


@pytest.fixture
def program(sandbox: Sandbox, start_on: StartOn) -> RunningProgram:
    made = start_on(sandbox)
    made.settle()
    made.select_ready()
    return made


def open_settings(program: RunningProgram) -> SettingsPage:
    program.window.commands.settings.trigger()
    return page_of(program)


def open_storage(program: RunningProgram) -> StorageSection:
    section = open_settings(program).findChild(StorageSection)
    assert section is not None
    return section


def choice_box(program: RunningProgram, name: str) -> ChoiceBox:
    boxes = page_of(program).findChildren(ChoiceBox)
    return next(box for box in boxes if box.accessibleName() == name)


def account_rows(page: SettingsPage) -> dict[str, AccountRow]:
    section = page.findChild(AccountsSection)
    assert section is not None
    return section.rows


def test_a_key_opens_it_in_the_place_of_the_voices_and_escape_goes_back(
    program: RunningProgram,
) -> None:
    window = program.window
    key(program, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    page = page_of(program)
    assert page.isVisible()
    assert not window.voices.isVisible()
    assert not window.panel.isVisible()
    assert window.player.isVisible()
    assert page.isAncestorOf(QApplication.focusWidget())
    key(program, Qt.Key.Key_Escape)
    assert window.desk.page is None
    assert window.voices.isVisible()
    assert window.panel.isVisible()
    assert window.voices.table.hasFocus()
    key(program, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    key(program, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.page is None


def test_opening_it_leaves_the_window_active(program: RunningProgram) -> None:
    open_settings(program)
    QApplication.processEvents()
    assert program.window.isActiveWindow(), "no part of it was a window of its own for a moment"


def test_keys_for_voices_do_nothing_while_they_are_out_of_sight(program: RunningProgram) -> None:
    open_settings(program)
    key(program, Qt.Key.Key_Delete)
    key(program, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert program.window.findChild(DeleteDialog) is None
    assert not program.window.desk.form_is_open
    assert program.window.model.total == 12
    key(program, Qt.Key.Key_Escape)
    assert program.window.commands.new.isEnabled()


def test_escape_goes_back_wherever_the_keyboard_is(program: RunningProgram) -> None:
    open_settings(program)
    program.window.sidebar.menu.setFocus()
    key(program, Qt.Key.Key_Escape)
    assert program.window.desk.page is None


def test_what_is_heard_goes_on_and_can_be_changed_meanwhile(program: RunningProgram) -> None:
    listening = program.window.commands.listening
    open_settings(program)
    assert listening.faster.isEnabled()
    key(program, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert program.preferences.now.loop
    assert not listening.add.isEnabled()


@pytest.mark.parametrize("place", ["", "Success", "favourites"])
def test_going_to_a_place_goes_back_to_the_voices(program: RunningProgram, place: str) -> None:
    open_settings(program)
    program.window.sidebar.places[place].click()
    assert program.window.desk.page is None
    assert program.window.voices.isVisible()


@pytest.mark.parametrize("width", [900, 1360])
def test_a_form_that_was_open_is_there_again_afterwards(
    program: RunningProgram, width: int
) -> None:
    window = program.window
    window.resize(width, 700)
    window.panel.train.click()
    form = program.parts.training.form
    form.link.field.setText("https://half.example/typed")
    open_settings(program)
    assert not form.isVisible()
    window.resize(width + 10, 700)
    assert not form.isVisible()
    key(program, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert form.link.field.text() == "https://half.example/typed"
    if width < 1000:
        window.desk.show_form(opened=False)
        window.desk.show_drawer()
        assert window.panel.isVisible()
        open_settings(program)
        assert not window.panel.isVisible()
        key(program, Qt.Key.Key_Escape)
        assert window.panel.isVisible()


def listeners(program: RunningProgram) -> list[int]:
    window = program.window
    changed = SIGNAL("changed()")
    told: list[QObject] = [program.preferences, program.known, window.messages, theme()]
    counts = [one.receivers(changed) for one in told]
    return [*counts, program.tasks.receivers(SIGNAL("busy_changed(PyObject)"))]


def test_once_closed_nothing_of_it_is_left(program: RunningProgram) -> None:
    open_settings(program)
    key(program, Qt.Key.Key_Escape)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    before = listeners(program)
    for _ in range(3):
        page = open_settings(program)
        key(program, Qt.Key.Key_Escape)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not isValid(page)
    assert listeners(program) == before
    program.preferences.change(volume=0.3)
    program.known.recolour("default", "pink")
    program.wait(lambda: not program.tasks.is_busy(LOOK_FOR_TOKENS))


def test_language_and_theme_change_at_once(program: RunningProgram) -> None:
    open_settings(program)
    theme_box = program.find(Segments, "Theme")
    theme_box.buttons["dark"].click()
    assert theme().tokens.dark
    program.window.commands.themes["light"].trigger()
    assert theme_box.buttons["light"].isChecked()
    assert program.preferences.now.theme == "light"
    language = choice_box(program, "Language")
    language.setCurrentIndex(language.findData("zh_CN"))
    assert program.window.commands.languages["zh_CN"].isChecked()


def test_the_theme_is_chosen_with_the_arrow_keys(program: RunningProgram) -> None:
    open_settings(program)
    look = program.find(Segments, "Theme")
    look.buttons["system"].setFocus(Qt.FocusReason.TabFocusReason)
    key(program, Qt.Key.Key_Left)
    assert look.buttons["dark"].isChecked()
    assert look.buttons["dark"].hasFocus()
    assert theme().tokens.dark
    key(program, Qt.Key.Key_Left)
    assert program.preferences.now.theme == "light"


# Accounts


def test_it_says_of_each_account_what_is_known_and_never_the_token(
    program: RunningProgram, passwords: Passwords, sandbox: Sandbox
) -> None:
    passwords.saved["default"] = "sk-secret"
    program.known.remember(Account("work", "https://voices.example/x"))
    page = open_settings(program)
    rows = account_rows(page)
    assert list(rows) == ["work", "default", "sandbox"]
    program.wait(lambda: "token" in rows["default"].facts.text())
    assert rows["work"].facts.text() == "voices.example/x · no token"
    assert rows["default"].facts.text().endswith(" · token saved")
    assert rows["default"].in_use.isVisible()
    assert not rows["work"].in_use.isVisible()
    assert rows["work"].switch.accessibleName() == "Switch to “\u2068work\u2069”"
    assert not [one for one in page.findChildren(QLabel) if "secret" in one.text()]


def test_a_token_that_is_removed_is_seen_to_be_gone(program: RunningProgram) -> None:
    rows = account_rows(open_settings(program))
    program.wait(lambda: "token saved" in rows["default"].facts.text())
    program.parts.welcome._accounts.remove(program.first.account)
    program.wait(lambda: "no token" in rows["default"].facts.text())
    program.wait(lambda: not program.tasks.is_busy(OPENING))


def test_a_locked_password_store_is_said_to_be_closed(
    program: RunningProgram, passwords: Passwords
) -> None:
    passwords.broken = TokenStoreError(TokenStoreProblem.LOCKED)
    rows = account_rows(open_settings(program))
    program.wait(lambda: "can’t read the keyring" in rows["default"].facts.text())


def test_one_switches_on_the_page_and_stays_there(
    program: RunningProgram, start_sandbox: Callable[..., Sandbox], passwords: Passwords
) -> None:
    other = start_sandbox("--voices", "3", "--token", "other")
    passwords.saved["work"] = "other"
    program.known.remember(Account("work", other.url))
    page = open_settings(program)
    account_rows(page)["work"].switch.click()
    program.wait(lambda: program.window.model.total == 3)
    program.settle()
    assert page.isVisible()
    assert account_rows(page)["work"].in_use.isVisible()
    assert not account_rows(page)["default"].in_use.isVisible()


def test_the_menu_of_a_row_offers_all_that_can_be_done(program: RunningProgram) -> None:
    row = account_rows(open_settings(program))["default"]
    row.more.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == ["Token and address…", "Rename…", "Colour", "Remove…"]
    colours = next(action.menu() for action in menu.actions() if action.menu())
    assert isinstance(colours, QMenu)
    assert len([action for action in colours.actions() if action.isChecked()]) == 1
    next(action for action in colours.actions() if action.text() == "Teal").trigger()
    assert program.window.sidebar.account._account.colour == "teal"
    menu.actions()[0].trigger()
    menu.close()
    dialog = program.window.findChild(AccountDialog)
    assert dialog is not None
    assert dialog.form.name.text == "default"


def test_the_menu_of_the_accounts_leads_to_them(program: RunningProgram) -> None:
    program.window.resize(900, 560)
    program.window.commands.manage_accounts.trigger()
    page = page_of(program)
    add = program.find(QPushButton, "Add account")
    assert page.isAncestorOf(add)
    program.wait(lambda: add.visibleRegion().boundingRect().height() > 20)
    assert program.window.focusWidget() is add


def test_from_the_welcome_one_comes_to_the_voices(
    program: RunningProgram, sandbox: Sandbox
) -> None:
    open_settings(program)
    program.parts.account_changes.remove(program.first.account, with_library=True)
    program.wait(lambda: program.window.findChild(WelcomePage) is not None)
    assert program.window.findChild(Dialog) is None
    program.accounts.open(Account("default", sandbox.url), sandbox.token)
    program.settle()
    assert program.window.desk.page is None
    assert program.window.voices.isVisible()


# Offline storage


def demos(program: RunningProgram) -> Demos:
    assert program.accounts.opened is not None
    return program.accounts.opened.demos


def test_it_shows_what_demos_take_as_they_come(program: RunningProgram) -> None:
    storage = open_storage(program)
    assert storage.used.text() == "Empty"
    assert not storage.clear.isEnabled()
    ready = [voice.id for voice in program.window.model.all() if voice.is_ready]
    program.run(demos(program).fetch(ready[0]))
    program.wait(lambda: storage.demos.text() == "1 demo")
    program.run(demos(program).fetch(ready[1]))
    program.wait(lambda: storage.demos.text() == "2 demos")
    assert storage.used.text().endswith("KB used")
    assert storage.of.text() == "of 200 MB"
    assert storage.bar.value() >= 0
    assert storage.used.text() in storage.bar.accessibleDescription()


def test_a_limit_that_is_chosen_holds_at_once(program: RunningProgram) -> None:
    storage = open_storage(program)
    box = choice_box(program, "Size limit for each account")
    assert box.currentData() == 200 << 20
    for limit in (50 << 20, 0):
        box.setCurrentIndex(box.findData(limit))
        program.wait(lambda limit=limit: demos(program)._cache.limit == limit)
        assert program.preferences.now.demo_limit == limit
    assert storage.of.text() == ""
    assert not storage.bar.isVisible()
    program.preferences.change(demo_limit=77 << 20)
    assert box.currentText() == "77 MB", "one from elsewhere is offered too"
    program.wait(lambda: not program.tasks.is_busy(SET_LIMIT))


def test_whether_new_demos_are_kept_is_switched(program: RunningProgram) -> None:
    open_settings(program)
    keep_new = program.find(Switch, "Download new demos automatically")
    assert keep_new.isChecked()
    keep_new.setFocus(Qt.FocusReason.TabFocusReason)
    key(program, Qt.Key.Key_Space)
    assert program.preferences.now.keep_new_demos is False
    assert program.accounts.opened.offline.fetches_new is False


def test_clearing_asks_and_leaves_favourites_and_what_is_kept_offline(
    program: RunningProgram,
) -> None:
    ready = [voice.id for voice in program.window.model.all() if voice.is_ready][:4]
    for voice_id in ready:
        program.run(demos(program).fetch(voice_id))
    program.parts.annotations.set_favourite(ready[:1], favourite=True)
    program.parts.annotations.set_pinned(ready[1:2], pinned=True)
    storage = open_storage(program)
    storage.clear.click()
    program.wait(lambda: program.window.findChild(QuestionDialog))
    dialog = program.window.findChild(QuestionDialog)
    assert dialog is not None
    program.wait(dialog.keep.hasFocus)
    dialog.keep.click()
    assert len(demos(program).cached) == 4
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    storage.clear.click()
    program.wait(lambda: program.window.findChild(QuestionDialog))
    again = program.window.findChild(QuestionDialog)
    assert again is not None
    again.act.click()
    program.wait(lambda: len(demos(program).cached) == 2)
    assert set(demos(program).cached) == set(ready[:2])
    program.wait(lambda: storage.demos.text() == "2 demos")
    assert "Cleared" in program.message("demos cleared").fact


def test_it_says_where_the_library_is_and_goes_along_to_another(
    program: RunningProgram, start_sandbox: Callable[..., Sandbox]
) -> None:
    other = start_sandbox("--voices", "3", "--token", "other")
    storage = open_storage(program)
    places = program.first.places
    assert storage.path.text() == str(places.account_folder("default"))
    voice_id = program.select_ready()
    program.run(demos(program).fetch(voice_id))
    program.wait(lambda: storage.demos.text() == "1 demo")
    program.accounts.open(Account("work", other.url), "other")
    program.wait(lambda: storage.path.text() == str(places.account_folder("work")))
    assert storage.demos.text() == "0 demos"
    program.settle()


@pytest.mark.parametrize("name", ["backup", "restore"])
def test_a_backup_can_be_made_and_taken_in(program: RunningProgram, name: str) -> None:
    storage = open_storage(program)
    getattr(storage, name).click()
    dialog = program.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.reject()


def test_a_closed_page_hears_no_more_of_the_shelf(program: RunningProgram) -> None:
    changed = demos(program).changed
    before = len(changed)
    open_settings(program)
    assert len(changed) == before + 1
    key(program, Qt.Key.Key_Escape)
    assert len(changed) == before


# Sound


def test_the_device_is_chosen_as_in_the_menu(
    program: RunningProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    devices = program.player.devices
    there = [OutputDevice("6b69", "Kitchen & co"), OutputDevice("6f66", "Office")]
    monkeypatch.setattr(OutputDevices, "all", property(lambda _self: there))
    monkeypatch.setattr(OutputDevices, "default", property(lambda _self: "Office"))
    open_settings(program)
    box = choice_box(program, "Output device")
    words = [box.itemText(number) for number in range(box.count())]
    assert words == ["System default (Office)", "Kitchen & co", "Office"]
    box.setCurrentIndex(1)
    assert devices.selected == program.preferences.now.device == "6b69"
    there.pop(0)
    monkeypatch.setattr(OutputDevices, "away", property(lambda _self: "Kitchen & co"))
    devices.changed.emit()
    assert box.currentText() == "Kitchen & co (not connected)"
    devices.choose("")
    assert box.currentIndex() == 0


def test_equal_loudness_is_switched(program: RunningProgram) -> None:
    open_settings(program)
    equal = program.find(Switch, "Even out loudness")
    assert equal.isChecked()
    equal.click()
    assert program.preferences.now.equal_loudness is False
    program.preferences.change(equal_loudness=True)
    assert equal.isChecked()


def test_notifications_and_their_sound_are_switched_and_kept(
    start_on: StartOn, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    chimes: list[None] = []
    monkeypatch.setattr(Chime, "play", lambda _chime: chimes.append(None))
    program = start_on(sandbox)
    program.settle()
    open_settings(program)
    notify = program.find(Switch, "Notify me when training finishes")
    sound = program.find(Switch, "Play a sound when training finishes")
    assert notify.isChecked()
    assert not sound.isChecked()
    notify.click()
    sound.click()
    now = program.preferences.now
    assert (now.notify, now.notify_sound) == (False, True)
    assert chimes == [None], "it is heard once, so that one knows it"
    program.preferences.change(notify=True, notify_sound=False)
    assert notify.isChecked()
    assert not sound.isChecked()


def test_the_trainings_take_the_place_of_the_settings(program: RunningProgram) -> None:
    page = open_settings(program)
    program.window.sidebar.trainings.click()
    assert isinstance(program.window.desk.page, TrainingsPage)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(page)
    open_settings(program)
    key(program, Qt.Key.Key_Escape)
    assert program.window.desk.page is None
    key(program, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(program.window.desk.page, TrainingsPage)
