"""Puts recordings where the service can fetch them, and deletes each once no training needs it.

That an object is to be written is saved before it is (`Uploads.upload`), and forgotten once it is
deleted (`clear`), so that none is left behind, whatever ends the program in between. Which of them
a training needs is told by its link. Other keys may not reach what was written with the ones before
them: that is deleted first (`clear_before`).
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple

from psygnal import Signal

from voicedesk.accounts import AccountTokens
from voicedesk.api import Proxies
from voicedesk.domain.account import Account
from voicedesk.domain.errors import LibraryError, TokenStoreError
from voicedesk.domain.storage import (
    StorageError,
    StorageProblem,
    StorageSettings,
    StorageStep,
    Upload,
    sandbox_storage,
)
from voicedesk.library import Library, Opening
from voicedesk.services.polling import announce
from voicedesk.storage.bucket import Storage, new_name
from voicedesk.storage.signing import SANDBOX_KEYS, StorageKeys

LINK_SECONDS: Final = 24 * 3600
"""How long a link is valid: a training that was queued for hours is still fetched."""

_log = logging.getLogger(__name__)

OpenStorage = Callable[[StorageSettings], Awaitable[Storage]]
"""Opens a bucket with the keys from the keyring. Raises TokenStoreError, StorageError."""

DeletionError = StorageError | TokenStoreError | LibraryError


class Leftovers(NamedTuple):
    """What stays in the storage for now.

    Attributes:
        error: why it couldn't be deleted; None where a training needs it.
    """

    uploads: tuple[Upload, ...] = ()
    error: DeletionError | None = None


class Uploads:
    """The recordings in the person's storage.

    Args:
        open_storage: opens a bucket; closed after each use.
        needed_links: the links that trainings, begun or waiting, may still be fetched by.
        settings: where new ones go.

    Attributes:
        settings: where new ones go; not complete where that isn't set up.

    Signals:
        released: one may be needed no longer; passes its object's name.
    """

    released = Signal(str)

    def __init__(
        self,
        library: Library,
        opening: Opening,
        open_storage: OpenStorage,
        needed_links: Callable[[], Iterable[str]],
        settings: StorageSettings = StorageSettings(),  # noqa: B008 (a tuple)
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.settings = settings
        self._store = library.uploads
        self._uploads = {upload.name: upload for upload in opening.uploads}
        self._held: set[str] = set()
        self._open_storage = open_storage
        self._needed_links = needed_links
        self._clock = clock
        self._clearing = asyncio.Lock()

    @property
    def left(self) -> int:
        """How many recordings are, or may be, in the storage."""
        return len(self._uploads)

    async def upload(
        self,
        content: bytes,
        *,
        suffix: str = ".wav",
        sent: Callable[[int], None] = lambda _: None,
    ) -> str:
        """Write a recording and return its link. It stays until `release`, or a training ends.

        Where it fails or is cancelled, what may have been written is `released`.

        Args:
            sent: told how many bytes have gone.

        Raises:
            StorageError, TokenStoreError: it couldn't be written.
            LibraryError: it can't be written down; nothing was sent.
        """
        upload = Upload(new_name(suffix), self.settings, self._clock())
        self._held.add(upload.name)
        try:
            await self._store.add(upload)
            self._uploads[upload.name] = upload
            storage = await self._open_storage(upload.settings)
            try:
                await storage.put(upload.name, content, sent=sent)
                return storage.link(upload.name, LINK_SECONDS)
            finally:
                await storage.aclose()
        except BaseException:
            self.release(upload.name)
            raise

    def release(self, link: str) -> None:
        """Say that the training that a link was made for was begun, or won't be."""
        for name in [name for name in self._held if name in link]:
            self._held.discard(name)
            announce(self.released, name)

    async def keep(self, link: str) -> None:
        """Leave a recording in the storage, by its link or name: it is the person's to delete."""
        for name in [name for name in self._uploads if name in link]:
            await self._store.remove(name)
            self._uploads.pop(name, None)

    async def clear(self) -> DeletionError | None:
        """Delete what no training needs any more. Why something couldn't be, else None.

        A link whose time is over serves no training. What can't be deleted now is tried again by
        the next call.
        """
        async with self._clearing:
            needed, now = [*self._needed_links()], self._clock()
            over = [
                upload
                for name, upload in self._uploads.items()
                if name not in self._held
                and (
                    now - upload.made_at > LINK_SECONDS or not any(name in link for link in needed)
                )
            ]
            place = attrgetter("settings")
            errors = [
                await self._delete(settings, [*uploads])
                for settings, uploads in groupby(sorted(over, key=place), place)
            ]
        return next((error for error in errors if error is not None), None)

    async def clear_before(self, settings: StorageSettings = StorageSettings()) -> Leftovers:  # noqa: B008 (a tuple)
        """`clear`, before the keys are replaced by those of another bucket, or removed.

        Returns:
            What may be out of reach afterwards.
        """
        error = await self.clear()
        left = tuple(upload for upload in self._uploads.values() if upload.settings != settings)
        return Leftovers(left, error if left else None)

    async def _delete(
        self, settings: StorageSettings, uploads: list[Upload]
    ) -> DeletionError | None:
        """Delete these of one bucket; the first reason why one couldn't be."""
        failure: DeletionError | None = None
        try:
            storage = await self._open_storage(settings)
        except (StorageError, TokenStoreError) as error:
            return error
        try:
            for upload in uploads:
                try:
                    await storage.delete(upload.name)
                    await self._store.remove(upload.name)
                except (StorageError, LibraryError) as error:
                    _log.warning("a recording stays in the storage for now: %s", error)
                    failure = failure or error
                    if isinstance(error, StorageError) and error.is_transient:
                        break  # the next would take as long
                else:
                    self._uploads.pop(upload.name, None)
        finally:
            await storage.aclose()
        return failure


def storage_opener(account: Account, keys: AccountTokens, proxies: Proxies) -> OpenStorage:
    """What opens the account's storage."""

    async def open_storage(settings: StorageSettings) -> Storage:
        if account.is_sandbox:  # which is at another port after each start
            return Storage(sandbox_storage(account.address), SANDBOX_KEYS, proxies=proxies)
        found = StorageKeys.from_text(await keys.of(account) or "")
        if found is None:
            raise StorageError(StorageProblem.NO_KEYS, StorageStep.FIND)
        return Storage(settings, found, proxies=proxies)

    return open_storage
