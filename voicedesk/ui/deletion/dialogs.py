"""The question before voices are deleted; of several it stays and shows what became of each."""

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
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from voicedesk.domain.errors import VoiceBusyError
from voicedesk.domain.text import clean, isolated, short_id
from voicedesk.domain.voice import Voice
from voicedesk.services.deletion import DeletionResult, DeletionStatus
from voicedesk.ui.common.texts import joined, listed
from voicedesk.ui.kit.buttons import Button, ButtonKind
from voicedesk.ui.kit.dialogs import QuestionDialog
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.layouts import column, row
from voicedesk.ui.kit.marks import Tile, paint_box, paint_tile, paint_words
from voicedesk.ui.kit.view import plain_tip
from voicedesk.ui.messages.error_texts import error_text
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour

translate = QCoreApplication.translate

_NOT_AS_ASKED = {DeletionStatus.FAILED, DeletionStatus.UNKNOWN, DeletionStatus.NOT_SENT}


class DeleteDialog(QuestionDialog):
    """Names the voice, or lists several and those that are left out, with the reason.

    Of several it stays once confirmed, and shows how far it has come; closed then, nothing is
    stopped.

    Args:
        left_out: voices that can't be deleted, and why; None where one alone is asked about.
        demos: how many demos kept on this computer go too.
        have_demos: whether there is any demo that could be saved.
        recordings: how many that were sent for training go too.

    Signals:
        confirmed: they are to be deleted.
        save_requested: their demos are to be saved first; the question is over.
    """

    confirmed = Signal()
    save_requested = Signal()

    def __init__(
        self,
        window: QWidget,
        voices: Sequence[Voice],
        left_out: Mapping[Voice, str] | None,
        *,
        demos: int,
        have_demos: bool,
        recordings: int = 0,
    ) -> None:
        super().__init__(window, width=440 if left_out is None else 480)
        self._voices = list(voices)
        self._left_out = left_out
        self._results: Mapping[str, DeletionResult] = {}
        self.list = DeletionList()
        self.list.setAccessibleName(self.tr("Voices"))
        self.omitted = Label(ink="text2", wrap=True)
        self.add(self.list, self.omitted)
        self.list.setVisible(left_out is not None)
        self.omitted.setVisible(bool(left_out))
        self.save = Button(ButtonKind.LINK, icon="save")
        if not have_demos:
            self.save.hide()
        self.stop = Button(text=self.tr("Stop"))
        self.stop.hide()
        self.buttons.insertWidget(0, self.save)
        self.buttons.insertWidget(2, self.stop)
        self.save.clicked.connect(self._save)
        if left_out is None:
            self._ask_of_one(voices[0], demos)
        else:
            self._ask_of_several(left_out, demos)
        self.sentence.setText(joined(self.sentence.text(), recordings_go_text(recordings)))
        # Whoever hears the focused button has to hear the question too.
        said = (self.title.text(), self.sentence.text(), self.omitted.text())
        self.keep.setAccessibleDescription(" ".join(filter(None, said)))

    def accept(self) -> None:
        if self._left_out is None:
            super().accept()
        self.confirmed.emit()

    def show_results(self, results: Mapping[str, DeletionResult], *, running: bool) -> None:
        was_asking, had_focus = not self._results, self.stop.hasFocus()
        self._results = dict(results)
        fact, rest = so_far_text(results.values())
        self.title.setText(fact)
        self.setAccessibleName(fact)
        self.sentence.show_text(rest)
        self.list.show_results(self._results)
        self.save.hide()
        self.act.hide()
        self.stop.setVisible(running)
        self.keep.setText(self.tr("Close"))
        self.keep.setAccessibleDescription("")
        if was_asking or (had_focus and not running):
            self.keep.setFocus()

    def _ask_of_one(self, voice: Voice, demos: int) -> None:
        tile = Tile(48)
        tile.show_voice(voice.id, playable=voice.is_ready)
        voice_id = Label(short_id(voice.id), pixels=12, mono=True, ink="text2")
        self.body.removeWidget(self.title)
        words = column(self.title, voice_id, gap=4)
        self.body.insertLayout(0, row(tile, (words, 1), gap=16))
        gone = self.tr("Its downloaded demo will be deleted too.") if demos else ""
        fact = self.tr("This permanently deletes it from your account.")
        self.say(
            self.tr("Delete “{name}”?").format(name=isolated(voice.name)),
            joined(fact, gone),
            keep=self.tr("Keep voice"),
            act=self.tr("Delete voice"),
        )
        self.save.setText(self.tr("Save demo first…"))

    def _ask_of_several(self, left_out: Mapping[Voice, str], demos: int) -> None:
        number = len(self._voices)
        gone = translate("DeleteDialog", "%n downloaded demo(s) will also be deleted.", "", demos)
        fact = self.tr("This permanently deletes them from your account.")
        self.say(
            translate("DeleteDialog", "Delete %n voice(s)?", "", number),
            joined(fact, gone if demos else ""),
            keep=self.tr("Keep voices"),
            act=translate("DeleteDialog", "Delete %n voice(s)", "", number),
        )
        self.save.setText(self.tr("Save demos first…"))
        self.list.show_voices(self._voices, left_out)
        if number := len(left_out):
            said = translate("DeleteDialog", "%n selected voice(s) can’t be deleted.", "", number)
            self.omitted.setText(said)

    def _save(self) -> None:
        self.reject()
        self.save_requested.emit()


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
        status: colours the word; None for one that is left out.
        why: the whole reason.
    """

    voice: Voice
    word: str = ""
    status: DeletionStatus | None = DeletionStatus.WAITING
    why: str = ""


class _Rows(QAbstractListModel):
    """Rows are put together when they are asked for: there may be a hundred thousand."""

    def __init__(self) -> None:
        super().__init__()
        self._voices: list[Voice] = []
        self._left_out: Mapping[Voice, str] = {}
        self._results: Mapping[str, DeletionResult] = {}

    def show_voices(self, voices: Sequence[Voice], left_out: Mapping[Voice, str]) -> None:
        self.beginResetModel()
        self._voices, self._left_out = [*voices, *left_out], left_out
        self.endResetModel()

    def show_results(self, results: Mapping[str, DeletionResult]) -> None:
        odd = {key for key, one in results.items() if one.status in _NOT_AS_ASKED}
        # What isn't as it was asked for comes first: nobody looks for it among a hundred.
        voices = [voice for voice in self._voices if voice.id in odd]
        voices += [voice for voice in self._voices if voice.id not in odd]
        self._results = results
        if voices == self._voices:
            self.dataChanged.emit(self.index(0), self.index(len(voices) - 1))
            return
        self.beginResetModel()
        self._voices = voices
        self.endResetModel()

    def row(self, at: int) -> DeletionRow:
        voice = self._voices[at]
        if (result := self._results.get(voice.id)) is not None:
            word = status_text(result.status)
            return DeletionRow(voice, word, result.status, reason_text(result))
        if self._left_out and (reason := self._left_out.get(voice)) is not None:
            return DeletionRow(voice, reason, None)
        return DeletionRow(voice)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._voices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not 0 <= index.row() < len(self._voices):
            return None
        row = self.row(index.row())
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
        return [self.row(at) for at in range(self._rows.rowCount())]

    def row(self, at: int) -> DeletionRow:
        return self._rows.row(at)

    def show_voices(self, voices: Sequence[Voice], left_out: Mapping[Voice, str]) -> None:
        self._rows.show_voices(voices, left_out)
        self._fit(uniform=True)

    def show_results(self, results: Mapping[str, DeletionResult]) -> None:
        """Show what became of each; the same voices stay where they are scrolled to."""
        self._rows.show_results(results)
        self._fit(uniform=not any(map(reason_text, results.values())))

    def _fit(self, *, uniform: bool) -> None:
        self.setUniformItemSizes(uniform)  # else each is asked for
        self.scheduleDelayedItemsLayout()
        first = range(min(_MOST_ROWS, self._rows.rowCount()))
        tall = sum(self._delegate.height(self.row(at)) for at in first)
        self.setFixedHeight(min(max(tall, _HEIGHT), _HEIGHT * _MOST_ROWS) + 2)


class _Delegate(QStyledItemDelegate):
    def __init__(self, parent: DeletionList) -> None:
        super().__init__(parent)
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        return QSize(10, self.height(self._list.row(index.row())))

    def height(self, row: DeletionRow) -> int:
        """Pixels that a row takes: more where a reason stands under the name."""
        if not row.why:
            return _HEIGHT
        metrics = QFontMetrics(theme().font(12, text=row.why))
        room = QRect(0, 0, self._list.width() - _TEXT_LEFT - _LEFT - _SCROLL, 1000)
        return _HEIGHT + metrics.boundingRect(room, _WRAPPED, row.why).height() + 4

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._list.row(index.row())
        tokens = theme().tokens
        whole: QRect = option.rect
        cell = QRect(whole.left(), whole.top(), whole.width(), _HEIGHT)
        painter.save()
        current = index.row() == self._list.currentIndex().row()
        if current and self._list.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_box(painter, QRectF(whole).adjusted(0, 1, 0, -1), tokens.fill, 8)
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
        room = place.adjusted(0, 0, -wide - 12, 0)
        paint_words(painter, room, name, tokens.text3 if left_out else tokens.text)
        if row.why:
            painter.setFont(theme().font(12, text=row.why))
            painter.setPen(colour(tokens.text2))
            under = QRect(place.left(), cell.bottom() - 5, place.width(), whole.height() - _HEIGHT)
            painter.drawText(under, _WRAPPED, row.why)
        painter.restore()


def status_text(status: DeletionStatus) -> str:
    return {
        DeletionStatus.WAITING: translate("DeletionTexts", "Waiting"),
        DeletionStatus.DELETING: translate("DeletionTexts", "Deleting…"),
        DeletionStatus.DELETED: translate("DeletionTexts", "Deleted"),
        DeletionStatus.FAILED: translate("DeletionTexts", "Not deleted"),
        DeletionStatus.UNKNOWN: translate("DeletionTexts", "Unknown"),
        DeletionStatus.NOT_SENT: translate("DeletionTexts", "Not tried"),
    }[status]


def reason_text(result: DeletionResult) -> str:
    """Why a voice isn't deleted, or isn't known to be; empty where nothing is to be said."""
    if result.status is DeletionStatus.UNKNOWN:
        return translate("DeletionTexts", "It may still have been deleted. Refresh to check.")
    if isinstance(result.error, VoiceBusyError):
        return translate("VoiceActions", "VoiceDesk is changing this voice.")
    if result.error is not None:
        return error_text(result.error)
    if result.status is DeletionStatus.NOT_SENT:
        return translate("DeletionTexts", "You stopped before this one.")
    return ""


def so_far_text(results: Iterable[DeletionResult]) -> tuple[str, str]:
    """How far it has come, or what came of it; and what didn't."""
    statuses = [result.status for result in results]
    number, deleted = len(statuses), statuses.count(DeletionStatus.DELETED)
    left = statuses.count(DeletionStatus.WAITING) + statuses.count(DeletionStatus.DELETING)
    if left:
        fact = translate("DeletionTexts", "Deleting %n voice(s)…", "", number)
        return fact, translate("DeletionTexts", "{done} of {number} done.").format(
            done=number - left, number=number
        )
    fact = (
        translate("DeletionTexts", "%n voice(s) deleted.", "", deleted)
        if deleted
        else translate("DeletionTexts", "No voices were deleted.")
    )
    failed = statuses.count(DeletionStatus.FAILED) + statuses.count(DeletionStatus.NOT_SENT)
    unknown = statuses.count(DeletionStatus.UNKNOWN)
    parts = [
        translate("DeletionTexts", "%n not deleted", "", failed) if failed else "",
        translate("DeletionTexts", "%n unknown", "", unknown) if unknown else "",
    ]
    rest = listed(parts)
    return fact, translate("DeletionTexts", "{rest}.").format(rest=rest) if rest else ""


def recordings_go_text(number: int) -> str:
    if not number:
        return ""
    return translate(
        "DeletionTexts",
        "%n saved training recording(s) will also be deleted.",
        "",
        number,
    )
