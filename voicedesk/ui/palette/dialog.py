"""The command palette: a field, and below it what fits what is typed."""

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QKeyCombination,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from voicedesk.domain.text import clean, folded
from voicedesk.ui.kit.dialogs import Dialog
from voicedesk.ui.kit.labels import Glyph, KeyCap, Label
from voicedesk.ui.kit.layouts import Part, column, row
from voicedesk.ui.kit.marks import apart, paint_box, paint_dot, paint_tile, paint_words
from voicedesk.ui.kit.view import View, say
from voicedesk.ui.palette.entries import Entries, Entry, Results
from voicedesk.ui.sidebar.buttons import paint_account
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour
from voicedesk.ui.voices.filtering import matches

_WIDTH, _BESIDE, _TOP = 640, 80, 88
_FIELD, _FOOT = 56, 40
_HEADING, _ROW = 30, 36
_ROWS = 9
_SLICE = 1000
"""Voices made ready for a search at a time, in a few milliseconds."""

Index = QModelIndex | QPersistentModelIndex


class PaletteModel(QAbstractListModel):
    """The entries found, a row each; the first of a group bears its heading."""

    def __init__(self) -> None:
        super().__init__()
        self.results = Results()

    def show_results(self, results: Results) -> None:
        self.beginResetModel()
        self.results = results
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        entries = self.results.entries
        return entries[row] if 0 <= row < len(entries) else None

    def has_heading(self, row: int) -> bool:
        before, entry = self.entry(row - 1), self.entry(row)
        return entry is not None and (before is None or before.group is not entry.group)

    def height(self, rows: int) -> int:
        """Pixels that the first rows take."""
        return sum(_ROW + _HEADING * self.has_heading(one) for one in range(rows))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.results.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        entry = self.entry(index.row())
        if entry is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return clean(entry.name)
            case Qt.ItemDataRole.AccessibleTextRole:
                beside = [clean(entry.detail), entry.keys, entry.reason]
                return ", ".join(filter(None, [clean(entry.name), *beside]))
        return None


_MOVES = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_PageUp: (0, -1),
    Qt.Key.Key_PageDown: (0, 1),
}


