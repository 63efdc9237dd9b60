"""Ends a rehearsal: its directory is as if it had never been made."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from .rehearsing import FOLDER, LEDGER, NotPossible, is_busy, mode_of

_KEPT = (LEDGER, "strongbox.db")
_FOLDERS = ("blobs", "pages", "simulated")
_CERTIFICATES = ("authority.pem", "authority.crt", "server.pem")
_FILES = (*(f"{name}{end}" for name in _KEPT for end in ("", "-wal", "-shm")), "map.json", "simulated.json")


def wipe(folder: Path, live: Path | None = None) -> list[str]:
    """Takes out what a rehearsal wrote, and nothing else. Returns the names of what stays, which people put there.

    ``live``: the conference whose rehearsal it is. Where the ledger can no longer say what it is, only its place there
    does. Raises NotPossible for anything but a rehearsal at rest.
    """
    must_be_wipeable(folder, live)
    _must_be_at_rest(folder)
    for name in _FOLDERS:
        _remove(folder / name)
    _remove_certificates(folder / "tls")
    # The ledger goes last: a wipe that was cut short can be done again.
    for name in reversed(_FILES):
        _remove(folder / name)
    left = sorted(path.name for path in folder.iterdir())
    if not left:
        folder.rmdir()
    return left


def must_be_wipeable(folder: Path, live: Path | None) -> None:
    """Raises NotPossible."""
    match mode_of(folder):
        case "rehearsal":
            return
        case "damaged" if live is not None and _is_its_rehearsal(folder, live):
            return
        case "damaged":
            raise NotPossible("damaged_elsewhere", folder=folder)
        case "busy":
            raise NotPossible("running", folder=folder)
        case mode:
            raise NotPossible("is_live" if mode == "live" else "none", folder=folder)


def _is_its_rehearsal(folder: Path, live: Path) -> bool:
    """A link there could lead to another conference."""
    return folder.resolve() == live.resolve() / FOLDER and mode_of(live) == "live"


def _must_be_at_rest(folder: Path) -> None:
    """SQLite leaves its WAL mode only where nobody else has the file open."""
    for path in (folder / name for name in _KEPT):
        if path.is_file():
            _must_be_free(path)


def _must_be_free(path: Path) -> None:
    with closing(sqlite3.connect(path, timeout=0)) as database:
        try:
            database.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.Error as error:
            if is_busy(error):
                raise NotPossible("running", folder=path.parent) from error


def _remove(path: Path) -> None:
    """A link is taken out, and where it leads to is left alone."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _remove_certificates(folder: Path) -> None:
    """Of the rehearsal's own authority; a certificate that somebody put beside them stays."""
    if folder.is_symlink() or not folder.is_dir():
        return
    for name in _CERTIFICATES:
        (folder / name).unlink(missing_ok=True)
    if not any(folder.iterdir()):
        folder.rmdir()
