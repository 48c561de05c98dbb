"""The command line. Imports nothing heavy before --help or --version is answered."""

import argparse
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from voicedesk import __version__
from voicedesk.app.options import VOICE_SCHEME, Options
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
    AddressProblem.NOT_HTTP: "it must start with https://",
    AddressProblem.NO_HOST: "it has no host",
    AddressProblem.BAD_PORT: "its host or port isn't valid",
    AddressProblem.CREDENTIALS: "it must not contain a user name or password",
    AddressProblem.QUERY: "it must not contain a query",
    AddressProblem.PLAIN_HTTP: "plain http would expose the token; use https",
}

_NAME_WORDS = {
    AccountNameProblem.EMPTY: "an account name needs at least one visible letter",
    AccountNameProblem.TOO_LONG: f"an account's name has {LONGEST_ACCOUNT_NAME} letters at most",
    AccountNameProblem.NOT_PRINTABLE: "an account name needs at least one visible letter",
    AccountNameProblem.RESERVED: '"sandbox" is opened with --sandbox',
}


def parse(arguments: Sequence[str] | None = None) -> Options:
    """The options given.

    Raises:
        SystemExit: 0 after --help and --version, 2 for a bad option.
    """
    parser = argparse.ArgumentParser(
        prog="voicedesk",
        description="Manage, play and train your cloned voices.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--sandbox",
        action="store_true",
        help=(
            "try VoiceDesk on a built-in service with sample voices: nothing to set up, "
            "no account needed"
        ),
    )
    parser.add_argument(
        "--base-url",
        metavar="URL",
        type=_address,
        help="use this service address for this run (default: https://xrobo.qiniu.com)",
    )
    parser.add_argument(
        "--account",
        metavar="NAME",
        type=_account,
        help='open this account (default: the last one used, or "default")',
    )
    parser.add_argument(
        "--data-dir",
        metavar="DIR",
        type=_folder,
        help="store settings, library, demos and logs in DIR; tokens stay in the keyring",
    )
    parser.add_argument(
        "--language", choices=("en", "zh_CN"), help="window language (default: the system's)"
    )
    parser.add_argument(
        "opened",
        metavar="FILE",
        nargs="*",
        type=_opened,
        help="a recording to train a voice from, or voicedesk:ID for a voice to select",
    )
    parser.add_argument("--version", action="version", version=f"VoiceDesk {__version__}")
    given = parser.parse_args(arguments)
    if given.sandbox and (given.base_url or given.account):
        parser.error("--sandbox can't be combined with --account or --base-url")
    return Options(
        sandbox=given.sandbox,
        base_url=given.base_url or "",
        account=given.account or "",
        data_dir=given.data_dir,
        language=given.language or "",
        opened=tuple(given.opened),
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


def _opened(text: str) -> str:
    """A link to a voice as it is; a file's path or address as its absolute path."""
    scheme, _, rest = text.partition(":")
    if scheme.lower() == VOICE_SCHEME:
        return f"{VOICE_SCHEME}:{rest.strip('/')}"
    path = Path(unquote(urlsplit(text).path) if scheme.lower() == "file" else text)
    with suppress(OSError):
        if path.is_file():
            return str(path.absolute())
    raise argparse.ArgumentTypeError(f"{text} is no file")


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
