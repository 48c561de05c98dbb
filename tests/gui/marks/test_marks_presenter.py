"""What the person adds to voices: shown at once, kept, and never lost to a quick hand."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.gui.app_window import AppWindow
from voicedesk.domain.voice import Voice
from voicedesk.library import Library
from voicedesk.ui.voices.filtering import VoiceColumn

pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def app(app: AppWindow) -> AppWindow:
    app.begin(*(Voice(name, f"Voice {name}", "Success") for name in "abc"))
    app.select("a")
    return app


def cell(app: AppWindow, voice_id: str, column: VoiceColumn, role: int = 0) -> object:
    model = app.window.model
    return model.index(model.row_of(voice_id), column).data(role)


def test_quick_presses_are_each_carried_out(app: AppWindow) -> None:
    for _ in range(3):
        app.annotations.toggle_favourite(["a"])
    app.annotations.add_tag(["a"], "news")
    app.annotations.add_tag(["a"], "radio")
    app.annotations.remove_tag(["a"], "news")
    app.idle()
    assert app.session is not None
    annotations = app.session.annotations.get("a")
    assert (annotations.favourite, annotations.tags) == (True, ("radio",))


def test_marks_are_in_the_row_and_kept(app: AppWindow, tmp_path: Path) -> None:
    app.annotations.set_favourite(["a", "b"], favourite=True)
    app.annotations.add_tag(["a"], "<b>one</b>")
    app.annotations.add_tag(["a"], "two")
    app.idle()
    described = Qt.ItemDataRole.AccessibleDescriptionRole
    assert cell(app, "a", VoiceColumn.NAME) == "Voice a"
    assert cell(app, "a", VoiceColumn.NAME, described) == "Favourite"
    assert cell(app, "c", VoiceColumn.NAME, described) == ""
    assert cell(app, "a", VoiceColumn.TAGS) == "<b>one</b>, two"
    assert cell(app, "c", VoiceColumn.TAGS) == "—", "said, not seen"
    app.library.close_now()
    again = Library(tmp_path / "library")
    kept = again.open_now().annotations
    again.close_now()
    assert kept["a"].tags == ("<b>one</b>", "two")
    assert kept["b"].favourite


def test_many_are_all_changed_a_part_at_a_time(app: AppWindow) -> None:
    assert app.session is not None
    many = [f"v{number}" for number in range(2_500)]
    changes: list[int] = []
    app.session.annotations.changed.connect(lambda ids: changes.append(len(ids)))
    app.annotations.toggle_favourite(many)
    app.annotations.add_tag(many, "news")
    app.idle()
    annotations = [app.session.annotations.get(voice_id) for voice_id in many]
    assert all(one.favourite and one.tags == ("news",) for one in annotations)
    assert max(changes) < len(many)


def test_several_become_favourites_unless_all_of_them_are(app: AppWindow) -> None:
    assert app.session is not None
    annotations = app.session.annotations
    app.annotations.set_favourite(["a"], favourite=True)
    app.annotations.toggle_favourite("abc")
    app.idle()
    assert all(annotations.get(voice_id).favourite for voice_id in "abc")
    app.annotations.toggle_favourite("abc")
    app.idle()
    assert not any(annotations.get(voice_id).favourite for voice_id in "abc")


def test_what_cant_be_kept_is_told_and_can_be_tried_again(app: AppWindow) -> None:
    app.library.close_now()
    app.annotations.add_tag(["a"], "news")
    app.idle()
    message = app.window.messages.current
    assert message is not None
    assert "Voice a" in message.fact
    assert message.act is not None
    assert cell(app, "a", VoiceColumn.TAGS) == "—"


def test_nothing_is_left_of_an_account_that_is_closed(app: AppWindow) -> None:
    app.annotations.set_favourite(["a"], favourite=True)
    app.idle()
    for presenter in (app.voices, app.annotations):
        presenter.close()
    app.annotations.toggle_favourite(["a"])
    assert not app.window.facts.marks_of("a").favourite
    for opened in (app.annotations, app.voices):
        opened.open(app.session)
    assert app.window.facts.marks_of("a").favourite


def test_a_screen_reader_is_told_of_a_key_that_made_a_favourite(app: AppWindow) -> None:
    said: list[str] = []
    app.window.messages.arrived.connect(lambda message: said.append(message.fact))
    app.window.commands.favourite.trigger()
    app.idle()
    app.select("b")
    assert said == ["\u2068Voice a\u2069 added to favourites."]
    app.select("a")
    app.window.commands.favourite.trigger()
    app.idle()
    assert said[1:] == ["\u2068Voice a\u2069 removed from favourites."]
