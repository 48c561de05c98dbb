"""Training many from a table: pasted, checked, agreed to, sent, and what came of it."""

import csv
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from shiboken6 import isValid

from tests.batches import batch_rows
from tests.gui.app_window import AppWindow
from tests.unit.services.scripted_samples import MEASURES
from tests.unit.services.scripted_service import facts
from voicedesk.domain.batch import BatchRowStatus
from voicedesk.domain.errors import (
    NoConnectionError,
    RefusedError,
    SampleError,
    SampleProblem,
    TimedOutError,
)
from voicedesk.domain.samples import Measure, findings_of, flaws
from voicedesk.domain.voice import Voice
from voicedesk.ui.batch.draft_presenter import CHECK_SAMPLES
from voicedesk.ui.batch.page import BatchPage, SendingPart
from voicedesk.ui.batch.table import BatchColumn
from voicedesk.ui.kit.buttons import Button
from voicedesk.ui.messages.messages import Message, MessageKind
from voicedesk.ui.sidebar.buttons import PlaceButton
from voicedesk.ui.trainings.page import TrainingsPage

pytestmark = pytest.mark.no_qt_log

LINK = "https://media.test/{}.mp3"


def table(*names: str) -> str:
    return "\n".join(f"{name}\t{LINK.format(number)}" for number, name in enumerate(names, 1))


