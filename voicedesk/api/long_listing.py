"""A long listing, decoded in pieces: decoding holds the interpreter, and the window with it."""

import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Final, NamedTuple

import msgspec

from voicedesk.api.answer import Answer
from voicedesk.api.call import Call
from voicedesk.api.call_sender import CallSender
from voicedesk.api.verdict import understood
from voicedesk.api.wire import WireError, read_listing, read_voices
from voicedesk.domain.errors import AnswerNotUnderstoodError
from voicedesk.domain.voice import Voice

LONG: Final = 128 << 10
"""Bytes from which an answer is decoded in pieces, on a thread: some 500 voices."""

_PIECE: Final = 64 << 10
_HEAD: Final = 4096
"""Bytes within which the voices begin, with what an answer usually says before them."""
_TRIES: Final = 16
_BREATH: Final = 0.001
_BEGINNING: Final = re.compile(rb'"voices"\s*:\s*\[')
_BETWEEN: Final = re.compile(rb"\}\s*,\s*\{")
_MARK: Final = "a place for the voices"
_STAND_IN: Final = msgspec.json.encode({"id": _MARK})

Body = bytes | bytearray


class LongListing(NamedTuple):
    """A listing taken apart.

    Attributes:
        shell: the answer with one voice that stands for all of them.
        voices: those that were in its place.
    """

    shell: Body
    voices: list[Voice]

    def read(self, data: msgspec.Raw) -> list[Voice]:
        """The voices, if the `data` of the shell has its one voice where a listing has them.

        Raises:
            WireError: it hasn't; the answer has to be read as a whole.
        """
        if [voice.id for voice in read_listing(data)] != [_MARK]:
            raise WireError("the voices stand elsewhere")
        return self.voices


def understood_at_length(call: Call, answer: Answer, sender: CallSender) -> list[Voice]:
    """`understood` of a long listing. Takes its time; meant for a thread.

    Raises:
        ServiceError: as `understood`.
    """
    listing = take_apart(answer.body)
    if listing is not None:
        with suppress(AnswerNotUnderstoodError):
            return understood(call, replace(answer, body=listing.shell), listing.read, sender)
    return understood(call, answer, read_listing, sender)


def take_apart(body: Body) -> LongListing | None:
    """Decode the voices of a listing piece by piece; None if it has to be read as a whole.

    An answer is only cut between two voices: a cut at any other place leaves a piece that isn't
    JSON, as a text or an object would have no end in it.
    """
    beginning = _BEGINNING.search(body, 0, _HEAD)
    end = body.rfind(b"]")
    if beginning is None or end < beginning.end():
        return None
    voices: list[Voice] = []
    try:
        for piece in _pieces(body, beginning.end(), end):
            voices += piece
            time.sleep(_BREATH)  # whoever paints meanwhile goes first
    except WireError:
        return None
    return LongListing(body[: beginning.end()] + _STAND_IN + body[end:], voices)


def _pieces(body: Body, start: int, end: int) -> Iterator[list[Voice]]:
    while start < end:
        piece, start = _piece(body, start, end)
        yield piece


def _piece(body: Body, start: int, end: int) -> tuple[list[Voice], int]:
    """The next voices, and where those behind them begin.

    Raises:
        WireError: there is no place to cut, or what is between isn't voices.
    """
    near = start + _PIECE
    for _ in range(_TRIES):
        cut = _BETWEEN.search(body, near, end)
        stop, following = (cut.start() + 1, cut.end() - 1) if cut else (end, end)
        try:
            return read_voices(b"[" + body[start:stop] + b"]"), following
        except WireError:
            if cut is None:
                raise
            near = following  # it was inside of a text, or of another object
    raise WireError("no end of a voice")
