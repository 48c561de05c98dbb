"""What every test of the window gets: the theme, asyncio on Qt's loop, and a look behind.

A test fails when Qt warns, when something on the loop raises unseen, and when it leaves a window or
a task behind.
"""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

os.environ["QT_QPA_PLATFORM"] = os.environ.get("VOICEDESK_TEST_PLATFORM", "offscreen")
os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)  # the person's own desktop has colours of its own

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, QUrl, Slot
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from voicedesk.resources import resource
from voicedesk.ui.tasks import Operation, TaskRunner
from voicedesk.ui.theme import Theme, ThemeChoice, theme

if TYPE_CHECKING:
    from tests.gui.app_window import AppWindow

Kind = TypeVar("Kind", bound=QWidget)
_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            # The offscreen platform says so at every window and menu.
            item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support "))


@pytest.fixture(scope="session")
def _first_theme(qapp: QApplication) -> None:
    qapp.setQuitOnLastWindowClosed(False)
    Theme(qapp, resource(), ThemeChoice.LIGHT)


@pytest.fixture(name="theme", autouse=True)
def _light_theme(_first_theme: None) -> Iterator[Theme]:
    """The theme in force: a test that starts the program leaves the program's behind."""
    QLocale.setDefault(QLocale("en"))  # as the program does
    yield theme()
    if theme().choice is not ThemeChoice.LIGHT:
        theme().choose(ThemeChoice.LIGHT)


@pytest.fixture(autouse=True)
def _no_window_left(qapp: QApplication) -> Iterator[None]:
    before = set(qapp.topLevelWidgets())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [
        f"{type(widget).__name__} {widget.accessibleName() or widget.windowTitle()}"
        for widget in qapp.topLevelWidgets()
        if widget not in before
    ]
    assert not left, f"left behind: {left}"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """An empty window, shown, to put views into."""
    shown = QWidget()
    shown.resize(1360, 860)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


@pytest.fixture
def loop(qapp: QApplication) -> Iterator[QEventLoop]:
    """Asyncio on Qt's loop, which pytest-qt's waits turn."""
    made = QEventLoop(qapp, already_running=True)
    unseen: list[dict[str, object]] = []
    made.set_exception_handler(lambda _, context: unseen.append(context))
    yield made
    tasks = [task.get_name() for task in asyncio.all_tasks(made)]
    for task in asyncio.all_tasks(made):
        task.cancel()
    qapp.processEvents()
    asyncio._set_running_loop(None)
    qapp.aboutToQuit.disconnect(made._after_run_forever)
    # `stop()` would end every later wait of Qt's at once.
    made._QEventLoop__is_running = False
    made.close()
    assert not unseen, f"raised unseen: {unseen}"
    assert not tasks, f"still running: {tasks}"


class Reports(list[tuple[Operation, Exception]]):
    """The errors that reached the person."""


@pytest.fixture
def reports() -> Reports:
    return Reports()


@pytest.fixture
def tasks(loop: QEventLoop, reports: Reports, qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner(lambda operation, error: reports.append((operation, error)))
    yield made
    done = loop.create_task(made.close(0.2))
    qtbot.waitUntil(done.done)


class _Browser(QObject):
    """Takes the web pages that are opened, in place of the person's browser."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[str] = []

    @Slot(QUrl)
    def visit(self, page: QUrl) -> None:
        self.pages.append(page.toString())


@pytest.fixture
def pages(qapp: QApplication) -> Iterator[list[str]]:
    """The addresses of the web pages that the program opens."""
    del qapp
    browser = _Browser()
    QDesktopServices.setUrlHandler("https", browser, "visit")
    yield browser.pages
    QDesktopServices.unsetUrlHandler("https")


class Find:
    """Finds a visible widget of a kind by the name that a screen reader gives it."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def __call__(self, kind: type[Kind], name: str) -> Kind:
        found = self.every(kind, name)
        assert len(found) == 1, f"{len(found)} of {kind.__name__} {name!r}"
        return found[0]

    def every(self, kind: type[Kind], name: str) -> list[Kind]:
        return [
            widget
            for widget in self._window.findChildren(kind)
            if widget.isVisible() and _name(widget) == name
        ]


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


@pytest.fixture
def find(window: QWidget) -> Find:
    return Find(window)


@pytest.fixture
def app(loop: QEventLoop, qtbot: QtBot, tmp_path: Path) -> Iterator["AppWindow"]:
    """The window on a service in memory."""
    from tests.gui.app_window import AppWindow  # noqa: PLC0415 - it needs what stands above

    made = AppWindow(loop, qtbot, tmp_path / "library")
    yield made
    made.end()
