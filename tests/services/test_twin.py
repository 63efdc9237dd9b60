"""A rehearsal is the same conference a second time, and never the conference itself."""

import json
import os
import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from hashlib import sha256

import pypdfium2
import pytest

from ceremony.core.agenda import Cue, PlanRundown
from ceremony.core.conference import CreateConference
from ceremony.core.entry import Refused
from ceremony.core.handover import ArmHandover, DraftHandover
from ceremony.core.look import Look, SetLook
from ceremony.core.targets import ImportTargets, Target
from ceremony.core.units import ImportUnits, Unit
from ceremony.services import enrolment
from ceremony.services.ceremony import Ceremony
from ceremony.services.hall import Hall
from ceremony.services.preparing import Incoming, take_in
from ceremony.services.rehearsing import NotPossible, mode_of, rehearsed
from ceremony.services.twin import make
from ceremony.services.wiping import wipe
from tests.conference import HANDOVER, UNITS, make_conference, small_pdf


@pytest.fixture
def live(tmp_path):
    with Ceremony.open(make_conference(tmp_path / "data", arm_it=False).data) as live:
        with live.state() as state:
            common = next(d.id for d in state.handovers[HANDOVER].documents.values() if d.common)
        live.submit(PlanRundown((
            Cue("08:00", 5, "Giao", "", "giao", {"kind": "handover", "handover": HANDOVER}),
            Cue("08:05", 5, "Chỉ thị", "", "chi-thi", {"kind": "document", "document": common}),
        )))  # fmt: skip
        live.submit(ImportTargets((Target("t01", "GRDP", "trên 11", "%"),), "chi-tieu.xlsx"))
        live.submit(SetLook(Look(theme="Đoàn kết", crest=live.blobs.put(b"<svg/>"))))
        live.map_file.write_text('{"units": []}')
        yield live


@pytest.fixture
def folder(live):
    return live.data / "rehearsal"


def refused(live, folder):
    with pytest.raises(NotPossible) as caught:
        make(live, folder)
    return caught.value.code


def change_a_document(live, text):
    path = live.data / "chi-thi.pdf"
    path.write_bytes(small_pdf(text, 2000))
    content = path.read_bytes()
    fields = {"type": "Chỉ thị", "number": "01", "subject": text}
    incoming = Incoming(path, "everyone", len(content), 1, sha256(content).hexdigest(), fields)
    assert take_in(live, HANDOVER, [incoming], "van-ban")


def test_it_has_all_of_the_conference_and_none_of_its_keys(live, folder):
    made = make(live, folder)
    assert (made.documents, made.changed, made.sealed) == (4, 4, 1)
    with Ceremony.open(folder) as twin, live.state() as of_live, twin.state() as of_twin:
        assert of_twin.conference == replace(of_live.conference, mode="rehearsal")
        assert of_twin.units == of_live.units
        assert of_twin.targets == of_live.targets
        assert of_twin.look == of_live.look
        assert twin.blobs.get(of_twin.look.crest) == b"<svg/>"
        assert twin.map_file.read_text() == live.map_file.read_text()
        ours, theirs = of_twin.handovers[HANDOVER], of_live.handovers[HANDOVER]
        assert (ours.title, ours.presenters, ours.quorum) == (theirs.title, theirs.presenters, theirs.quorum)
        assert ours.state == "sealed"
        assert ours.packages.keys() == theirs.packages.keys()
        assert not ours.documents.keys() & theirs.documents.keys()
        assert twin.ledger.key != live.ledger.key
        assert enrolment.stage_key(twin) != enrolment.stage_key(live)
        assert set(enrolment.join_codes(twin).values()).isdisjoint(enrolment.join_codes(live).values())


def test_every_page_of_every_document_is_stamped(live, folder):
    make(live, folder)
    with Ceremony.open(folder) as twin, twin.state() as state:
        documents = state.handovers[HANDOVER].documents
        assert len(documents) == 4
        for id_ in documents:
            for page in pypdfium2.PdfDocument(twin.blobs.get(twin.strongbox.plaintext_hash(id_))):
                assert "DIỄN TẬP" in page.get_textpage().get_text_bounded()


def test_a_cue_that_shows_a_document_shows_its_stamped_twin(live, folder):
    make(live, folder)
    with Ceremony.open(folder) as twin, twin.state() as state:
        giao, chi_thi = state.rundown
        assert giao.scene == {"kind": "handover", "handover": HANDOVER}
        assert state.handovers[HANDOVER].documents[chi_thi.scene["document"]].filename == "chi-thi.pdf"


