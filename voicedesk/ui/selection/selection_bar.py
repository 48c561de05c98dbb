"""What can be done with all chosen voices, in place of the page's header."""

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from voicedesk.ui.kit.button import ButtonKind
from voicedesk.ui.kit.icon_button import IconButton
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.selection.bar_button import BarButton
from voicedesk.ui.selection.chosen_voices import ChosenVoices
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour

_EDGE = 12
_TOP = 10
_INSET = 6
_GAP = 2
_BETWEEN = 24
"""Pixels between the groups, all together."""


class SelectionBar(View):
    """Says how many are chosen; the buttons apply to all of them.

    Signals:
        cleared: one alone is to be chosen again.
        favourite_wanted, keep_wanted, copy_wanted, save_wanted, delete_wanted,
            panel_wanted: the buttons.
        tag_wanted: the menu of tags: where, in screen pixels.
        more_wanted: the menu of all else: where.
    """

    cleared = Signal()
    tag_wanted = Signal(QPoint)
    favourite_wanted = Signal()
    keep_wanted = Signal()
    copy_wanted = Signal()
    save_wanted = Signal()
    delete_wanted = Signal()
    panel_wanted = Signal()
    more_wanted = Signal(QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, surface="content")
        self._chosen = ChosenVoices()
        self._number = 0
        self._delete_reason = ""
        self.clear = IconButton(theme, "close")
        self.count = Label(theme, weight=600, tabular=True)
        self.tag = BarButton(theme, "tag")
        self.favourite = BarButton(theme, "star")
        self.keep = BarButton(theme, "kept-offline")
        self.copy = BarButton(theme, "copy")
        self.save = BarButton(theme, "save")
        self.more = IconButton(theme, "more")
        self.panel = IconButton(theme, "inspector")
        self.delete = BarButton(theme, "trash", ButtonKind.DANGER)
        self._buttons = (self.tag, self.favourite, self.keep, self.copy, self.save, self.delete)
        self._line = QFrame()
        self._line.setFixedSize(1, 20)
        self.panel.hide()
        self._lay_out()
        self.clear.clicked.connect(self.cleared)
        self.tag.clicked.connect(lambda: self.tag_wanted.emit(_under(self.tag)))
        self.favourite.clicked.connect(self.favourite_wanted)
        self.keep.clicked.connect(self.keep_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.delete.clicked.connect(self.delete_wanted)
        self.panel.clicked.connect(self.panel_wanted)
        self.more.clicked.connect(lambda: self.more_wanted.emit(_under(self.more)))
        self.retranslate()

    def order_focus(self, before: QWidget) -> None:
        """Let Tab go from `before` through the bar, from left to right."""
        words = (self.tag, self.favourite, self.keep, self.copy, self.save)
        for part in (self.clear, *words, self.more, self.delete, self.panel):
            self.setTabOrder(before, part)
            before = part

    def show_chosen(self, chosen: ChosenVoices, *, delete_reason: str = "") -> None:
        """Say what is chosen, and why it can't be deleted where it can't."""
        self._chosen, self._delete_reason = chosen, delete_reason
        self._number = chosen.number
        self.favourite.set_icon_name("star-filled" if chosen.all_favourite else "star")
        self.save.setEnabled(chosen.playable > 0)
        self.delete.setEnabled(not delete_reason)
        self.retranslate()

    def show_number(self, number: int) -> None:
        """Say how many are chosen, before more is known of them."""
        self._number = number
        self.count.setText(QCoreApplication.translate("SelectionBar", "%n selected", "", number))

    def retranslate(self) -> None:
        chosen = self._chosen
        self.show_number(self._number)
        self.clear.set_words(self.tr("Clear selection"), self.tr("Esc"))
        self.tag.set_words(self.tr("Tag"), "Ctrl+Shift+T")
        if chosen.all_favourite:
            self.favourite.set_words(self.tr("Unfavourite"), "Ctrl+D")
        else:
            self.favourite.set_words(self.tr("Favourite"), "Ctrl+D")
        if chosen.all_pinned:
            self.keep.set_words(
                self.tr("Stop keeping"), self.tr("Their demos may be dropped for lack of room.")
            )
        else:
            why = self.tr("Keeps the demos on this computer, whatever room there is")
            self.keep.set_words(self.tr("Keep offline"), why)
        self.copy.set_words(self.tr("Copy IDs"), "Ctrl+Shift+C")
        none = self.tr("None of them has a demo.")
        self.save.set_words(self.tr("Save demos"), "Ctrl+S" if chosen.playable else none)
        self.more.set_words(self.tr("More"))
        self.panel.set_words(self.tr("Summary"))
        self.delete.set_words(self.tr("Delete"), self._delete_reason)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self.tokens.select))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(_EDGE, _TOP, -_EDGE, -_TOP), 8, 8)
        line = self._line.geometry()
        painter.fillRect(line, colour(self.tokens.line_strong))
        painter.end()

    # Inside

    def _fit(self) -> None:
        """Leave the words out where they don't fit beside each other."""
        beside = sum(
            part.width() for part in (self.clear, self.more, self.panel) if part.isVisibleTo(self)
        )
        full = sum(button.full_width + _GAP for button in self._buttons)
        room = (
            self.width() - 2 * (_EDGE + _INSET) - beside - self.count.sizeHint().width() - _BETWEEN
        )
        for button in self._buttons:
            button.set_compact(compact=full > room)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE + _INSET, _TOP, _EDGE + _INSET, _TOP)
        row.setSpacing(_GAP)
        row.addWidget(self.clear)
        row.addSpacing(6)
        row.addWidget(self.count)
        row.addStretch()
        for part in (self.tag, self.favourite, self.keep, self.copy, self.save, self.more):
            row.addWidget(part)
        row.addSpacing(4)
        row.addWidget(self._line)
        row.addSpacing(4)
        row.addWidget(self.delete)
        row.addWidget(self.panel)


def _under(button: QWidget) -> QPoint:
    return button.mapToGlobal(button.rect().bottomLeft() + QPoint(0, 4))
