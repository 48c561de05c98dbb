"""Links to a voice (`voicedesk:ID`): it is selected, looked for, or said not to be there."""

import pytest

from tests.gui.app_window import AppWindow
from tests.unit.services.scripted_service import facts
from voicedesk.domain.errors import NoConnectionError
from voicedesk.domain.voice import Voice
from voicedesk.ui.common.filters import VoiceFilter

pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def app(app: AppWindow) -> AppWindow:
    app.begin(Voice("a", "Anna", "Success"), Voice("b", "Bert", "Failed"))
    app.select("a")
    return app


def selected(app: AppWindow) -> str:
    return app.window.voices.table.current_id


def test_a_link_selects_its_voice_also_where_a_filter_hides_it(app: AppWindow) -> None:
    listed = len(app.service.times("list"))
    app.filters.choose(VoiceFilter(state="Success"))
    app.voices.open_link("b")
    assert selected(app) == "b"
    assert app.filters.now == VoiceFilter()
    assert len(app.service.times("list")) == listed, "what is known isn't asked for"


def test_a_voice_that_is_new_to_this_computer_is_looked_for(app: AppWindow) -> None:
    app.service.voices["c"] = Voice("c", "Carl", "Success")
    app.voices.open_link("c")
    app.wait(lambda: selected(app) == "c")
    assert not app.window.messages.has("link")


def test_a_voice_that_is_not_there_is_said(app: AppWindow) -> None:
    app.voices.open_link("nobody")
    app.wait(lambda: app.window.messages.has("link"))
    message = app.window.messages.current
    assert message is not None
    assert "isn’t in this account" in message.fact
    assert "another account" in message.consequence
    assert message.details == "nobody"
    assert selected(app) == "a"


def test_it_is_found_once_there_is_a_list(app: AppWindow) -> None:
    app.service.voices["c"] = Voice("c", "Carl", "Success")
    app.service.fail("list", NoConnectionError(facts()))
    app.voices.open_link("c")
    app.wait(lambda: app.window.facts.offline)
    assert not app.window.messages.has("link")
    app.run(app.voices_service.refresh())
    assert selected(app) == "c"
