"""The page of trainings: what each was, how it stands, and the way back to voice and form."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from tests.consents import CONSENT
from tests.gui.app_window import AppWindow, sound
from tests.unit.services.scripted_service import facts
from voicedesk.domain.errors import NoConnectionError, TimedOutError
from voicedesk.domain.samples import Advice, Finding, FindingStatus, Measure, findings_text
from voicedesk.domain.training import Consent, TrainingStatus
from voicedesk.domain.voice import Voice
from voicedesk.library import NO_RECORDING, CachedRecording, SentRecording
from voicedesk.ui.sidebar.buttons import PlaceButton
from voicedesk.ui.trainings.page import TrainingsPage
from voicedesk.ui.voices.filtering import VoiceColumn

pytestmark = pytest.mark.no_qt_log

LINK = "https://media.example.com/me.wav?token=1"
KEPT_LINK = "https://media.example.com/me.wav"
"""Without its signature, which opens the file for whoever has it."""
MINUTE = 60.0
DAY = 86_400.0
VOICES = (
    Voice("r", "Rita", "Success", "en"),
    Voice("i", "Ida", "Init"),
    Voice("e", "Elsa", "Training"),
)


def kept(
    app: AppWindow,
    voice_id: str,
    *,
    ago: float,
    took: float = 0,
    status: TrainingStatus = TrainingStatus.READY,
    link: str = LINK,
    consent: Consent = CONSENT,
    recording: SentRecording = NO_RECORDING,
) -> None:
    """A training that the library knows of."""
    at = time.time() - ago

    async def write() -> None:
        training = await app.library.start_training(voice_id, "Then", link, consent, at, recording)
        ended = replace(training, status=status, ended_at=at + took if took else None)
        await app.library.save_trainings([ended])

    app.library.open_now()
    app.run(write())


def page(app: AppWindow) -> TrainingsPage:
    shown = app.window.desk.page
    assert isinstance(shown, TrainingsPage)
    return shown


def open_page(app: AppWindow) -> TrainingsPage:
    app.find(PlaceButton, "Trainings").click()
    return page(app)


def cells(app: AppWindow) -> list[list[str]]:
    model = page(app).table.model()
    columns = range(model.columnCount())
    return [
        [model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in columns]
        for row in range(model.rowCount())
    ]


def choose(app: AppWindow, number: int) -> TrainingsPage:
    shown = page(app)
    shown.table.select(page(app).model.shown[number].key)
    return shown


# What it says


def test_every_training_is_listed_with_when_how_long_and_what_became_of_it(app: AppWindow) -> None:
    kept(app, "gone", ago=4 * DAY, took=5 * MINUTE, status=TrainingStatus.FAILED)
    kept(app, "r", ago=3 * DAY, took=10 * MINUTE)
    kept(app, "r", ago=2 * DAY, status=TrainingStatus.UNCERTAIN)
    kept(app, "r", ago=DAY, took=DAY / 2)
    kept(app, "i", ago=30 * MINUTE, took=MINUTE, status=TrainingStatus.NOT_BEGUN)
    app.begin(*VOICES)
    open_page(app)
    assert [(row[0], row[1], *row[3:]) for row in cells(app)] == [
        ("Elsa", "—", "Training — noticed just now", "Training"),
        ("Ida", CONSENT.speaker, "—", "Didn’t start"),
        ("Rita", CONSENT.speaker, "Unknown", "Ready"),
        ("Rita", CONSENT.speaker, "—", "Uncertain"),
        ("Rita", CONSENT.speaker, "10 min", "Ready"),
        ("Then", CONSENT.speaker, "5 min", "Failed"),
    ]
    names = [page(app).table.model().index(row, 0) for row in range(6)]
    beside = [one.data(Qt.ItemDataRole.AccessibleDescriptionRole) for one in names]
    assert beside[0] == "Started elsewhere"
    assert beside[1] == "me.wav"
    assert beside[-1] == "me.wav · voice deleted"


def test_the_panel_tells_what_was_sent_and_who_agreed(app: AppWindow) -> None:
    kept(app, "r", ago=3 * DAY, took=10 * MINUTE)
    app.begin(VOICES[0])
    pane = open_page(app).pane
    told = pane.facts
    assert pane.name.text() == "Rita"
    assert told.recording.text() == "me.wav"
    assert told.link.text() == KEPT_LINK
    assert told.name.text() == "Then"
    assert told.speaker.text() == CONSENT.speaker
    assert told.confirmed.text() == CONSENT.confirmed_by
    assert CONSENT.wording in told.wording.text()
    told.copy_link.click()
    assert QApplication.clipboard().text() == KEPT_LINK
    told.copy_id.click()
    assert QApplication.clipboard().text() == "r"


def test_when_it_was_sent_is_told_whole_also_of_another_year(app: AppWindow) -> None:
    kept(app, "i", ago=400 * DAY, status=TrainingStatus.UNCERTAIN)
    app.begin(VOICES[1])
    sent = open_page(app).pane.sent
    assert sent.text().startswith("started ")
    app.wait(lambda: sent.width() >= sent.fontMetrics().horizontalAdvance(sent.text()) > 0)


def test_one_seen_elsewhere_is_told_as_such_and_cannot_be_sent_again(app: AppWindow) -> None:
    app.begin(VOICES[2])
    pane = open_page(app).pane
    assert "Started outside this computer" in pane.origin.text()
    assert not pane.again.isEnabled()
    assert "Started outside this computer" in pane.reason.text()
    assert pane.voice.isEnabled()


def test_of_a_gone_voice_neither_voice_nor_another_training_is_offered(app: AppWindow) -> None:
    kept(app, "gone", ago=DAY, took=5 * MINUTE, status=TrainingStatus.FAILED)
    app.begin(VOICES[0])
    pane = open_page(app).pane
    assert "voice was deleted" in pane.origin.text()
    assert "deleted in the meantime" in pane.sentence.text()
    assert not pane.voice.isEnabled()
    assert not pane.again.isEnabled()
    assert pane.facts.copy_link.isVisible()
    page(app).table.voice_requested.emit()
    assert app.window.desk.page is not None, "there is nothing to show"


def test_slow_is_said_after_half_an_hour_beside_this_account_s_own_history(app: AppWindow) -> None:
    for day in (5, 4, 3):
        kept(app, "r", ago=day * DAY, took=4 * MINUTE)
    kept(app, "r", ago=2 * DAY, took=31 * MINUTE)
    kept(app, "i", ago=6 * MINUTE, status=TrainingStatus.RUNNING)
    app.begin(VOICES[0], VOICES[1]._replace(state="Training"))
    shown = open_page(app)
    took = [row[3] for row in cells(app)]
    assert took[0] == "6 min so far, usually 4 min"
    assert took[1] == "31 min, unusually long"
    assert not shown.pane.time.unusual.isVisible()
    assert "4 min" in shown.pane.time.usual.text()
    assert shown.pane.time.plot.isVisible()
    choose(app, 1)
    assert shown.pane.time.unusual.isVisible()


def test_without_a_history_the_documented_range_stands_there(app: AppWindow) -> None:
    kept(app, "i", ago=29 * MINUTE, status=TrainingStatus.RUNNING)
    app.begin(VOICES[1]._replace(state="Training"))
    shown = open_page(app)
    assert cells(app)[0][3] == "29 min so far"
    assert "3 to 15 minutes" in shown.pane.time.usual.text()
    assert not shown.pane.time.plot.isVisible()


def test_a_training_that_was_sent_a_moment_ago_has_just_started(app: AppWindow) -> None:
    kept(app, "i", ago=0, status=TrainingStatus.RUNNING)
    app.begin(VOICES[1]._replace(state="Training"))
    assert open_page(app).pane.time.time.text() == "Just started"
    assert cells(app)[0][3] == "Just started"
    voice = app.window.model.voice("i")
    assert voice is not None
    assert app.window.model.text(voice, VoiceColumn.DEMO) == "Just started"


def test_a_training_sent_now_appears_and_ends_while_one_looks(app: AppWindow) -> None:
    app.begin(VOICES[0], VOICES[1])
    open_page(app)
    assert page(app).none_yet.isVisible()
    badge = app.window.sidebar.trainings
    assert badge.accessibleDescription() == "0"
    app.run(app.voices_service.train("i", audio_url=LINK, name="Ida", consent=CONSENT))
    app.wait(page(app).table.isVisible)
    assert cells(app)[0][4] == "Training"
    assert page(app).count.text().startswith("1 ")
    assert badge.accessibleDescription() == "1"
    app.service.set("i", "Success")
    app.run(app.voices_service.refresh())
    app.wait(lambda: cells(app)[0][4] == "Ready")
    assert page(app).pane.pill.text() == "Ready"
    assert badge.accessibleDescription() == "0"


def test_passing_time_touches_the_running_rows_alone(app: AppWindow) -> None:
    kept(app, "r", ago=DAY, took=10 * MINUTE)
    app.begin(VOICES[0], VOICES[2])
    open_page(app)
    told: list[tuple[int, int, int, int]] = []
    page(app).table.model().dataChanged.connect(
        lambda first, last: told.append((first.row(), first.column(), last.row(), last.column()))
    )
    app.trainings.renew_times()
    assert told == [(0, 3, 0, 3)]


def test_offline_says_that_nothing_is_updated_and_sends_nothing(app: AppWindow) -> None:
    kept(app, "r", ago=DAY, took=10 * MINUTE)
    kept(app, "i", ago=6 * MINUTE, status=TrainingStatus.RUNNING)
    app.begin(VOICES[0], VOICES[1]._replace(state="Training"))
    shown = open_page(app)
    app.service.fail("list", NoConnectionError(facts()))
    shown.refresh.click()
    app.wait(lambda: cells(app)[0][3] == "Not updating while offline")
    choose(app, 1)
    assert not shown.pane.again.isEnabled()
    assert "offline" in shown.pane.reason.text()
    assert not shown.new.isEnabled()
    app.run(app.voices_service.refresh())
    app.wait(shown.pane.again.isEnabled)


def test_an_answer_that_was_lost_is_being_found_out(app: AppWindow) -> None:
    app.begin(VOICES[1])
    open_page(app)
    app.service.fail("train", TimedOutError(facts(may_have_taken_effect=True)))
    with pytest.raises(TimedOutError):
        app.run(app.voices_service.train("i", audio_url=LINK, name="Ida", consent=CONSENT))
    app.wait(lambda: cells(app))
    assert cells(app)[0][3:] == ["Checking whether it started", "Checking"]
    pane = page(app).pane
    assert "Don’t start it again yet" in pane.sentence.text()
    assert not pane.again.isEnabled()


# Where it leads


def test_train_again_opens_the_form_with_what_was_sent_and_sends_nothing(app: AppWindow) -> None:
    kept(app, "r", ago=DAY, took=10 * MINUTE)
    app.begin(*VOICES)
    open_page(app)
    choose(app, 1)
    page(app).pane.again.click()
    assert app.window.shows_voices
    assert app.window.voices.table.current_id == "r"
    assert app.form.isVisible()
    assert app.form.voice_id == "r"
    assert app.form.link.field.text() == KEPT_LINK
    assert app.form.consent.speaker.text == CONSENT.speaker
    assert app.form.start.isEnabled(), "nothing is missing"
    assert not app.service.times("train")


def test_train_again_names_the_speaker_of_that_training(app: AppWindow) -> None:
    kept(app, "r", ago=2 * DAY, took=10 * MINUTE, consent=replace(CONSENT, speaker="Olga"))
    kept(app, "r", ago=DAY, took=10 * MINUTE)
    app.begin(VOICES[0])
    open_page(app)
    choose(app, 1)
    page(app).pane.again.click()
    assert app.form.consent.speaker.text == "Olga"


@pytest.mark.parametrize("how", ["button", "enter", "double click"])
def test_the_voice_of_a_training_is_shown(app: AppWindow, qtbot: QtBot, how: str) -> None:
    kept(app, "r", ago=DAY, took=10 * MINUTE)
    app.begin(*VOICES)
    table = open_page(app).table
    if how == "double click":
        choose(app, 1)
        middle = table.visualRect(table.currentIndex()).center()
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    else:
        qtbot.keyClick(table, Qt.Key.Key_Down)
        if how == "enter":
            qtbot.keyClick(table, Qt.Key.Key_Return)
        else:
            page(app).pane.voice.click()
    assert app.window.shows_voices
    assert app.window.voices.table.current_id == "r"
    assert app.window.voices.table.hasFocus()


def test_the_place_is_marked_and_any_other_place_leads_back(app: AppWindow) -> None:
    app.begin(*VOICES)
    sidebar = app.window.sidebar
    open_page(app)
    assert sidebar.trainings.isChecked()
    assert not sidebar.places[""].isChecked()
    sidebar.places[""].click()
    assert app.window.shows_voices
    assert sidebar.places[""].isChecked()
    assert not sidebar.trainings.isChecked()
    app.window.commands.trainings.trigger()
    sidebar.places["Success"].toggle()  # as a screen reader presses
    assert app.window.shows_voices
    assert app.window.model.filters.state == "Success"
    assert sidebar.places["Success"].isChecked()
    sidebar.trainings.toggle()
    assert app.window.desk.page is not None
    assert not sidebar.places["Success"].isChecked()


# Order and search


def test_heads_sort_and_the_selection_stays_with_its_training(app: AppWindow) -> None:
    kept(app, "r", ago=3 * DAY, took=4 * MINUTE)
    kept(app, "i", ago=2 * DAY, took=9 * MINUTE)
    app.begin(VOICES[0], VOICES[1])
    table = open_page(app).table
    choose(app, 0)
    selected = table.selected_key
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [row[0] for row in cells(app)] == ["Ida", "Rita"]
    table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    assert [row[3] for row in cells(app)] == ["4 min", "9 min"]
    assert table.selected_key == selected
    assert table.currentIndex().row() == 1


def test_search_finds_by_voice_speaker_recording_and_status(app: AppWindow, qtbot: QtBot) -> None:
    kept(app, "r", ago=3 * DAY, took=4 * MINUTE, link="https://x.example/harbour.wav")
    kept(app, "i", ago=2 * DAY, took=9 * MINUTE, status=TrainingStatus.FAILED)
    app.begin(VOICES[0], VOICES[1])
    shown = open_page(app)
    qtbot.keyClick(shown.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert shown.search.hasFocus()
    for text, names in (
        ("HARBOUR", ["Rita"]),
        ("failed", ["Ida"]),
        (CONSENT.speaker, ["Ida", "Rita"]),
        ("rita ready", ["Rita"]),
    ):
        shown.search.setText(text)
        assert [row[0] for row in cells(app)] == names, text
    shown.search.setText("nobody")
    assert shown.none_found.isVisible()
    shown.none_found.primary.click()
    assert len(cells(app)) == 2


def test_no_button_of_the_page_is_without_a_name(app: AppWindow) -> None:
    kept(app, "r", ago=DAY, took=10 * MINUTE)
    app.begin(VOICES[0])
    shown = open_page(app)
    assert shown.table.accessibleName() == "Trainings"
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for button in shown.findChildren(QAbstractButton):
        if type(button).__module__.startswith("voicedesk"):
            interface = QAccessible.queryAccessibleInterface(button)
            assert interface.text(QAccessible.Text.Name), button


def test_another_account_brings_its_own(app: AppWindow) -> None:
    kept(app, "r", ago=DAY, took=10 * MINUTE)
    app.begin(VOICES[0])
    open_page(app)
    assert len(cells(app)) == 1
    session = app.session
    assert session is not None
    app.trainings.close()
    assert cells(app) == []
    assert page(app).none_yet.isVisible()
    app.trainings.open(session)
    assert len(cells(app)) == 1


def test_an_end_that_was_seen_late_is_no_length_in_the_voice_s_history_either(
    app: AppWindow,
) -> None:
    kept(app, "r", ago=DAY, took=DAY / 2)
    kept(app, "r", ago=DAY / 4, took=10 * MINUTE)
    app.begin(VOICES[0])
    app.select("r")
    lines = [line for line in app.window.panel.history.lines if line.isVisible()]
    assert [line.words.text() for line in lines] == [
        "ready in 10 min",
        "ready, noticed later",
    ]


def test_groups_stand_above_the_newest_and_go_with_another_order(app: AppWindow) -> None:
    kept(app, "r", ago=3 * DAY, took=4 * MINUTE)
    kept(app, "r", ago=2 * DAY, took=4 * MINUTE)
    kept(app, "i", ago=4 * DAY, status=TrainingStatus.RUNNING)
    app.begin(VOICES[0], VOICES[1]._replace(state="Training"))
    table = open_page(app).table
    model = page(app).model

    def groups() -> list[str]:
        return [model.heading(row) for row in range(3)]

    def tall() -> list[bool]:
        return [table.rowHeight(row) > 56 for row in range(3)]

    assert [row[0] for row in cells(app)] == ["Ida", "Rita", "Rita"], "what runs comes first"
    assert groups() == ["In progress", "Earlier", ""]
    assert tall() == [True, True, False]
    page(app).search.setText("ida")
    assert groups()[0] == ""
    assert table.rowHeight(0) == 56
    page(app).search.clear()
    assert tall() == [True, True, False]
    table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert [row[0] for row in cells(app)] == ["Ida", "Rita", "Rita"], "the oldest first"
    assert groups() == ["", "", ""]
    assert tall() == [False, False, False]


def test_a_group_s_name_is_no_part_of_the_row_below_it(app: AppWindow) -> None:
    kept(app, "r", ago=3 * DAY, took=4 * MINUTE)
    kept(app, "r", ago=2 * DAY, took=4 * MINUTE)
    app.begin(VOICES[0])
    table = open_page(app).table
    first, second = table.row_rect(0), table.row_rect(1)
    assert (first.height(), second.height()) == (56, 56)
    assert first.top() == 44
    assert second.top() == first.bottom() + 1


def test_the_arc_of_a_running_training_turns_while_it_is_seen(app: AppWindow) -> None:
    app.begin(VOICES[0], VOICES[2])
    table = open_page(app).table
    app.wait(table.arcs.isActive)
    app.trainings.leave()
    app.wait(lambda: not table.arcs.isActive())


# What was found of the recording

GOOD = Finding(Measure.LENGTH, FindingStatus.GOOD, 24.0)
NOISY = Finding(Measure.NOISE, FindingStatus.BAD, 9.0, advice=Advice.MUCH_NOISE)
SHORT = Finding(Measure.LENGTH, FindingStatus.DOUBTFUL, 8.0, advice=Advice.LONGER)


@pytest.mark.parametrize(
    ("found", "words", "advice"),
    [
        ((), "Not checked", ""),
        ((GOOD,), "All good", ""),
        ((SHORT, NOISY), "2 issue(s)", "There’s a lot of background noise"),
    ],
)
def test_what_was_found_before_it_was_sent_stands_there(
    app: AppWindow, found: tuple[Finding, ...], words: str, advice: str
) -> None:
    kept(app, "r", ago=DAY, took=60, recording=SentRecording(findings_text(found)))
    app.begin(VOICES[0])
    told = open_page(app).pane.facts
    assert told.check.text() == words
    assert told.check_mark.isVisible() is bool(found)
    first = told.flaws.lines[0] if told.flaws.lines else None
    assert (first.advice.text() if first else "").startswith(advice)
    assert told.flaws.isVisible() is bool(advice)


def test_a_failed_one_offers_the_worst_of_what_was_found_to_look_at(app: AppWindow) -> None:
    recording = SentRecording(findings_text((SHORT, NOISY)))
    kept(app, "i", ago=300, status=TrainingStatus.RUNNING, recording=recording)
    app.begin(VOICES[1]._replace(state="Training"))
    app.service.set("i", "Failed")
    app.run(app.voices_service.refresh())
    shown = open_page(app)
    (message,) = (one for one in app.window.messages.messages if one.key == "ended:i")
    reason = "The service gave no reason. Signal-to-noise: 9 dB, problem. There’s a lot"
    assert message.consequence.startswith(reason)
    assert shown.pane.sentence.text().endswith("See the recording check below.")
    assert (
        shown.pane.facts.flaws.lines[0]
        .advice.text()
        .startswith("There’s a lot of background noise")
    )


def test_the_recording_that_was_kept_can_be_heard_there(app: AppWindow, tmp_path: Path) -> None:
    path = tmp_path / "me.wav"
    path.write_bytes(sound(3))
    app.library.open_now()
    name = str(app.run(app.library.demos.add_copy(path)))
    folder = app.library.demos.folder
    copy = CachedRecording("r", folder, name, path.stat().st_size, 1.0, 3000, b"\0" * 400)
    kept(app, "r", ago=2 * DAY, took=60)
    kept(app, "r", ago=DAY, took=60, recording=SentRecording("", copy))
    app.begin(VOICES[0])
    told = open_page(app).pane.facts
    assert told.play.isVisible()
    assert told.play.accessibleName() == "Play the recording"
    told.play.click()
    app.wait(lambda: app.playing.demos.loaded is not None)
    assert app.playing.demos.loaded.file == name
    app.wait(lambda: told.play.accessibleName() == "Pause the recording")
    choose(app, 1)
    assert not told.play.isVisible(), "none was kept of this one"


def test_a_key_looks_how_they_stand(app: AppWindow, qtbot: QtBot) -> None:
    kept(app, "r", ago=DAY, took=60)
    app.begin(VOICES[0])
    shown = open_page(app)
    before = len(app.service.times("list"))
    qtbot.keyClick(shown.table, Qt.Key.Key_F5)
    app.wait(lambda: len(app.service.times("list")) == before + 1)
    app.idle()
