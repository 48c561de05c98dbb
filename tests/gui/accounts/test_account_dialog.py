from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from voicedesk.domain.account import Account
from voicedesk.ui.accounts.dialogs import AccountDialog


def test_removing_the_token_takes_two_steps(window: QWidget, find: Any, qtbot: QtBot) -> None:
    dialog = AccountDialog(window, Account("work"))
    asked: list[bool] = []
    dialog.removal_asked.connect(lambda: asked.append(True))
    dialog.open_dialog()
    assert dialog.form.token.field.hasFocus()
    qtbot.mouseClick(
        find(QPushButton, "Remove token from this computer"), Qt.MouseButton.LeftButton
    )
    assert asked == []
    keep = find(QPushButton, "Keep token")
    assert keep.hasFocus()
    keep.click()
    assert not dialog.confirm.isVisible()
    dialog.remove.click()
    with qtbot.waitSignal(dialog.finished):
        find(QPushButton, "Remove token").click()
    assert asked == [True]


def test_escape_closes_it(window: QWidget, qtbot: QtBot) -> None:
    dialog = AccountDialog(window, Account("work"))
    dialog.open_dialog()
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog.form.token.field, Qt.Key.Key_Escape)


def test_the_sandbox_leads_to_an_account_of_ones_own(
    window: QWidget, find: Any, qtbot: QtBot
) -> None:
    dialog = AccountDialog(window, Account("sandbox", "http://127.0.0.1:1"))
    dialog.open_dialog()
    assert not dialog.remove.isVisible()
    with qtbot.waitSignal(dialog.connect_own.clicked):
        find(QPushButton, "Connect an account").click()


def test_it_says_what_another_name_or_address_means(window: QWidget) -> None:
    account = Account("work", "https://one.example")
    dialog = AccountDialog(window, account, {"work", "home"}.__contains__)
    dialog.open_dialog()
    form, note = dialog.form, dialog._replaces
    assert dialog.title.text() == "Account “work”"
    assert not note.isVisible()
    for address, told in (
        ("https://two.example", True),
        ("https://", False),
        ("https://one.example/", False),
        ("https://one.example/v2", True),
    ):
        form.address.field.setText(address)
        assert note.isVisible() is told, address
    assert "along with their demos" in note.words.text()
    form.name.field.setText("home")
    assert dialog.title.text() == "Account “home”"
    assert "already" in note.words.text()
    form.name.field.setText("new")
    assert dialog.title.text() == "Add account"
    assert not note.isVisible()
