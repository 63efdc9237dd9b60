"""The ledger in SQLite: entries, their tree and its checkpoints, in one transaction.

WAL, synchronous=FULL, so that what was committed survives a power cut.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from . import merkle, tiles
from .checkpoint import Checkpoint
from .merkle import Frontier
from .note import Signer
from .proof import Proof

_APPEND_ONLY = """
CREATE TRIGGER IF NOT EXISTS {0}_is_never_changed BEFORE UPDATE ON {0}
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS {0}_is_never_removed BEFORE DELETE ON {0}
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
"""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS entry (seq INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS node
  (level INTEGER, position INTEGER, hash BLOB NOT NULL, PRIMARY KEY (level, position)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS checkpoint (size INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;
""" + "".join(_APPEND_ONLY.format(table) for table in ("entry", "node", "checkpoint"))
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

    def __init__(self, path: Path, signer: Signer) -> None:
        self.key = signer.key
        self._signer = signer
        self._db = sqlite3.connect(path, isolation_level=None, timeout=_LOCK_WAIT_S, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.executescript(_SCHEMA)
        self._cover_all()

    def _cover_all(self) -> None:
        """Entries of a version that had no tree are taken into it."""
        if self._count("entry", "seq") > self.size():
            with self.transaction():
                self._cover(body for _, body in self.after(self.size()))

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

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All that is read inside is of one moment, whatever other processes commit."""
        with _told_as_storage_failed():
            self._db.execute("BEGIN")
            try:
                yield
            finally:
                self._rollback()

    def append(self, rows: Sequence[tuple[int, bytes]]) -> None:
        """Rows (seq, body), inside a transaction; seq goes on from the head without gaps.

        The tree grows by them, and a checkpoint that covers them is written beside them.
        """
        if rows:
            self._db.executemany("INSERT INTO entry (seq, body) VALUES (?, ?)", rows)
            self._cover(body for _, body in rows)

    def _cover(self, bodies: Iterable[bytes]) -> None:
        frontier = Frontier(self.size(), self._node)
        self._db.executemany("INSERT INTO node VALUES (?, ?, ?)", frontier.append(bodies))
        note = Checkpoint(frontier.size, frontier.root()).sign(self._signer)
        self._db.execute("INSERT INTO checkpoint VALUES (?, ?)", (frontier.size, note))

    def after(self, seq: int) -> Iterator[tuple[int, bytes]]:
        """All rows behind seq, oldest first. Raises StorageFailed."""
        with _told_as_storage_failed():
            yield from self._db.execute("SELECT seq, body FROM entry WHERE seq > ? ORDER BY seq", (seq,))

    def before(self, seq: int, limit: int) -> list[tuple[int, bytes]]:
        """At most ``limit`` rows in front of seq, newest first."""
        found = self._db.execute("SELECT seq, body FROM entry WHERE seq < ? ORDER BY seq DESC LIMIT ?", (seq, limit))
        return found.fetchall()

    def entry(self, seq: int) -> bytes:
        """The stored bytes of one entry. KeyError where there is none."""
        return self._one("SELECT body FROM entry WHERE seq = ?", seq)

    def checkpoint(self) -> str:
        """The last one that was written: a signed note. Of an empty log, one that is signed here and now."""
        found = self._db.execute("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1").fetchone()
        return found[0] if found else Checkpoint(0, merkle.EMPTY_ROOT).sign(self._signer)

    def checkpoint_covering(self, seq: int) -> Checkpoint:
        """The first that was written with this entry under it. KeyError where there is none."""
        return Checkpoint(size := self._first_size(seq), self.root(size))

    def _first_size(self, seq: int) -> int:
        query = "SELECT size FROM checkpoint WHERE size >= ? ORDER BY size LIMIT 1"
        row = self._db.execute(query, (seq,)).fetchone()
        if row is None:
            raise KeyError(seq)
        size: int = row[0]
        return size

    def checkpoints(self) -> list[str]:
        """Every checkpoint that was written, sizes ascending."""
        return [note for (note,) in self._db.execute("SELECT note FROM checkpoint ORDER BY size")]

    def root(self, size: int) -> bytes:
        """Of the tree when it had ``size`` leaves. KeyError for a size that it never had."""
        return merkle.root(size, self._node)

    def proof(self, seq: int) -> Proof:
        """That an entry is under the last checkpoint. ValueError where it is not."""
        hashes = merkle.inclusion_proof(seq - 1, self.size(), self._node)
        return Proof(seq - 1, tuple(hashes), self.checkpoint())

    def consistency(self, old: int) -> list[bytes]:
        """The proof from an older size to the last checkpoint. ValueError for 0 and for more than there is."""
        return merkle.consistency_proof(old, self.size(), self._node)

    def tile(self, level: int, position: int, width: int) -> bytes:
        """The hashes of one tile, one behind another. KeyError for one that is not there (yet)."""
        tree_level, first = tiles.first_node(level, position)
        query = "SELECT hash FROM node WHERE level = ? AND position >= ? AND position < ? ORDER BY position"
        found = self._db.execute(query, (tree_level, first, first + width)).fetchall()
        if len(found) != width:
            raise KeyError((level, position, width))
        return b"".join(one for (one,) in found)

    def sign(self, text: str) -> str:
        """A note of the log's key over lines that are no checkpoint."""
        return self._signer.sign(text)

    def version(self) -> int:
        """A number that changes when another connection commits."""
        version: int = self._db.execute("PRAGMA data_version").fetchone()[0]
        return version

    def close(self) -> None:
        self._db.close()

    def _node(self, level: int, position: int) -> bytes:
        return self._one("SELECT hash FROM node WHERE level = ? AND position = ?", level, position)

    def size(self) -> int:
        """Of the tree that the last checkpoint is of."""
        return self._count("checkpoint", "size")

    def _count(self, table: str, column: str) -> int:
        count: int = self._db.execute(f"SELECT coalesce(max({column}), 0) FROM {table}").fetchone()[0]  # noqa: S608
        return count

    def _one(self, query: str, *values: int) -> bytes:
        row = self._db.execute(query, values).fetchone()
        if row is None:
            raise KeyError(values)
        found: bytes = row[0]
        return found
