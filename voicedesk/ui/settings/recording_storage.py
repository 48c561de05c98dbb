"""Sets up where recordings go: a private bucket of the person's own, tested before it is saved.

The keys go from the fields to the keyring and to the test, and nowhere else.
"""

from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from voicedesk.accounts import AccountTokens
from voicedesk.api import Proxies
from voicedesk.domain.account import AddressError, clean_address
from voicedesk.domain.errors import TokenStoreError
from voicedesk.domain.storage import (
    REGIONS,
    StorageError,
    StorageProblem,
    StorageProvider,
    StorageSettings,
    StorageStep,
    usual_endpoint,
)
from voicedesk.domain.text import isolated
from voicedesk.services.session import AccountSession
from voicedesk.storage.bucket import Storage, kodo_region
from voicedesk.storage.signing import StorageKeys
from voicedesk.ui.account_part import AccountPart
from voicedesk.ui.accounts.form import TokenField
from voicedesk.ui.accounts.known_accounts import KnownAccounts
from voicedesk.ui.common.texts import joined
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.choices import Segments
from voicedesk.ui.kit.dialogs import Dialog, ask
from voicedesk.ui.kit.fields import TitledField
from voicedesk.ui.kit.labels import Glyph, Label
from voicedesk.ui.kit.layouts import column, row
from voicedesk.ui.kit.view import View, say
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.error_texts import error_text
from voicedesk.ui.messages.messages import Message, MessageTone
from voicedesk.ui.messages.storage_texts import storage_text
from voicedesk.ui.settings.page import SettingsSection
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner
from voicedesk.ui.training.storage_line import provider_text
from voicedesk.ui.training.uploads import clear_or_ask

translate = QCoreApplication.translate
TEST: Final = TaskKey("test storage")
SAVE: Final = TaskKey("save storage")
_KEYS: Final = frozenset(
    {
        StorageProblem.ACCESS_KEY,
        StorageProblem.SECRET_KEY,
        StorageProblem.CLOCK,
        StorageProblem.NO_KEYS,
    }
)
_STEPS: Final = (StorageStep.WRITE, StorageStep.FETCH, StorageStep.DELETE)
_FIRST_OF_STEPS: Final = 2
_GUIDE: Final = "07-storage.md"


class StorageEntry(NamedTuple):
    """What is typed: the settings, and the keys; those are None where the kept ones are meant."""

    settings: StorageSettings
    keys: StorageKeys | None


class StepLine(View):
    """One step of the test: its name and how it went."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._glyph = Glyph("state-idle", side=16)
        self.name = Label(name, weight=500)
        self.outcome = Label(pixels=12, ink="text2")
        self.reason = Label(pixels=12, wrap=True)
        top = row(self._glyph, (self.name, 1), self.outcome)
        column(top, self.reason, on=self, margins=(10, 8, 10, 8), gap=4)
        self.show_outcome(None)

    def show_outcome(self, passed: bool | None, reason: str = "") -> None:  # noqa: FBT001
        """Show that it passed, failed for a reason, or didn't run (None)."""
        looks = {
            True: ("state-ready", "ready", self.tr("Passed")),
            False: ("state-failed", "failed", self.tr("Failed")),
            None: ("state-idle", "text2", self.tr("Not run")),
        }
        icon, ink, words = looks[passed]
        self._glyph.show_icon(icon, ink)
        self.name.set_ink("failed" if passed is False else "text")
        self.outcome.setText(words)
        self.outcome.set_ink(ink)
        self.reason.show_text(reason)
        self.restyle("surface", "failed" if passed is False else "")
        self.setAccessibleName(f"{self.name.text()}: {words} {reason}".strip())


