"""Which accounts have a token."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from voicedesk.accounts import TokenStore
from voicedesk.domain.account import Account
from voicedesk.domain.errors import TokenStoreError
from voicedesk.ui.accounts.known_accounts import KnownAccounts
from voicedesk.ui.accounts.presenter import CHANGE, REMOVE, SAVE
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner

LOOK_FOR_TOKENS = TaskKey("look for tokens", of_account=False)


class TokenState(StrEnum):
    """Whether an account has a token."""

    KEPT = "kept"
    SESSION = "session"
    NONE = "none"
    UNKNOWN = "unknown"
    """The password store can't be read."""


class TokenStates(QObject):
    """Looks for the accounts' tokens for as long as it lives, whenever they may have changed.

    Holds no token.

    Signals:
        changed: more is known.
    """

    changed = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        known: KnownAccounts,
        tokens: TokenStore,
        session_tokens: TokenStore,
    ) -> None:
        super().__init__()
        self._tasks = tasks
        self._known = known
        self._tokens = tokens
        self._session_tokens = session_tokens
        self._states: dict[str, TokenState] = {}
        known.changed.connect(self._look)
        tasks.busy_changed.connect(self._busy_changed)
        self.destroyed.connect(lambda: tasks.end(LOOK_FOR_TOKENS))
        self._look()

    @property
    def states(self) -> Mapping[str, TokenState]:
        return MappingProxyType(self._states)

    def _busy_changed(self, key: TaskKey) -> None:
        if key in {SAVE, REMOVE, CHANGE} and not self._tasks.is_busy(key):
            self._look()

    def _look(self) -> None:
        async def look() -> None:
            for account in self._known.all:
                state = await self._state(account)
                if self._states.get(account.name) is not state:
                    self._states[account.name] = state
                    self.changed.emit()

        self._tasks.read(LOOK_FOR_TOKENS, Operation(OperationKind.OPEN_ACCOUNT), look)

    async def _state(self, account: Account) -> TokenState:
        if await self._session_tokens.read(account.name) is not None:
            return TokenState.SESSION
        try:
            kept = await self._tokens.read(account.name) is not None
        except TokenStoreError as error:
            return TokenState.NONE if error.keeps_nothing else TokenState.UNKNOWN
        return TokenState.KEPT if kept else TokenState.NONE
