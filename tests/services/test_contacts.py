"""Whom to call comes with the units, changes without an entry, is known in the rehearsal, and is forgotten in both."""

import pytest

from ceremony.core.conference import Conference, CreateConference
from ceremony.core.entry import Refused
from ceremony.files.problems import ImportRefused
from ceremony.services import contacts
from ceremony.services.ceremony import Ceremony
from ceremony.services.importing import import_units
from ceremony.services.twin import make
from ceremony.vault.strongbox import Contact

HEADER = "Mã đơn vị;Tên đơn vị;Loại;Đầu mối;Điện thoại\n"


@pytest.fixture
def ceremony(tmp_path):
    with Ceremony.open(tmp_path / "data", create=True) as ceremony:
        ceremony.submit(CreateConference(Conference("T", "", "", "2022-12-09", "", "vi", "live")))
        yield ceremony


def taken_in(ceremony, *rows):
    """How many units and contacts changed."""
    sheet = ceremony.data.parent / "don-vi.csv"
    sheet.write_text(HEADER + "\n".join(rows), "utf-8")
    outcome, count = import_units(ceremony, sheet)
    assert not isinstance(outcome, Refused)
    return (outcome[0].fields["count"] if outcome else 0), count


def entries(ceremony):
    with ceremony.state() as state:
        return state.seq


def test_a_new_number_is_taken_in_without_an_entry(ceremony):
    assert taken_in(ceremony, "1;Xã A;xã;Văn phòng;0912 000 001", "2;Xã B;xã;;") == (2, 1)
    before = entries(ceremony)
    assert taken_in(ceremony, "1;Xã A;xã;Văn phòng;0912 000 002", "2;Xã B;xã;;") == (0, 1)
    assert entries(ceremony) == before
    assert contacts.contacts(ceremony) == {"00001": {"person": "Văn phòng", "phone": "0912 000 002"}}


def test_an_empty_cell_leaves_what_is_known(ceremony):
    taken_in(ceremony, "1;Xã A;xã;Văn phòng;0912 000 001")
    assert taken_in(ceremony, "1;Xã A;xã;;") == (0, 0)
    assert contacts.contact_of(ceremony, "00001") == {"person": "Văn phòng", "phone": "0912 000 001"}


def test_of_a_sheet_with_a_wrong_number_nothing_is_taken(ceremony):
    with pytest.raises(ImportRefused):
        taken_in(ceremony, "1;Xã A;xã;Văn phòng;0912 000 001", "2;Xã B;xã;;12")
    assert contacts.contacts(ceremony) == {}
    with ceremony.state() as state:
        assert state.units == {}


def test_changes_are_told_once_and_what_was_forgotten_as_null(ceremony):
    changes = contacts.ContactChanges(ceremony)
    assert changes.changes() == {}
    with Ceremony.open(ceremony.data) as beside:
        taken_in(beside, "1;Xã A;xã;Văn phòng;0912 000 001", "2;Xã B;xã;Văn phòng;0912 000 002")
    assert set(changes.changes()) == {"00001", "00002"}
    assert changes.changes() == {}
    assert contacts.forget(ceremony, ["00002"]) == 1
    assert changes.changes() == {"00002": None}


def test_a_rehearsal_knows_whom_to_call_keeps_what_it_was_told_itself_and_forgets_with_the_day(ceremony):
    folder = ceremony.data / "rehearsal"
    taken_in(ceremony, "1;Xã A;xã;Văn phòng;0912 000 001", "2;Xã B;xã;Văn phòng;0912 000 002")
    make(ceremony, folder)
    with Ceremony.open(folder) as twin:
        contacts.keep(twin, contacts.ENDPOINT, {"00001": Contact("Trực ban", "0912 000 009")})
    make(ceremony, folder)
    with Ceremony.open(folder) as twin:
        known = {unit: contact["phone"] for unit, contact in contacts.contacts(twin).items()}
    assert known == {"00001": "0912 000 009", "00002": "0912 000 002"}
    assert contacts.forget(ceremony) == 2
    with Ceremony.open(folder) as twin:
        assert contacts.contacts(twin) == contacts.contacts(ceremony) == {}
