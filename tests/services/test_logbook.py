import io

import pytest

from ceremony.core.entry import ENDPOINT, Entry
from ceremony.core.readiness import Remind, ReportReady
from ceremony.core.staging import ReportFault
from ceremony.services import enrolment, logbook
from ceremony.services.ceremony import Ceremony
from tests.conference import HANDOVER, UNITS, make_conference


@pytest.fixture
def ceremony(tmp_path):
    prepared = make_conference(tmp_path / "data")
    with Ceremony.open(prepared.data) as ceremony:
        for unit in UNITS:
            enrolment.enrol(ceremony, enrolment.join_codes(ceremony)[unit], "Máy của Bản Qua")
        yield ceremony


def found(ceremony, **query):
    entries, more = logbook.search(ceremony, logbook.Query(**query))
    return [entry["event"] for entry in entries], more


def test_entries_come_newest_first_and_page_by_page(ceremony):
    everything, more = found(ceremony)
    assert everything[0] == "endpoint_enrolled"
    assert everything[-1] == "conference_created"
    assert not more
    entries, more = logbook.search(ceremony, logbook.Query(limit=3))
    assert more
    rest, _ = found(ceremony, before=entries[-1]["seq"])
    assert [entry["event"] for entry in entries] + rest == everything


def test_search_takes_no_notice_of_accents_and_case(ceremony):
    assert found(ceremony, text="BAN QUA")[0] == ["endpoint_enrolled"] * 3
    assert found(ceremony, text="xã số 02638")[0] == ["endpoint_enrolled"]
    assert found(ceremony, text="không có")[0] == []


def test_filters_by_event_and_unit(ceremony):
    assert found(ceremony, unit=UNITS[0])[0] == ["endpoint_enrolled"]
    assert found(ceremony, events=frozenset({"handover_armed"}))[0] == ["handover_armed"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_entry_has_a_sentence(ceremony, language):
    with ceremony.state() as state:
        endpoint = next(iter(state.endpoints.values()))
        document = state.handovers[HANDOVER].packages[endpoint.unit][0]
    ceremony.submit(ReportReady(endpoint.id, {"link": "ok", "sound": "failed"}))
    ceremony.submit(Remind(endpoint.unit, "Bật loa"))
    ceremony.submit(ReportFault(endpoint.id, HANDOVER, document, "plaintext_hash"))
    out = io.BytesIO()
    logbook.export(ceremony, out, "csv", language)
    lines = out.getvalue().decode("utf-8-sig").splitlines()
    with ceremony.state() as state:
        assert len(lines) == state.seq + 1
    assert "{" not in out.getvalue().decode()
    assert "plaintext_hash" not in lines[-1].split(",")[3]


def test_a_step_is_said_in_words(ceremony):
    fields = {"handover": HANDOVER, "unit": UNITS[0], "endpoint": "e", "step": "in_progress", "person": "Lý A Páo"}
    entry = Entry(9, "2022-12-09T01:00:00.000Z", "package_step", ENDPOINT, {**fields, "due": "", "note": ""})
    with ceremony.state() as state:
        assert logbook.sentence(state, entry, "vi") == "Xã số 02635: Đang xử lý (Lý A Páo)"
