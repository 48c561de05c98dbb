"""A voice's note: under a heading, and edited where it stands."""

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from voicedesk.domain.note import LONGEST_NOTE, clean_note, note_over
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.marks.note_editor import NoteEditor
from voicedesk.ui.theme import Theme

INDENT = 8
"""Pixels by which the editor's frame stands out at the left and the right of its text."""
_PAUSE_MS = 1500


class NoteSection(View):
    """Shows the note of one voice. Nothing that was typed is lost.

    It is written after a pause, when the keyboard leaves, with Ctrl+Enter and when another voice is
    shown. A note that is too long waits as it was typed, and is written at the end all the same.

    Signals:
        written: a note to keep: voice id and text.
        finished: Ctrl+Enter; the keyboard is to go elsewhere.
    """

    written = Signal(str, str)
    finished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._voice_id = ""
        self._stored = ""
        self._began_with = ""
        self._drafts: dict[str, str] = {}
        self.heading = Label(theme, pixels=12, weight=600, ink="text2")
        self.editor = NoteEditor(theme)
        self.reason = Label(theme, pixels=12, ink="failed", wrap=True)
        self.counter = Label(theme, pixels=12, ink="text3", tabular=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self._pause.timeout.connect(self._keep_if_short)
        self.editor.textChanged.connect(self._typed)
        self.editor.entered.connect(self._enter)
        self.editor.left.connect(self._leave)
        self.editor.done.connect(self._finish)
        self.editor.given_up.connect(self._restore)
        self.retranslate()

    @property
    def text(self) -> str:
        """The note as it would be kept."""
        return clean_note(self.editor.toPlainText())

    def show_note(self, voice_id: str, note: str) -> None:
        """Show a voice's note as it is kept. What is being typed for this voice stays."""
        if voice_id != self._voice_id:
            self._put_aside()
            self._voice_id = voice_id
            self._stored = self._began_with = note
            self.editor.show_text(self._drafts.pop(voice_id, note))
        else:
            typing = self._is_typed
            self._stored = note
            if not typing and self.text != note:
                self.editor.show_text(note)
        self._show_count()

    def begin(self) -> None:
        """Put the keyboard into the note, at its end."""
        self.editor.setFocus()
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)

    def keep_typed(self) -> None:
        """Have all that was typed kept, also what is too long: it would be lost otherwise."""
        self._put_aside()
        drafts, self._drafts = self._drafts, {}
        for voice_id, text in drafts.items():
            self.written.emit(voice_id, text)

    def take_back(self, voice_id: str, text: str) -> None:
        """Hold on to a note that couldn't be kept."""
        if voice_id != self._voice_id:
            self._drafts.setdefault(voice_id, text)
        elif not self._is_typed and text != self._stored:
            self.editor.show_text(text)
            self._pause.stop()  # the person has been told; trying on and on would tell it again

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Notes"))
        self.editor.setAccessibleName(self.tr("Notes"))
        self.editor.setPlaceholderText(self.tr("Add a note"))
        self._show_count()

    # Inside

    @property
    def _is_typed(self) -> bool:
        return self.text != clean_note(self._stored)

    def _put_aside(self) -> None:
        self._pause.stop()
        if not self._is_typed:
            return
        if note_over(self.text):
            self._drafts[self._voice_id] = self.text
        else:
            self._write(self.text)

    def _write(self, text: str) -> None:
        self._pause.stop()
        if self._voice_id:
            self.written.emit(self._voice_id, text)

    def _keep_if_short(self) -> None:
        if self._is_typed and not note_over(self.text):
            self._write(self.text)

    def _typed(self) -> None:
        if self._is_typed:
            self._pause.start()
        self._show_count()

    def _enter(self) -> None:
        self._began_with = self._stored
        self._show_count()

    def _leave(self) -> None:
        self._keep_if_short()
        self._show_count()

    def _finish(self) -> None:
        self._keep_if_short()
        if not note_over(self.text):
            self.finished.emit()

    def _restore(self) -> None:
        if self.text != self._began_with:
            self.editor.replace_text(self._began_with)
            if self._is_typed:
                self._write(self._began_with)
        else:
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
        reason = (
            self.tr("At most {most} characters. Remove {over}, then it is kept.").format(
                most=number(LONGEST_NOTE), over=number(over)
            )
            if over
            else ""
        )
        self.reason.setText(reason)
        self.reason.setVisible(bool(over))
        self.editor.setAccessibleDescription(reason or self.counter.text())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(INDENT, 0, INDENT, 0)
        head.addWidget(self.heading)
        head.addStretch()
        head.addWidget(self.counter)
        under = QHBoxLayout()
        under.setContentsMargins(INDENT, 0, INDENT, 0)
        under.addWidget(self.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.editor)
        column.addLayout(under)
