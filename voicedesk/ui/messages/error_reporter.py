"""Where every error of the work ends: in the log and before the person."""

import logging

from voicedesk.domain.errors import NoConnectionError, TimedOutError
from voicedesk.ui.attempt import Attempt, Doing
from voicedesk.ui.messages.message_board import OFFLINE_KEY, MessageBoard
from voicedesk.ui.messages.wording import Wording, is_expected

_log = logging.getLogger(__name__)


class ErrorReporter:
    """Shows each error as a message. `report` is what `Work` is given."""

    def __init__(self, board: MessageBoard, wording: Wording) -> None:
        self._board = board
        self._wording = wording

    def report(self, attempt: Attempt, error: Exception) -> None:
        """Log `error` and tell the person of it."""
        if is_expected(error):
            _log.warning("%s failed: %s", attempt.doing, error)
        else:
            _log.error("%s failed", attempt.doing, exc_info=error)
        if not self._is_told_already(attempt, error):
            self._board.show(self._wording.message(attempt, error))

    def _is_told_already(self, attempt: Attempt, error: Exception) -> bool:
        return (
            attempt.doing in {Doing.REFRESH, Doing.FOLLOW}
            and isinstance(error, NoConnectionError | TimedOutError)
            and self._board.has(OFFLINE_KEY)
        )
