"""Looks at the recording behind the training form's link, by itself and before it is sent.

A link that rests is looked at (`_look`), and the form shows what was found. Before a training is
sent, `may_send` waits for that, or looks again where it is older than a minute. The recording can
be heard in the player meanwhile.
"""

import asyncio
from typing import Final

from PySide6.QtCore import QObject, QTimer

from voicedesk.audio.player import Player, PlayerPhase
from voicedesk.library import CachedRecording
from voicedesk.services.samples import SampleCheck, SampleReport
from voicedesk.services.session import AccountSession
from voicedesk.ui.player.presenter import PlayerPresenter
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner
from voicedesk.ui.training.form import TrainingForm
from voicedesk.ui.training.sample_view import SamplePart

LOOK: Final = TaskKey("check sample")
_REST_MS: Final = 600
"""How long a link rests before it is tried: nobody's server is asked for half a link."""


class SamplePresenter(QObject):
    """Joins the form's link to the check of samples, and the recording to the player.

    What is sent has been looked at within the last minute, or is sent on purpose.
    """

    _form: TrainingForm
    _part: SamplePart

    def __init__(
        self, parent: QObject, playing: PlayerPresenter, player: Player, tasks: TaskRunner
    ) -> None:
        super().__init__(parent)
        self._playing = playing
        self._player = player
        self._tasks = tasks
        self._check: SampleCheck | None = None
        self._link = ""
        self._purpose = ""
        self._looking_at = ""
        self._demo: CachedRecording | None = None
        self._sought = 0
        self._waiting: list[asyncio.Future[SampleReport | None]] = []
        self._resting = QTimer(self, singleShot=True, interval=_REST_MS)
        self._resting.timeout.connect(self._look)
        playing.view.shown.connect(self._show_sounding)
        player.position_changed.connect(self._show_position)
        player.phase_changed.connect(self._go_to_sought)

    def attach(self, form: TrainingForm) -> None:
        self._form, self._part = form, form.sample
        form.link.changed.connect(self._link_changed)
        form.sample.again.clicked.connect(self._look)
        form.sample.anyway.clicked.connect(self._send_anyway)
        form.sample.play.clicked.connect(self._toggle)
        form.sample.sought.connect(self._seek)
        self._show_sounding()

    def open(self, session: AccountSession) -> None:
        """Look at what is to be sent to another account's service."""
        self._check = session.samples()

    def close(self) -> None:
        self.give_up()
        self._check = None

    def give_up(self) -> None:
        """The form is closed: nothing more is looked at, kept or sent."""
        self._resting.stop()
        self._stop_looking()
        self._link = self._purpose = ""
        self._discard()
        self._part.clear()

    async def may_send(self, link: str) -> bool:
        """Whether a training may be spent on a link, which is looked at first where it wasn't.

        No, also where the form is closed meanwhile, or another link typed.
        """
        if link == self._purpose:
            return True
        report = self._check.fresh(link) if self._check is not None else None
        if report is None or _is_in_doubt(report):
            report = await self._look_at(link)
        if report is None:
            return False
        if report.needs_purpose:
            self._form.ask_for_purpose()
        return not _is_in_doubt(report)

    def report(self, link: str) -> SampleReport | None:
        """What is known of what is behind a link; None for nothing."""
        return self._check.of(link) if self._check is not None else None

    def _link_changed(self) -> None:
        link = self._form.link.link if self._form.link.problem() is None else ""
        if link == self._link:
            return
        self._link, self._purpose = link, ""
        self._stop_looking()
        self._discard()
        self._part.clear()
        self._form.show_sample()
        if link and self._check is not None:
            self._resting.start()
        else:
            self._resting.stop()

    def _look(self) -> None:
        self._resting.stop()
        check, link = self._check, self._link
        if check is None or not link:
            return
        self._purpose = ""
        self._discard()
        self._looking_at = link
        self._part.show_looking()
        self._form.show_sample()

        async def look() -> None:
            try:
                report = await check.check(link)
            except asyncio.CancelledError:  # also at the end of the account, or of the program
                if link == self._looking_at:
                    self._stop_looking()
                raise
            if link == self._looking_at:
                self._looking_at = ""
                self._apply(report)

        self._tasks.read(LOOK, Operation(OperationKind.CHECK_SAMPLE, caught=self._not_looked), look)

    async def _look_at(self, link: str) -> SampleReport | None:
        """The next report of this link; None once it can't come any more."""
        if link != self._link:
            return None
        if self._looking_at != link:
            self._look()
        waiting = asyncio.get_running_loop().create_future()
        self._waiting.append(waiting)
        report: SampleReport | None = await waiting
        return report

    def _apply(self, report: SampleReport) -> None:
        self._part.show_report(report)
        self._demo = report.recording(self._form.voice_id)
        self._form.show_sample()
        self._resolve(report)

    def _not_looked(self, _error: Exception) -> bool:
        self._stop_looking()
        self._part.clear()
        self._form.show_sample()
        return False

    def _stop_looking(self) -> None:
        self._looking_at = ""
        self._tasks.end(LOOK)
        self._resolve(None)

    def _resolve(self, report: SampleReport | None) -> None:
        waiting, self._waiting = self._waiting, []
        for one in waiting:
            if not one.done():
                one.set_result(report)

    def _send_anyway(self) -> None:
        self._purpose = self._link
        self._part.show_purpose()
        self._form.send()

    # The recording

    def _discard(self) -> None:
        """Keep the recording no longer, also where it is being heard."""
        if self._is_loaded():
            self._playing.demos.unload()
            self._playing.view.show()
        self._demo = None
        if self._check is not None:
            self._check.discard()

    def _is_loaded(self) -> bool:
        return self._playing.is_loaded(self._demo)

    def _toggle(self) -> None:
        if self._demo is not None:
            self._sought = self._part.wave.value() if not self._is_loaded() else 0
            self._playing.toggle_demo(self._demo)

    def _seek(self, position: int) -> None:
        if self._demo is None:
            return
        if self._is_loaded():
            self._player.seek(position)
        else:
            self._playing.toggle_demo(self._demo)
            self._sought = position
            self._go_to_sought()

    def _go_to_sought(self) -> None:
        """Begin where the person pointed, once the player has the recording open."""
        if self._sought and self._is_loaded() and self._player.phase is PlayerPhase.PLAYING:
            sought, self._sought = self._sought, 0
            self._player.seek(sought)

    def _show_sounding(self) -> None:
        sounding = self._playing.view.sounding
        is_ours = sounding is not None and self._is_loaded()
        self._part.show_sounding(sounding=is_ours)
        if not self._is_loaded():
            self._sought = 0
            self._part.show_position(0)

    def _show_position(self, position: int) -> None:
        if self._is_loaded():
            self._part.show_position(position)


def _is_in_doubt(report: SampleReport) -> bool:
    return report.is_hopeless or report.needs_purpose