class StorageDialog(Dialog):
    """The fields on the left, what the test found on the right.

    Signals:
        tested(StorageEntry), saved(StorageEntry): its buttons.
        removal_requested: the storage is to be used no longer.
        guide_requested: how a bucket and keys are made.
    """

    tested = Signal(object)
    saved = Signal(object)
    removal_requested = Signal()
    guide_requested = Signal()

    def __init__(self, window: QWidget, settings: StorageSettings) -> None:
        super().__init__(window, width=min(800, window.width() - 48))
        self._passed: StorageEntry | None = None
        self._is_set_up = settings.is_complete
        self.title = Label(self.tr("Set up recording storage"), pixels=18, weight=650)
        self.setAccessibleName(self.title.text())
        self.shut = IconButton("close", text=self.tr("Close"))
        purpose = Label(
            self.tr(
                "The service fetches recordings by a link. VoiceDesk puts yours into a private "
                "bucket of your own, and deletes it after the training."
            ),
            ink="text2",
            wrap=True,
        )
        self.guide = Button(ButtonKind.LINK, icon="external", height=28, text=self.tr("How to"))
        self.providers = Segments([(one.value, "") for one in StorageProvider])
        self.providers.set_text({one.value: provider_text(one) for one in StorageProvider})
        self.access = TitledField(self.tr("Access key"))
        self._secret = TokenField()
        self._secret.eye.set_text(self.tr("Show secret key"))
        self.secret = TitledField(self.tr("Secret key"), self._secret)
        self.bucket = TitledField(self.tr("Bucket"))
        self.found = Label(pixels=12, ink="text2")
        self.region = TitledField(self.tr("Region"), beside=self.found)
        self.endpoint = TitledField(self.tr("Endpoint"))
        self.steps = [
            StepLine(name)
            for name in (
                self.tr("Keys and clock"),
                self.tr("Region and bucket"),
                self.tr("Write a test file"),
                self.tr("Read it by link"),
                self.tr("Delete it"),
            )
        ]
        self.notice = Label(pixels=12, ink="training", wrap=True)
        self.remove = Button(ButtonKind.GHOST, text=self.tr("Remove storage"))
        self.cancel = Button(text=self.tr("Cancel"))
        self.test = Button(ButtonKind.PRIMARY, text=self.tr("Test"))
        self.test.setAccessibleName(self.tr("Test storage"))
        self.save = Button(text=self.tr("Save"))
        self.save.setAccessibleName(self.tr("Save storage"))
        self._lay_out(purpose)
        self._connect()
        self._fill(settings)

    def _lay_out(self, purpose: Label) -> None:
        fields = (self.access, self.secret, self.bucket, self.region, self.endpoint)
        results = Label(self.tr("Test results"), weight=600)
        left, right = QWidget(), QWidget()
        column(*fields, on=left, gap=14)
        column(results, 4, *self.steps, self.notice, None, on=right, gap=2)
        lock = Glyph("lock", side=16)
        kept = Label(self.tr("Keys are kept only in this computer’s keyring."), pixels=12)
        self.body.addLayout(row(self.title, None, self.shut, margins=(0, 0, -6, 0)))
        self.body.addLayout(row((purpose, 1), self.guide, gap=12))
        self.body.addWidget(self.providers)
        self.body.addLayout(row((left, 1), (right, 1), gap=24))
        self.set_foot(
            column(
                row(lock, (kept, 1)),
                row(self.remove, None, self.cancel, self.test, self.save),
                gap=10,
            )
        )
        self.remove.setVisible(self._is_set_up)
        self.notice.hide()

    def _connect(self) -> None:
        self.shut.clicked.connect(self.reject)
        self.cancel.clicked.connect(self.reject)
        self.guide.clicked.connect(self.guide_requested)
        self.remove.clicked.connect(self.removal_requested)
        self.test.clicked.connect(self._test)
        self.save.clicked.connect(self._save)
        self.providers.selected.connect(self._provider_chosen)
        self.region.edited.connect(self._region_changed)
        for field in (self.access, self.secret, self.bucket, self.region, self.endpoint):
            field.edited.connect(self._edited)
            field.submitted.connect(self._test)

    def _fill(self, settings: StorageSettings) -> None:
        self.providers.show_value(settings.provider.value)
        self._offer_regions()
        self.bucket.field.setText(settings.bucket)
        self.region.field.setText(settings.region)
        self.endpoint.field.setText(settings.endpoint)
        if self._is_set_up:
            kept = self.tr("Saved. Paste a new one to replace it.")
            for field in (self.access.field, self.secret.field):
                field.setPlaceholderText(kept)
        self._edited()

    @property
    def provider(self) -> StorageProvider:
        return StorageProvider(self.providers.value)

    def entry(self) -> StorageEntry | None:
        """What is typed; None where something is missing or wrong, which its field then says."""
        has_keys = bool(self.access.text or self.secret.text) or not self._is_set_up
        missing = self.tr("Enter this first.")
        finds_region = self.provider is StorageProvider.KODO and not self.region.text
        needed = {self.access: has_keys, self.secret: has_keys, self.bucket: True}
        needed |= dict.fromkeys((self.region, self.endpoint), not finds_region)
        wrong = [field for field, is_needed in needed.items() if is_needed and not field.text]
        for field in (self.access, self.secret, self.bucket, self.region, self.endpoint):
            field.show_reason(missing if field in wrong else "")
        endpoint = self.endpoint.text
        if endpoint and self.endpoint not in wrong:
            try:
                endpoint = clean_address(endpoint)
            except AddressError:
                self.endpoint.show_reason(self.tr("Enter an address that starts with https://."))
                wrong.append(self.endpoint)
        if wrong:
            wrong[0].field.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        keys = StorageKeys(self.access.text, self.secret.text) if has_keys else None
        settings = StorageSettings(self.provider, endpoint, self.region.text, self.bucket.text)
        return StorageEntry(settings, keys)

    def show_region(self, region: str) -> None:
        """Fill in the region that was found out."""
        self.region.field.setText(region)
        self.found.setText(self.tr("Found automatically"))

    def show_saving(self, *, saving: bool) -> None:
        self.test.setEnabled(not saving)
        self.save.setEnabled(not saving and self._passed is not None)

    def show_testing(self) -> None:
        for step in self.steps:
            step.show_outcome(None)
        self.notice.hide()
        self.test.setEnabled(False)
        self.save.setEnabled(False)
        self.test.setText(self.tr("Testing…"))

    def show_passed(self, entry: StorageEntry, *, is_private: bool) -> None:
        for step in self.steps:
            step.show_outcome(True)
        self._tested()
        self._passed = entry
        self.save.setEnabled(True)
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)
        public = self.tr("Anyone can read this bucket. Make it private in the provider’s console.")
        self.notice.show_text("" if is_private else public)
        say(self, self.tr("The test passed."))

    def show_failed(self, error: StorageError) -> None:
        failed = failed_step(error)
        reason = storage_text(error)
        for at, step in enumerate(self.steps):
            step.show_outcome(None if at > failed else at < failed, reason if at == failed else "")
        self._tested()
        say(self, f"{self.steps[failed].name.text()}: {reason}")

    def show_problem(self, words: str) -> None:
        """Say why it can't be tested or saved."""
        self._tested()
        self.notice.show_text(words)
        say(self.notice, words)

    def _tested(self) -> None:
        self.test.setEnabled(True)
        self.test.setText(self.tr("Test again"))

    def _edited(self) -> None:
        """What was tested is something else."""
        self._passed = None
        self.save.setEnabled(False)
        self.save.setToolTip(self.tr("You can save once the test has passed."))

    def _test(self) -> None:
        entry = self.entry()
        if entry is not None and self.test.isEnabled():
            self.tested.emit(entry)

    def _save(self) -> None:
        if self._passed is not None:
            self.saved.emit(self._passed)

    def _provider_chosen(self, _value: str) -> None:
        self.region.field.clear()
        self.endpoint.field.clear()
        if self.provider is StorageProvider.R2:
            self.region.field.setText("auto")
        self._offer_regions()
        self._edited()

    def _offer_regions(self) -> None:
        regions = REGIONS.get(self.provider, ())
        completer = QCompleter(list(regions), self.region.field)
        popup = completer.popup()
        if popup is not None:
            popup.setProperty("look", "completion")
        self.region.field.setCompleter(completer)
        is_found = self.provider is StorageProvider.KODO
        hint = self.tr("Found by the test") if is_found else "".join(regions[:1])
        self.region.field.setPlaceholderText(hint)
        self.found.setText("")

    def _region_changed(self) -> None:
        self.found.setText("")
        if endpoint := usual_endpoint(self.provider, self.region.text):
            self.endpoint.field.setText(endpoint)


