"""The proxy in the settings: chosen, typed, and in force at once."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from voicedesk.domain.account import NO_PROXY
from voicedesk.library import Settings
from voicedesk.ui.kit.choices import ChoiceBox
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.settings.network import NetworkSection
from voicedesk.ui.tasks import TaskRunner

Make = Callable[[str], tuple[NetworkSection, Preferences]]


@pytest.fixture
def make(tasks: TaskRunner, window: QWidget, qtbot: QtBot, loop: QEventLoop) -> Make:
    async def save(_settings: Settings) -> None:
        pass

    def make(proxy: str) -> tuple[NetworkSection, Preferences]:
        preferences = Preferences(Settings(proxy=proxy), save, tasks)
        section = NetworkSection(preferences)
        section.setParent(window)
        section.show()
        return section, preferences

    return make


def choose(section: NetworkSection, text: str) -> None:
    box = section.findChild(ChoiceBox)
    assert box is not None
    assert box.accessibleName() == "Proxy"
    box.setCurrentText(text)


def chosen(section: NetworkSection) -> str:
    box = section.findChild(ChoiceBox)
    assert box is not None
    return box.currentText()


@pytest.mark.parametrize(
    ("proxy", "shown", "address"),
    [
        ("", "Follow system", ""),
        (NO_PROXY, "No proxy", ""),
        ("socks5://a.test:1", "This address", "socks5://a.test:1"),
    ],
)
def test_it_shows_what_is_in_force(make: Make, proxy: str, shown: str, address: str) -> None:
    section, _ = make(proxy)
    assert chosen(section) == shown
    assert section.address.isVisible() is bool(address)
    assert section.address.text == address
    assert section.address.field.accessibleName() == "Proxy address"


def test_an_address_counts_once_it_can_be_used(make: Make) -> None:
    section, preferences = make("")
    choose(section, "This address")
    assert section.address.isVisible()
    assert preferences.now.proxy == ""
    for text in ("", "ftp://a.test", "http://u:secret@a.test:1", "a.test:port"):
        section.address.field.setText(text)
        section.address.field.editingFinished.emit()
        assert section.address.reason.isVisible()
        assert preferences.now.proxy == ""
    section.address.field.setText(" a.test:8080 ")
    assert not section.address.reason.isVisible()
    section.address.field.editingFinished.emit()
    assert preferences.now.proxy == "http://a.test:8080"


def test_none_and_the_systems_count_at_once(make: Make) -> None:
    section, preferences = make("http://a.test:1")
    choose(section, "No proxy")
    assert preferences.now.proxy == NO_PROXY
    assert not section.address.isVisible()
    choose(section, "This address")
    assert preferences.now.proxy == "http://a.test:1"
    choose(section, "Follow system")
    assert preferences.now.proxy == ""
