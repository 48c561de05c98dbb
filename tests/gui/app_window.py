"""The window and its presenters on a service in memory that does as the test says."""

import asyncio
import math
import wave
from array import array
from collections.abc import Awaitable, Callable, Sequence
from io import BytesIO
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from tests.gui.conftest import Find
from tests.unit.services.scripted_samples import ScriptedSamples
from tests.unit.services.scripted_service import ScriptedService
from tests.unit.services.scripted_source import ScriptedSource
from voicedesk.audio.player import Player
from voicedesk.domain.account import Account, NetworkPlace
from voicedesk.domain.errors import DemoError, DemoProblem
from voicedesk.domain.samples import Envelope
from voicedesk.domain.text import Reading
from voicedesk.domain.voice import Voice
from voicedesk.library import Library, Settings
from voicedesk.services.annotations import Annotations
from voicedesk.services.batch import Batches
from voicedesk.services.demo_downloads import DemoDownloads
from voicedesk.services.demos import Demos
from voicedesk.services.offline import OfflineDownloads
from voicedesk.services.readings import Readings
from voicedesk.services.samples import SampleCheck
from voicedesk.services.session import AccountSession
from voicedesk.services.slots import Slots
from voicedesk.services.voices import Voices
from voicedesk.ui.annotations.presenter import AnnotationsPresenter, TagsPresenter
from voicedesk.ui.batch.presenter import BatchPresenter
from voicedesk.ui.connection import ConnectionPresenter
from voicedesk.ui.deletion.presenter import DeletionPresenter
from voicedesk.ui.filters.presenter import FilterPresenter
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.error_texts import ErrorReporter, ErrorTexts
from voicedesk.ui.offline import OfflinePresenter
from voicedesk.ui.player.compare import ComparePresenter
from voicedesk.ui.player.history import HistoryPresenter
from voicedesk.ui.player.presenter import PlayerPresenter
from voicedesk.ui.player.sound import SoundPresenter
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.saving.drag import DragPresenter
from voicedesk.ui.saving.presenter import SavingPresenter
from voicedesk.ui.selection.presenter import SelectionPresenter
from voicedesk.ui.tasks import TaskRunner
from voicedesk.ui.training.form import TrainingForm
from voicedesk.ui.training.presenter import TrainingPresenter
from voicedesk.ui.trainings.presenter import TrainingsPresenter
from voicedesk.ui.voices.presenter import ReadingsPresenter, VoicesPresenter

LINK = "https://demos.test/"


def sound(seconds: float = 1.0) -> bytes:
    """A demo that can be played."""
    content = BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        samples = (int(9000 * math.sin(at / 4)) for at in range(int(8000 * seconds)))
        file.writeframes(array("h", samples).tobytes())
    return content.getvalue()


