from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from voicedesk.domain.account import Account
from voicedesk.ui.accounts.form import AccountForm, AccountInput


def type_anew(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    if text.isascii() and " " not in text:
        qtbot.keyClicks(field, text)
    else:
        composed = QInputMethodEvent()
        composed.setCommitString(text)
        QApplication.sendEvent(field, composed)


@pytest.fixture
def asked(form: AccountForm) -> list[AccountInput]:
    entries: list[AccountInput] = []
    form.save_asked.connect(entries.append)
    return entries


def test_it_keeps_the_names_that_scripts_rely_on(form: AccountForm, find: Any) -> None:
    for name in ("Account name", "API token", "Service address"):
        assert find(QLineEdit, name)
    for name in ("Test connection", "Save"):
        assert find(QPushButton, name)
    assert form.address.text == "https://xrobo.qiniu.com"
    assert form.name.text == "default"


def test_enter_saves_what_was_typed(
    form: AccountForm, find: Any, asked: list[AccountInput], qtbot: QtBot
) -> None:
    token = find(QLineEdit, "API token")
    qtbot.keyClicks(token, "sk-1")
    type_anew(qtbot, find(QLineEdit, "Account name"), "work 工作")
    type_anew(qtbot, find(QLineEdit, "Service address"), "https://one.example/")
    qtbot.keyClick(token, Qt.Key.Key_Return)
    assert asked == [AccountInput("work 工作", "sk-1", "https://one.example")]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("Service address", "http://one.example", "Use https"),
        ("Service address", "ftp://one.example", "must start with https"),
        ("Service address", "https://me@one.example", "user name"),
        ("Service address", "https://one.example?x=1", "“?”"),
        ("Account name", "x" * 61, "60"),
        ("Account name", "Sandbox", "sandbox"),
        ("API token", "令牌", "only letters"),
    ],
)
def test_a_field_that_will_not_do_says_why_as_it_is_typed(
    form: AccountForm,
    find: Any,
    asked: list[AccountInput],
    qtbot: QtBot,
    name: str,
    text: str,
    reason: str,
) -> None:
    field = find(QLineEdit, name)
    type_anew(qtbot, field, text)
    assert reason in field.accessibleDescription()
    find(QPushButton, "Save").click()
    assert asked == []
    assert field.hasFocus()
    type_anew(qtbot, field, "https://one.example" if "address" in name else "fine")
    assert field.accessibleDescription() == ""


def test_half_an_address_is_not_called_wrong(form: AccountForm, find: Any, qtbot: QtBot) -> None:
    field = find(QLineEdit, "Service address")
    field.setFocus()
    field.selectAll()
    for letter in "https://a":
        qtbot.keyClick(field, letter)
        assert field.accessibleDescription() == ""


@pytest.mark.parametrize(
    "copied", ["  sk-1\n", "Bearer sk-1", "authorization: bearer sk-1\r\n", "Bearer sk\n-1"]
)
def test_what_comes_along_with_a_pasted_token_goes(
    form: AccountForm, find: Any, qtbot: QtBot, copied: str
) -> None:
    field = find(QLineEdit, "API token")
    QGuiApplication.clipboard().setText(copied)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "sk-1"


def test_a_token_that_a_screen_reader_sets_loses_the_same(form: AccountForm, find: Any) -> None:
    reader = QAccessible.queryAccessibleInterface(find(QLineEdit, "API token"))
    reader.setText(QAccessible.Text.Value, "Bearer sk-1\n")
    assert form.entry.token == "sk-1"


def test_a_token_can_be_typed_with_its_word_and_mended_in_the_middle(
    form: AccountForm, find: Any, qtbot: QtBot
) -> None:
    field = find(QLineEdit, "API token")
    qtbot.keyClicks(field, "Bearer sk-13")
    qtbot.keyClick(field, Qt.Key.Key_Left)
    qtbot.keyClicks(field, " 2")
    assert field.text() == "sk-123"


def test_the_guide_leads_to_the_services_own_page(
    form: AccountForm, find: Any, pages: list[str]
) -> None:
    find(QPushButton, "Open API key page").click()
    assert pages == ["https://xrobo.qiniu.com/#/api-key-management"]
    told = " ".join(label.text() for label in form.guide.findChildren(QLabel))
    assert "Create an API key" in told
    assert "storage console" in told


@pytest.mark.parametrize("shown", [False, True])
def test_the_token_never_reaches_the_clipboard(
    form: AccountForm, find: Any, qtbot: QtBot, shown: bool
) -> None:
    field = find(QLineEdit, "API token")
    qtbot.keyClicks(field, "sk-secret")
    eye = find(QToolButton, "Show token")
    eye.setChecked(shown)
    wanted = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
    for key in (Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_K, Qt.Key.Key_Insert):
        field.selectAll()
        qtbot.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
        assert field.echoMode() == wanted
        assert QGuiApplication.clipboard().text() == "before"
        field.setText("sk-secret")


def test_what_is_shown_of_a_menu_can_not_copy_the_token(
    form: AccountForm, find: Any, qtbot: QtBot
) -> None:
    field = find(QLineEdit, "API token")
    qtbot.keyClicks(field, "sk-secret")
    form._token_field.eye.setChecked(True)
    field.selectAll()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(field, QContextMenuEvent(reason, QPoint(5, 5), QPoint(5, 5)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    enabled = {action.objectName() for action in menu.actions() if action.isEnabled()}
    menu.close()
    assert "edit-paste" in enabled or "select-all" in enabled
    assert not enabled & {"edit-copy", "edit-cut"}


def test_the_token_is_gone_once_forgotten(form: AccountForm, find: Any, qtbot: QtBot) -> None:
    field = find(QLineEdit, "API token")
    qtbot.keyClicks(field, "sk-secret")
    form.forget_token()
    field.undo()
    assert field.text() == ""


def test_an_entry_does_not_print_its_token() -> None:
    assert "sk-1" not in repr(AccountInput("a", "sk-1", "https://one.example"))


def test_the_session_is_offered_with_the_reason(form: AccountForm, find: Any) -> None:
    assert not form.session_only.isVisible()
    form.show_store_problem("There is no password store.")
    box = find(QCheckBox, "Don’t save the token; ask again next time")
    assert not form.entry.session_only
    box.setChecked(True)
    assert form.entry.session_only


def test_the_sandbox_can_not_be_changed(
    form: AccountForm, find: Any, asked: list[AccountInput]
) -> None:
    form.show_account(Account("sandbox", "http://127.0.0.1:40123"))
    for name in ("Account name", "API token", "Service address"):
        assert not find(QLineEdit, name).isEnabled()
    assert not find(QPushButton, "Save").isEnabled()
    assert not form.guide.isVisible()
    assert asked == []
