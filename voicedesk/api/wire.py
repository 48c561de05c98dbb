"""The contract's JSON: its envelope, a voice, a listing, and the bodies that are sent."""

import json
import re
from datetime import datetime
from typing import Final, TypeVar

import msgspec

from voicedesk.domain.voice import Voice, VoiceListing

_MODEL: Final = "QN_ACV"
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_PLACE = re.compile(r"^(?P<what>.*?)(?: - at `\$(?P<path>.*)`)?$", re.DOTALL)
_NUMBER = re.compile(r"-?\d{1,18}(?:\.0+)?", re.ASCII)
_LOST: Final = "\ufffd"
"""What stands for bytes that are no text. An id that holds it names no voice, or another one."""
_NULL: Final = msgspec.Raw(b"null")

_T = TypeVar("_T")


class WireError(Exception):
    """Bytes that aren't what the contract says. Its text names the field where one is known."""


class Envelope(msgspec.Struct, frozen=True):
    """What every answer comes in. `data` is only looked into once `code` allows it."""

    code: int | None = None
    msg: str = ""
    reqid: str = ""
    data: msgspec.Raw = _NULL


class _Answer(msgspec.Struct, frozen=True):
    code: msgspec.Raw = _NULL
    msg: msgspec.Raw = _NULL
    reqid: msgspec.Raw = _NULL
    data: msgspec.Raw = _NULL


class _Voice(msgspec.Struct, frozen=True, gc=False):
    id: str | None = None
    name: str | None = None
    state: str | None = None
    language: str | None = None
    demo_url: str | None = None
    tier: str | None = None


class _OddVoice(msgspec.Struct, frozen=True):
    """A voice whose fields may be of any type."""

    id: msgspec.Raw = _NULL
    name: msgspec.Raw = _NULL
    state: msgspec.Raw = _NULL
    language: msgspec.Raw = _NULL
    demo_url: msgspec.Raw = _NULL
    tier: msgspec.Raw = _NULL


class _Listing(msgspec.Struct, frozen=True):
    voices: list[_Voice] | None = None


class _OddListing(msgspec.Struct, frozen=True):
    voices: list[msgspec.Raw] | None = None


class _Available(msgspec.Struct, frozen=True):
    available_count: int


class _Package(msgspec.Struct, frozen=True):
    type: str


class _Quota(msgspec.Struct, frozen=True):
    resource_package: _Package
    status: int
    usage_count: int
    total_count: int
    expired_time: int | float | str | None = None


class _Quotas(msgspec.Struct, frozen=True):
    quotas: list[_Quota] | None = None
    next_cursor: str | None = None


_ANSWER = msgspec.json.Decoder(_Answer)
_VOICE = msgspec.json.Decoder(_Voice)
_ODD_VOICE = msgspec.json.Decoder(_OddVoice)
_LISTING = msgspec.json.Decoder(_Listing | None)
_ODD_LISTING = msgspec.json.Decoder(_OddListing | None)
_AVAILABLE = msgspec.json.Decoder(_Available, strict=False)
_QUOTAS = msgspec.json.Decoder(_Quotas, strict=False)
_TEXT = msgspec.json.Decoder(str)
_USABLE: Final = 0
"""The `status` of a quota that trainings are taken from."""
_LATEST_SECONDS: Final = 1e11
"""Moments beyond are in milliseconds."""


def read_envelope(body: bytes | bytearray) -> Envelope:
    """The envelope of an answer; its numbers may be texts, and its texts numbers.

    Bytes that are no UTF-8 and halves of surrogate pairs become U+FFFD wherever they are. A missing
    `code` counts as success only beside `data`: other programs' JSON, such as a proxy's `{}`, must
    never pass for an empty list.

    Raises:
        WireError: no envelope.
    """
    try:
        body.decode()
        answer = _decode(_ANSWER, body.removeprefix(_BYTE_ORDER_MARK), "")
    except (UnicodeDecodeError, WireError):
        answer = _decode(_ANSWER, _repaired(body), "")
    code = _text(answer.code)
    if not code and answer.data == _NULL:
        raise WireError("code: missing")
    if (code or answer.code != _NULL) and not _NUMBER.fullmatch(code):
        raise WireError("code: no number")
    number = int(code.partition(".")[0]) if code else None
    return Envelope(number, _text(answer.msg), _text(answer.reqid), answer.data)


def read_voice(data: msgspec.Raw, voice_id: str = "") -> Voice:
    """The voice in `data`; what is missing, null or no text becomes the empty string.

    Args:
        data: the envelope's.
        voice_id: the id asked for, which an answer may leave out but not contradict; empty for a
            voice that is new, whose id has to be there.

    Raises:
        WireError: no voice, or another one.
    """
    if data == _NULL:
        raise WireError("data: missing")
    found = _one_voice(data, "data")
    if not found.id and not voice_id:
        raise WireError("data.id: missing")
    if found.id and voice_id and found.id != voice_id:
        raise WireError("data.id: another voice's")
    return _voice(found, found.id or voice_id)


