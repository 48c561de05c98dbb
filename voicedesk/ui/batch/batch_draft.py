"""A table that wasn't sent yet: its rows, what was found of them, and what can be sent."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from voicedesk.domain.audio_link import written_link
from voicedesk.domain.batch_check import MOST_ROWS, RowCheck, check_rows, trained_link
from voicedesk.domain.batch_row import BatchRow
from voicedesk.domain.consent import Consent
from voicedesk.domain.findings_text import findings_text
from voicedesk.domain.folding import folded
from voicedesk.domain.network_place import NetworkPlace
from voicedesk.domain.pasted_table import TableRow
from voicedesk.domain.training import Training, TrainingOutcome
from voicedesk.domain.voice import Voice
from voicedesk.services.sample_report import SampleReport
from voicedesk.ui.batch.batch_line import BatchColumn, BatchLine
from voicedesk.ui.batch.check_words import draft_line

_FIELDS = {
    BatchColumn.NAME: "name",
    BatchColumn.LINK: "link",
    BatchColumn.SPEAKER: "speaker",
}


class BatchDraft:
    """Nothing of it is lost until it is sent, or removed by the person.

    Attributes:
        rows: as they were pasted, read or written.
        checks: what was found of each.
        reports: by link, what was found of the recording.
        looking: links that are being looked at.
    """

    def __init__(self) -> None:
        self.rows: list[TableRow] = []
        self.checks: list[RowCheck] = []
        self.reports: dict[str, SampleReport] = {}
        self.looking: set[str] = set()
        self._service = NetworkPlace.PUBLIC
        self._names: AbstractSet[str] = frozenset()
        self._links: AbstractSet[str] = frozenset()
        self._consents: Mapping[str, Consent] = {}

    def know(
        self, service: NetworkPlace, voices: Iterable[Voice], trainings: Iterable[Training]
    ) -> None:
        """Check against another service, and what was made there before."""
        sent = [one for one in trainings if one.is_ours]
        if service is not self._service:
            self.reports.clear()
        self._service = service
        self._names = {folded(voice.name.strip()) for voice in voices}
        self._links = {
            trained_link(one.audio_url)
            for one in sent
            if one.outcome is not TrainingOutcome.NOT_BEGUN
        }
        consents: dict[str, Consent] = {}
        for one in sent:
            if one.consent is not None:
                consents.setdefault(_person(one.consent.speaker), one.consent)
        self._consents = consents
        self._check()

    def put(self, rows: Iterable[TableRow]) -> None:
        """Have these rows instead."""
        self.rows = list(rows)
        self._check()

    def write(self, row: int, column: BatchColumn, text: str) -> None:
        """Change one cell."""
        if 0 <= row < len(self.rows):
            changed: dict[str, str] = {_FIELDS[column]: text.strip()}
            self.rows[row] = replace(self.rows[row], **changed)
            self._check()

    def lines(self) -> list[BatchLine]:
        """The rows as they are shown."""
        lines: list[BatchLine] = []
        for number, (row, check) in enumerate(zip(self.rows, self.checks, strict=True), 1):
            link = written_link(row.link)
            report, looking = self.reports.get(link), link in self.looking
            lines.append(draft_line(number, row, check, report, looking=looking))
        return lines

    def links(self) -> list[str]:
        """Where the recordings are of all rows that can be sent, each once."""
        rows = zip(self.rows, self.checks, strict=True)
        return list(dict.fromkeys(written_link(row.link) for row, one in rows if one.can_be_sent))

    def unseen(self) -> list[str]:
        """The links that are still to be looked at."""
        return [link for link in self.links() if link not in self.reports]

    def forget_before(self, at: float) -> bool:
        """Forget what was found before this moment; whether anything was."""
        old = [link for link, report in self.reports.items() if report.checked_at < at]
        for link in old:
            del self.reports[link]
        return any(link in old for link in self.links())

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
        gone = {(row.name, row.link) for row in sent}
        return [row for row in self.rows if (row.name.strip(), written_link(row.link)) not in gone]

    def meant(
        self, rows: Iterable[TableRow], wording: str, confirmed_by: str, at: float
    ) -> list[BatchRow]:
        """The rows as they are sent, each with the consent of whose voice it is."""
        return [
            BatchRow(
                number,
                row.name.strip(),
                written_link(row.link),
                self._consents.get(
                    _person(_speaker(row)),
                    Consent(_speaker(row), wording, confirmed_by, at),
                ),
                found=self._found(row),
            )
            for number, row in enumerate(rows, 1)
        ]

    def _found(self, row: TableRow) -> str:
        report = self.reports.get(written_link(row.link))
        return findings_text(report.findings) if report is not None else ""

    def _check(self) -> None:
        self.checks = check_rows(
            self.rows, service=self._service, names=self._names, links=self._links
        )

    def _possible(self) -> list[TableRow]:
        return [
            row
            for row, check in zip(self.rows, self.checks, strict=True)
            if check.can_be_sent and not self._is_hopeless(row)
        ]

    def _is_hopeless(self, row: TableRow) -> bool:
        report = self.reports.get(written_link(row.link))
        return report is not None and report.is_hopeless

    def _is_doubtful(self, row: TableRow) -> bool:
        report = self.reports.get(written_link(row.link))
        return report is not None and report.needs_purpose


def _speaker(row: TableRow) -> str:
    return (row.speaker or row.name).strip()


def _person(speaker: str) -> str:
    return folded(speaker.strip())
