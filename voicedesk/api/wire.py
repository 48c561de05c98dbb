"""The contract's JSON: its envelope, a voice, a listing, and the bodies that are sent."""

import re
from typing import Final, TypeVar

import msgspec

from voicedesk.domain.voice import Voice

_MODEL: Final = "QN_ACV"
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_PLACE = re.compile(r"^(?P<what>.*?)(?: - at `\$(?P<path>.*)`)?$", re.DOTALL)

_T = TypeVar("_T")


class WireError(Exception):
    """Bytes that aren't what the contract says. Its text names the field where one is known."""


class Envelope(msgspec.Struct, frozen=True):
    """What every answer comes in. `data` is only looked into once `code` allows it."""

    code: int | None = None
    msg: str | None = None
    reqid: str | None = None
    data: msgspec.Raw = msgspec.Raw(b"null")


class _Voice(msgspec.Struct, frozen=True, gc=False):
    id: str | None = None
    name: str | None = None
    state: str | None = None
    language: str | None = None
    demo_url: str | None = None
    tier: str | None = None


class _Listing(msgspec.Struct, frozen=True):
    voices: list[_Voice] | None = None


_ENVELOPE = msgspec.json.Decoder(Envelope)
_VOICE = msgspec.json.Decoder(_Voice | None)
_LISTING = msgspec.json.Decoder(_Listing | None)


def read_envelope(body: bytes | bytearray) -> Envelope:
    """The envelope of an answer.

    A missing `code` counts as success only beside `data`: other programs' JSON, such as a proxy's
    `{}`, must never pass for an empty list.

    Raises:
        WireError: no envelope.
    """
    envelope = _decode(_ENVELOPE, body.removeprefix(_BYTE_ORDER_MARK), "")
    if envelope.code is None and bytes(envelope.data) == b"null":
        raise WireError("code: missing")
    return envelope


def read_voice(data: msgspec.Raw, voice_id: str = "") -> Voice:
    """The voice in `data`; what is missing or null becomes the empty string.

    Args:
        data: the envelope's.
        voice_id: the id asked for, which an answer may leave out but not contradict; empty for a
            voice that is new, whose id has to be there.

    Raises:
        WireError: no voice, or another one.
    """
    found = _decode(_VOICE, data, "data")
    if found is None:
        raise WireError("data: missing")
    if not found.id and not voice_id:
        raise WireError("data.id: missing")
    if found.id and voice_id and found.id != voice_id:
        raise WireError("data.id: another voice's")
    return _voice(found, found.id or voice_id)


def read_listing(data: msgspec.Raw) -> list[Voice]:
    """The voices in `data`, in the service's order; null and missing mean none.

    Raises:
        WireError: a field of the wrong type, or a voice without an id. A voice without an id can
            be neither shown truthfully nor managed, and leaving it out would make a voice vanish.
    """
    listing = _decode(_LISTING, data, "data")
    voices: list[Voice] = []
    for number, found in enumerate((listing and listing.voices) or ()):
        if not found.id:
            raise WireError(f"data.voices[{number}].id: missing")
        voices.append(_voice(found, found.id))
    return voices


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
