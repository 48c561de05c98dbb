"""Every kind of bad answer: what a server does, and what each call and each file has to make of it.

`python -m tests.unit.api.fault_kinds` writes the table into tests/README.md.
"""

import asyncio
import gzip
import json
import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.unit.api.raw_server import (
    RawRequest,
    Reply,
    http,
    resets,
    sends,
    sends_and_hangs_up,
    sends_and_stalls,
    trickles,
)

BELIEVED: Final = frozenset({400, 401, 403, 404, 429})
"""The numbers, as status or code, that say: not begun."""
SOUND: Final = b"ID3" + bytes(range(256)) * 64
HTML: Final = b"<html><title>Bad gateway</title></html>"
README: Final = Path(__file__).parents[2] / "README.md"
_BEGIN, _END = "<!-- fault matrix -->\n", "<!-- end of the fault matrix -->\n"

CALLS: Final = ("list", "get", "create", "train", "rename", "delete")
FILES: Final = ("demo", "sample")


@dataclass(frozen=True)
class Kind:
    """One kind of fault.

    Attributes:
        group: what it is one of.
        reply: what the server does with a request.
        call: the error of a call; empty where it succeeds.
        begun: whether a call that changes something may have been carried out.
        demo, sample: the problem of a file; empty where its bytes arrive.
        is_slow: whether only a time limit ends it.
        listing: the error of a listing, where it is another.
    """

    group: str
    name: str
    reply: Reply = field(repr=False)
    call: str = ""
    begun: bool = True
    demo: str = ""
    sample: str = ""
    is_slow: bool = False
    listing: str = ""
    creating: str = ""
    deleting: str = ""

    def error_of(self, call: str) -> str:
        """The name of the error's class; empty for success."""
        special = {"list": self.listing, "create": self.creating, "delete": self.deleting}
        return special.get(call) or self.call


def data_for(request: RawRequest) -> object:
    """What the service answers to a request that it understood."""
    if request.method == "DELETE":
        return {}
    is_listing = request.method == "GET" and request.target.endswith("/voice-clones")
    return {"voices": [{"id": "v1"}]} if is_listing else {"id": "v1", "name": "n"}


def body_for(request: RawRequest, code: object = 0, **more: object) -> bytes:
    envelope = {"code": code, "msg": "", "reqid": "r", "data": data_for(request), **more}
    return json.dumps(envelope).encode()


def answers(make: Callable[[RawRequest], bytes]) -> Reply:
    """Send the bytes that `make` gives for the request."""

    async def reply(request: RawRequest, writer: asyncio.StreamWriter) -> None:
        writer.write(make(request))
        await writer.drain()

    return reply


def hangs_up(make: Callable[[RawRequest], bytes]) -> Reply:
    async def reply(request: RawRequest, writer: asyncio.StreamWriter) -> None:
        writer.write(make(request))
        await writer.drain()
        writer.close()

    return reply


# HTTP statuses and the envelope's codes

_STATUSES = (
    *(201, 202, 203, 206, 207, 299),
    *(300, 301, 302, 303, 305, 306, 307, 308, 399),
    *(400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417),
    *(418, 421, 422, 423, 424, 425, 426, 428, 429, 431, 444, 451, 494, 499),
    *(500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511, 520, 521, 522, 523, 524, 525, 526),
    *(527, 530, 598, 599, 600, 700, 999),
)
_PAGES = frozenset(
    {300, 302, 307, 400, 401, 403, 404, 407, 408, 409, 413, 429, 451, 500, 502, 503, 504, 511}
)
"""Those that servers in between answer with a page of their own."""
_CODES = (
    *(1, -1, 7, 200, 399, 400, 401, 402, 403, 404, 405, 408, 409, 410, 413, 415, 418, 422, 423),
    *(424, 425, 428, 429, 431, 451, 499, 500, 501, 502, 503, 504, 505, 507, 520, 598, 599, 600),
    *(999, 1000, 5000, 40017, 40900, 50000, 2**31, 2**53, -500),
)
_TEXTS = frozenset({1, 400, 401, 403, 404, 409, 429, 500, 50000})
_ERRORS = range(400, 600)


def _error_of(number: int) -> str:
    names = {401: "TokenRefusedError", 404: "NotFoundError", 429: "RateLimitedError"}
    if number in names:
        return names[number]
    return "ServiceBrokenError" if number >= 500 else "RefusedError"