class PaletteField(QLineEdit):
    """What is typed; the keys that move in the list go there.

    Signals:
        moved: by so many rows, or so many pages.
        entered: Enter was pressed, or with Ctrl.
    """

    moved = Signal(int, int)
    entered = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES:
            self.moved.emit(*_MOVES[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            super().keyPressEvent(event)


class CommandPalette(Dialog):
    """Finds commands, voices, tags, filters and accounts by name or pinyin.

    The keyboard stays in the field. What can't be done now is shown with the reason.

    Signals:
        chosen: the entry that is to be run.
        play_requested: the voice's entry that is to be played.
    """

    chosen = Signal(object)
    play_requested = Signal(object)

    def __init__(self, window: QWidget, entries: Entries) -> None:
        super().__init__(window, width=_WIDTH)
        self._entries = entries
        self.setAccessibleName(self.tr("Commands"))
        self.field = PaletteField()
        self.field.setProperty("look", "bare")
        self.field.setFont(theme().font(15))
        self.field.setAccessibleName(self.tr("Run a command"))
        self.field.setPlaceholderText(self.tr("Command, voice, tag or account"))
        self.model = PaletteModel()
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Results"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(_EntryDelegate(self.list, self.model, entries))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = Label(self.tr("Nothing found"), ink="text2")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setFixedHeight(_ROW)
        self.count = Label(pixels=12, ink="text2", tabular=True)
        self._fill()
        self.field.textChanged.connect(lambda _: self._find())
        self.field.moved.connect(self._move)
        self.field.entered.connect(self._enter)
        self.list.entered.connect(self.list.setCurrentIndex)
        self.list.clicked.connect(lambda _: self._enter(plays=False))
        self._preparation = QTimer(self, interval=0)
        self._preparation.timeout.connect(self._prepare)
        self._preparation.start()
        self._find()

    def lay_out(self) -> None:
        middle = row(None, self.card, None, gap=0)
        column(middle, None, on=self, margins=(0, _TOP, 0, 16))

    def show_readings(self) -> None:
        """More is known of how texts are read."""
        self._entries.forget_texts()
        self._preparation.start()
        self._find()

    @property
    def entry(self) -> Entry | None:
        return self.model.entry(self.list.currentIndex().row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.card.setFixedWidth(min(_WIDTH, self.width() - _BESIDE))
        self._fit()

    # Inside

    def _fill(self) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        head, escape = View(edge="bottom"), KeyCap(_key_text(Qt.Key.Key_Escape))
        head.setFixedHeight(_FIELD)
        parts: list[Part] = [Glyph("command", side=18), (self.field, 1), (escape, middle)]
        row(*parts, on=head, margins=(19, 0, 15, 0), gap=12)
        self.set_head(head)
        foot = View(edge="top")
        foot.setFixedHeight(_FOOT)
        enter = _key_text(Qt.Key.Key_Enter)
        control_enter = _key_text(Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_Enter)
        hints = (
            (["↑", "↓"], self.tr("Move")),
            ([enter], self.tr("Run or open")),
            (control_enter.split("+"), self.tr("Play voice")),
        )
        parts = []
        for keys, words in hints:
            caps = [(KeyCap(key), middle) for key in keys]
            parts += [*caps, 2, Label(words, pixels=12, ink="text2"), 14]
        row(*parts, None, self.count, on=foot, margins=(18, 0, 18, 0), gap=4)
        self.body.addLayout(column(self.list, self.nothing, margins=(8, 4, 8, 8)))
        self.body.addWidget(foot)

    def _prepare(self) -> None:
        if self._entries.prepare(_SLICE):
            self._preparation.stop()

    def _find(self) -> None:
        results = self._entries.find(self.field.text())
        self.model.show_results(results)
        shown, total = len(results.entries), QLocale().toString(results.total)
        words = QCoreApplication.translate("CommandPalette", "%n result(s)", "", results.total)
        if shown < results.total:
            words = self.tr("{number} of {total}").format(number=shown, total=total)
        self.count.setText(words)
        self.nothing.setVisible(not shown)
        self.list.setVisible(bool(shown))
        self._fit()
        self._select(0)

    def _fit(self) -> None:
        """Be as high as what is found, up to nine rows, and within the window."""
        wanted = self.model.height(min(_ROWS, self.model.rowCount()))
        room = self.height() - _TOP - _FIELD - _FOOT - 32
        self.list.setFixedHeight(max(_ROW, min(wanted, room)))

    def _move(self, rows: int, pages: int) -> None:
        now, last = self.list.currentIndex().row(), self.model.rowCount() - 1
        page = max(1, self.list.height() // _ROW - 1)
        if rows and not 0 <= now + rows <= last:
            self._select(0 if rows > 0 else last)
        else:
            self._select(min(max(now + rows + pages * page, 0), last))

    def _select(self, to: int) -> None:
        index = self.model.index(to, 0)
        self.list.setCurrentIndex(index)
        if to == 0:
            self.list.scrollToTop()
        words = index.data(Qt.ItemDataRole.AccessibleTextRole)
        say(self.field, words if isinstance(words, str) else self.nothing.text())

    def _enter(self, plays: bool) -> None:  # noqa: FBT001 - a Qt signal's value
        entry = self.entry
        if entry is None:
            return
        if entry.reason:
            say(self.field, entry.reason)
        elif plays and entry.play is not None:
            self.accept()
            self.play_requested.emit(entry)
        else:
            self.accept()
            self.chosen.emit(entry)


class _EntryDelegate(QStyledItemDelegate):
    """Paints an entry: icon or tile, name, how it is read, and what it is at the right."""

    def __init__(self, parent: QListView, model: PaletteModel, entries: Entries) -> None:
        super().__init__(parent)
        self._model = model
        self._readings = entries.readings

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        return QSize(0, _ROW + _HEADING * self._model.has_heading(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = self._model.entry(index.row())
        if entry is None:
            return
        tokens, place = theme().tokens, QRectF(option.rect)
        with apart(painter):
            if self._model.has_heading(index.row()):
                painter.setFont(theme().font(11, 600, text=entry.group.title))
                heading = QRectF(place.left() + 10, place.top(), place.width() - 20, _HEADING)
                paint_words(painter, heading, entry.group.title, tokens.text2)
                place.setTop(place.top() + _HEADING)
            is_current = bool(option.state & QStyle.StateFlag.State_Selected)
            if is_current:
                paint_box(painter, place, tokens.select, 8)
            self._paint_mark(painter, place, entry)
            right = self._paint_right(painter, place, entry, is_current=is_current)
            place.setLeft(place.left() + 44)
            place.setRight(right - _GAP)
            self._paint_name(painter, place, entry)

    def _paint_mark(self, painter: QPainter, place: QRectF, entry: Entry) -> None:
        tile = QRectF(place.left() + 8, place.center().y() - 12, 24, 24)
        if entry.voice_id:
            paint_tile(painter, tile, entry.voice_id, playable=entry.coloured)
        elif entry.account is not None:
            paint_account(painter, tile, entry.account)
        elif entry.icon.isNull():
            paint_dot(painter, tile.center(), entry.name)
        else:
            mode = QIcon.Mode.Disabled if entry.reason else QIcon.Mode.Normal
            glyph = tile.adjusted(3, 3, -3, -3).toRect()
            entry.icon.paint(painter, glyph, Qt.AlignmentFlag.AlignCenter, mode)

    def _paint_name(self, painter: QPainter, place: QRectF, entry: Entry) -> None:
        tokens, terms = theme().tokens, self._model.results.terms
        name, reading = clean(entry.name), self._readings.get(entry.name)
        marked = matches(name, terms, reading)
        painter.setFont(theme().font(13, 500, text=name))
        wide = paint_words(
            painter, place, name, tokens.disabled if entry.reason else tokens.text, marked
        )
        if reading is not None and any(term not in folded(name) for term in terms):
            painter.setFont(theme().font(12))
            place.setLeft(place.left() + wide + _GAP)
            spoken = matches(reading.syllables, terms, reading)
            paint_words(painter, place, reading.syllables, tokens.text2, spoken)

    def _paint_right(
        self, painter: QPainter, place: QRectF, entry: Entry, *, is_current: bool
    ) -> float:
        """Paint reason, keys, or detail; returns where they begin."""
        tokens, right = theme().tokens, place.right() - _GAP
        words = entry.reason or clean(entry.detail)
        if words:
            painter.setFont(theme().font(12, text=words, tabular=True))
            wide = (
                min(QFontMetrics(painter.font()).horizontalAdvance(words), place.width() * 0.6) + 1
            )
            right -= wide
            ink = tokens.ready if entry.is_on else tokens.text2
            paint_words(painter, QRectF(right, place.top(), wide, place.height()), words, ink)
            right -= _GAP / 2
        if entry.is_on:
            right -= 16
            glyph = QRectF(right, place.center().y() - 8, 16, 16)
            theme().icons.paint(painter, "check", glyph, tokens.ready)
        keys = entry.keys.split("+") if entry.keys and not entry.reason else []
        if is_current and not (keys or words or entry.is_on):
            keys = [_key_text(Qt.Key.Key_Enter)]
        painter.setFont(theme().font(11, 500))
        for key in reversed(keys):
            wide = max(20, QFontMetrics(painter.font()).horizontalAdvance(key) + 12)
            right -= wide
            cap = QRectF(right, place.center().y() - 10, wide, 20)
            painter.setPen(QPen(colour(tokens.line_strong), 1))
            painter.setBrush(colour(tokens.raised))
            painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            painter.setPen(colour(tokens.text2))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
            right -= 4
        return right


_GAP = 12


def _key_text(key: Qt.Key | QKeyCombination) -> str:
    """A key as the platform writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
