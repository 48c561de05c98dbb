"""What an answer means: the data it carries, or the error it is."""

from collections.abc import Callable
from typing import TypeVar

import msgspec

from voicedesk.api.answer import Answer
from voicedesk.api.call import Call
from voicedesk.api.call_sender import CallSender
from voicedesk.api.wire import Envelope, WireError, read_envelope
from voicedesk.domain.errors import (
    AnswerNotUnderstoodError,
    NotFoundError,
    RateLimitedError,
    RefusedError,
    ServiceBrokenError,
    ServiceError,
    TokenRefusedError,
)

T = TypeVar("T")

_OK = range(200, 300)
_ERRORS = range(400, 600)


def understood(
    call: Call, answer: Answer, read: Callable[[msgspec.Raw], T], sender: CallSender
) -> T:
    """What `read` makes of the `data` of an answer that reports success.

    HTTP status and `code` both have to. Where they don't, a `code` from 400 to 599 tells the kind
    of failure, else an HTTP status from 400 to 599 does; any other `code` but 0 is a refusal.

    Raises:
        ServiceError: the answer reports a failure, or isn't what the contract says. Answers that
            leave it open whether the call was carried out (5xx and what can't be read) say so.
    """
    envelope = Envelope()
    try:
        if answer.status != 204 or call.method != "DELETE":
            envelope = read_envelope(answer.body)
        if answer.status in _OK and not envelope.code:
            return read(envelope.data)
        problem = ""
    except WireError as error:
        problem = sender.told(call, str(error))
    raise _error(call, answer, envelope, problem, sender)


def _error(
    call: Call, answer: Answer, envelope: Envelope, problem: str, sender: CallSender
) -> ServiceError:
    code = envelope.code
    number = _deciding_number(answer.status, code)
    unclear = number == 0 or number >= 500
    facts = sender.facts(
        call,
        status=answer.status,
        code=code,
        message=envelope.msg or "",
        reqid=envelope.reqid or answer.reqid,
        may_have_taken_effect=unclear and call.changes,
    )
    if number == 0:
        host = answer.redirect_host
        return AnswerNotUnderstoodError(
            facts, f"redirected to {sender.told(call, host)}" if host else problem
        )
    if number == 429:
        return RateLimitedError(facts, answer.retry_after)
    if number == 401 or (number == 403 and _is_listing(call)):
        return TokenRefusedError(facts, problem)
    if number == 404:
        # Without an envelope a 404 can be any server's, at an address that isn't the service's.
        understood = code is not None or bool(call.voice_id)
        return (NotFoundError if understood else AnswerNotUnderstoodError)(facts, problem)
    return (ServiceBrokenError if number >= 500 else RefusedError)(facts, problem)


def _deciding_number(status: int, code: int | None) -> int:
    """The number of 400 to 599 that tells the kind of failure; 0 if the answer makes no sense."""
    if code is not None and code in _ERRORS:
        return code
    if status in _ERRORS:
        return status
    return 400 if code else 0


def _is_listing(call: Call) -> bool:
    return call.method == "GET" and not call.voice_id
