"""The ledger's table in SQLite: WAL, synchronous=FULL, so that what was committed survives a power cut."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entry (seq INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
CREATE TRIGGER IF NOT EXISTS entry_is_never_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS entry_is_never_removed BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
"""
_LOCK_WAIT_S = 3.0  # shorter than what clients take for a lost link


class StorageFailed(Exception):
    """The disk is full, broken or locked: nothing of the transaction was stored."""


@contextmanager
def _told_as_storage_failed() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StorageFailed(str(error)) from error


class Ledger:
    """One connection to one ledger file. Durable when ``transaction`` returns; safe beside other processes.

    Not safe for two threads at once: the sequencer's lock is around every use.
    """

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None, timeout=_LOCK_WAIT_S, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.executescript(_SCHEMA)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Holds the write lock of the database; commits at the end. Raises StorageFailed with nothing stored."""
        with _told_as_storage_failed():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                self._rollback()
                raise

    def _rollback(self) -> None:
        """SQLite has sometimes rolled back by itself, as with a full disk."""
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    def append(self, rows: Iterable[tuple[int, bytes]]) -> None:
        """Rows (seq, body), inside a transaction; seq goes on from the head without gaps."""
        self._db.executemany("INSERT INTO entry (seq, body) VALUES (?, ?)", rows)

    def after(self, seq: int) -> Iterator[tuple[int, bytes]]:
        """All rows behind seq, oldest first. Raises StorageFailed."""
        with _told_as_storage_failed():
            yield from self._db.execute("SELECT seq, body FROM entry WHERE seq > ? ORDER BY seq", (seq,))

    def before(self, seq: int, limit: int) -> list[tuple[int, bytes]]:
        """At most ``limit`` rows in front of seq, newest first."""
        found = self._db.execute("SELECT seq, body FROM entry WHERE seq < ? ORDER BY seq DESC LIMIT ?", (seq, limit))
        return found.fetchall()

    def version(self) -> int:
        """A number that changes when another connection commits."""
        version: int = self._db.execute("PRAGMA data_version").fetchone()[0]
        return version

    def close(self) -> None:
        self._db.close()
