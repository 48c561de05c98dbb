"""Joins the training form to the account's voices, and tells how trainings end."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QApplication

from voicedesk.audio.player import Player
from voicedesk.domain.account import service_place
from voicedesk.domain.errors import SlotOpenError
from voicedesk.domain.text import isolated
from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.domain.voice import Voice, VoiceChanges, VoiceState
from voicedesk.services.polling import Connection
from voicedesk.services.session import AccountSession
from voicedesk.services.slots import SlotResult, SlotStatus
from voicedesk.ui.common.permissions import creation
from voicedesk.ui.common.texts import minutes_text
from voicedesk.ui.findings import failure_text
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.error_texts import is_uncertain
from voicedesk.ui.messages.messages import Message, Messages, MessageTone
from voicedesk.ui.player.presenter import PlayerPresenter
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.tasks import Operation, OperationKind, TaskRunner
from voicedesk.ui.training.form import Consents, TrainingForm, TrainingRequest
from voicedesk.ui.training.samples import SamplePresenter
from voicedesk.ui.voices.presenter import VoicesPresenter

translate = QCoreApplication.translate


def not_begun_message(name: str) -> Message:
    """The training whose answer was lost is known not to have begun."""
    return Message(
        f"{OperationKind.TRAIN}:{name}",
        MessageTone.NOTE,
        translate("TrainingPresenter", "The training of {name} didn’t begin.").format(
            name=isolated(name)
        ),
        translate("TrainingPresenter", "You can send it again."),
        anew=lambda: not_begun_message(name),
    )


def gone_message() -> Message:
    """There is nothing left to train."""
    return Message(
        "voice gone",
        MessageTone.WARN,
        translate("TrainingPresenter", "The voice of the training form is gone."),
        translate("TrainingPresenter", "It was deleted, here or elsewhere."),
        anew=gone_message,
    )


def not_kept_message(name: str) -> Message:
    return Message(
        f"recording:{name}",
        MessageTone.WARN,
        translate("TrainingPresenter", "The recording of {name} couldn’t be kept.").format(
            name=isolated(name)
        ),
        translate("TrainingPresenter", "The training was sent all the same."),
        anew=lambda: not_kept_message(name),
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
    anew: Callable[[], Message] = lambda: end_message(training, name, listen, show)  # noqa: E731
    if training.status is TrainingStatus.READY:
        words = translate("EndMessage", "Training took {time}.").format(time=took)
        return Message(
            key,
            MessageTone.GOOD,
            translate("EndMessage", "{name} is ready.").format(name=shown),
            words if training.is_ours else "",
            translate("EndMessage", "Listen"),
            lambda: listen(voice_id),
            anew=anew,
        )
    return Message(
        key,
        MessageTone.BAD,
        translate("EndMessage", "Training {name} failed.").format(name=shown),
        failure_text(training),
        translate("EndMessage", "Show"),
        lambda: show(voice_id),
        anew=anew,
    )


_KEY = f"{OperationKind.CREATE}:"
_WORK = "voices.lost_slot"


class LostSlotPresenter(QObject):
    """Has the list asked, and says which of the two happened before another may be made.

    Args:
        train: opens the form of a voice.
        make: makes another one.

    Signals:
        changed: whether it `is_looking` is another.
        found: the Voice that was made all the same.
    """

    changed = Signal()
    found = Signal(object)

    def __init__(
        self,
        messages: Messages,
        tasks: TaskRunner,
        train: Callable[[str], None],
        make: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._messages = messages
        self._tasks = tasks
        self._train = train
        self._make = make
        self._session: AccountSession | None = None

    @property
    def is_looking(self) -> bool:
        return self._session is not None and self._session.slots.is_open

    def open(self, session: AccountSession) -> None:
        """Look after another account; also after what the program's end left open."""
        self._session = session
        if self.is_looking:
            self._look()

    def close(self) -> None:
        self._session = None
        self._tasks.end(_WORK)

    def take(self, error: Exception) -> bool:
        """Whether `error` means that it has to be found out; it is told then."""
        if isinstance(error, SlotOpenError) or (is_uncertain(error) and self.is_looking):
            self._look()
            return True
        return False

    # Inside

    def _look(self) -> None:
        session = self._session
        if session is None:
            return

        async def look() -> None:
            status = await session.slots.find_out()
            if status.voice is not None:
                self.found.emit(status.voice)
            self._messages.show(self._told(status))
            self.changed.emit()

        self._messages.show(self._looking())
        if not self._tasks.is_busy(_WORK):
            self._tasks.read(_WORK, Operation(OperationKind.CREATE), look)
        self.changed.emit()

    def _looking(self) -> Message:
        return Message(
            _KEY,
            MessageTone.WARN,
            self.tr("The new voice may have been made: no answer came."),
            self.tr("VoiceDesk is looking in the list. That takes two minutes at the most."),
            anew=self._looking,
        )

    def _told(self, status: SlotResult) -> Message:
        voice = status.voice
        if status.status is SlotStatus.MADE and voice is not None:
            return self._made(voice)
        if status.status is SlotStatus.NOT_MADE:
            return Message(
                _KEY,
                MessageTone.NOTE,
                self.tr("The new voice wasn’t made."),
                self.tr("You can make it now; there will be one."),
                self.tr("New voice"),
                self._make,
                anew=lambda: self._told(status),
            )
        return Message(
            _KEY,
            MessageTone.WARN,
            self.tr("The new voice may have been made."),
            self.tr(
                "There are new voices in the list, and whether one of them is yours can’t be told. "
                "Look at them before you make another."
            ),
            anew=lambda: self._told(status),
        )

    def _made(self, voice: Voice) -> Message:
        return Message(
            _KEY,
            MessageTone.GOOD,
            self.tr("The new voice was made, although no answer came."),
            self.tr("It is {name}.").format(name=isolated(voice.name)),
            self.tr("Train"),
            lambda: self._train(voice.id),
            anew=lambda: self._made(voice),
        )


