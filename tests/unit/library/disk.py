"""A disk between the program and the real one: it remembers what was written, and fails on demand.

`Disk.installed()` puts it under Python's files and, as a shim over its VFS, under SQLite. What it
remembers it can write out again as it would be found after a crash at any moment (`Disk.after`).
"""

import _sqlite3
import builtins
import ctypes
import errno
import io
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from unittest.mock import patch


class Fault(StrEnum):
    """What becomes of a call."""

    NO_ROOM = "no room"
    BROKEN = "broken"
    SHORT = "short"
    """Half of it is written before the disk is full."""


class Crash(Enum):
    """What is found on the disk after a sudden end."""

    KILLED = "killed"
    """All that the program wrote: the system went on."""
    UNSYNCED_LOST = "unsynced lost"
    """Only what was synced, under names that were."""
    CONTENT_LOST = "content lost"
    """Only what was synced, under all names."""
    SOME_LOST = "some lost"
    """Of what wasn't synced any part, by chance."""


class Call(NamedTuple):
    """A call that changes the disk."""

    what: str
    path: str
    offset: int = 0
    data: bytes = b""
    other: str = ""


class Disk:
    """What is below `root`.

    Attributes:
        calls: all that changed something, in their order.
        fault: what becomes of the call of this number; None for no such call.
    """

    def __init__(self, root: Path, fault: tuple[int, Fault] | None = None) -> None:
        self._root = str(root)
        self.calls: list[Call] = []
        self.fault = fault
        self._guard = threading.RLock()

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Within, the disk is the one that is written to."""
        files = _Files(self)
        with (
            _Sqlite(self).installed(),
            patch.object(builtins, "open", files.open),
            patch.object(io, "open", files.open),
            patch.multiple(os, **files.patches()),
        ):
            yield

    def concerns(self, path: str) -> bool:
        return path.startswith(self._root) and not path.endswith("-shm")

    @contextmanager
    def calling(self, call: Call) -> Iterator[Fault | None]:
        """Remember a call that is carried out within, unless it fails there."""
        with self._guard:
            due = self.fault is not None and self.fault[0] == len(self.calls)
            fault = self.fault[1] if due and self.fault is not None else None
            if fault is Fault.SHORT:
                if call.what == "write" and len(call.data) > 1:
                    call = call._replace(data=call.data[: len(call.data) // 2])
                else:
                    fault = Fault.NO_ROOM
            if fault is not None:
                self.fault = None  # once
            yield fault
            if fault in {None, Fault.SHORT}:
                self.calls.append(call)

    def after(self, number: int, crash: Crash, target: Path, chance: Random) -> None:
        """Write to `target` what is found after a crash that comes after so many calls."""
        found = _Found()
        for call in self.calls[:number]:
            found.apply(call)
        for path, content in found.files(crash, chance).items():
            place = target / os.path.relpath(path, self._root)
            place.parent.mkdir(parents=True, exist_ok=True)
            # Only a backup's staging says where a file is.
            moved = (
                content.replace(self._root.encode(), bytes(target))
                if place.name == "part"
                else content
            )
            place.write_bytes(moved)
        for path in found.folders:
            (target / os.path.relpath(path, self._root)).mkdir(parents=True, exist_ok=True)


def _write(content: bytearray, offset: int, data: bytes) -> None:
    content.extend(bytes(max(0, offset - len(content))))
    content[offset : offset + len(data)] = data


@dataclass(eq=False)
class _Node:
    """A file's content, whatever its names.

    Attributes:
        safe: what was synced.
        since: the calls since.
    """

    content: bytearray = field(default_factory=bytearray)
    safe: bytes = b""
    since: list[Call] = field(default_factory=list)

    def change(self, call: Call) -> None:
        self.since.append(call)
        _change(self.content, call)


def _change(content: bytearray, call: Call) -> None:
    if call.what == "write":
        _write(content, call.offset, call.data)
    else:
        del content[call.offset :]
        content.extend(bytes(call.offset - len(content)))


class _Found:
    """What calls make of an empty disk: as programs see it, and as the next start may."""

    def __init__(self) -> None:
        self.names: dict[str, _Node] = {}
        self.safe_names: dict[str, _Node] = {}
        self.folders: set[str] = set()

    def apply(self, call: Call) -> None:
        path, names = call.path, self.names
        match call.what:
            case "create":
                names[path] = _Node()
            case "write" | "truncate":
                names[path].change(call)
            case "sync":
                self._sync(path)
            case "rename":
                names[call.other] = names.pop(path)
            case "link":
                names[call.other] = names[path]
            case "unlink":
                del names[path]
            case "mkdir":
                self.folders.add(path)
            case "rmdir":
                self.folders.discard(path)

    def _sync(self, path: str) -> None:
        """Of a file its content and its names; of a folder the names in it."""
        node = self.names.get(path)
        if node is not None:
            node.safe, node.since = bytes(node.content), []
            self.safe_names |= {name: one for name, one in self.names.items() if one is node}
        else:
            for name in self.safe_names.keys() | self.names.keys():
                if str(Path(name).parent) == path:
                    self.safe_names.pop(name, None)
                    if name in self.names:
                        self.safe_names[name] = self.names[name]

    def files(self, crash: Crash, chance: Random) -> dict[str, bytes]:
        match crash:
            case Crash.KILLED:
                return {name: bytes(node.content) for name, node in self.names.items()}
            case Crash.UNSYNCED_LOST:
                return {name: node.safe for name, node in self.safe_names.items()}
            case Crash.CONTENT_LOST:
                return {name: node.safe for name, node in self.names.items()}
            case Crash.SOME_LOST:
                names = chance.choice([self.names, self.safe_names])
                return {name: _partly(node, chance) for name, node in names.items()}


def _partly(node: _Node, chance: Random) -> bytes:
    content = bytearray(node.safe)
    for call in node.since:
        if chance.random() < 0.5:
            end = chance.choice([len(call.data), len(call.data) // 2])
            _change(content, call._replace(data=call.data[:end]))
    return bytes(content)


_ERRORS = {Fault.NO_ROOM: errno.ENOSPC, Fault.SHORT: errno.ENOSPC, Fault.BROKEN: errno.EIO}


def _fail(fault: Fault | None, path: str) -> None:
    if fault is not None:
        raise OSError(_ERRORS[fault], os.strerror(_ERRORS[fault]), path)


def _path_of(file: object, folder: int | None = None) -> str:
    """Where a file is that is given by name or number."""
    if isinstance(file, int):
        return str(Path(f"/proc/self/fd/{file}").readlink())
    path = Path(os.fsdecode(file))  # type: ignore[arg-type]
    return str(Path(_path_of(folder), path) if folder is not None else path.absolute())


class _Files:
    """Python's files."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self._real = {name: getattr(os, name) for name in self._names}
        self._open = io.open

    _names = ("open", "fsync", "replace", "rename", "unlink", "link", "mkdir", "rmdir")

    def patches(self) -> dict[str, Callable[..., object]]:
        return {
            "open": self._os_open,
            "fsync": self._one("fsync", "sync"),
            "mkdir": self._one("mkdir", "mkdir"),
            "rmdir": self._one("rmdir", "rmdir"),
            "unlink": self._one("unlink", "unlink"),
            "replace": self._two("replace", "rename"),
            "rename": self._two("rename", "rename"),
            "link": self._two("link", "link"),
        }

    def _one(self, name: str, what: str) -> Callable[..., object]:
        real = self._real[name]

        def call(path: object, *more: Any, **named: Any) -> object:
            where = _path_of(path, named.get("dir_fd"))
            return self._carry_out(Call(what, where), lambda: real(path, *more, **named))

        return call

    def _two(self, name: str, what: str) -> Callable[..., object]:
        real = self._real[name]

        def call(path: object, other: object, *more: Any, **named: Any) -> object:
            one = Call(what, _path_of(path), other=_path_of(other))
            return self._carry_out(one, lambda: real(path, other, *more, **named))

        return call

    def _carry_out(self, call: Call, real: Callable[[], object]) -> object:
        if not self._disk.concerns(call.path):
            return real()
        with self._disk.calling(call) as fault:
            _fail(fault, call.path)
            return real()

    def _os_open(self, path: object, flags: int, *more: Any, **named: Any) -> object:
        real = self._real["open"]
        where = _path_of(path, named.get("dir_fd"))
        if flags & os.O_CREAT and not Path(where).exists():
            return self._carry_out(Call("create", where), lambda: real(path, flags, *more, **named))
        return real(path, flags, *more, **named)

    def open(
        self, file: Any, mode: str = "r", buffering: int = -1, *more: Any, **named: Any
    ) -> object:
        is_written = set(mode) & set("wax+")
        if not is_written or not self._disk.concerns(_path_of(file)):
            return self._open(file, mode, buffering, *more, **named)
        assert "b" in mode, "what a program keeps it writes as bytes"
        opener = named.get("opener") or (lambda name, flags: os.open(name, flags, 0o666))
        raw = _Raw(self._disk, file, mode.replace("b", ""), opener)
        return io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)


