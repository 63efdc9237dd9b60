import hashlib
import os
import tempfile
from pathlib import Path

import pytest

from ceremony.vault.blobs import Blobs
from ceremony.vault.strongbox import Strongbox


def test_a_blob_is_named_by_its_hash_and_kept_once(tmp_path):
    blobs = Blobs(tmp_path)
    name = blobs.put(b"plan")
    assert blobs.put(b"plan") == name == hashlib.sha256(b"plan").hexdigest()
    assert blobs.get(name) == b"plan"
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [name]


def test_a_blob_that_could_not_be_written_leaves_nothing(tmp_path, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        Blobs(tmp_path).put(b"plan")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def half_written(folder):
    """What a process leaves that is killed while it writes."""
    left = Path(tempfile.mkstemp(dir=folder, prefix=".")[1])
    left.write_bytes(b"pl")
    return left


def test_what_a_killed_process_left_is_cleared_and_blobs_are_not(tmp_path):
    blobs = Blobs(tmp_path / "blobs")
    blobs.clear()
    name = blobs.put(b"plan")
    left = half_written(blobs.path(name).parent)
    blobs.clear()
    assert not left.exists()
    assert blobs.get(name) == b"plan"


def test_nothing_is_cleared_while_something_is_written(tmp_path, monkeypatch):
    blobs, sync, seen = Blobs(tmp_path), os.fsync, []

    def slow(descriptor):
        Blobs(tmp_path).clear()
        seen.append([path for path in tmp_path.rglob(".*") if path.is_file()])
        sync(descriptor)

    monkeypatch.setattr("os.fsync", slow)
    assert blobs.get(blobs.put(b"plan")) == b"plan"
    assert len(seen[0]) == 1


def test_keys_and_sealings_are_there_after_reopening(tmp_path):
    box = Strongbox(tmp_path / "box.db")
    key = box.key("join")
    box.keep_sealing("hash-1", b"s" * 16, {"d_1": b"u" * 32})
    box.keep_sealing("hash-2", b"t" * 16, {"d_1": b"v" * 32})
    box.close()
    again = Strongbox(tmp_path / "box.db")
    assert again.key("join") == key
    assert again.key("stage") != key
    assert (again.secret("hash-1"), again.share("hash-1", "d_1")) == (b"s" * 16, b"u" * 32)
    assert again.secret("hash-2") == b"t" * 16
    with pytest.raises(KeyError):
        again.share("hash-1", "d_2")
    again.close()


def test_only_the_owner_may_read_the_strongbox(tmp_path):
    Strongbox(tmp_path / "box.db").close()
    assert (tmp_path / "box.db").stat().st_mode & 0o077 == 0
