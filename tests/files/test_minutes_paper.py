"""The minutes on paper: PDF/A whatever people wrote into them, and their text as they wrote it."""

import io
from dataclasses import replace

import pikepdf
import pytest

from ceremony.files.paper import minutes as paper
from ceremony.files.paper import sentences
from ceremony.files.paper.facts import Contradiction, Fault, Hand, Head, Minutes, Step, UnitFacts
from ceremony.files.paper.printable import PRINTABLE, printable
from ceremony.files.register import Registered, signer
from ceremony.translations import LANGUAGES
from tests.files.printed import pages, runs, text

AT = "2022-12-09T01:31:05.120Z"
MARKUP = '- #panic("x") *b* _i_ $x^2$ `r` \\ = h @ref <l> // c'


def registered(number: str, symbol: str = "QĐ-UBND") -> Registered:
    return Registered(
        type="Quyết định",
        number=number,
        symbol=symbol,
        issuer="UBND tỉnh Lào Cai",
        date="2022-12-09",
        subject="Về việc giao chỉ tiêu",
        signer="Chủ tịch UBND tỉnh",
        urgency="normal",
        pages=2,
        filename="a.pdf",
        copies=1,
    )


def unit(code: str, **known: object) -> UnitFacts:
    facts = {"name": f"Xã {code}", "parent": "", "documents": ("c", f"d{code}"), "enrolled": 1}
    return UnitFacts(code, **{**facts, **known})


def minutes(*units: UnitFacts, **changed: object) -> Minutes:
    found = Minutes(
        conference="Hội nghị triển khai kế hoạch",
        theme="Kỷ cương – Hành động",
        organiser="UBND tỉnh Lào Cai",
        date="2022-12-09",
        venue="Lào Cai",
        rehearsal=False,
        title="Giao kế hoạch năm 2023",
        released_at=AT,
        steps=(Step(AT, "released", {"count": 1, "hands": (Hand("Bí thư Tỉnh uỷ", 1350),), "by": "", "role": "x"}),),
        documents={"c": registered("09"), **{f"d{u.code}": registered(u.code) for u in units}},
        units=units,
        faults=(),
        contradictions=(),
        head=Head(1873, "q83vEjRWeJA=", "ceremony/4be1c0d2a7f3e915+a1b2c3d4+AbCd"),
        written_at=AT,
    )
    return replace(found, steps=(), **changed) if "steps" not in changed else replace(found, **changed)


def printed(found: Minutes, language: str = "vi") -> bytes:
    return paper.print_minutes(paper.layout(found, language), found.written_at)


