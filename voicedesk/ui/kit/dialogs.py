"""Dialogs inside the window, over a scrim; the event loop goes on.

`ask()` puts a question and is awaited. Forms derive from `Dialog`, fill its `body` and are shown by
`open()`, after which `accepted`, `rejected` and `finished` tell how it ended, as with any QDialog.
A window shows one dialog at a time: another one that is opened meanwhile is rejected at once.

Files and folders are chosen in Qt's own dialog, which isn't waited for either.

Dialogs are no windows of their own: one without a frame can't be placed on Wayland, and has black
corners where nothing composes the screen.
"""

import asyncio
from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLayout, QWidget
from shiboken6 import isValid

from voicedesk.ui.kit.buttons import Button, ButtonKind
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.layouts import column, row
from voicedesk.ui.kit.view import PaneScroll, View

_QUIT = QKeySequence("Ctrl+Q")


class Answer(Enum):
    """How a question was answered."""

    NO = QDialog.DialogCode.Rejected.value
    YES = QDialog.DialogCode.Accepted.value
    AGAIN = 2


async def ask(
    window: QWidget,
    title: str,
    text: str,
    button: str,
    *,
    cancel: str = "",
    danger: bool = False,
    parts: Sequence[QWidget] = (),
) -> bool:
    """Whether the person presses `button`; False too where another dialog is open.

    Cancelling the caller closes the question.

    Args:
        text: what it means, under the title; may be empty.
        cancel: the other button; "Cancel" where empty.
        danger: something is destroyed: the button is red, and the other has the focus.
        parts: widgets between the text and the buttons, such as a list or a check box.
    """
    question = QuestionDialog(window, act=ButtonKind.DESTROY if danger else ButtonKind.PRIMARY)
    question.add(*parts)
    cancel = cancel or QCoreApplication.translate("QuestionDialog", "Cancel")
    question.say(title, text, keep=cancel, act=button)
    return await _answer(question) is Answer.YES


async def ask_or_again(window: QWidget, title: str, text: str, button: str) -> Answer:
    """As `ask`, of something that destroys; trying again is a third answer."""
    question = QuestionDialog(window)
    question.again.show()
    cancel = QCoreApplication.translate("QuestionDialog", "Cancel")
    question.say(title, text, keep=cancel, act=button)
    return await _answer(question)


async def _answer(question: "QuestionDialog") -> Answer:
    answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

    def answered(result: int) -> None:
        if not answer.done():
            answer.set_result(Answer(result))

    question.finished.connect(answered)
    question.destroyed.connect(lambda: answered(0))  # with its window
    question.ask()
    try:
        return await answer
    finally:
        if isValid(question):
            question.reject()