_SAMPLE = "/samples/en-reading.mp3"
"""A recording that the built-in service offers."""


class TrainingPresenter(QObject):
    """Makes voices and trains them; each wish is sent once.

    Attributes:
        samples: looks at the recording behind the form's link.
    """

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
        self._window = window
        self._voices = voices
        self._tasks = tasks
        self._playing = playing
        self._preferences = preferences
        self._session: AccountSession | None = None
        self._form = TrainingForm()
        self.samples = SamplePresenter(self._form, playing, player, tasks)
        self._lost = LostSlotPresenter(window.messages, tasks, self._train, self.make_voice, self)
        self._lost_wish: TrainingRequest | None = None
        self._lost.changed.connect(self._show_state)
        self._lost.found.connect(self._found)
        window.desk.take_form(self._form)
        window.voices.new_requested.connect(self.make_voice)
        window.commands.new.triggered.connect(self.make_voice)
        window.commands.train.triggered.connect(self._train_selected)
        window.panel.train_requested.connect(self._train_selected)
        self._form.submitted.connect(self._submit)
        self._form.closed.connect(self._close_form)
        self._form.keep.box.toggled.connect(lambda on: preferences.change(keep_samples=on))
        tasks.busy_changed.connect(lambda _key: self._show_state())
        window.language_changed.connect(self._show_state)

    def open(self, session: AccountSession) -> None:
        self._session = session
        self.samples.open(session)
        self._lost.open(session)
        session.voices.training_ended.connect(self._ended)
        session.voices.training_changed.connect(self._training_changed)
        session.voices.connection_changed.connect(self._connection_changed)
        session.voices.changed.connect(self._changed)
        self._show_state()

    def close(self) -> None:
        session, self._session = self._session, None
        self._close_form()
        self.samples.close()
        self._lost.close()
        self._lost_wish = None
        if session is not None:
            session.voices.training_ended.disconnect(self._ended)
            session.voices.training_changed.disconnect(self._training_changed)
            session.voices.connection_changed.disconnect(self._connection_changed)
            session.voices.changed.disconnect(self._changed)
        self._show_state()

    def make_voice(self) -> None:
        """Make a slot, select it and open its form."""
        if self._session is None or not self._may_create():
            return
        slots = self._session.slots

        async def make() -> None:
            voice = await slots.make()
            self._voices.select(voice.id)
            # A form that was opened meanwhile keeps what is typed in it.
            if not self._window.desk.form_is_open:
                self._open_form(voice, is_new=True)

        self._tasks.write(
            "voices.create", Operation(OperationKind.CREATE, caught=self._lost.take), make
        )
        self._show_state()

    def train_again(self, training: Training) -> None:
        """Open the form with what was sent then; nothing is sent by that."""
        voice = self._window.model.voice(training.voice_id)
        if voice is not None and not voice.is_training and self._session is not None:
            self._voices.select(voice.id)
            speaker = training.consent.speaker if training.consent is not None else ""
            self._open_form(voice, is_new=False, speaker=speaker)
            self._form.link.field.setText(training.audio_url)

    # Inside

    def _train(self, voice_id: str) -> None:
        self._voices.select(voice_id)
        self._train_selected()

    def _train_selected(self) -> None:
        voice = self._voices.voice
        if voice is None or self._session is None or voice.is_training:
            return
        if self._window.desk.form_is_open and self._form.voice_id == voice.id:
            self._form.link.field.setFocus()  # what was typed stays
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
        self._form.keep.box.setChecked(self._preferences.now.keep_samples)
        self._form.begin(voice, is_new=is_new, service=service, consents=consents, sample=sample)
        self._show_state()

    def _close_form(self) -> None:
        if self._window.desk.form_is_open:
            focus = QApplication.focusWidget()
            self.samples.give_up()
            self._window.desk.show_form(opened=False)
            if focus is None or self._form.isAncestorOf(focus):
                self._window.voices.table.setFocus()
            self._show_state()

    def _submit(self, wish: TrainingRequest) -> None:
        if self._session is None:
            return
        session, slots = self._session, self._session.slots

        async def send() -> None:
            await self._send(session, wish)

        async def replace_slot() -> None:
            if not await self.samples.may_send(wish.audio_url):
                return
            # Language and tier belong to the slot, so an empty slot is replaced by another.
            slot = await slots.make(language=wish.language, tier=wish.tier)
            if self._form.voice_id == wish.voice_id:
                self._form.take_slot(slot, wish)
                self._voices.select(slot.id)
            # Under the new voice's own key, so that it is that one which counts as busy now.
            self._submit(replace(wish, voice_id=slot.id, needs_slot=False))
            self._drop_empty(wish.voice_id)

        def lost(error: Exception) -> bool:
            self._lost_wish = wish
            return self._lost.take(error)

        key = f"voices.change:{wish.voice_id}"
        if wish.needs_slot:
            self._tasks.write(key, Operation(OperationKind.CREATE, caught=lost), replace_slot)
        else:
            self._tasks.write(key, Operation(OperationKind.TRAIN, wish.name), send)
        self._show_state()

    async def _send(self, session: AccountSession, wish: TrainingRequest) -> None:
        if not await self.samples.may_send(wish.audio_url):
            return
        report = self.samples.report(wish.audio_url)
        keep = self._preferences.now.keep_samples and self._form.sample.has_recording
        async with session.demos.samples.prepare(wish.voice_id, report, keep=keep) as recording:
            await session.voices.train(
                wish.voice_id,
                audio_url=wish.audio_url,
                name=wish.name,
                consent=wish.consent,
                recording=recording,
            )
        if keep and recording.sample is None:
            self._window.messages.show(not_kept_message(wish.name))
        if self._form.voice_id == wish.voice_id:
            self._close_form()

    def _found(self, slot: Voice) -> None:
        """The slot that the form asked for was made: go on with that one."""
        wish, self._lost_wish = self._lost_wish, None
        if wish is not None and self._form.voice_id == wish.voice_id:
            self._form.take_slot(slot, wish)
            self._voices.select(slot.id)
            self._drop_empty(wish.voice_id)

    def _drop_empty(self, voice_id: str) -> None:
        voice = self._window.model.voice(voice_id)
        if self._session is None or voice is None or voice.state != VoiceState.INIT:
            return
        voices = self._session.voices

        async def drop() -> None:
            await voices.delete(voice_id)

        self._tasks.write(
            f"voices.drop:{voice_id}", Operation(OperationKind.DELETE, voice.name), drop
        )

    def _may_create(self) -> bool:
        return (
            self._session is not None
            and not self._window.facts.offline
            and not self._window.desk.form_is_open
            and not self._tasks.is_busy("voices.create")
            and not self._lost.is_looking
        )

    def _show_state(self) -> None:
        window = self._window
        allowed = creation(offline=window.facts.offline, connected=self._session is not None)
        icon = "plus" if allowed.allowed else "cloud-off"
        reason = allowed.reason or (self._looking_text() if self._lost.is_looking else "")
        window.voices.show_new(enabled=self._may_create(), reason=reason, icon=icon)
        window.commands.new.setEnabled(self._may_create())
        form = self._form
        if window.desk.form_is_open:
            busy = self._tasks.is_busy(f"voices.change:{form.voice_id}")
            voice = window.model.voice(form.voice_id)
            blocked = (
                self.tr("You can’t train while offline.")
                if window.facts.offline
                else self._looking_text()
                if self._lost.is_looking and self._lost_wish is not None
                else self.tr("It is training.")
                if voice is not None and voice.is_training and not busy
                else self.tr("VoiceDesk is finding out whether the service has begun.")
                if not busy and self._is_uncertain(form.voice_id)
                else ""
            )
            form.show_busy(busy=busy, blocked=blocked)

    def _looking_text(self) -> str:
        return self.tr("VoiceDesk is finding out whether the last new voice was made.")

    def _is_uncertain(self, voice_id: str) -> bool:
        return (
            self._session is not None and self._session.voices.open_training(voice_id) is not None
        )

    def _training_changed(self, training: Training) -> None:
        busy = self._tasks.is_busy(f"voices.change:{training.voice_id}")
        if not busy and training.is_ours:
            self._resolve(training)
        self._show_state()

    def _resolve(self, training: Training) -> None:
        """The fate of a training whose answer was lost is known: what was said isn't true now."""
        key = f"{OperationKind.TRAIN}:{training.voice_name}"
        begun = training.status is not TrainingStatus.NOT_BEGUN
        if begun and self._form.voice_id == training.voice_id:
            # Whether the message was dismissed or not: a form that still holds the wish would send
            # it a second time.
            self._close_form()
        if self._window.messages.has(key):
            self._window.messages.withdraw(key)
            if not begun:
                self._window.messages.show(not_begun_message(training.voice_name))

    def _connection_changed(self, _connection: Connection) -> None:
        self._show_state()

    def _changed(self, changes: VoiceChanges) -> None:
        if self._window.desk.form_is_open:
            if self._form.voice_id in changes.removed:
                self._close_form()
                self._window.messages.show(gone_message())
            self._show_state()

    def _ended(self, training: Training) -> None:
        voice = self._window.model.voice(training.voice_id)
        if voice is not None:
            listen, show = self._playing.listen, self._voices.select
            self._window.messages.show(end_message(training, voice.name, listen, show))
