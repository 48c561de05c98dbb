"""Several accounts on the whole program: chosen in the menu, renamed, removed."""

import asyncio
from pathlib import Path

import httpx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from tests.gui.app.conftest import RunningProgram, Start
from tests.passwords import Passwords
from tests.sandbox_process import Sandbox, StartSandbox
from voicedesk.app.account_switch import OPENING
from voicedesk.domain.account import Account
from voicedesk.domain.errors import LibraryError, TokenStoreError, TokenStoreProblem
from voicedesk.domain.storage import sandbox_storage
from voicedesk.library import AccountFolders, Places, Settings, SettingsStore
from voicedesk.storage.signing import SANDBOX_KEYS, StorageKeys
from voicedesk.ui.accounts.dialogs import AccountDialog, RenameAccountDialog
from voicedesk.ui.accounts.presenter import ASK_REMOVAL, CHANGE
from voicedesk.ui.accounts.welcome import WelcomePage
from voicedesk.ui.kit.choices import CheckBox
from voicedesk.ui.kit.dialogs import Dialog, QuestionDialog
from voicedesk.ui.messages.messages import Message, MessageTone
from voicedesk.ui.voices.presenter import REFRESH

pytestmark = pytest.mark.no_qt_log


class Several:
    """The accounts `default` and `work`, each kept in the settings."""

    def __init__(self, program: RunningProgram) -> None:
        self.program = program

    def menu(self) -> QMenu:
        self.program.window.sidebar.account.click()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def choose(self, name: str) -> None:
        menu = self.menu()
        action = next(one for one in menu.actions() if one.text() == name)
        menu.close()
        action.trigger()
        self.wait_for(name)

    def is_open(self, name: str) -> bool:
        opened = self.program.accounts.opened
        return opened is not None and opened.account.name == name

    def wait_for(self, name: str) -> None:
        self.program.wait(lambda: self.is_open(name))
        self.program.settle()

    def changed(self) -> None:
        self.program.wait(lambda: not self.program.tasks.is_busy(CHANGE))
        self.program.wait(lambda: not self.program.tasks.is_busy(OPENING))

    def account(self, name: str) -> Account:
        found = self.program.known.find(name)
        assert found is not None
        return found

    def rename(self, name: str, new_name: str) -> None:
        self.program.parts.account_changes.ask_rename(self.account(name))
        dialog = self.program.window.findChild(RenameAccountDialog)
        assert dialog is not None
        dialog.name.field.setText(new_name)
        dialog.act.click()
        self.changed()
        self.program.run(asyncio.sleep(0))

    def remove(self, name: str, *, with_library: bool = False) -> None:
        self.program.parts.account_changes.ask_removal(self.account(name))
        dialog = self.question("Remove the account")
        assert dialog.keep.hasFocus()
        box = dialog.findChild(CheckBox)
        assert box is not None
        assert not box.isChecked()
        box.setChecked(with_library)
        dialog.act.click()
        self.program.wait(lambda: not self.program.tasks.is_busy(ASK_REMOVAL))
        self.changed()
        self.program.run(asyncio.sleep(0))

    def question(self, words: str) -> QuestionDialog:
        def found() -> list[QuestionDialog]:
            dialogs = self.program.window.findChildren(QuestionDialog)
            return [one for one in dialogs if one.isVisible() and words in one.title.text()]

        self.program.wait(found)
        return found()[0]

    @property
    def folders(self) -> list[str]:
        return sorted(path.name for path in (self.program.first.places.data / "accounts").iterdir())

    def kept(self) -> Settings:
        """The settings on disk."""
        return SettingsStore(self.program.first.places.settings).read()


@pytest.fixture
def other(start_sandbox: StartSandbox) -> Sandbox:
    return start_sandbox("--voices", "3", "--token", "other")


@pytest.fixture
def several(
    sandbox: Sandbox, other: Sandbox, start: Start, passwords: Passwords, tmp_path: Path
) -> Several:
    passwords.saved.update({"default": sandbox.token, "work": other.token})
    accounts = (Account("default", sandbox.url, "orange"), Account("work", other.url, "blue"))
    store = SettingsStore(Places.under(tmp_path / "data").settings)
    store.write(Settings(accounts=accounts, last_account="default"))
    store.close_now()
    made = Several(start())
    made.wait_for("default")
    made.program.accounts.open(accounts[1])
    made.wait_for("work")
    return made


