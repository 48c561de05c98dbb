"""One of a few values, yes or no, and how much of a whole."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRectF, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QListView,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from voicedesk.ui.kit.buttons import EnterPresses, KeyboardFocus
from voicedesk.ui.kit.layouts import row
from voicedesk.ui.kit.marks import paint_box, painting
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import theme

_SIZE, _TRACK = QSize(34, 24), 20
_DOT = 14.0


class Switch(EnterPresses, QCheckBox):
    """A check box in the look of a switch; its words stand beside it and name it for assistants."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("round", True)
        self.setFixedSize(_SIZE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return _SIZE

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme().tokens
        on = self.isChecked()
        if not self.isEnabled():
            track, knob = tokens.fill, tokens.disabled
        elif on:
            hot = self.underMouse()
            track, knob = tokens.accent_hover if hot else tokens.accent, "#FFFFFF"
        else:
            track = tokens.text3 if self.underMouse() and not tokens.dark else tokens.field_line
            knob = "#FFFFFF"
        box = QRectF(0, (self.height() - _TRACK) / 2, self.width(), _TRACK)
        edge = (box.height() - _DOT) / 2
        left = box.width() - edge - _DOT if on else edge
        with painting(self) as painter:
            paint_box(painter, box, track, box.height() / 2)
            paint_box(painter, QRectF(left, box.top() + edge, _DOT, _DOT), knob, _DOT / 2)


class CheckBox(KeyboardFocus, QCheckBox):
    """Its words stay on one line, and a click on them counts."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(text)


class PopupList(QListView):
    """A list that drops down; while it is closed, none of it is in sight or has the focus.

    Of each row Qt tells assistants so by the list's size and its current row alone.
    """

    def __init__(self) -> None:
        super().__init__()
        self.resize(0, 0)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.resize(0, 0)
        self.updateGeometry()  # so that Qt sizes it when it opens it again
        # Not at once: Qt closes the list first, and takes what was chosen from it then.
        QTimer.singleShot(0, self, self.forget_current)

    def forget_current(self) -> None:
        if not self.isVisible():
            # Untold: a completer would write what was typed back into its field.
            with QSignalBlocker(self.selectionModel()):
                self.setCurrentIndex(QModelIndex())


class ChoiceBox(QComboBox):
    """A drop-down list with an arrow in the theme's hand.

    Args:
        icon: the name of an icon to stand before the words; empty for none.

    Signals:
        selected(object): the person chose another value.
    """

    selected = Signal(object)

    def __init__(self, *, icon: str = "") -> None:
        super().__init__()
        self._icon = icon
        self.setProperty("icon", bool(icon))
        self._list = PopupList()
        self.setView(self._list)  # the plain one; Fusion's own popup takes no style
        if icon:  # what it holds may be long, such as the name of a device
            self.setMinimumContentsLength(8)
            policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            self.setSizeAdjustPolicy(policy)
        # Not `activated`: an assistant chooses without it.
        self.currentIndexChanged.connect(lambda _: self.selected.emit(self.currentData()))
        self.currentIndexChanged.connect(self._list.forget_current)

    def offer(self, options: Sequence[tuple[object, str]], value: object) -> None:
        """Offer these values under these words, `value` being in force; nobody is told."""
        with QSignalBlocker(self):
            self.clear()
            for option, words in options:
                self.addItem(words, option)
            self.setCurrentIndex(max(0, self.findData(value)))
        self._list.forget_current()
        self.update()

    def showPopup(self) -> None:
        self._list.setCurrentIndex(self.model().index(self.currentIndex(), 0))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it is the page that is meant to move

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = theme().tokens
        box = QRectF(self.width() - 28, (self.height() - 18) / 2, 18, 18)
        with painting(self) as painter:
            theme().icons.paint(painter, "chevron-down", box, tokens.text2)
            if self._icon:
                box.moveLeft(11)
                theme().icons.paint(painter, self._icon, box, tokens.text2)


class Segments(View):
    """Radio buttons in the look of one control: Tab comes to the one in force, arrows choose.

    Args:
        options: the values, each with its icon; empty for none.
        may_be_none: whether none may be in force: pressing the one that is lets it go.

    Signals:
        selected(str): the person chose another value; empty for none.
    """

    selected = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], *, may_be_none: bool = False) -> None:
        super().__init__(surface="segments")
        self.buttons = {value: _Segment(icon, self) for value, icon in options}
        self.value = ""
        self._may_be_none = may_be_none
        self.setFixedHeight(36)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row(*self.buttons.values(), on=self, margins=(2, 2, 2, 2), gap=0)
        for value, button in self.buttons.items():
            button.setAutoExclusive(not may_be_none)
            # Not `clicked`: a screen reader's press toggles without a click.
            button.toggled.connect(lambda on, which=value: self._toggled(which, on=on))

    def set_text(self, words: dict[str, str]) -> None:
        for value, said in words.items():
            self.buttons[value].setText(said)

    def show_value(self, value: str) -> None:
        """Show which value is in force, without `selected`."""
        self.value = value
        for which, button in self.buttons.items():
            if which == value or self._may_be_none:
                button.setChecked(which == value)

    def _toggled(self, value: str, *, on: bool) -> None:
        self.buttons[value].dress()
        if self._may_be_none:
            for which, button in self.buttons.items():
                if on and which != value:
                    button.setChecked(False)
        elif on:  # Qt sees to that only once the focus has been here
            for button in self.buttons.values():
                strong = button.isChecked()
                policy = Qt.FocusPolicy.StrongFocus if strong else Qt.FocusPolicy.ClickFocus
                button.setFocusPolicy(policy)
        checked = next((one for one, button in self.buttons.items() if button.isChecked()), "")
        if checked != self.value and (on or self._may_be_none):
            self.value = checked
            self.selected.emit(checked)


class _Segment(EnterPresses, QPushButton):
    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "segment")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if icon:
            self.setIcon(theme().icon(icon, checked=(icon, "text")))
            self.setIconSize(QSize(21, 18))

    def setText(self, text: str) -> None:
        super().setText(text)
        self.dress()

    def dress(self) -> None:
        """The one in force is bold."""
        self.setFont(theme().font(13, 600 if self.isChecked() else 500, text=self.text()))


_STEPS = 1000
_LEAST = 15
"""Steps that are seen as a dot."""


class UsageBar(QProgressBar):
    """A thin bar; the words that go with it stand beside it."""

    def __init__(self, height: int = 8) -> None:
        super().__init__()
        self.setRange(0, _STEPS)
        self.setTextVisible(False)
        self.setFixedHeight(height)

    def show_part(self, part: float) -> None:
        """Show a part of one; what is more than all shows as all."""
        self.setValue(max(_LEAST, round(_STEPS * min(1.0, part))) if part > 0 else 0)
