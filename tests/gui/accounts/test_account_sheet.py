from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from voicedesk.domain.account import Account
from voicedesk.ui.accounts.dialogs import AccountSheet
from voicedesk.ui.theme import Theme


def test_removing_the_token_takes_two_steps(
    theme: Theme, window: QWidget, find: Any, qtbot: QtBot
) -> None:
    sheet = AccountSheet(theme, window, Account("work"))
    asked: list[bool] = []
    sheet.removal_asked.connect(lambda: asked.append(True))
    sheet.open_sheet()
    assert sheet.form.token.field.hasFocus()
    qtbot.mouseClick(
        find(QPushButton, "Remove token from this computer"), Qt.MouseButton.LeftButton
    )
    assert asked == []
    keep = find(QPushButton, "Keep token")
    assert keep.hasFocus()
    keep.click()
    assert not sheet.confirm.isVisible()
    sheet.remove.click()
    with qtbot.waitSignal(sheet.closed):
        find(QPushButton, "Remove token").click()
    assert asked == [True]


def test_escape_closes_it(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    sheet = AccountSheet(theme, window, Account("work"))
    sheet.open_sheet()
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(sheet.form.token.field, Qt.Key.Key_Escape)


def test_the_sandbox_leads_to_an_account_of_ones_own(
    theme: Theme, window: QWidget, find: Any, qtbot: QtBot
) -> None:
    sheet = AccountSheet(theme, window, Account("sandbox", "http://127.0.0.1:1"))
    sheet.open_sheet()
    assert not sheet.remove.isVisible()
    with qtbot.waitSignal(sheet.connect_asked):
        find(QPushButton, "Connect an account").click()


def test_it_says_what_another_name_or_address_means(theme: Theme, window: QWidget) -> None:
    account = Account("work", "https://one.example")
    sheet = AccountSheet(theme, window, account, {"work", "home"}.__contains__)
    sheet.open_sheet()
    form, note = sheet.form, sheet._replaces
    assert sheet.title.text() == "Account “work”"
    assert not note.isVisible()
    for address, told in (
        ("https://two.example", True),
        ("https://", False),
        ("https://one.example/", False),
        ("https://one.example/v2", True),
    ):
        form.address.field.setText(address)
        assert note.isVisible() is told, address
    assert "demos go" in note.words.text()
    form.name.field.setText("home")
    assert sheet.title.text() == "Account “home”"
    assert "already" in note.words.text()
    form.name.field.setText("new")
    assert sheet.title.text() == "Add account"
    assert not note.isVisible()
