"""The heads of the voices' columns: sort, widths, order, and which are shown."""

from collections.abc import Callable, Collection, Iterable, Mapping

from PySide6.QtCore import QByteArray, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QTableView

from voicedesk.ui.kit.tables import HEAD_HEIGHT, TableHeader
from voicedesk.ui.kit.view import add_choice, popup_menu
from voicedesk.ui.theme import theme
from voicedesk.ui.voices.filtering import VoiceColumn

_WIDTHS: dict[int, int] = {
    VoiceColumn.STATE: 118,
    VoiceColumn.DEMO: 204,
    VoiceColumn.LANGUAGE: 84,
    VoiceColumn.TAGS: 112,
    VoiceColumn.TRAINED: 98,
    VoiceColumn.ID: 272,
    VoiceColumn.PLAYED: 98,
}
_NAME_LEAST = 160
_GIVE_WAY = (
    VoiceColumn.ID,
    VoiceColumn.PLAYED,
    VoiceColumn.LANGUAGE,
    VoiceColumn.TAGS,
    VoiceColumn.TRAINED,
)
_WITH_TAGS, _WITH_PLAYED = QByteArray(b"2"), QByteArray(b"3")
"""Stands before what is kept since there are these columns; Qt begins its own with a zero."""


_AROUND = 20
"""Pixels beside a text in its cell."""


def _width_of(column: int, text: str) -> int:
    size = 12 if column == VoiceColumn.DEMO else 13
    return (
        QFontMetrics(theme().font(size, text=text, tabular=True)).horizontalAdvance(text) + _AROUND
    )


class VoicesHeader(TableHeader):
    """Columns can be moved, and hidden in a menu; all of that is kept with the settings.

    Signals:
        hidden_changed: other columns are hidden by the person now.
    """

    hidden_changed = Signal()

    def __init__(
        self, table: QTableView, texts: Callable[[], Mapping[VoiceColumn, Iterable[str]]]
    ) -> None:
        super().__init__(table, _WIDTHS, _NAME_LEAST, _GIVE_WAY)
        self._table = table
        self._texts = texts
        self._is_sharing = False
        self.hidden = {VoiceColumn.ID, VoiceColumn.PLAYED}
        self.setSectionsMovable(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)

    def prepare(self) -> None:
        super().prepare()
        self.setSortIndicator(VoiceColumn.TRAINED, Qt.SortOrder.DescendingOrder)
        self._table.setSortingEnabled(True)

    def fit(self, width: int) -> None:
        """Give what the name can spare to columns whose texts would be cut."""
        super().fit(width)
        shown = [column for column in self._widths if not self.isSectionHidden(column)]
        spare = width - _NAME_LEAST - sum(self._widths[column] for column in shown)
        self._set_widths(self._widths)
        more: dict[int, int] = {}
        for column, texts in self._texts().items():
            if column in shown and spare > 0:
                needs = max((_width_of(column, text) for text in texts), default=0)
                more[column] = max(0, min(spare, needs - self._widths[column]))
                spare -= more[column]
        self._set_widths({column: self._widths[column] + more[column] for column in more})

    def _set_widths(self, widths: Mapping[int, int]) -> None:
        """Let columns be so wide for now; the widths that they come back to are others."""
        self._is_sharing = True
        for column, width in widths.items():
            if not self.isSectionHidden(column) and width != self.sectionSize(column):
                self.resizeSection(column, width)
        self._is_sharing = False

    def _resized(self, section: int, before: int, width: int) -> None:
        if not self._is_sharing:
            super()._resized(section, before, width)

    def restore(self, state: QByteArray) -> None:
        """Take up widths, order, hidden columns and sort as they were kept."""
        if state.startsWith(_WITH_PLAYED):
            restored = self.restoreState(state.sliced(1))
        elif state.startsWith(_WITH_TAGS):
            restored = self._restore_earlier(state.sliced(1), [VoiceColumn.PLAYED])
        else:
            restored = self._restore_earlier(state, [VoiceColumn.TAGS, VoiceColumn.PLAYED])
        if restored:
            self.hidden = {column for column in VoiceColumn if self.isSectionHidden(column)}
            self.hidden.discard(VoiceColumn.NAME)
            self.setSectionResizeMode(VoiceColumn.NAME, QHeaderView.ResizeMode.Stretch)
            self.setFixedHeight(HEAD_HEIGHT)
            self._widths |= {one: size for one in self._widths if (size := self.sectionSize(one))}
            self.show_columns()
            self.fit(self.width())
            self.hidden_changed.emit()

    def keep(self) -> QByteArray:
        """Widths, order, hidden columns and sort, without what a narrow window hides."""
        self.show_columns(aside=False)
        self._set_widths(self._widths)
        state = _WITH_PLAYED + self.saveState()
        self.show_columns()
        self.fit(self.width())
        return state

    def sort_by(self, column: VoiceColumn) -> None:
        """Sort by a column; by the one that it is sorted by already, the other way round."""
        if column == self.sortIndicatorSection():
            self.sort_again()
        else:
            newest_first = column in {VoiceColumn.TRAINED, VoiceColumn.PLAYED}
            order = Qt.SortOrder.DescendingOrder if newest_first else Qt.SortOrder.AscendingOrder
            self.setSortIndicator(column, order)

    def sort_again(self) -> None:
        """Turn the order round."""
        down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        order = Qt.SortOrder.AscendingOrder if down else Qt.SortOrder.DescendingOrder
        self.setSortIndicator(self.sortIndicatorSection(), order)

    def shown(self) -> list[VoiceColumn]:
        order = sorted(VoiceColumn, key=self.visualIndex)
        return [column for column in order if not self.isSectionHidden(column)]

    def _restore_earlier(self, state: QByteArray, missing: Collection[VoiceColumn]) -> bool:
        """Take up what was kept before there were some columns, read by a header without them.

        This one would restore it too, but what it kept from then on could not be restored.
        """
        columns = [column for column in VoiceColumn if column not in missing]
        before = QHeaderView(Qt.Orientation.Horizontal)
        before.setModel(QStandardItemModel(1, len(columns), before))
        if state.isEmpty() or not before.restoreState(state):
            return False
        known = range(len(columns))
        order = [columns[section] for section in sorted(known, key=before.visualIndex)]
        if VoiceColumn.TAGS in missing:
            order.insert(order.index(VoiceColumn.TRAINED), VoiceColumn.TAGS)
        order.append(VoiceColumn.PLAYED)
        for place, column in enumerate(order):
            self.moveSection(self.visualIndex(column), place)
        for section, column in enumerate(columns):
            if width := before.sectionSize(section):
                self.resizeSection(column, width)
            self.setSectionHidden(column, not width)
        if VoiceColumn.TAGS in missing:
            self.setSectionHidden(VoiceColumn.TAGS, False)
        self.setSectionHidden(VoiceColumn.PLAYED, True)
        sort = before.sortIndicatorSection()
        if sort in known:
            self.setSortIndicator(columns[sort], before.sortIndicatorOrder())
        return True

    def _open_menu(self, point: QPoint) -> None:
        menu = popup_menu(self)
        for column in sorted(VoiceColumn, key=self.visualIndex):
            if column is not VoiceColumn.NAME:
                add_choice(menu, column.title, self.toggle, column, on=column not in self.hidden)
        menu.popup(self.mapToGlobal(point))

    def toggle(self, column: VoiceColumn) -> None:
        """Hide a column, or show it again."""
        self.hidden ^= {column}
        self._aside.discard(column)
        self.show_columns()
        self.fit(self.width())
        self.hidden_changed.emit()
