"""A network setting that can't be used is named in the window, as long as it is in the way."""

import pytest

from tests.gui.app_window import AppWindow
from tests.unit.services.scripted_service import facts
from voicedesk.domain.errors import NetworkSetupError, NoConnectionError, SetupProblem
from voicedesk.ui.messages.messages import OFFLINE_KEY

pytestmark = pytest.mark.no_qt_log  # the first window of a process looks for a sound server

NAME = "ALL_PROXY=socks4://127.0.0.1:1080"


def told(app: AppWindow) -> str:
    messages = {message.key: message for message in app.window.messages.messages}
    return messages[OFFLINE_KEY].consequence if OFFLINE_KEY in messages else ""


def test_the_message_names_it_until_it_is_mended(app: AppWindow) -> None:
    app.begin()
    fault = NetworkSetupError(facts(), SetupProblem.PROXY, NAME)
    for error, is_named in ((NoConnectionError(facts()), False), (fault, True)):
        app.service.fail("list", error)
        with pytest.raises(NoConnectionError):
            app.run(app.voices_service.refresh())
        assert told(app)
        assert (NAME in told(app)) is is_named
    app.run(app.voices_service.refresh())
    assert not told(app)
