"""Whom to call is kept as it was said last, and not a byte of it once it is forgotten."""

import pytest

from ceremony.vault.strongbox import Contact, Strongbox

LY = Contact("Lý A Páo", "0912 000 001")
GIANG = Contact("Giàng Seo", "0912 000 002")
NOBODY_CALLS = Contact("Chánh Văn phòng", "")


@pytest.fixture
def box(tmp_path):
    box = Strongbox(tmp_path / "box.db")
    yield box
    box.close()


def test_of_two_sources_the_newest_word_counts(box):
    assert box.keep_contacts("sheet", {"02635": LY, "02638": LY}) == 2
    assert box.keep_contacts("endpoint", {"02635": GIANG}) == 1
    assert box.contacts() == {"02635": GIANG, "02638": LY}
    assert box.contact("02635") == GIANG
    assert box.contact("02641") is None


def test_what_a_source_only_says_again_is_no_newer_word(box):
    box.keep_contacts("sheet", {"02635": LY})
    box.keep_contacts("endpoint", {"02635": GIANG})
    assert box.keep_contacts("sheet", {"02635": LY}) == 0
    assert box.contact("02635") == GIANG
    assert box.keep_contacts("sheet", {"02635": Contact("Lý A Páo", "0912 000 009")}) == 1
    assert box.contact("02635").phone == "0912 000 009"


def test_a_name_without_a_number_does_not_take_the_place_of_one_with(box):
    box.keep_contacts("sheet", {"02635": LY})
    box.keep_contacts("endpoint", {"02635": NOBODY_CALLS, "02638": NOBODY_CALLS})
    assert box.contacts() == {"02635": LY, "02638": NOBODY_CALLS}
    assert box.contact("02635") == LY


def test_what_is_forgotten_stays_in_no_file_also_while_others_have_it_open(box, tmp_path):
    other = Strongbox(tmp_path / "box.db")
    other.keep_contacts("sheet", {"02635": LY, "02638": GIANG})
    other.keep_contacts("sheet", {"02635": Contact("Lý A Páo", "0912 000 003")})
    assert box.forget_contacts(["02635", "02641"]) == 1
    assert other.contacts() == {"02638": GIANG}
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert GIANG.phone.encode() in left
    assert not [word for word in ("Páo", "0912 000 001", "0912 000 003") if word.encode() in left]
    assert box.forget_contacts() == 1
    assert GIANG.phone.encode() not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    other.close()


def test_a_writing_is_noticed_whoever_wrote(box, tmp_path):
    before = box.mark()
    assert box.mark() == before
    box.keep_contacts("sheet", {"02635": LY})
    own = box.mark()
    other = Strongbox(tmp_path / "box.db")
    other.forget_contacts()
    other.close()
    assert len({before, own, box.mark()}) == 3
