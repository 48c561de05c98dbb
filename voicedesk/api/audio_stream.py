"""The bytes of one audio file as they arrive."""

from collections.abc import AsyncIterator

import httpx

from voicedesk.domain.errors import DemoError, DemoProblem


class AudioStream:
    """An audio file being fetched.

    Attributes:
        content_type: as the server says, lower case, without parameters; often wrong or empty.
        size: in bytes; None if the server didn't say.
    """

    def __init__(self, response: httpx.Response) -> None:
        self._response = response
        self._is_coded = "content-encoding" in response.headers
        self.content_type = response.headers.get("content-type", "").partition(";")[0].lower()
        length = response.headers.get("content-length", "")
        self.size = int(length) if length.isdecimal() and not self._is_coded else None

    async def chunks(self) -> AsyncIterator[bytes]:
        """The file's bytes, once.

        Raises:
            DemoError: CUT_OFF if fewer bytes came than announced or the connection broke,
                TIMED_OUT if they stopped coming.
        """
        problem = DemoProblem.CUT_OFF
        try:
            pieces = self._response.aiter_bytes() if self._is_coded else self._response.aiter_raw()
            async for piece in pieces:
                yield piece
        except httpx.TimeoutException:
            problem = DemoProblem.TIMED_OUT
        except (httpx.HTTPError, OSError):
            pass
        else:
            return
        # Raised out here: an httpx error as its context would carry the signed link.
        raise DemoError(problem)