class Page:
    """The page as a person uses it."""

    def __init__(self, app: AppWindow) -> None:
        self.app = app
        app.samples.gate.set()
        app.window.commands.train_many.trigger()

    @property
    def page(self) -> BatchPage:
        page = self.app.window.desk.page
        assert isinstance(page, BatchPage)
        return page

    @property
    def sending(self) -> SendingPart:
        return self.page.sending

    @property
    def found(self) -> list[str]:
        return [line.found for line in self.page.table.model().lines]

    @property
    def names(self) -> list[str]:
        return [line.name for line in self.page.table.model().lines]

    @property
    def note(self) -> str:
        return self.page.foot.note.text()

    def paste(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.page.setFocus()
        QTest.keyClick(self.page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def looked(self) -> None:
        draft = self.app.batch.drafts
        assert draft is not None
        self.app.wait(lambda: not draft.draft.unseen())
        self.app.wait(lambda: not self.app.tasks.is_busy(CHECK_SAMPLES))
        self.app.wait(lambda: not draft._pace.isActive())

    def agree(self) -> None:
        self.page.foot.speakers.agreed.click()

    def start(self) -> None:
        self.page.foot.start.click()

    def write(self, row: int, column: BatchColumn, text: str) -> None:
        view = self.page.table
        index = view.model().index(row, column)
        view.setCurrentIndex(index)
        view.edit(index)
        editor = next(one for one in view.findChildren(QLineEdit) if one.isVisible())
        editor.setText(text)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        self.app.wait(lambda: not (isValid(editor) and editor.isVisible()))

    def over(self) -> None:
        session = self.app.session
        assert session is not None
        self.app.wait(lambda: session.batch.now.total and session.batch.now.is_over)
        self.settle()

    def settle(self) -> None:
        self.app.wait(lambda: not self.app.batch._pace.isActive())


@pytest.fixture
def page(app: AppWindow) -> Iterator[Page]:
    app.begin(Voice("old", "Nora", "Success"))
    yield Page(app)
    QApplication.clipboard().clear()


def sent(app: AppWindow) -> tuple[int, int]:
    return len(app.service.times("create")), len(app.service.times("train"))


def message(app: AppWindow, key: str = "batch") -> Message:
    return next(one for one in app.window.messages.messages if one.key == key)


def test_a_pasted_table_is_made_and_trained(page: Page, app: AppWindow) -> None:
    assert page.page.empty.isVisible()
    page.paste(table("林知夏", "陈默", "Adrian"))
    page.looked()
    assert page.found == ["Good recording, 32 s"] * 3
    assert not page.page.foot.start.isEnabled()
    assert page.note == "Confirm that all speakers have agreed."
    assert page.page.foot.speakers.names.text() == "林知夏, 陈默, Adrian"
    page.agree()
    assert page.page.foot.start.isEnabled()
    page.page.foot.start.setFocus()
    page.start()
    page.start()
    page.over()
    assert page.page.table.hasFocus()
    assert sent(app) == (3, 3)
    assert page.found == ["Training"] * 3
    assert page.sending.words.text() == "3 training"
    names = [voice.name for voice in app.service.voices.values()]
    assert names == ["Nora", "林知夏", "陈默", "Adrian"]
    consent = app.voices_service.trainings[0].consent
    assert consent is not None
    assert consent.confirmed_by == "work"
    assert consent.wording == page.page.foot.speakers.sentence


def test_what_was_found_of_a_row_is_kept_with_its_training(page: Page, app: AppWindow) -> None:
    app.samples.measures = replace(MEASURES, noise_distance=9)
    page.paste(table("Lin"))
    page.looked()
    page.agree()
    page.start()
    page.over()
    found = findings_of(app.voices_service.trainings[0])
    assert found is not None
    assert [flaw.measure for flaw in flaws(found)] == [Measure.NOISE]


def test_what_is_wrong_stands_in_its_row_and_is_mended_there(page: Page, app: AppWindow) -> None:
    page.paste(f"{'x' * 21}\t{LINK.format(1)}\nKim\thttp://10.0.0.1/a.mp3\nNora\t{LINK.format(3)}")
    assert page.found[0] == "At most 20 characters. Remove 1."
    assert page.found[1].startswith("The service can’t reach a private network")
    assert page.found[2] == "A voice with this name already exists."
    assert page.page.counts.text() == "3 row(s) · 2 can’t be sent"
    page.write(0, BatchColumn.NAME, "short")
    page.write(1, BatchColumn.LINK, LINK.format(2))
    page.looked()
    assert page.names == ["short", "Kim", "Nora"]
    assert page.page.counts.text() == "3 row(s)"
    page.agree()
    page.start()
    page.over()
    assert sent(app) == (3, 3)


def test_a_row_that_cant_be_sent_stays_for_the_next_table(page: Page, app: AppWindow) -> None:
    page.paste(table("Lin", "x" * 21, "Kim"))
    page.looked()
    page.agree()
    page.start()
    page.over()
    assert page.names == ["Lin", "Kim", "x" * 21]
    assert page.found[2] == "Not sent: At most 20 characters. Remove 1."
    assert page.sending.fact.text() == "2 of 3 trainings sent"
    assert page.sending.words.text().endswith("1 not sent")
    page.app.batch.leave()
    page.app.window.commands.train_many.trigger()
    assert page.names[2] == "x" * 21, "and while another page was shown"
    assert page.sending.another.text() == "Fix 1 remaining row(s)"
    page.sending.another.click()
    assert page.names == ["x" * 21]
    assert not page.page.foot.speakers.agreed.isChecked()
    assert sent(app) == (2, 2)


def test_nothing_that_the_service_is_sure_to_refuse_is_sent(page: Page, app: AppWindow) -> None:
    app.samples.problems[LINK.format(1)] = SampleError(SampleProblem.NOTHING_THERE, status=404)
    app.samples.problems[LINK.format(2)] = SampleError(SampleProblem.TIMED_OUT)
    page.paste(table("gone", "slow", "good"))
    page.looked()
    assert page.found[:2] == [
        "There’s nothing at this link (HTTP 404).",
        "The server took too long to answer.",
    ]
    assert page.page.foot.anyway.isVisible()
    assert page.page.foot.speakers.names.text() == "good"
    page.agree()
    page.page.foot.anyway.click()
    assert page.page.foot.speakers.names.text() == "slow, good"
    assert not page.page.foot.start.isEnabled()  # it was another who agreed
    page.agree()
    page.start()
    page.over()
    assert page.names == ["slow", "good", "gone"]
    assert sent(app) == (2, 2)


def test_one_need_not_wait_until_all_was_looked_at(page: Page, app: AppWindow) -> None:
    app.samples.gate.clear()
    app.samples.problems[LINK.format(2)] = SampleError(SampleProblem.TIMED_OUT)
    page.paste(table("Lin", "Kim"))
    app.wait(lambda: page.found == ["Checking the recording…"] * 2)
    assert page.note == "Checking the recordings: 0 of 2"
    page.agree()
    assert not page.page.foot.start.isEnabled()
    page.page.foot.anyway.click()
    assert page.page.foot.start.isEnabled()
    app.samples.gate.set()
    page.looked()
    assert not page.page.foot.anyway.isChecked()  # that wasn't asked
    page.start()
    page.over()
    assert page.names == ["Lin", "Kim"]


def test_what_was_found_long_ago_is_looked_for_anew(page: Page, app: AppWindow) -> None:
    page.paste(table("Lin", "Kim"))
    page.looked()
    page.agree()
    drafts = app.batch.drafts
    assert drafts is not None
    reports = drafts.draft.reports
    reports |= {link: replace(report, checked_at=1.0) for link, report in reports.items()}
    app.samples.problems[LINK.format(1)] = SampleError(SampleProblem.NOTHING_THERE, status=404)
    page.start()
    page.looked()
    assert sent(app) == (0, 0)
    assert page.found[0].startswith("There’s nothing at this link")
    page.start()
    page.over()
    assert page.names == ["Kim", "Lin"]


def test_whoever_agreed_before_is_not_asked_again(page: Page) -> None:
    page.paste(table("Lin", "Kim"))
    page.looked()
    page.agree()
    page.start()
    page.over()
    page.sending.another.click()
    page.paste(f"Lin two\t{LINK.format(7)}\tＬＩＮ\nAda\t{LINK.format(8)}")
    page.looked()
    assert page.page.foot.speakers.names.text() == "Ada"
    page.page.table.selectRow(1)
    page.page.remove.click()
    assert not page.page.foot.speakers.isVisible()
    assert page.page.foot.start.isEnabled()


def test_a_recording_used_before_is_pointed_out(page: Page) -> None:
    page.paste(table("Lin"))
    page.looked()
    page.agree()
    page.start()
    page.over()
    page.sending.another.click()
    page.paste(table("Lin"))
    assert page.found[0].startswith("A voice was already trained from this link.")


def test_removed_rows_come_back(page: Page, app: AppWindow) -> None:
    page.paste(table("Lin", "Kim", "Ada"))
    page.page.table.selectRow(1)
    page.page.table.setFocus()
    QTest.keyClick(page.page.table, Qt.Key.Key_Delete)
    assert page.names == ["Lin", "Ada"]
    page.page.clear.click()
    assert page.page.empty.isVisible()
    app.window.messages.undo()
    assert page.names == ["Lin", "Ada"]
    QTest.keyClick(page.page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.names == ["Lin", "Kim", "Ada"]


def test_a_table_is_still_there_after_the_page_was_left(page: Page, app: AppWindow) -> None:
    page.paste(table("Lin", "Kim"))
    QTest.keyClick(page.page.table, Qt.Key.Key_Escape)
    assert app.window.shows_voices
    app.window.commands.train_many.trigger()
    assert page.names == ["Lin", "Kim"]


def test_a_second_table_is_added_below(page: Page) -> None:
    page.paste(table("Lin"))
    page.paste("Kim\thttps://media.test/9.mp3\nAda\thttps://media.test/1.mp3")
    assert page.names == ["Lin", "Kim", "Ada"]
    assert page.found[2] == "Row 1 has the same link."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_a_file_is_read(page: Page, app: AppWindow, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "音色.csv"
    path.write_bytes(f"名称,音频链接\r\n林知夏,{LINK.format(1)}\r\n".encode(encoding))
    drafts = app.batch.drafts
    assert drafts is not None
    drafts.read(path)
    app.wait(lambda: page.names)
    assert page.names == ["林知夏"]


def test_what_is_no_table_is_said_and_costs_nothing(
    page: Page, app: AppWindow, tmp_path: Path
) -> None:
    page.paste(table("Lin"))
    page.paste("")
    assert "no rows" in message(app, "batch draft").fact
    page.paste("x" * 600_000)
    assert "too much" in message(app, "batch draft").fact
    path = tmp_path / "book.xlsx"
    path.write_bytes(b"PK\x03\x04\0\0\0" + bytes(300))
    drafts = app.batch.drafts
    assert drafts is not None
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    for one in (path, tmp_path / "none.csv", pipe):
        app.window.messages.withdraw("batch draft")
        drafts.read(one)
        app.wait(lambda: app.window.messages.has("batch draft"))
        assert "Can’t read" in message(app, "batch draft").fact
    assert page.names == ["Lin"]


def test_more_rows_than_are_sent_in_one_go_stay_to_be_cut(page: Page, app: AppWindow) -> None:
    page.paste(table(*[f"voice {number}" for number in range(502)]))
    assert len(page.names) == 502
    assert "Remove 2 row(s)." in page.note
    assert not page.page.foot.start.isEnabled()
    app.wait(lambda: not app.tasks.is_busy(CHECK_SAMPLES))
    assert app.samples.opened == []


def test_ten_thousand_trainings_are_not_offered(page: Page, app: AppWindow) -> None:
    page.paste(table(*[f"voice {number}" for number in range(10_000)]))
    app.wait(lambda: page.names)
    assert len(page.names) == 10_000
    assert page.page.foot.start.text() == "Start trainings"
    assert not page.page.foot.start.isEnabled()
    assert page.note == "You can train at most 500 row(s) at once. Remove 9500 row(s)."
    assert page.page.foot.anyway.isHidden()
    assert page.page.foot.speakers.isHidden()
    page.paste(table("one more"))
    assert "too much" in message(app, "batch draft").fact
    assert len(page.names) == 10_000


def test_the_encoding_of_a_file_is_shown_and_another_can_be_chosen(
    page: Page, app: AppWindow, tmp_path: Path
) -> None:
    page.paste(table("Ada"))
    shown = page.page.encoding
    assert shown.isHidden()
    path = tmp_path / "voices.csv"
    path.write_bytes(f"姓名,連結\r\n張小明,{LINK.format(2)}\r\n".encode("big5"))
    drafts = app.batch.drafts
    assert drafts is not None
    drafts.read(path)
    app.wait(lambda: page.names == ["Ada", "張小明"])
    assert shown.isVisible()
    assert shown.currentText() == "Traditional Chinese (Big5)"
    shown.setCurrentIndex(shown.findText("Japanese (Shift-JIS)"))
    app.wait(lambda: page.names[-1:] != ["張小明"])
    assert page.names[0] == "Ada"
    shown.setCurrentIndex(shown.findText("Traditional Chinese (Big5)"))
    app.wait(lambda: page.names == ["Ada", "張小明"])
    # Once the rows are the person's own, a file's bytes are no longer what counts.
    page.write(1, BatchColumn.NAME, "小明")
    assert shown.isHidden()


def test_a_name_in_a_wrong_encoding_is_not_sent(page: Page) -> None:
    page.paste(table("\ufffd\ufffd", "Kim"))
    assert page.found[0] == "The name contains unreadable characters."
    page.looked()
    assert page.page.foot.start.text() == "Start 1 training(s)"


def test_it_is_paused_and_goes_on(page: Page, app: AppWindow) -> None:
    held = [app.service.hold("train") for _ in range(3)]
    page.paste(table("Lin", "Kim", "Ada", "Eve", "Bo"))
    page.looked()
    page.agree()
    page.start()
    app.wait(lambda: all(one.arrived.is_set() for one in held))
    page.settle()
    page.sending.pause.click()
    for one in held:
        one.let_through.set()
    assert app.session is not None
    batch = app.session.batch
    app.wait(lambda: not batch.now.of(BatchRowStatus.SENDING, BatchRowStatus.MAKING))
    page.settle()
    assert page.sending.fact.text().startswith("Paused: ")
    assert page.sending.pause.isHidden()
    assert sent(app) == (3, 3)
    page.sending.resume.click()
    page.over()
    assert sent(app) == (5, 5)


def test_the_rest_is_cancelled(page: Page, app: AppWindow) -> None:
    held = app.service.hold("create")
    page.paste(table("Lin", "Kim", "Ada"))
    page.looked()
    page.agree()
    page.start()
    app.wait(held.arrived.is_set)
    page.settle()
    page.sending.cancel.click()
    held.let_through.set()
    page.over()
    assert sent(app) == (1, 0)
    assert page.found == ["Cancelled, not sent"] * 3
    assert page.sending.words.text() == "3 cancelled"


def test_results_are_exported_and_what_failed_is_tried_again(
    page: Page, app: AppWindow, tmp_path: Path
) -> None:
    refused = RefusedError(replace(facts(), code=400, message="=太短", reqid="r-1"))
    app.service.fail("train", refused)
    page.paste(table("Lin", "Kim"))
    page.looked()
    page.agree()
    page.start()
    page.over()
    assert page.found[0] == "The service refused the request: “\u2068=太短\u2069”"
    page.page.table.selectRow(0)
    assert "Check the recording and try again." in page.page.detail.text()
    target = tmp_path / "results.csv"
    assert app.session is not None
    app.batch.export.export(app.session, target)
    app.wait(target.exists)
    rows = list(csv.reader(target.read_text("utf-8-sig").splitlines()))
    assert rows[1][:4] == [
        "Lin",
        LINK.format(1),
        "Lin",
        "The service refused the request: “\u2068=太短\u2069”",
    ]
    assert "r-1" in rows[1][4]
    assert rows[2][3] == "Training"
    assert rows[2][5] == app.session.batch.rows[1].voice_id
    page.sending.retry.click()
    page.over()
    app.wait(lambda: sent(app) == (2, 3))
    page.settle()
    assert page.found == ["Training"] * 2


def test_an_interrupted_table_waits_for_the_person(app: AppWindow) -> None:
    opening = app.library.open_now()
    assert opening.batch is None
    app.run(app.library.batches.create(batch_rows(3), 5.0))
    app.begin(Voice("old", "Nora", "Success"))
    told = message(app)
    assert "0 of 3 sent" in told.fact
    assert sent(app) == (0, 0)
    assert told.act is not None
    told.act()
    shown = Page(app)
    assert shown.names == ["voice 1", "voice 2", "voice 3"]
    assert not app.window.messages.has("batch")
    shown.sending.resume.click()
    shown.over()
    assert sent(app) == (3, 3)


def test_what_waits_for_the_person_is_marked_until_it_is_decided(app: AppWindow) -> None:
    app.library.open_now()
    app.run(app.library.batches.create(batch_rows(3), 5.0))
    app.begin(Voice("old", "Nora", "Success"))
    app.window.messages.withdraw("batch")  # as newer ones cover it
    mark = app.find(PlaceButton, "Train many")
    assert mark.accessibleDescription() == "3 row(s) waiting"
    app.find(PlaceButton, "Trainings").click()
    trainings = app.window.desk.page
    assert isinstance(trainings, TrainingsPage)
    assert trainings.waiting.isVisible()
    assert trainings.waiting.text.fact.text() == "Paused: 0 of 3 trainings sent"
    app.find(Button, "Train many").click()
    assert isinstance(app.window.desk.page, BatchPage)
    app.batch.leave()
    mark.click()
    shown = Page(app)
    held = app.service.hold("create")
    shown.sending.resume.click()
    app.wait(held.arrived.is_set)
    shown.settle()
    assert not mark.isVisible()
    shown.sending.pause.click()
    held.let_through.set()
    app.wait(mark.isVisible)
    shown.sending.cancel.click()
    shown.over()
    app.wait(lambda: not mark.isVisible())
    app.find(PlaceButton, "Trainings").click()
    assert not trainings.waiting.isVisible()


def test_a_table_that_was_sent_says_so_in_sight_too(page: Page, app: AppWindow) -> None:
    page.paste(table("Lin", "Kim"))
    page.looked()
    page.agree()
    page.start()
    page.over()
    assert message(app).kind is MessageKind.EVENT
    assert message(app).fact == "2 training(s) sent"


def test_while_the_page_is_out_of_sight_the_board_tells(page: Page, app: AppWindow) -> None:
    held = app.service.hold("train")
    page.paste(table("Lin", "Kim"))
    page.looked()
    page.agree()
    page.start()
    app.wait(held.arrived.is_set)
    page.settle()
    app.batch.leave()
    app.wait(lambda: app.window.messages.has("batch"))
    assert message(app).kind is MessageKind.PROGRESS
    held.let_through.set()
    app.wait(lambda: message(app).kind is MessageKind.EVENT)
    assert message(app).fact == "2 training(s) sent"
    app.window.commands.train_many.trigger()
    assert not app.window.messages.has("batch")


def test_a_refused_slot_stops_it_and_says_why(page: Page, app: AppWindow) -> None:
    app.service.fail("create", RefusedError(replace(facts(), code=403, message="名额已满")))
    page.paste(table("Lin", "Kim"))
    page.looked()
    page.agree()
    page.start()
    app.wait(lambda: page.sending.fact.text().startswith("Stopped: "))
    assert "名额已满" in page.sending.words.text()
    assert sent(app) == (1, 0)
    page.sending.resume.click()
    page.over()
    assert sent(app) == (3, 2)


def test_offline_it_can_be_prepared_and_not_sent(page: Page, app: AppWindow) -> None:
    page.paste(table("Lin"))
    page.looked()
    page.agree()
    app.service.fail("list", NoConnectionError(facts()))
    with pytest.raises(NoConnectionError):
        app.run(app.voices_service.refresh())
    page.app.wait(lambda: not page.page.foot.start.isEnabled())
    assert page.note == "You can’t train while offline."
    app.run(app.voices_service.refresh())
    app.wait(page.page.foot.start.isEnabled)


def test_a_lost_answer_is_said_to_be_looked_into(page: Page, app: AppWindow) -> None:
    lost = TimedOutError(facts(may_have_taken_effect=True))
    app.service.fail("train", lost, after_acting=True)
    page.paste(table("Lin"))
    page.looked()
    page.agree()
    page.start()
    page.over()
    assert page.found == ["No answer. Checking whether it started"]
    app.run(app.voices_service.refresh())
    page.settle()
    assert page.found == ["Training"]
    assert sent(app) == (1, 1)


def test_every_row_can_be_reached_and_told_by_keys(page: Page, app: AppWindow) -> None:
    page.paste(table("Lin", "x" * 21))
    view = page.page.table
    assert view.hasFocus()
    view.setCurrentIndex(view.model().index(0, BatchColumn.NAME))
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.selected_rows == [1]
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert app.window.desk.page is page.page  # Escape left the cell alone
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert not view.hasFocus()


def test_what_is_being_typed_stays_when_something_was_found(page: Page, app: AppWindow) -> None:
    app.samples.gate.clear()
    page.paste(table("Lin", "Kim"))
    view = page.page.table
    index = view.model().index(0, BatchColumn.NAME)
    view.setCurrentIndex(index)
    view.edit(index)
    editor = next(one for one in view.findChildren(QLineEdit) if one.isVisible())
    editor.setText("Lin Zhi")
    app.samples.gate.set()
    page.looked()
    assert page.found[0] == "Good recording, 32 s"
    assert editor.text() == "Lin Zhi"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    app.wait(lambda: page.names == ["Lin Zhi", "Kim"])


def test_it_opens_from_another_page_too(page: Page, app: AppWindow) -> None:
    page.paste(table("Lin"))
    app.window.commands.trainings.trigger()
    assert not isinstance(app.window.desk.page, BatchPage)
    app.window.commands.train_many.trigger()
    assert page.names == ["Lin"]


def test_another_account_has_its_own(page: Page, app: AppWindow) -> None:
    page.paste(table("Lin"))
    page.looked()
    app.batch.close()
    assert app.window.shows_voices
    app.window.commands.train_many.trigger()
    assert app.window.shows_voices
    assert app.session is not None
    app.batch.open(app.session)
