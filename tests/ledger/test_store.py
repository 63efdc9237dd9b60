import sqlite3

import pytest

from ceremony.ledger.store import Ledger, StorageFailed


def test_rows_come_back_in_order_after_reopening(tmp_path):
    ledger = Ledger(tmp_path / "ledger.db")
    with ledger.transaction():
        ledger.append([(1, b"a"), (2, b"b")])
    ledger.close()
    again = Ledger(tmp_path / "ledger.db")
    assert list(again.after(0)) == [(1, b"a"), (2, b"b")]
    assert again.before(2, 10) == [(1, b"a")]
    again.close()


def test_a_transaction_that_fails_stores_nothing(tmp_path):
    ledger = Ledger(tmp_path / "ledger.db")
    with pytest.raises(ZeroDivisionError), ledger.transaction():
        ledger.append([(1, b"a"), (1 // 0, b"b")])
    assert list(ledger.after(0)) == []
    ledger.close()


def test_an_entry_can_neither_be_changed_nor_removed(tmp_path):
    ledger = Ledger(tmp_path / "ledger.db")
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
    ledger = Ledger(tmp_path / "ledger.db")
    with pytest.raises(StorageFailed), ledger.transaction():
        ledger.append([(1, b"a"), (1, b"b")])
    assert list(ledger.after(0)) == []
    ledger.close()


def test_another_process_is_noticed(tmp_path):
    one, other = Ledger(tmp_path / "ledger.db"), Ledger(tmp_path / "ledger.db")
    before = one.version()
    with other.transaction():
        other.append([(1, b"a")])
    assert one.version() != before
    one.close()
    other.close()
