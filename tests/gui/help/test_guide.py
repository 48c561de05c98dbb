"""The guide opens by F1, finds words, follows links, and is where messages lead."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.app_window import AppWindow
from voicedesk.domain.errors import CallFacts, RefusedError
from voicedesk.ui.guide import GuideDialog, GuidePage, read_guide
from voicedesk.ui.help import ShortcutsDialog
from voicedesk.ui.messages.error_texts import ErrorTexts
from voicedesk.ui.messages.message_list import MessageLine
from voicedesk.ui.tasks import Operation, OperationKind

PAGES = [
    GuidePage("a.md", "Listen", "Press **Space**. [More](b.md)"),
    GuidePage("b.md", "Train", "A recording of ten seconds."),
]


def titles(dialog: GuideDialog) -> list[str]:
    items = [dialog.list.item(number) for number in range(dialog.list.count())]
    return [item.text() for item in items if not item.isHidden()]


def test_a_page_is_shown_and_links_lead_to_others(window: QWidget) -> None:
    dialog = GuideDialog(window, PAGES)
    dialog.open(dialog.list)
    assert "Press Space." in dialog.text.toPlainText()
    dialog.text.anchorClicked.emit(QUrl("b.md"))
    assert "ten seconds" in dialog.text.toPlainText()
    assert dialog.list.currentItem().text() == "Train"
    dialog.reject()


def test_words_are_found_and_marked(window: QWidget, qtbot: QtBot) -> None:
    dialog = GuideDialog(window, PAGES)
    dialog.open(dialog.search)
    qtbot.keyClicks(dialog.search, "RECORDING ten")
    assert titles(dialog) == ["Train"]
    assert "ten seconds" in dialog.text.toPlainText()
    dialog.search.setText("ten")
    assert len(dialog.text.extraSelections()) == 1
    dialog.search.setText("nowhere")
    assert titles(dialog) == []
    assert dialog.none.isVisible()
    dialog.search.clear()
    assert titles(dialog) == ["Listen", "Train"]
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.list.hasFocus()
    dialog.reject()


@pytest.mark.no_qt_log
def test_f1_opens_it_and_it_leads_to_the_keys(app: AppWindow) -> None:
    app.begin()
    assert app.window.commands.guide.key == "F1"
    app.window.commands.guide.trigger()
    app.wait(lambda: app.window.findChild(GuideDialog) is not None)
    dialog = app.window.findChild(GuideDialog)
    assert dialog is not None
    assert titles(dialog) == [page.title for page in read_guide("en")]
    dialog.keys.click()
    app.wait(lambda: app.window.findChild(ShortcutsDialog) is not None)


@pytest.mark.no_qt_log
def test_every_key_that_it_names_is_a_command_s(app: AppWindow) -> None:
    app.begin()
    commands = app.window.commands
    form = QKeySequence.SequenceFormat.PortableText
    keys = {key.toString(form) for _, one in commands.all for key in one.shortcuts()}
    for language in ("en", "zh_CN"):
        named = set(re.findall(r"\b(?:Ctrl\+(?:Shift\+)?\w+|F\d+)", str(read_guide(language))))
        assert named
        assert named <= keys


@pytest.mark.no_qt_log
def test_a_message_leads_to_its_page(app: AppWindow) -> None:
    app.begin()
    texts = ErrorTexts("0", lambda: None)
    error = RefusedError(CallFacts("PUT", "/v1/voice-clones"))
    message = texts.message(Operation(OperationKind.TRAIN, "Ann"), error)
    assert message.guide == "06-train.md"
    line = MessageLine(message, unread=False, can_undo=False)
    assert "What to do" in {getattr(one, "text", str)() for one in (line.action, line.guide) if one}
    app.window.messages.show(message)
    app.window.messages.act(message)
    app.wait(lambda: app.window.findChild(GuideDialog) is not None)
    dialog = app.window.findChild(GuideDialog)
    assert dialog is not None
    assert dialog.list.currentItem().text() == "Train a voice"
    assert app.window.messages.find(message.key) is not None
    line.deleteLater()