def _demo(status: int) -> str:
    return {200: "", 403: "expired", 410: "expired", 404: "not found"}.get(status, "refused")


def _sample(status: int) -> str:
    return {200: "", 204: "nothing there", 404: "nothing there", 410: "nothing there"}.get(
        status, "refused"
    )


def _statuses() -> Iterator[Kind]:
    for status in _STATUSES:
        shown = {"demo": _demo(status), "sample": _sample(status)}
        begun = status not in BELIEVED
        if status in _ERRORS:
            error = _error_of(status)
        else:
            error = "" if status < 300 else "AnswerNotUnderstoodError"
        refused = {"listing": "TokenRefusedError"} if status == 403 else {}
        yield Kind(
            "HTTP status with an envelope of success",
            str(status),
            answers(lambda request, status=status: http(status, body_for(request))),
            error,
            begun,
            **shown,
            **refused,
        )
        if status not in _PAGES:
            continue
        page = {"listing": "AnswerNotUnderstoodError", "creating": "AnswerNotUnderstoodError"}
        yield Kind(
            "HTTP status with a web page",
            str(status),
            sends(http(status, HTML)),
            error,
            begun,
            **shown,
            **(page if status == 404 else refused),
        )
    yield Kind(
        "HTTP status with an envelope of success",
        "204",
        sends(b"HTTP/1.1 204 None\r\n\r\n"),
        "AnswerNotUnderstoodError",
        demo="refused",
        sample="nothing there",
        deleting="none",
    )
    yield Kind(
        "HTTP status with an envelope of success",
        "304",
        sends(b"HTTP/1.1 304 Same\r\n\r\n"),
        "AnswerNotUnderstoodError",
        demo="refused",
        sample="refused",
    )


def _codes() -> Iterator[Kind]:
    for code in _CODES:
        refused = {"listing": "TokenRefusedError"} if code == 403 else {}
        error = _error_of(code) if code in _ERRORS else "RefusedError"
        for told, group in ((code, "number"), (str(code), "text")):
            if group == "text" and code not in _TEXTS:
                continue
            yield Kind(
                f"HTTP 200 with another code, as a {group}",
                str(code),
                answers(lambda request, told=told: http(200, body_for(request, told))),
                error,
                code not in BELIEVED,
                **refused,
            )


# Bodies that are no answer

_ROTTEN: dict[str, bytes] = {
    "nothing": b"",
    "a space": b" ",
    "null": b"null",
    "true": b"true",
    "a number": b"7",
    "a text": b'"ok"',
    "a list": b"[]",
    "an empty object": b"{}",
    "a web page": HTML,
    "cut": b'{"code":0,"data":{"id":"v',
    "cut in a letter": '{"code":0,"msg":"名'.encode()[:-1],
    "more behind": b'{"code":0,"data":{"id":"v1","voices":[]}} x',
    "two of them": b'{"code":0,"data":{}}{"code":0,"data":{}}',
    "UTF-16": '{"code":0,"data":{"id":"v1"}}'.encode("utf-16"),
    "UTF-32": '{"code":0,"data":{"id":"v1"}}'.encode("utf-32"),
    "NaN": b'{"code":NaN,"data":{"id":"v1"}}',
    "infinite": b'{"code":1e999,"data":{"id":"v1"}}',
    "single quotes": b"{'code':0}",
    "a comment": b'{"code":0/**/}',
    "a comma too many": b'{"code":0,}',
    "code a list": b'{"code":[0],"data":{"id":"v1"}}',
    "code an object": b'{"code":{},"data":{"id":"v1"}}',
    "code a fraction": b'{"code":0.5,"data":{"id":"v1"}}',
    "code null, no data": b'{"code":null}',
    "no code, no data": b'{"msg":"ok"}',
    "deep": b'{"code":0,"data":' + b"[" * 100_000,
    "wide": b'{"code":0,"data":' + b"[" + b"0," * 200_000,
    "zeros": bytes(4096),
    "binary": bytes(range(256)) * 16,
    "gzip unasked": gzip.compress(b'{"code":0,"data":{"id":"v1"}}'),
    "data a list": b'{"code":0,"data":[1]}',
    "data a text": b'{"code":0,"data":"v1"}',
    "data a number": b'{"code":0,"data":7}',
    "voices a text": b'{"code":0,"data":{"voices":"v1","id":[]}}',
}


