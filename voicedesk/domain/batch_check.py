"""What is wrong with the rows of a table before anything is sent."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from voicedesk.domain.audio_link import LinkProblem, link_problem, without_query, written_link
from voicedesk.domain.folding import folded
from voicedesk.domain.network_place import NetworkPlace
from voicedesk.domain.pasted_table import TableRow
from voicedesk.domain.voice_name import NameProblem, name_problem

MOST_ROWS: Final = 500
"""Rows that are sent in one go. Whoever means more has most likely opened another file."""


@dataclass(frozen=True, slots=True)
class RowCheck:
    """What was found of one row.

    Attributes:
        name, link: why it can't be sent.
        same_name, same_link: the number, from 1 on, of an earlier row that has it, too.
        is_known: whether there is a voice of this name already.
        was_trained: whether a voice was trained from this link before.
    """

    name: NameProblem | None = None
    link: LinkProblem | None = None
    same_name: int | None = None
    same_link: int | None = None
    is_known: bool = False
    was_trained: bool = False

    @property
    def can_be_sent(self) -> bool:
        """Whether the service would take it, as far as can be seen here."""
        return self.name is None and self.link is None

    @property
    def is_doubtful(self) -> bool:
        """Whether it may be a mistake although it can be sent."""
        twice = self.same_name is not None or self.same_link is not None
        return self.can_be_sent and (twice or self.is_known or self.was_trained)


def check_rows(
    rows: Sequence[TableRow],
    *,
    service: NetworkPlace,
    names: AbstractSet[str] = frozenset(),
    links: AbstractSet[str] = frozenset(),
) -> list[RowCheck]:
    """Check every row as the form for one voice does, and against the others.

    Args:
        service: where the service runs, which is to fetch the recordings.
        names: of the voices there are, folded.
        links: that were trained from before, as `trained_link` writes them.
    """
    first_name: dict[str, int] = {}
    first_link: dict[str, int] = {}
    checks: list[RowCheck] = []
    for number, row in enumerate(rows, 1):
        name, link = folded(row.name.strip()), trained_link(row.link)
        named = first_name.setdefault(name, number) if name else number
        linked = first_link.setdefault(link, number) if link else number
        checks.append(
            RowCheck(
                name_problem(row.name),
                link_problem(row.link, service=service),
                named if named != number else None,
                linked if linked != number else None,
                name in names,
                link in links,
            )
        )
    return checks


def trained_link(link: str) -> str:
    """What of a link tells whether two are of one recording: a signature changes each time."""
    written = written_link(link)
    query = written[len(without_query(written)) :]
    is_signed = "token=" in query.lower() or "signature=" in query.lower()
    return without_query(written) if is_signed else written
