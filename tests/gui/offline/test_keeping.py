"""Keeping demos offline, as the window shows it."""

import pytest
from PySide6.QtWidgets import QToolButton

from tests.consents import CONSENT
from tests.gui.app_window import LINK, AppWindow, sound
from voicedesk.domain.errors import DemoProblem
from voicedesk.domain.voice import Voice
from voicedesk.services.offline import OfflineStatus
from voicedesk.ui.messages.messages import MessageTone
from voicedesk.ui.offline import LIMIT_KEY
from voicedesk.ui.sidebar.tags import OfflineLine

pytestmark = pytest.mark.no_qt_log

VOICES = [Voice(f"v{n}", f"Voice {n}", "Success", "en", f"{LINK}{n}.mp3") for n in range(6)]
BARE = Voice("bare", "No demo", "Init")


def kept(app: AppWindow) -> set[str]:
    assert app.session is not None
    return set(app.session.demos.cached)


def line(app: AppWindow) -> OfflineLine:
    return app.offline._line


def begin_slowly(app: AppWindow) -> None:
    app.begin(*VOICES, BARE)
    app.source.gate.clear()
    app.window.commands.keep_all.trigger()
    app.wait(lambda: line(app).isVisible() and len(app.source.opened) == 4)


def test_keep_all_fetches_every_demo_and_says_so(app: AppWindow) -> None:
    app.begin(*VOICES, BARE)
    assert not line(app).isVisible()
    app.window.commands.keep_all.trigger()
    app.wait(lambda: kept(app) == {voice.id for voice in VOICES})
    app.wait(lambda: app.window.messages.current is not None)
    message = app.window.messages.current
    assert message is not None
    assert (message.tone, message.fact) == (
        MessageTone.GOOD,
        "6 demos downloaded for offline use.",
    )
    app.wait(lambda: not line(app).isVisible())
    assert app.session is not None
    assert not app.session.annotations.get("bare").pinned
    app.window.commands.keep_all.trigger()
    app.wait(lambda: "already" in (app.window.messages.current or message).fact)
    app.idle()
    app.window.commands.undo.trigger()
    annotations = app.session.annotations
    app.wait(lambda: not any(one.pinned for one in annotations.by_id.values()))


def test_of_one_voice_only_what_can_be_undone_is_told(app: AppWindow) -> None:
    app.begin(*VOICES)
    app.annotations.set_pinned(["v3"], pinned=True)
    app.wait(lambda: kept(app) == {"v3"})
    app.idle()
    (message,) = app.window.messages.messages
    assert message.fact == "“Always keep” turned on for \u2068Voice 3\u2069."
    assert message.undo is not None


def test_the_line_tells_how_far_it_is_pauses_and_goes_on(app: AppWindow) -> None:
    begin_slowly(app)
    app.wait(lambda: line(app).accessibleName() == "Downloading 0 of 6")
    app.find(QToolButton, "Pause downloading demos").click()
    app.wait(lambda: line(app).accessibleName() == "Paused, 0 of 6")
    app.source.gate.set()
    assert kept(app) == set()
    app.find(QToolButton, "Resume downloading demos").click()
    app.wait(lambda: len(kept(app)) == 6)
    app.wait(lambda: not line(app).isVisible())


def test_cancelled_it_goes_away_and_unpins_what_is_not_there(app: AppWindow) -> None:
    begin_slowly(app)
    app.find(QToolButton, "Cancel downloading demos").click()
    app.source.gate.set()
    app.wait(lambda: not line(app).isVisible())
    app.idle()
    assert app.session is not None
    assert kept(app) == set()
    assert not any(annotations.pinned for annotations in app.session.annotations.by_id.values())
    assert app.window.messages.current is None


def test_failures_are_told_together_with_their_reasons(app: AppWindow) -> None:
    app.begin(*VOICES)
    app.source.problems[f"{LINK}1.mp3"] = DemoProblem.NOT_FOUND
    app.source.links[f"{LINK}2.mp3"] = b"<html>"
    app.window.commands.keep_all.trigger()
    app.wait(lambda: app.window.messages.current)
    message = app.window.messages.current
    assert message is not None
    assert message.fact == "Couldn’t download 2 demos."
    assert message.details.splitlines()[0].startswith("Voice 1: The file no longer exists")
    assert message.details.splitlines()[1].startswith("Voice 2: The server sent a web page")
    app.source.problems.clear()
    app.source.links[f"{LINK}2.mp3"] = sound()
    assert message.act is not None
    message.act()
    app.wait(lambda: len(kept(app)) == 6)


def test_the_limit_of_the_settings_holds_at_once(app: AppWindow) -> None:
    app.begin(*VOICES)
    assert app.session is not None
    for voice in VOICES:
        app.run(app.session.demos.fetch(voice.id))
    size = app.session.demos.use.size // 6
    app.session.demos.mark_heard(app.session.demos.cached["v0"])
    app.preferences.change(demo_limit=2 * size)
    app.wait(lambda: kept(app) == {"v0", "v5"})
    app.annotations.set_pinned(["v0", "v5"], pinned=True)
    app.idle()
    app.preferences.change(demo_limit=size)
    app.wait(lambda: app.window.messages.has(LIMIT_KEY))
    assert kept(app) == {"v0", "v5"}
    app.preferences.change(demo_limit=0)
    app.wait(lambda: not app.window.messages.has(LIMIT_KEY))


@pytest.mark.parametrize("keeps", [True, False])
def test_the_demo_of_a_training_that_ended_is_kept_if_the_settings_say_so(
    app: AppWindow, keeps: bool
) -> None:
    app.preferences.change(keep_new_demos=keeps)
    app.begin(*VOICES)
    app.run(
        app.voices_service.train("v1", audio_url="https://s/1.wav", name="Voice 1", consent=CONSENT)
    )
    app.service.set("v1", "Success", demo_url=f"{LINK}1.mp3")
    app.run(app.voices_service.refresh())
    if keeps:
        app.wait(lambda: kept(app) == {"v1"})
    else:
        app.idle()
        assert app.source.opened == []


def test_it_says_how_far_it_has_come(app: AppWindow) -> None:
    view = line(app)
    view.show_keeping(OfflineStatus(total=50, done=12, is_waiting=True))
    assert view.accessibleName() == "Waiting, 12 of 50"
    view.show_keeping(OfflineStatus(total=50, done=50, unchecked=7))
    assert view.accessibleName() == "Checking, 7 left"
    view.show_keeping(OfflineStatus())
    assert not view.isVisible()


def test_in_a_rail_the_buttons_carry_the_text(app: AppWindow) -> None:
    app.window.resize(900, 700)
    begin_slowly(app)
    app.wait(lambda: app.window.sidebar.width() == 56)
    assert not line(app).words.isVisible()
    app.wait(lambda: "Downloading 0 of 6" in line(app).pause.toolTip())
    app.source.gate.set()
    app.wait(lambda: len(kept(app)) == 6)
