"""Python's search for garbage, on the window's thread alone."""

import builtins
import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_INTERVAL: Final = 500
"""Milliseconds between two looks at whether a search is due."""

_DUE: Final = (700, 10)
"""Python's own thresholds for its two younger generations."""

_BURST: Final = 20_000
"""Objects made since the last look that are a listing's: to search them takes longer than a frame,
and there is no garbage among voices."""

_ALL_INTERVAL: Final = 3_600_000
"""Milliseconds between two searches of everything, which takes 50 ms with 100,000 voices."""


def collect_from_timer(parent: QObject) -> None:
    """Search for garbage on this thread from now on, instead of wherever Python allocates.

    Python searches on whichever thread asks for memory. One that belongs to the library or to a
    decoder would then delete Qt's objects, whose timers Qt goes on firing: a segmentation fault
    minutes later, anywhere. To be called on the window's thread; it ends with `parent`.
    """
    gc.disable()
    for interval, search in ((_INTERVAL, collect_due), (_ALL_INTERVAL, gc.collect)):
        timer = QTimer(parent)
        timer.setInterval(interval)
        timer.timeout.connect(lambda search=search: search())
        timer.start()


def collect_due() -> int | None:
    """Search the older of the two younger generations that is due; returns which, if any.

    What makes one due is Python's: objects made since the last search, and searches of the younger
    generation since the last of the older. A burst isn't searched but counts as old at once.
    """
    young, searches, _ = gc.get_count()
    if young > _BURST:
        gc.freeze()
        gc.unfreeze()  # into the oldest generation, without a look at any of them
        return None
    due = (young > _DUE[0], searches > _DUE[1])
    oldest = max((generation for generation, is_due in enumerate(due) if is_due), default=None)
    if oldest is not None:
        gc.collect(oldest)
    return oldest


def restore_import() -> None:
    """Put Python's own import back in place of the one that loading PySide puts there.

    That one serves `from __feature__ import`, which isn't used here. For it PySide reads the source
    of each module imported from then on, and keeps it in memory: 13 ms and 4 MiB until the window
    is seen, and three times as much afterwards.

    Raises:
        ImportError: PySide's libraries can't be loaded.
    """
    import PySide6  # noqa: F401, PLC0415 - what is put back has to be put away first

    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
