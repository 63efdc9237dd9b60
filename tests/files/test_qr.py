"""QR codes are whole: what is drawn is the matrix, with its quiet zone, in a page and in a terminal."""

import re
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from ceremony.files.qr import svg, terminal

LINK = "https://192.168.1.20:8443/join#EW754CJD"


def matrix(text: str, border: int) -> list[list[bool]]:
    code = QRCode(error_correction=ERROR_CORRECT_M, border=border)
    code.add_data(text)
    code.make(fit=True)
    return code.get_matrix()


def drawn(path: str, size: int) -> list[list[bool]]:
    rows = [[False] * size for _ in range(size)]
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1H\d+z", path):
        rows[int(y)][int(x) : int(x) + int(width)] = [True] * int(width)
    return rows


@settings(max_examples=20, deadline=None)
@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), min_size=1, max_size=60), st.integers(0, 4))
def test_the_path_draws_the_matrix(text: str, border: int) -> None:
    element = ElementTree.fromstring(svg(text, border=border))
    expected = matrix(text, border)
    assert element.get("viewBox") == f"0 0 {len(expected)} {len(expected)}"
    assert drawn(element[0].get("d", ""), len(expected)) == expected


def test_the_svg_has_no_inline_style_and_a_name_for_screen_readers() -> None:
    element = ElementTree.fromstring(svg(LINK, label='Mã của "Xã Bản Hồ" <1>'))
    assert element.get("aria-label") == 'Mã của "Xã Bản Hồ" <1>'
    assert element.get("role") == "img"
    assert element.get("fill") == "currentColor"
    assert "style" not in svg(LINK)
    assert ElementTree.fromstring(svg(LINK)).get("aria-hidden") == "true"


def test_the_terminal_shows_the_matrix_in_half_blocks_on_white() -> None:
    halves = {" ": (False, False), "▀": (True, False), "▄": (False, True), "█": (True, True)}
    rows: list[list[bool]] = []
    for line in terminal(LINK).splitlines():
        assert line.startswith("\x1b[38;5;16;48;5;231m")
        assert line.endswith("\x1b[0m")
        pairs = [halves[c] for c in re.sub(r"\x1b\[[0-9;]*m", "", line)]
        rows += [[upper for upper, _ in pairs], [lower for _, lower in pairs]]
    expected = matrix(LINK, 4)
    assert rows[: len(expected)] == expected
    assert not any(map(any, rows[len(expected) :]))