def test_making_it_again_makes_only_what_changed(live, folder):
    make(live, folder)
    again = make(live, folder)
    assert (again.changed, again.sealed) == (0, 0)
    change_a_document(live, "moi")
    after = make(live, folder)
    assert (after.changed, after.sealed) == (1, 1)


def test_a_unit_that_came_later_gets_its_package_in_the_rehearsal_too(live, folder):
    make(live, folder)
    live.submit(ImportUnits((Unit("02999", "Xã mới", "xa", "10"),), "don-vi.xlsx"))
    assert make(live, folder).sealed == 1
    with Ceremony.open(folder) as twin, twin.state() as state:
        assert "02999" in state.handovers[HANDOVER].packages


def test_what_a_ledger_cannot_take_back_is_begun_anew(live, folder):
    make(live, folder)
    with Ceremony.open(folder) as twin:
        twin.submit(ArmHandover(HANDOVER))
    assert refused(live, folder) == "begun"
    wipe(folder)
    make(live, folder)


def test_other_presenters_are_begun_anew(live, folder, tmp_path):
    make(live, folder)
    with Ceremony.open(make_conference(tmp_path / "other", seal_it=False).data) as other:
        with other.state() as state:
            presenters = state.handovers[HANDOVER].presenters
        other.submit(DraftHandover(HANDOVER, "Tên khác", presenters, 1200))
        assert refused(other, folder) == "changed"


def test_the_live_conference_is_never_written_over(live, tmp_path):
    before = live.ledger.size()
    assert refused(live, live.data) == "is_live"
    other = make_conference(tmp_path / "other").data
    assert refused(live, other) == "is_live"
    assert live.ledger.size() == before


