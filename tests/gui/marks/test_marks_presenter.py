"""What the person adds to voices: shown at once, kept, and never lost to a quick hand."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.gui.bench import Bench
from voicedesk.domain.voice import Voice
from voicedesk.library import Library
from voicedesk.ui.voices.filtering import VoiceColumn

pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def desk(bench: Bench) -> Bench:
    bench.begin(*(Voice(name, f"Voice {name}", "Success") for name in "abc"))
    bench.select("a")
    return bench


def cell(desk: Bench, voice_id: str, column: VoiceColumn, role: int = 0) -> object:
    model = desk.window.model
    return model.index(model.row_of(voice_id), column).data(role)


def test_quick_presses_are_each_carried_out(desk: Bench) -> None:
    for _ in range(3):
        desk.annotations.toggle_favourite(["a"])
    desk.annotations.add_tag(["a"], "news")
    desk.annotations.add_tag(["a"], "radio")
    desk.annotations.remove_tag(["a"], "news")
    desk.idle()
    assert desk.session is not None
    annotations = desk.session.annotations.get("a")
    assert (annotations.favourite, annotations.tags) == (True, ("radio",))


def test_marks_are_in_the_row_and_kept(desk: Bench, tmp_path: Path) -> None:
    desk.annotations.set_favourite(["a", "b"], favourite=True)
    desk.annotations.add_tag(["a"], "<b>one</b>")
    desk.annotations.add_tag(["a"], "two")
    desk.idle()
    described = Qt.ItemDataRole.AccessibleDescriptionRole
    assert cell(desk, "a", VoiceColumn.NAME) == "Voice a"
    assert cell(desk, "a", VoiceColumn.NAME, described) == "Favourite"
    assert cell(desk, "c", VoiceColumn.NAME, described) == ""
    assert cell(desk, "a", VoiceColumn.TAGS) == "<b>one</b>, two"
    assert cell(desk, "c", VoiceColumn.TAGS) == "—", "said, not seen"
    desk.library.close_now()
    again = Library(tmp_path / "library")
    kept = again.open_now().annotations
    again.close_now()
    assert kept["a"].tags == ("<b>one</b>", "two")
    assert kept["b"].favourite


def test_many_are_all_changed_a_part_at_a_time(desk: Bench) -> None:
    assert desk.session is not None
    many = [f"v{number}" for number in range(2_500)]
    changes: list[int] = []
    desk.session.annotations.changed.connect(lambda ids: changes.append(len(ids)))
    desk.annotations.toggle_favourite(many)
    desk.annotations.add_tag(many, "news")
    desk.idle()
    annotations = [desk.session.annotations.get(voice_id) for voice_id in many]
    assert all(one.favourite and one.tags == ("news",) for one in annotations)
    assert max(changes) < len(many)


def test_several_become_favourites_unless_all_of_them_are(desk: Bench) -> None:
    assert desk.session is not None
    annotations = desk.session.annotations
    desk.annotations.set_favourite(["a"], favourite=True)
    desk.annotations.toggle_favourite("abc")
    desk.idle()
    assert all(annotations.get(voice_id).favourite for voice_id in "abc")
    desk.annotations.toggle_favourite("abc")
    desk.idle()
    assert not any(annotations.get(voice_id).favourite for voice_id in "abc")


def test_what_cant_be_kept_is_told_and_can_be_tried_again(desk: Bench) -> None:
    desk.library.close_now()
    desk.annotations.add_tag(["a"], "news")
    desk.idle()
    message = desk.window.messages.current
    assert message is not None
    assert "Voice a" in message.fact
    assert message.act is not None
    assert cell(desk, "a", VoiceColumn.TAGS) == "—"


def test_nothing_is_left_of_an_account_that_is_closed(desk: Bench) -> None:
    desk.annotations.set_favourite(["a"], favourite=True)
    desk.idle()
    for presenter in (desk.voices, desk.annotations):
        presenter.close()
    desk.annotations.toggle_favourite(["a"])
    assert not desk.window.facts.marks_of("a").favourite
    for opened in (desk.annotations, desk.voices):
        opened.open(desk.session)  # type: ignore[arg-type]
    assert desk.window.facts.marks_of("a").favourite


def test_a_screen_reader_is_told_of_a_key_that_made_a_favourite(
    desk: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "voicedesk.ui.annotations.presenter.say", lambda _widget, words: said.append(words)
    )
    desk.window.commands.favourite.trigger()
    desk.idle()
    desk.select("b")
    assert said == ["A favourite now"]
    desk.select("a")
    desk.window.commands.favourite.trigger()
    desk.idle()
    assert said[1:] == ["No longer a favourite"]
