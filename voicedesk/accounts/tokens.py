"""Tokens in the operating system's password store, or in memory until the program ends."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from voicedesk.domain.account import Account, clean_token
from voicedesk.domain.errors import TokenStoreError, TokenStoreProblem
from voicedesk.threads import in_thread

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "voicedesk"
"""The name that tokens are kept under; scripts and other tools rely on it."""
STORAGE_SERVICE = "voicedesk storage"
"""The name that the keys of the accounts' own storage are kept under."""

_LONGEST_BYTES = 2560
"""In UTF-16: what Windows takes. The same everywhere, so that an account can move."""

_Result = TypeVar("_Result")


class TokenStore(Protocol):
    """Keeps one token for each account, by the account's name.

    Every verb raises `TokenStoreError` if the store can't be used.
    """

    async def read(self, account: str) -> str | None:
        """The account's token; None if there is none, which is not an error."""
        ...

    async def save(self, account: str, token: str) -> None:
        """Keep a token in place of the one before."""
        ...

    async def remove(self, account: str) -> None:
        """Keep no token for the account any longer; nothing if there was none."""
        ...


class PasswordStore(TokenStore, Protocol):
    """A token store that outlasts the program."""

    async def where(self) -> str:
        """The store's name as the person knows it. Raises `TokenStoreError` if there is none."""
        ...


class KeyringTokens:
    """A `TokenStore` in the Secret Service, KWallet, the macOS Keychain or Windows' credentials.

    A locked store may ask the person for its password, and may wait for ever. So each operation has
    a daemon thread of its own: one that hangs is given up and keeps neither the next nor the
    program's end waiting. It may still be carried out later.

    Raises `TokenStoreError` alone; its text never holds a token.
    """

    def __init__(self, service: str = SERVICE, *, time_limit: float = 10.0) -> None:
        """Use no store yet. `time_limit` is in seconds, for each operation."""
        self._service = service
        self._time_limit = time_limit

    async def read(self, account: str) -> str | None:
        """The account's token, as `clean_token` leaves it; None if the store has none."""

        def read() -> str | None:
            for keyring in _keyrings():
                token = clean_token(keyring.get_password(self._service, account) or "")
                if token:
                    return token
            return None

        return await self._in_time(read)

    async def save(self, account: str, token: str) -> None:
        """Keep a token in place of the one before; returns once the store gives it back."""
        if len(token.encode("utf-16-le", "surrogatepass")) > _LONGEST_BYTES:
            raise TokenStoreError(TokenStoreProblem.TOO_LONG, f"{len(token)} characters")

        def save() -> None:
            keyring = _keyrings()[0]
            keyring.set_password(self._service, account, token)
            if (
                keyring.get_password(self._service, account) != token
            ):  # KWallet fails without a word
                raise TokenStoreError(TokenStoreProblem.BROKEN, "what was saved can't be read")

        await self._in_time(save, secret=token)

    async def remove(self, account: str) -> None:
        """Remove the account's token from every store that has it."""

        def remove() -> None:
            for keyring in _keyrings():
                if keyring.get_password(self._service, account) is not None:
                    keyring.delete_password(self._service, account)

        await self._in_time(remove)

    async def where(self) -> str:
        """The name of the store that tokens are saved in, to be shown."""

        def where() -> str:
            from voicedesk.accounts.trusted_keyring import display_name  # noqa: PLC0415

            return display_name(_keyrings()[0])

        return await self._in_time(where)

    async def _in_time(self, operation: Callable[[], _Result], secret: str = "") -> _Result:
        def carry_out() -> _Result:
            try:
                return operation()
            except Exception as error:  # noqa: BLE001  (backends raise what they like)
                failure = as_token_store_error(error, secret)
            raise failure  # out here, lest it carry the backend's error and its text along

        try:
            return await asyncio.wait_for(in_thread(carry_out, "keyring"), self._time_limit)
        except TimeoutError:
            seconds = f"{self._time_limit:g} s"
            raise TokenStoreError(TokenStoreProblem.TIMED_OUT, seconds) from None


def _keyrings() -> "list[KeyringBackend]":
    from voicedesk.accounts.trusted_keyring import trusted_keyrings  # noqa: PLC0415

    return trusted_keyrings()


_LOCKED = frozenset({"KeyringLocked", "LockedException", "PromptDismissedException"})
_ABSENT = frozenset({"NoKeyringError", "SecretServiceNotAvailableException"})
_DEEPEST = 10
"""Causes of causes to look at; a chain may be endless."""


def as_token_store_error(error: Exception, secret: str) -> TokenStoreError:
    """The fact that `error` stands for, without `secret`, whatever the keyring wrote.

    Kinds are told apart by their names, since their modules can't be imported everywhere.
    """
    if isinstance(error, TokenStoreError):
        return error
    kinds = {kind.__name__ for kind in _causes(error)}
    if kinds & _LOCKED:
        problem = TokenStoreProblem.LOCKED
    elif kinds & _ABSENT:
        problem = TokenStoreProblem.NO_KEYRING
    else:
        problem = TokenStoreProblem.BROKEN
    # An encoding error would quote what it couldn't encode.
    text = "" if isinstance(error, UnicodeError) else str(error)
    if secret:
        text = text.replace(secret, "…")
    return TokenStoreError(problem, f"{type(error).__name__}: {text}".removesuffix(": "))


