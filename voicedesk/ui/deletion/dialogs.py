"""The question before several voices are deleted, which becomes the list of what came of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from voicedesk.domain.errors import VoiceBusyError
from voicedesk.domain.text import clean, isolated, short_id
from voicedesk.domain.voice import Voice
from voicedesk.services.deletion import DeletionResult, DeletionStatus
from voicedesk.ui.kit.buttons import Button, ButtonKind
from voicedesk.ui.kit.dialogs import Dialog, QuestionDialog
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.marks import Tile, paint_tile
from voicedesk.ui.kit.qt_helpers import plain_tip
from voicedesk.ui.messages.error_texts import error_text
from voicedesk.ui.sentences import joined, listed
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour

_HEIGHT = 36
_MOST_ROWS = 8
_TILE = 24
_LEFT = 8
_INKS = {
    DeletionStatus.DELETED: "ready",
    DeletionStatus.FAILED: "failed",
    DeletionStatus.UNKNOWN: "training",
    DeletionStatus.NOT_SENT: "training",
}
_TEXT_LEFT = _LEFT + _TILE + 10
_SCROLL = 10
_WRAPPED = Qt.TextFlag.TextWordWrap
_MIDDLE = Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class DeletionRow:
    """One voice.

    Attributes:
        word: what stands at the right; empty for its short id.
        fate: colours the word; None for one that is left out.
        why: the whole reason.
    """

    voice: Voice
    word: str = ""
    status: DeletionStatus | None = DeletionStatus.WAITING
    why: str = ""


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[DeletionRow] = []

    def show(self, rows: Sequence[DeletionRow]) -> None:
        if [row.voice.id for row in rows] == [row.voice.id for row in self.rows]:
            self.rows = list(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        name = clean(row.voice.name)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return ", ".join(filter(None, [name, row.word or short_id(row.voice.id), row.why]))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(filter(None, [name, clean(row.voice.id), row.why])))
        return None


class DeletionList(QListView):
    """Scrolls where there are many; the keyboard reads through it."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = _Rows()
        self.setModel(self._rows)
        self._delegate = _Delegate(self)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)

    @property
    def rows(self) -> Sequence[DeletionRow]:
        return tuple(self._rows.rows)

    def show_rows(self, rows: Sequence[DeletionRow]) -> None:
        """Show these; the same voices stay where they are scrolled to."""
        self.setUniformItemSizes(not any(row.why for row in rows))  # else each is asked for
        self._rows.show(rows)
        self.scheduleDelayedItemsLayout()
        tall = sum(self._delegate.height(row) for row in rows[:_MOST_ROWS])
        self.setFixedHeight(min(max(tall, _HEIGHT), _HEIGHT * _MOST_ROWS) + 2)


class _Delegate(QStyledItemDelegate):
    def __init__(self, parent: DeletionList) -> None:
        super().__init__(parent)
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        return QSize(10, self.height(self._list.rows[index.row()]))

    def height(self, row: DeletionRow) -> int:
        """Pixels that a row takes: more where a reason stands under the name."""
        if not row.why:
            return _HEIGHT
        metrics = QFontMetrics(theme().font(12, text=row.why))
        room = QRect(0, 0, self._list.width() - _TEXT_LEFT - _LEFT - _SCROLL, 1000)
        return _HEIGHT + metrics.boundingRect(room, _WRAPPED, row.why).height() + 4

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._list.rows[index.row()]
        tokens = theme().tokens
        whole: QRect = option.rect
        cell = QRect(whole.left(), whole.top(), whole.width(), _HEIGHT)
        painter.save()
        current = index.row() == self._list.currentIndex().row()
        if current and self._list.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(tokens.fill))
            painter.drawRoundedRect(QRectF(whole).adjusted(0, 1, 0, -1), 8, 8)
        tile = QRectF(cell.left() + _LEFT, cell.center().y() - _TILE / 2 + 1, _TILE, _TILE)
        left_out = row.status is None
        paint_tile(painter, tile, row.voice.id, playable=row.voice.is_ready and not left_out)
        place = cell.adjusted(_TEXT_LEFT, 0, -_LEFT, 0)
        if row.word:
            painter.setFont(theme().font(12, text=row.word))
        else:
            painter.setFont(theme().mono(12))
        word = row.word or short_id(row.voice.id)
        ink = _INKS.get(row.status, "text2") if row.status and row.word else "text3"
        painter.setPen(colour(getattr(tokens, ink)))
        painter.drawText(place, _MIDDLE | Qt.AlignmentFlag.AlignRight, word)
        wide = QFontMetrics(painter.font()).horizontalAdvance(word)
        name = clean(row.voice.name)
        painter.setFont(theme().font(13, 400 if left_out else 500, text=name))
        painter.setPen(colour(tokens.text3 if left_out else tokens.text))
        room = place.adjusted(0, 0, -wide - 12, 0)
        shown = QFontMetrics(painter.font()).elidedText(
            name, Qt.TextElideMode.ElideRight, max(0, room.width())
        )
        painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignLeft, shown)
        if row.why:
            painter.setFont(theme().font(12, text=row.why))
            painter.setPen(colour(tokens.text2))
            under = QRect(place.left(), cell.bottom() - 5, place.width(), whole.height() - _HEIGHT)
            painter.drawText(under, _WRAPPED, row.why)
        painter.restore()


