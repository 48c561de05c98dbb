"""Lets the person drag the demos of the selected voices into other programs.

Another program needs files with readable names: `DragPresenter` has copies made, downloading what
isn't on this computer, and starts the drag once they are there.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QRectF, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from voicedesk.domain.text import clean, isolated
from voicedesk.domain.voice import Voice
from voicedesk.services.export import DemoSaving, SavedDemos
from voicedesk.ui.account_part import AccountPart
from voicedesk.ui.common.facts import DemoLook
from voicedesk.ui.common.texts import listed
from voicedesk.ui.kit.marks import paint_tile, paint_words
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.error_texts import error_text
from voicedesk.ui.messages.messages import Message, MessageTone
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour

_DRAG = TaskKey("drag demos")
_KEY = "drag"
_MOST = 200
"""Demos that are dragged at once; copying more would take longer than anyone holds a button."""
_HEIGHT = 40
_TILE = 24
_WIDEST = 220


class DragPresenter(AccountPart):
    """Starts drags from the table. Whoever has let go before the files are there is told so."""

    def __init__(self, window: MainWindow, tasks: TaskRunner) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._is_dragging = False
        self.attach()

    def attach(self) -> None:
        self._window.voices.table.drag_requested.connect(self.drag_selected)

    def closed(self) -> None:
        self._tasks.end(_DRAG)
        self._window.messages.withdraw(_KEY)

    def drag_selected(self) -> None:
        session, window = self._session, self._window
        found = (window.model.voice(voice_id) for voice_id in window.voices.table.selected_ids)
        voices = [voice for voice in found if voice is not None and self._has_demo(voice)]
        voices = voices[:_MOST]
        if session is None or not voices or self._is_dragging:
            return
        saving = DemoSaving(session.voices, session.demos)

        async def prepare() -> None:
            status = await saving.hand_out_all([voice.id for voice in voices])
            files = [status.files[one.id] for one in voices if one.id in status.files]
            if status.failed and not files:
                raise next(iter(status.failed.values()))
            if status.failed:
                self._window.messages.show(self._left_behind(status))
            # From Qt's own events: within this task its loop would hold up all others.
            QTimer.singleShot(0, self, lambda: self._drag(voices, files))

        names = listed(voice.name for voice in voices[:3])
        operation = Operation(OperationKind.SAVE_DEMO, names)
        self._tasks.read(_DRAG, operation, prepare)

    # Inside

    def _has_demo(self, voice: Voice) -> bool:
        look = self._window.facts.demo_look(voice)
        return look in {DemoLook.KEPT, DemoLook.ONLINE}

    def _drag(self, voices: list[Voice], files: list[Path]) -> None:
        if self._session is None or self._is_dragging:
            return
        if not QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._window.messages.show(_ready_message(len(files)))
            return
        table, words = self._window.voices.table, clean(voices[0].name)
        if len(files) > 1:
            words = QCoreApplication.translate("DragPresenter", "%n demo(s)", "", len(files))
        picture = drag_picture(voices[0].id, words, table.devicePixelRatioF())
        self._is_dragging = True
        try:
            drag_files(table, files, picture)
        finally:
            self._is_dragging = False

    def _left_behind(self, status: SavedDemos) -> Message:
        translate = QCoreApplication.translate
        voice_id, error = next(iter(status.failed.items()))
        voice = self._window.model.voice(voice_id)
        number = len(status.failed)
        return Message(
            _KEY,
            MessageTone.WARN,
            translate("DragPresenter", "Couldn’t drag %n demo(s).", "", number),
            translate("SavingTexts", "“{name}”: {reason}").format(
                name=isolated(voice.name if voice else voice_id), reason=error_text(error)
            ),
        )


def _ready_message(number: int) -> Message:
    translate = QCoreApplication.translate
    return Message(
        _KEY,
        MessageTone.NOTE,
        translate("DragPresenter", "%n demo(s) are ready to be dragged.", "", number),
        translate("DragPresenter", "They had to be downloaded first. Drag them again."),
    )


def drag_files(source: QWidget, files: Sequence[Path], picture: QPixmap) -> bool:
    """Let the person drop files in another program; whether they were dropped.

    Qt runs a loop of its own until then. The event loop's tasks go on in it, provided that none of
    them is under way: to be called from one of Qt's events, never from a coroutine.
    """
    drag = QDrag(source)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    drag.setMimeData(data)
    drag.setPixmap(picture)
    drag.setHotSpot(QPoint(12, _HEIGHT // 2))
    return drag.exec(Qt.DropAction.CopyAction) is Qt.DropAction.CopyAction


def drag_picture(voice_id: str, words: str, scale: float) -> QPixmap:
    """What is seen under the pointer: a voiceprint and what is dragged."""
    font = theme().font(13, 500, text=words)
    wide = min(QFontMetrics(font).horizontalAdvance(words), _WIDEST)
    size = QSize(8 + _TILE + 10 + wide + 14, _HEIGHT)
    picture = QPixmap(size * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(colour(theme().tokens.line_strong))
    painter.setBrush(colour(theme().tokens.raised))
    painter.drawRoundedRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1), 8, 8)
    paint_tile(painter, QRectF(8, 8, _TILE, _TILE), voice_id, playable=True)
    painter.setFont(font)
    paint_words(painter, QRectF(8 + _TILE + 10, 0, wide, _HEIGHT), words, theme().tokens.text)
    painter.end()
    return picture
