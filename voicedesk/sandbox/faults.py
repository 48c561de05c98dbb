"""The door that every request comes through, the fault rules in force, and what they do.

The `FrontDoor` reads a request whole, notes which call it makes, and asks the `FaultBook` for the
rules due for it. If there are any `misbehave` answers it, else the service itself.
"""

import asyncio
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from starlette.types import ASGIApp, Receive, Scope, Send

from voicedesk.sandbox.call import CONTROL_PATH, Call, RequestLog, SeenRequest, call_of
from voicedesk.sandbox.demos import bundled
from voicedesk.sandbox.http import Answer, Exchange, LeavingError, as_json, envelope
from voicedesk.sandbox.options import FaultRule, What


@dataclass(slots=True)
class _Use:
    rule: FaultRule
    reached: int = 0
    applied: int = 0


class FaultBook:
    """The rules in force, in order."""

    def __init__(self, rules: Iterable[FaultRule]) -> None:
        self._uses: list[_Use] = []
        self.replace(rules)

    def replace(self, rules: Iterable[FaultRule]) -> None:
        """Put other rules in force, with nothing counted yet."""
        self._uses = [_Use(rule) for rule in rules]

    def due(self, call: Call) -> Sequence[FaultRule]:
        """The rules to follow for a call that has just come: slow ones, then at most one other."""
        due: list[FaultRule] = []
        for use in self._uses:
            rule = use.rule
            if not rule.is_for(call):
                continue
            use.reached += 1
            if use.reached <= rule.after or use.applied == rule.count:
                continue
            use.applied += 1
            due.append(rule)
            if rule.what is not What.SLOW:
                break
        return due

    def report(self) -> list[dict[str, str | int]]:
        """Each rule with how often it was followed."""
        return [{"rule": use.rule.text, "applied": use.applied} for use in self._uses]


Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

_PAGE = "<!doctype html><title>Sorry</title><h1>网关错误 Bad gateway</h1>".encode()
_GARBAGE = b"\x00\xff{\"code\": 0, 'data'\x9d ]]"
_JSON = (b"content-type", b"application/json")
_HTML = (b"content-type", b"text/html; charset=utf-8")
_MP3 = (b"content-type", b"audio/mpeg")


async def misbehave(
    exchange: Exchange, application: ASGIApp, call: Call, rules: list[FaultRule]
) -> None:
    """Answer a request as `rules` say: slow ones, then at most one other.

    Raises:
        LeavingError: the service ended in the middle of it.
    """
    slow = [rule for rule in rules if rule.what is What.SLOW]
    other = next((rule for rule in rules if rule.what is not What.SLOW), None)
    await exchange.pause(sum(rule.number for rule in slow if not rule.acts))
    acts = other is None or other.acts
    answer = await exchange.carry_out(application) if acts else Answer()
    await exchange.pause(sum(rule.number for rule in slow if rule.acts))
    if other is None:
        await exchange.send(answer)
    else:
        await _spoil(exchange, answer, call, other)


async def _spoil(exchange: Exchange, answer: Answer, call: Call, rule: FaultRule) -> None:
    match rule.what:
        case What.RESET:
            await exchange.reset()
        case What.DROP:
            await exchange.close()
        case What.HANG:
            await exchange.hang()
        case What.TRUNCATE:
            await exchange.send_half(answer)
        case What.DRIP:
            await exchange.send_slowly(answer, rule.number)
        case What.ENDLESS:
            speech = bundled("en-1.mp3")
            await exchange.send_without_end(Answer(200, [_MP3]), speech)
        case What.WRONG_TYPE | What.MISSING | What.NULL:
            answer.body = _with_field_spoilt(answer.body, rule)
            await exchange.send(answer)
        case _:
            await exchange.send(_other_answer(call, rule))


