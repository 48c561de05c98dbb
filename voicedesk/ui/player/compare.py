"""Compares voices: up to four demos run in step, and the person switches between them.

`CompareSlots` says what is in the places of the bar; `ComparePresenter` fills them, hears them, and
follows what becomes of the voices and their demos.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from voicedesk.domain.text import clean
from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.library import CachedRecording, CachedSound
from voicedesk.services.history import training_of
from voicedesk.services.session import AccountSession
from voicedesk.ui.account_part import AccountPart, Listening
from voicedesk.ui.common.texts import date_text, short_day_text
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.player.compare_bar import SLOTS, SlotLook
from voicedesk.ui.player.presenter import PlayerPresenter
from voicedesk.ui.player.texts import emptied_message, nothing_to_compare_message, retrained_message
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner


@dataclass(frozen=True, slots=True)
class Filling:
    """What is in a place.

    Attributes:
        name: the voice's, as last known.
        demo: None while it is being fetched.
        is_newest: whether it is the newest demo kept of the voice.
    """

    voice_id: str
    name: str
    demo: CachedSound | None = None
    is_newest: bool = True


class CompareSlots:
    """Four places, counted from 0."""

    def __init__(self) -> None:
        self._fillings: list[Filling | None] = [None] * SLOTS

    def __iter__(self) -> Iterator[tuple[int, Filling]]:
        return ((at, one) for at, one in enumerate(self._fillings) if one is not None)

    def __getitem__(self, number: int) -> Filling | None:
        return self._fillings[number]

    @property
    def all(self) -> list[Filling | None]:
        return list(self._fillings)

    @property
    def demos(self) -> list[CachedSound]:
        """Those that can be heard, each once."""
        return list({one.demo.file: one.demo for _, one in self if one.demo is not None}.values())

    @property
    def free(self) -> int | None:
        """The first empty one; None where all are filled."""
        return next((at for at, one in enumerate(self._fillings) if one is None), None)

    def put(self, number: int, filling: Filling | None) -> None:
        self._fillings[number] = filling

    def clear(self) -> None:
        self._fillings = [None] * SLOTS

    def number_of(self, demo: CachedSound | None) -> int:
        """The first place that a demo is in; -1 for none."""
        if demo is None:
            return -1
        same = (at for at, one in self if one.demo is not None and one.demo.file == demo.file)
        return next(same, -1)

    def rename(self, voice_id: str, name: str) -> None:
        for number, filling in self:
            if filling.voice_id == voice_id:
                self._fillings[number] = replace(filling, name=name)

    def newest_by_voice(self) -> dict[str, int]:
        """The place, counted from 1, of each voice whose newest demo is in one."""
        places: dict[str, int] = {}
        for number, filling in self:
            if filling.is_newest:
                places.setdefault(filling.voice_id, number + 1)
        return places


class ComparePresenter(AccountPart):
    """Keeps two to four demos in step, and goes over from one to another at the same position."""

    def __init__(self, window: MainWindow, playing: PlayerPresenter, tasks: TaskRunner) -> None:
        super().__init__(window)
        self._playing = playing
        self._tasks = tasks
        self._slots = CompareSlots()
        self._awaited = -1
        playing.view.shown.connect(self._show)
        self.attach()

    def attach(self) -> None:
        self._bar, self._actions = self._window.player.compare, self._window.commands.listening
        self._actions.compare.setChecked(any(self._slots))
        self._window.player.show_compare(on=self.is_on)
        self._bar.switch.toggled.connect(self._actions.compare.setChecked)
        self._bar.pressed.connect(self._press)
        self._bar.cleared.connect(self.clear)
        self._actions.compare.toggled.connect(self._switch)
        self._actions.add.triggered.connect(self._add_selected)
        for number in range(SLOTS):
            self._actions.hear[number].triggered.connect(lambda _=False, n=number: self._press(n))
            self._actions.put[number].triggered.connect(
                lambda _=False, n=number: self._put_selected(n)
            )
        self._show()

    @property
    def is_on(self) -> bool:
        return self._actions.compare.isChecked()

    def listens(self, session: AccountSession) -> Listening:
        return [
            (session.demos.changed, self._demo_changed),
            (session.voices.changed, self._voices_changed),
        ]

    def closed(self) -> None:
        for number in range(SLOTS):
            self._tasks.end(_key(number))
        self._slots.clear()
        self._actions.compare.setChecked(False)
        self._open()

    def put(self, number: int, voice_id: str) -> None:
        """Put a voice into a place, counted from 0; its demo is fetched where it isn't kept."""
        voice, session = self._window.model.voice(voice_id), self._session
        if session is None or voice is None:
            return
        if not self._playing.view.can_play(voice):
            self._window.messages.show(nothing_to_compare_message(voice.name))
            return
        was_heard = self._is_heard(number)
        self._slots.put(number, Filling(voice.id, voice.name))
        self._turn_on()

        async def fetch() -> None:
            self._fill(number, await session.demos.fetch(voice_id), hear=was_heard)

        def failed(_error: Exception) -> bool:
            self.clear(number)
            return False

        def again() -> None:
            self.put(number, voice_id)

        self._tasks.read(
            _key(number), Operation(OperationKind.PLAY, voice.name, again, caught=failed), fetch
        )
        self._show()

    def compare(self, demos: Sequence[CachedSound], heard: CachedSound) -> None:
        """Compare demos of a voice, and hear one of them, at the position of what is heard now."""
        voice = self._window.model.voice(heard.voice_id)
        if self._session is None or voice is None:
            return
        for demo in demos:
            if self._slots.number_of(demo) < 0:
                number = self._room_beside(demos)
                self._tasks.end(_key(number))
                self._fill(number, demo, voice=voice)
        self._turn_on()
        self._hear(self._slots.number_of(heard))

    def clear(self, number: int) -> None:
        self._tasks.end(_key(number))
        self._slots.put(number, None)
        self._awaited = -1 if self._awaited == number else self._awaited
        self._open()

    # What the person does

    def _switch(self, on: bool) -> None:  # noqa: FBT001 - a Qt signal's value
        if on and not any(self._slots):
            self._start_with_what_is_shown()
        self._window.player.show_compare(on=on)
        self._open()

    def _start_with_what_is_shown(self) -> None:
        loaded, view = self._playing.demos.loaded, self._playing.view
        voice = self._window.model.voice(view.shown_id)
        if loaded is not None and view.shows_loaded:
            self._fill(0, loaded, voice=voice)
        elif voice is not None and view.can_play(voice):
            self.put(0, voice.id)

    def _turn_on(self) -> None:
        self._actions.compare.setChecked(True)

    def _press(self, number: int) -> None:
        if self._slots[number] is None:
            self._put_selected(number)
        else:
            self._hear(number)

    def _put_selected(self, number: int) -> None:
        self.put(number, self._window.voices.table.current_id)

    def _add_selected(self) -> None:
        """Put the chosen voices into the free places; one alone also where none is free."""
        selected = self._window.voices.table.selected_ids
        for voice_id in selected:
            number = self._slots.free
            if number is None and len(selected) == 1:
                number = SLOTS - 1
            if voice_id in self._slots.newest_by_voice():
                self._turn_on()
            elif number is not None:
                self.put(number, voice_id)

    # What is heard

    def _hear(self, number: int) -> None:
        filling = self._slots[number]
        if filling is None:
            return
        if filling.demo is None:
            self._awaited = number
        else:
            self._awaited = -1
            self._playing.go_over(filling.demo)

    def _is_heard(self, number: int) -> bool:
        filling, sounding = self._slots[number], self._playing.view.sounding
        if filling is None or filling.demo is None or sounding is None:
            return False
        return filling.demo.file == sounding.file

    def _fill(
        self, number: int, demo: CachedSound, *, voice: Voice | None = None, hear: bool = False
    ) -> None:
        filling = self._slots[number]
        name = voice.name if voice is not None else filling.name if filling is not None else ""
        newest = self._playing.view.is_newest(demo)
        self._slots.put(number, Filling(demo.voice_id, name, demo, newest))
        self._open()
        if hear or self._awaited == number:
            self._hear(number)

    def _room_beside(self, demos: Sequence[CachedSound]) -> int:
        """A place that can be taken: an empty one, or the last that holds none of `demos`."""
        if (free := self._slots.free) is not None:
            return free
        files = {demo.file for demo in demos}
        others = [at for at, one in self._slots if one.demo is None or one.demo.file not in files]
        return others[-1]

    # What the services say

    def _demo_changed(self, voice_id: str) -> None:
        session = self._session
        if session is None or all(one.voice_id != voice_id for _, one in self._slots):
            return
        newest = session.demos.cached.get(voice_id)
        kept = session.demos.all_for(voice_id)
        for number, filling in list(self._slots):
            if filling.voice_id == voice_id and filling.demo is not None:
                now = next((one for one in kept if one.file == filling.demo.file), None)
                self._renew(number, filling, now, is_newest=now is not None and now is newest)
        self._open()

    def _renew(
        self, number: int, filling: Filling, demo: CachedSound | None, *, is_newest: bool
    ) -> None:
        messages, name = self._window.messages, filling.name
        if demo is None:
            deleted = self._session is None or filling.voice_id not in self._session.voices.by_id
            is_sample = isinstance(filling.demo, CachedRecording)
            self._slots.put(number, None)
            messages.show(emptied_message(name, number + 1, deleted=deleted, is_sample=is_sample))
            return
        if filling.is_newest and not is_newest:
            messages.show(retrained_message(name, number + 1))
        self._slots.put(number, replace(filling, demo=demo, is_newest=is_newest))

    def _voices_changed(self, changes: VoiceChanges) -> None:
        for voice in changes.changed:
            self._slots.rename(voice.id, voice.name)
        for number, filling in list(self._slots):
            if filling.demo is None and filling.voice_id in changes.removed:
                self.clear(number)
        self._show()

    # What is shown

    def _open(self) -> None:
        self._playing.demos.compare(self._slots.demos if self.is_on else None)
        self._show()

    def _show(self) -> None:
        heard = self._slots.number_of(self._playing.demos.loaded)
        for action in self._actions.hear:
            action.setEnabled(self.is_on)
        self._bar.show_slots([self._look(one) for one in self._slots.all], heard)
        facts, before = self._window.facts, self._window.facts.compared
        now = self._slots.newest_by_voice() if self.is_on else {}
        if now != before:
            facts.compared = now
            self._window.model.touch({*before, *now})

    def _look(self, filling: Filling | None) -> SlotLook | None:
        if filling is None:
            return None
        name, demo = clean(filling.name), filling.demo
        if demo is None:
            return SlotLook(name, details=self.tr("Loading the demo…"), waiting=True)
        if isinstance(demo, CachedRecording):
            return SlotLook(name, self.tr("recording"), self.tr("The recording used for training"))
        trainings = self._session.voices.trainings if self._session is not None else []
        training = training_of(demo, trainings)
        details = [] if filling.is_newest else [self.tr("Before the last training")]
        when = "" if filling.is_newest else self.tr("earlier")
        if training is not None and training.is_ours:
            sent = self.tr("Training on {when}").format(when=date_text(training.sent_at))
            details.append(sent)
            when = short_day_text(training.sent_at)
        return SlotLook(name, when, "\n".join(details))


def _key(number: int) -> TaskKey:
    return TaskKey("compare demos", str(number))
