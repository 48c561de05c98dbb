"""The command line. Imports nothing heavy before --help or --version is answered."""

import argparse
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from voicedesk import __version__
from voicedesk.app.options import Options
from voicedesk.domain.account import (
    LONGEST_ACCOUNT_NAME,
    AccountNameProblem,
    AddressError,
    AddressProblem,
    account_name_problem,
    clean_address,
)

_ADDRESS_WORDS = {
    AddressProblem.EMPTY: "it is empty",
    AddressProblem.NOT_HTTP: "it has to begin with https://",
    AddressProblem.NO_HOST: "it names no host",
    AddressProblem.BAD_PORT: "its host or port can't be right",
    AddressProblem.CREDENTIALS: "it must not hold a user name or password",
    AddressProblem.QUERY: "it must not hold a query",
    AddressProblem.PLAIN_HTTP: "plain http would send the token unprotected; use https",
}

_NAME_WORDS = {
    AccountNameProblem.EMPTY: "an account's name needs letters that can be seen",
    AccountNameProblem.TOO_LONG: f"an account's name has {LONGEST_ACCOUNT_NAME} letters at most",
    AccountNameProblem.NOT_PRINTABLE: "an account's name needs letters that can be seen",
    AccountNameProblem.RESERVED: '"sandbox" is opened with --sandbox',
}


def parse(arguments: Sequence[str] | None = None) -> Options:
    """The options given.

    Raises:
        SystemExit: 0 after --help and --version, 2 for a bad option.
    """
    parser = argparse.ArgumentParser(
        prog="voicedesk",
        description="Manage and audition the cloned voices of a voice-clone account.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--sandbox",
        action="store_true",
        help="open the window on a built-in service: nothing to set up, nothing real touched",
    )
    parser.add_argument(
        "--base-url",
        metavar="URL",
        type=_address,
        help="the service's address for this run (https://xrobo.qiniu.com)",
    )
    parser.add_argument(
        "--account",
        metavar="NAME",
        type=_account,
        help='the account to open (the one used last, else "default")',
    )
    parser.add_argument(
        "--data-dir",
        metavar="DIR",
        type=_folder,
        help="keep settings, library, demos and logs there; tokens still go to the keyring",
    )
    parser.add_argument(
        "--language", choices=("en", "zh_CN"), help="the window's language (the system's)"
    )
    parser.add_argument("--version", action="version", version=f"VoiceDesk {__version__}")
    given = parser.parse_args(arguments)
    if given.sandbox and (given.base_url or given.account):
        parser.error("--sandbox brings its own account and address")
    return Options(
        sandbox=given.sandbox,
        base_url=given.base_url or "",
        account=given.account or "",
        data_dir=given.data_dir,
        language=given.language or "",
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run VoiceDesk; returns the exit status."""
    options = parse(arguments)
    from voicedesk.app.start import run  # noqa: PLC0415 - needs a display, unlike --help

    return run(options)


def _address(text: str) -> str:
    try:
        return clean_address(text)
    except AddressError as error:
        raise argparse.ArgumentTypeError(_ADDRESS_WORDS[error.problem]) from None


def _folder(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("it is empty")
    try:
        folder = Path(text).absolute()
    except OSError as error:
        raise argparse.ArgumentTypeError(f"the present folder: {error.strerror}") from None
    with suppress(OSError):  # why it can't be looked at is for the window to say
        if folder.exists() and not folder.is_dir():
            raise argparse.ArgumentTypeError(f"{folder} is not a folder")
    return folder


def _account(text: str) -> str:
    name = text.strip()
    problem = account_name_problem(name)
    if problem is not None:
        raise argparse.ArgumentTypeError(_NAME_WORDS[problem])
    return name
