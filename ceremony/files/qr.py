"""QR codes for pages, cards and the terminal."""

from html import escape
from typing import NamedTuple

from qrcode.constants import ERROR_CORRECT_L, ERROR_CORRECT_M
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode
from qrcode.util import QRData

Matrix = list[list[bool]]

_BLACK_ON_WHITE = "\x1b[38;5;16;48;5;231m"  # fixed colours: the basic ones follow the terminal's theme
_RESET = "\x1b[0m"
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def svg(text: str, *, border: int = 2, label: str = "") -> str:
    """An SVG element of one path in ``currentColor``, one unit a module, to be shown dark on light.

    ``border`` is the quiet zone in modules (ISO/IEC 18004 asks for 4: let the page add the rest in white).
    ``label`` is what a screen reader says; without one the image is decoration.
    """
    return _svg(_matrix(text, border), label)


def _svg(matrix: Matrix, label: str = "") -> str:
    size = len(matrix)
    path = "".join(_runs(row, y) for y, row in enumerate(matrix))
    role = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" {role} '
        f'fill="currentColor" shape-rendering="crispEdges"><path d="{path}"/></svg>'
    )


class DenseCode(NamedTuple):
    """``size`` in modules a side, of them four on each edge a quiet zone (ISO/IEC 18004)."""

    svg: str
    size: int


class TooLong(ValueError):
    """More than the largest QR code holds."""


def dense(text: str) -> DenseCode:
    """As much text as a code holds, for print: level L, and alphanumeric mode where the text allows it, for up to
    4,296 characters. Raises TooLong.

    The mask is fixed: choosing the best of eight takes four times as long, and compressed text needs none.
    """
    code = QRCode(error_correction=ERROR_CORRECT_L, border=4, mask_pattern=0)
    code.add_data(QRData(text), optimize=0)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError) as error:
        raise TooLong(f"{len(text)} characters") from error
    matrix = code.get_matrix()
    return DenseCode(_svg(matrix), len(matrix))


def terminal(text: str) -> str:
    """Lines of half blocks, black on white with a quiet zone on light and dark terminals alike."""
    matrix = _matrix(text, 4)
    if len(matrix) % 2:
        matrix.append([False] * len(matrix[0]))
    lines = (
        "".join(_HALVES[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(matrix[::2], matrix[1::2], strict=True)
    )
    return "\n".join(f"{_BLACK_ON_WHITE}{line}{_RESET}" for line in lines)


def _matrix(text: str, border: int) -> Matrix:
    code = QRCode(error_correction=ERROR_CORRECT_M, border=border)
    code.add_data(text)
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.get_matrix()]


def _runs(row: list[bool], y: int) -> str:
    """Each run of dark modules of a row as one rectangle of the path."""
    path, x = "", 0
    while x < len(row):
        end = x
        while end < len(row) and row[end]:
            end += 1
        if end > x:
            path += f"M{x} {y}h{end - x}v1H{x}z"
        x = end + 1
    return path
