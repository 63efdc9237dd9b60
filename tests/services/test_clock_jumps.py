"""A server's clock that jumps changes no order: the log counts, and nothing is sorted by time."""

from itertools import count, cycle

from ceremony.core.handover import DisarmHandover
from ceremony.core.staging import ReportStaged
from ceremony.evidence.verify import verify
from ceremony.services import clock, enrolment, evidence, views
from ceremony.services.ceremony import Ceremony
from ceremony.services.pressing import Place, Pressing
from tests.conference import HANDOVER, UNITS, make_conference

JUMPS = ("2022-12-09T01:00:00.000Z", "2031-01-01T00:00:00.000Z", "1970-01-01T00:00:00.000Z")


def test_entries_stand_in_the_order_in_which_they_were_written(tmp_path, monkeypatch):
    times = cycle(JUMPS)
    monkeypatch.setattr(clock, "now", lambda: next(times))
    prepared = make_conference(tmp_path / "data")
    with Ceremony.open(prepared.data) as ceremony:
        endpoint, _, _ = enrolment.enrol(ceremony, prepared.join_codes[UNITS[0]], "PC")
        with ceremony.state() as state:
            handover = state.handovers[HANDOVER]
            held = {id_: handover.envelopes[id_].sha256 for id_ in handover.packages[UNITS[0]]}
        ceremony.submit(ReportStaged(endpoint.id, HANDOVER, 1, held))
        steady = count(0, 50).__next__
        pressing = Pressing(ceremony, lambda: steady())
        while not pressing.tick():
            pressing.hand(HANDOVER, 1, "p1", Place("s"), True)
        with ceremony.state() as state:
            assert views.current(state).id == HANDOVER
            assert state.handovers[HANDOVER].deliveries[UNITS[0]].state == "released"
        ceremony.submit(DisarmHandover(HANDOVER))
        bundle = evidence.export(ceremony, "vi")
    assert verify(bundle).status == 0
    with Ceremony.open(prepared.data) as again, again.state() as state:
        assert state.handovers[HANDOVER].released_at in JUMPS
        assert state.seq == again.ledger.size()