def _causes(error: BaseException) -> set[type]:
    kinds: set[type] = set()
    cause: BaseException | None = error
    for _ in range(_DEEPEST):
        if cause is None:
            break
        kinds.update(type(cause).__mro__)
        cause = cause.__cause__ or cause.__context__
    return kinds


class SessionTokens:
    """A `TokenStore` in memory, for who has no password store or wants none used."""

    def __init__(self) -> None:
        self._tokens: dict[str, str] = {}

    async def read(self, account: str) -> str | None:
        return self._tokens.get(account)

    async def save(self, account: str, token: str) -> None:
        self._tokens[account] = token

    async def remove(self, account: str) -> None:
        self._tokens.pop(account, None)


_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TakenToken:
    """A token, by where it is or was kept.

    Attributes:
        for_session: what is kept until the program ends.
        kept: what is in the password store.
    """

    for_session: str | None = field(repr=False)
    kept: str | None = field(repr=False)


class AccountTokens:
    """Looks into what is kept for this session first, then into the password store.

    Where no store can hold a token there is none to move or to remove, and that is no error.
    """

    def __init__(self, session: TokenStore, kept: PasswordStore) -> None:
        self._session = session
        self._kept = kept

    async def keep_for_session(self, account: Account, token: str) -> None:
        """Keep a token until the program ends."""
        await self._session.save(account.name, token)

    async def of(self, account: Account) -> str | None:
        """The token; None if there is none; asking the person for it is all that is left.

        Raises:
            TokenStoreError: the password store may hold one, but can't be read.
        """
        return await self._session.read(account.name) or await self._of_store(account.name)

    async def if_any(self, account: Account) -> str | None:
        """The token; None too where the password store can't be read."""
        try:
            return await self.of(account)
        except TokenStoreError as error:
            _log.warning("%s", error)
            return None

    async def keep(self, name: str, token: str) -> None:
        """Keep a token in the password store, in place of any other.

        Raises:
            TokenStoreError: it can't be kept there.
        """
        await self._kept.save(name, token)
        await self._session.remove(name)

    async def where(self) -> str:
        """The name of the password store. Raises `TokenStoreError` if there is none."""
        return await self._kept.where()

    async def copy(self, account: Account, name: str) -> None:
        """Keep the account's token under another name too.

        Raises:
            TokenStoreError: it can't be read or kept; nothing is changed.
        """
        await self.put_back(name, await self._read(account.name))

    async def remove(self, name: str) -> None:
        """Keep no token under this name.

        Raises:
            TokenStoreError: the password store doesn't let go of it.
        """
        try:
            await self._kept.remove(name)
        except TokenStoreError as error:
            if not error.keeps_nothing:
                raise
        await self._session.remove(name)

    async def take(self, name: str) -> TakenToken:
        """Keep no token under this name; returns what was, for `put_back`.

        Raises:
            TokenStoreError: the password store doesn't let go of it; nothing is changed.
        """
        taken = await self._read(name)
        await self.remove(name)
        return taken

    async def put_back(self, name: str, taken: TakenToken) -> None:
        """Undo `take`.

        Raises:
            TokenStoreError: the password store doesn't take it.
        """
        if taken.kept is not None:
            await self._kept.save(name, taken.kept)
        if taken.for_session is not None:
            await self._session.save(name, taken.for_session)

    async def _read(self, name: str) -> TakenToken:
        return TakenToken(await self._session.read(name), await self._of_store(name))

    async def _of_store(self, name: str) -> str | None:
        try:
            return await self._kept.read(name)
        except TokenStoreError as error:
            if not error.keeps_nothing:
                raise
            return None


class AccountSecrets:
    """All that is secret of an account, moved and removed as one; see `AccountTokens`."""

    def __init__(self, *stores: AccountTokens) -> None:
        self._stores = stores

    async def copy(self, account: Account, name: str) -> None:
        """Keep them under another name too. Raises `TokenStoreError`; then nothing is changed."""
        done: list[AccountTokens] = []
        try:
            for store in self._stores:
                await store.copy(account, name)
                done.append(store)
        except BaseException:
            for store in done:
                with suppress(TokenStoreError):
                    await store.remove(name)
            raise

    async def remove(self, name: str) -> None:
        """Keep none under this name. Raises `TokenStoreError` if one can't be let go of."""
        for store in self._stores:
            await store.remove(name)

    async def take(self, name: str) -> tuple[TakenToken, ...]:
        """As `remove`, returning what was, for `put_back`; failed, it has changed nothing."""
        taken: list[TakenToken] = []
        try:
            for store in self._stores:
                taken.append(await store.take(name))  # noqa: PERF401 - kept where the next fails
        except BaseException:
            with suppress(TokenStoreError):
                await self.put_back(name, taken)
            raise
        return tuple(taken)

    async def put_back(self, name: str, taken: Sequence[TakenToken]) -> None:
        """Undo `take`. Raises `TokenStoreError`."""
        for store, one in zip(self._stores, taken, strict=False):
            await store.put_back(name, one)