def _other_answer(call: Call, rule: FaultRule) -> Answer:
    """The answer that `rule` puts in place of the right one."""
    number = int(rule.number)
    match rule.what:
        case What.STATUS:
            headers = [(b"retry-after", rule.retry_after.encode())] if rule.retry_after else []
            text = f"fault {number}"
            body = {"error": text} if call.is_file else envelope(number, text)
            return Answer(number, [*headers, _JSON], as_json(body))
        case What.CODE:
            return Answer(200, [_JSON], as_json(envelope(number, f"fault {number}")))
        case What.HTML:
            return Answer(200, [_HTML], _PAGE)
        case What.GARBAGE:
            return Answer(200, [_MP3 if call.is_file else _JSON], _GARBAGE)
        case What.REDIRECT:
            return Answer(302, [(b"location", rule.value.encode())])
        case _:
            return Answer(200, [_MP3 if call.is_file else _JSON])


def _with_field_spoilt(body: bytes, rule: FaultRule) -> bytes:
    """`body` with one field given a wrong type, left out or null, wherever it is first found."""
    try:
        envelope: Json = json.loads(body)
    except ValueError:
        return body  # a file: it has no fields
    holder = _holder_of(rule.value, envelope)
    if holder is None:
        return body
    if rule.what is What.MISSING:
        del holder[rule.value]
    elif rule.what is What.NULL:
        holder[rule.value] = None
    else:
        holder[rule.value] = 5 if not isinstance(holder[rule.value], int) else "five"
    return as_json(envelope)


def _holder_of(field: str, value: Json) -> dict[str, Json] | None:
    if isinstance(value, list):
        return _holder_of(field, value[0]) if value else None
    if not isinstance(value, dict):
        return None
    if field in value:
        return value
    inner = (_holder_of(field, part) for part in value.values())
    return next((holder for holder in inner if holder is not None), None)


_LARGEST_BODY = 16 * 1024 * 1024


class FrontDoor:
    """The ASGI application that stands before the service's own one.

    Args:
        leaving: set when the service ends; lets go of whatever a fault holds up.
    """

    def __init__(
        self, application: ASGIApp, log: RequestLog, faults: FaultBook, leaving: asyncio.Event
    ) -> None:
        self._application = application
        self._log = log
        self._faults = faults
        self._leaving = leaving

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        body = await _whole_body(receive)
        if body is None:
            return
        exchange = Exchange(scope, body, receive, send, self._leaving)
        if len(body) > _LARGEST_BODY:
            await exchange.send(Answer(413, body=as_json(envelope(413, "body too large"))))
        elif scope["path"].startswith(f"{CONTROL_PATH}/"):
            await exchange.pass_on(self._application)
        else:
            await self._answer(exchange, scope, body)

    async def _answer(self, exchange: Exchange, scope: Scope, body: bytes) -> None:
        decoded = _decoded(body)
        call = call_of(scope["method"], scope["path"], decoded)
        seen = SeenRequest(
            call=call or "",
            method=scope["method"],
            path=scope["path"],
            body=decoded,
            had_authorization=any(name == b"authorization" for name, _ in scope["headers"]),
        )
        self._log.add(seen)
        scope["state"]["seen"] = seen
        rules = [] if call is None else list(self._faults.due(call))
        seen.fault = [rule.text for rule in rules]
        try:
            if call is None or not rules:
                await exchange.pass_on(self._application)
            else:
                await misbehave(exchange, self._application, call, rules)
        except LeavingError:
            await exchange.close()
        finally:
            seen.status = exchange.status


async def _whole_body(receive: Receive) -> bytes | None:
    """The request's body, as far as the limit; None if the client went away."""
    body = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        if len(body) <= _LARGEST_BODY:
            body += message.get("body", b"")
        if not message.get("more_body", False):
            return body


def _decoded(body: bytes) -> object:
    try:
        decoded: object = json.loads(body) if body else None
    except (ValueError, RecursionError):
        decoded = body[:1000].decode("utf-8", "replace")
    return decoded
