"""What came back for a call, before anything is made of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer, read to its end.

    Attributes:
        body: without its content coding.
        reqid: the X-Reqid header; empty if there was none.
        retry_after: seconds of the Retry-After header; None if it said nothing usable.
        redirect_host: the host that a redirect points to; empty if it is none.
    """

    status: int
    body: bytes | bytearray
    reqid: str = ""
    retry_after: float | None = None
    redirect_host: str = ""
