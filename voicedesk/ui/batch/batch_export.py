"""Writes what became of a table's rows into a file for spreadsheets."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from voicedesk.domain.display import clean
from voicedesk.domain.file_name import safe_stem
from voicedesk.services.account_session import AccountSession
from voicedesk.services.list_export import csv_content, write_list
from voicedesk.ui.attempt import Attempt, Doing
from voicedesk.ui.batch.outcome_words import failure_words, outcome_words
from voicedesk.ui.kit.file_dialog import ask_target
from voicedesk.ui.kit.folders import documents_folder
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.saving.saving_words import exported_message
from voicedesk.ui.work import Work

_WORK = "voices.batch_export"


class BatchExport(QObject):
    """Asks for the file, and writes it."""

    def __init__(self, window: MainWindow, work: Work) -> None:
        super().__init__(window)
        self._window = window
        self._work = work
        self._folder = documents_folder()

    def close(self) -> None:
        """Let go of the account."""
        self._work.end(_WORK)

    def ask(self, session: AccountSession) -> None:
        """Ask for the file."""
        account = safe_stem(session.account.name, "")
        today = f"{date.today():%Y-%m-%d}"  # noqa: DTZ011
        name = self.tr("Trainings {account} {date}").format(account=account, date=today)
        ask_target(
            self._window,
            self.tr("Export results"),
            self._folder / f"{safe_stem(name, 'VoiceDesk')}.csv",
            self.tr("Table for spreadsheets (*.csv)"),
            lambda target: self.export(session, target),
        )

    def export(self, session: AccountSession, target: Path) -> None:
        """Write the rows as they stand now."""
        self._folder = target.parent
        rows = result_rows(session)

        async def export() -> None:
            await write_list(target, lambda: csv_content(_header(), rows))
            self._window.board.show(exported_message(len(rows), target))

        attempt = Attempt(Doing.EXPORT, retry=lambda: self.export(session, target))
        self._work.read(_WORK, attempt, export)


def result_rows(session: AccountSession) -> list[Sequence[str]]:
    """What each row says, and what became of it."""
    batch = session.batch
    sent = {one.voice_id: one for one in reversed(session.book.trainings) if one.is_ours}
    rows: list[Sequence[str]] = []
    for row in batch.rows:
        training = sent.get(row.voice_id) if row.voice_id else None
        if training is not None and training.audio_url != row.link:
            training = None
        rows.append(
            [
                row.name,
                row.link,
                row.consent.speaker,
                outcome_words(row, batch.outcome(row)),
                failure_words(row.failure) if row.failure else "",
                clean(row.voice_id),
                _local(training.sent_at if training else None),
                _local(training.ended_at if training else None),
            ]
        )
    return rows


def _local(at: float | None) -> str:
    return "" if at is None else f"{datetime.fromtimestamp(at).astimezone():%Y-%m-%d %H:%M}"


def _header() -> list[str]:
    translate = QCoreApplication.translate
    return [
        translate("Batch", "Name"),
        translate("Batch", "Audio URL"),
        translate("Batch", "Speaker"),
        translate("Batch", "State"),
        translate("Batch", "Reason"),
        translate("Batch", "Voice ID"),
        translate("Batch", "Sent"),
        translate("Batch", "Ended"),
    ]
