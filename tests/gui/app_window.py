"""The window and its presenters on a service in memory that does as the test says."""

import asyncio
import math
import wave
from array import array
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from tests.gui.conftest import Find
from tests.passwords import Passwords
from tests.unit.services.scripted_samples import ScriptedSamples
from tests.unit.services.scripted_service import ScriptedService
from tests.unit.services.scripted_source import ScriptedSource
from voicedesk.accounts import AccountTokens, SessionTokens
from voicedesk.api import Proxies
from voicedesk.app.wiring import PartsContext, WindowParts
from voicedesk.audio.decoder import Decoder
from voicedesk.audio.player import Player
from voicedesk.desktop import Notification
from voicedesk.domain.account import Account
from voicedesk.domain.backup import RestoreResult
from voicedesk.domain.errors import DemoError, DemoProblem
from voicedesk.domain.samples import Envelope
from voicedesk.domain.text import Reading
from voicedesk.domain.voice import Voice
from voicedesk.library import Library, SampleFiles, Settings
from voicedesk.resources import resource
from voicedesk.services.annotations import Annotations
from voicedesk.services.batch import Batches
from voicedesk.services.demos import Demos
from voicedesk.services.drafts import Drafts
from voicedesk.services.offline import OfflineDownloads
from voicedesk.services.quota import Quota
from voicedesk.services.readings import Readings
from voicedesk.services.recordings import Recordings
from voicedesk.services.samples import SampleCheck
from voicedesk.services.session import AccountSession, open_uploads
from voicedesk.services.slots import Slots
from voicedesk.services.uploads import Uploads, storage_opener
from voicedesk.services.voices import Voices
from voicedesk.ui.accounts.known_accounts import KnownAccounts
from voicedesk.ui.batch.presenter import RUN_BATCH
from voicedesk.ui.connection import NetworkWatch, ResumeWatch
from voicedesk.ui.languages import Languages
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.error_texts import ErrorReporter, ErrorTexts
from voicedesk.ui.notifications import NotificationOutlet
from voicedesk.ui.offline import KEEP_OFFLINE
from voicedesk.ui.player.media import MediaControls
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.tasks import TaskRunner
from voicedesk.ui.training.form import TrainingForm

LINK = "https://demos.test/"
DECODER = Decoder()
"""One process for all tests, started when the first one plays."""


@cache
def sound(seconds: float = 1.0, *, height: int = 9000) -> bytes:
    """A demo that can be played."""
    content = BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        samples = (int(height * math.sin(at / 4)) for at in range(int(8000 * seconds)))
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


class Accounts:
    """Notes which accounts are to be opened or changed; takes in each backup it is given."""

    def __init__(self) -> None:
        self.wanted = Account("work")
        self.opened: list[Account] = []
        self.restored: list[Path] = []
        self.restoring = RestoreResult()

    def open(self, account: Account, token: str | None = None) -> None:
        del token
        self.opened.append(account)

    def open_sandbox(self) -> None:
        self.opened.append(Account("sandbox"))

    def open_anew(self, account: Account) -> None:
        self.opened.append(account)

    async def restore(self, archive: Path, progress: Callable[[int, int], None]) -> RestoreResult:
        progress(1, 2)
        await asyncio.sleep(0)
        self.restored.append(archive)
        return self.restoring

    def uploads_of(self, account: Account) -> AbstractAsyncContextManager[Uploads | None]:
        raise NotImplementedError

    async def rename(self, account: Account, new_name: str) -> None:
        raise NotImplementedError

    async def remove(self, account: Account, *, with_library: bool) -> None:
        raise NotImplementedError


