"""Reads texts, one to a line, and writes a line for each: the syllables and their initials.

All of it is JSON. Ends with its input; lets every other process go first.
"""

import json
import os
import sys

from voicedesk.pinyin.reading import reading_of


def main() -> None:
    if hasattr(os, "nice"):
        os.nice(10)
    for line in sys.stdin:
        reading = reading_of(json.loads(line))
        print(json.dumps([reading.syllables, reading.initials]))  # noqa: T201 - its answer


main()
