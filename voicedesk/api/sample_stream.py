"""The bytes of a recording as they arrive, decoded where a server packs them unasked."""

import zlib
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Final

import httpx

from voicedesk.domain.errors import SampleError, SampleProblem

_PIECE: Final = 1 << 16
"""Bytes that are unpacked at once, however far they were packed together."""


class SampleStream:
    """A recording being fetched.

    Attributes:
        content_type: as the server says, lower case, with its parameters; often wrong or empty.
        size: in bytes; None if the server didn't say.
    """

    def __init__(self, response: httpx.Response) -> None:
        headers = response.headers
        self._response = response
        self._coding = headers.get("content-encoding", "").strip().lower()
        self.content_type = headers.get("content-type", "").lower()
        length = headers.get("content-length", "")
        is_told = length.isdecimal() and len(length) < 16 and not self._coding
        self.size = int(length) if is_told else None

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """Its bytes, once, in pieces of bounded size.

        Raises:
            SampleError: CUT_OFF if fewer bytes came than announced or the connection broke,
                TIMED_OUT if they stopped coming.
        """
        problem = SampleProblem.CUT_OFF
        try:
            async for piece in self._unpacked():
                try:
                    yield piece
                except BaseException:
                    # Before httpcore's own generators go: left to themselves, they'd have to wait
                    # for the connection to close, which a generator that goes can't.
                    await self._response.aclose()
                    raise
        except httpx.TimeoutException:
            problem = SampleProblem.TIMED_OUT
        except (httpx.HTTPError, OSError, zlib.error):
            pass
        else:
            return
        # Raised out here: an httpx error as its context would carry the signed link.
        raise SampleError(problem)

    async def _unpacked(self) -> AsyncIterator[bytes]:
        # httpx unpacks a whole piece at once, which may be a thousand times as large.
        unpack = zlib.decompressobj(wbits=47) if self._coding in {"gzip", "x-gzip"} else None
        async for piece in self._response.aiter_raw():
            if unpack is None:
                yield piece
                continue
            rest = piece
            while rest and not unpack.eof:
                yield unpack.decompress(rest, _PIECE)
                rest = unpack.unconsumed_tail
