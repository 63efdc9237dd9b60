"""What a conference knows of its rehearsal, and the simulated endpoints of one."""

import errno
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ..ledger.store import StorageFailed
from .ceremony import Ceremony
from .enrolment import join_codes

#: The twin's directory, within that of its conference.
FOLDER = "rehearsal"
LEDGER = "ledger.db"
_UNREADABLE = (OSError, ValueError, KeyError, TypeError, RecursionError)
_END_WITHIN_S = 5.0
_THINKING_S = ("2", "20")


class NotPossible(Exception):
    """``code`` is the end of a key ``cli.rehearsal_…``; nothing was changed."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def mode_of(data: Path) -> str | None:
    """``live`` or ``rehearsal``; ``damaged`` or ``busy`` where the ledger cannot be read; None where there is none.

    Opens nothing for writing, and waits for nobody.
    """
    if not os.path.lexists(data / LEDGER):
        return None
    try:
        return next((str(entry["mode"]) for entry in _entries(data, "conference_created")), "damaged")
    except sqlite3.Error as error:
        return "busy" if is_busy(error) else "damaged"
    except _UNREADABLE:
        return "damaged"


def must_be_rehearsal(folder: Path) -> None:
    """Raises NotPossible where it is none that can be used."""
    reasons = {"live": "is_live", "damaged": "damaged", "busy": "running", None: "none"}
    if (mode := mode_of(folder)) != "rehearsal":
        raise NotPossible(reasons[mode], folder=folder)


@contextmanager
def opened(folder: Path, *, create: bool = False) -> Iterator[Ceremony]:
    """A rehearsal. Raises NotPossible where its files are damaged further on than ``mode_of`` looks."""
    try:
        twin = Ceremony.open(folder, create=create)
    except (sqlite3.Error, StorageFailed, FileNotFoundError, ValueError, KeyError, TypeError) as error:
        raise NotPossible("running" if _is_busy_below(error) else "damaged", folder=folder) from error
    with twin:
        yield twin


def _is_busy_below(error: BaseException | None) -> bool:
    """``StorageFailed`` wraps what SQLite said."""
    if isinstance(error, sqlite3.Error):
        return is_busy(error)
    return error is not None and _is_busy_below(error.__cause__)


def is_busy(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def rehearsed(data: Path) -> dict[str, Any] | None:
    """When the rehearsal of this conference was last released, and the units that acknowledged in it.

    None also where its ledger is damaged or locked: that is no matter of the live conference.
    """
    try:
        return _rehearsed(data / FOLDER, _mark(data / FOLDER))
    except (sqlite3.Error, *_UNREADABLE):
        return None


def _mark(folder: Path) -> tuple[tuple[int, int], ...]:
    """Another one whenever something was written; an empty WAL is left by whoever only reads."""
    files = [path for name in (LEDGER, f"{LEDGER}-wal") if (path := folder / name).is_file()]
    return tuple((found.st_mtime_ns, found.st_size) for path in files if (found := path.stat()).st_size)


@lru_cache(maxsize=2)
def _rehearsed(folder: Path, _: tuple[tuple[int, int], ...]) -> dict[str, Any] | None:
    released = list(_entries(folder, "handover_released"))
    if not released:
        return None
    units = sorted({str(entry["unit"]) for entry in _entries(folder, "package_acknowledged")})
    return {"at": str(released[-1]["at"]), "units": units}


def _entries(data: Path, event: str) -> Iterator[dict[str, Any]]:
    """Those of one kind, oldest first; none where there is no ledger. Raises sqlite3.Error, or as ``_UNREADABLE``."""
    path = data / LEDGER
    if not os.path.lexists(path):
        return
    if not path.is_file():  # opening a pipe would wait for ever
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    query = "SELECT body FROM entry WHERE instr(body, CAST(? AS BLOB)) ORDER BY seq"
    address = f"file:{quote(str(path.resolve()))}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=0)) as database:
        for (body,) in database.execute(query, (f'"event":"{event}"',)):
            entry = json.loads(body)
            if entry["event"] == event:
                yield entry


class Simulation:
    """Endpoints of the units that have no real one, in a process of its own; it ends with the server's.

    Of a rehearsal only: whoever wires it sees to that.
    """

    def __init__(self, ceremony: Ceremony, url: str, options: Sequence[str] = ()) -> None:
        self._ceremony = ceremony
        self._url = url
        self._options = options
        self._state = ceremony.data / "simulated"
        self._process: subprocess.Popen[bytes] | None = None
        self._units = 0

    def count(self) -> int:
        """How many units are played now."""
        running = self._process is not None and self._process.poll() is None
        return self._units if running else 0

    def start(self) -> None:
        """Nothing happens where it runs already, or where every unit has come itself."""
        if self.count():
            return
        codes = self._without_a_real_one()
        self._units = len(codes)
        if codes:
            self._process = self._ceremony.offload(self._started, codes)

    def stop(self) -> None:
        if self._process is not None:
            self._ceremony.offload(_end, self._process)
            self._process = None

    def _without_a_real_one(self) -> dict[str, str]:
        own = self._own()
        with self._ceremony.state() as state:
            real = {endpoint.unit for endpoint in state.endpoints.values() if endpoint.id not in own}
        return {unit: code for unit, code in join_codes(self._ceremony).items() if unit not in real}

    def _own(self) -> set[str]:
        """The endpoints that were simulated before: their identities are kept."""
        path = self._state / "endpoints.jsonl"
        lines = path.read_bytes().splitlines() if path.exists() else []
        return {found for line in lines if (found := _endpoint_of(line))}

    def _started(self, codes: dict[str, str]) -> "subprocess.Popen[bytes]":
        path = self._ceremony.data / "simulated.json"
        path.touch(mode=0o600)
        path.write_text(json.dumps(codes))
        command = [sys.executable, "-m", "ceremony.simulate", "--url", self._url, "--codes", str(path)]
        options = ["--state", str(self._state), "--until", "forever", "--think", *_THINKING_S]
        return subprocess.Popen(  # noqa: S603 - our own
            [*command, *options, *self._options, "--while-alive", str(os.getpid())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )


def _endpoint_of(line: bytes) -> str | None:
    try:
        found: str = json.loads(line)["endpoint"]
    except (ValueError, KeyError, TypeError):  # a line that was cut short
        return None
    return found


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(_END_WITHIN_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