translate = QCoreApplication.translate


def status_text(status: DeletionStatus) -> str:
    """What became of a voice, in a word or two."""
    return {
        DeletionStatus.WAITING: translate("DeletionTexts", "Waiting"),
        DeletionStatus.DELETING: translate("DeletionTexts", "Deleting…"),
        DeletionStatus.DELETED: translate("DeletionTexts", "Deleted"),
        DeletionStatus.FAILED: translate("DeletionTexts", "Not deleted"),
        DeletionStatus.UNKNOWN: translate("DeletionTexts", "Not known"),
        DeletionStatus.NOT_SENT: translate("DeletionTexts", "Not tried"),
    }[status]


def reason_text(result: DeletionResult) -> str:
    """Why a voice isn't deleted, or isn't known to be; empty where nothing is to be said."""
    if result.status is DeletionStatus.UNKNOWN:
        return translate(
            "DeletionTexts", "It may be deleted all the same. Refresh the voices to see."
        )
    if isinstance(result.error, VoiceBusyError):
        return translate("VoiceActions", "This voice is being changed.")
    if result.error is not None:
        return error_text(result.error)
    if result.status is DeletionStatus.NOT_SENT:
        return translate("DeletionTexts", "You stopped before its turn.")
    return ""


def so_far_text(results: Iterable[DeletionResult]) -> tuple[str, str]:
    """How far it has come, or what came of it; and what didn't."""
    statuses = [result.status for result in results]
    number, deleted = len(statuses), statuses.count(DeletionStatus.DELETED)
    left = statuses.count(DeletionStatus.WAITING) + statuses.count(DeletionStatus.DELETING)
    if left:
        fact = translate("DeletionTexts", "Deleting %n voice(s)…", "", number)
        return fact, translate("DeletionTexts", "{done} of {number} so far.").format(
            done=number - left, number=number
        )
    fact = (
        translate("DeletionTexts", "%n voice(s) deleted.", "", deleted)
        if deleted
        else translate("DeletionTexts", "No voice was deleted.")
    )
    failed = statuses.count(DeletionStatus.FAILED) + statuses.count(DeletionStatus.NOT_SENT)
    unknown = statuses.count(DeletionStatus.UNKNOWN)
    parts = [
        translate("DeletionTexts", "%n not deleted", "", failed) if failed else "",
        translate("DeletionTexts", "%n not known", "", unknown) if unknown else "",
    ]
    rest = listed(parts)
    return fact, translate("DeletionTexts", "{rest}.").format(rest=rest) if rest else ""


def recordings_go_text(number: int) -> str:
    """That recordings which were sent go along with what is deleted; empty for none."""
    if not number:
        return ""
    return QCoreApplication.translate(
        "DeletionTexts",
        "%n recording(s) sent for training, kept on this computer, go too.",
        "",
        number,
    )


