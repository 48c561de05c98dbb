"""What comes into the sidebar later: tags to filter by, and how far keeping offline has come."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QPainter
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from voicedesk.domain.text import clean
from voicedesk.services.offline import OfflineStatus
from voicedesk.ui.kit.buttons import IconButton
from voicedesk.ui.kit.choices import UsageBar
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.layouts import column, discard, order_tabs, row
from voicedesk.ui.kit.marks import paint_dot
from voicedesk.ui.kit.view import PaneScroll, View, plain_tip, say, set_look
from voicedesk.ui.sidebar.buttons import PlaceButton


class EntryButton(PlaceButton):
    """A tag or a saved filter: mark, name and count. It can be on beside others.

    Signals:
        reached: the keyboard is here now.
        menu_requested: right click or the menu key: where, in screen pixels.
    """

    reached = Signal()
    menu_requested = Signal(QPoint)

    mark = "tag"

    def __init__(self, tag: str) -> None:
        super().__init__(self.mark, "text2", badge=self.mark != "tag")
        self.tag = tag
        self.setAutoExclusive(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_text(clean(tag))
        self.setToolTip(plain_tip(clean(tag)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.focused_by_keyboard:
            self.reached.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        corner = self.mapToGlobal(self.rect().bottomLeft() + QPoint(36, -4))
        self.menu_requested.emit(corner if by_key else event.globalPos())


class TagButton(EntryButton):
    """A tag with its dot."""

    def _paint_mark(self, painter: QPainter) -> None:
        paint_dot(painter, QPointF(18, self.height() / 2), self.tag)


class FilterButton(EntryButton):
    """The name of a saved filter; on while it is in force."""

    mark = "sliders"


_TOP, _GAP, _BOTTOM = 14, 6, 8


class TagList(View):
    """A heading and a button for each tag; scrolls where there are more than there is room for.

    Args:
        after: the widget that Tab leads here from.
        heading: what stands above; empty for the tags' own.
        button: makes what stands for each.

    Signals:
        toggled: a tag was switched on or off.
        menu_requested: a tag's menu is asked for: the tag, and where in screen pixels.
    """

    toggled = Signal(str, bool)
    menu_requested = Signal(str, QPoint)

    def __init__(
        self, after: QWidget, heading: str = "", button: type[EntryButton] = TagButton
    ) -> None:
        super().__init__()
        self._after = after
        self._button = button
        self.heading = Label(heading or self.tr("Tags"), pixels=11, weight=600, ink="text2")
        self.buttons: dict[str, EntryButton] = {}
        self._selected: Collection[str] = ()
        inside = QWidget()
        self._column = column(None, on=inside, margins=(8, 0, 8, 0))
        self._scroll = PaneScroll(inside)
        column(
            row(self.heading, margins=(18, 0, 8, 0)),
            _GAP,
            (self._scroll, 1),
            on=self,
            margins=(0, _TOP, 1, _BOTTOM),
        )

    def show_tags(self, counts: Sequence[tuple[str, int]]) -> None:
        wanted = dict(counts)
        had_focus = any(button.hasFocus() for button in self.buttons.values())
        gone = [tag for tag in self.buttons if tag not in wanted]
        discard([self.buttons.pop(tag) for tag in gone])
        for place, (tag, count) in enumerate(counts):
            button = self.buttons.get(tag) or self._make(tag)
            button.show_count(count)
            if self._column.indexOf(button) != place:
                self._column.insertWidget(place, button)
        self.buttons = {tag: self.buttons[tag] for tag in wanted}
        order_tabs(self._after, *self.buttons.values())
        # No more than the tags need: what follows stands right below them. Counted, not asked of
        # the layout: it leaves out what is shown in a moment.
        tags = sum(button.sizeHint().height() for button in self.buttons.values())
        self.setMaximumHeight(_TOP + self.heading.sizeHint().height() + _GAP + tags + _BOTTOM)
        if had_focus and not any(button.hasFocus() for button in self.buttons.values()):
            next(iter(self.buttons.values()), self).setFocus()

    def show_selected(self, tags: Collection[str]) -> None:
        self._selected = tags
        for tag, button in self.buttons.items():
            button.setChecked(tag in tags)

    def _make(self, tag: str) -> EntryButton:
        button = self._button(tag)
        button.setChecked(tag in self._selected)
        # Not `clicked`: a screen reader's press toggles without a click.
        button.toggled.connect(lambda on: self._toggled(tag, on=on))
        button.reached.connect(lambda: self._scroll.ensureWidgetVisible(button, 0, 8))
        button.menu_requested.connect(lambda where: self.menu_requested.emit(tag, where))
        self.buttons[tag] = button
        return button

    def _toggled(self, tag: str, *, on: bool) -> None:
        if on != (tag in self._selected):
            self.toggled.emit(tag, on)


_SIDE, _RAIL_SIDE = 18, 15
_BAR = 3


class OfflineLine(View):
    """How many of how many, a thin bar, and two buttons: pause or go on, and cancel.

    In a rail the buttons stand one above the other, and the words are their tool tips.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeping = OfflineStatus()
        self._is_rail = False
        self.words = Label(pixels=12, ink="text2", tabular=True)
        self.pause = IconButton("pause", side=26, glyph=16)
        self.cancel = IconButton("close", side=26, glyph=16)
        self._bar = UsageBar(_BAR)
        self._row = row((self.words, 1), self.pause, self.cancel, gap=0)
        self._under = row(self._bar)
        column(self._row, self._under, on=self, margins=(0, 4, 0, 5))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_rail(rail=False)
        self.hide()

    def show_keeping(self, keeping: OfflineStatus) -> None:
        """Show how far it has come, or nothing where there is nothing to do."""
        before, self._keeping = self._keeping, keeping
        self.setVisible(keeping.is_running)
        self._show()
        news = before.is_paused, before.is_waiting, before.is_running
        if keeping.is_running and news != (keeping.is_paused, keeping.is_waiting, True):
            say(self, self.words.text())

    def set_rail(self, *, rail: bool) -> None:
        self._is_rail = rail
        self.words.setVisible(not rail)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if rail else direction.LeftToRight)
        self._row.setAlignment(Qt.AlignmentFlag.AlignHCenter if rail else Qt.AlignmentFlag(0))
        side = _RAIL_SIDE if rail else _SIDE
        self._row.setContentsMargins(side, 0, side if rail else 9, 0)
        self._under.setContentsMargins(side, 0, side, 0)
        self._show()

    def _show(self) -> None:
        keeping = self._keeping
        if keeping.is_checking:
            words = self.tr("Checking, {left} left")
        elif keeping.is_paused:
            words = self.tr("Paused, {done} of {total}")
        elif keeping.is_waiting:
            words = self.tr("Waiting, {done} of {total}")
        else:
            words = self.tr("Downloading {done} of {total}")
        words = words.format(done=keeping.done, total=keeping.total, left=keeping.unchecked)
        if words != self.words.text():
            self.words.setText(words)
        why = self.tr("Downloads resume when you’re back online.")
        tip = why if keeping.is_waiting and not keeping.is_paused else words
        self.words.setToolTip(plain_tip(tip))
        self.setAccessibleName(words)
        self._bar.show_part(keeping.done / keeping.total if keeping.total else 0)
        set_look(self._bar, "resting", keeping.is_paused or keeping.is_waiting)
        self.pause.set_icon_name("play" if keeping.is_paused else "pause")
        go_on, pause = self.tr("Resume downloading demos"), self.tr("Pause downloading demos")
        self.pause.set_text(go_on if keeping.is_paused else pause, words if self._is_rail else "")
        self.cancel.set_text(
            self.tr("Cancel downloading demos"),
            self.tr("Demos downloaded so far stay on this computer."),
        )
