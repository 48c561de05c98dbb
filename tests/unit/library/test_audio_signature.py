"""Telling audio from other bytes."""

import io

import numpy as np
import pytest
import soundfile

from voicedesk.library.files import HEAD, audio_suffix, may_be_audio


def _encoded(container: str, subtype: str | None = None) -> bytes:
    file = io.BytesIO()
    tone = np.sin(np.arange(4800) / 20)
    soundfile.write(file, tone, 24000, format=container, subtype=subtype)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (_encoded("WAV"), ".wav"),
        (_encoded("RF64"), ".wav"),
        (_encoded("FLAC"), ".flac"),
        (_encoded("OGG", "VORBIS"), ".ogg"),
        (_encoded("OGG", "OPUS"), ".ogg"),
        (_encoded("MP3"), ".mp3"),
        (b"ID3\x04\0\0\0\0\0\0" + _encoded("MP3"), ".mp3"),
        (b"\0\0\0" + _encoded("MP3"), ".mp3"),
        (b"\0\0\0\x20ftypM4A \0\0\0\0", ".m4a"),
        (b"\0\0\0\x20ftypisom\0\0\0\0", ".m4a"),
        (b"\xff\xf1\x50\x80\x02\x1f\xfc", ".aac"),
        (b"\xff\xf9\x50\x80\x02\x1f\xfc", ".aac"),
        (b"#!AMR\n\x3c", ".amr"),
        (b"#!AMR-WB\n\x3c", ".amr"),
        (b"\x1aE\xdf\xa3\x9fB\x86\x81\x01", ".webm"),
        (_encoded("AIFF"), ".aiff"),
        (_encoded("CAF"), ".caf"),
        (_encoded("AU"), ".au"),
        (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9\0\xaa", ".wma"),
    ],
)
def test_audio_is_known_by_how_it_begins(content: bytes, suffix: str) -> None:
    assert audio_suffix(content[:HEAD]) == suffix


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"\0" * HEAD,
        b"<!DOCTYPE html><html>",
        b"\n\n  <html>",
        b"<?xml version='1.0'?><Error>",
        b'{"code": 403}',
        b"not found",
        "未找到".encode(),
        b"\xef\xbb\xbf<html>",
        "<html>".encode("utf-16"),
        '{"code"'.encode("utf-16"),
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0\0\x10JFIF",
        b"GIF89a",
        b"FORM\0\0\1\0ILBM",
        b"FORM follows function",
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"\x1f\x8b\x08",
        b"RIFF\x24\0\0\0WEBPVP8 ",
        b"\0\0\0\x20ftypheic\0\0\0\0",
    ],
)
def test_other_bytes_are_no_audio(content: bytes) -> None:
    assert audio_suffix(content[:HEAD]) is None


@pytest.mark.parametrize(
    "before", [b"\r\n", bytes(100), b"APETAGEX\xd0\x07\0\0", b"\x37\xa2\x01\xff", b"\r\n--a\xff"]
)
def test_what_may_stand_before_a_frame_is_left_to_the_decoder(before: bytes) -> None:
    assert may_be_audio((before + _encoded("MP3"))[:HEAD])


@pytest.mark.parametrize(
    "content", [b"", b"\n\n <html>", b'{"code": 403}', "未找到".encode() * 9, b"\xef\xbb\xbf<html>"]
)
def test_text_is_no_audio_for_certain(content: bytes) -> None:
    assert not may_be_audio(content[:HEAD])