def note(several: Several, words: str) -> str:
    voice_id = several.program.select_ready()
    several.program.parts.annotations.set_note(voice_id, words)
    several.program.wait(lambda: several.program.window.facts.marks_of(voice_id).note == words)
    return voice_id


# The menu


def test_the_menu_lists_all_accounts_and_checks_the_open_one(several: Several) -> None:
    menu = several.menu()
    shown = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert shown == ["default", "work", "Sandbox", "Account", "Add account…", "Manage accounts…"]
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["work"]
    assert all(not action.icon().isNull() for action in menu.actions() if action.text())
    menu.close()


def test_choosing_an_account_opens_it_and_the_window_says_so(several: Several) -> None:
    button = several.program.window.sidebar.account
    assert button.accessibleName() == "Switch account"
    assert button.accessibleDescription() == "work, Connected"
    several.choose("default")
    assert several.program.window.model.total == 12
    assert button.accessibleDescription() == "default, Connected"
    several.choose("work")
    assert several.program.window.model.total == 3
    menu = several.menu()
    next(action for action in menu.actions() if action.text() == "Sandbox").trigger()
    menu.close()
    several.wait_for("sandbox")
    assert button.accessibleDescription() == "Sandbox, Connected"


def test_the_menu_opens_by_a_key_and_a_chosen_account_by_enter(several: Several) -> None:
    program = several.program
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    program.qtbot.keyClick(program.window.voices.table, Qt.Key.Key_A, held)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    program.qtbot.keyClick(menu, Qt.Key.Key_Down)
    program.qtbot.keyClick(menu, Qt.Key.Key_Return)
    several.wait_for("default")


def test_an_ampersand_in_a_name_is_shown(several: Several, other: Sandbox) -> None:
    several.program.known.remember(Account("R&D <b>x", other.url))
    menu = several.menu()
    assert "R&&D <b>x" in [action.text() for action in menu.actions()]
    menu.close()


def test_a_colour_is_shown_at_once_and_kept(several: Several) -> None:
    button = several.program.window.sidebar.account
    several.program.known.recolour("work", "pink")
    assert button._account.colour == "pink"
    several.program.parts.connection._show()
    assert button._account.colour == "pink"
    several.choose("default")
    several.choose("work")
    assert button._account.colour == "pink"
    several.program.run(several.program.preferences.flush())
    assert several.kept().accounts[1].colour == "pink"


def test_an_account_is_added_next_to_the_others(
    several: Several, start_sandbox: StartSandbox, passwords: Passwords
) -> None:
    third = start_sandbox("--voices", "5", "--token", "third")
    several.program.window.commands.add_account.trigger()
    dialog = several.program.window.findChild(AccountDialog)
    assert dialog is not None
    assert dialog.title.text() == "Add account"
    assert dialog.form.name.field.hasFocus()
    dialog.form.name.field.setText("work")
    assert dialog.title.text() == "Account “work”", "there is one of this name"
    assert dialog._replaces.isVisible()
    dialog.form.name.field.setText("third")
    assert not dialog._replaces.isVisible()
    dialog.form.token.field.setText("third")
    dialog.form.address.field.setText(third.url)
    dialog.form.save.click()
    several.wait_for("third")
    assert several.program.window.model.total == 5
    assert [one.name for one in several.program.known.all] == ["default", "work", "third"]
    assert passwords.saved["work"] == "other"


def test_an_account_without_a_token_leaves_no_folder_behind(several: Several) -> None:
    several.program.accounts.open(Account("nobody", "https://127.0.0.1:1"))
    several.program.wait(lambda: several.program.window.findChild(WelcomePage) is not None)
    assert several.folders == ["default", "work"]
    assert several.program.known.find("nobody") is None


