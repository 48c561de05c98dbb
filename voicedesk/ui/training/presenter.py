"""Makes voices and trains them: from the button or the form to the service, each wish once.

"New voice" makes a slot and opens the form on it (`make_voice`). What the form submits is sent only
after its recording was looked at (`_submit`, `_send`); another language or tier takes another slot
first. The form closes once the training was accepted, and stays as it was after an error.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from voicedesk.audio.player import Player
from voicedesk.domain.account import service_place
from voicedesk.domain.text import isolated
from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.domain.voice import Voice, VoiceChanges, VoiceState
from voicedesk.services.session import AccountSession
from voicedesk.ui.account_part import AccountPart, Listening
from voicedesk.ui.common.permissions import creation
from voicedesk.ui.common.texts import minutes_text
from voicedesk.ui.findings import failure_text
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.messages import Message, MessageTone
from voicedesk.ui.player.presenter import PlayerPresenter
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner
from voicedesk.ui.training.form import Consents, TrainingForm, TrainingRequest
from voicedesk.ui.training.lost_slot import LostSlotPresenter
from voicedesk.ui.training.samples import SamplePresenter
from voicedesk.ui.voices.presenter import VoicesPresenter

CREATE = TaskKey("create voice")
DROP = "drop empty voice"
_SAMPLE = "/samples/en-reading.mp3"
"""A recording that the built-in service offers."""


class TrainingPresenter(AccountPart):
    """Joins the training form to the account's voices, and tells how trainings end.

    Attributes:
        form: in place of the panel while it is open.
        samples: looks at the recording behind the form's link.
    """

    form: TrainingForm

    def __init__(
        self,
        window: MainWindow,
        voices: VoicesPresenter,
        tasks: TaskRunner,
        playing: PlayerPresenter,
        player: Player,
        preferences: Preferences,
    ) -> None:
        super().__init__(window)
        self._voices = voices
        self._tasks = tasks
        self._playing = playing
        self._preferences = preferences
        self.samples = SamplePresenter(self, playing, player, tasks)
        self._lost = LostSlotPresenter(window.messages, tasks, self._train, self.make_voice, self)
        self._lost_request: TrainingRequest | None = None
        self._lost.changed.connect(self._show_state)
        self._lost.found.connect(self._found)
        tasks.busy_changed.connect(self._show_state)
        self.attach()

    def attach(self) -> None:
        window, preferences, form = self._window, self._preferences, TrainingForm()
        if window.form_was_open:
            form.take_over(self.form)
        self.form = form
        self.samples.attach(form)
        window.desk.take_form(form)
        window.desk.show_form(opened=window.form_was_open)
        window.voices.new.clicked.connect(self.make_voice)
        window.commands.new.triggered.connect(self.make_voice)
        window.commands.train.triggered.connect(self._train_selected)
        window.panel.train.clicked.connect(self._train_selected)
        form.submitted.connect(self._submit)
        form.cancel.clicked.connect(self._close_form)
        form.keep.box.toggled.connect(lambda on: preferences.change(keep_samples=on))
        self._show_state()

    def listens(self, session: AccountSession) -> Listening:
        voices = session.voices
        return [
            (voices.training_ended, self._ended),
            (voices.training_changed, self._training_changed),
            (voices.connection_changed, self._show_state),
            (voices.changed, self._changed),
        ]

    def opened(self, session: AccountSession) -> None:
        self.samples.open(session)
        self._lost.open(session)
        self._show_state()

    def closed(self) -> None:
        self._close_form()
        self.samples.close()
        self._lost.close()
        self._lost_request = None
        self._show_state()

    def make_voice(self) -> None:
        if self._session is None or not self._may_create():
            return
        slots = self._session.slots

        async def make() -> None:
            voice = await slots.make()
            self._voices.select(voice.id)
            # A form that was opened meanwhile keeps what is typed in it.
            if not self._window.desk.form_is_open:
                self._open_form(voice, is_new=True)

        self._tasks.write(CREATE, Operation(OperationKind.CREATE, caught=self._lost.handle), make)
        self._show_state()

    def train_again(self, training: Training) -> None:
        """Open the form with what was sent then; nothing is sent by that."""
        voice = self._window.model.voice(training.voice_id)
        if voice is not None and not voice.is_training and self._session is not None:
            self._voices.select(voice.id)
            speaker = training.consent.speaker if training.consent is not None else ""
            self._open_form(voice, is_new=False, speaker=speaker)
            self.form.link.field.setText(training.audio_url)

    def _train(self, voice_id: str) -> None:
        self._voices.select(voice_id)
        self._train_selected()

    def _train_selected(self) -> None:
        voice = self._voices.voice
        if voice is None or self._session is None or voice.is_training:
            return
        if self._window.desk.form_is_open and self.form.voice_id == voice.id:
            self.form.link.field.setFocus()  # what was typed stays
        else:
            self._open_form(voice, is_new=False)

    def _open_form(self, voice: Voice, *, is_new: bool, speaker: str = "") -> None:
        if self._session is None:
            return
        service = service_place(self._session.account.address)
        self._window.desk.show_form(opened=True)
        account = self._session.account
        # Whoever tries the sandbox has no recording at an address yet.
        sample = f"{account.address}{_SAMPLE}" if account.is_sandbox else ""
        voices = self._session.voices
        speaker = speaker or voices.speaker_of(voice.id)
        consents = Consents(account.name, speaker, voices.consent_of)
        self.form.keep.box.setChecked(self._preferences.now.keep_samples)
        self.form.open_for(voice, is_new=is_new, service=service, consents=consents, sample=sample)
        self._show_state()

    def _close_form(self) -> None:
        if self._window.desk.form_is_open:
            focus = QApplication.focusWidget()
            self.samples.give_up()
            self._window.desk.show_form(opened=False)
            if focus is None or self.form.isAncestorOf(focus):
                self._window.voices.table.setFocus()
            self._show_state()

    def _submit(self, request: TrainingRequest) -> None:
        if self._session is None:
            return
        session, slots = self._session, self._session.slots

        async def send() -> None:
            await self._send(session, request)

        async def replace_slot() -> None:
            if not await self.samples.may_send(request.audio_url):
                return
            # Language and tier belong to the slot, so an empty slot is replaced by another.
            slot = await slots.make(language=request.language, tier=request.tier)
            self._use_slot(slot, request)
            # Under the new voice's own key, so that it is that one which counts as busy now.
            self._submit(replace(request, voice_id=slot.id, needs_slot=False))
            self._drop_empty(request.voice_id)

        def lost(error: Exception) -> bool:
            self._lost_request = request
            return self._lost.handle(error)

        key = TaskKey.change(request.voice_id)
        if request.needs_slot:
            self._tasks.write(key, Operation(OperationKind.CREATE, caught=lost), replace_slot)
        else:
            self._tasks.write(key, Operation(OperationKind.TRAIN, request.name), send)
        self._show_state()

    async def _send(self, session: AccountSession, request: TrainingRequest) -> None:
        if not await self.samples.may_send(request.audio_url):
            return
        report = self.samples.report(request.audio_url)
        keep = self._preferences.now.keep_samples and self.form.sample.has_recording
        async with session.demos.samples.prepare(request.voice_id, report, keep=keep) as recording:
            await session.voices.train(
                request.voice_id,
                audio_url=request.audio_url,
                name=request.name,
                consent=request.consent,
                recording=recording,
            )
        if keep and recording.sample is None:
            self._window.messages.show(not_kept_message(request.name))
        if self.form.voice_id == request.voice_id:
            self._close_form()

    def _found(self, slot: Voice) -> None:
        """The slot that the form asked for was made: go on with that one."""
        request, self._lost_request = self._lost_request, None
        if request is not None and self._use_slot(slot, request):
            self._drop_empty(request.voice_id)

    def _use_slot(self, slot: Voice, request: TrainingRequest) -> bool:
        """Have the form go on with another slot, if it still is at that request."""
        is_there = self.form.voice_id == request.voice_id
        if is_there:
            self.form.use_slot(slot, request)
            self._voices.select(slot.id)
        return is_there

    def _drop_empty(self, voice_id: str) -> None:
        voice = self._window.model.voice(voice_id)
        if self._session is None or voice is None or voice.state != VoiceState.INIT:
            return
        voices = self._session.voices

        async def drop() -> None:
            await voices.delete(voice_id)

        self._tasks.write(
            TaskKey(DROP, voice_id), Operation(OperationKind.DELETE, voice.name), drop
        )

    def _may_create(self) -> bool:
        return (
            self._session is not None
            and not self._window.facts.offline
            and not self._window.desk.form_is_open
            and not self._tasks.is_busy(CREATE)
            and not self._lost.is_looking
        )

    def _show_state(self) -> None:
        window = self._window
        allowed = creation(offline=window.facts.offline, connected=self._session is not None)
        icon = "plus" if allowed.allowed else "cloud-off"
        reason = allowed.reason or (self._looking_text() if self._lost.is_looking else "")
        window.voices.show_new(enabled=self._may_create(), reason=reason, icon=icon)
        window.commands.new.setEnabled(self._may_create())
        if window.desk.form_is_open:
            busy = self._tasks.is_busy(TaskKey.change(self.form.voice_id))
            self.form.show_busy(busy=busy, blocked=self._blocked_text(busy=busy))

    def _blocked_text(self, *, busy: bool) -> str:
        """Why the form can't be sent now; empty where it can, or is being sent."""
        session, voice_id = self._session, self.form.voice_id
        voice = self._window.model.voice(voice_id)
        if self._window.facts.offline:
            return self.tr("You can’t train while offline.")
        if self._lost.is_looking and self._lost_request is not None:
            return self._looking_text()
        if not busy and voice is not None and voice.is_training:
            return self.tr("It is training.")
        if not busy and session is not None and session.voices.open_training(voice_id) is not None:
            return self.tr("VoiceDesk is finding out whether the service has begun.")
        return ""

    def _looking_text(self) -> str:
        return self.tr("VoiceDesk is finding out whether the last new voice was made.")

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


