"""Files over HTTP as a storage service answers: ETag, Last-Modified, 304, Range and If-Range."""

import re

from starlette.requests import Request
from starlette.responses import Response

from voicedesk.sandbox.audio_content import AudioContent


def ranged_response(request: Request, content: AudioContent) -> Response:
    """`content`, or the one range of it that `request` asks for (RFC 9110, 13 and 14)."""
    size = len(content.data)
    headers = {
        "accept-ranges": "bytes",
        "etag": content.etag,
        "last-modified": content.modified,
        "content-type": content.media_type,
    }
    if _is_known(request, content):
        return Response(status_code=304, headers=headers)
    span = _span(request, content)
    if span is None:
        return Response(content.data, headers=headers)
    first, last = span
    if first >= size or last < first:
        return Response(status_code=416, headers=headers | {"content-range": f"bytes */{size}"})
    last = min(last, size - 1)
    headers["content-range"] = f"bytes {first}-{last}/{size}"
    return Response(content.data[first : last + 1], status_code=206, headers=headers)


def _is_known(request: Request, content: AudioContent) -> bool:
    tags = request.headers.get("if-none-match")
    if tags is not None:
        known = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        return bool(known & {content.etag, "*"})
    return request.headers.get("if-modified-since") == content.modified


def _span(request: Request, content: AudioContent) -> tuple[int, int] | None:
    """First and last byte asked for, perhaps beyond the end; None for all of it."""
    wanted = re.fullmatch(r"bytes=(\d*)-(\d*)", request.headers.get("range", ""), re.ASCII)
    if wanted is None or not any(wanted.groups()):
        return None
    condition = request.headers.get("if-range")
    if condition is not None and condition not in {content.etag, content.modified}:
        return None
    size = len(content.data)
    first, last = wanted.groups()
    if not first:
        length = int(last)
        return (max(0, size - length), size - 1) if length else (size, size)
    return int(first), int(last) if last else size - 1
