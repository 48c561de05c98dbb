"""Opens the training form, and sends what it asks for: each wish once.

The form makes nothing by being opened. What it submits is sent only after its recording was looked
at (`_submit`, `_train`); a new voice's slot is made first, or found, and never a second one for it
(`_slot`). The form closes once the training was accepted, and stays as it was after an error; what
is typed in it is kept as a draft.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication

from voicedesk.audio.player import Player
from voicedesk.domain.account import service_place
from voicedesk.domain.errors import LibraryError, ServiceError, SlotOpenError
from voicedesk.domain.recordings import Cut
from voicedesk.domain.training import Training, TrainingDraft, TrainingStatus
from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.services.session import AccountSession
from voicedesk.ui.account_part import AccountPart, Listening
from voicedesk.ui.common.permissions import creation, is_paid
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.player.presenter import PlayerPresenter
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner
from voicedesk.ui.training.consent import Consents
from voicedesk.ui.training.form import TrainingForm, TrainingRequest
from voicedesk.ui.training.lost_slot import LostSlotPresenter
from voicedesk.ui.training.messages import (
    end_message,
    gone_message,
    not_begun_message,
    not_kept_message,
    not_left_message,
    not_opened_message,
)
from voicedesk.ui.training.recorder_presenter import RecorderPresenter
from voicedesk.ui.training.recording_presenter import FileDrops, RecordingPresenter
from voicedesk.ui.training.samples import SamplePresenter
from voicedesk.ui.training.storage_line import quota_text
from voicedesk.ui.voices.presenter import VoicesPresenter

CREATE = TaskKey("create voice")
QUOTA = TaskKey("quota")
_SAMPLES = "/samples"
"""Where the built-in service offers recordings."""


class TrainingPresenter(AccountPart):
    """Joins the training form to the account's voices, and tells how trainings end.

    Args:
        take_many: trains many voices from files; False for a single one, which is for the form.

    Signals:
        storage_requested: storage for recordings is to be set up.

    Attributes:
        form: in place of the panel while it is open.
        samples: looks at the recording behind the form's link.
    """

    storage_requested = Signal()

    form: TrainingForm

    def __init__(
        self,
        window: MainWindow,
        voices: VoicesPresenter,
        tasks: TaskRunner,
        playing: PlayerPresenter,
        player: Player,
        preferences: Preferences,
        account_folder: Callable[[str], Path],
        take_many: Callable[[Sequence[Path]], bool],
    ) -> None:
        super().__init__(window)
        self._take_many = take_many
        self._voices = voices
        self._tasks = tasks
        self._playing = playing
        self._preferences = preferences
        self._keeps_drafts = True
        self._only_creates = False
        self.samples = SamplePresenter(self, playing, player, tasks)
        self.recordings = RecordingPresenter(window, playing, player, preferences, tasks)
        self.recorder = RecorderPresenter(
            self, window.messages, playing, player, preferences, tasks, account_folder
        )
        self.recorder.taken.connect(self.recordings.use)
        self._drops = FileDrops(window, self._may_take_files, self.open_files)
        self._lost = LostSlotPresenter(window.messages, tasks, self.open_new, self)
        self._lost.changed.connect(self._show_state)
        for changed in (tasks.busy_changed, tasks.waiting_changed):
            changed.connect(self._show_state)
        self.attach()

    def attach(self) -> None:
        window, preferences, form = self._window, self._preferences, TrainingForm()
        if window.form_was_open:
            form.take_over(self.form)
        self.form = form
        self.samples.attach(form)
        self.recordings.attach(form)
        self.recorder.attach(form)
        window.desk.take_form(form)
        window.desk.show_form(opened=window.form_was_open)
        window.voices.new.clicked.connect(self.open_new)
        window.voices.table.voice_selected.connect(self._follow)
        window.commands.new.triggered.connect(self.open_new)
        window.commands.train.triggered.connect(self._train_selected)
        window.panel.train.clicked.connect(self._train_selected)
        form.submitted.connect(self._submit)
        form.creation_requested.connect(self._create)
        form.edited.connect(self._keep_draft)
        form.choice.changed.connect(self._ask_quota)
        form.no_storage.set_up.clicked.connect(self.storage_requested)
        form.storage.storage_requested.connect(self.storage_requested)
        form.close_button.clicked.connect(self._close_form)
        form.card.cancel.clicked.connect(self._cancel_upload)
        form.keep.box.toggled.connect(lambda on: preferences.change(keep_samples=on))
        self.show_storage()
        self._show_state()

    def listens(self, session: AccountSession) -> Listening:
        voices = session.voices
        return [
            (voices.training_ended, self._ended),
            (voices.training_changed, self._training_changed),
            (voices.connection_changed, self._connection_changed),
            (voices.changed, self._changed),
        ]

    def _connection_changed(self) -> None:
        self._lost.look_again()
        self._show_state()

    def opened(self, session: AccountSession) -> None:
        self.samples.open(session)
        self.recordings.open(session)
        self.recorder.open_account(session)
        self._drops.watch()
        self._lost.open(session)
        self._show_state()

    def closed(self) -> None:
        self._close_form()
        self.samples.close()
        self.recordings.close()
        self.recorder.close_account()
        self._lost.close()
        self._show_state()

    # The form

    def open_new(self) -> None:
        """Open the form of a new voice. Nothing is made by that."""
        if self._session is None or not self._may_open_new():
            return
        if self._window.desk.form_is_open and self.form.is_new:
            self.form.link.field.setFocus()
        else:
            self._open_form(self._session.slots.made, is_new=True)

    def open_files(self, paths: Sequence[Path], voice_id: str = "") -> None:
        """Use a file in the form: of a voice, of the one that is open, or new.

        Several, a folder or a table are for many voices.

        Args:
            voice_id: empty for whichever form is open, or a new voice.
        """
        if not paths:
            return
        if not self._may_take_files():
            self._window.messages.show(not_opened_message(paths[0].name, self._refusal()))
            return
        if (len(paths) > 1 or not voice_id) and self._take_many(paths):
            return
        self._window.desk.leave_page()
        if voice_id and voice_id != self.form.voice_id:
            self._voices.select(voice_id)
            self._train_selected()
        elif not self._window.desk.form_is_open:
            self.open_new()
        if self._window.desk.form_is_open:
            self.recordings.use_file(paths[0])

    def train_again(self, training: Training) -> None:
        """Open the form with what was sent then; nothing is sent by that."""
        voice = self._window.model.voice(training.voice_id)
        if voice is not None and not voice.is_training and self._session is not None:
            self._voices.select(voice.id)
            self._open_form(voice, draft=_sent_before(training, voice, self._session))

    def _train_selected(self) -> None:
        voice, session = self._voices.voice, self._session
        if voice is None or session is None or voice.is_training:
            return
        if self._window.desk.form_is_open and self.form.voice_id == voice.id:
            self.form.link.field.setFocus()  # what was typed stays
        else:
            is_new = session.slots.made is not None and session.slots.is_new(voice.id)
            last = next(iter(self._window.facts.history.get(voice.id, ())), None)
            has_draft = is_new or session.drafts.get(voice.id) is not None
            again = None
            if last is not None and not has_draft:
                again = _sent_before(last, voice, session)
            self._open_form(voice, is_new=is_new, draft=again)

    def _open_form(
        self, voice: Voice | None, *, is_new: bool = False, draft: TrainingDraft | None = None
    ) -> None:
        session = self._session
        if session is None:
            return
        account, voices, form = session.account, session.voices, self.form
        self._window.desk.show_form(opened=True)
        form.keep.box.setChecked(self._preferences.now.keep_samples)
        key = "" if is_new or voice is None else voice.id
        self._keeps_drafts = False
        draft = draft or session.drafts.get(key)
        form.open_for(
            voice,
            is_new=is_new,
            service=service_place(account.address),
            consents=Consents(account.name, voices.consent_of, voices.speakers),
            speaker=voices.speaker_of(key) if key else "",
            draft=draft,
            # Whoever tries the sandbox has no recording at an address yet.
            sample=f"{account.address}{_SAMPLES}" if account.is_sandbox else "",
        )
        if draft is not None and draft.file:
            cut = Cut(draft.since, draft.to, draft.is_even)
            self.recordings.use_file(Path(draft.file), cut)
        self._keeps_drafts = True
        self.show_storage()
        self._ask_quota()
        self._show_state()

    def show_storage(self) -> None:
        """Show where recordings of the open account go now."""
        session, form = self._session, self.form
        if session is not None:
            settings = session.uploads.settings
            form.storage.show_storage(settings, is_sandbox=session.account.is_sandbox)
            if settings.is_complete:
                form.no_storage.hide()
                form.storage.setVisible(form.local is not None)

    def _ask_quota(self) -> None:
        """Find out how many trainings are left; the form waits for nothing."""
        session, form = self._session, self.form
        if session is None or not self._window.desk.form_is_open:
            return
        form.show_quota("")
        voice = form.voice or Voice("", tier=form.choice.tier)
        tier = voice.tier
        if not is_paid(voice):
            return

        async def ask() -> None:
            form.show_quota(quota_text(await session.quota.left(tier), tier))

        self._tasks.read(QUOTA, Operation(OperationKind.ASK_QUOTA), ask)

    def _close_form(self) -> None:
        if self._window.desk.form_is_open:
            focus = QApplication.focusWidget()
            self._cancel_upload()
            self.recorder.leave()
            self.samples.give_up()
            self._keeps_drafts = False
            self.recordings.give_up()
            self._keeps_drafts = True
            self._window.desk.show_form(opened=False)
            if focus is None or self.form.isAncestorOf(focus):
                self._window.voices.table.setFocus()
            self._show_state()

    def _follow(self, voice_id: str) -> None:
        """Make room for the panel of another voice that is selected; what was typed is kept."""
        form = self.form
        is_another = bool(voice_id) and not form.is_new and voice_id != form.voice_id
        is_there = self._window.model.voice(form.voice_id) is not None
        if is_another and is_there and not self._is_busy():
            self._close_form()

    def _keep_draft(self) -> None:
        if self._session is not None and self._keeps_drafts and self._window.desk.form_is_open:
            self._session.drafts.put(self.form.draft_key, self.form.draft)

    # What it asks for

    def _submit(self, request: TrainingRequest) -> None:
        session = self._session
        if session is None:
            return

        if not request.audio_url and not session.uploads.settings.is_complete:
            self.form.ask_for_storage()
            return

        async def make() -> None:
            link = await self._link(session, request)
            is_sent = False
            try:
                slot = await self._slot(session, request.language, request.tier) if link else None
                if slot is not None:
                    # Under the slot's own key, so that it is that voice which counts as busy now.
                    ready = replace(request, voice_id=slot.id, audio_url=link)
                    is_sent = self._train(session, ready, is_checked=True)
            finally:
                if not is_sent:
                    session.uploads.release(link)

        self._only_creates = False
        if request.voice_id:
            self._train(session, request)
        else:
            self._tasks.write(CREATE, Operation(OperationKind.CREATE), make)
        self._show_state()

    async def _link(self, session: AccountSession, request: TrainingRequest) -> str:
        """The link that a training may be spent on; empty where it isn't to be sent."""
        if not request.audio_url:
            return await self.recordings.upload(session)
        return request.audio_url if await self.samples.may_send(request.audio_url) else ""

    def _cancel_upload(self) -> None:
        if self.recordings.is_uploading:
            voice_id = self.form.voice_id
            self._tasks.end(TaskKey.change(voice_id) if voice_id else CREATE)

    def _create(self) -> None:
        session, form = self._session, self.form
        if session is None:
            return
        name, language, tier = form.name.text, form.choice.language, form.choice.tier
        self._only_creates = True

        async def make() -> None:
            slot = await self._slot(session, language, tier)
            if slot is not None:
                self._name(session, slot.id, name)

        self._tasks.write(CREATE, Operation(OperationKind.CREATE), make)
        self._show_state()

    async def _slot(self, session: AccountSession, language: str, tier: str) -> Voice | None:
        """The new voice's slot; None where that wasn't made, or can't be told from others."""
        slot: Voice | None
        try:
            slot = await session.slots.make(language=language, tier=tier)
        except (ServiceError, SlotOpenError):
            if not session.slots.is_open:
                raise
            slot = await self._lost.find_out(session)
        if slot is not None and self._window.desk.form_is_open and self.form.is_new:
            self.form.use_slot(slot)
            self._voices.select(slot.id)
        return slot

    def _train(
        self, session: AccountSession, request: TrainingRequest, *, is_checked: bool = False
    ) -> bool:
        """Send a training, once its recording may be sent; whether that was started."""

        async def train() -> None:
            link = request.audio_url if is_checked else await self._link(session, request)
            if not link:
                return
            report = self.samples.report(link) or self.recordings.report(link)
            has_recording = report is not None and report.path is not None
            keep = self._preferences.now.keep_samples and has_recording
            is_uploaded = self.recordings.report(link) is not None
            stays = is_uploaded and self.form.storage.keep.isChecked()
            preparing = session.demos.samples.prepare(request.voice_id, report, keep=keep)
            try:
                async with preparing as recording:
                    await session.voices.train(
                        request.voice_id,
                        audio_url=link,
                        name=request.name,
                        consent=request.consent,
                        recording=recording,
                    )
                if stays:
                    await self._leave(session, link, request.name)
            finally:
                session.uploads.release(link)
            if keep and recording.sample is None:
                self._window.messages.show(not_kept_message(request.name))
            self._finish(request.voice_id)

        key = TaskKey.change(request.voice_id)
        is_sent = self._tasks.write(key, Operation(OperationKind.TRAIN, request.name), train)
        self._show_state()
        return is_sent

    async def _leave(self, session: AccountSession, link: str, name: str) -> None:
        """Leave what was uploaded in the storage after its training."""
        try:
            await session.uploads.keep(link)
        except LibraryError:
            self._window.messages.show(not_left_message(name))

    def _name(self, session: AccountSession, voice_id: str, name: str) -> None:
        """Give the new voice's slot its name: with that it isn't new any more."""

        async def rename() -> None:
            await session.voices.rename(voice_id, name)
            session.drafts.end_new(voice_id)
            self._finish(voice_id)

        key = TaskKey.change(voice_id)
        self._tasks.write(key, Operation(OperationKind.RENAME, name), rename)
        self._show_state()

    def _finish(self, voice_id: str) -> None:
        """What the form of this voice asked for is done; a new one is shown in the list."""
        if self._window.desk.form_is_open and self.form.voice_id == voice_id:
            self._close_form()
            if self.form.is_new:
                self._voices.select(voice_id)

    # How things stand

    def _is_busy(self) -> bool:
        """Whether what the form asked for is under way."""
        is_made = self.form.is_new and self._tasks.is_busy(CREATE)
        return is_made or self._tasks.is_busy(TaskKey.change(self.form.voice_id))

    def _may_take_files(self) -> bool:
        """Whether a file can be used in the form now, which is opened for it."""
        if self._window.desk.form_is_open:
            return not self._is_busy()
        return self._window.shows_desk and self._may_open_new()

    def _may_open_new(self) -> bool:
        is_in_the_way = self._window.desk.form_is_open and self._is_busy()
        return (
            self._session is not None
            and not self._window.facts.offline
            and not is_in_the_way
            and not self._tasks.is_busy(CREATE)
            and not self._lost.is_looking
        )

    def _refusal(self) -> str:
        """Why no new voice can be made; empty where one can, or where one is being made."""
        offline, connected = self._window.facts.offline, self._session is not None
        reason = creation(offline=offline, connected=connected).reason
        return reason or (self._looking_text() if self._lost.is_looking else "")

    def _show_state(self) -> None:
        window = self._window
        icon = "cloud-off" if window.facts.offline or self._session is None else "plus"
        window.voices.show_new(enabled=self._may_open_new(), reason=self._refusal(), icon=icon)
        window.commands.new.setEnabled(self._may_open_new())
        if window.desk.form_is_open:
            busy = self._is_busy()
            self.form.show_busy(busy=busy, blocked=self._blocked_text(busy=busy))
        self._show_waiting()

    def _show_waiting(self) -> None:
        """Show at the button that was pressed that it is waited for."""
        form, tasks = self.form, self._tasks
        keys = (CREATE, TaskKey.change(form.voice_id))
        busy, slow = any(map(tasks.is_busy, keys)), any(map(tasks.waiting, keys))
        for button, is_pressed in (
            (form.create_only, self._only_creates),
            (form.start, not self._only_creates),
        ):
            # Once it turns, it does until all that it stands for is done.
            turns = slow or button.turned is not None
            button.show_waiting(waiting=busy and is_pressed and turns)

    def _blocked_text(self, *, busy: bool) -> str:
        """Why the form can't be sent now; empty where it can, or is being sent."""
        session, voice_id = self._session, self.form.voice_id
        voice = self._window.model.voice(voice_id)
        if self._window.facts.offline:
            return self.tr("You can’t train while offline.")
        if self.form.is_new and self._lost.is_looking:
            return self._looking_text()
        if not busy and voice is not None and voice.is_training:
            return self.tr("This voice is training.")
        if not busy and session is not None and session.voices.open_training(voice_id) is not None:
            return self.tr("VoiceDesk is checking whether the training started.")
        return ""

    def _looking_text(self) -> str:
        return self.tr("VoiceDesk is checking whether your last new voice was created.")

    def _training_changed(self, training: Training) -> None:
        busy = self._tasks.is_busy(TaskKey.change(training.voice_id))
        if not busy and training.is_ours:
            self._resolve(training)
        self._show_state()

    def _resolve(self, training: Training) -> None:
        """How a training whose answer was lost stands is known: what was said isn't true now."""
        key = f"{OperationKind.TRAIN}:{training.voice_name}"
        begun = training.status is not TrainingStatus.NOT_BEGUN
        if begun and self.form.voice_id == training.voice_id:
            # Whether the message was dismissed or not: a form that still holds the request would
            # send it a second time.
            self._close_form()
        if self._window.messages.has(key):
            self._window.messages.withdraw(key)
            if not begun:
                self._window.messages.show(not_begun_message(training.voice_name))

    def _changed(self, changes: VoiceChanges) -> None:
        if self._window.desk.form_is_open:
            if self.form.voice_id in changes.removed:
                self._close_form()
                self._window.messages.show(gone_message())
            self._show_state()

    def _ended(self, training: Training) -> None:
        voice = self._window.model.voice(training.voice_id)
        if voice is not None:
            listen, show = self._playing.listen, self._voices.select
            self._window.messages.show(end_message(training, voice.name, listen, show))


def _sent_before(training: Training, voice: Voice, session: AccountSession) -> TrainingDraft:
    """What was sent in a training, to be sent again: the recording that was kept, or the link.

    What was uploaded is deleted by now; and what was kept can be sent only where storage is set up.
    """
    speaker = training.consent.speaker if training.consent is not None else ""
    kept = session.demos.samples.get(training)
    is_uploaded = training.origin is not None
    if kept is not None and (is_uploaded or session.uploads.settings.is_complete):
        return TrainingDraft("", voice.name, speaker, file=str(kept.path))
    return TrainingDraft("" if is_uploaded else training.audio_url, voice.name, speaker)
