"""The built-in service's command line: the rules of faults, and the options."""

import argparse
import math
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Self

from voicedesk.sandbox.call import Call

GRAMMAR = """\
faults: CALL:WHAT[=VALUE][:COUNT][:after=N][:retry-after=S]

  CALL   create train rename get list delete demo sample storage quota, or * for the contract's:
         all but sample, storage and quota
  WHAT   before anything is done (put act-then- in front to do it first and then misbehave):
           reset, drop, hang    the connection is reset, closed, or never answered
           slow=SECONDS         the answer comes late
           500, 429, 403, ...   that HTTP status, with the same code
           200-with-code=CODE   HTTP status 200, with that code
           garbage, html, empty status 200 with bytes, a page or nothing
           redirect=URL         sent elsewhere (takes the rest of the rule)
           endless              an audio file that never ends
         in the answer to what was done:
           truncate             half of it, then the connection closes
           drip=SECONDS         in pieces, taking so long
           wrong-type=FIELD, missing=FIELD, null=FIELD
                                a field of the envelope, of the voice or of the first one listed
  COUNT  how often (without it, always); after=N lets the first N go by; retry-after=S adds the
         header to a status

  The first rule that applies is followed; slow rules are followed besides. A rule counts the
  calls that reach it, so list:500:2 and list:429:1 after it are two 500s and then one 429.

examples:
  train:reset                    create:act-then-drop      list:500:2
  list:429:1:retry-after=2       *:slow=0.5                delete:act-then-500:1
  train:act-then-slow=30:1       demo:truncate:1           demo:html
  list:garbage                   list:wrong-type=name      list:200-with-code=500
  get:hang:1:after=2             create:redirect=http://127.0.0.1:9/
"""

_ACT_FIRST = "act-then-"
_EVERY_CALL = "*"
_EVERY = {*Call} - {Call.SAMPLE, Call.STORAGE, Call.QUOTA}


class What(StrEnum):
    """The kinds of misbehaviour."""

    RESET = "reset"
    DROP = "drop"
    HANG = "hang"
    SLOW = "slow"
    STATUS = "status"
    CODE = "200-with-code"
    GARBAGE = "garbage"
    HTML = "html"
    EMPTY = "empty"
    REDIRECT = "redirect"
    ENDLESS = "endless"
    TRUNCATE = "truncate"
    DRIP = "drip"
    WRONG_TYPE = "wrong-type"
    MISSING = "missing"
    NULL = "null"

    @property
    def spoils_answer(self) -> bool:
        """Whether it changes the answer to what was done, so that it is always done."""
        return self in _SPOILS_ANSWER


_SPOILS_ANSWER = {What.TRUNCATE, What.DRIP, What.WRONG_TYPE, What.MISSING, What.NULL}
_WITH_SECONDS = {What.SLOW, What.DRIP}
_WITH_TEXT = {What.REDIRECT, What.WRONG_TYPE, What.MISSING, What.NULL}


class FaultRuleError(ValueError):
    """A rule that can't be understood; its text says why."""


@dataclass(frozen=True, slots=True)
class FaultRule:
    """One rule.

    Attributes:
        text: as it was written.
        call: the call it is for; None for all of `_EVERY`.
        number: the status, code or seconds of `what`.
        value: the field or URL of `what`.
        acts: whether the request is carried out all the same.
        count: how often it applies; None for always.
        after: how many calls it lets go by first.
        retry_after: the header's value in seconds; empty for none.
    """

    text: str
    call: Call | None
    what: What
    number: float = 0.0
    value: str = ""
    acts: bool = False
    count: int | None = None
    after: int = 0
    retry_after: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """The rule that `text` means; FaultRuleError if it is none."""
        call, _, rest = text.partition(":")
        head, redirect, url = rest.partition("redirect=")
        parts = [f"{head}{redirect}{url}"] if redirect else rest.split(":")
        try:
            what, number, value, acts = _parse_what(parts[0])
            count, after, retry_after = _parse_options(parts[1:], what)
            acts = acts or what.spoils_answer
            return cls(
                text, _parse_call(call), what, number, value, acts, count, after, retry_after
            )
        except ValueError as error:
            raise FaultRuleError(f"{text}: {error}".strip()) from None

    def is_for(self, call: Call) -> bool:
        return call in _EVERY if self.call is None else call is self.call


def _parse_call(name: str) -> Call | None:
    if name == _EVERY_CALL:
        return None
    try:
        return Call(name)
    except ValueError:
        raise ValueError(f"there is no call {name}") from None