def failed_step(error: StorageError) -> int:
    """Which of the dialog's steps an error belongs to."""
    if error.problem in _KEYS:
        return 0
    if error.step in _STEPS and error.problem in {
        StorageProblem.DENIED,
        StorageProblem.DIFFERENT,
        StorageProblem.TOO_LARGE,
        StorageProblem.REFUSED,
        StorageProblem.BROKEN,
    }:
        return _FIRST_OF_STEPS + _STEPS.index(error.step)
    return 1


class StorageSetup(AccountPart):
    """Opens the dialog for the open account, tests, saves and removes.

    Signals:
        changed: the open account's storage is another.

    Attributes:
        keys: those of the accounts' own storage.
    """

    changed = Signal()

    def __init__(
        self,
        window: MainWindow,
        tasks: TaskRunner,
        known: KnownAccounts,
        keys: AccountTokens,
        proxies: Proxies,
    ) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._known = known
        self.keys = keys
        self._proxies = proxies

    def open_dialog(self) -> None:
        session = self._session
        if session is None or session.account.is_sandbox:
            return
        dialog = StorageDialog(self._window, session.uploads.settings)
        dialog.tested.connect(lambda entry: self._test(session, dialog, entry))
        dialog.saved.connect(lambda entry: self._save(session, dialog, entry))
        dialog.removal_requested.connect(lambda: self._remove(session, dialog))
        dialog.guide_requested.connect(lambda: self._show_guide(dialog))
        dialog.finished.connect(lambda: self._tasks.end(TEST))
        dialog.open(dialog.access.field)

    def _test(self, session: AccountSession, dialog: StorageDialog, entry: StorageEntry) -> None:
        dialog.show_testing()

        async def test() -> None:
            settings, keys = entry
            try:
                keys = keys or await self._kept_keys(session)
                if not settings.region:
                    region = await kodo_region(keys.access, settings.bucket, proxies=self._proxies)
                    endpoint = usual_endpoint(settings.provider, region)
                    settings = settings._replace(region=region, endpoint=endpoint)
                    dialog.show_region(region)
                storage = Storage(settings, keys, proxies=self._proxies)
                try:
                    is_private = await storage.test()
                finally:
                    await storage.aclose()
            except StorageError as error:
                dialog.show_failed(error)
            except TokenStoreError as error:
                dialog.show_problem(error_text(error))
            else:
                dialog.show_passed(StorageEntry(settings, entry.keys), is_private=is_private)

        self._tasks.read(TEST, Operation(OperationKind.TEST_STORAGE), test)

    async def _kept_keys(self, session: AccountSession) -> StorageKeys:
        keys = StorageKeys.from_text(await self.keys.of(session.account) or "")
        if keys is None:
            raise StorageError(StorageProblem.NO_KEYS, StorageStep.FIND)
        return keys

    def _save(self, session: AccountSession, dialog: StorageDialog, entry: StorageEntry) -> None:
        anyway = self.tr("Save anyway")

        async def save() -> None:
            settings, keys = entry
            dialog.show_saving(saving=True)
            try:
                if keys is not None:
                    uploads = session.uploads
                    if not await clear_or_ask(
                        self._window, uploads, anyway, settings=settings, over=dialog
                    ):
                        return
                    await self.keys.keep(session.account.name, keys.text)
            except TokenStoreError as error:
                if dialog.is_over:
                    raise
                dialog.show_problem(error_text(error))
                return
            finally:
                if not dialog.is_over:
                    dialog.show_saving(saving=False)
            await self._use(session, settings)
            if not dialog.is_over:
                dialog.accept()

        self._tasks.write(SAVE, Operation(OperationKind.SAVE_STORAGE), save)

    def _remove(self, session: AccountSession, dialog: StorageDialog) -> None:
        dialog.accept()

        async def remove() -> None:
            uploads = session.uploads
            words = self.tr("The keys are removed from this computer’s keyring.")
            if uploads.left:
                still = self.tr("Recordings that are left in the bucket are deleted first.")
                words = joined(words, still)
            title, act = self.tr("Remove the recording storage?"), self.tr("Remove storage")
            if await ask(self._window, title, words, act, danger=True) and await clear_or_ask(
                self._window, uploads, self.tr("Remove anyway")
            ):
                await self.keys.remove(session.account.name)
                await self._use(session, StorageSettings())

        self._tasks.write(SAVE, Operation(OperationKind.REMOVE_STORAGE), remove)

    async def _use(self, session: AccountSession, settings: StorageSettings) -> None:
        session.uploads.settings = settings
        await self._known.set_storage(session.account.name, settings)
        self._window.messages.show(
            Message(
                "storage",
                MessageTone.GOOD,
                self.tr("Recording storage saved.")
                if settings.is_complete
                else self.tr("Recording storage removed."),
            )
        )
        self.changed.emit()

    def _show_guide(self, dialog: StorageDialog) -> None:
        dialog.reject()
        self._window.messages.guide_requested.emit(_GUIDE)


