"""What must not stand in the ledger before the release: keys, shares, secrets, plaintext hashes.

A file of its own (mode 600), so that the ledger can be copied and published without it.
"""

import os
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_SCHEMA = """
CREATE TABLE IF NOT EXISTS key (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS document (id TEXT PRIMARY KEY, sha256 TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS secret (release_hash TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS share
  (release_hash TEXT, document TEXT, value BLOB NOT NULL, PRIMARY KEY (release_hash, document)) STRICT;
"""


class Strongbox:
    """Durable when a method returns; safe for threads. Raises sqlite3.Error with nothing stored."""

    def __init__(self, path: Path) -> None:
        path.touch(mode=0o600)
        self._lock = threading.RLock()
        self._keys: dict[str, bytes] = {}
        self._db = sqlite3.connect(path, timeout=30, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.executescript(_SCHEMA)

    def key(self, name: str) -> bytes:
        """A random key of 32 bytes, made when it is first asked for."""
        if name not in self._keys:
            with self._writing() as db:
                db.execute("INSERT OR IGNORE INTO key VALUES (?, ?)", (name, os.urandom(32)))
            self._keys[name] = self._one("SELECT value FROM key WHERE name = ?", name)
        return self._keys[name]

    def keep_documents(self, hashes: Mapping[str, str]) -> None:
        """Document id -> SHA-256 of its plaintext, which is the name of its blob."""
        with self._writing() as db:
            db.executemany("INSERT OR REPLACE INTO document VALUES (?, ?)", hashes.items())

    def plaintext_hash(self, document: str) -> str:
        """Raises KeyError for a document that was never kept."""
        sha256: str = self._one("SELECT sha256 FROM document WHERE id = ?", document)
        return sha256

    def keep_sealing(self, release_hash: str, secret: bytes, shares: Mapping[str, bytes]) -> None:
        """The secret side of one sealing: release secret, and document id -> share.

        Named by the release hash, so that two sealings at once cannot take each other's place.
        """
        with self._writing() as db:
            db.execute("INSERT INTO secret VALUES (?, ?)", (release_hash, secret))
            rows = ((release_hash, document, share) for document, share in shares.items())
            db.executemany("INSERT INTO share VALUES (?, ?, ?)", rows)

    def secret(self, release_hash: str) -> bytes:
        """Raises KeyError for a sealing that was never kept."""
        secret: bytes = self._one("SELECT value FROM secret WHERE release_hash = ?", release_hash)
        return secret

    def share(self, release_hash: str, document: str) -> bytes:
        """Raises KeyError for a document that is not in the sealing."""
        query = "SELECT value FROM share WHERE release_hash = ? AND document = ?"
        share: bytes = self._one(query, release_hash, document)
        return share

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._db:
            yield self._db

    def _one(self, query: str, *values: str) -> Any:
        with self._lock:
            row = self._db.execute(query, values).fetchone()
        if row is None:
            raise KeyError(values)
        return row[0]