def _bodies() -> Iterator[Kind]:
    for name, body in _ROTTEN.items():
        is_envelope = name.startswith(("data ", "voices "))
        yield Kind(
            "body",
            name,
            sends(http(200, body)),
            "AnswerNotUnderstoodError",
            deleting="none" if is_envelope else "",
        )


# Heads that aren't HTTP, or say what isn't so

_OK = b"HTTP/1.1 200 OK\r\n"
_HEADS: dict[str, bytes] = {
    "nonsense": b"nonsense\r\n\r\n",
    "an SSH banner": b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "no status": b"HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
    "a status of two digits": b"HTTP/1.1 20 OK\r\nContent-Length: 0\r\n\r\n",
    "a status in letters": b"HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n",
    "a header without a colon": _OK + b"Content-Length 0\r\n\r\n",
    "a header without a name": _OK + b": 0\r\n\r\n",
    "a space before the colon": _OK + b"Content-Length : 0\r\n\r\n",
    "a zero in a header": _OK + b"X: a\x00b\r\n\r\n",
    "a length in letters": _OK + b"Content-Length: ten\r\n\r\n",
    "a negative length": _OK + b"Content-Length: -1\r\n\r\n",
    "two lengths": _OK + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
    "an endless length": _OK + b"Content-Length: " + b"9" * 30 + b"\r\n\r\n",
    "an endless header": _OK + b"X: " + b"a" * 300_000,
    "endless headers": _OK + b"X: a\r\n" * 40_000,
    "an unknown transfer": _OK + b"Transfer-Encoding: gzip\r\n\r\nabc",
    "two transfers": _OK + b"Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
}
_CLOSE = b"Connection: close\r\n"
_CHUNKED = _OK + b"Transfer-Encoding: chunked\r\n\r\n"
_BROKEN_CHUNKS: dict[str, bytes] = {
    "a size in letters": b"xyz\r\nabc\r\n",
    "a negative size": b"-1\r\nabc\r\n",
    "an endless size": b"f" * 40 + b"\r\nabc",
    "cut in the size": b"3",
    "more than its size": b"3\r\nabcdef\r\n0\r\n\r\n",
    "no end of line": b"3\r\nabcXX0\r\n\r\n",
}
_CUT_CHUNKS: dict[str, bytes] = {
    "cut in a piece": b"9\r\nabc",
    "cut behind a piece": b"3\r\nabc\r\n",
    "no last piece": b"3\r\nabc\r\n0\r\n",
}


def _heads() -> Iterator[Kind]:
    for name, raw in _HEADS.items():
        yield Kind(
            "head",
            name,
            sends_and_hangs_up(raw),
            "AnswerNotUnderstoodError",
            demo="refused",
            sample="no connection",
        )
    for name, chunks in _BROKEN_CHUNKS.items():
        yield Kind(
            "chunks",
            name,
            sends_and_hangs_up(_CHUNKED + chunks),
            "AnswerNotUnderstoodError",
            demo="cut off",
            sample="cut off",
        )
    for name, chunks in _CUT_CHUNKS.items():
        yield Kind(
            "chunks",
            name,
            sends_and_hangs_up(_CHUNKED + chunks),
            "NoConnectionError",
            demo="cut off",
            sample="cut off",
        )


# Heads that are odd, and right


