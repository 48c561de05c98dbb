"""The card of a voice whose training failed: why, what stood out, and both ways to try again."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from tests.consents import CONSENT
from tests.gui.app_window import AppWindow, sound
from voicedesk.domain.samples import (
    LOUDNESS,
    NOISE,
    Advice,
    Finding,
    FindingStatus,
    Measure,
    findings_text,
)
from voicedesk.domain.training import TrainingStatus
from voicedesk.domain.voice import Voice
from voicedesk.library import NO_RECORDING, CachedRecording, SentRecording
from voicedesk.ui.batch.page import BatchPage
from voicedesk.ui.batch.presenter import RUN_BATCH
from voicedesk.ui.kit.dialogs import Dialog
from voicedesk.ui.sidebar.buttons import PlaceButton
from voicedesk.ui.trainings.page import TrainingsPage

pytestmark = pytest.mark.no_qt_log

LINK = "https://media.example.com/{}.wav"
NOISY = Finding(Measure.NOISE, FindingStatus.BAD, 14.0, advice=Advice.MUCH_NOISE, scale=NOISE)
QUIET = Finding(
    Measure.LOUDNESS, FindingStatus.DOUBTFUL, -31.0, advice=Advice.LOUDER, scale=LOUDNESS
)
SHORT = Finding(Measure.LENGTH, FindingStatus.DOUBTFUL, 8.0, advice=Advice.LONGER)
SLOW = Finding(Measure.FORMAT, FindingStatus.DOUBTFUL, 16_000.0, 1, Advice.HIGHER_RATE)


def failed(app: AppWindow, voice_id: str, recording: SentRecording = NO_RECORDING) -> None:
    """A training that the library knows of, and that failed an hour ago."""

    async def write() -> None:
        at = time.time() - 3600
        link = LINK.format(voice_id)
        training = await app.library.start_training(voice_id, "Then", link, CONSENT, at, recording)
        ended = replace(training, status=TrainingStatus.FAILED, ended_at=at + 60)
        await app.library.save_trainings([ended])

    app.library.open_now()
    app.run(write())


def voice(voice_id: str, tier: str = "free") -> Voice:
    return Voice(voice_id, voice_id.title(), "Failed", "zh", tier=tier)


def test_it_names_at_most_three_causes_the_worst_first(app: AppWindow) -> None:
    failed(app, "x", SentRecording(findings_text((QUIET, SHORT, SLOW, NOISY))))
    app.begin(voice("x"))
    card = app.window.panel.card
    assert card.fact.text() == "Training failed."
    assert card.sentence.text() == "The service gave no reason."
    assert [line.name.text() for line in card.causes.lines] == [
        "Loud background noise",
        "Quiet",
        "Short",
    ]
    assert card.causes.lines[0].good.text() == "25 dB or more is good."
    assert card.causes.lines[1].good.text() == "−28 to −13 LUFS is good."
    assert card.sample.text() == "Recording: x.wav"


def test_the_recording_that_failed_can_be_heard_in_it(app: AppWindow, tmp_path: Path) -> None:
    path = tmp_path / "take5.wav"
    path.write_bytes(sound(3))
    app.library.open_now()
    name = str(app.run(app.library.demos.add_copy(path)))
    folder = app.library.demos.folder
    copy = CachedRecording("x", folder, name, path.stat().st_size, 1.0, 3000, b"\x80" * 400)
    failed(app, "x", SentRecording("", copy))
    app.begin(voice("x"))
    part = app.window.panel.card.recording
    assert part.isVisible()
    assert part.name.text() == "x.wav"
    assert app.window.panel.card.sample.isHidden(), "it is named once"
    part.play.click()
    app.wait(lambda: part.play.accessibleName() == "Pause the recording")
    app.select("")
    part.play.click()
    app.wait(lambda: app.playing.view.sounding is None)


def test_train_again_opens_the_form_with_everything_filled_in(app: AppWindow) -> None:
    failed(app, "x")
    app.begin(voice("x"))
    assert not app.window.panel.train.isVisible(), "the card has it"
    app.find(QPushButton, "Train").click()
    assert app.form.isVisible()
    assert app.form.voice_id == "x"
    assert app.form.link.field.text() == LINK.format("x")
    assert app.form.consent.speaker.text == CONSENT.speaker
    assert not app.service.times("train")


def test_train_means_the_same_from_menu_panel_and_card(app: AppWindow) -> None:
    failed(app, "x")
    failed(app, "r")
    app.begin(voice("x"), Voice("r", "Ready", "Success"))
    for voice_id, press in (
        ("x", app.window.commands.train.trigger),
        ("r", app.window.commands.train.trigger),
        ("r", app.window.panel.train.click),
    ):
        app.select(voice_id)
        press()
        assert app.form.link.field.text() == LINK.format(voice_id)
        assert app.form.consent.speaker.text == CONSENT.speaker
        app.form.close_button.click()
    app.select("r")
    app.window.panel.train.click()
    app.form.link.field.setText("https://media.example.com/other.wav")
    app.form.close_button.click()
    app.window.panel.train.click()
    assert app.form.link.field.text().endswith("other.wav"), "what was typed goes before"
    app.form.close_button.click()
    app.idle()


def test_where_nothing_is_known_of_it_the_panel_trains(app: AppWindow) -> None:
    app.begin(voice("x"))
    card = app.window.panel.card
    assert card.fact.text() == "Training failed."
    assert card.again.isHidden()
    assert app.window.panel.train.text() == "Train again"
    app.find(QPushButton, "Train").click()
    assert app.form.isVisible()


def retry_all(app: AppWindow) -> Dialog:
    app.window.panel.card.again.all.click()
    app.wait(lambda: app.window.findChild(Dialog))
    return app.window.findChild(Dialog)


def test_all_that_failed_are_retried_by_one_question(app: AppWindow) -> None:
    for voice_id in ("x", "y", "z"):
        failed(app, voice_id)
    app.begin(voice("x"), voice("y", "pro"), voice("z"), voice("unknown"))
    app.service.set("z", "Success")
    app.run(app.voices_service.refresh())
    app.select("x")
    assert app.window.panel.card.again.all.text() == "Retry all 2 failed"
    question = retry_all(app)
    assert question.title.text() == "Retry 2 failed training(s)?"
    assert "1 of them use paid quota." in question.sentence.text()
    assert not app.service.times("train"), "not before it is answered"
    question.act.click()
    app.wait(lambda: len(app.service.times("train")) == 2)
    app.wait(lambda: app.session.batch.now.sent == 2)
    assert not app.service.times("create"), "they have their slots"
    states = {one.id: one.state for one in app.service.voices.values()}
    assert states == {"x": "Training", "y": "Training", "z": "Success", "unknown": "Failed"}
    sent = {one.voice_id: one.audio_url for one in app.voices_service.trainings[:2]}
    assert sent == {"x": LINK.format("x"), "y": LINK.format("y")}
    page = app.window.desk.page
    assert isinstance(page, BatchPage)
    app.wait(lambda: page.sending.words.text() == "2 training")


def test_a_voice_that_was_trained_elsewhere_meanwhile_is_left_alone(app: AppWindow) -> None:
    for voice_id in ("x", "y"):
        failed(app, voice_id)
    app.begin(voice("x"), voice("y"))
    question = retry_all(app)
    app.service.set("y", "Success")
    question.act.click()
    app.wait(lambda: app.session.batch.now.total and app.session.batch.now.is_over)
    assert len(app.service.times("train")) == 1
    assert app.service.voices["y"].state == "Success"


def test_what_was_retried_is_not_sent_again_after_a_restart(app: AppWindow) -> None:
    """The rows that weren't sent by then keep their failed training, and none goes by itself."""
    for voice_id in "vwxyz":
        failed(app, voice_id)
    app.begin(*map(voice, "vwxyz"))
    held = [app.service.hold("get") for _ in range(3)]
    retry_all(app).act.click()
    app.wait(lambda: all(one.arrived.is_set() for one in held))
    app.batch.rest()
    for one in held:
        one.let_through.set()
    app.wait(lambda: not app.tasks.is_busy(RUN_BATCH))
    assert len(app.service.times("train")) == 3
    for part in reversed(app.parts.of_account):
        part.close()
    app.library.close_now()
    app.begin()
    app.idle()
    assert app.session.batch.now.is_over
    assert len(app.service.times("train")) == 3


def test_the_question_is_asked_of_the_list_of_trainings_too(app: AppWindow) -> None:
    for voice_id in ("x", "y"):
        failed(app, voice_id)
    app.begin(voice("x"), voice("y"))
    app.find(PlaceButton, "Trainings").click()
    page = app.window.desk.page
    assert isinstance(page, TrainingsPage)
    app.find(QPushButton, "Retry all 2 failed").click()
    app.wait(lambda: app.window.findChild(Dialog))
    app.window.findChild(Dialog).keep.click()
    app.idle()
    assert not app.service.times("train")


def test_it_is_a_command_as_long_as_there_are_any(app: AppWindow) -> None:
    failed(app, "x")
    command = app.window.commands.retry_failed
    assert not command.isEnabled()
    app.begin(voice("x"))
    assert command.isEnabled()
    command.trigger()
    app.wait(lambda: app.window.findChild(Dialog))
    app.window.findChild(Dialog).act.click()
    app.wait(lambda: app.service.times("train"))
    app.wait(lambda: not command.isEnabled())


def test_of_one_voice_there_is_no_all(app: AppWindow) -> None:
    failed(app, "x")
    app.begin(voice("x"))
    assert app.window.panel.card.again.all.isHidden()
