"""Which account is open: one is closed before another opens."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from weakref import WeakSet

from psygnal import Signal

from voicedesk.accounts import AccountSecrets, AccountTokens
from voicedesk.app.child_processes import SANDBOX_TOKEN, SandboxProcess
from voicedesk.app.first_paint import FirstPaint
from voicedesk.app.wiring import WindowParts
from voicedesk.domain.account import SANDBOX_ACCOUNT, Account
from voicedesk.domain.backup import RestoreResult
from voicedesk.domain.errors import LibraryError, LibraryProblem, TokenStoreError
from voicedesk.library import AccountFolders, Library, Move, Opening
from voicedesk.services.polling import Connection
from voicedesk.services.session import AccountSession, SessionOpener
from voicedesk.services.uploads import Uploads
from voicedesk.services.voices import Voices
from voicedesk.threads import Deadline
from voicedesk.ui.accounts.known_accounts import KnownAccounts
from voicedesk.ui.messages.library_messages import (
    LIBRARY_FAILED,
    LIBRARY_KEY,
    library_failed_message,
    library_message,
)
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner


class OpenLibraries:
    """Opens libraries, whatever is cut short, and closes at the end those that still are.

    Args:
        first: holds the library that the start has opened, for its account to use.

    Attributes:
        folders: where they are.
    """

    def __init__(self, first: FirstPaint) -> None:
        self._first = first
        self.folders = AccountFolders(first.places)
        self._ready: Library | None = first.library
        self._all = WeakSet([first.library])

    async def open(self, account: Account) -> tuple[Library, Opening]:
        """The account's library, opened. Who asked closes it.

        Raises:
            LibraryError: it can't be opened.
        """
        library = self._take_ready(account)
        if library is None:
            library = Library(self._first.places.account_folder(account.name))
            self._all.add(library)
        elif self._first.opening is not None:
            return library, self._first.opening
        try:
            return library, await library.open()
        except BaseException:  # it may yet be opened, on its own thread
            self.let_go(library)
            raise

    @staticmethod
    def let_go(library: Library) -> None:
        """Have a library closed on its own thread, without waiting for it."""
        library.close_now(0)

    def close_now(self, deadline: Deadline) -> None:
        """Close all, together, and wait for what was to be kept. Blocks."""
        left_open = list(self._all)
        for library in left_open:
            self.let_go(library)
        for library in left_open:
            library.close_now(deadline.left)

    def _take_ready(self, account: Account) -> Library | None:
        first = self._first
        ready, self._ready = self._ready, None
        if ready is None:
            return None
        if account.name == first.account.name and first.problem is None:
            return ready
        self.let_go(ready)
        if account.name == first.account.name and first.problem is not None:
            raise first.problem
        return None


OPENING = TaskKey("open account", of_account=False)
_CLOSING = TaskKey("close account", of_account=False)
FOLLOWING = TaskKey("follow voices")
REVIVING = TaskKey("revive sandbox")
_REVIVING_PAUSE = 0.5


class AccountSwitch:
    """Opens accounts and closes them, so that never more than one is at work.

    Signals:
        entered: another account is open, and its voices are shown.

    Attributes:
        parts: what is opened with an account; to be set before the first is opened.
        wanted: the account that was asked for last.
        opened: the one that is open; None while there is none.
    """

    entered = Signal()

    parts: WindowParts

    def __init__(
        self,
        first: FirstPaint,
        tasks: TaskRunner,
        known: KnownAccounts,
        tokens: AccountTokens,
        libraries: OpenLibraries,
        sandbox: SandboxProcess,
        opener: SessionOpener,
    ) -> None:
        self._window = first.window
        self._tasks = tasks
        self._known = known
        self._tokens = tokens
        self._libraries = libraries
        self._sandbox = sandbox
        self._opener = opener
        self._turn = asyncio.Lock()
        self._told_of = first.account.name
        self.wanted = first.account
        self.opened: AccountSession | None = None

    def open(self, account: Account, token: str | None = None) -> None:
        """Open an account, closing the one before; `token` where it was just entered."""
        self.wanted = account
        operation = Operation(
            OperationKind.OPEN_ACCOUNT,
            account.name,
            lambda: self.open(account, token),
            caught=self._not_opened,
        )
        self._tasks.read(OPENING, operation, lambda: self._open(account, token))

    async def settled(self) -> None:
        """Wait until the account that was asked for is open, or can't be."""
        await self._tasks.finished(OPENING)

    def open_sandbox(self) -> None:
        self.open(Account(SANDBOX_ACCOUNT))

    def open_anew(self, account: Account) -> None:
        """Open the account again if it is the open one: something of it has changed."""
        if self.opened is not None and self.opened.account.name == account.name:
            self.open(account)

    def renamed(self, name: str, new_name: str) -> None:
        """An account that is closed has another name: what was said of it is still of it."""
        if self._told_of == name:
            self._told_of = new_name

    def is_open(self, account: Account) -> bool:
        """Whether it is this account that is open, or about to be."""
        return self.wanted.name == account.name

    @asynccontextmanager
    async def set_down(self, account: Account) -> AsyncIterator[None]:
        """Have an account closed, if it is open, and none opened before this is left."""
        async with self._turn:
            if self.opened is not None and self.opened.account.name == account.name:
                await self.close()
            yield

    def welcome(self) -> None:
        """Have no account open, and show the two ways on."""

        async def show() -> None:
            async with self._turn:
                await self.close()
            self.wanted = Account()
            self._turn_to(self.wanted)
            self.parts.welcome.show(self.wanted)

        self._tasks.read(OPENING, Operation(OperationKind.OPEN_ACCOUNT), show)

    @asynccontextmanager
    async def session_of(self, account: Account) -> AsyncIterator[AccountSession]:
        """The account's session: the open one, or another that nothing is shown of.

        Raises:
            LibraryError: its library can't be opened.
        """
        opened = self.opened
        if opened is not None and opened.account.name == account.name:
            yield opened
            return
        library, opening = await self._libraries.open(account)
        session = self._opener.open(account, library, opening, lambda: self._tokens.of(account))
        try:
            yield session
        finally:
            await session.close()

    async def restore(self, archive: Path, progress: Callable[[int, int], None]) -> RestoreResult:
        """Take a backup into the open account, which is closed meanwhile and opened anew."""
        account = self.wanted
        async with self.set_down(account):
            library, _ = await self._libraries.open(account)
            try:
                return await library.backup.restore(archive, progress)
            finally:
                await library.close()
                self.open(account)

    async def close(self) -> None:
        """Close the open account; where this is cut short, the next call does the rest."""
        opened = self.opened
        if opened is not None:
            self.keep_typed()
            await self._tasks.end_account()
            self.opened = None
            for part in reversed(self.parts.of_account):
                part.close()
            voices = opened.voices
            voices.library_failed.disconnect(self._library_failed)
            voices.connection_changed.disconnect(self._connection_changed)
            operation = Operation(OperationKind.OPEN_ACCOUNT, opened.account.name)
            if not self._tasks.write(_CLOSING, operation, opened.close):  # at the end
                await opened.close()
        await self._tasks.finished(_CLOSING)

    def keep_typed(self) -> None:
        """Keep what is being typed, and send nothing more; what is under way comes to its end."""
        self.parts.annotations.keep_typed()
        self.parts.batch.rest()

    # Inside

    async def _open(self, account: Account, token: str | None) -> None:
        async with self._turn:
            await self.close()
            await self._open_next(account, token)

    async def _open_next(self, account: Account, token: str | None) -> None:
        self._turn_to(account)
        self._window.sidebar.show_account(account)
        if account.is_sandbox:
            account = self.wanted = account._replace(address=await self._sandbox.start())
            token = SANDBOX_TOKEN
            await self._tokens.keep_for_session(account, SANDBOX_TOKEN)
        folders = self._libraries.folders
        if not await asyncio.to_thread(folders.has, account.name):
            if token is None and (token := await self._token_if_any(account)) is None:
                self.parts.welcome.show(account)
                return
            await asyncio.to_thread(folders.bring_back, account.name)
        library, opening = await self._libraries.open(account)
        try:
            if opening.known.listed_at is None and token is None:
                token = await self._token_if_any(account)
        except BaseException:  # another account is wanted, or the end
            self._libraries.let_go(library)
            raise
        self._window.messages.withdraw(LIBRARY_KEY)
        if message := library_message(opening):
            self._window.messages.show(message)
        if opening.known.listed_at is None and token is None:
            await library.close()
            self.parts.welcome.show(account)
            return

        self._enter(account, library, opening, token)

    def _enter(
        self, account: Account, library: Library, opening: Opening, token: str | None
    ) -> None:
        async def ask_token() -> str | None:
            return token or await self._tokens.of(account)

        if not account.is_sandbox:
            account = self.wanted = self._known.remember(account)
        opened = self._opener.open(account, library, opening, ask_token)
        self.opened = opened
        for part in self.parts.of_account:
            part.open(opened)
        opened.voices.library_failed.connect(self._library_failed)
        opened.voices.connection_changed.connect(self._connection_changed)
        self.parts.welcome.leave()
        self._window.show_desk()
        if self._window.shows_voices:
            self._window.voices.table.setFocus()
        self._window.messages.withdraw(f"{OperationKind.OPEN_ACCOUNT}:{account.name}")
        self._follow()
        self.entered.emit()

    async def _token_if_any(self, account: Account) -> str | None:
        self._window.opening.tell_of_password_store()
        return await self._tokens.if_any(account)

    def _not_opened(self, _error: Exception) -> bool:
        """The message about it stands on the desk, so the desk is shown."""
        self.parts.welcome.leave()
        self._window.show_desk()
        return False

    def _turn_to(self, account: Account) -> None:
        """What was said and sought was about another account's voices, unless this is that one."""
        if account.name != self._told_of:
            self._told_of = account.name
            self._window.messages.forget_account()
            self._window.voices.search.clear()

    def _follow(self) -> None:
        if self.opened is not None:
            voices = self.opened.voices
            operation = Operation(OperationKind.FOLLOW, retry=self._follow)
            self._tasks.read(FOLLOWING, operation, voices.poll)

    def _connection_changed(self, connection: Connection) -> None:
        # An answer means that the token can be read again, which had ended the following.
        if not self._tasks.is_busy(FOLLOWING):
            self._follow()
        opened = self.opened
        if connection is Connection.ONLINE and opened is not None:
            self._window.messages.withdraw(f"{OperationKind.OPEN_ACCOUNT}:{opened.account.name}")
        if connection is Connection.OFFLINE and opened and opened.account.is_sandbox:
            voices = opened.voices
            operation = Operation(OperationKind.OPEN_ACCOUNT, SANDBOX_ACCOUNT, self.open_sandbox)
            self._tasks.read(REVIVING, operation, lambda: self._revive_sandbox(voices))

    async def _revive_sandbox(self, voices: Voices) -> None:
        """Start the built-in service again where it has died, until it answers."""
        while voices.connection is Connection.OFFLINE:
            if self._sandbox.ended:
                await self._sandbox.revive()
                voices.refresh_soon()
            await asyncio.sleep(_REVIVING_PAUSE)  # it may be seen as gone before it has ended

    def _library_failed(self, error: LibraryError | None) -> None:
        if error is None:
            self._window.messages.withdraw(LIBRARY_FAILED)
        elif error.problem is not LibraryProblem.NEWER:  # that is told already
            self._window.messages.show(library_failed_message(error))


