"""A bucket for recordings, as a person's own storage would be: S3 with signatures that are checked.

It is at `/storage`, and knows one bucket and one pair of keys. Its links are the only way to an
object without them, for as long as they say.
"""

import hashlib
import hmac
import re
from datetime import UTC, datetime, timedelta
from mimetypes import guess_type
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from voicedesk.sandbox.call import STORAGE_PATH
from voicedesk.sandbox.demos import DemoStore
from voicedesk.storage.signing import SANDBOX_KEYS, Signer

BUCKET: Final = "recordings"
SIGNER: Final = Signer(SANDBOX_KEYS, "sandbox")
"""What requests have to be signed with."""

_CLOCKS_APART: Final = timedelta(minutes=15)
_LARGEST: Final = 64 << 20
_NAME: Final = re.compile(r"[\w-]+/[\w-]+\.\w+")
_UNSIGNED_HERE: Final = {"host", "x-amz-date", "x-amz-content-sha256"}
"""Headers that the signer adds of itself."""


class _DeniedError(Exception):
    def __init__(self, code: str, status: int = 403) -> None:
        super().__init__(code)
        self.code = code
        self.status = status


class StorageRoutes:
    """Write, fetch and delete."""

    def __init__(self, objects: DemoStore) -> None:
        self._objects = objects

    def routes(self) -> list[Route]:
        path = f"{STORAGE_PATH}/{{bucket}}/{{name:path}}"
        return [Route(path, self._answer, methods=["PUT", "GET", "DELETE"])]

    async def _answer(self, request: Request) -> Response:
        try:
            return await self._carry_out(request)
        except _DeniedError as error:
            text = f"<?xml version='1.0' encoding='UTF-8'?><Error><Code>{error.code}</Code></Error>"
            return Response(text, error.status, media_type="application/xml")

    async def _carry_out(self, request: Request) -> Response:
        body = await request.body()
        _check(request, body)
        if request.path_params["bucket"] != BUCKET:
            raise _DeniedError("NoSuchBucket", 404)
        if not _NAME.fullmatch(request.path_params["name"]):
            raise _DeniedError("InvalidArgument", 400)
        name = request.path_params["name"].replace("/", ".")
        if request.method == "PUT":
            if len(body) > _LARGEST:
                raise _DeniedError("EntityTooLarge", 400)
            self._objects.keep(name, body)
            return Response(headers={"etag": f'"{_hash(body)[:32]}"'})
        if request.method == "DELETE":
            self._objects.drop(name)
            return Response(status_code=204)
        content = self._objects.find(name)
        if content is None:
            raise _DeniedError("NoSuchKey", 404)
        kind, _ = guess_type(name)
        return Response(content, media_type=kind or "application/octet-stream")


def _check(request: Request, body: bytes) -> None:
    """Whether the request or its link is signed, and recently enough."""
    sent = request.query_params if "X-Amz-Signature" in request.query_params else request.headers
    try:
        at = datetime.strptime(sent.get("X-Amz-Date", ""), "%Y%m%dT%H%M%S%z")
        seconds = int(request.query_params.get("X-Amz-Expires", "1"))
    except ValueError:
        raise _DeniedError("AccessDenied") from None
    url = f"http://{request.headers['host']}{request.scope['raw_path'].decode('ascii')}"
    if sent is request.query_params:
        if request.method != "GET" or at + timedelta(seconds=seconds) < datetime.now(UTC):
            raise _DeniedError("AccessDenied")
        given, expected = f"{url}?{request.url.query}", SIGNER.link(url, seconds, at=at)
    else:
        if abs(at - datetime.now(UTC)) > _CLOCKS_APART:
            raise _DeniedError("RequestTimeTooSkewed")
        given = request.headers.get("authorization", "")
        names = given.partition("SignedHeaders=")[2].partition(",")[0].split(";")
        expected = SIGNER.headers(
            request.method,
            url,
            body_hash=_hash(body),
            headers={name: request.headers.get(name, "") for name in {*names} - _UNSIGNED_HERE},
            at=at,
        )["authorization"]
    if f"Credential={SIGNER.keys.access}/" not in given.replace("%2F", "/"):
        raise _DeniedError("InvalidAccessKeyId")
    if not hmac.compare_digest(given.encode(), expected.encode()):
        raise _DeniedError("SignatureDoesNotMatch")


def _hash(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
