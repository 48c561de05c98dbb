"""The heads of the columns of trainings."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from voicedesk.ui.kit.column_head import HEAD_HEIGHT, paint_column_head
from voicedesk.ui.theme import Theme
from voicedesk.ui.trainings.training_column import TrainingColumn

_WIDTHS = {
    TrainingColumn.SPEAKER: 120,
    TrainingColumn.SENT: 136,
    TrainingColumn.TOOK: 220,
    TrainingColumn.OUTCOME: 124,
}
_VOICE_LEAST = 168
_GIVE_WAY = (TrainingColumn.SPEAKER, TrainingColumn.SENT, TrainingColumn.TOOK)
"""The columns that step aside in a narrow window, in this order; the panel tells what they do."""


class TrainingsHeader(QHeaderView):
    """A header that paints itself and makes room in a narrow window.

    Signals:
        shown_changed: other columns are shown.
    """

    shown_changed = Signal()

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._theme = theme
        self.setFixedHeight(HEAD_HEIGHT)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(64)

    def prepare(self) -> None:
        """Give the columns their widths."""
        for column, width in _WIDTHS.items():
            self.resizeSection(column, width)
        self.setSectionResizeMode(TrainingColumn.VOICE, QHeaderView.ResizeMode.Stretch)

    def shown(self) -> list[TrainingColumn]:
        """The visible columns from left to right."""
        return [column for column in TrainingColumn if not self.isSectionHidden(column)]

    def fit(self, width: int) -> None:
        """Hide what doesn't fit into `width` pixels beside a readable name."""
        need = _VOICE_LEAST + sum(_WIDTHS.values())
        aside = set()
        for column in _GIVE_WAY:
            if need > width:
                aside.add(column)
                need -= _WIDTHS[column]
        for column in _GIVE_WAY:
            self.setSectionHidden(column, column in aside)
        self.shown_changed.emit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEAD_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        by, order = self.sortIndicatorSection(), self.sortIndicatorOrder()
        words = TrainingColumn(logical_index).title
        paint_column_head(
            painter, self._theme, rect, words, sort=order if by == logical_index else None
        )