def _odd() -> Iterator[Kind]:
    def kind(
        name: str, make: Callable[[RawRequest, bytes], bytes], *, closes: bool = False
    ) -> Kind:
        reply = (hangs_up if closes else answers)(lambda one: make(one, body_for(one)))
        return Kind("odd, and right", name, reply)

    def length(body: bytes) -> bytes:
        return b"Content-Length: %d\r\n" % len(body)

    yield kind("no length", lambda _, body: _OK + _CLOSE + b"\r\n" + body, closes=True)
    yield kind("HTTP/1.0", lambda _, body: b"HTTP/1.0 200 OK\r\n\r\n" + body, closes=True)
    yield kind("no reason", lambda _, body: b"HTTP/1.1 200\r\n" + length(body) + b"\r\n" + body)
    yield kind(
        "bare line ends",
        lambda _, body: b"HTTP/1.1 200 OK\nConnection: close\n\n" + body,
        closes=True,
    )
    yield kind("a mark before it", lambda _, body: http(200, b"\xef\xbb\xbf" + body))
    yield kind("spaces around it", lambda _, body: http(200, b" \r\n" + body + b"\n\n"))
    yield kind("a wrong type", lambda _, body: http(200, body, {"Content-Type": "text/html"}))
    yield kind("letters beyond ASCII", lambda _, body: http(200, body, {"X": "\xff\xfe"}))
    yield kind("a cookie", lambda _, body: http(200, body, {"Set-Cookie": "a=1"}))
    yield kind(
        "an interim answer",
        lambda _, body: b"HTTP/1.1 103 Early\r\nLink: </a>\r\n\r\n" + http(200, body),
    )
    yield kind(
        "one byte a piece",
        lambda _, body: _CHUNKED + b"".join(b"1\r\n%c\r\n" % one for one in body) + b"0\r\n\r\n",
    )
    yield kind(
        "a trailer",
        lambda _, body: _CHUNKED + b"%x\r\n%b\r\n0\r\nX: a\r\n\r\n" % (len(body), body),
    )
    yield kind("fields of tomorrow", lambda one, _: http(200, body_for(one, trace={"a": [1]})))
    yield kind("no reqid", lambda one, _: http(200, body_for(one, reqid=None)))
    yield kind("a place to go", lambda _, body: http(200, body, {"Location": "http://127.0.0.1:9"}))


# Content codings


def _packed(million: int) -> bytes:
    pack = zlib.compressobj(9, wbits=-15)
    zeros = pack.compress(bytes(1_000_000)) + pack.flush(zlib.Z_FULL_FLUSH)
    return gzip.compress(b"")[:10] + zeros * million + b"\x03\x00" + bytes(8)


def _codings() -> Iterator[Kind]:
    bomb = _packed(1000)

    def kind(name: str, coding: str, make: Callable[[bytes], bytes], *outcome: str) -> Kind:
        error, problem = outcome or ("", "")
        reply = answers(lambda one: http(200, make(body_for(one)), {"Content-Encoding": coding}))
        return Kind("content coding", name, reply, error, demo=problem, sample=problem)

    bad = ("AnswerNotUnderstoodError", "cut off")
    long = ("AnswerNotUnderstoodError", "too large")
    twice = gzip.compress
    yield kind("gzip", "gzip", gzip.compress)
    yield kind("x-gzip", "x-gzip", gzip.compress)
    yield kind("deflate", "deflate", zlib.compress)
    yield kind("identity", "identity", bytes)
    yield kind("gzip in capitals", "GZIP", gzip.compress)
    yield kind("gzip twice", "gzip, gzip", lambda body: twice(gzip.compress(body)), *bad)
    yield kind("gzip in two headers' worth", "gzip,gzip,gzip", gzip.compress, *bad)
    yield kind("deflate and gzip", "deflate, gzip", gzip.compress, *bad)
    yield kind("br", "br", bytes, *bad)
    yield kind("zstd", "zstd", bytes, *bad)
    yield kind("compress", "compress", bytes, *bad)
    yield kind("unknown", "x-mine", bytes, *bad)
    yield kind("gzip that is none", "gzip", bytes, *bad)
    yield kind("gzip that is cut", "gzip", lambda body: gzip.compress(body)[:-12], *bad)
    yield kind("deflate that is none", "deflate", bytes, *bad)
    yield kind("a bomb", "gzip", lambda _: bomb, *long)
    yield kind("a bomb in a bomb", "gzip, gzip", lambda _: gzip.compress(bomb), *bad)


# Connections that break or fall silent


def _head_of(raw: bytes) -> bytes:
    return raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"


def _cut(make: Callable[[bytes], bytes]) -> Reply:
    return hangs_up(lambda one: make(http(200, body_for(one) + SOUND)))


