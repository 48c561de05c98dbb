"""Keeping demos offline, as the window shows it."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QToolButton

from tests.consents import CONSENT
from tests.gui.bench import LINK, Bench, sound
from voicedesk.domain.errors import DemoProblem
from voicedesk.domain.voice import Voice
from voicedesk.services.offline import OfflineStatus
from voicedesk.ui.messages.messages import MessageTone
from voicedesk.ui.offline import LIMIT_KEY
from voicedesk.ui.sidebar.tags import OfflineLine

pytestmark = pytest.mark.no_qt_log

VOICES = [Voice(f"v{n}", f"Voice {n}", "Success", "en", f"{LINK}{n}.mp3") for n in range(6)]
BARE = Voice("bare", "No demo", "Init")


def kept(bench: Bench) -> set[str]:
    assert bench.session is not None
    return set(bench.session.demos.cached)


def line(bench: Bench) -> OfflineLine:
    return bench.offline._line


def begin_slowly(bench: Bench) -> None:
    bench.begin(*VOICES, BARE)
    bench.source.gate.clear()
    bench.window.commands.keep_all.trigger()
    bench.wait(lambda: line(bench).isVisible() and len(bench.source.opened) == 4)


def test_keep_all_fetches_every_demo_and_says_so(bench: Bench) -> None:
    bench.begin(*VOICES, BARE)
    assert not line(bench).isVisible()
    bench.window.commands.keep_all.trigger()
    bench.wait(lambda: kept(bench) == {voice.id for voice in VOICES})
    bench.wait(lambda: bench.window.messages.current is not None)
    message = bench.window.messages.current
    assert message is not None
    assert (message.tone, message.fact) == (
        MessageTone.GOOD,
        "6 demos were kept on this computer.",
    )
    bench.wait(lambda: not line(bench).isVisible())
    assert bench.session is not None
    assert not bench.session.annotations.get("bare").pinned
    bench.window.commands.keep_all.trigger()
    bench.wait(lambda: "already" in (bench.window.messages.current or message).fact)


def test_one_voice_is_kept_without_a_word(bench: Bench) -> None:
    bench.begin(*VOICES)
    bench.annotations.set_pinned(["v3"], pinned=True)
    bench.wait(lambda: kept(bench) == {"v3"})
    bench.idle()
    assert bench.window.messages.current is None


def test_the_line_tells_how_far_it_is_pauses_and_goes_on(bench: Bench) -> None:
    begin_slowly(bench)
    bench.wait(lambda: line(bench).accessibleName() == "Keeping 0 of 6")
    bench.find(QToolButton, "Pause keeping demos").click()
    bench.wait(lambda: line(bench).accessibleName() == "Paused, 0 of 6")
    bench.source.gate.set()
    assert kept(bench) == set()
    bench.find(QToolButton, "Go on keeping demos").click()
    bench.wait(lambda: len(kept(bench)) == 6)
    bench.wait(lambda: not line(bench).isVisible())


def test_cancelled_it_goes_away_and_unpins_what_is_not_there(bench: Bench) -> None:
    begin_slowly(bench)
    bench.find(QToolButton, "Cancel keeping demos").click()
    bench.source.gate.set()
    bench.wait(lambda: not line(bench).isVisible())
    bench.idle()
    assert bench.session is not None
    assert kept(bench) == set()
    assert not any(annotations.pinned for annotations in bench.session.annotations.by_id.values())
    assert bench.window.messages.current is None


def test_failures_are_told_together_with_their_reasons(bench: Bench) -> None:
    bench.begin(*VOICES)
    bench.source.problems[f"{LINK}1.mp3"] = DemoProblem.NOT_FOUND
    bench.source.links[f"{LINK}2.mp3"] = b"<html>"
    bench.window.commands.keep_all.trigger()
    bench.wait(lambda: bench.window.messages.current)
    message = bench.window.messages.current
    assert message is not None
    assert message.fact == "2 demos couldn’t be kept."
    assert message.details.splitlines()[0].startswith("Voice 1: It is no longer where")
    assert message.details.splitlines()[1].startswith("Voice 2: A web page came")
    bench.source.problems.clear()
    bench.source.links[f"{LINK}2.mp3"] = sound()
    assert message.act is not None
    message.act()
    bench.wait(lambda: len(kept(bench)) == 6)


def test_the_limit_of_the_settings_holds_at_once(bench: Bench) -> None:
    bench.begin(*VOICES)
    assert bench.session is not None
    for voice in VOICES:
        bench.run(bench.session.demos.fetch(voice.id))
    size = bench.session.demos.use.size // 6
    bench.session.demos.mark_heard("v0")
    bench.preferences.change(demo_limit=2 * size)
    bench.wait(lambda: kept(bench) == {"v0", "v5"})
    bench.annotations.set_pinned(["v0", "v5"], pinned=True)
    bench.idle()
    bench.preferences.change(demo_limit=size)
    bench.wait(lambda: bench.window.messages.has(LIMIT_KEY))
    assert kept(bench) == {"v0", "v5"}
    bench.preferences.change(demo_limit=0)
    bench.wait(lambda: not bench.window.messages.has(LIMIT_KEY))


@pytest.mark.parametrize("keeps", [True, False])
def test_the_demo_of_a_training_that_ended_is_kept_if_the_settings_say_so(
    bench: Bench, keeps: bool
) -> None:
    bench.preferences.change(keep_new_demos=keeps)
    bench.begin(*VOICES)
    bench.run(
        bench.voices_service.train(
            "v1", audio_url="https://s/1.wav", name="Voice 1", consent=CONSENT
        )
    )
    bench.service.set("v1", "Success", demo_url=f"{LINK}1.mp3")
    bench.run(bench.voices_service.refresh())
    if keeps:
        bench.wait(lambda: kept(bench) == {"v1"})
    else:
        bench.idle()
        assert bench.source.opened == []


def test_it_finds_its_words_anew(bench: Bench) -> None:
    view = line(bench)
    view.show_keeping(OfflineStatus(total=50, done=12, is_waiting=True))
    assert view.accessibleName() == "Waiting, 12 of 50"
    view.changeEvent(QEvent(QEvent.Type.LanguageChange))
    assert view.accessibleName() == "Waiting, 12 of 50"
    view.show_keeping(OfflineStatus(total=50, done=50, unchecked=7))
    assert view.accessibleName() == "Checking, 7 left"
    view.show_keeping(OfflineStatus())
    assert not view.isVisible()


def test_in_a_rail_the_buttons_carry_the_text(bench: Bench) -> None:
    bench.window.resize(900, 700)
    begin_slowly(bench)
    bench.wait(lambda: bench.window.sidebar.width() == 56)
    assert not line(bench).words.isVisible()
    bench.wait(lambda: "Keeping 0 of 6" in line(bench).pause.toolTip())
    bench.source.gate.set()
    bench.wait(lambda: len(kept(bench)) == 6)