def _parse_what(text: str) -> tuple[What, float, str, bool]:
    acts = text.startswith(_ACT_FIRST)
    name, _, value = text.removeprefix(_ACT_FIRST).partition("=")
    if re.fullmatch(r"[45]\d\d", name) and not value:
        return What.STATUS, float(name), "", acts
    try:
        what = What(name)
    except ValueError:
        raise ValueError(f"there is no fault {name}") from None
    if what is What.STATUS:
        raise ValueError("name the status, such as 500")
    if what in _WITH_SECONDS:
        return what, duration(value), "", acts
    if what is What.CODE:
        return what, float(count(value)), "", acts
    if what in _WITH_TEXT and not value:
        raise ValueError(f"a value is missing after {what}")
    if value and what not in _WITH_TEXT:
        raise ValueError(f"no value goes with {what}")
    return what, 0.0, value, acts


def _parse_options(parts: list[str], what: What) -> tuple[int | None, int, str]:
    most: int | None = None
    after = 0
    retry_after = ""
    for part in parts:
        name, _, value = part.partition("=")
        if name == "after":
            after = count(value)
        elif name == "retry-after":
            retry_after = value
        else:
            most = count(part)
    if retry_after and what is not What.STATUS:
        raise ValueError("retry-after goes with a status")
    return most, after, retry_after


def count(text: str) -> int:
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII):
        raise ValueError(f"no whole number: {text}")
    return int(text)


def duration(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not (math.isfinite(seconds) and seconds >= 0):
        raise ValueError(f"no number of seconds: {text}")
    return seconds


class Edition(StrEnum):
    """Which of the service's two public editions to behave like."""

    FIRST = "first"
    """The contract's own: no tier, no choice of language, a language only once trained."""
    LATER = "later"
    """The edition of 2026: language and tier on POST, a tier with every voice."""


class QuotaForm(StrEnum):
    """How the service tells how many trainings are left."""

    TIER = "tier"
    """A number for the tier asked for."""
    PACKAGES = "packages"
    """A list of what was bought."""
    NONE = "none"


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
    quota: QuotaForm = QuotaForm.TIER
    paid_trainings: int = 20
    faults: tuple[FaultRule, ...] = ()
    state: Path | None = None
    until_stdin_closes: bool = False


def parse_options(arguments: Sequence[str] | None = None) -> Options:
    """The options on the command line. A bad one ends the program with status 2."""
    parser = argparse.ArgumentParser(
        prog="python -m voicedesk.sandbox",
        description=(
            "A voice-clone service on this computer, with sample voices and real speech. "
            "It prints its address as one line when it is ready."
        ),
        epilog=GRAMMAR,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(**asdict(Options()))
    add = parser.add_argument
    add("--host", help="address to listen on (%(default)s)")
    add("--port", type=port, help="port to listen on; 0 picks a free one (%(default)s)")
    add("--token", help="API token to accept (%(default)s)")
    add(
        "--voices",
        type=count,
        metavar="N",
        help="start with N voices, the same ones every time (%(default)s)",
    )
    add(
        "--training-seconds",
        type=duration,
        metavar="S",
        help="how long a training takes (%(default)g)",
    )
    add(
        "--demo-seconds",
        type=duration,
        metavar="S",
        help="how long a demo link stays valid (%(default)g)",
    )
    add(
        "--edition",
        type=Edition,
        choices=list(Edition),
        help="the service's edition: the first has no tier, and no language until trained "
        "(%(default)s)",
    )
    add(
        "--error-status",
        type=ErrorStatus,
        choices=list(ErrorStatus),
        help="HTTP status of an error: the same as its code, or 200 (%(default)s)",
    )
    add(
        "--quota",
        type=QuotaForm,
        choices=list(QuotaForm),
        help="how the later edition tells how many trainings are left (%(default)s)",
    )
    add(
        "--paid-trainings",
        type=count,
        metavar="N",
        help="how many trainings of paid voices there are at first (%(default)s)",
    )
    add(
        "--fault",
        dest="faults",
        type=_fault,
        action="append",
        default=[],
        metavar="RULE",
        help="misbehave as described below; can be repeated",
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
    given.faults = tuple(given.faults)
    return Options(**vars(given))


def port(text: str) -> int:
    """A port's number. argparse shows the name of a type's function for a bad value."""
    if not 0 <= (number := int(text)) <= 65535:
        raise ValueError(text)
    return number


def _fault(text: str) -> FaultRule:
    try:
        return FaultRule.parse(text)
    except FaultRuleError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
