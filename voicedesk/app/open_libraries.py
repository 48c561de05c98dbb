"""The libraries of this run: opened where an account needs one, and none left open."""

from weakref import WeakSet

from voicedesk.app.deadline import Deadline
from voicedesk.app.first_paint import FirstPaint
from voicedesk.domain.account import Account
from voicedesk.library import AccountFolders, Library, Opening


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