class _CardScroll(PaneScroll):
    """As high as what is in it, where there is room."""

    def sizeHint(self) -> QSize:
        inside = self.widget()
        if inside is None:
            return super().sizeHint()
        tall = inside.heightForWidth(self.width()) if inside.hasHeightForWidth() else 0
        return QSize(inside.sizeHint().width(), max(tall, inside.sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(120, self.sizeHint().height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


_UNTOLD = "qt_rubberband"


class Dialog(QDialog):
    """Covers `window` and holds one card in its middle. Escape and a click beside it close it.

    The focus goes into the card, can't leave it by Tab, and returns to where it was. A dialog that
    has been closed is deleted.
    """

    def __init__(self, window: QWidget, *, width: int = 440) -> None:
        # Qt keeps Tab inside of a sub-window.
        super().__init__(window, Qt.WindowType.SubWindow)
        self._window = window
        self._is_over = False
        self._before: QWidget | None = QApplication.focusWidget()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._behind: list[QObject] = []
        self.card = View(self, surface="dialog")
        self.card.setFixedWidth(width)
        inside = QWidget()
        self.body = column(on=inside, margins=(24, 24, 24, 0), gap=12)
        self._scroll = _CardScroll(inside)
        self._foot = column(on=self.card, margins=(0, 0, 0, 20))
        self._foot.addWidget(self._scroll)
        self._scroll.ensurePolished()  # its height, that of what is in it, is asked for at once
        self.lay_out()
        self.finished.connect(self._finished)
        window.installEventFilter(self)

    def lay_out(self) -> None:
        """Put the card a little above the middle, where it looks as if it were in it."""
        middle = row(None, self.card, None, gap=0)
        column((QWidget(), 42), middle, (QWidget(), 58), on=self, margins=(0, 16, 0, 16))

    def set_head(self, head: QWidget) -> None:
        """Have all else begin under a head that doesn't scroll, with no margins around it."""
        self._foot.insertWidget(0, head)
        self._foot.setContentsMargins(1, 1, 1, 1)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)

    def set_foot(self, foot: QLayout) -> None:
        """Put the answers under the body; where that is too high, it scrolls and they stay."""
        foot.setContentsMargins(24, 16, 24, 0)
        self._foot.addLayout(foot)

    def open(self, focus: QWidget | None = None) -> None:
        """Show the dialog with the keyboard focus in `focus`."""
        if any(other.isVisible() for other in self._window.findChildren(Dialog)):
            self.reject()
            return
        self.setGeometry(self._window.rect())
        self._foot.activate()
        needed = min(self._foot.minimumSize().width(), self._window.width() - 32)
        self.card.setFixedWidth(max(self.card.width(), needed))  # words of buttons aren't cut
        super().open()
        self.raise_()
        self._hide_behind()
        (focus or self).setFocus(Qt.FocusReason.TabFocusReason)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._hold_focus)

    @property
    def is_over(self) -> bool:
        """Whether it was closed, also where it is deleted by now."""
        return self._is_over

    def done(self, result: int) -> None:
        """Close it, once."""
        if not self._is_over:
            self._is_over = True
            super().done(result)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        elif event.type() == QEvent.Type.ChildPolished and self.isVisible():
            self._hide_behind()  # it came meanwhile
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # The window's keys wait until the dialog is closed; quitting is always possible.
            event.setAccepted(QKeySequence(event.keyCombination()) != _QUIT)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.reject()

    def _hide_behind(self) -> None:
        """Have assistants find nothing behind the scrim, although it is painted.

        Qt has no state for that: it tells of every child that isn't a window, but for those of
        this name (`childWidgets` in qaccessiblewidgets.cpp).
        """
        for child in self._window.children():
            is_told = isinstance(child, QWidget) and not child.isWindow() and not child.objectName()
            if is_told and not isinstance(child, Dialog):
                child.setObjectName(_UNTOLD)
                self._behind.append(child)

    def _finished(self) -> None:
        self._window.removeEventFilter(self)
        for child in self._behind:
            if isValid(child):
                child.setObjectName("")
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def _hold_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Keep the focus in the card when work that ends behind the dialog sets it elsewhere."""
        if now is None or not self.isVisible() or now.window() is not self.window():
            return
        if now is not self and not self.isAncestorOf(now):
            inside = before is not None and isValid(before) and self.isAncestorOf(before)
            (before if inside and before is not None else self).setFocus()
        elif now is not self:
            self._scroll.ensureWidgetVisible(now, 0, 16)


class QuestionDialog(Dialog):
    """Leave everything as it is, or do what was asked for; see `ask()`.

    Before something is destroyed the safe answer has the focus, else Enter confirms.

    Attributes:
        keep: the button that leaves everything as it is.
        again: tries again what stands in the way; hidden where nothing does.
        act: the one that does it.
    """

    def __init__(
        self, window: QWidget, *, act: ButtonKind = ButtonKind.DESTROY, width: int = 440
    ) -> None:
        super().__init__(window, width=width)
        self._destroys = act is ButtonKind.DESTROY
        self.title = Label(pixels=18, weight=600, wrap=True)
        self.sentence = Label(wrap=True)
        self.keep = Button()
        again = QCoreApplication.translate("QuestionDialog", "Try again")
        self.again = Button(text=again)  # also while it isn't offered: none is without a name
        self.act = Button(act)
        self.act.setDefault(not self._destroys)
        self.buttons = row(None, self.keep, self.again, self.act)
        self.body.addWidget(self.title)
        self.body.addWidget(self.sentence)
        self.set_foot(self.buttons)
        self.keep.clicked.connect(self.reject)
        self.again.hide()
        self.again.clicked.connect(lambda: self.done(Answer.AGAIN.value))
        self.act.clicked.connect(self.accept)

    def add(self, *parts: QWidget) -> None:
        """Put more between the words and the answers."""
        for part in parts:
            self.body.addWidget(part)

    def say(self, title: str, sentence: str, *, keep: str, act: str) -> None:
        """Set the words; an empty sentence takes no room."""
        self.title.setText(title)
        self.sentence.show_text(sentence)
        self.keep.setText(keep)
        self.act.setText(act)
        self.setAccessibleName(title)
        # Whoever hears the focused button has to hear the question too.
        self.first.setAccessibleDescription(f"{title} {sentence}".strip())

    @property
    def first(self) -> QWidget:
        return self.keep if self._destroys else self.act

    def ask(self) -> None:
        self.open(self.first)


Chosen = Callable[[Path], None]


def ask_target(
    window: QWidget, title: str, suggested: Path, kind: str, selected: Chosen
) -> QFileDialog:
    """Ask where a file is to be saved; the dialog itself asks before another is replaced.

    Args:
        suggested: folder and name to begin with; its suffix is added where none is typed.
        kind: what the files are, such as `Archives (*.zip)`.
        selected: told the path; not called when the person decides otherwise.
    """
    dialog = _dialog(window, title, suggested.parent, kind, selected)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(suggested.suffix.lstrip("."))
    dialog.selectFile(suggested.name)
    dialog.open()
    return dialog


def ask_file(window: QWidget, title: str, folder: Path, kind: str, selected: Chosen) -> QFileDialog:
    dialog = _dialog(window, title, folder, kind, selected)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()
    return dialog


def ask_folder(window: QWidget, title: str, folder: Path, selected: Chosen) -> QFileDialog:
    dialog = _dialog(window, title, folder, "", selected)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def _dialog(window: QWidget, title: str, folder: Path, kind: str, selected: Chosen) -> QFileDialog:
    # Of a folder that isn't there, Qt would make the name of the file.
    there = next((one for one in (folder, *folder.parents) if one.is_dir()), Path.home())
    dialog = QFileDialog(window, title, str(there), kind)
    # Qt leaves these in English.
    label, translate = QFileDialog.DialogLabel, QCoreApplication.translate
    dialog.setLabelText(label.LookIn, translate("FileDialog", "Folder:"))
    dialog.setLabelText(label.FileName, translate("FileDialog", "Name:"))
    dialog.setLabelText(label.FileType, translate("FileDialog", "Type:"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: selected(Path(path)))
    return dialog


def documents_folder() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or Path.home())


def show_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
