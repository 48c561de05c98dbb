"""The guide (F1): a page for each task, in Markdown, the same in the window and in docs/guide.

A page's name is its file's; links between pages are those names.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QTextBlockFormat, QTextCursor, QTextTable
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from voicedesk.domain.text import folded
from voicedesk.resources import guide_folder
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.dialogs import Dialog
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.layouts import column, row
from voicedesk.ui.kit.view import say
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour

_WIDTH, _HEIGHT, _LIST = 920, 560, 232


class GuidePage(NamedTuple):
    """A page: its file's name, its heading, and its text in Markdown without the heading."""

    name: str
    title: str
    text: str


def read_guide(language: str) -> list[GuidePage]:
    """The pages in their order. Blocks: it reads files."""
    return [_page(path) for path in sorted(guide_folder(language).glob("*.md"))]


def _page(path: Path) -> GuidePage:
    title, _, text = path.read_text("utf-8").partition("\n")
    return GuidePage(path.name, title.removeprefix("# ").strip(), text)


class GuideDialog(Dialog):
    """Shows the pages beside the list of them, and finds those with some words.

    Signals:
        shortcuts_requested: the list of all keys is wanted instead.
    """

    shortcuts_requested = Signal()

    def __init__(self, window: QWidget, pages: Sequence[GuidePage], page: str = "") -> None:
        super().__init__(window, width=min(_WIDTH, window.width() - 48))
        self._pages = {one.name: one for one in pages}
        title = Label(self.tr("Guide"), pixels=18, weight=650)
        self.setAccessibleName(title.text())
        self.shut = IconButton("close", text=self.tr("Close"))
        self.shut.clicked.connect(self.reject)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(self.tr("Search the guide"))
        self.search.setAccessibleName(self.tr("Search the guide"))
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Pages"))
        self.list.setFixedWidth(_LIST)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for one in pages:
            item = QListWidgetItem(one.title, self.list)
            item.setData(Qt.ItemDataRole.UserRole, one.name)
        self.list.currentItemChanged.connect(self._show_current)
        self.none = Label(self.tr("No pages found."), ink="text2", wrap=True)
        self.none.hide()
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.text.document().setDocumentMargin(0)
        self.keys = Button(ButtonKind.LINK, text=self.tr("Keyboard shortcuts"))
        self.keys.clicked.connect(self._ask_for_keys)
        side = column(
            self.search, self.list, self.none, (self.keys, Qt.AlignmentFlag.AlignLeft), gap=8
        )
        self.text.setMinimumHeight(min(_HEIGHT, max(160, window.height() - 180)))
        self.body.addLayout(row(title, None, self.shut, margins=(0, 0, -6, 0)))
        self.body.addLayout(row(side, (self.text, 1), gap=24))
        self.go(page or next(iter(self._pages), ""))

    def go(self, name: str) -> None:
        """Show a page; nothing where there is none of that name."""
        for number in range(self.list.count()):
            item = self.list.item(number)
            if item.data(Qt.ItemDataRole.UserRole) == name:
                item.setHidden(False)
                self.list.setCurrentItem(item)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent):
            is_press = event.type() == QEvent.Type.KeyPress
            if is_press and event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _show_current(self) -> None:
        item = self.list.currentItem()
        page = self._pages[item.data(Qt.ItemDataRole.UserRole)]
        self.text.setAccessibleName(page.title)
        document = self.text.document()
        document.setMarkdown(f"## {page.title}\n{page.text}")
        _set(self.text)
        self._mark()

    def _find(self, words: str) -> None:
        wanted = folded(words).split()
        shown = []
        for number in range(self.list.count()):
            item = self.list.item(number)
            page = self._pages[item.data(Qt.ItemDataRole.UserRole)]
            there = folded(f"{page.title} {page.text}")
            item.setHidden(not all(word in there for word in wanted))
            if not item.isHidden():
                shown.append(item)
        self.none.setVisible(not shown)
        if not shown:
            say(self.none, self.none.text())
        elif self.list.currentItem() not in shown:
            self.list.setCurrentItem(shown[0])
        self._mark()

    def _mark(self) -> None:
        """Mark what is searched for, and show the first of it."""
        marks, words = [], self.search.text().strip()
        document, at = self.text.document(), QTextCursor(self.text.document())
        while words and not (at := document.find(words, at)).isNull():
            mark = QTextEdit.ExtraSelection()
            mark.cursor = at
            mark.format.setBackground(colour(theme().tokens.match))
            marks.append(mark)
        self.text.setExtraSelections(marks)
        first = document.find(words) if words else QTextCursor(document)
        first.clearSelection()
        self.text.setTextCursor(first)
        self.text.ensureCursorVisible()

    def _follow(self, link: QUrl) -> None:
        if link.scheme() in {"https", "http"}:
            QDesktopServices.openUrl(link)
        else:
            self.search.clear()
            self.go(link.fileName())

    def _ask_for_keys(self) -> None:
        self.reject()
        self.shortcuts_requested.emit()


def _set(text: QTextBrowser) -> None:
    """Space out what Qt sets tight, and rule tables by a line."""
    document = text.document()
    block = document.begin()
    while block.isValid():
        form = QTextBlockFormat(block.blockFormat())
        form.setLineHeight(140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if form.headingLevel():
            form.setTopMargin(4 if block.blockNumber() == 0 else 16)
            form.setBottomMargin(6)
        cursor = QTextCursor(block)
        if not form.headingLevel() and cursor.currentTable() is None:
            form.setBottomMargin(8 if block.textList() is None else 4)
        cursor.setBlockFormat(form)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            table = frame.format()
            table.setBorder(0)
            table.setCellPadding(6)
            table.setCellSpacing(0)
            table.setWidth(table.width())
            frame.setFormat(table)
