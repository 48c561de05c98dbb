"""The heads of the voices' columns: sort, widths, order, and which are shown."""

from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QTableView

from voicedesk.ui.kit.tables import HEAD_HEIGHT, TableHeader
from voicedesk.ui.kit.view import add_choice, popup_menu
from voicedesk.ui.voices.filtering import VoiceColumn

_WIDTHS: dict[int, int] = {
    VoiceColumn.STATE: 118,
    VoiceColumn.DEMO: 204,
    VoiceColumn.LANGUAGE: 84,
    VoiceColumn.TAGS: 112,
    VoiceColumn.TRAINED: 98,
    VoiceColumn.ID: 272,
}
_NAME_LEAST = 160
_GIVE_WAY = (VoiceColumn.ID, VoiceColumn.LANGUAGE, VoiceColumn.TAGS, VoiceColumn.TRAINED)
_WITH_TAGS = QByteArray(b"2")
"""Stands before what is kept since there are tags; Qt begins its own with a zero."""


class VoicesHeader(TableHeader):
    """Columns can be moved, and hidden in a menu; all of that is kept with the settings."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table, _WIDTHS, _NAME_LEAST, _GIVE_WAY)
        self._table = table
        self.hidden = {VoiceColumn.ID}
        self.setSectionsMovable(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)

    def prepare(self) -> None:
        super().prepare()
        self.setSortIndicator(VoiceColumn.TRAINED, Qt.SortOrder.DescendingOrder)
        self._table.setSortingEnabled(True)

    def restore(self, state: QByteArray) -> None:
        """Take up widths, order, hidden columns and sort as they were kept."""
        if state.startsWith(_WITH_TAGS):
            restored = self.restoreState(state.sliced(_WITH_TAGS.size()))
        else:
            restored = self._restore_without_tags(state)
        if restored:
            self.hidden = {column for column in VoiceColumn if self.isSectionHidden(column)}
            self.hidden.discard(VoiceColumn.NAME)
            self.setSectionResizeMode(VoiceColumn.NAME, QHeaderView.ResizeMode.Stretch)
            self.setFixedHeight(HEAD_HEIGHT)
            self.show_columns()

    def keep(self) -> QByteArray:
        """Widths, order, hidden columns and sort, without what a narrow window hides."""
        self.show_columns(aside=False)
        state = _WITH_TAGS + self.saveState()
        self.show_columns()
        return state

    def shown(self) -> list[VoiceColumn]:
        order = sorted(VoiceColumn, key=self.visualIndex)
        return [column for column in order if not self.isSectionHidden(column)]

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

    def _open_menu(self, point: QPoint) -> None:
        menu = popup_menu(self)
        for column in sorted(VoiceColumn, key=self.visualIndex):
            if column is not VoiceColumn.NAME:
                add_choice(menu, column.title, self._toggle, column, on=column not in self.hidden)
        menu.popup(self.mapToGlobal(point))

    def _toggle(self, column: VoiceColumn) -> None:
        self.hidden ^= {column}
        self._aside.discard(column)
        self.show_columns()
        self.fit(self.width())