def squeezed(value: str) -> str:
    return "".join(value.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_wrote_comes_out_as_they_wrote_it(language):
    received = {"answer": "refused", "answered_at": AT, "person": MARKUP, "position": MARKUP, "reason": MARKUP}
    found = minutes(unit("1", name=MARKUP, **received), conference=MARKUP, title=MARKUP, organiser=MARKUP)
    shown = squeezed(text(printed(found, language)))
    assert (
        shown.count(squeezed(MARKUP)) == 8
    )  # subject, conference, handover, organiser, unit, person, position, reason
    assert squeezed(MARKUP.upper()) in shown  # the issuing body of the letterhead


def test_an_emoji_does_not_keep_the_minutes_from_being_printed():
    found = minutes(unit("1", answer="refused", answered_at=AT, reason="Sai 😀\u202e\x00中", person="A", position="B"))
    assert squeezed("Sai [U+1F600][U+202E][U+0000][U+4E2D]") in squeezed(text(printed(found)))


def test_every_character_that_is_said_to_be_printable_is_printed():
    everything = [chr(n) for n in range(0x20, 0x10000) if not 0xD800 <= n < 0xE000 and printable(chr(n)) == chr(n)]
    assert len(everything) > 1200
    assert set("ăâđêôơưẠỹ₫–“”…·→") <= set(everything)
    assert PRINTABLE.startswith(" -~")
    words = " ".join("".join(everything[n : n + 40]) for n in range(0, len(everything), 40))
    assert printed(minutes(unit("1"), conference=words))


def test_long_words_stay_within_their_column():
    found = minutes(*(unit(str(n), name="W" * 300, person="M" * 120, reason="") for n in range(3)))
    made = printed(found)
    assert max(len(run) for run in runs(made) if set(run) <= {"W", "M"}) < 30
    with pikepdf.open(io.BytesIO(made)) as pdf:
        width = max(float(page.mediabox[2]) for page in pdf.pages)
        reached = [x for page in pdf.pages for x in _starts(page)]
    assert max(reached) < width - 40


def _starts(page) -> list[float]:
    """Where texts begin, in points from the left."""
    xs, stack, matrix = [], [], pikepdf.Matrix()
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                stack.append(matrix)
            case "Q":
                matrix = stack.pop()
            case "cm":
                matrix = pikepdf.Matrix(*operands) @ matrix
            case "Tm":
                xs.append((pikepdf.Matrix(*operands) @ matrix).e)
    return xs


def test_pages_are_numbered_from_the_second_and_the_head_of_the_table_is_repeated():
    shown = pages(printed(minutes(*(unit(str(n)) for n in range(60)))))
    assert not shown[0].startswith("1")
    assert [page[: len(str(n))] for n, page in enumerate(shown[1:], 2)] == [str(n) for n in range(2, len(shown) + 1)]
    lists = [page for page in shown if "Nhận đủ lúc" in page]
    assert len(lists) >= 3
    assert sum("Chưa nhận được" in page for page in shown) >= len(lists)


def test_every_unit_stands_in_the_table():
    shown = text(printed(minutes(*(unit(f"{n:05}") for n in range(70)))))
    assert all(f"Xã {n:05}" in shown for n in range(70))


@pytest.mark.parametrize(("language", "mark"), [("vi", "DIỄN TẬP"), ("en", "REHEARSAL")])
def test_a_rehearsal_is_marked_on_every_page(language, mark):
    assert all(mark in page for page in pages(printed(minutes(unit("1"), rehearsal=True), language)))
    assert mark not in text(printed(minutes(unit("1")), language))


def test_it_says_that_it_is_not_the_legal_channel_and_names_root_size_and_key():
    shown = squeezed(text(printed(minutes(unit("1")))))
    assert "28/2018/QĐ-TTg" in shown
    assert "q83vEjRWeJA=" in shown
    assert "1.873dòng" in shown
    assert "ceremony/4be1c0d2a7f3e915+a1b2c3d4+AbCd" in shown
    assert paper.qr_text(minutes(unit("1")).head).split("\n")[1:] == ["1873", "q83vEjRWeJA="]


def test_contradictions_and_faults_are_told():
    found = minutes(
        unit("1"),
        faults=(Fault("Xã 1", "1", "commitment", 2, AT),),
        contradictions=(Contradiction(AT, "Xã 1", "1", True),),
    )
    shown = text(printed(found))
    assert "khoá mở không khớp cam kết" in shown
    assert squeezed("Chữ ký của sổ nhật ký chứng minh điều này") in squeezed(shown)


def test_a_long_reason_is_whole_behind_the_table():
    reason = "Số liệu không khớp. " * 50
    found = minutes(unit("1", answer="refused", answered_at=AT, reason=reason))
    assert squeezed(reason) in squeezed(text(printed(found)))


def test_documents_of_every_unit_are_named_once_and_the_others_in_their_rows():
    found = minutes(unit("1"), unit("2"))
    assert found.common == ("c",)
    assert paper.own_documents(found, found.units[1]) == "2/QĐ-UBND"
    assert text(printed(found)).count("09/QĐ-UBND") == 1


def test_who_confirms_after_the_day_is_late_and_a_release_after_the_conference_moves_the_day():
    late = unit("1", answer="acknowledged", delivered_at=AT, answered_at="2022-12-10T23:00:00.000Z")
    assert minutes(late).late(late)
    moved = minutes(late, released_at="2022-12-10T22:00:00.000Z")
    assert not moved.late(replace(late, answered_at="2022-12-10T22:30:00.000Z"))


@pytest.mark.parametrize(
    ("seconds", "vi", "en"),
    [
        (2.138, "2,14 giây", "2.14 s"),
        (59.4, "59 giây", "59 s"),
        (312, "5 phút 12 giây", "5 min 12 s"),
        (7260, "2 giờ 1 phút", "2 h 1 min"),
    ],
)
def test_durations_are_said_as_people_say_them(seconds, vi, en):
    assert (sentences.duration(seconds, "vi"), sentences.duration(seconds, "en")) == (vi, en)


def test_days_are_written_as_the_decree_has_them():
    assert sentences.long_day("2022-12-09", "vi") == "ngày 09 tháng 12 năm 2022"
    assert sentences.long_day("2023-03-11", "vi") == "ngày 11 tháng 3 năm 2023"
    assert sentences.long_day("2023-02-01", "vi") == "ngày 01 tháng 02 năm 2023"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Chủ tịch UBND tỉnh", ("Chủ tịch UBND tỉnh", "")),
        ("Nguyễn Văn A", ("", "Nguyễn Văn A")),
        ("Nguyễn Văn A, Phó Chủ tịch", ("Phó Chủ tịch", "Nguyễn Văn A")),
        ("KT. CHỦ TỊCH, Nguyễn Văn A", ("KT. CHỦ TỊCH", "Nguyễn Văn A")),
        ("", ("", "")),
    ],
)
def test_a_signer_is_taken_apart_into_position_and_name(given, expected):
    assert signer(given) == expected
