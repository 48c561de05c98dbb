"""The table of voices that is to be sent: its rows, and what is known of each."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path

from voicedesk.domain.account import NetworkPlace
from voicedesk.domain.batch import BatchRow
from voicedesk.domain.samples import findings_text
from voicedesk.domain.table import (
    MOST_ROWS,
    FileNeed,
    RowCheck,
    TableRow,
    check_rows,
    trained_link,
)
from voicedesk.domain.text import folded
from voicedesk.domain.training import Consent, Training, TrainingStatus
from voicedesk.domain.voice import Voice
from voicedesk.services.recordings import names_by_recording
from voicedesk.services.samples import SampleReport
from voicedesk.ui.batch.table import BatchColumn, BatchLine
from voicedesk.ui.batch.texts import draft_line

Source = str | Path
"""A link as it is sent, or a file."""
_FIELDS = {
    BatchColumn.NAME: "name",
    BatchColumn.LINK: "link",
    BatchColumn.SPEAKER: "speaker",
}


class BatchDraft:
    """Rows that aren't sent yet, and what is known of each.

    Attributes:
        rows: as they were pasted, read or written.
        checks: what was found of each.
        service: where the service runs.
        has_storage: whether files can be uploaded.
        reports: by link or file, what was found of the recording.
        looking: links and files that are being looked at.
    """

    def __init__(self) -> None:
        self.rows: list[TableRow] = []
        self.checks: list[RowCheck] = []
        self.reports: dict[Source, SampleReport] = {}
        self.looking: set[Source] = set()
        self.service = NetworkPlace.PUBLIC
        self.has_storage = False
        self._names: AbstractSet[str] = frozenset()
        self._links: AbstractSet[str] = frozenset()
        self._consents: Mapping[str, Consent] = {}
        self._used: Mapping[str, Sequence[str]] = {}

    def know(
        self,
        service: NetworkPlace,
        voices: Iterable[Voice],
        trainings: Iterable[Training],
        *,
        has_storage: bool,
    ) -> None:
        """Check against another service, and what was made there before."""
        sent = [one for one in trainings if one.is_ours]
        if service is not self.service:
            self.reports.clear()
        self.service, self.has_storage = service, has_storage
        self._names = {folded(voice.name.strip()) for voice in voices}
        self._links = {
            trained_link(one.audio_url)
            for one in sent
            if one.status is not TrainingStatus.NOT_BEGUN
        }
        consents: dict[str, Consent] = {}
        for one in sent:
            if one.consent is not None:
                consents.setdefault(_person(one.consent.speaker), one.consent)
        self._consents = consents
        self._used = names_by_recording(sent)
        self._check()

    def put(self, rows: Iterable[TableRow]) -> None:
        self.rows = list(rows)
        self._check()

    def write(self, row: int, column: BatchColumn, text: str) -> None:
        if 0 <= row < len(self.rows):
            changed: dict[str, str] = {_FIELDS[column]: text.strip()}
            self.rows[row] = replace(self.rows[row], **changed)
            self._check()

    def place(self, folder: Path) -> None:
        """Say where the files are whose folder isn't known."""
        self.rows = [
            replace(row, folder=str(folder)) if check.need is FileNeed.FOLDER else row
            for row, check in zip(self.rows, self.checks, strict=True)
        ]
        self._check()

    def count(self, need: FileNeed) -> int:
        """How many rows wait for this."""
        return sum(check.need is need for check in self.checks)

    def lines(self) -> list[BatchLine]:
        lines: list[BatchLine] = []
        first: dict[str, int] = {}  # by what is in the file, whatever that is called
        for number, (row, check) in enumerate(zip(self.rows, self.checks, strict=True), 1):
            source, report = row.source, self._report(row)
            used: Sequence[str] = ()
            if report is not None and report.origin is not None:
                content = report.origin.original
                used = self._used.get(content, ())
                before = first.setdefault(content, number)
                if before != number:
                    check = replace(check, same_link=before)  # noqa: PLW2901
            looking = source in self.looking
            lines.append(draft_line(number, row, check, report, used, looking=looking))
        return lines

    def sources(self) -> list[Source]:
        """The recordings of all rows that can be sent, now or once there is storage, each once."""
        rows = zip(self.rows, self.checks, strict=True)
        return list(dict.fromkeys(row.source for row, one in rows if one.can_be_looked_at))

    def unseen(self) -> list[Source]:
        """The links and files that are still to be looked at."""
        return [source for source in self.sources() if source not in self.reports]

    def forget_before(self, at: float) -> bool:
        """Forget what was found before this moment; whether anything was."""
        old = {source for source, report in self.reports.items() if report.checked_at < at}
        for source in old:
            del self.reports[source]
        return not old.isdisjoint(self.sources())

    def doubtful(self) -> int:
        """How many rows are sent only on purpose: their recordings couldn't be looked at."""
        return sum(self._is_doubtful(row) for row in self._possible())

    def sendable(self, *, anyway: bool) -> list[TableRow]:
        """The rows that can be sent, those of doubtful recordings included if `anyway`.

        What wasn't looked at yet counts as good.
        """
        return [row for row in self._possible() if anyway or not self._is_doubtful(row)]

    @property
    def too_many(self) -> int:
        """How many rows there are more than are sent in one go."""
        return max(0, len(self.rows) - MOST_ROWS)

    def speakers(self, rows: Iterable[TableRow]) -> list[str]:
        """Whose voices `rows` are, of those who weren't asked before; each once."""
        people: dict[str, str] = {}
        for row in rows:
            people.setdefault(_person(_speaker(row)), _speaker(row))
        return [name for person, name in people.items() if person not in self._consents]

    def without(self, sent: Iterable[BatchRow]) -> list[TableRow]:
        """The rows that are left once these are on their way."""
        gone = {(row.name, row.source) for row in sent}
        return [row for row in self.rows if (row.name.strip(), row.source) not in gone]

    def meant(
        self, rows: Iterable[TableRow], wording: str, confirmed_by: str, at: float
    ) -> list[BatchRow]:
        """The rows as they are sent, each with the consent of whose voice it is."""
        meant = []
        for number, row in enumerate(rows, 1):
            speaker, report, source = _speaker(row), self._report(row), row.source
            consent = self._consents.get(_person(speaker))
            meant.append(
                BatchRow(
                    number,
                    row.name.strip(),
                    "" if isinstance(source, Path) else source,
                    consent or Consent(speaker, wording, confirmed_by, at),
                    found=findings_text(report.findings) if report is not None else "",
                    file=str(source) if isinstance(source, Path) else "",
                )
            )
        return meant

    def _check(self) -> None:
        self.checks = check_rows(
            self.rows,
            service=self.service,
            names=self._names,
            links=self._links,
            has_storage=self.has_storage,
        )

    def _possible(self) -> list[TableRow]:
        """The rows that the service isn't sure to refuse."""
        possible = []
        for row, check in zip(self.rows, self.checks, strict=True):
            report = self._report(row)
            if check.can_be_sent and not (report is not None and report.is_hopeless):
                possible.append(row)
        return possible

    def _is_doubtful(self, row: TableRow) -> bool:
        report = self._report(row)
        return report is not None and report.needs_purpose

    def _report(self, row: TableRow) -> SampleReport | None:
        return self.reports.get(row.source)


def _speaker(row: TableRow) -> str:
    return (row.speaker or row.name).strip()


def _person(speaker: str) -> str:
    return folded(speaker.strip())