async def measure(path: Path) -> Envelope:
    """What decoding finds, without the time it takes."""
    content = await asyncio.to_thread(path.read_bytes)
    if not content.startswith(b"RIFF"):
        raise DemoError(DemoProblem.NOT_AUDIO)
    return Envelope((len(content) - 44) * 1000 // 16000, bytes(range(200)) * 2)


class Service(ScriptedService):
    """Gives no id twice, also where a voice was deleted."""

    async def create(self, *, language: str = "", tier: str = "") -> Voice:
        voice = Voice(f"new-{len(self.times('create'))}", "复刻音色-aB3d5", "Init", tier=tier)
        return await self._one("create", voice)


class AppWindow:
    """An open account in the window; `begin` lists its voices."""

    def __init__(self, loop: QEventLoop, qtbot: QtBot, folder: Path) -> None:
        self.loop, self.qtbot = loop, qtbot
        self.window = MainWindow()
        self.saved: list[Settings] = []
        self.service = Service()
        self.source = ScriptedSource()
        self.samples = ScriptedSamples(folder.parent)
        self.library = Library(folder)
        reporter = ErrorReporter(self.window.messages, ErrorTexts("0", lambda: None))
        self.tasks = TaskRunner(reporter.report)
        self.preferences = Preferences(Settings(), self._save, self.tasks)
        self.player = Player(self.window)
        self.filters = FilterPresenter(self.window, self.preferences)
        self.annotations = AnnotationsPresenter(self.window, self.tasks, self.filters)
        self.tags = TagsPresenter(self.window, self.annotations, self.tasks)
        self.voices = VoicesPresenter(self.window, self.tasks, self.filters)
        self.playing = PlayerPresenter(
            self.window, self.voices, self.player, self.preferences, self.tasks
        )
        self.compare = ComparePresenter(self.window, self.playing, self.tasks)
        self.history = HistoryPresenter(self.window, self.playing, self.compare, self.tasks)
        self.sound = SoundPresenter(self.window, self.player, self.preferences)
        self.training = TrainingPresenter(
            self.window, self.voices, self.tasks, self.playing, self.player, self.preferences
        )
        self.trainings = TrainingsPresenter(
            self.window, self.voices, self.history, self.training.train_again
        )
        self.connection = ConnectionPresenter(self.window, lambda: None)
        self.offline = OfflinePresenter(self.window, self.preferences, self.tasks)
        self.selection = SelectionPresenter(self.window, self.annotations)
        self.deletion = DeletionPresenter(self.window, self.tasks, self.voices)
        self.saving = SavingPresenter(self.window, self.tasks)
        self.batch = BatchPresenter(self.window, self.tasks)
        self._of_account = (
            ReadingsPresenter(self.window, self.tasks),
            self.annotations,
            self.tags,
            self.voices,
            self.filters,
            self.playing,
            self.compare,
            self.history,
            self.training,
            self.trainings,
            self.connection,
            self.batch,
            self.offline,
            self.selection,
            self.deletion,
            self.saving,
            DragPresenter(self.window, self.tasks),
        )
        self.session: AccountSession | None = None
        self.sounds: dict[str, Reading] = {}

    @property
    def voices_service(self) -> Voices:
        assert self.session is not None
        return self.session.voices

    @property
    def form(self) -> TrainingForm:
        return self.training._form

    @property
    def find(self) -> Find:
        return Find(self.window)

    def begin(self, *voices: Voice, address: str = "https://voices.test") -> None:
        """Show these voices, each with a demo where its link is one of `LINK`."""
        for voice in voices:
            self.service.voices[voice.id] = voice
            if voice.demo_url.startswith(LINK):
                self.source.links[voice.demo_url] = sound()
        opening = self.library.open_now()
        voices_service = Voices(self.service, self.library, opening)
        annotations = Annotations(self.library, opening)
        downloads = DemoDownloads(self.source, self.library, measure)
        demos = Demos(
            downloads,
            self.library,
            opening,
            voices_service,
            measure,
            is_protected=annotations.protects_demo,
        )
        keeper = OfflineDownloads(voices_service, demos, annotations)
        readings = Readings(self.library, self.find_out)
        account = Account("work", address)
        backup = self.library.backup
        self.session = AccountSession(
            *(
                account,
                voices_service,
                demos,
                annotations,
                keeper,
                readings,
                backup,
                self._new_check,
            ),
            Slots(voices_service, self.library, opening),
            Batches(voices_service, self.library, opening),
        )
        for presenter in self._of_account:
            presenter.open(self.session)
        self.window.show_desk()
        self.window.show()
        self.qtbot.waitExposed(self.window)
        self.run(voices_service.refresh())
        self.window.voices.table.setFocus()

    def _new_check(self) -> SampleCheck:
        samples = self.samples
        return SampleCheck(samples, samples, samples.measure, service=NetworkPlace.PUBLIC)

    async def find_out(self, texts: Sequence[str]) -> list[Reading]:
        """The pinyin of these texts: of those in `sounds` alone."""
        return [self.sounds.get(text, Reading("", "")) for text in texts]

    def run(self, awaited: Awaitable[object]) -> object:
        async def awaiting() -> object:
            return await awaited

        task = self.loop.create_task(awaiting())
        self.wait(task.done)
        return task.result()

    def wait(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=5000)

    def idle(self) -> None:
        """Wait until no work runs."""
        self.wait(lambda: self.tasks._tasks.keys() <= {"voices.keep_offline", "voices.batch"})

    def select(self, voice_id: str) -> None:
        self.window.voices.table.select(voice_id)

    def end(self) -> None:
        self.batch.rest()
        self.run(self.tasks.close(0.3))
        for presenter in reversed(self._of_account):
            presenter.close()
        self.library.close_now()
        self.window.hide()
        self.window.deleteLater()
        QApplication.processEvents()

    async def _save(self, settings: Settings) -> None:
        self.saved.append(settings)
