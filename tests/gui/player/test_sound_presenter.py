"""How it sounds: volume, loop, speed and device, from bar, menu and keys, and remembered."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu

from tests.gui.app_window import LINK, AppWindow, sound
from voicedesk.audio.player import PlayerFault, PlayerPhase
from voicedesk.domain.voice import Voice
from voicedesk.ui.actions import ListeningActions
from voicedesk.ui.player.texts import SILENT_KEY, output_message

pytestmark = pytest.mark.no_qt_log

A, B = "voice-a", "voice-b"


@pytest.fixture
def app(app: AppWindow) -> AppWindow:
    app.begin(*(Voice(one, one.upper(), "Success", demo_url=f"{LINK}{one}.wav") for one in (A, B)))
    app.select(A)
    return app


def press(app: AppWindow, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    held = Qt.KeyboardModifier.NoModifier if modifier is None else modifier
    app.qtbot.keyClick(app.window.voices.table, key, held)


def texts(actions: Sequence[QAction]) -> list[tuple[str, bool]]:
    return [(action.text(), action.isChecked()) for action in actions]


def test_loop_from_bar_key_and_menu_is_one_and_remembered(app: AppWindow) -> None:
    bar, action = app.window.player.loop, app.window.commands.listening.loop
    bar.click()
    assert (app.player.loop, action.isChecked()) == (True, True)
    app.wait(lambda: app.saved and app.saved[-1].loop)
    press(app, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert (app.player.loop, bar.isChecked(), action.isChecked()) == (False, False, False)
    assert not app.preferences.now.loop


def test_speed_by_key_goes_in_steps_to_the_ends_and_is_remembered(app: AppWindow) -> None:
    listening, bar = app.window.commands.listening, app.window.player
    seen = []
    for key in [Qt.Key.Key_BracketRight] * 5 + [Qt.Key.Key_BracketLeft] * 7:
        press(app, key)
        seen.append(app.player.speed)
    assert seen == [1.25, 1.5, 1.75, 2.0, 2.0, 1.75, 1.5, 1.25, 1.0, 0.75, 0.5, 0.5]
    assert not listening.slower.isEnabled()
    assert bar.speed.text() == "0.5×"
    app.wait(lambda: app.saved and app.saved[-1].speed == 0.5)


def test_a_bracket_in_the_search_field_is_a_letter(app: AppWindow) -> None:
    field = app.window.voices.search
    field.setFocus()
    app.qtbot.keyClicks(field, "[1]")
    assert (field.text(), app.player.speed) == ("[1]", 1.0)


def test_the_bar_offers_the_speeds(app: AppWindow) -> None:
    app.window.player.speed.click()
    menu = app.window.findChild(QMenu)
    assert isinstance(menu, QMenu)
    speeds = menu.actions()
    assert texts(speeds)[:3] == [("0.5×", False), ("0.75×", False), ("1×", True)]
    speeds[-1].trigger()
    assert app.player.speed == 2.0
    assert app.window.player.speed.accessibleName() == "Speed 2×"
    menu.close()


def test_what_plays_is_heard_at_the_speed_and_over_again(app: AppWindow) -> None:
    app.source.links[f"{LINK}{A}.wav"] = sound(0.6)
    app.preferences.change(speed=2.0)
    app.window.player.loop.click()
    press(app, Qt.Key.Key_BracketRight)
    places: list[int] = []
    app.player.position_changed.connect(places.append)
    app.playing.toggle(A)
    app.wait(lambda: any(b < a for a, b in pairwise(places)))
    assert app.player.phase is PlayerPhase.PLAYING


def test_at_first_the_volume_is_full_and_demos_are_equally_loud(app: AppWindow) -> None:
    assert app.window.player.volume.value() == 100
    assert (app.player.volume, app.player.equal_loudness) == (1.0, True)
    app.preferences.change(equal_loudness=False)
    assert not app.player.equal_loudness


def test_volume_and_mute_are_heard_at_once_and_remembered(app: AppWindow) -> None:
    app.window.player.volume.setValue(30)
    app.window.player.mute.click()
    assert (app.player.volume, app.player.muted) == (0.3, True)
    assert not app.window.player.volume.isEnabled()
    app.wait(lambda: app.saved)
    assert (app.saved[-1].volume, app.saved[-1].muted) == (0.3, True)


def test_the_menu_has_the_volume_too(app: AppWindow) -> None:
    bar, listening = app.window.player, app.window.commands.listening
    app.window.resize(1000, 600)
    app.wait(lambda: not bar.volume.isVisible())
    bar.volume.setValue(50)
    listening.louder.trigger()
    assert app.player.volume == 0.55
    listening.quieter.trigger()
    listening.quieter.trigger()
    assert app.player.volume == 0.45
    listening.mute.trigger()
    assert (app.player.muted, bar.mute.isChecked()) == (True, True)
    bar.mute.click()
    assert (app.player.muted, listening.mute.isChecked()) == (False, False)


def test_the_wheel_over_mute_changes_the_volume_also_while_comparing(app: AppWindow) -> None:
    bar = app.window.player
    bar.volume.setValue(50)
    app.window.commands.listening.compare.trigger()
    place = QPointF(bar.mute.geometry().center())
    for turn in (120, 120, -120):
        event = QWheelEvent(
            place, place, QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(bar, event)
    assert app.player.volume == 0.55


def test_the_menu_offers_the_outputs_and_says_which_is_away(app: AppWindow) -> None:
    listening = app.window.commands.listening
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
    assert app.preferences.now.device == app.player.devices.selected == usb
    app.wait(lambda: app.saved and app.saved[-1].device == usb)
    assert texts(outputs_of(listening))[-1] == ("usb (not connected)", True)
    outputs_of(listening)[0].trigger()
    assert app.preferences.now.device == ""


def test_an_open_menu_offers_the_outputs_that_there_are_by_then(app: AppWindow) -> None:
    listening, menu = app.window.commands.listening, QMenu(app.window)
    listening.menu.fill(menu)
    inner = next(one for one in menu.findChildren(QMenu) if one.title() == "Audio output")
    listening.show_outputs([("01", "Speakers")], "", "")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    inner.aboutToShow.emit()
    inner.aboutToShow.emit()
    assert texts(inner.actions()) == [("System default", True), ("Speakers", False)]


def outputs_of(listening: ListeningActions) -> list[QAction]:
    menu = QMenu()
    listening.menu.fill(menu)
    inner = next(one for one in menu.findChildren(QMenu) if one.title() == "Audio output")
    return inner.actions()


def test_moving_on_quickly_fetches_only_where_one_rests(app: AppWindow) -> None:
    """For going through many voices by ear: nothing is fetched of those that are passed."""
    more = [Voice(f"v{n}", f"V{n}", "Success", demo_url=f"{LINK}v{n}.wav") for n in range(6)]
    for voice in more:
        app.service.voices[voice.id] = voice
        app.source.links[voice.demo_url] = sound()
    app.run(app.voices_service.refresh())
    app.window.player.auto_play.click()
    for _ in range(5):
        press(app, Qt.Key.Key_Down)
    rested = app.window.voices.table.current_id
    app.wait(lambda: app.player.phase is PlayerPhase.PLAYING)
    assert app.source.opened == [f"{LINK}{rested}.wav"]
    press(app, Qt.Key.Key_Up)
    assert app.player.phase is not PlayerPhase.PLAYING
    press(app, Qt.Key.Key_Down)
    assert app.playing.demos.loaded is not None, "what is kept is played without waiting"
    assert app.playing.demos.loaded.voice_id == rested
    app.wait(lambda: app.player.phase is PlayerPhase.PLAYING)
    assert len(app.source.opened) == 1


def test_the_selected_voice_is_opened_in_advance(app: AppWindow) -> None:
    for voice_id in (A, B):
        app.playing.toggle(voice_id)
        app.wait(
            lambda one=voice_id: (
                app.playing.demos.loaded and app.playing.demos.loaded.voice_id == one
            )
        )
    app.wait(lambda: app.player.phase is PlayerPhase.PLAYING)
    app.window.commands.listening.stop.trigger()
    app.wait(lambda: app.player.phase is PlayerPhase.STOPPED)
    app.select(A)
    ready = app.player._decks._ready
    app.wait(lambda: app.session.demos.cached[A].path in ready)
    app.playing.toggle(A)
    app.wait(lambda: app.player.phase is PlayerPhase.PLAYING)
    assert app.playing.demos.loaded is not None
    assert app.playing.demos.loaded.voice_id == A


def test_where_moving_plays_those_beside_it_are_open_too(app: AppWindow) -> None:
    voices = [Voice(f"v{n}", f"V{n}", "Success", demo_url=f"{LINK}v{n}.wav") for n in range(4)]
    for voice in voices:
        app.service.voices[voice.id] = voice
        app.source.links[voice.demo_url] = sound()
    app.run(app.voices_service.refresh())
    demos = app.session.demos
    for voice in app.window.model.all():
        app.run(demos.fetch(voice.id))
    order = [app.window.model.voice_at(row) for row in range(4)]
    app.window.player.auto_play.click()
    app.select(order[1].id)
    files = {demos.cached[one.id].path for one in order[:3]}
    app.wait(lambda: app.player._decks._ready.keys() == files)
    press(app, Qt.Key.Key_Down)
    assert app.playing.demos.loaded is not None, "at once"
    assert app.playing.demos.loaded.voice_id == order[2].id


def test_a_file_replaced_under_its_name_is_opened_anew(app: AppWindow) -> None:
    demos = app.session.demos
    app.run(demos.fetch(A))
    path = demos.cached[A].path
    app.wait(lambda: path in app.player._decks._ready)
    path.write_bytes(sound(3))
    demos._cache.put(demos.cached[A]._replace(kept_at=1.0, duration_ms=3000))
    app.playing.toggle(A)
    app.wait(lambda: app.player.phase is PlayerPhase.PLAYING)
    assert app.player.duration == 3000


def test_a_device_that_takes_no_sound_is_said_until_it_plays_again(app: AppWindow) -> None:
    app.playing.toggle(A)
    app.wait(lambda: app.player.position > 100)
    app.player.pause()
    app.player.failed.emit(PlayerFault.SILENT)
    assert app.window.messages.current is not None
    assert app.window.messages.current.fact == "The audio device stopped responding."
    assert A in app.session.demos.cached
    app.playing.toggle(A)
    app.wait(lambda: not app.window.messages.has(SILENT_KEY))


def test_another_output_is_told_of_and_then_no_more(app: AppWindow) -> None:
    message = output_message("Headset", "Speakers", lost=True)
    assert (
        message.text
        == "\u2068Headset\u2069 was disconnected. Playing through \u2068Speakers\u2069 for now."
    )
    message = output_message("Headset", "Headset", lost=False)
    assert message.fact == "\u2068Headset\u2069 is connected again."


def test_what_is_open_is_held(app: AppWindow) -> None:
    demos = app.session.demos
    app.playing.toggle(A)
    app.wait(lambda: app.player.phase is PlayerPhase.PLAYING)
    assert demos._cache.in_use == {demos.cached[A].file}
    app.run(demos.clear())
    assert A in demos.cached
    app.playing.close()
    assert demos._cache.in_use == frozenset()
    app.playing.open(app.session)
