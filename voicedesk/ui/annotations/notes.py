"""A voice's note, edited where it stands under its heading; and the star of a favourite.

`NoteSection` decides when what was typed is written; `NoteEditor` is the field alone.
"""

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from voicedesk.domain.annotations import LONGEST_NOTE, clean_note, note_over
from voicedesk.ui.kit.buttons import IconButton
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.layouts import column, row
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.assets import has_han

_PITCH, _HAN_PITCH = 19, 21
_MOST_LINES = 12
_AROUND = 12
"""Pixels of padding and border above and below."""
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


class NoteEditor(QTextEdit):
    """Plain text that grows with what is typed, up to twelve lines; beyond that it scrolls.

    Signals:
        entered, left: the keyboard came, or went.
        done: Ctrl+Enter.
        given_up: Escape.
    """

    entered = Signal()
    left = Signal()
    done = Signal()
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pitch = _PITCH
        self.setProperty("look", "note")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.show_text("")

    def show_text(self, text: str) -> None:
        """Show a text; what was done before can't be undone."""
        self.setFont(theme().font(13, text=text))
        self._pitch = _HAN_PITCH if has_han(text) else _PITCH
        self.setUndoRedoEnabled(False)
        self.setPlainText(text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        form = QTextBlockFormat()
        form.setLineHeight(self._pitch, _FIXED)
        cursor.mergeBlockFormat(form)
        self.setUndoRedoEnabled(True)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.document().isUndoAvailable()
        ):
            return False  # the window's own undo has the note before
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and control:
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = max(1, round(self.document().size().height() / self._pitch))
        height = min(lines, _MOST_LINES) * self._pitch + _AROUND
        scrolls = lines > _MOST_LINES
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
        )
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)


INDENT = 8
"""Pixels by which the editor's frame stands out at the left and the right of its text."""
_PAUSE_MS = 1500


class NoteSection(View):
    """Shows the note of one voice. Nothing that was typed is lost, whatever its length.

    It is written after a pause, when the keyboard leaves, with Ctrl+Enter or Escape, and when
    another voice is shown.

    Signals:
        written: a note to keep: voice id and text.
        edited: the person is done with a note: voice id, the text now and the one before.
        finished: Ctrl+Enter or Escape; the keyboard is to go elsewhere.
    """

    written = Signal(str, str)
    edited = Signal(str, str, str)
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._voice_id = ""
        self._stored = ""
        self._began_with = ""
        self._unsaved: dict[str, str] = {}
        self.heading = Label(self.tr("Notes"), pixels=12, weight=600, ink="text2")
        self.editor = NoteEditor()
        self.editor.setAccessibleName(self.tr("Notes"))
        self.editor.setPlaceholderText(self.tr("Add a note"))
        self.reason = Label(pixels=12, ink="failed", wrap=True)
        self.saves = Label(self.tr("Saved automatically"), pixels=12, ink="text3")
        self.counter = Label(pixels=12, ink="text3", tabular=True)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        head = row(self.heading, None, self.saves, self.counter, margins=(INDENT, 0, INDENT, 0))
        under = row(self.reason, margins=(INDENT, 0, INDENT, 0), gap=0)
        column(head, self.editor, under, gap=2, on=self)
        self._pause.timeout.connect(self._keep)
        self.editor.textChanged.connect(self._typed)
        self.editor.entered.connect(self._enter)
        self.editor.left.connect(self._leave)
        self.editor.done.connect(self._finish)
        self.editor.given_up.connect(self._finish)
        self._show_count()

    @property
    def text(self) -> str:
        return clean_note(self.editor.toPlainText())

    def show_note(self, voice_id: str, note: str) -> None:
        """Show a voice's note as it is kept. What is being typed for this voice stays."""
        if voice_id != self._voice_id:
            self._end_edit()
            self._voice_id = voice_id
            self._stored = self._began_with = note
            self.editor.show_text(self._unsaved.pop(voice_id, note))
        else:
            typing = self._is_typed
            self._stored = note
            if not typing and self.text != note:
                self.editor.show_text(note)
            if not self.editor.hasFocus():
                self._began_with = note
        self._show_count()

    def begin(self) -> None:
        self.editor.setFocus()
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)

    def keep_typed(self) -> None:
        """Have all that was typed kept, also what couldn't be kept before."""
        self._keep()
        unsaved, self._unsaved = self._unsaved, {}
        for voice_id, text in unsaved.items():
            self.written.emit(voice_id, text)

    def take_back(self, voice_id: str, text: str) -> None:
        """Hold on to a note that couldn't be kept."""
        if voice_id != self._voice_id:
            self._unsaved.setdefault(voice_id, text)
        elif not self._is_typed and text != self._stored:
            self.editor.show_text(text)
            self._pause.stop()  # the person has been told; trying on and on would tell it again

    # Inside

    @property
    def _is_typed(self) -> bool:
        return self.text != clean_note(self._stored)

    def _keep(self) -> None:
        self._pause.stop()
        if self._is_typed and self._voice_id:
            self.written.emit(self._voice_id, self.text)

    def _end_edit(self) -> None:
        before, self._began_with = clean_note(self._began_with), self.text
        if before == self.text or not self._voice_id:
            self._keep()
        else:
            self._pause.stop()
            self.edited.emit(self._voice_id, self.text, before)

    def _typed(self) -> None:
        if self._is_typed:
            self._pause.start()
        self._show_count()

    def _enter(self) -> None:
        self._began_with = self._stored
        self._show_count()

    def _leave(self) -> None:
        self._end_edit()
        self._show_count()

    def _finish(self) -> None:
        self._keep()
        self.finished.emit()

    def _show_count(self) -> None:
        over = note_over(self.text)
        number = QLocale().toString
        self.counter.setText(
            self.tr("{count} / {most}").format(
                count=number(len(self.text)), most=number(LONGEST_NOTE)
            )
        )
        self.counter.set_ink("failed" if over else "text3")
        self.counter.setVisible(self.editor.hasFocus() or bool(over))
        self.saves.setVisible(self.editor.hasFocus())
        reason = (
            self.tr("At most {most} characters. Remove {over}.").format(
                most=number(LONGEST_NOTE), over=number(over)
            )
            if over
            else ""
        )
        self.reason.show_text(reason)
        self.editor.setAccessibleDescription(reason or f"{self.saves.text()} {self.counter.text()}")


_GLYPH = 20


class StarButton(IconButton):
    """A star, filled while the voice is a favourite."""

    def __init__(self) -> None:
        super().__init__("star", kind="star", glyph=_GLYPH, checked=("star-filled", "arc"))
        self.setCheckable(True)