class Outlet(NotificationOutlet):
    """Notes what the desktop is to show."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(QIcon(), "", window, has_bus=False)
        self.shown: list[Notification] = []
        self.withdrawn: list[str] = []

    async def show(self, notification: Notification) -> None:
        self.shown.append(notification)

    def withdraw(self, tag: str) -> None:
        self.withdrawn.append(tag)


@dataclass
class Clocks:
    """The clocks of the computer, and whether the person looks at the window."""

    wall: float = 1_700_000_000.0
    steady: float = 50.0
    is_watched: bool = True


class AppWindow:
    """The program's window with an account of the test's own; `begin` opens it.

    Args:
        has_bus: whether the desktop's player controls are on the session bus.
    """

    def __init__(
        self, loop: QEventLoop, qtbot: QtBot, folder: Path, *, has_bus: bool = False
    ) -> None:
        self.loop, self.qtbot = loop, qtbot
        DECODER._turn = asyncio.Lock()  # the one before belongs to the loop of another test
        self.window = MainWindow()
        self.window.make_actions()
        self.window.make_panel()
        self.saved: list[Settings] = []
        self.service = Service()
        self.source = ScriptedSource()
        self.samples = ScriptedSamples(folder.parent)
        self.samples_folder = folder.parent / "samples"
        self.library = Library(folder)
        reporter = ErrorReporter(self.window.messages, ErrorTexts("0", lambda: None))
        self.tasks = TaskRunner(reporter.report)
        self.preferences = Preferences(Settings(), self._save, self.tasks)
        self.player = Player(self.window, DECODER)
        self.accounts = Accounts()
        self.storage_keys = AccountTokens(SessionTokens(), Passwords())
        self.notifications = Outlet(self.window)
        self.media = MediaControls(self.window, has_bus=has_bus)
        self.chimes = 0
        self.clocks = Clocks()
        self.network = NetworkWatch()
        self.resume = ResumeWatch(
            clock=lambda: self.clocks.wall, monotonic=lambda: self.clocks.steady
        )
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.languages = Languages(application, resource("translations"))
        self.parts = WindowParts(
            PartsContext(
                window=self.window,
                tasks=self.tasks,
                preferences=self.preferences,
                player=self.player,
                languages=self.languages,
                known=KnownAccounts(self.preferences),
                accounts=self.accounts,
                account_changes=self.accounts,
                tokens=Passwords(),
                session_tokens=SessionTokens(),
                storage_keys=self.storage_keys,
                proxies=Proxies(),
                probe=self._probe,
                account_folder=lambda _name: folder,
                notifications=self.notifications,
                media=self.media,
                chime=self._chime,
                resume=self.resume,
                network=self.network,
                is_watched=lambda: self.clocks.is_watched,
                monotonic=lambda: self.clocks.steady,
            )
        )
        parts = self.parts
        self.filters, self.annotations, self.tags = parts.filters, parts.annotations, parts.tags
        self.voices, self.playing, self.sound = parts.voices, parts.playing, parts.sound
        self.compare, self.history = parts.compare, parts.history
        self.training, self.trainings = parts.training, parts.trainings
        self.connection, self.offline, self.batch = parts.connection, parts.offline, parts.batch
        self.selection, self.deletion = parts.selection, parts.deletion
        self.saving = parts.saving
        self.session: AccountSession | None = None
        self.sounds: dict[str, Reading] = {}

    @property
    def voices_service(self) -> Voices:
        assert self.session is not None
        return self.session.voices

    @property
    def form(self) -> TrainingForm:
        return self.training.form

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
        demos = Demos(
            self.source,
            self.library,
            opening,
            voices_service,
            measure,
            is_protected=annotations.protects_demo,
        )
        slots = Slots(voices_service, self.library, opening)
        account = Account("work", address)
        open_storage = storage_opener(account, self.storage_keys, Proxies())
        uploads = open_uploads(account, self.library, opening, voices_service, open_storage)
        recordings = Recordings(DECODER, SampleFiles(self.samples_folder), list)
        self.session = AccountSession(
            account=account,
            voices=voices_service,
            demos=demos,
            annotations=annotations,
            offline=OfflineDownloads(voices_service, demos, annotations),
            readings=Readings(self.library, self.find_out),
            library=self.library,
            samples=self._new_check,
            recordings=recordings,
            slots=slots,
            drafts=Drafts(voices_service, slots, self.library, opening),
            batch=Batches(voices_service, slots, self.library, opening, recordings, uploads),
            uploads=uploads,
            quota=Quota(self.service),
        )
        for presenter in self.parts.of_account:
            presenter.open(self.session)
        self.window.show_desk()
        self.window.show()
        self.qtbot.waitExposed(self.window)
        self.run(voices_service.refresh())
        self.window.voices.table.setFocus()

    def _new_check(self) -> SampleCheck:
        samples = self.samples
        return SampleCheck(samples, samples, samples.measure)

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
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=30_000)

    def idle(self) -> None:
        """Wait until no work runs."""
        self.wait(lambda: self.tasks.busy <= {KEEP_OFFLINE, RUN_BATCH})

    def select(self, voice_id: str) -> None:
        self.window.voices.table.select(voice_id)

    def end(self) -> None:
        self.batch.rest()
        self.run(self.tasks.close(0.3))
        for presenter in reversed(self.parts.of_account):
            presenter.close()
        self.media.close()
        self.library.close_now()
        self.window.hide()
        self.window.deleteLater()
        QApplication.processEvents()

    async def _save(self, settings: Settings) -> None:
        self.saved.append(settings)

    async def _probe(self, address: str, token: str) -> int:
        del address, token
        return len(self.service.voices)

    def _chime(self) -> None:
        self.chimes += 1