def _connections() -> Iterator[Kind]:
    def lost(name: str, reply: Reply, demo: str, sample: str) -> Kind:
        return Kind("connection", name, reply, "NoConnectionError", demo=demo, sample=sample)

    def slow(name: str, reply: Reply) -> Kind:
        late = "timed out"
        return Kind("silence", name, reply, "TimedOutError", demo=late, sample=late, is_slow=True)

    yield lost("reset", resets(), "offline", "no connection")
    yield lost("closed", sends_and_hangs_up(), "offline", "no connection")
    yield lost("closed in the status", sends_and_hangs_up(b"HTTP/1."), "offline", "no connection")
    yield lost("closed in the head", sends_and_hangs_up(_OK + b"X: a"), "offline", "no connection")
    yield lost(
        "closed behind the head",
        _cut(_head_of),
        "cut off",
        "cut off",
    )
    yield lost("closed in the body", _cut(lambda raw: raw[: len(raw) // 2]), "cut off", "cut off")
    yield lost("closed before the last byte", _cut(lambda raw: raw[:-1]), "cut off", "cut off")
    yield slow("from the start", sends_and_stalls())
    yield slow("in the status", sends_and_stalls(b"HTTP/1.1 2"))
    yield slow("in the head", sends_and_stalls(_OK + b"Content-"))
    yield slow("behind the head", sends_and_stalls(_OK + b"Content-Length: 9\r\n\r\n"))
    yield slow("in the body", sends_and_stalls(_OK + b"Content-Length: 9\r\n\r\n{"))
    yield slow("in a chunk", sends_and_stalls(_CHUNKED + b"9\r\nabc"))
    yield slow("after an interim answer", sends_and_stalls(b"HTTP/1.1 100 Continue\r\n\r\n"))
    yield slow("a head that trickles", trickles(_OK + b"X: " + b"a" * 999, 0.02))


# Redirects

_TARGETS: dict[str, tuple[str, str, str]] = {
    "file": ("file:///etc/passwd", "bad link", "redirected"),
    "ftp": ("ftp://a.example/", "bad link", "redirected"),
    "data": ("data:audio/mpeg;base64,SUQz", "bad link", "redirected"),
    "a script": ("javascript:alert(1)", "bad link", "redirected"),
    "a user": ("http://u:p@127.0.0.1/", "bad link", "redirected"),
    "a port too high": ("http://127.0.0.1:99999/", "bad link", "redirected"),
    "half an address": ("http://[bad]:port/", "bad link", "redirected"),
    "itself": ("", "refused", "redirected"),
}


def _redirects() -> Iterator[Kind]:
    for name, (target, demo, sample) in _TARGETS.items():
        for status in (302, 308):
            yield Kind(
                "redirect to",
                f"{name} ({status})",
                answers(
                    lambda one, status=status, target=target: http(
                        status, b"", {"Location": target or one.target}
                    )
                ),
                "AnswerNotUnderstoodError",
                demo=demo,
                sample=sample,
            )


def all_kinds() -> list[Kind]:
    groups: list[Callable[[], Iterator[Kind]]] = [
        *(_statuses, _codes, _bodies, _heads, _odd, _codings, _connections, _redirects)
    ]
    return [kind for group in groups for kind in group()]


def table(kinds: list[Kind]) -> str:
    """The kinds by their outcomes, as Markdown."""
    rows: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for kind in kinds:
        told = dict.fromkeys(CALLS, "")
        for call in CALLS:
            error = kind.error_of(call).removesuffix("Error")
            told[call] = "done" if error in {"", "none"} else _words(error)
        may = "" if not kind.call else "may have begun" if kind.begun else "not begun"
        calls = told["get"]
        special = [f"{call}: {told[call]}" for call in CALLS if told[call] != calls]
        outcome = "; ".join([calls, *special])
        rows[(kind.group, outcome, may, kind.demo or "bytes", kind.sample or "bytes")].append(
            kind.name
        )
    lines = [
        f"{len(kinds)} kinds against {len(CALLS)} calls and {len(FILES)} files, over TCP and TLS.",
        "",
        "| what the server does | | calls | a change | demo | recording |",
        "|---|---|---|---|---|---|",
    ]
    for (group, *outcome), names in rows.items():
        lines.append(f"| {group} | {', '.join(names)} | {' | '.join(outcome)} |")
    return "\n".join(lines) + "\n"


def _words(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def with_table(readme: str) -> str:
    """The page with the table as it is now."""
    before, _, rest = readme.partition(_BEGIN)
    after = rest.partition(_END)[2]
    return f"{before}{_BEGIN}\n{table(all_kinds())}\n{_END}{after}"


if __name__ == "__main__":
    README.write_text(with_table(README.read_text("utf-8")), "utf-8")