translate = QCoreApplication.translate


def not_begun_message(name: str) -> Message:
    return Message(
        f"{OperationKind.TRAIN}:{name}",
        MessageTone.NOTE,
        translate("TrainingPresenter", "The training of {name} didn’t begin.").format(
            name=isolated(name)
        ),
        translate("TrainingPresenter", "You can send it again."),
    )


def gone_message() -> Message:
    return Message(
        "voice gone",
        MessageTone.WARN,
        translate("TrainingPresenter", "The voice of the training form is gone."),
        translate("TrainingPresenter", "It was deleted, here or elsewhere."),
    )


def not_kept_message(name: str) -> Message:
    return Message(
        f"recording:{name}",
        MessageTone.WARN,
        translate("TrainingPresenter", "The recording of {name} couldn’t be kept.").format(
            name=isolated(name)
        ),
        translate("TrainingPresenter", "The training was sent all the same."),
    )


def end_message(
    training: Training, name: str, listen: Callable[[str], None], show: Callable[[str], None]
) -> Message:
    """Tells of a voice that is ready, or of a training that failed.

    Args:
        name: what the voice is called.
        listen: plays a voice.
        show: brings one into sight.
    """
    took = minutes_text((training.ended_at or training.sent_at) - training.sent_at)
    key, voice_id = f"ended:{training.voice_id}", training.voice_id
    shown = isolated(name)
    if training.status is TrainingStatus.READY:
        words = translate("EndMessage", "Training took {time}.").format(time=took)
        return Message(
            key,
            MessageTone.GOOD,
            translate("EndMessage", "{name} is ready.").format(name=shown),
            words if training.is_ours else "",
            translate("EndMessage", "Listen"),
            lambda: listen(voice_id),
        )
    return Message(
        key,
        MessageTone.BAD,
        translate("EndMessage", "Training {name} failed.").format(name=shown),
        failure_text(training),
        translate("EndMessage", "Show"),
        lambda: show(voice_id),
    )
