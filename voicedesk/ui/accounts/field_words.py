"""Why a field of the account form won't do, to stand beside it."""

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.account_name import LONGEST_ACCOUNT_NAME, AccountNameProblem
from voicedesk.domain.service_address import DEFAULT_ADDRESS, AddressProblem

translate = QCoreApplication.translate


def address_words(problem: AddressProblem) -> str:
    """Why the service address can't be used."""
    words = {
        AddressProblem.EMPTY: translate("FieldWords", "Enter an address. The usual one: {usual}"),
        AddressProblem.NOT_HTTP: translate("FieldWords", "The address starts with https://"),
        AddressProblem.NO_HOST: translate(
            "FieldWords", "The server’s name is missing or not valid. The usual address: {usual}"
        ),
        AddressProblem.BAD_PORT: translate("FieldWords", "What follows the colon isn’t a port."),
        AddressProblem.CREDENTIALS: translate(
            "FieldWords", "Leave out the user name and the “@” sign."
        ),
        AddressProblem.QUERY: translate("FieldWords", "Leave out what follows “?” or “#”."),
        AddressProblem.PLAIN_HTTP: translate(
            "FieldWords", "Use https: over http, others on the way could read the token."
        ),
    }
    return words[problem].format(usual=DEFAULT_ADDRESS)


def account_name_words(problem: AccountNameProblem) -> str:
    """Why the account's name can't be used."""
    words = {
        AccountNameProblem.EMPTY: translate("FieldWords", "Give the account a name."),
        AccountNameProblem.TOO_LONG: translate("FieldWords", "At most {most} characters."),
        AccountNameProblem.NOT_PRINTABLE: translate(
            "FieldWords", "The name holds a character that can’t be shown. Type it anew."
        ),
        AccountNameProblem.RESERVED: translate(
            "FieldWords", "The sandbox has this name. Choose another."
        ),
    }
    return words[problem].format(most=LONGEST_ACCOUNT_NAME)


def taken_name_words() -> str:
    """Why a name that another account has can't be used."""
    return translate("FieldWords", "Another account has this name. Choose another.")


def bad_token_words() -> str:
    """Why a text can't be a token."""
    return translate(
        "FieldWords",
        "A token has no spaces and only plain letters, digits and signs. Copy it anew.",
    )


def missing_token_words() -> str:
    """What to do with an empty token field."""
    return translate("FieldWords", "Paste the account’s token here.")


def refused_token_words() -> str:
    """What to do with a token that the service doesn't accept."""
    return translate(
        "FieldWords", "The service doesn’t accept this token. Copy it anew from the console."
    )