def read_listing(data: msgspec.Raw) -> VoiceListing:
    """The voices in `data`, in the service's order; null and missing mean none.

    An entry that is no object or has no whole id can be neither shown truthfully nor managed: it is
    named in `VoiceListing.unread`, so that nobody takes its voice for deleted.

    Raises:
        WireError: no list of voices, or one of which no entry can be read.
    """
    try:
        listing = _decode(_LISTING, data, "data")
    except WireError:
        return _read_odd_listing(data)
    found = (listing and listing.voices) or []
    voices = VoiceListing(_voice(one, one.id) for one in found if one.id and _LOST not in one.id)
    return voices if len(voices) == len(found) else _read_odd_listing(data)


def read_available(data: msgspec.Raw) -> int:
    """How many trainings of the tier asked for are left.

    Raises:
        WireError: it doesn't say.
    """
    return _decode(_AVAILABLE, data, "data").available_count


def read_quotas(data: msgspec.Raw, now: float) -> tuple[dict[str, int], str]:
    """How many trainings are left by tier, and where the list goes on; empty where it ends.

    Args:
        now: POSIX seconds.

    Raises:
        WireError: it doesn't say.
    """
    found = _decode(_QUOTAS, data, "data")
    left: dict[str, int] = {}
    for quota in found.quotas or ():
        if quota.status == _USABLE and not _is_over(quota.expired_time, now):
            tier = quota.resource_package.type
            left[tier] = left.get(tier, 0) + max(quota.total_count - quota.usage_count, 0)
    return left, found.next_cursor or ""


def _is_over(moment: float | str | None, now: float) -> bool:
    """Whether a moment is past, as seconds, milliseconds or text; none is never."""
    if not moment:
        return False
    if isinstance(moment, str):
        try:
            return datetime.fromisoformat(moment).timestamp() < now
        except (ValueError, OverflowError):
            problem = "data.quotas.expired_time: no moment"
        raise WireError(problem)
    return (moment / 1000 if moment > _LATEST_SECONDS else moment) < now


def _read_odd_listing(data: msgspec.Raw) -> VoiceListing:
    listing = _decode(_ODD_LISTING, data, "data")
    voices: list[Voice] = []
    unread: list[str] = []
    for number, entry in enumerate((listing and listing.voices) or ()):
        place = f"data.voices[{number}]"
        try:
            found = _one_voice(entry, place)
        except WireError as error:
            unread.append(str(error))
            continue
        if found.id and _LOST not in found.id:
            voices.append(_voice(found, found.id))
        else:
            unread.append(f"{place}.id: {'damaged' if found.id else 'missing'}")
    if unread and not voices:
        raise WireError(unread[0])
    return VoiceListing(voices, tuple(unread))


def _one_voice(data: msgspec.Raw, place: str) -> _Voice:
    try:
        return _decode(_VOICE, data, place)
    except WireError:
        odd = _decode(_ODD_VOICE, data, place)
    if odd.id != _NULL and not _text(odd.id):
        raise WireError(f"{place}.id: no text")
    return _Voice(*(_text(getattr(odd, field)) for field in _OddVoice.__struct_fields__))


def _text(value: msgspec.Raw) -> str:
    """A text, or a number as it is written; empty for anything else."""
    written = bytes(value)
    if written.startswith(b'"'):
        return _decode(_TEXT, value, "")
    return written.decode() if written[:1] in b"-0123456789" else ""


def _repaired(body: bytes | bytearray) -> bytes:
    """JSON that is read more leniently, written again as the standard says.

    Raises:
        WireError: not even that can be read.
    """
    text = body.removeprefix(_BYTE_ORDER_MARK).decode(errors="replace")
    try:
        # A `code` of NaN is one, and none of success.
        value: object = json.loads(text, strict=False, parse_float=str, parse_constant=str)
        text = json.dumps(value, ensure_ascii=False)
    except (ValueError, RecursionError):
        problem = "not JSON"
    else:
        # Through UTF-16, in which half a pair is what it is.
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
    raise WireError(problem)


def write_new_slot(language: str, tier: str) -> bytes:
    """The body of a create call; `language` and `tier` only go when they were chosen."""
    selected = {"language": language, "tier": tier}
    return _encode({"model_id": _MODEL} | {key: value for key, value in selected.items() if value})


def write_change(name: str, key: str) -> bytes:
    """The body of a train or rename call. An empty `key` is what makes it a rename."""
    return _encode({"key": key, "name": name})


def _voice(found: _Voice, voice_id: str) -> Voice:
    return Voice(
        voice_id,
        found.name or "",
        found.state or "",
        found.language or "",
        found.demo_url or "",
        found.tier or "",
    )


def _decode(
    decoder: msgspec.json.Decoder[_T], data: bytes | bytearray | msgspec.Raw, root: str
) -> _T:
    try:
        return decoder.decode(data)
    except msgspec.ValidationError as error:
        problem = _placed(str(error), root)
    except (ValueError, RecursionError):
        problem = "not JSON"
    # Raised out here: a decoding error's context can hold a piece of the answer.
    raise WireError(problem)


def _placed(text: str, root: str) -> str:
    """Msgspec's message with the field first: `data.voices[3].name: Expected …`."""
    found = _PLACE.match(text)
    if found is None:
        return text
    path = f"{root}{found['path'] or ''}".removeprefix(".")
    return f"{path or 'answer'}: {found['what']}"


def _encode(body: dict[str, str]) -> bytes:
    try:
        return msgspec.json.encode(body)
    except UnicodeEncodeError:
        problem = "text that isn't valid Unicode"
    raise WireError(problem)
