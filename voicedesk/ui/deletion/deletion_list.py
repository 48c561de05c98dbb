"""The voices that are to be deleted, one to a row, with what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from voicedesk.domain.display import clean, short_id
from voicedesk.domain.voice import Voice
from voicedesk.services.voice_deletion import DeletionFate
from voicedesk.ui.kit.tool_tip import plain_tip
from voicedesk.ui.kit.voice_mark import paint_tile
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour

_HEIGHT = 36
_MOST_ROWS = 8
_TILE = 24
_LEFT = 8
_INKS = {
    DeletionFate.DELETED: "ready",
    DeletionFate.FAILED: "failed",
    DeletionFate.UNKNOWN: "training",
    DeletionFate.NOT_SENT: "training",
}
_TEXT_LEFT = _LEFT + _TILE + 10
_SCROLL = 10
_WRAPPED = Qt.TextFlag.TextWordWrap
_MIDDLE = Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class DeletionRow:
    """One voice.

    Attributes:
        word: what stands at the right; empty for its short id.
        fate: colours the word; None for one that is left out.
        why: the whole reason.
    """

    voice: Voice
    word: str = ""
    fate: DeletionFate | None = DeletionFate.WAITING
    why: str = ""


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[DeletionRow] = []

    def show(self, rows: Sequence[DeletionRow]) -> None:
        if [row.voice.id for row in rows] == [row.voice.id for row in self.rows]:
            self.rows = list(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        name = clean(row.voice.name)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return ", ".join(filter(None, [name, row.word or short_id(row.voice.id), row.why]))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(filter(None, [name, clean(row.voice.id), row.why])))
        return None


class DeletionList(QListView):
    """Scrolls where there are many; the keyboard reads through it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows = _Rows()
        self.setModel(self._rows)
        self._delegate = _Delegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)

    @property
    def rows(self) -> Sequence[DeletionRow]:
        """What is shown."""
        return tuple(self._rows.rows)

    def show_rows(self, rows: Sequence[DeletionRow]) -> None:
        """Show these; the same voices stay where they are scrolled to."""
        self.setUniformItemSizes(not any(row.why for row in rows))  # else each is asked for
        self._rows.show(rows)
        self.scheduleDelayedItemsLayout()
        tall = sum(self._delegate.height(row) for row in rows[:_MOST_ROWS])
        self.setFixedHeight(min(max(tall, _HEIGHT), _HEIGHT * _MOST_ROWS) + 2)


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: DeletionList) -> None:
        super().__init__(parent)
        self._theme = theme
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        return QSize(10, self.height(self._list.rows[index.row()]))

    def height(self, row: DeletionRow) -> int:
        """Pixels that a row takes: more where a reason stands under the name."""
        if not row.why:
            return _HEIGHT
        metrics = QFontMetrics(self._theme.font(12, text=row.why))
        room = QRect(0, 0, self._list.width() - _TEXT_LEFT - _LEFT - _SCROLL, 1000)
        return _HEIGHT + metrics.boundingRect(room, _WRAPPED, row.why).height() + 4

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._list.rows[index.row()]
        theme, tokens = self._theme, self._theme.tokens
        whole: QRect = option.rect
        cell = QRect(whole.left(), whole.top(), whole.width(), _HEIGHT)
        painter.save()
        current = index.row() == self._list.currentIndex().row()
        if current and self._list.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(tokens.fill))
            painter.drawRoundedRect(QRectF(whole).adjusted(0, 1, 0, -1), 8, 8)
        tile = QRectF(cell.left() + _LEFT, cell.center().y() - _TILE / 2 + 1, _TILE, _TILE)
        left_out = row.fate is None
        paint_tile(painter, theme, tile, row.voice.id, playable=row.voice.is_ready and not left_out)
        place = cell.adjusted(_TEXT_LEFT, 0, -_LEFT, 0)
        if row.word:
            painter.setFont(theme.font(12, text=row.word))
        else:
            painter.setFont(theme.mono(12))
        word = row.word or short_id(row.voice.id)
        ink = _INKS.get(row.fate, "text2") if row.fate and row.word else "text3"
        painter.setPen(colour(getattr(tokens, ink)))
        painter.drawText(place, _MIDDLE | Qt.AlignmentFlag.AlignRight, word)
        wide = QFontMetrics(painter.font()).horizontalAdvance(word)
        name = clean(row.voice.name)
        painter.setFont(theme.font(13, 400 if left_out else 500, text=name))
        painter.setPen(colour(tokens.text3 if left_out else tokens.text))
        room = place.adjusted(0, 0, -wide - 12, 0)
        shown = QFontMetrics(painter.font()).elidedText(
            name, Qt.TextElideMode.ElideRight, max(0, room.width())
        )
        painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignLeft, shown)
        if row.why:
            painter.setFont(theme.font(12, text=row.why))
            painter.setPen(colour(tokens.text2))
            under = QRect(place.left(), cell.bottom() - 5, place.width(), whole.height() - _HEIGHT)
            painter.drawText(under, _WRAPPED, row.why)
        painter.restore()
