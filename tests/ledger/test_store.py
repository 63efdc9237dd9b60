import sqlite3

import pytest

from ceremony.ledger.checkpoint import Checkpoint
from ceremony.ledger.merkle import leaf_hash
from ceremony.ledger.note import Signer
from ceremony.ledger.store import Ledger, StorageFailed

SIGNER = Signer(bytes(32))


def test_rows_come_back_in_order_after_reopening(tmp_path):
    ledger = Ledger(tmp_path / "ledger.db", SIGNER)
    with ledger.transaction():
        ledger.append([(1, b"a"), (2, b"b")])
    ledger.close()
    again = Ledger(tmp_path / "ledger.db", SIGNER)
    assert list(again.after(0)) == [(1, b"a"), (2, b"b")]
    assert again.before(2, 10) == [(1, b"a")]
    again.close()


def test_a_transaction_that_fails_stores_nothing(tmp_path):
    ledger = Ledger(tmp_path / "ledger.db", SIGNER)
    with pytest.raises(ZeroDivisionError), ledger.transaction():
        ledger.append([(1, b"a"), (1 // 0, b"b")])
    assert list(ledger.after(0)) == []
    ledger.close()


def test_an_entry_can_neither_be_changed_nor_removed(tmp_path):
    ledger = Ledger(tmp_path / "ledger.db", SIGNER)
    with ledger.transaction():
        ledger.append([(1, b"a")])
    with sqlite3.connect(tmp_path / "ledger.db") as other:
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            other.execute("UPDATE entry SET body = x'00'")
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            other.execute("DELETE FROM entry")
    other.close()
    ledger.close()


def test_a_second_entry_with_the_same_number_is_refused(tmp_path):
    ledger = Ledger(tmp_path / "ledger.db", SIGNER)
    with pytest.raises(StorageFailed), ledger.transaction():
        ledger.append([(1, b"a"), (1, b"b")])
    assert list(ledger.after(0)) == []
    ledger.close()


def test_another_process_is_noticed(tmp_path):
    one, other = Ledger(tmp_path / "ledger.db", SIGNER), Ledger(tmp_path / "ledger.db", SIGNER)
    before = one.version()
    with other.transaction():
        other.append([(1, b"a")])
    assert one.version() != before
    one.close()
    other.close()


def test_the_tree_and_a_checkpoint_are_written_with_the_entries(tmp_path):
    ledger = Ledger(tmp_path / "ledger.db", SIGNER)
    bodies = [f"entry {number}".encode() for number in range(1, 301)]
    for start in range(0, 300, 7):
        with ledger.transaction():
            ledger.append([(seq, bodies[seq - 1]) for seq in range(start + 1, min(start + 8, 301))])
        newest = Checkpoint.open(ledger.checkpoint(), SIGNER.key)
        assert (newest.size, newest.root) == (ledger.size(), ledger.root(ledger.size()))
        assert all(ledger.proof(seq).includes(bodies[seq - 1], newest) for seq in (1, start + 1, newest.size))
    assert ledger.tile(0, 0, 256) + ledger.tile(0, 1, 44) == b"".join(map(leaf_hash, bodies))
    assert ledger.tile(1, 0, 1) == ledger.root(256)
    with pytest.raises(KeyError):
        ledger.tile(0, 1, 45)
    assert [Checkpoint.open(note, SIGNER.key).size for note in ledger.checkpoints()] == [*range(7, 300, 7), 300]
    ledger.close()


def test_a_transaction_that_fails_leaves_tree_and_checkpoint_as_they_were(tmp_path):
    ledger = Ledger(tmp_path / "ledger.db", SIGNER)
    with ledger.transaction():
        ledger.append([(1, b"a")])
    before = ledger.checkpoint()
    with pytest.raises(StorageFailed), ledger.transaction():
        ledger.append([(2, b"b"), (1, b"b")])
    assert ledger.checkpoint() == before
    with ledger.transaction():
        ledger.append([(2, b"c")])
    assert ledger.proof(2).includes(b"c", Checkpoint.open(ledger.checkpoint(), SIGNER.key))
    ledger.close()


def test_entries_of_a_version_without_a_tree_are_taken_into_it(tmp_path):
    db = sqlite3.connect(tmp_path / "ledger.db")
    db.execute("CREATE TABLE entry (seq INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT")
    db.executemany("INSERT INTO entry VALUES (?, ?)", [(1, b"a"), (2, b"b"), (3, b"c")])
    db.commit()
    db.close()
    ledger = Ledger(tmp_path / "ledger.db", SIGNER)
    assert ledger.proof(2).includes(b"b", Checkpoint.open(ledger.checkpoint(), SIGNER.key))
    ledger.close()


@pytest.mark.parametrize("table", ["node", "checkpoint"])
def test_neither_the_tree_nor_a_checkpoint_can_be_changed(tmp_path, table):
    ledger = Ledger(tmp_path / "ledger.db", SIGNER)
    with ledger.transaction():
        ledger.append([(1, b"a")])
    with sqlite3.connect(tmp_path / "ledger.db") as other, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        other.execute(f"DELETE FROM {table}")
    other.close()
    ledger.close()


def test_an_entry_is_covered_by_the_first_checkpoint_that_was_written_with_it(tmp_path):
    ledger = Ledger(tmp_path / "ledger.db", SIGNER)
    for rows in ([(1, b"a"), (2, b"b")], [(3, b"c")]):
        with ledger.transaction():
            ledger.append(rows)
    covering = [ledger.checkpoint_covering(seq) for seq in (1, 2, 3)]
    assert [checkpoint.size for checkpoint in covering] == [2, 2, 3]
    assert covering[2] == Checkpoint(3, ledger.root(3))
    with pytest.raises(KeyError):
        ledger.checkpoint_covering(4)
    ledger.close()
