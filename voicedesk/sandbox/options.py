"""The built-in service's command line."""

import argparse
import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from voicedesk.sandbox.fault_rule import GRAMMAR, FaultRule, FaultRuleError


class Edition(StrEnum):
    """Which of the service's two public editions to behave like."""

    FIRST = "first"
    """The contract's own: no tier, no choice of language, a language only once trained."""
    LATER = "later"
    """The edition of 2026: language and tier on POST, a tier with every voice."""


class ErrorStatus(StrEnum):
    """The HTTP status that goes with an error's `code`."""

    SAME = "same"
    OK = "200"


@dataclass(frozen=True, slots=True)
class Options:
    """What the service was started with; see `--help` for each."""

    host: str = "127.0.0.1"
    port: int = 0
    token: str = "sandbox"  # noqa: S105 - opens nothing but this sandbox
    voices: int = 12
    training_seconds: float = 20.0
    demo_seconds: float = 7 * 24 * 3600.0
    edition: Edition = Edition.LATER
    error_status: ErrorStatus = ErrorStatus.SAME
    faults: tuple[FaultRule, ...] = ()
    state: Path | None = None
    until_stdin_closes: bool = False


def parse_options(arguments: Sequence[str] | None = None) -> Options:
    """The options on the command line. A bad one ends the program with status 2."""
    usual = Options()
    parser = argparse.ArgumentParser(
        prog="python -m voicedesk.sandbox",
        description="A voice-clone service on this computer, with sample voices and real speech. "
        "When ready it prints one line: its address.",
        epilog=GRAMMAR,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--host", default=usual.host, help="address to listen on (%(default)s)")
    add("--port", type=port, default=usual.port, help="port; 0 takes any free one (%(default)s)")
    add("--token", default=usual.token, help="the token that opens it (%(default)s)")
    add(
        "--voices",
        type=count,
        default=usual.voices,
        metavar="N",
        help="start with N voices, the same ones every time (%(default)s)",
    )
    add(
        "--training-seconds",
        type=duration,
        default=usual.training_seconds,
        metavar="S",
        help="how long a training takes (%(default)g)",
    )
    add(
        "--demo-seconds",
        type=duration,
        default=usual.demo_seconds,
        metavar="S",
        help="how long a demo link can be used (%(default)g)",
    )
    add(
        "--edition",
        type=Edition,
        choices=list(Edition),
        default=usual.edition,
        help="the service's edition: the first has no tier, and no language until trained "
        "(%(default)s)",
    )
    add(
        "--error-status",
        type=ErrorStatus,
        choices=list(ErrorStatus),
        default=usual.error_status,
        help="HTTP status of an error: the same as its code, or 200 (%(default)s)",
    )
    add(
        "--fault",
        type=_fault,
        action="append",
        default=[],
        metavar="RULE",
        help="misbehave, as below; may be repeated",
    )
    add(
        "--state",
        type=Path,
        metavar="FILE",
        help="keep voices and trainings in FILE across restarts; what it holds goes before "
        "--voices. New demos are kept in a folder beside it",
    )
    add(
        "--until-stdin-closes",
        action="store_true",
        help="end when standard input is closed, so as not to outlive whoever started it",
    )
    given = parser.parse_args(arguments)
    return Options(
        host=given.host,
        port=given.port,
        token=given.token,
        voices=given.voices,
        training_seconds=given.training_seconds,
        demo_seconds=given.demo_seconds,
        edition=given.edition,
        error_status=given.error_status,
        faults=tuple(given.fault),
        state=given.state,
        until_stdin_closes=given.until_stdin_closes,
    )


def port(text: str) -> int:
    """A port's number. argparse shows the name of this function for a bad one."""
    if not 0 <= (number := int(text)) <= 65535:
        raise ValueError(text)
    return number


def count(text: str) -> int:
    """A number of things."""
    if (number := int(text)) < 0:
        raise ValueError(text)
    return number


def duration(text: str) -> float:
    """A number of seconds."""
    seconds = float(text)
    if not (math.isfinite(seconds) and seconds >= 0):
        raise ValueError(text)
    return seconds


def _fault(text: str) -> FaultRule:
    try:
        return FaultRule.parse(text)
    except FaultRuleError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
