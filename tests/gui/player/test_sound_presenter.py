"""How it sounds: volume, loop, speed and device, from bar, menu and keys, and remembered."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu

from tests.gui.bench import LINK, Bench, sound
from voicedesk.audio.player import PlayerFault, PlayerPhase
from voicedesk.domain.voice import Voice
from voicedesk.ui.actions import ListeningActions
from voicedesk.ui.player.playback import SILENT_KEY, output_message

pytestmark = pytest.mark.no_qt_log

A, B = "voice-a", "voice-b"


@pytest.fixture
def desk(bench: Bench) -> Bench:
    bench.begin(
        *(Voice(one, one.upper(), "Success", demo_url=f"{LINK}{one}.wav") for one in (A, B))
    )
    bench.select(A)
    return bench


def press(desk: Bench, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    held = Qt.KeyboardModifier.NoModifier if modifier is None else modifier
    desk.qtbot.keyClick(desk.window.voices.table, key, held)


def texts(actions: Sequence[QAction]) -> list[tuple[str, bool]]:
    return [(action.text(), action.isChecked()) for action in actions]


def test_loop_from_bar_key_and_menu_is_one_and_remembered(desk: Bench) -> None:
    bar, action = desk.window.player.loop, desk.window.commands.listening.loop
    bar.click()
    assert (desk.player.loop, action.isChecked()) == (True, True)
    desk.wait(lambda: desk.saved and desk.saved[-1].loop)
    press(desk, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert (desk.player.loop, bar.isChecked(), action.isChecked()) == (False, False, False)
    assert not desk.preferences.now.loop


def test_speed_by_key_goes_in_steps_to_the_ends_and_is_remembered(desk: Bench) -> None:
    listening, bar = desk.window.commands.listening, desk.window.player
    seen = []
    for key in [Qt.Key.Key_BracketRight] * 5 + [Qt.Key.Key_BracketLeft] * 7:
        press(desk, key)
        seen.append(desk.player.speed)
    assert seen == [1.25, 1.5, 1.75, 2.0, 2.0, 1.75, 1.5, 1.25, 1.0, 0.75, 0.5, 0.5]
    assert not listening.slower.isEnabled()
    assert bar.speed.text() == "0.5×"
    desk.wait(lambda: desk.saved and desk.saved[-1].speed == 0.5)


def test_a_bracket_in_the_search_field_is_a_letter(desk: Bench) -> None:
    field = desk.window.voices.search
    field.setFocus()
    desk.qtbot.keyClicks(field, "[1]")
    assert (field.text(), desk.player.speed) == ("[1]", 1.0)


def test_the_bar_offers_the_speeds(desk: Bench) -> None:
    desk.window.player.speed.click()
    menu = desk.window.findChild(QMenu)
    assert isinstance(menu, QMenu)
    speeds = menu.actions()
    assert texts(speeds)[:3] == [("0.5×", False), ("0.75×", False), ("1×", True)]
    speeds[-1].trigger()
    assert desk.player.speed == 2.0
    assert desk.window.player.speed.accessibleName() == "Speed 2×"
    menu.close()


def test_what_plays_is_heard_at_the_speed_and_over_again(desk: Bench) -> None:
    desk.source.links[f"{LINK}{A}.wav"] = sound(0.6)
    desk.preferences.change(speed=2.0)
    desk.window.player.loop.click()
    press(desk, Qt.Key.Key_BracketRight)
    places: list[int] = []
    desk.player.position_changed.connect(places.append)
    desk.playing.toggle(A)
    desk.wait(lambda: any(b < a for a, b in pairwise(places)))
    assert desk.player.phase is PlayerPhase.PLAYING


def test_volume_and_mute_are_heard_at_once_and_remembered(desk: Bench) -> None:
    desk.window.player.volume.setValue(30)
    desk.window.player.mute.click()
    assert (desk.player.volume, desk.player.muted) == (0.3, True)
    assert not desk.window.player.volume.isEnabled()
    desk.wait(lambda: desk.saved)
    assert (desk.saved[-1].volume, desk.saved[-1].muted) == (0.3, True)


def test_the_wheel_over_mute_changes_the_volume_also_while_comparing(desk: Bench) -> None:
    bar = desk.window.player
    bar.volume.setValue(50)
    desk.window.commands.listening.compare.trigger()
    place = QPointF(bar.mute.geometry().center())
    for turn in (120, 120, -120):
        event = QWheelEvent(
            place, place, QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(bar, event)
    assert desk.player.volume == 0.55


def test_the_menu_offers_the_outputs_and_says_which_is_away(desk: Bench) -> None:
    listening = desk.window.commands.listening
    selected: list[str] = []
    listening.output_chosen.connect(selected.append)
    usb = b"usb".hex()
    listening.show_outputs([("01", "Speakers"), (usb, "A & B")], "03", "Headset")
    outputs = outputs_of(listening)
    assert texts(outputs) == [
        ("System default", False),
        ("Speakers", False),
        ("A && B", False),
        ("Headset (not connected)", True),
    ]
    outputs[2].trigger()
    assert selected == [usb]
    assert desk.preferences.now.device == desk.player.devices.selected == usb
    desk.wait(lambda: desk.saved and desk.saved[-1].device == usb)
    assert texts(outputs_of(listening))[-1] == ("usb (not connected)", True)
    outputs_of(listening)[0].trigger()
    assert desk.preferences.now.device == ""


def test_an_open_menu_offers_the_outputs_that_there_are_by_then(desk: Bench) -> None:
    listening, menu = desk.window.commands.listening, QMenu(desk.window)
    listening.fill(menu)
    inner = next(one for one in menu.findChildren(QMenu) if one.title() == "Sound output")
    listening.show_outputs([("01", "Speakers")], "", "")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    inner.aboutToShow.emit()
    inner.aboutToShow.emit()
    assert texts(inner.actions()) == [("System default", True), ("Speakers", False)]


def outputs_of(listening: ListeningActions) -> list[QAction]:
    menu = QMenu()
    listening.fill(menu)
    inner = next(one for one in menu.findChildren(QMenu) if one.title() == "Sound output")
    return inner.actions()


def test_moving_on_quickly_fetches_only_where_one_rests(desk: Bench) -> None:
    """For going through many voices by ear: nothing is fetched of those that are passed."""
    more = [Voice(f"v{n}", f"V{n}", "Success", demo_url=f"{LINK}v{n}.wav") for n in range(6)]
    for voice in more:
        desk.service.voices[voice.id] = voice
        desk.source.links[voice.demo_url] = sound()
    desk.run(desk.voices_service.refresh())
    desk.window.player.on_move.click()
    for _ in range(5):
        press(desk, Qt.Key.Key_Down)
    rested = desk.window.voices.table.current_id
    desk.wait(lambda: desk.player.phase is PlayerPhase.PLAYING)
    assert desk.source.opened == [f"{LINK}{rested}.wav"]
    press(desk, Qt.Key.Key_Up)
    assert desk.player.phase is not PlayerPhase.PLAYING
    press(desk, Qt.Key.Key_Down)
    assert desk.playing.demos.loaded is not None, "what is kept is played without waiting"
    assert desk.playing.demos.loaded.voice_id == rested
    desk.wait(lambda: desk.player.phase is PlayerPhase.PLAYING)
    assert len(desk.source.opened) == 1


def test_the_selected_voice_is_opened_in_advance(desk: Bench) -> None:
    for voice_id in (A, B):
        desk.playing.toggle(voice_id)
        desk.wait(
            lambda one=voice_id: (
                desk.playing.demos.loaded and desk.playing.demos.loaded.voice_id == one
            )
        )
    desk.wait(lambda: desk.player.phase is PlayerPhase.PLAYING)
    desk.window.player.stop.click()
    desk.wait(lambda: desk.player.phase is PlayerPhase.STOPPED)
    desk.select(A)
    ready = desk.player._decks._ready
    desk.wait(lambda: desk.session.demos.cached[A].path in ready)  # type: ignore[union-attr]
    desk.playing.toggle(A)
    desk.wait(lambda: desk.player.phase is PlayerPhase.PLAYING)
    assert desk.playing.demos.loaded is not None
    assert desk.playing.demos.loaded.voice_id == A


def test_where_moving_plays_those_beside_it_are_open_too(desk: Bench) -> None:
    voices = [Voice(f"v{n}", f"V{n}", "Success", demo_url=f"{LINK}v{n}.wav") for n in range(4)]
    for voice in voices:
        desk.service.voices[voice.id] = voice
        desk.source.links[voice.demo_url] = sound()
    desk.run(desk.voices_service.refresh())
    demos = desk.session.demos  # type: ignore[union-attr]
    for voice in desk.window.model.all():
        desk.run(demos.fetch(voice.id))
    order = [desk.window.model.voice_at(row) for row in range(4)]
    desk.window.player.on_move.click()
    desk.select(order[1].id)  # type: ignore[union-attr]
    files = {demos.cached[one.id].path for one in order[:3]}  # type: ignore[union-attr]
    desk.wait(lambda: desk.player._decks._ready.keys() == files)
    press(desk, Qt.Key.Key_Down)
    assert desk.playing.demos.loaded is not None, "at once"
    assert desk.playing.demos.loaded.voice_id == order[2].id  # type: ignore[union-attr]


def test_a_file_replaced_under_its_name_is_opened_anew(desk: Bench) -> None:
    demos = desk.session.demos  # type: ignore[union-attr]
    desk.run(demos.fetch(A))
    path = demos.cached[A].path
    desk.wait(lambda: path in desk.player._decks._ready)
    path.write_bytes(sound(3))
    demos._put(replace(demos.cached[A], kept_at=1.0, duration_ms=3000))
    desk.playing.toggle(A)
    desk.wait(lambda: desk.player.phase is PlayerPhase.PLAYING)
    assert desk.player.duration == 3000


def test_a_device_that_takes_no_sound_is_said_until_it_plays_again(desk: Bench) -> None:
    desk.playing.toggle(A)
    desk.wait(lambda: desk.player.position > 100)
    desk.player.pause()
    desk.player.failed.emit(PlayerFault.SILENT)
    assert desk.window.messages.current is not None
    assert desk.window.messages.current.fact == "The sound device takes no more sound."
    assert A in desk.session.demos.cached  # type: ignore[union-attr]
    desk.playing.toggle(A)
    desk.wait(lambda: not desk.window.messages.has(SILENT_KEY))


def test_another_output_is_told_of_and_then_no_more(desk: Bench) -> None:
    message = output_message("Headset", "Speakers", lost=True)
    assert (
        message.text
        == "\u2068Headset\u2069 is gone. The sound comes from \u2068Speakers\u2069 meanwhile."
    )
    message = output_message("Headset", "Headset", lost=False)
    assert message.fact == "\u2068Headset\u2069 is back."


def test_what_is_open_is_held(desk: Bench) -> None:
    demos = desk.session.demos  # type: ignore[union-attr]
    desk.playing.toggle(A)
    desk.wait(lambda: desk.player.phase is PlayerPhase.PLAYING)
    assert demos._stock.open == {demos.cached[A].file}
    desk.run(demos.clear())
    assert A in demos.cached
    desk.playing.close()
    assert demos._stock.open == frozenset()
    desk.playing.open(desk.session)  # type: ignore[arg-type]