def test_from_the_welcome_of_an_account_without_a_token_one_finds_back(several: Several) -> None:
    program = several.program
    several.program.known.remember(Account("nobody", "https://127.0.0.1:1"))
    several.program.accounts.open(several.account("nobody"))
    program.wait(lambda: program.window.findChild(WelcomePage) is not None)
    program.find(QPushButton, "Other accounts").click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    shown = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert shown == ["default", "work", "nobody", "Sandbox"], "nothing that isn’t to be had here"
    next(action for action in menu.actions() if action.text() == "work").trigger()
    menu.close()
    several.wait_for("work")
    assert program.window.shows_desk


# Another name


def test_an_account_is_renamed_with_its_token_and_library(
    several: Several, passwords: Passwords, other: Sandbox
) -> None:
    voice_id = note(several, "kept")
    program = several.program
    program.window.messages.show(Message("of it", MessageTone.GOOD, "A training has ended."))
    several.rename("work", "Studio 工作")
    several.wait_for("Studio 工作")
    assert program.window.messages.has("of it"), "it is still the same account"
    program.window.messages.withdraw("of it")
    assert program.window.facts.marks_of(voice_id).note == "kept"
    assert passwords.saved == {"default": "sandbox", "Studio 工作": other.token}
    assert [one.name for one in several.program.known.all] == ["default", "Studio 工作"]
    assert several.kept().last_account == "Studio 工作"
    assert len(several.folders) == 2
    assert not program.window.messages.messages
    program.window.voices.refresh.click()
    program.wait(lambda: not program.tasks.is_busy(REFRESH))
    assert program.voices.connection == "online", "its token is found under the new name"


def test_renaming_an_account_that_is_not_open_leaves_the_open_one_alone(
    several: Several, passwords: Passwords
) -> None:
    session = several.program.accounts.opened
    several.rename("default", "first")
    assert several.program.accounts.opened is session
    assert several.kept().last_account == "work"
    assert passwords.saved == {"first": "sandbox", "work": "other"}
    several.choose("first")
    assert several.program.window.model.total == 12


@pytest.mark.parametrize("name", ["default", "", " ", "sandbox", "x" * 61])
def test_a_name_that_will_not_do_can_not_be_given(several: Several, name: str) -> None:
    several.program.parts.account_changes.ask_rename(several.account("work"))
    dialog = several.program.window.findChild(RenameAccountDialog)
    assert dialog is not None
    dialog.name.field.setText(name)
    assert not dialog.act.isEnabled()
    assert dialog.name.field.accessibleDescription()
    dialog.reject()


def test_where_the_token_can_not_be_moved_nothing_is(
    several: Several, passwords: Passwords
) -> None:
    passwords.broken = TokenStoreError(TokenStoreProblem.LOCKED)
    several.rename("work", "studio")
    message = several.program.message("rename account:work")
    assert "locked" in message.text
    assert several.is_open("work")
    passwords.broken = None
    assert passwords.saved == {"default": "sandbox", "work": "other"}
    assert several.folders == ["default", "work"]
    assert message.act is not None
    message.act()
    several.wait_for("studio")


def test_where_the_library_can_not_be_moved_nothing_is(
    several: Several, passwords: Passwords, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folders: AccountFolders, name: str, new_name: str) -> None:
        raise LibraryError("no such luck")

    voice_id = note(several, "kept")
    monkeypatch.setattr(AccountFolders, "move", refuse)
    several.rename("work", "studio")
    several.wait_for("work")
    assert several.program.message("rename account:work").details
    assert passwords.saved == {"default": "sandbox", "work": "other"}
    assert several.program.window.facts.marks_of(voice_id).note == "kept"


def test_a_renaming_cut_short_is_finished_at_the_next_start(
    several: Several, start: Start, passwords: Passwords
) -> None:
    voice_id = note(several, "kept")
    program = several.program
    program.finish()
    AccountFolders(program.first.places).move("work", "studio")  # and then the power went
    again = Several(start())
    again.wait_for("studio")
    again.changed()
    assert again.program.window.facts.marks_of(voice_id).note == "kept"
    assert passwords.saved == {"default": "sandbox", "studio": "other"}
    assert [one.name for one in again.kept().accounts] == ["default", "studio"]
    assert again.folders == ["default", "studio"]


