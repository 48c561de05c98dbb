"""Python's search for garbage, on the window's thread alone."""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_INTERVAL: Final = 500
"""Milliseconds between two looks at whether a search is due."""

_DUE: Final = (700, 10, 1000)
"""Python's own thresholds, but for the last: to search all that there is takes 50 ms with 100,000
voices, and each listing with new links would have it done."""


def collect_from_timer(parent: QObject) -> None:
    """Search for garbage on this thread from now on, instead of wherever Python allocates.

    Python searches on whichever thread asks for memory. One that belongs to the library or to a
    decoder would then delete Qt's objects, whose timers Qt goes on firing: a segmentation fault
    minutes later, anywhere. To be called on the window's thread; it ends with `parent`.
    """
    gc.disable()
    timer = QTimer(parent)
    timer.setInterval(_INTERVAL)
    timer.timeout.connect(collect_due)
    timer.start()


def collect_due() -> int | None:
    """Search the oldest generation that is due; returns which, or None where none is.

    Generations and what makes one due are Python's: objects made since the last search, and
    searches of the younger one since the last of this one.
    """
    due = (count > least for count, least in zip(gc.get_count(), _DUE, strict=True))
    oldest = max((generation for generation, is_due in enumerate(due) if is_due), default=None)
    if oldest is not None:
        gc.collect(oldest)
    return oldest