class RecordingStorageSection(SettingsSection):
    """Where the open account's recordings go, and the way to change that."""

    def __init__(self, setup: StorageSetup) -> None:
        super().__init__(
            translate("RecordingStorageSection", "Recording storage"),
            translate(
                "RecordingStorageSection",
                "Your own bucket, for training from files and from the microphone.",
            ),
            follows=[setup.changed],
        )
        self._session: AccountSession | None = None
        self.words = Label(ink="text2", wrap=True)
        self.change = Button(text=self.tr("Set up…"))
        self.change.clicked.connect(setup.open_dialog)
        self.body.addLayout(row((self.words, 1), self.change, gap=12))
        self.refresh()

    def account_opened(self, session: AccountSession) -> None:
        self._session = session
        self.refresh()

    def account_closed(self) -> None:
        self._session = None
        self.refresh()

    def refresh(self) -> None:
        super().refresh()
        session = self._session
        self.change.setEnabled(session is not None and not session.account.is_sandbox)
        if session is None:
            words = ""
        elif session.account.is_sandbox:
            words = self.tr("The sandbox has its own storage.")
        elif session.uploads.settings.is_complete:
            settings = session.uploads.settings
            words = self.tr("{provider}, bucket “{bucket}”").format(
                provider=provider_text(settings.provider), bucket=isolated(settings.bucket)
            )
        else:
            words = self.tr("Not set up")
        self.words.setText(words)
