"""A unit's targets are a sealed document of its own package: nobody else has its figures, and nobody has them early."""

import json
from pathlib import Path

import pytest

from ceremony.core.documents import TARGETS
from ceremony.core.entry import Refused
from ceremony.core.handover import ArmHandover
from ceremony.core.units import ImportUnits, Unit
from ceremony.files.problems import ImportRefused
from ceremony.services import enrolment, packages
from ceremony.services.assigning import assign_targets
from ceremony.services.ceremony import Ceremony
from ceremony.services.importing import import_documents
from ceremony.services.preparing import seal
from ceremony.services.target_sheets import marked
from ceremony.services.twin import make
from tests.conference import HANDOVER, UNITS, make_conference, small_pdf
from tests.files.workbooks import write_xlsx

FIRST, SECOND, THIRD = UNITS
SECRET = "98.765,4"  # a figure that stands nowhere else
ROWS = (
    ["Chỉ tiêu", "ĐVT", "Toàn tỉnh", f"Xã số {FIRST}", SECOND],
    ["Thu ngân sách", "tỷ đồng", 12000, SECRET, 20],
    ["Tỷ lệ hộ nghèo", "%", 4, "", 5.5],
)


@pytest.fixture
def ceremony(tmp_path):
    with Ceremony.open(make_conference(tmp_path / "data", seal_it=False).data) as ceremony:
        yield ceremony


@pytest.fixture
def sheet(tmp_path):
    def written(*rows) -> Path:
        return write_xlsx(tmp_path / "giao.xlsx", {"Biểu": rows})

    return written


def assigned(ceremony):
    """Unit -> what is in its sheet, for each document of targets."""
    with ceremony.state() as state:
        documents = [d for d in state.handovers[HANDOVER].documents.values() if d.media == TARGETS]
    return {
        document.audience.removeprefix("units:"): json.loads(
            ceremony.blobs.get(ceremony.strongbox.plaintext_hash(document.id))
        )
        for document in documents
    }


def test_each_unit_gets_its_own_figures_and_the_provinces(ceremony, sheet):
    outcome, warnings = assign_targets(ceremony, sheet(*ROWS), HANDOVER)
    assert (outcome[0].fields["count"], warnings) == (2, ())
    found = assigned(ceremony)
    assert found == {
        FIRST: {
            "format": "ceremony/targets/v1",
            "unit": FIRST,
            "unit_name": f"Xã số {FIRST}",
            "title": "Giao chỉ tiêu năm 2023",
            "targets": [
                target("Thu ngân sách", SECRET, "tỷ đồng", "12.000", number="98765.4", province_number="12000")
            ],
        },
        SECOND: {
            "format": "ceremony/targets/v1",
            "unit": SECOND,
            "unit_name": f"Xã số {SECOND}",
            "title": "Giao chỉ tiêu năm 2023",
            "targets": [
                target("Thu ngân sách", "20", "tỷ đồng", "12.000", number="20", province_number="12000"),
                target("Tỷ lệ hộ nghèo", "5,5", "%", "4", number="5.5", province_number="4"),
            ],
        },
    }


def target(name, value, measure, province, **numbers):
    return {"name": name, "value": value, "measure": measure, "province": province, "note": "", "group": "", **numbers}


def test_the_same_sheet_again_changes_nothing_and_another_replaces_all_of_it(ceremony, sheet):
    assign_targets(ceremony, sheet(*ROWS), HANDOVER)
    assert assign_targets(ceremony, sheet(*ROWS), HANDOVER)[0] == ()
    [entry], _ = assign_targets(ceremony, sheet(["Chỉ tiêu", SECOND], ["Thu ngân sách", 21]), HANDOVER)
    assert (entry.fields["count"], len(entry.fields["removed"])) == (1, 2)
    assert {unit: len(found["targets"]) for unit, found in assigned(ceremony).items()} == {SECOND: 1}


def test_documents_and_targets_do_not_take_each_others_place(ceremony, sheet, tmp_path):
    assign_targets(ceremony, sheet(*ROWS), HANDOVER)
    (tmp_path / "moi").mkdir()
    (tmp_path / "moi" / "chung-moi.pdf").write_bytes(small_pdf("moi", 2000))
    import_documents(ceremony, tmp_path / "moi", None, HANDOVER, replace=True)
    assert set(assigned(ceremony)) == {FIRST, SECOND}
    assign_targets(ceremony, sheet(*ROWS), HANDOVER)
    with ceremony.state() as state:
        names = {document.filename for document in state.handovers[HANDOVER].documents.values()}
    assert names == {"chung-moi.pdf", f"Chỉ tiêu giao {FIRST}.json", f"Chỉ tiêu giao {SECOND}.json"}