class _Raw(io.FileIO):
    def __init__(self, disk: Disk, file: Any, mode: str, opener: Callable[..., int]) -> None:
        self._disk = disk
        super().__init__(file, mode, opener=None if isinstance(file, int) else opener)

    def write(self, data: Any) -> int:
        content = bytes(data)
        call = Call("write", _path_of(self.fileno()), self.tell(), content)
        with self._disk.calling(call) as fault:
            if fault is Fault.SHORT:
                return super().write(content[: len(content) // 2])
            _fail(fault, call.path)
            return super().write(content)

    def truncate(self, size: int | None = None) -> int:
        size = self.tell() if size is None else size
        with self._disk.calling(Call("truncate", _path_of(self.fileno()), size)) as fault:
            _fail(fault, self.name)
            return super().truncate(size)


_POINTER = ctypes.c_void_p
# SQLite keeps the name's pointer: it has to come through as it is.
_OPEN = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, _POINTER, _POINTER, ctypes.c_int, _POINTER)
_DELETE = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, _POINTER, ctypes.c_int)
_WRITE = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, _POINTER, ctypes.c_int, ctypes.c_longlong)
_TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, ctypes.c_longlong)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, ctypes.c_int)


class _Vfs(ctypes.Structure):
    """The beginning of a sqlite3_vfs (sqlite3.h)."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", _POINTER),
        ("name", ctypes.c_char_p),
        ("data", _POINTER),
        ("open", _POINTER),
        ("delete", _POINTER),
    )


class _Methods(ctypes.Structure):
    """A sqlite3_io_methods (sqlite3.h)."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("close", _POINTER),
        ("read", _POINTER),
        ("write", _POINTER),
        ("truncate", _POINTER),
        ("sync", _POINTER),
        ("rest", _POINTER * 13),
    )