def test_a_renaming_whose_settings_had_followed_is_finished_too(
    several: Several, start: Start, passwords: Passwords
) -> None:
    program = several.program
    folders = AccountFolders(program.first.places)
    several.program.known.rename("work", "studio")
    program.finish()
    folders.move("work", "studio")
    again = Several(start())
    again.wait_for("studio")
    again.changed()
    assert [one.name for one in again.kept().accounts] == ["default", "studio"]
    assert passwords.saved == {"default": "sandbox", "studio": "other"}
    assert folders.unfinished() is None


def test_the_program_ends_during_a_renaming_and_nothing_is_lost(
    several: Several, start: Start, passwords: Passwords, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = asyncio.Event()

    async def hang(account: str, token: str) -> None:
        asked.set()
        await asyncio.Event().wait()

    voice_id = note(several, "kept")
    with monkeypatch.context() as patched:
        patched.setattr(passwords, "save", hang)
        several.program.parts.account_changes.rename(several.account("work"), "studio")
        several.program.wait(asked.is_set)
        assert several.program.finish() < 2
    again = Several(start())
    again.wait_for("work")
    assert again.program.window.facts.marks_of(voice_id).note == "kept"
    assert passwords.saved == {"default": "sandbox", "work": "other"}


# Removal


def test_a_removed_account_leaves_its_library_and_opens_another(
    several: Several, passwords: Passwords, other: Sandbox
) -> None:
    voice_id = note(several, "kept")
    several.program.window.messages.show(
        Message("of it", MessageTone.GOOD, "A training has ended.")
    )
    several.remove("work")
    several.wait_for("default")
    assert not several.program.window.messages.has("of it")
    assert passwords.saved == {"default": "sandbox"}
    assert several.kept().accounts == (several.account("default"),)
    assert "stays" in several.program.message("account removed:work").consequence
    assert several.program.window.model.total == 12
    # It is back with an account of the same name.
    passwords.saved["work"] = other.token
    several.program.accounts.open(Account("work", other.url), other.token)
    several.wait_for("work")
    assert several.program.window.facts.marks_of(voice_id).note == "kept"


def test_a_removed_account_takes_its_library_where_that_was_asked_for(
    several: Several, passwords: Passwords, other: Sandbox
) -> None:
    voice_id = note(several, "gone")
    several.remove("work", with_library=True)
    several.wait_for("default")
    assert several.folders == ["default"]
    assert "deleted" in several.program.message("account removed:work").consequence
    several.program.accounts.open(Account("work", other.url), other.token)
    several.wait_for("work")
    assert several.program.window.facts.marks_of(voice_id).note == ""


@pytest.mark.parametrize("is_open", [True, False])
def test_a_removed_account_leaves_no_recording_in_its_storage(
    several: Several, other: Sandbox, *, is_open: bool
) -> None:
    program = several.program
    name = "work" if is_open else "default"
    keys, settings = program.parts.storage.keys, sandbox_storage(other.url)

    async def upload() -> str:
        assert program.accounts.opened is not None
        uploads = program.accounts.opened.uploads
        uploads.settings = settings
        await keys.keep(name, SANDBOX_KEYS.text)
        link = await uploads.upload(b"RIFF" + bytes(500))
        await keys.keep(name, StorageKeys("sandbox", "another").text)
        uploads.release(link)
        return link

    if not is_open:
        program.accounts.open(several.account("default"))
        several.wait_for("default")
    link = program.run(upload())
    program.run(program.known.set_storage(name, settings))
    if not is_open:
        program.accounts.open(several.account("work"))
        several.wait_for("work")
    program.parts.account_changes.ask_removal(several.account(name))
    several.question("Remove the account").act.click()
    several.question("still in the bucket").keep.click()
    program.wait(lambda: not program.tasks.is_busy(ASK_REMOVAL))
    assert program.known.find(name) is not None, "the keys would be gone, the recording not"
    assert httpx.get(link, trust_env=False).status_code == 200
    program.run(keys.keep(name, SANDBOX_KEYS.text))
    several.remove(name)
    assert program.known.find(name) is None
    assert httpx.get(link, trust_env=False).status_code == 404
    assert program.run(keys.of(Account(name))) is None


def test_an_account_that_is_not_open_is_removed_beside_the_open_one(
    several: Several, passwords: Passwords
) -> None:
    session = several.program.accounts.opened
    several.program.window.messages.show(
        Message("of it", MessageTone.GOOD, "A training has ended.")
    )
    several.remove("default", with_library=True)
    assert several.program.window.messages.has("of it")
    assert several.program.accounts.opened is session
    assert passwords.saved == {"work": "other"}
    assert several.folders == ["work"]
    assert several.kept().last_account == "work"


def test_where_the_password_store_keeps_the_token_nothing_is_lost(
    several: Several, passwords: Passwords
) -> None:
    voice_id = note(several, "kept")
    session = several.program.accounts.opened
    passwords.broken = TokenStoreError(TokenStoreProblem.LOCKED)
    several.remove("work", with_library=True)
    message = several.program.message("remove account:work")
    assert "locked" in message.text
    assert "other" not in message.details, "no token in it"
    assert several.program.accounts.opened is session, "it was not even closed"
    assert several.program.window.facts.marks_of(voice_id).note == "kept"
    assert several.account("work")
    assert several.folders == ["default", "work"]
    passwords.broken = None
    assert passwords.saved == {"default": "sandbox", "work": "other"}
    assert message.act is not None
    message.act()
    several.wait_for("default")
    several.program.message("account removed:work")
    assert not several.program.window.messages.has("remove account:work")


def test_where_the_library_can_not_be_set_aside_nothing_is_lost(
    several: Several, passwords: Passwords, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folders: AccountFolders, name: str) -> None:
        raise LibraryError("no such luck")

    voice_id = note(several, "kept")
    monkeypatch.setattr(AccountFolders, "set_aside", refuse)
    several.remove("work", with_library=True)
    several.wait_for("work")
    several.program.message("remove account:work")
    assert passwords.saved == {"default": "sandbox", "work": "other"}
    assert several.program.window.facts.marks_of(voice_id).note == "kept"


def test_a_password_store_that_waits_is_told_of(
    several: Several, passwords: Passwords, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlocked = asyncio.Event()
    remove = passwords.remove

    async def remove_late(account: str) -> None:
        await unlocked.wait()
        await remove(account)

    monkeypatch.setattr(passwords, "remove", remove_late)
    several.program.parts.account_changes.remove(several.account("work"), with_library=False)
    assert "unlock" in several.program.message("account change").consequence
    unlocked.set()
    several.wait_for("default")
    several.changed()
    assert not several.program.window.messages.has("account change")


def test_the_last_account_gone_one_is_welcomed_also_at_the_next_start(
    several: Several, start: Start
) -> None:
    several.remove("work")
    several.wait_for("default")
    several.remove("default")
    program = several.program
    program.wait(lambda: program.window.findChild(WelcomePage) is not None)
    assert not program.find.every(QPushButton, "Other accounts")
    assert several.program.accounts.opened is None
    assert program.window.model.total == 0
    program.finish()
    again = start()
    assert again.window.model.total == 0, "although its library is kept"
    again.wait(lambda: again.window.findChild(WelcomePage) is not None)


def test_questions_about_accounts_do_not_pile_up(several: Several) -> None:
    changes, window = several.program.parts.account_changes, several.program.window
    changes.ask_removal(several.account("work"))
    several.program.wait(lambda: window.findChild(Dialog))
    changes.ask_rename(several.account("work"))
    changes.ask_removal(several.account("default"))
    several.program.run(asyncio.sleep(0))
    assert len(window.findChildren(Dialog)) == 1
    assert "work" in window.findChildren(Dialog)[0].accessibleName()
    several.program.qtbot.keyClick(window.findChildren(Dialog)[0], Qt.Key.Key_Escape)
    assert several.account("work")
    assert not [label for label in window.findChildren(QLabel) if "other" in label.text()]
