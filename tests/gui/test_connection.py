"""What the sidebar and the messages say of a listing that isn't what was expected."""

import pytest

from tests.gui.app_window import AppWindow
from tests.unit.services.scripted_service import facts
from voicedesk.domain.errors import AnswerNotUnderstoodError, EmptyListingError, ServiceBrokenError
from voicedesk.domain.voice import Voice, VoiceListing
from voicedesk.ui.messages.messages import Message, MessageKind

pytestmark = pytest.mark.no_qt_log

ANNA, BEN = Voice("a", "Anna", "Success"), Voice("b", "Ben", "Init")


def message(app: AppWindow, key: str) -> Message:
    return next(one for one in app.window.messages.messages if one.key == key)


def refresh(app: AppWindow) -> None:
    app.voices.refresh()
    app.idle()


def status(app: AppWindow) -> tuple[str, str]:
    sidebar = app.window.sidebar
    account = sidebar.account.accessibleDescription().removeprefix("work, ")
    return account, sidebar.status.text()


def test_a_listing_that_is_not_understood_says_neither_synced_nor_connected(app: AppWindow) -> None:
    app.begin(ANNA, BEN)
    assert status(app) == ("Connected", "Synced just now")
    app.service.fail("list", AnswerNotUnderstoodError(facts(), "not JSON"))
    refresh(app)
    account, words = status(app)
    assert account == "Unreadable list"
    assert words.startswith("List from ")
    told = message(app, "list not understood")
    assert told.details == "not JSON"
    assert told.kind is MessageKind.CONDITION
    assert app.window.model.total == 2
    refresh(app)
    assert status(app) == ("Connected", "Synced just now")
    assert not app.window.messages.has("list not understood")


def test_a_listing_that_failed_is_not_synced(app: AppWindow) -> None:
    app.begin(ANNA)
    app.service.fail("list", ServiceBrokenError(facts()))
    refresh(app)
    assert "Synced" not in status(app)[1]


def test_voices_that_cannot_be_read_are_counted_and_told(app: AppWindow) -> None:
    app.begin(ANNA, BEN)
    problem = "data.voices[1]: Expected `object`, got `null`"
    app.service.answer("list", VoiceListing([ANNA], (problem,)))
    refresh(app)
    told = message(app, "voices unread")
    assert told.fact == "1 voice(s) couldn’t be read."
    assert told.details == problem
    assert status(app)[1] == "1 unreadable"
    assert app.window.model.total == 2
    refresh(app)
    assert not app.window.messages.has("voices unread")


def test_a_suddenly_empty_list_is_told_and_shown_only_once_the_person_says_so(
    app: AppWindow,
) -> None:
    app.begin(ANNA, BEN)
    app.service.voices.clear()
    refresh(app)
    told = message(app, "list not understood")
    assert "no longer lists any voices" in told.fact
    assert "2 voice(s)" in told.consequence
    assert isinstance(app.voices_service.list_error, EmptyListingError)
    assert app.window.model.total == 2
    assert told.act is not None
    told.act()
    app.run(app.voices_service.refresh())
    assert app.window.model.total == 0
    assert not app.window.messages.has("list not understood")