def test_a_sheet_with_a_fault_assigns_nothing(ceremony, sheet):
    with pytest.raises(ImportRefused):
        assign_targets(ceremony, sheet(*ROWS, ["", "", "", 1, 2]), HANDOVER)
    assert assigned(ceremony) == {}


def test_an_unknown_or_armed_handover_gets_none(ceremony, sheet):
    assert assign_targets(ceremony, sheet(*ROWS), "h9")[0] == Refused("unknown_handover", values={"handover": "h9"})
    seal(ceremony, HANDOVER)
    ceremony.submit(ArmHandover(HANDOVER))
    assert assign_targets(ceremony, sheet(*ROWS), HANDOVER)[0].code == "already_armed"


def test_a_unit_is_told_of_no_other_units_targets(ceremony, sheet):
    assign_targets(ceremony, sheet(*ROWS), HANDOVER)
    seal(ceremony, HANDOVER)
    with ceremony.state() as state:
        others = {d.id for d in state.handovers[HANDOVER].documents.values() if d.audience == f"units:{SECOND}"}
        envelopes = {state.handovers[HANDOVER].envelopes[id_].sha256 for id_ in others}
    endpoint = endpoint_of(ceremony, FIRST)
    manifest = packages.manifest(ceremony, endpoint, HANDOVER, FIRST)
    [own] = [one for one in manifest["envelopes"] if one["media"] == TARGETS]
    assert (own["type"], own["filename"], own["pages"]) == ("Chỉ tiêu giao", f"Chỉ tiêu giao {FIRST}.json", 0)
    assert own["common"] is False
    assert others.isdisjoint(one["document"] for one in manifest["envelopes"])
    for sha256 in envelopes:
        assert packages.envelope(ceremony, endpoint, sha256) == Refused("not_your_envelope")
    assert not [one for one in packages.manifest(ceremony, endpoint_of(ceremony, THIRD), HANDOVER, THIRD)["envelopes"]
                if one["media"] == TARGETS]  # fmt: skip


def endpoint_of(ceremony, unit):
    return enrolment.enrol(ceremony, enrolment.join_codes(ceremony)[unit], "PC")[0]


def test_no_figure_stands_in_the_log_or_in_an_envelope(ceremony, sheet):
    assign_targets(ceremony, sheet(*ROWS), HANDOVER)
    seal(ceremony, HANDOVER)
    kept = (ceremony.data / "ledger.db").read_bytes() + (ceremony.data / "ledger.db-wal").read_bytes()
    with ceremony.state() as state:
        kept += b"".join(ceremony.blobs.get(e.sha256) for e in state.handovers[HANDOVER].envelopes.values())
    assert b"documents_imported" in kept
    for written in (SECRET, "98765.4", "Thu ngân sách"):
        assert written.encode() not in kept
        assert json.dumps(written).strip('"').encode() not in kept


def test_those_of_a_rehearsal_say_so(ceremony, sheet):
    assign_targets(ceremony, sheet(*ROWS), HANDOVER)
    ceremony.submit(ImportUnits((Unit("02999", "Xã mới", "xa", "10"),), "don-vi.xlsx"))
    made = make(ceremony, ceremony.data / "rehearsal")
    assert (made.documents, made.sealed) == (6, 1)
    with Ceremony.open(ceremony.data / "rehearsal") as twin:
        found = assigned(twin)
    assert [sheet.pop("rehearsal") for sheet in found.values()] == [True, True]
    assert found == assigned(ceremony)
    assign_targets(ceremony, sheet(["Chỉ tiêu", SECOND], ["Thu ngân sách", 20]), HANDOVER)
    make(ceremony, ceremony.data / "rehearsal")
    with Ceremony.open(ceremony.data / "rehearsal") as twin:
        assert set(assigned(twin)) == {SECOND}


def test_what_is_no_sheet_of_targets_cannot_be_marked():
    for content in (b"[]", b'{"format":"other"}'):
        with pytest.raises(ValueError, match="no sheet of targets"):
            marked(content)
    with pytest.raises(ValueError, match="Expecting value"):
        marked(b"%PDF-1.7")
