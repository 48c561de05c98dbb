"""The body of an answer, unpacked in pieces of bounded size and never beyond a limit.

httpx unpacks each piece that arrives as a whole, one coding after the other: ten kilobytes can
become gigabytes. Here at most one coding is undone, 64 KiB at a time.
"""

import zlib
from collections.abc import AsyncGenerator
from enum import StrEnum
from typing import Final

import httpx

_PIECE: Final = 1 << 16
"""Bytes that are unpacked at once, however far they were packed together."""
_SMALL: Final = 8 << 20
_RATIO: Final = 256
"""How many times its size on the wire a body beyond `_SMALL` may have: no listing and no sound
packs half as well, and gzip goes to 1,032."""


class BodyProblem(StrEnum):
    """Why a body isn't read any further."""

    CODING = "content coding"
    TOO_LONG = "too long"
    CUT_OFF = "cut off"


class BodyError(Exception):
    """A body that isn't read any further."""

    def __init__(self, problem: BodyProblem) -> None:
        super().__init__(problem)
        self.problem = problem


def is_coded(response: httpx.Response) -> bool:
    """Whether the announced length is another than that of the unpacked body."""
    return bool(_codings(response))


async def read_pieces(response: httpx.Response, *, limit: int) -> AsyncGenerator[bytes, None]:
    """The unpacked bytes of a streamed response, once.

    Args:
        limit: the most bytes, both as they come and unpacked.

    Raises:
        BodyError: it is longer than `limit`, packed beyond reason, in more than one coding or in
            one that wasn't asked for, or ends before its coding does.
        httpx.HTTPError: the connection broke or fell silent.
    """
    codings = _codings(response)
    if len(codings) > 1 or not {"gzip", "x-gzip", "deflate"}.issuperset(codings):
        raise BodyError(BodyProblem.CODING)
    unpack = zlib.decompressobj(wbits=47) if codings else None
    on_wire = unpacked = 0
    async for piece in response.aiter_raw():
        on_wire += len(piece)
        if on_wire > limit:
            raise BodyError(BodyProblem.TOO_LONG)
        if unpack is None:
            yield piece
            continue
        rest = piece
        while rest and not unpack.eof:
            try:
                part = unpack.decompress(rest, _PIECE)
            except zlib.error:
                raise BodyError(BodyProblem.CODING) from None
            unpacked += len(part)
            if unpacked > min(limit, max(_SMALL, on_wire * _RATIO)):
                raise BodyError(BodyProblem.TOO_LONG)
            if part:
                yield part
            rest = unpack.unconsumed_tail
    if unpack is not None and on_wire and not unpack.eof:
        raise BodyError(BodyProblem.CUT_OFF)


def _codings(response: httpx.Response) -> list[str]:
    named = response.headers.get("content-encoding", "").lower().split(",")
    return [coding for name in named if (coding := name.strip()) not in {"", "identity"}]
