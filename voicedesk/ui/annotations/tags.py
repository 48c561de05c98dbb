"""A voice's tags: chips that can be removed, a field for more, and the dialog to rename a tag."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QSizePolicy, QWidget

from voicedesk.domain.annotations import LONGEST_TAG, TagProblem, clean_tag, tag_key, tag_problem
from voicedesk.domain.text import clean, isolated
from voicedesk.ui.kit.buttons import ButtonKind, Chip, IconButton
from voicedesk.ui.kit.choices import PopupList
from voicedesk.ui.kit.dialogs import QuestionDialog
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.layouts import Flow, column
from voicedesk.ui.kit.view import View, set_look
from voicedesk.ui.theme import theme

_SIZE = QSize(150, 28)
_STAYS = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}


class TagField(QLineEdit):
    """Completes the tags that are known. Nothing is cut while it is typed; see `NameField`.

    Signals:
        submitted: a tag that will do.
        cancelled: Escape.
        left: the keyboard went elsewhere in the window.
    """

    submitted = Signal(str)
    cancelled = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known = QStringListModel(self)
        self.setProperty("look", "cell")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedWidth(_SIZE.width())
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        suggestions = PopupList()
        suggestions.setProperty("look", "completion")
        suggestions.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        completer.setPopup(suggestions)
        # Once Qt has written the chosen one into the field, which would keep it there.
        completer.activated.connect(self._submit, Qt.ConnectionType.QueuedConnection)
        self.setCompleter(completer)
        self.textChanged.connect(self._dress)
        self.returnPressed.connect(self._submit)
        theme().changed.connect(self._dress)
        self._dress()

    def set_known(self, tags: Sequence[str]) -> None:
        if list(tags) != self._known.stringList():
            self._known.setStringList([clean(tag) for tag in tags])

    def sizeHint(self) -> QSize:
        return _SIZE

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.left.emit()

    def _submit(self) -> None:
        if tag_problem(self.text()) is None:
            self.submitted.emit(clean_tag(self.text()))

    def _dress(self) -> None:
        self.setFont(theme().font(12, text=self.text()))


def tag_text(text: str) -> str:
    """A sentence that says what is wrong with `text` as a tag; empty where nothing is said.

    An empty name is its own explanation.
    """
    translate = QCoreApplication.translate
    match tag_problem(text):
        case TagProblem.TOO_LONG:
            return translate("TagTexts", "At most {most} characters. Remove {over}.").format(
                most=LONGEST_TAG, over=len(clean_tag(text)) - LONGEST_TAG
            )
        case TagProblem.NOT_PRINTABLE:
            return translate(
                "TagTexts", "The tag contains a character that can’t be displayed. Enter it again."
            )
        case _:
            return ""


class TagRow(View):
    """Shows the tags of one voice.

    Signals:
        opened: the field is about to be shown, and can offer known tags.
        typed: what is half typed, to be kept; empty for nothing any more.
        added, removed: a tag.
    """

    opened = Signal()
    typed = Signal(str)
    added = Signal(str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._voice_id = ""
        self._tags: tuple[str, ...] = ()
        self._known: Sequence[str] = ()
        self._flow = Flow(line=32)
        self.chips: list[Chip] = []
        self.plus = IconButton("plus", side=24, glyph=16, text=self.tr("Add tag"))
        self.field = TagField()
        self.field.setPlaceholderText(self.tr("New tag"))
        self.field.setAccessibleName(self.tr("New tag"))
        self.reason = Label(pixels=12, ink="failed", wrap=True)
        self.reason.hide()
        column(self._flow, self.reason, on=self)
        self._fill()
        self.field.hide()
        self.plus.clicked.connect(self.begin)
        self.field.submitted.connect(self._submit)
        self.field.cancelled.connect(self._cancel)
        self.field.left.connect(self._leave)
        self.field.textChanged.connect(self._typed)
        self.field.textEdited.connect(self.typed)

    def show_tags(self, voice_id: str, tags: tuple[str, ...], draft: str = "") -> None:
        """Show a voice's tags, and what was half typed; what is being typed for it stays."""
        if voice_id != self._voice_id or (draft and self.field.isHidden()):
            self._voice_id = voice_id
            self.field.setText(draft)
            self._show_field(on=bool(draft))
        if tags != self._tags:
            self._tags = tags
            self._fill()
            self._offer()
        self._typed()

    def show_known(self, tags: Sequence[str]) -> None:
        self._known = tags
        self._offer()

    def begin(self) -> None:
        self._show_field(on=True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Let go of what was half typed, as with another account."""
        self._voice_id = ""
        self.field.clear()
        self._show_field(on=False)

    # Inside

    def _fill(self) -> None:
        self.chips = [self._chip(tag) for tag in self._tags]
        self._flow.set_parts([*self.chips, self.plus, self.field])

    def _chip(self, tag: str) -> Chip:
        chip = Chip(tag, tag=tag)
        chip.set_action(self.tr("Remove tag “{name}”").format(name=isolated(tag)))
        chip.clicked.connect(lambda: self.removed.emit(tag))
        return chip

    def _show_field(self, *, on: bool) -> None:
        if on and self.field.isHidden():
            self.opened.emit()
        self.field.setVisible(on)
        self.plus.setVisible(not on)

    def _offer(self) -> None:
        self.field.set_known([tag for tag in self._known if tag not in self._tags])

    def _has(self, name: str) -> bool:
        return tag_key(name) in map(tag_key, self._tags)

    def _typed(self) -> None:
        text = self.field.text()
        reason = tag_text(text)
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason) and not self.field.isHidden())
        set_look(self.field, "wrong", bool(reason))
        self.field.setAccessibleDescription(reason)

    def _submit(self, name: str) -> None:
        self._clear()
        if not self._has(name):
            self.added.emit(name)

    def _leave(self) -> None:
        if not self.field.text().strip():
            self._show_field(on=False)

    def _clear(self) -> None:
        self.field.clear()
        self.typed.emit("")

    def _cancel(self) -> None:
        self._clear()
        self._show_field(on=False)
        self.plus.setFocus(Qt.FocusReason.OtherFocusReason)


class RenameTagDialog(QuestionDialog):
    """Asks for another name, `renamed` once it will do, and says where it makes one tag of two."""

    renamed = Signal(str)

    def __init__(self, window: QWidget, tag: str, known: Sequence[str]) -> None:
        super().__init__(window, act=ButtonKind.PRIMARY)
        self._tag = tag
        self._known = {tag_key(one): one for one in known if one != tag}
        self.field = QLineEdit(tag)
        self.field.setAccessibleName(self.tr("Tag name"))
        self.reason = Label(pixels=12, ink="text2", wrap=True)
        self.add(self.field, self.reason)
        title = self.tr("Rename tag “{name}”").format(name=isolated(tag))
        self.say(title, "", keep=self.tr("Cancel"), act=self.tr("Rename tag"))
        self.field.textChanged.connect(self._check)
        self._check()

    def ask(self) -> None:
        self.open(self.field)
        self.field.selectAll()

    def accept(self) -> None:
        if self.act.isEnabled():
            name = clean_tag(self.field.text())
            super().accept()
            self.renamed.emit(name)

    def _check(self) -> None:
        text = self.field.text()
        self.act.setEnabled(tag_problem(text) is None and clean_tag(text) != self._tag)
        wrong, said = tag_text(text), ""
        if (same := self._known.get(tag_key(clean_tag(text)))) is not None:
            said = self.tr("A tag “{name}” already exists. The two will be merged.")
            said = said.format(name=isolated(same))
        self.reason.set_ink("failed" if wrong else "text2")
        self.reason.show_text(wrong or said)
        self.field.setAccessibleDescription(wrong or said)
        set_look(self.field, "wrong", bool(wrong))
