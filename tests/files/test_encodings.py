"""Text in the encodings that offices send comes out as the Unicode it was meant to be."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.files.encodings import decode, restoration
from ceremony.files.tcvn3 import from_tcvn3
from ceremony.files.text import clean, fold, plain

LINES = (
    "Mã,Tên,Loại\n02635,Phường Duyên Hải,phường\n02641,Xã Tả Phời,xã\n",
    "Sở Kế hoạch và Đầu tư",
    "Ủy ban nhân dân thị trấn Sa Pa",
    "Độc lập - Tự do - Hạnh phúc",
)
NAMES = ("Xã Bản Xèo", "Xã Cốc Mỳ", "Phường Kim Tân", "Thị trấn Phố Lu", "Huyện Si Ma Cai", "Xã Nậm Chạc",
         "Xã Quang Kim", "Xã Mường Vi", "Sở Nội vụ", "Xã Lùng Khấu Nhin", "Xã Thượng Hà")  # fmt: skip

TCVN3 = dict(
    zip(
        "àảãáạằẳẵắặăầẩẫấậâèẻẽéẹềểễếệêìỉĩíịòỏõóọồổỗốộôờởỡớợơùủũúụừửữứựưỳỷỹýỵđ" "ĂÂÊÔƠƯĐ",
        bytes.fromhex(
            "b5b6b7b8b9bbbcbdbec6a8c7c8c9cacba9cccecfd0d1d2d3d4d5d6aad7d8dcdddedfe1e2e3e4e5e6e7e8e9abeaebecedee"
            "aceff1f2f3f4f5f6f7f8f9adfafbfcfdfeae" "a1a2a3a4a5a6a7"
        ),
        strict=True,
    )
)  # fmt: skip


def tcvn3(text: str) -> bytes:
    """As typed in a .VnTime font: capitals with a tone mark have no byte of their own."""
    return bytes(TCVN3.get(c) or TCVN3.get(c.lower()) or ord(c) for c in text)


def windows_1258(text: str) -> bytes:
    """As Windows writes it: a letter with its roof, breve or horn, and then the tone as a combining mark."""
    parts = []
    for letter in unicodedata.normalize("NFC", text):
        try:
            parts.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            decomposed = unicodedata.normalize("NFD", letter)
            tone = next(c for c in decomposed if c in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", decomposed.replace(tone, ""))
            parts.append(base.encode("cp1258") + tone.encode("cp1258"))
    return b"".join(parts)


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_by_its_mark_or_form(line: str, encoding: str) -> None:
    assert decode(line.encode(encoding)) == line


def test_big_endian_utf_16_with_a_mark_is_read() -> None:
    assert decode(b"\xfe\xff" + LINES[0].encode("utf-16-be")) == LINES[0]


@pytest.mark.parametrize("line", LINES)
def test_decomposed_utf_8_is_composed(line: str) -> None:
    assert decode(unicodedata.normalize("NFD", line).encode()) == line


@pytest.mark.parametrize("line", LINES)
def test_windows_1258_with_combining_tones_is_composed(line: str) -> None:
    assert decode(windows_1258(line)) == line


@pytest.mark.parametrize("line", [LINES[0], LINES[1], LINES[3]])
def test_tcvn3_is_told_from_its_syllables(line: str) -> None:
    assert decode(tcvn3(line)) == line


def test_tcvn3_bytes_written_in_an_office_are_read() -> None:
    assert decode(b"Tr\xad\xeang \xa7\xb9i h\xe4c B\xb8ch khoa H\xb5 N\xe9i") == "Trường Đại học Bách khoa Hà Nội"


def test_capitals_of_the_capitals_only_font_become_capitals() -> None:
    assert from_tcvn3("Th\xcem D\xadng, TH\xc8M D\xa5NG") == "Thẻm Dưng, THẨM DƠNG"


def test_vni_windows_is_read() -> None:
    assert decode("Tröôøng Ñaïi hoïc, Thò traán Phoá Lu, xaõ Baûn Hoà".encode("cp1252")) == (
        "Trường Đại học, Thị trấn Phố Lu, xã Bản Hồ"
    )


@given(st.lists(st.sampled_from(NAMES), min_size=2, unique=True), st.sampled_from([tcvn3, windows_1258]))
def test_any_list_of_names_comes_back(names: list[str], encode) -> None:
    text = "\n".join(names)
    assert decode(encode(text)) == text


@given(st.binary(max_size=200))
def test_no_bytes_make_the_reader_fail(data: bytes) -> None:
    text = decode(data)
    assert text is None or unicodedata.is_normalized("NFC", text)


def test_cells_typed_in_an_old_font_are_restored_and_others_left_alone() -> None:
    assert restoration("X\xb7 B\xb6n H\xe5\nPh\xad\xeang")("X\xb7 B\xb6n H\xe5") == "Xã Bản Hồ"
    assert restoration("Xã Bản Hồ")("Xã") == "Xã"
    assert restoration("Café, señor")("Café") == "Café"


def test_invisible_characters_and_lookalikes_do_not_make_two_texts_differ() -> None:
    assert clean("\ufeff 02635\u200b\xa0 ") == "02635"
    assert clean("SKH\u00d0T") == "SKHĐT"
    assert clean("Hoa\u0300\r\n  bình") == "Hoà bình"


def test_words_compare_without_case_diacritics_and_punctuation() -> None:
    assert fold("Mã Đơn-vị (*)") == fold("ma don vi") == "madonvi"
    assert plain("Hỏa tốc") == "hoa toc"
