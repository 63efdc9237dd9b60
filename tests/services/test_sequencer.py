"""Lock, catch up, decide, append, commit, answer, tell: in that order, for many at once and for several processes."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from ceremony.core.endpoints import Endpoint, EnrolEndpoint
from ceremony.core.entry import Refused
from ceremony.core.handover import ArmHandover
from ceremony.core.operators import InviteOperator
from ceremony.core.units import ImportUnits, Unit
from ceremony.ledger.note import Signer
from ceremony.ledger.store import Ledger, StorageFailed
from ceremony.services.sequencer import Sequencer


@pytest.fixture
def ledger(tmp_path):
    ledger = Ledger(tmp_path / "ledger.db", Signer(bytes(32)))
    yield ledger
    ledger.close()


def invitations(ledger: Ledger) -> list[int]:
    return [seq for seq, _ in ledger.after(0)]


def test_many_at_once_are_written_without_gaps_and_told_in_order(ledger):
    told = []
    sequencer = Sequencer(ledger, lambda entries: told.extend(entry.seq for entry in entries))
    sequencer.start()
    with ThreadPoolExecutor(32) as pool:
        answers = list(pool.map(lambda n: sequencer.submit(InviteOperator(f"c{n}", "9")), range(500)))
    sequencer.stop()
    assert invitations(ledger) == list(range(1, 501)) == told
    assert sorted(entry.seq for answer in answers for entry in answer) == told


def test_two_processes_on_one_ledger_decide_on_the_same_state(tmp_path, ledger):
    other = Ledger(tmp_path / "ledger.db", Signer(bytes(32)))
    one, two = Sequencer(ledger), Sequencer(other)
    one.submit(ImportUnits((Unit("02635", "Phường Duyên Hải", "ward"),), "f"))
    outcome = two.submit(EnrolEndpoint(Endpoint("e1", "02635", "", "t")))
    assert outcome[0].seq == 2
    told = []
    one.tell = told.extend
    one.catch_up_if_changed()
    assert [entry.event for entry in told] == ["endpoint_enrolled"]
    with one.state() as state:
        assert "e1" in state.endpoints
    other.close()


def test_a_refusal_writes_nothing(ledger):
    assert Sequencer(ledger).submit(ArmHandover("h1")) == Refused("unknown_handover", values={"handover": "h1"})
    assert invitations(ledger) == []


def test_what_could_not_be_stored_is_refused_and_forgotten(ledger, monkeypatch):
    told = []
    sequencer = Sequencer(ledger, told.extend)
    sequencer.submit(InviteOperator("first", "9"))

    def full(_):
        raise StorageFailed("database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(ledger, "append", full)
        with pytest.raises(StorageFailed, match="full"):
            sequencer.submit(InviteOperator("second", "9"))
    with sequencer.state() as state:
        assert state.seq == 1
        assert set(state.invitations) == {"first"}
    assert sequencer.submit(InviteOperator("third", "9"))[0].seq == 2
    assert [entry.seq for entry in told] == [1, 2]


def test_a_command_that_is_a_bug_fails_alone(ledger):
    sequencer = Sequencer(ledger)
    with pytest.raises(KeyError):
        sequencer.submit(object())
    assert sequencer.submit(InviteOperator("c", "9"))[0].seq == 1
