"""The text of a PDF as typst writes it: glyphs of two bytes, named by the fonts' ToUnicode maps."""

import io
import re

import pikepdf


def pages(pdf: bytes) -> list[str]:
    """The text of each page, lines one behind another."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [_page(page) for page in opened.pages]


def runs(pdf: bytes) -> list[str]:
    """The strings that are placed one by one."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [run for page in opened.pages for run in _runs(page)]


def text(pdf: bytes) -> str:
    return "".join(pages(pdf))


def _page(page) -> str:
    return "".join(_runs(page))


def _runs(page) -> list[str]:
    fonts = {name: _glyphs(font.ToUnicode.read_bytes().decode()) for name, font in page.Resources.Font.items()}
    found, glyphs = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            glyphs = fonts[str(operands[0])]
        elif str(operator) in ("Tj", "TJ"):
            strings = operands[0] if str(operator) == "TJ" else operands
            parts = [_shown(bytes(part), glyphs) for part in strings if isinstance(part, pikepdf.String)]
            found.append("".join(parts))
    return found


def _shown(codes: bytes, glyphs: dict[int, str]) -> str:
    return "".join(glyphs.get(int.from_bytes(codes[n : n + 2]), "�") for n in range(0, len(codes), 2))


def _glyphs(cmap: str) -> dict[int, str]:
    pairs = re.findall(r"<([0-9a-fA-F]{4})> ?<([0-9a-fA-F]+)>", "".join(re.findall(r"beginbfchar(.*?)end", cmap, re.S)))
    return {int(glyph, 16): bytes.fromhex(characters).decode("utf-16-be") for glyph, characters in pairs}
