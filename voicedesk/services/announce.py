"""How services tell what happened: whoever listens can't undo it."""

import logging

from psygnal import EmitLoopError, SignalInstance

_log = logging.getLogger(__name__)


def announce(signal: SignalInstance, fact: object) -> None:
    """Tell `fact` to all who listen; one that raises is a fault of its own, and only logged.

    The service's answer is true whatever a view makes of it: what follows from it still has to be
    done. Those who listen behind the one that raised aren't told.
    """
    try:
        signal.emit(fact)
    except EmitLoopError as error:
        # The cause alone: the error's own text may hold the fact, and that an audio link.
        words = "a part failed that was told %r"
        _log.error(words, signal.name, exc_info=error.__cause__)
