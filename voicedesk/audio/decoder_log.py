"""FFmpeg, which decodes for Qt, writes its remarks on a recording to standard error."""

import ctypes
import sys
from contextlib import suppress
from pathlib import Path

import PySide6

_ERRORS_ALONE = 16
"""AV_LOG_ERROR in FFmpeg's libavutil/log.h."""


def keep_decoder_quiet() -> None:
    """Leave out remarks such as an MP3's odd time stamps; a person can do nothing about them.

    To be called once Qt's player is built, which sets a level of its own. Where Qt's FFmpeg isn't
    found, nothing happens.
    """
    if not sys.platform.startswith("linux"):
        return
    folder = Path(PySide6.__file__).parent / "Qt" / "lib"
    for library in folder.glob("libavutil.so.??"):
        with suppress(OSError, AttributeError):
            ctypes.CDLL(str(library)).av_log_set_level(_ERRORS_ALONE)
