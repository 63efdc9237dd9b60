"""Files named by their SHA-256: written to a temporary name, fsynced, renamed, so that a blob is whole or absent."""

import errno
import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_WRITING = "."


class Blobs:
    """A folder of blobs. ``put`` is durable when it returns; putting the same bytes twice keeps one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, content: bytes) -> str:
        """Stores bytes and returns their SHA-256. Raises OSError with nothing left behind."""
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.path(sha256)
        if path.exists():
            return sha256
        path.parent.mkdir(parents=True, exist_ok=True)
        with _locked(self._folder, fcntl.LOCK_SH):
            _write(path, content)
        _sync(path.parent)
        return sha256

    def clear(self) -> None:
        """Removes what a killed process left half written, unless a process is writing just now: then another time."""
        with suppress(OSError), _locked(self._folder, fcntl.LOCK_EX | fcntl.LOCK_NB):
            for left in self._folder.glob(f"*/{_WRITING}*"):
                left.unlink(missing_ok=True)

    def get(self, sha256: str) -> bytes:
        """Raises OSError for a blob that is not there or no longer what its name says."""
        content = self.path(sha256).read_bytes()
        if hashlib.sha256(content).hexdigest() != sha256:
            raise OSError(errno.EIO, "damaged", str(self.path(sha256)))
        return content

    def path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256


def _write(path: Path, content: bytes) -> None:
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=_WRITING)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).rename(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


@contextmanager
def _locked(folder: Path, how: int) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, how)
        yield
    finally:
        os.close(descriptor)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
