"""The contract's envelope, for answers and for errors."""

import json
import secrets

from starlette.responses import Response

from voicedesk.sandbox.options import ErrorStatus


class RefusalError(Exception):
    """A request that the service understood and refuses, with the contract's code and message."""

    def __init__(self, code: int, message: str) -> None:
        self.code = code
        self.message = message
        super().__init__(f"{code} {message}")


class Envelope:
    """Wraps what the service answers: `{code, msg, reqid, data}`."""

    def __init__(self, error_status: ErrorStatus) -> None:
        self._error_status = error_status

    def answer(self, data: object) -> Response:
        """A success; `msg` has no value then."""
        return _response(200, 0, "", data)

    def refuse(self, code: int, message: str) -> Response:
        """An error of the service's own kind."""
        status = 200 if self._error_status is ErrorStatus.OK else code
        return _response(status, code, message, None)


def error_body(code: int, message: str) -> bytes:
    """An error's envelope, for a fault that chooses the HTTP status itself."""
    return _encoded(code, message, None)


def as_json(value: object) -> bytes:
    """`value` as JSON. A lone surrogate, which UTF-8 can't carry, becomes a question mark."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _response(status: int, code: int, message: str, data: object) -> Response:
    return Response(_encoded(code, message, data), status, media_type="application/json")


def _encoded(code: int, message: str, data: object) -> bytes:
    envelope = {"code": code, "msg": message, "reqid": secrets.token_hex(8), "data": data}
    return as_json(envelope)
