"""How accounts and their colours are called."""

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.account import Account
from voicedesk.domain.display import clean

translate = QCoreApplication.translate


def account_words(account: Account) -> str:
    """The account's name, made safe to show."""
    return translate("AccountWords", "Sandbox") if account.is_sandbox else clean(account.name)


def colour_words() -> dict[str, str]:
    """The names of the colours to choose from, by the names that settings keep."""
    return {
        "orange": translate("AccountWords", "Orange"),
        "blue": translate("AccountWords", "Blue"),
        "green": translate("AccountWords", "Green"),
        "violet": translate("AccountWords", "Violet"),
        "teal": translate("AccountWords", "Teal"),
        "pink": translate("AccountWords", "Pink"),
        "brown": translate("AccountWords", "Brown"),
        "slate": translate("AccountWords", "Slate"),
    }
