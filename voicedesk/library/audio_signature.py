"""Telling audio from other bytes by how it begins."""

HEAD = 64
"""Bytes that `audio_suffix` needs to see, unless the file is shorter."""

_PICTURES = (b"heic", b"heix", b"mif1", b"msf1", b"avif", b"avis")


def audio_suffix(head: bytes) -> str | None:
    """The usual suffix, with its dot, of an audio file that begins with `head`; None for others.

    Knows mp3 (with and without an ID3 tag), wav, ogg, flac, m4a and mp4, aac, amr, webm, aiff, caf,
    au and wma. A web page, JSON or text is None, which is the usual answer of a server that has no
    such file.
    """
    if head[:4] in {b"RIFF", b"RF64"}:
        return ".wav" if head[8:12] == b"WAVE" else None
    if head[:4] == b"FORM":
        return ".aiff" if head[8:12] in {b"AIFF", b"AIFC"} else None
    if head[4:8] == b"ftyp":
        return None if head[8:12] in _PICTURES else ".m4a"
    for signature, suffix in (
        (b"ID3", ".mp3"),
        (b"OggS", ".ogg"),
        (b"fLaC", ".flac"),
        (b"#!AMR", ".amr"),
        (b"\x1aE\xdf\xa3", ".webm"),
        (b"caff\0", ".caf"),
        (b".snd\0", ".au"),
        (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", ".wma"),
    ):
        if head.startswith(signature):
            return suffix
    return _mpeg_suffix(head.lstrip(b"\0"))


def looks_like_page(head: bytes) -> bool:
    """Whether bytes that aren't audio begin a web page or another document in marks."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def _mpeg_suffix(head: bytes) -> str | None:
    """Of a bare stream: a frame of MPEG audio layer II or III, or of AAC (ADTS)."""
    if len(head) < 4 or head[0] != 0xFF:
        return None
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    if head[1] & 0xF6 == 0xF0:
        return ".aac" if head[2] >> 2 & 0xF < 13 else None
    is_frame = (
        head[1] >> 5 == 7
        and version != 1
        and layer in {1, 2}
        and head[2] >> 4 not in {0, 15}
        and head[2] >> 2 & 3 != 3
    )
    return ".mp3" if is_frame else None
