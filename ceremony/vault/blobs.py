"""Files named by their SHA-256: written to a temporary name, fsynced, renamed, so that a blob is whole or absent."""

import errno
import hashlib
import os
import tempfile
from pathlib import Path


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
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).rename(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        _sync(path.parent)
        return sha256

    def get(self, sha256: str) -> bytes:
        """Raises OSError for a blob that is not there or no longer what its name says."""
        content = self.path(sha256).read_bytes()
        if hashlib.sha256(content).hexdigest() != sha256:
            raise OSError(errno.EIO, "damaged", str(self.path(sha256)))
        return content

    def path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
