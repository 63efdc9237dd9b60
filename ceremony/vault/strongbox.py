"""What must not stand in the ledger before the release: keys, shares, secrets, plaintext hashes. And what never may:
whom to call at a unit, because a person can have that erased.

A file of its own (mode 600), so that the ledger can be copied and published without it.
"""

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

_SCHEMA = """
CREATE TABLE IF NOT EXISTS key (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS document (id TEXT PRIMARY KEY, sha256 TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS secret (release_hash TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS share
  (release_hash TEXT, document TEXT, value BLOB NOT NULL, PRIMARY KEY (release_hash, document)) STRICT;
CREATE TABLE IF NOT EXISTS contact
  (unit TEXT, source TEXT, person TEXT NOT NULL, phone TEXT NOT NULL, said INTEGER NOT NULL,
   PRIMARY KEY (unit, source)) STRICT;
"""
_KEEP_CONTACT = """
INSERT INTO contact VALUES (?, ?, ?, ?, ?)
ON CONFLICT (unit, source) DO UPDATE SET person = excluded.person, phone = excluded.phone, said = excluded.said
WHERE (contact.person, contact.phone) <> (excluded.person, excluded.phone)
"""


class Contact(NamedTuple):
    """Whom to call at a unit; one of both may be empty."""

    person: str
    phone: str


class Strongbox:
    """Durable when a method returns; safe for threads. Raises sqlite3.Error with nothing stored."""

    def __init__(self, path: Path) -> None:
        path.touch(mode=0o600)
        self._lock = threading.RLock()
        self._keys: dict[str, bytes] = {}
        self._db = sqlite3.connect(path, timeout=30, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("PRAGMA secure_delete = ON")
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

    def keep_contacts(self, source: str, contacts: Mapping[str, Contact]) -> int:
        """Unit -> contact, as ``source`` says. How many are other than what it said before; the others count as old."""
        with self._writing() as db:
            said = self._one("SELECT coalesce(max(said), 0) + 1 FROM contact")
            rows = ((unit, source, person, phone, said) for unit, (person, phone) in contacts.items())
            return db.executemany(_KEEP_CONTACT, rows).rowcount

    def contacts(self) -> dict[str, Contact]:
        """Unit -> what was said last, by whatever source; a contact without a number only where there is no other."""
        query = "SELECT unit, person, phone FROM contact ORDER BY phone <> '', said"
        with self._lock:
            return {unit: Contact(person, phone) for unit, person, phone in self._db.execute(query)}

    def contact(self, unit: str) -> Contact | None:
        query = "SELECT person, phone FROM contact WHERE unit = ? ORDER BY phone <> '' DESC, said DESC"
        with self._lock:
            row = self._db.execute(query, (unit,)).fetchone()
        return Contact(*row) if row else None

    def forget_contacts(self, units: Iterable[str] | None = None) -> int:
        """Of some units, or all. How many units had one; not a byte of them stays in the file."""
        with self._writing() as db:
            known = {unit for (unit,) in db.execute("SELECT unit FROM contact")}
            gone = known if units is None else known.intersection(units)
            db.executemany("DELETE FROM contact WHERE unit = ?", ((unit,) for unit in gone))
        with self._lock:
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return len(gone)

    def mark(self) -> tuple[int, int]:
        """Another one after anything was written, by whichever process."""
        with self._lock:
            (by_others,) = self._db.execute("PRAGMA data_version").fetchone()
        return by_others, self._db.total_changes

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
