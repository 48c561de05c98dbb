"""Answers requests until its input ends.

A request is a line of JSON: what is wanted ("envelope", "sample", "sound" or "cut", with its range)
and the recording's size in bytes, which follow. So is an answer: its values, or an "error" with its
"detail", and the size of what follows: the envelope's peaks, or 16-bit samples.
"""

import json
import os
import sys

from voicedesk.decoder.confinement import allow_more_time, confine


def main() -> None:
    """Confined before the first byte of a recording is there."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    confine()
    # Loaded within the limits.
    from voicedesk.decoder.decoding import NotAudioError, TooLongError, answer  # noqa: PLC0415

    while line := sys.stdin.buffer.readline():
        request = json.loads(line)
        content = sys.stdin.buffer.read(request.pop("size"))
        allow_more_time()
        try:
            values, body = answer(request.pop("what"), content, **request)
        except (NotAudioError, TooLongError, MemoryError) as error:
            values, body = {"error": type(error).__name__, "detail": str(error)}, b""
        answers.write(json.dumps(values | {"size": len(body)}).encode() + b"\n")
        answers.write(body)
        answers.flush()


main()
