"""The accounts that were set up on this computer."""

from PySide6.QtCore import QObject, Signal

from voicedesk.domain.account import DEFAULT_ADDRESS, Account
from voicedesk.domain.storage import StorageSettings
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.theme.colours import ACCOUNT_COLOURS, colour_name


class KnownAccounts(QObject):
    """Keeps the accounts in the settings, in the order they were set up; never the sandbox's.

    Args:
        for_this_run: an account at an address that the command line gave. It is listed with that
            address, which the settings never hear of; nor of the account, before it has storage.

    Signals:
        changed: there are others, or something of one is another.
    """

    changed = Signal()

    def __init__(self, preferences: Preferences, for_this_run: Account | None = None) -> None:
        super().__init__(preferences)
        self._preferences = preferences
        self._for_this_run = for_this_run
        self._last = self.all
        preferences.changed.connect(self._compare)

    @property
    def all(self) -> tuple[Account, ...]:
        kept, here = self._preferences.now.accounts, self._for_this_run
        if here is None:
            return kept
        if self._kept(here.name) is None:
            return (*kept, here)
        return tuple(
            one._replace(address=here.address) if one.name == here.name else one for one in kept
        )

    def find(self, name: str) -> Account | None:
        return next((one for one in self.all if one.name == name), None)

    def remember(self, account: Account) -> Account:
        """Add an account, or renew its address, and open it next time; returns it with its colour.

        One that has no colour yet gets one that no other has, where there is one left.
        """
        known = self.find(account.name)
        if known is not None:  # what no form of accounts asks for
            account = account._replace(colour=account.colour or known.colour, storage=known.storage)
        if not account.colour:
            account = account._replace(colour=self._free_colour(account))
        self._preferences.change(last_account=account.name)
        self._put(account.name, account)
        return account

    def recolour(self, name: str, colour: str) -> None:
        if (account := self.find(name)) is not None:
            self._put(name, account._replace(colour=colour))

    async def set_storage(self, name: str, storage: StorageSettings) -> None:
        """Have an account's recordings go there; that is saved by then.

        Raises:
            LibraryError: it couldn't be saved.
        """
        if (account := self.find(name)) is not None:
            self._put(name, account._replace(storage=storage))
            await self._preferences.flush()

    def rename(self, name: str, new_name: str) -> None:
        """Give an account another name; it keeps its place and its colour."""
        if (account := self.find(name)) is None:
            return
        if self._preferences.now.last_account == name:
            self._preferences.change(last_account=new_name)
        self._put(name, account._replace(name=new_name, colour=colour_name(account)))

    def forget(self, name: str) -> None:
        if self._for_this_run is not None and self._for_this_run.name == name:
            self._for_this_run = None
        accounts = tuple(one for one in self._preferences.now.accounts if one.name != name)
        settings = self._preferences.now
        last = "" if settings.last_account == name else settings.last_account
        self._preferences.change(accounts=accounts, last_account=last)
        self._compare()

    def _kept(self, name: str) -> Account | None:
        return next((one for one in self._preferences.now.accounts if one.name == name), None)

    def _put(self, name: str, account: Account) -> None:
        """Put `account` in the place of the one of that name, or at the end."""
        here, kept = self._for_this_run, self._kept(name)
        if here is not None and here.name == name:
            if here.address != account.address:
                self._for_this_run = None  # another address was typed
            else:
                self._for_this_run = account
                if kept is None and not account.storage.is_complete:
                    self._compare()
                    return
                # Its own address stays what it is for the other runs.
                own = DEFAULT_ADDRESS if kept is None else kept.address
                account = account._replace(address=own)
        accounts = self._preferences.now.accounts
        if kept is None:
            accounts = (*accounts, account)
        else:
            accounts = tuple(account if one.name == name else one for one in accounts)
        self._preferences.change(accounts=accounts)
        self._compare()

    def _free_colour(self, account: Account) -> str:
        used = {colour_name(one) for one in self.all if one.name != account.name}
        own = colour_name(account)
        free = [name for name in ACCOUNT_COLOURS if name not in used]
        return own if own in free or not free else free[0]

    def _compare(self) -> None:
        now = self.all
        if now != self._last:
            self._last = now
            self.changed.emit()