def test_a_folder_with_something_else_in_it_is_left_alone(live, tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").touch()
    assert refused(live, tmp_path / "photos") == "not_empty"
    assert [path.name for path in (tmp_path / "photos").iterdir()] == ["a.jpg"]


def test_there_is_no_rehearsal_of_a_rehearsal(live, folder):
    make(live, folder)
    with Ceremony.open(folder) as twin:
        assert refused(twin, folder / "rehearsal") == "of_rehearsal"


def test_neither_becomes_the_other(live, folder):
    make(live, folder)
    with Ceremony.open(folder) as twin:
        for ceremony, mode in ((live, "rehearsal"), (twin, "live")):
            with ceremony.state() as state:
                other = replace(state.conference, mode=mode)
            outcome = ceremony.submit(CreateConference(other))
            assert isinstance(outcome, Refused)
            assert outcome.code == "conference_exists"
    assert (mode_of(live.data), mode_of(folder)) == ("live", "rehearsal")


def test_a_wipe_takes_what_a_rehearsal_wrote_and_nothing_else(live, folder):
    make(live, folder)
    (folder / "ghi-chep.txt").write_text("của người tổ chức")
    wipe(folder)
    assert [path.name for path in folder.iterdir()] == ["ghi-chep.txt"]
    (folder / "ghi-chep.txt").unlink()
    make(live, folder)
    wipe(folder)
    assert not folder.exists()
    assert mode_of(live.data) == "live"


def test_neither_the_live_conference_nor_nothing_can_be_wiped(live, tmp_path):
    for data, code in ((live.data, "is_live"), (tmp_path / "none", "none")):
        with pytest.raises(NotPossible) as caught:
            wipe(data)
        assert caught.value.code == code
    assert (live.data / "ledger.db").exists()


def test_a_rehearsal_that_is_running_is_not_wiped(live, folder):
    make(live, folder)
    with Ceremony.open(folder) as twin:
        with pytest.raises(NotPossible) as caught:
            wipe(folder)
        assert caught.value.code == "running"
        twin.submit(ArmHandover(HANDOVER))
    wipe(folder)


def test_who_acknowledged_in_the_rehearsal_is_known_to_the_live_desk(live, folder):
    assert rehearsed(live.data) is None
    make(live, folder)
    assert rehearsed(live.data) is None
    with Ceremony.open(folder) as twin:
        size = twin.ledger.size()
        entries = [
            ("handover_released", {"handover": HANDOVER}),
            *(("package_acknowledged", {"handover": HANDOVER, "unit": unit}) for unit in UNITS[:2]),
        ]
        rows = [
            {"seq": size + n, "at": f"2022-12-08T08:00:0{n}.000Z", "event": event, "by": {"role": "endpoint"}, **fields}
            for n, (event, fields) in enumerate(entries, 1)
        ]
        with twin.ledger.transaction():
            twin.ledger.append(
                [(row["seq"], json.dumps(row, sort_keys=True, separators=(",", ":")).encode()) for row in rows]
            )
    assert rehearsed(live.data) == {"at": "2022-12-08T08:00:01.000Z", "units": sorted(UNITS[:2])}


def broken(kind, ledger):
    """A ledger as an accident might leave it."""
    content = ledger.read_bytes()
    if kind == "directory":
        ledger.unlink()
        (ledger / "inside").mkdir(parents=True)
    elif kind == "pipe":
        ledger.unlink()
        os.mkfifo(ledger)
    else:
        ledger.write_bytes({"garbage": b"x" * 9000, "empty": b"", "truncated": content[: len(content) // 2]}[kind])


BREAKS = ["garbage", "empty", "truncated", "directory", "pipe"]


@pytest.mark.parametrize("kind", BREAKS)
def test_a_damaged_rehearsal_is_nothing_to_the_live_desk_and_can_be_wiped(live, folder, kind):
    make(live, folder)
    broken(kind, folder / "ledger.db")
    assert rehearsed(live.data) is None
    assert refused(live, folder) == "damaged"
    (folder / "ghi-chep.txt").write_text("của người tổ chức")
    assert wipe(folder, live.data) == ["ghi-chep.txt"]
    (folder / "ghi-chep.txt").unlink()
    assert make(live, folder).sealed == 1


def test_a_rehearsal_whose_first_entries_can_be_read_is_still_told_to_be_damaged(live, folder):
    make(live, folder)
    (folder / "strongbox.db").write_bytes(b"x" * 9000)
    assert refused(live, folder) == "damaged"
    (folder / "strongbox.db").unlink()
    assert refused(live, folder) == "damaged"
    wipe(folder, live.data)


def test_a_locked_rehearsal_is_nothing_to_the_live_desk_and_is_not_waited_for(live, folder):
    make(live, folder)
    with closing(sqlite3.connect(folder / "ledger.db")) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        assert rehearsed(live.data) is None
        assert refused(live, folder) == "running"
        with pytest.raises(NotPossible, match="running"):
            wipe(folder, live.data)
        assert time.monotonic() - began < 4


def test_what_cannot_be_known_to_be_a_rehearsal_is_wiped_only_in_its_own_place(live, folder, tmp_path):
    other = make_conference(tmp_path / "other").data
    (other / "ledger.db").write_bytes(b"")
    folder.symlink_to(other)
    for place in (other, folder):
        with pytest.raises(NotPossible, match="damaged_elsewhere"):
            wipe(place, live.data)
    assert (other / "strongbox.db").exists()


def test_a_wipe_leaves_what_people_put_there_and_follows_no_link(live, folder, tmp_path):
    make(live, folder)
    for name in ("documents/nghi-quyet.pdf", "tls/rieng.crt", "tls/authority.pem"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "kept.jsonl").touch()
    (folder / "simulated").symlink_to(tmp_path / "elsewhere")
    assert wipe(folder) == ["documents", "tls"]
    assert (folder / "documents" / "nghi-quyet.pdf").exists()
    assert [path.name for path in (folder / "tls").iterdir()] == ["rieng.crt"]
    assert (tmp_path / "elsewhere" / "kept.jsonl").exists()


def test_the_hall_reads_the_rehearsal_beside_everyone_else(live, folder):
    make(live, folder)
    offloaded = []
    live.offload = lambda function, *arguments: offloaded.append((function, arguments))
    hall = Hall(live, None, None, None)
    assert [hall.rehearsed(), hall.rehearsed()] == [None, None]
    assert offloaded == [(rehearsed, (live.data,))]


def test_the_rehearsal_is_read_again_only_when_it_was_written(live, folder, monkeypatch):
    make(live, folder)
    rehearsed(live.data)
    monkeypatch.setattr("ceremony.services.rehearsing._entries", lambda *_: pytest.fail("read again"))
    assert rehearsed(live.data) is None


@pytest.mark.parametrize("stamp", [lambda content, _: content, lambda *_: b"%PDF-1.7"])
def test_a_document_on_which_the_word_is_not_seen_is_named_and_no_rehearsal_sealed(live, folder, monkeypatch, stamp):
    monkeypatch.setattr("ceremony.services.stamping.stamped", stamp)
    with pytest.raises(NotPossible, match="not_stamped") as caught:
        make(live, folder)
    assert caught.value.values["name"].endswith(".pdf")
    with Ceremony.open(folder) as twin, twin.state() as state:
        assert state.handovers[HANDOVER].documents == {}
    monkeypatch.undo()
    assert make(live, folder).sealed == 1
