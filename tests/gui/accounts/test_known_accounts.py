from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from voicedesk.domain.account import Account
from voicedesk.domain.storage import StorageProvider, StorageSettings
from voicedesk.library import Settings
from voicedesk.ui.accounts.known_accounts import KnownAccounts
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.tasks import TaskRunner
from voicedesk.ui.theme.colours import ACCOUNT_COLOURS, colour_name


@pytest.fixture
def preferences(tasks: TaskRunner) -> Iterator[Preferences]:
    async def save(settings: Settings) -> None:
        pass

    made = Preferences(Settings(), save, tasks)
    yield made
    made._pause.stop()


@pytest.fixture
def known(preferences: Preferences) -> KnownAccounts:
    return KnownAccounts(preferences)


def names(known: KnownAccounts) -> list[str]:
    return [account.name for account in known.all]


def test_an_account_keeps_its_place_and_is_opened_next_time(
    known: KnownAccounts, preferences: Preferences
) -> None:
    known.remember(Account("a", "https://one.example"))
    known.remember(Account("b", "https://two.example"))
    known.remember(Account("a", "https://three.example"))
    assert names(known) == ["a", "b"]
    assert preferences.now.last_account == "a"
    found = known.find("a")
    assert found is not None
    assert found.address == "https://three.example"
    assert known.find("c") is None


def test_no_two_have_the_same_colour_while_there_are_others(known: KnownAccounts) -> None:
    for number in range(len(ACCOUNT_COLOURS)):
        known.remember(Account(f"account {number}"))
    assert len({account.colour for account in known.all}) == len(ACCOUNT_COLOURS)
    assert known.remember(Account("one more")).colour in ACCOUNT_COLOURS


def test_a_colour_stays_with_address_and_name(known: KnownAccounts) -> None:
    known.remember(Account("a"))
    known.recolour("a", "pink")
    known.remember(Account("a", "https://two.example"))
    known.rename("a", "b")
    assert known.all == (Account("b", "https://two.example", "pink"),)


STORAGE = StorageSettings(StorageProvider.OTHER, "https://s3.example", "eu", "voices")

SetStorage = Callable[[KnownAccounts], None]


@pytest.fixture
def set_storage(loop: QEventLoop, qtbot: QtBot) -> SetStorage:
    """Sets the storage of account a, and waits for it."""

    def set_(known: KnownAccounts) -> None:
        task = loop.create_task(known.set_storage("a", STORAGE))
        qtbot.waitUntil(task.done)
        task.result()

    return set_


def test_its_storage_stays_with_address_and_name(
    known: KnownAccounts, set_storage: SetStorage
) -> None:
    known.remember(Account("a"))
    set_storage(known)
    known.remember(Account("a", "https://two.example"))
    known.rename("a", "b")
    assert known.all[0].storage == STORAGE


def test_a_colour_that_the_name_gave_stays_with_another_name(preferences: Preferences) -> None:
    before = Account("a")
    preferences.change(accounts=(before,))
    known = KnownAccounts(preferences)
    known.rename("a", "another")
    assert colour_name(known.all[0]) == colour_name(before)


@pytest.mark.parametrize("colour", ["", "mauve", "#ff0000"])
def test_a_colour_that_there_is_not_gives_way_to_the_names_own(colour: str) -> None:
    assert colour_name(Account("a", colour=colour)) == colour_name(Account("a"))


def test_renaming_goes_on_with_the_last_account(
    known: KnownAccounts, preferences: Preferences
) -> None:
    known.remember(Account("b"))
    known.remember(Account("a"))
    known.rename("b", "c")
    assert preferences.now.last_account == "a"
    known.rename("a", "d")
    assert preferences.now.last_account == "d"
    assert names(known) == ["c", "d"]


def test_a_forgotten_account_is_not_opened_next_time(
    known: KnownAccounts, preferences: Preferences
) -> None:
    known.remember(Account("b"))
    known.remember(Account("a"))
    known.forget("a")
    assert names(known) == ["b"]
    assert preferences.now.last_account == ""


def test_others_are_told_of_what_is_different_and_of_nothing_else(
    known: KnownAccounts, preferences: Preferences
) -> None:
    told: list[int] = []
    known.changed.connect(lambda: told.append(len(known.all)))
    known.remember(Account("a"))
    assert told == [1]
    preferences.change(volume=0.1)
    known.remember(Account("a"))
    assert told == [1]
    known.recolour("a", "teal")
    known.forget("a")
    assert told == [1, 1, 0]


def test_an_address_for_this_run_is_not_kept(preferences: Preferences) -> None:
    kept = Account("a", "https://kept.example", "blue")
    preferences.change(accounts=(kept,))
    here = Account("a", "http://127.0.0.1:9", "blue")
    known = KnownAccounts(preferences, here)
    assert known.all == (here,)
    known.remember(here)
    known.recolour("a", "green")
    assert known.all == (Account("a", "http://127.0.0.1:9", "green"),)
    assert preferences.now.accounts == (Account("a", "https://kept.example", "green"),)


def test_an_account_for_this_run_alone_is_listed_and_not_kept(preferences: Preferences) -> None:
    known = KnownAccounts(preferences, Account("a", "http://127.0.0.1:9"))
    known.remember(Account("b"))
    here = known.remember(Account("a", "http://127.0.0.1:9"))
    assert names(known) == ["b", "a"]
    assert here.colour
    assert [account.name for account in preferences.now.accounts] == ["b"]


def test_the_storage_of_an_account_for_this_run_is_kept(
    preferences: Preferences, set_storage: SetStorage
) -> None:
    here = Account("a", "http://127.0.0.1:9")
    known = KnownAccounts(preferences, here)
    known.remember(here)
    set_storage(known)
    assert known.all[0][:2] == here[:2]
    next_run = KnownAccounts(preferences, here)
    assert next_run.all[0].storage == STORAGE
    assert preferences.now.accounts[0].address == Account().address
    assert preferences.now == preferences._saved, "a crash loses nothing of it"


def test_another_address_that_was_typed_is_kept(preferences: Preferences) -> None:
    known = KnownAccounts(preferences, Account("a", "http://127.0.0.1:9"))
    known.remember(Account("a", "https://typed.example"))
    assert [account.address for account in preferences.now.accounts] == ["https://typed.example"]
    assert [account.address for account in known.all] == ["https://typed.example"]