class DeleteManyDialog(Dialog):
    """Lists the voices, and those that are left out with the reason. The safe answer has the focus.

    Once confirmed it shows how far it has come. Closed meanwhile, nothing is stopped.

    Args:
        left_out: voices that can't be deleted, and why.
        demos: how many demos kept on this computer go too.
        have_demos: whether there is any demo that could be saved.
        recordings: how many that were sent for training go too.

    Signals:
        confirmed: they are to be deleted.
        stop_wanted: no more are to be deleted than have been.
        save_wanted: their demos are to be saved first; the question is over.
    """

    confirmed = Signal()
    stop_requested = Signal()
    save_requested = Signal()

    def __init__(
        self,
        window: QWidget,
        voices: Sequence[Voice],
        left_out: Mapping[Voice, str],
        *,
        demos: int,
        have_demos: bool,
        recordings: int = 0,
    ) -> None:
        super().__init__(window, width=480)
        self._voices = list(voices)
        self._left_out = dict(left_out)
        self._demos = demos
        self._have_demos = have_demos
        self._recordings = recordings
        self._results: Mapping[str, DeletionResult] = {}
        self.title = Label(pixels=18, weight=600, wrap=True)
        self.sentence = Label(wrap=True)
        self.list = DeletionList()
        self.omitted = Label(ink="text2", wrap=True)
        self.save = Button(ButtonKind.LINK, icon="save")
        self.keep = Button()
        self.delete = Button(ButtonKind.DESTROY)
        self.stop = Button()
        self.shut = Button(ButtonKind.PRIMARY)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addWidget(self.save)
        self._buttons.addStretch()
        for button in (self.keep, self.delete, self.stop, self.shut):
            self._buttons.addWidget(button)
        for part in (self.title, self.sentence, self.list, self.omitted):
            self.body.addWidget(part)
        self.body.addSpacing(4)
        self.body.addLayout(self._buttons)
        self.keep.clicked.connect(self.close_dialog)
        self.shut.clicked.connect(self.close_dialog)
        self.save.clicked.connect(self._save)
        self.delete.clicked.connect(self.confirmed)
        self.stop.clicked.connect(self.stop_requested)
        self.retranslate()

    def ask(self) -> None:
        self.open(self.keep)

    def show_results(self, results: Mapping[str, DeletionResult], *, running: bool) -> None:
        """Show what has become of each so far."""
        was_asking = not self._results
        had_focus = self.stop.hasFocus()
        self._results = dict(results)
        self.retranslate()
        self.stop.setVisible(running)
        if was_asking or (had_focus and not running):
            self.shut.setFocus()

    def retranslate(self) -> None:
        asking = not self._results
        for button in (self.keep, self.delete):
            button.setVisible(asking)
        self.save.setVisible(asking and self._have_demos)
        self.shut.setVisible(not asking)
        self.stop.setVisible(not asking and not self.stop.isHidden())
        if asking:
            self._say_question()
        else:
            fact, rest = so_far_text(self._results.values())
            self.title.setText(fact)
            self.sentence.setText(rest)
        self.sentence.setVisible(bool(self.sentence.text()))
        self.list.show_rows(self._rows())
        self.list.setAccessibleName(self.tr("Voices"))
        self.omitted.setVisible(bool(self._left_out))
        self.omitted.setText(
            QCoreApplication.translate(
                "DeleteManyDialog", "%n chosen voice(s) can’t be deleted.", "", len(self._left_out)
            )
        )
        self.stop.setText(self.tr("Stop"))
        self.shut.setText(self.tr("Close"))
        self.setAccessibleName(self.title.text())

    def _save(self) -> None:
        self.close_dialog()
        self.save_requested.emit()

    def _say_question(self) -> None:
        number, translate = len(self._voices), QCoreApplication.translate
        self.title.setText(translate("DeleteManyDialog", "Delete %n voice(s)?", "", number))
        gone = (
            translate(
                "DeleteManyDialog", "%n demo(s) kept on this computer go too.", "", self._demos
            )
            if self._demos
            else ""
        )
        fact = self.tr("They are removed from the service and can’t be brought back.")
        self.sentence.setText(joined(joined(fact, gone), recordings_go_text(self._recordings)))
        self.save.setText(self.tr("Save demos first…"))
        self.keep.setText(self.tr("Keep voices"))
        self.delete.setText(translate("DeleteManyDialog", "Delete %n voice(s)", "", number))
        # Whoever hears the focused button has to hear the question too.
        said = (self.title.text(), self.sentence.text(), self.omitted.text())
        self.keep.setAccessibleDescription(" ".join(filter(None, said)))

    def _rows(self) -> list[DeletionRow]:
        rows: list[DeletionRow] = []
        for voice in self._voices:
            result = self._results.get(voice.id)
            if result is None:
                rows.append(DeletionRow(voice))
            else:
                word = status_text(result.status)
                rows.append(DeletionRow(voice, word, result.status, reason_text(result)))
        # What isn't as it was asked for comes first: nobody looks for it among a hundred.
        rows.sort(key=lambda row: row.status not in _ODD)
        out = [DeletionRow(voice, reason, None) for voice, reason in self._left_out.items()]
        return [*rows, *out]


_ODD = {DeletionStatus.FAILED, DeletionStatus.UNKNOWN, DeletionStatus.NOT_SENT}


class DeleteDialog(QuestionDialog):
    """Names the voice and says that it can't be brought back.

    Signals:
        save_wanted: its demo is to be saved first; the question is over.
    """

    save_requested = Signal()

    def __init__(
        self, window: QWidget, voice: Voice, *, demo_kept: bool, has_demo: bool, recordings: int = 0
    ) -> None:
        super().__init__(window)
        self._voice = voice
        self._demo_kept = demo_kept
        self._recordings = recordings
        tile = Tile(48)
        tile.show_voice(voice.id, playable=voice.is_ready)
        self.id = Label(short_id(voice.id), pixels=12, mono=True, ink="text2")
        self.save = Button(ButtonKind.LINK, icon="save")
        if not has_demo:
            self.save.hide()
        self.buttons.insertWidget(0, self.save)
        self.body.removeWidget(self.title)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.id)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(tile)
        head.addLayout(words, 1)
        self.body.insertLayout(0, head)
        self.save.clicked.connect(self._save)
        self.retranslate()

    def retranslate(self) -> None:
        gone = self.tr("Its demo kept on this computer goes with it.") if self._demo_kept else ""
        fact = self.tr("The voice is removed from the service and can’t be brought back.")
        self.say(
            self.tr("Delete “{name}”?").format(name=isolated(self._voice.name)),
            joined(joined(fact, gone), recordings_go_text(self._recordings)),
            keep=self.tr("Keep voice"),
            act=self.tr("Delete voice"),
        )
        self.save.setText(self.tr("Save demo first…"))

    def _save(self) -> None:
        self.close_dialog()
        self.save_requested.emit()
