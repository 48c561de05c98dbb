"""After a sleep, and when the network is back, the service is asked at once."""

import asyncio

import pytest
from PySide6.QtNetwork import QNetworkInformation

from tests.child_processes import Stopwatch
from tests.gui.app_window import AppWindow
from tests.unit.services.scripted_service import facts
from voicedesk.app.account_switch import FOLLOWING
from voicedesk.domain.errors import NoConnectionError, TokenRefusedError
from voicedesk.domain.voice import Voice
from voicedesk.ui.tasks import Operation, OperationKind

pytestmark = pytest.mark.no_qt_log

Reach = QNetworkInformation.Reachability


class Woken:
    """An open account that is followed, with clocks and a network of the test's own."""

    def __init__(self, app: AppWindow) -> None:
        self.app = app
        self.clocks, self.wake, self.network = app.clocks, app.resume, app.network
        app.begin(Voice("v", "Vera", "Success"))
        app.tasks.read(FOLLOWING, Operation(OperationKind.FOLLOW), app.voices_service.poll)
        assert self.lists == 1

    def pass_by(self, wall: float, steady: float) -> None:
        self.clocks.wall += wall
        self.clocks.steady += steady

    @property
    def lists(self) -> int:
        return len(self.app.service.times("list"))

    def stays(self) -> None:
        """Whatever was to come has come, and it was no listing."""
        before = self.lists
        self.app.run(asyncio.sleep(0))
        self.app.run(asyncio.sleep(0.05))
        assert self.lists == before


@pytest.fixture
def woken(app: AppWindow) -> Woken:
    return Woken(app)


@pytest.mark.parametrize("steady", [0.5, 3600.0], ids=["stands still", "runs on"])
@pytest.mark.parametrize("minimised", [False, True])
def test_a_sleep_is_noticed_whatever_the_monotonic_clock_did(
    woken: Woken, steady: float, minimised: bool
) -> None:
    if minimised:
        woken.app.window.showMinimized()
    woken.pass_by(3600, steady)
    woken.wake.look()
    woken.app.wait(lambda: woken.lists == 2)
    woken.pass_by(2, 2)
    woken.wake.look()
    woken.stays()


def test_a_busy_moment_and_a_clock_put_right_are_no_sleep(woken: Woken) -> None:
    for wall, steady in ((2, 2), (8, 8), (5, 2), (-3600, 2), (2.1, 2)):
        woken.pass_by(wall, steady)
        woken.wake.look()
    woken.stays()


def test_the_return_of_the_network_ends_the_wait_for_the_next_try(woken: Woken) -> None:
    service = woken.app.service
    service.fail("list", *(NoConnectionError(facts()) for _ in range(3)))
    for _ in range(3):
        with pytest.raises(NoConnectionError):
            woken.app.run(woken.app.voices_service.refresh())
    assert woken.app.window.messages.has("offline")
    before = woken.lists
    woken.network.hear(Reach.Disconnected)
    woken.network.hear(Reach.Unknown)
    woken.stays()
    watch = Stopwatch()
    woken.network.hear(Reach.Online)
    woken.app.wait(lambda: woken.lists == before + 1)
    assert watch.seconds < 1.5, "and not after the pause"
    woken.app.wait(lambda: not woken.app.window.messages.has("offline"))


def test_a_refused_token_is_not_tried_again_by_waking(woken: Woken) -> None:
    woken.app.service.fail("list", TokenRefusedError(facts()))
    with pytest.raises(TokenRefusedError):
        woken.app.run(woken.app.voices_service.refresh())
    woken.pass_by(3600, 1)
    woken.wake.look()
    woken.stays()


def test_without_an_account_nothing_is_asked(woken: Woken) -> None:
    woken.app.parts.resume.close()
    woken.pass_by(3600, 1)
    woken.wake.look()
    woken.network.hear(Reach.Online)
    woken.stays()