_IOERR = 10
_FULL = 13
_CODES = {"write": 3, "sync": 4, "truncate": 6, "unlink": 10, "create": 0}


class _Sqlite:
    """SQLite's files: those of connections that are opened and closed within `installed`."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        library = ctypes.CDLL(_sqlite3.__file__)
        library.sqlite3_vfs_find.restype = _POINTER
        self._vfs = _Vfs.from_address(library.sqlite3_vfs_find(None))
        self._before = self._vfs.open, self._vfs.delete
        self._open, self._delete = _OPEN(self._before[0]), _DELETE(self._before[1])
        self._ours = _OPEN(self._opened), _DELETE(self._deleted)
        self._paths: dict[int, str] = {}
        self._methods: dict[int, _Methods] = {}
        self._alive: list[object] = []

    @contextmanager
    def installed(self) -> Iterator[None]:
        vfs = self._vfs
        vfs.open, vfs.delete = (ctypes.cast(one, _POINTER).value for one in self._ours)
        try:
            yield
        finally:
            vfs.open, vfs.delete = self._before

    def _carry_out(self, call: Call, real: Callable[[], int], half: Callable[[], int]) -> int:
        if not self._disk.concerns(call.path):
            return real()
        with self._disk.calling(call) as fault:
            if fault is Fault.BROKEN:
                return _IOERR | _CODES[call.what] << 8
            if fault is Fault.SHORT:
                half()
            return real() if fault is None else _FULL

    def _opened(self, of: int, name: int | None, file: int, flags: int, out: int) -> int:
        path = os.fsdecode(ctypes.string_at(name)) if name else ""

        def real() -> int:
            return self._open(of, name, file, flags, out)

        is_new = bool(path) and not Path(path).exists()
        found = self._carry_out(Call("create", path), real, real) if is_new else real()
        pointer = _POINTER.from_address(file)
        if found == 0 and pointer.value:
            self._paths[file] = path
            if pointer.value not in self._methods:
                self._methods[pointer.value] = self._replaced(_Methods.from_address(pointer.value))
            pointer.value = ctypes.addressof(self._methods[pointer.value])
        return found

    def _deleted(self, of: int, name: int, sync: int) -> int:
        path = os.fsdecode(ctypes.string_at(name))

        def real() -> int:
            return self._delete(of, name, sync)

        if not Path(path).exists():
            return real()
        found = self._carry_out(Call("unlink", path), real, real)
        if sync and found == 0 and self._disk.concerns(path):
            with self._disk.calling(Call("sync", str(Path(path).parent))):
                pass
        return found

    def _replaced(self, real: _Methods) -> _Methods:
        write, truncate, sync = _WRITE(real.write), _TRUNCATE(real.truncate), _SYNC(real.sync)

        def written(file: int, data: int, size: int, offset: int) -> int:
            call = Call("write", self._paths[file], offset, ctypes.string_at(data, size))
            return self._carry_out(
                call,
                lambda: write(file, data, size, offset),
                lambda: write(file, data, size // 2, offset),
            )

        def truncated(file: int, size: int) -> int:
            def real() -> int:
                return truncate(file, size)

            return self._carry_out(Call("truncate", self._paths[file], size), real, real)

        def synced(file: int, flags: int) -> int:
            def real() -> int:
                return sync(file, flags)

            return self._carry_out(Call("sync", self._paths[file]), real, real)

        ours = _WRITE(written), _TRUNCATE(truncated), _SYNC(synced)
        self._alive.append((ours, write, truncate, sync))
        copy = _Methods.from_buffer_copy(real)
        copy.write, copy.truncate, copy.sync = (ctypes.cast(one, _POINTER) for one in ours)
        return copy
