"""A change on the page of settings says once that it is saved."""

import pytest

from tests.gui.app_window import AppWindow
from voicedesk.domain.voice import Voice

pytestmark = pytest.mark.no_qt_log


def test_what_is_changed_on_the_page_says_that_it_is_saved(app: AppWindow) -> None:
    app.begin(Voice("a", "Marlowe", "Success"))
    app.preferences.change(notify=False)
    app.run(app.preferences.flush())
    app.window.commands.settings.trigger()
    app.preferences.change(window="moved", volume=0.5)
    app.run(app.preferences.flush())
    assert app.window.messages.current is None, "not of this page"
    app.preferences.change(notify=True)
    assert app.window.messages.current is None, "not saved yet"
    app.run(app.preferences.flush())
    assert app.window.messages.current is not None
    assert app.window.messages.current.fact == "Settings saved."
