"""What stands in the table's place while there is nothing to show in it."""

import pytest

from tests.gui.app_window import AppWindow
from tests.unit.services.scripted_service import facts
from voicedesk.domain.errors import NoConnectionError


def test_a_list_that_never_came_is_not_called_empty(app: AppWindow) -> None:
    app.service.fail("list", NoConnectionError(facts()))
    with pytest.raises(NoConnectionError):
        app.begin()
    page = app.window.voices
    assert page.unlisted.isVisible()
    page.unlisted.primary.click()
    app.wait(page.none_yet.isVisible)
