"""The heads of the columns: sort, widths, order, and which are shown."""

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from voicedesk.ui.kit.tables import HEAD_HEIGHT, paint_column_head
from voicedesk.ui.voices.filtering import VoiceColumn

_WIDTHS = {
    VoiceColumn.STATE: 118,
    VoiceColumn.DEMO: 204,
    VoiceColumn.LANGUAGE: 84,
    VoiceColumn.TAGS: 112,
    VoiceColumn.TRAINED: 98,
    VoiceColumn.ID: 272,
}
_NAME_LEAST = 160
_GIVE_WAY = (VoiceColumn.ID, VoiceColumn.LANGUAGE, VoiceColumn.TAGS, VoiceColumn.TRAINED)
"""The columns that step aside in a narrow window, in this order."""
_WITH_TAGS = QByteArray(b"2")
"""Stands before what is kept since there are tags; Qt begins its own with a zero."""


class VoicesHeader(QHeaderView):
    """A header that paints itself and makes room in a narrow window.

    Signals:
        shown_changed: other columns are shown, or in another order.
    """

    shown_changed = Signal()

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self._hidden = {VoiceColumn.ID}
        self._aside: set[VoiceColumn] = set()
        self._widths = dict(_WIDTHS)
        self.setFixedHeight(HEAD_HEIGHT)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(64)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.sectionMoved.connect(lambda *_: self.shown_changed.emit())
        self.sectionResized.connect(self._resized)

    def prepare(self) -> None:
        """Give the columns their first widths, and the sort its first column."""
        for column, width in _WIDTHS.items():
            self.resizeSection(column, width)
        self.setSectionResizeMode(VoiceColumn.NAME, QHeaderView.ResizeMode.Stretch)
        self.setSortIndicator(VoiceColumn.TRAINED, Qt.SortOrder.DescendingOrder)
        self._table.setSortingEnabled(True)
        self._show()

    def restore(self, state: QByteArray) -> None:
        """Take up widths, order, hidden columns and sort as they were kept."""
        if state.startsWith(_WITH_TAGS):
            restored = self.restoreState(state.sliced(_WITH_TAGS.size()))
        else:
            restored = self._restore_without_tags(state)
        if restored:
            self._hidden = {column for column in VoiceColumn if self.isSectionHidden(column)}
            self._hidden.discard(VoiceColumn.NAME)
            self.setSectionResizeMode(VoiceColumn.NAME, QHeaderView.ResizeMode.Stretch)
            self.setFixedHeight(HEAD_HEIGHT)
            self._show()

    def keep(self) -> QByteArray:
        """Widths, order, hidden columns and sort, without what a narrow window hides."""
        aside, self._aside = self._aside, set()
        self._show()
        state = _WITH_TAGS + self.saveState()
        self._aside = aside
        self._show()
        return state

    def shown(self) -> list[VoiceColumn]:
        """The visible columns from left to right."""
        order = sorted(VoiceColumn, key=self.visualIndex)
        return [column for column in order if not self.isSectionHidden(column)]

    def fit(self, width: int) -> None:
        """Hide what doesn't fit into `width` pixels beside a readable name."""
        wanted = [column for column in VoiceColumn if column not in self._hidden]
        need = _NAME_LEAST + sum(
            self._widths[column] for column in wanted if column is not VoiceColumn.NAME
        )
        aside: set[VoiceColumn] = set()
        for column in _GIVE_WAY:
            if need <= width:
                break
            if column in wanted:
                aside.add(column)
                need -= self._widths[column]
        if aside != self._aside:
            self._aside = aside
            self._show()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEAD_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        by, order = self.sortIndicatorSection(), self.sortIndicatorOrder()
        words = VoiceColumn(logical_index).title
        paint_column_head(painter, rect, words, sort=order if by == logical_index else None)

    def _restore_without_tags(self, state: QByteArray) -> bool:
        """Take up what was kept before there were tags, read by a header of that many columns.

        This one would restore it too, but what it kept from then on could not be restored.
        """
        columns: list[VoiceColumn] = list(VoiceColumn)
        columns.remove(VoiceColumn.TAGS)
        before = QHeaderView(Qt.Orientation.Horizontal)
        before.setModel(QStandardItemModel(1, len(columns), before))
        if state.isEmpty() or not before.restoreState(state):
            return False
        known = range(len(columns))
        order = [columns[section] for section in sorted(known, key=before.visualIndex)]
        order.insert(order.index(VoiceColumn.TRAINED), VoiceColumn.TAGS)
        for place, column in enumerate(order):
            self.moveSection(self.visualIndex(column), place)
        for section, column in enumerate(columns):
            if width := before.sectionSize(section):
                self.resizeSection(column, width)
            self.setSectionHidden(column, not width)
        self.setSectionHidden(VoiceColumn.TAGS, False)
        sort = before.sortIndicatorSection()
        if sort in known:
            self.setSortIndicator(columns[sort], before.sortIndicatorOrder())
        return True

    def _resized(self, section: int, _before: int, width: int) -> None:
        # Qt gives a hidden column the width 0; the one it comes back with decides whether it fits.
        if width:
            self._widths[VoiceColumn(section)] = width

    def _show(self) -> None:
        for column in VoiceColumn:
            hidden = column in self._hidden or column in self._aside
            if self.isSectionHidden(column) != hidden:
                self.setSectionHidden(column, hidden)
        self.shown_changed.emit()

    def _open_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in sorted(VoiceColumn, key=self.visualIndex):
            if column is VoiceColumn.NAME:
                continue
            action = QAction(column.title, menu, checkable=True)
            action.setChecked(column not in self._hidden)
            action.toggled.connect(lambda on, which=column: self._set_shown(which, shown=on))
            menu.addAction(action)
        menu.popup(self.mapToGlobal(point))

    def _set_shown(self, column: VoiceColumn, *, shown: bool) -> None:
        (self._hidden.discard if shown else self._hidden.add)(column)
        self._aside.discard(column)
        self._show()
        self.fit(self.width())
