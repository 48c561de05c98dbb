from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from voicedesk.ui.focus_ring import FocusRing
from voicedesk.ui.kit.buttons import Button
from voicedesk.ui.kit.view import PaneScroll


def around(button: Button, ring: FocusRing) -> bool:
    middle = button.mapTo(button.window(), button.rect().center())
    return ring.isVisible() and ring.geometry().center() - middle in {
        QPoint(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)
    }


def test_the_ring_follows_what_it_is_around(window: QWidget) -> None:
    window.resize(300, 200)
    inside = QWidget()
    column = QVBoxLayout(inside)
    button, below = Button(), Button()
    column.addWidget(button)
    column.addSpacing(800)
    column.addWidget(below)
    scroll = PaneScroll(inside)
    QVBoxLayout(window).addWidget(scroll)
    ring = FocusRing(window)
    QApplication.processEvents()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert around(button, ring)
    scroll.verticalScrollBar().setValue(10)
    assert around(button, ring), "the page was scrolled"
    scroll.move(scroll.x() + 5, scroll.y() + 9)
    assert around(button, ring), "what it lies in was moved"
    below.setFocus(Qt.FocusReason.TabFocusReason)
    assert around(below, ring)
    button.hide()
    below.hide()
    assert not ring.isVisible()
