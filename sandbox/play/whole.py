"""Files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO


def refusal(path: Path) -> str:
    """Say why what stands at a path must not be replaced; empty if it may, or if nothing stands there."""
    if not os.path.exists(path):
        return ""
    mode = os.stat(path).st_mode
    if not stat.S_ISREG(mode):
        return "a device, a pipe or a folder stands there, not a file"
    return "" if mode & 0o222 else "it is protected against writing"


def try_out(path: Path) -> None:
    """Raise ``OSError`` where a file could not be written, and leave what stands there as it is."""
    path, temporary = _beside(path)
    with contextlib.suppress(FileNotFoundError):
        os.stat(path)  # a name that is too long
    try:
        temporary.touch()
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _beside(path: Path) -> tuple[Path, Path]:
    """Where a file really is, and the temporary one beside it; ``OSError`` if it must not be replaced."""
    path = Path(os.path.realpath(path))  # a link keeps pointing where it did
    if reason := refusal(path):
        raise PermissionError(errno.EACCES, reason)
    mark = hashlib.sha256(os.fsencode(path.name)).hexdigest()[:12]  # a name of 255 bytes leaves no room for more
    return path, path.with_name(f".{mark}.{os.getpid()}.part")


def write_whole(path: Path, content: bytes) -> None:
    """Write bytes to a temporary file beside ``path``, flush it to disk, and only then put it in place."""
    path, temporary = _beside(path)
    try:
        with open(temporary, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if temporary.read_bytes() != content:
            raise OSError(f"{temporary.name} reads back differently from what was written")
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    _flush_folder(path)


@contextlib.contextmanager
def in_place_of(path: Path) -> Iterator[BinaryIO]:
    """Give a temporary file beside ``path`` to write to, put in place at the end: for what is too large to be held."""
    path, temporary = _beside(path)
    try:
        with open(temporary, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    _flush_folder(path)


def _flush_folder(path: Path) -> None:
    """Flush the name of a file that is in place; a folder that cannot be flushed (some file systems) undoes nothing."""
    if os.name == "posix":
        with contextlib.suppress(OSError):
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