_log = logging.getLogger(__name__)


class AccountChanges:
    """Carries them out step by step, so that what fails, or is cut short, loses nothing.

    Args:
        keep_settings: has the settings on disk when it returns.
    """

    def __init__(
        self,
        switch: AccountSwitch,
        known: KnownAccounts,
        secrets: AccountSecrets,
        folders: AccountFolders,
        keep_settings: Callable[[], Awaitable[None]],
    ) -> None:
        self._switch = switch
        self._known = known
        self._secrets = secrets
        self._folders = folders
        self._keep_settings = keep_settings

    @asynccontextmanager
    async def uploads_of(self, account: Account) -> AsyncIterator[Uploads | None]:
        """The recordings in the account's own storage; None where it has none set up.

        Raises:
            LibraryError: it can't be read what is there.
        """
        known = self._known.find(account.name)
        has_folder = await asyncio.to_thread(self._folders.has, account.name)
        if known is None or not known.storage.is_complete or not has_folder:
            yield None
            return
        async with self._switch.session_of(known) as session:
            yield session.uploads

    async def rename(self, account: Account, new_name: str) -> None:
        """Give an account another name: its secrets and its library go with it.

        Raises:
            TokenStoreError: the token can't be kept under the new name; nothing is changed.
            LibraryError: the library can't be moved; nothing is changed.
        """
        name, was_open = account.name, self._switch.is_open(account)
        await self._secrets.copy(account, new_name)
        try:
            async with self._switch.set_down(account):
                await asyncio.to_thread(self._folders.move, name, new_name)
                self._known.rename(name, new_name)
                self._switch.renamed(name, new_name)
        except BaseException:
            with suppress(TokenStoreError):
                await self._secrets.remove(new_name)
            self._reopen(account, was_open=was_open)
            raise
        if was_open and self._switch.is_open(account):
            self._switch.open(self._known.find(new_name) or account._replace(name=new_name))
        await self._follow(name)

    async def finish_rename(self, move: Move) -> None:
        """Do the rest of a renaming that was cut short once its library had moved."""
        try:
            await self._secrets.copy(Account(move.name), move.new_name)
        except TokenStoreError as error:
            _log.warning("the token stays under its former name: %s", error)
            return  # the next start tries again
        await self._follow(move.name)

    async def remove(self, account: Account, *, with_library: bool) -> None:
        """Remove an account, its secrets and, where asked for, its library; open another.

        A library that isn't to go comes back with an account of the same name.

        Raises:
            TokenStoreError: the password store doesn't let go of the token; nothing is changed.
            LibraryError: the library can't be set aside, so that nothing is changed; or the account
                is gone, but its library can't be deleted altogether.
        """
        name, was_open = account.name, self._switch.is_open(account)
        folders = self._folders
        taken = await self._secrets.take(name)
        try:
            async with self._switch.set_down(account):
                away = folders.set_aside if with_library else folders.keep
                await asyncio.to_thread(away, name)
                self._known.forget(name)
        except BaseException:
            with suppress(TokenStoreError):
                await self._secrets.put_back(name, taken)
            self._reopen(account, was_open=was_open)
            raise
        if was_open and self._switch.is_open(account):
            others = self._known.all
            if others:
                self._switch.open(others[0])
            else:
                self._switch.welcome()
        await self._keep_settings()
        await asyncio.to_thread(folders.sweep)

    # Inside

    def _reopen(self, account: Account, *, was_open: bool) -> None:
        if was_open and self._switch.opened is None:
            self._switch.open(account)

    async def _follow(self, former_name: str) -> None:
        """Have the settings on disk, and let go of the token that is under the former name."""
        await self._keep_settings()
        await asyncio.to_thread(self._folders.finish_move)
        try:
            await self._secrets.remove(former_name)
        except TokenStoreError as error:
            _log.warning("the token stays under its former name too: %s", error)
