"""Takes from this process what decoding doesn't need: files, the network, memory, time.

Limits are the system's own (`setrlimit`); files and connections are refused by Linux's Landlock
where the kernel has it (5.13; TCP from 6.7), which needs no rights and no set-up.
"""

import ctypes
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_MEMORY: Final = 1 << 30
"""Bytes of address space: numpy, Qt and ten minutes of stereo take half of it."""
_FILES: Final = 64
_PROCESSOR_SECONDS: Final = 10
"""For one recording; ten minutes of speech take half a second."""


def confine() -> None:
    """Do it, as far as the system can. What is imported later comes from Python's own folders."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  (there is none on Windows)

    for kind, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_NOFILE, _FILES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (limit, limit))
    if sys.platform == "linux":
        readable = {sys.prefix, sys.base_prefix, str(_package()), "/usr", "/lib", "/lib64", "/etc"}
        if getattr(sys, "frozen", False):  # the modules are in the program itself
            readable.add(sys.executable)
        _read_only_below(readable)


def allow_more_time() -> None:
    """Have the system end this process if the next recording takes too much processor time."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(used.ru_utime + used.ru_stime) + 1 + _PROCESSOR_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _package() -> Path:
    return Path(__file__).resolve().parent.parent


# linux/landlock.h and linux/prctl.h; the numbers of the calls are those of all architectures.
_CREATE_RULESET: Final = 444
_ADD_RULE: Final = 445
_RESTRICT_SELF: Final = 446
_ASK_VERSION: Final = 1
_PATH_BENEATH: Final = 1
_EXECUTE, _READ_FILE, _READ_FOLDER = 1 << 0, 1 << 2, 1 << 3
_RIGHTS_BY_VERSION: Final = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many rights on files each version of the interface knows."""
_TCP_FROM_VERSION: Final = 4
_TCP: Final = 0b11
_NO_NEW_PRIVILEGES: Final = 38


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64))


class _Rule(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def _read_only_below(paths: Iterable[str]) -> None:
    """Leave only what is at or below these paths readable, nothing writable, and no TCP."""
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(_CREATE_RULESET, None, 0, _ASK_VERSION)
    if version < 1:  # an older kernel, or one without Landlock
        return
    rights = (1 << _RIGHTS_BY_VERSION[min(version, 5)]) - 1
    knows_tcp = version >= _TCP_FROM_VERSION
    asked = _Ruleset(rights, _TCP if knows_tcp else 0)
    size = ctypes.sizeof(asked) if knows_tcp else ctypes.sizeof(ctypes.c_uint64)
    ruleset = libc.syscall(_CREATE_RULESET, ctypes.byref(asked), size, 0)
    if ruleset < 0:
        return
    for path in map(Path, paths):
        if path.exists():
            opened = os.open(path, os.O_PATH)
            of_folder = _READ_FOLDER if path.is_dir() else 0
            rule = _Rule(_EXECUTE | _READ_FILE | of_folder, opened)
            libc.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(rule), 0)
            os.close(opened)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0:
        libc.syscall(_RESTRICT_SELF, ruleset, 0)
    os.close(ruleset)
