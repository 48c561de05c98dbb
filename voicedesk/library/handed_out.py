"""Copies of demos that other programs were given, such as by dragging them out of the window."""

import os
import time
from pathlib import Path

from voicedesk.library.kept_demo import KeptDemo
from voicedesk.library.private_files import make_private_folder
from voicedesk.library.saved_file import copy_into, sound_suffix, told_as_file_error

_FOLDER = "handed-out"
_KEPT_SECONDS = 24 * 3600.0
"""Whoever was given a copy may read it long after the drop."""


def hand_out(demo: KeptDemo, stem: str) -> Path:
    """A copy of a demo for another program to read, of the name `stem`, in a folder of its own.

    Raises:
        FileNotFoundError: the demo was dropped.
        FileError: there is no room for it.
    """
    outgoing = demo.folder.parent / _FOLDER
    folder = outgoing / os.urandom(6).hex()
    with told_as_file_error(folder):
        make_private_folder(folder)
    return copy_into(demo.path, folder, stem, sound_suffix(demo.path))


def sweep_handed_out(demos: Path) -> None:
    """Remove copies of before yesterday, of the demos in this folder. Never raises."""
    from shutil import rmtree  # noqa: PLC0415  (it loads packers, which the start doesn't need)

    latest = time.time() - _KEPT_SECONDS
    try:
        folders = list((demos.parent / _FOLDER).iterdir())
    except OSError:
        return
    for folder in folders:
        try:
            is_old = folder.stat().st_mtime < latest
        except OSError:
            continue  # gone meanwhile
        if is_old:
            rmtree(folder, ignore_errors=True)
