"""Make the fonts: woff2 subsets for the pages, whole TrueType files for the PDF documents.

One file a weight with Latin and Vietnamese together: split by language, kerning between the parts is lost.
"""

import shutil
from importlib.resources import files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold", 800: "ExtraBold"}

LETTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *(0x1A0, 0x1A1, 0x1AF, 0x1B0),
    *(0x300, 0x301, 0x303, 0x309, 0x323),  # the tone marks of decomposed text
    *range(0x1EA0, 0x1EFA),
    *range(0x2010, 0x2028),
    *range(0x2030, 0x203B),
    *(0x20AB, 0x2116, 0x2122, 0x2212, 0x2260, 0x2264, 0x2265),
]
# Be Vietnam Pro has none of these; the pages take them from Inter.
SYMBOLS = [*range(0x2190, 0x219A), *range(0x21A9, 0x21AB), *range(0x25A0, 0x2600), *range(0x2713, 0x2718)]
SYMBOL_RANGES = "U+2190-2199, U+21A9-21AA, U+25A0-25FF, U+2713-2717"

FACE = """@font-face {{
  font-family: "{family}";
  font-style: normal;
  font-weight: {weight};
  font-display: swap;
  src: url("fonts/{file}") format("woff2");{unicode_range}
}}
"""


def build_fonts(modules: Path, vendor: Path) -> None:
    """Write vendor/fonts/, vendor/fonts.css and vendor/fonts/documents/; `modules` is node_modules."""
    folder = vendor / "fonts"
    (folder / "documents").mkdir(parents=True)
    faces = [*_inter(folder), *_be_vietnam_pro(folder)]
    (vendor / "fonts.css").write_text("\n".join(faces), "utf-8")
    _tinos(modules / "@expo-google-fonts/tinos", folder)


def _inter(folder: Path) -> list[str]:
    package = Path(str(files("fontpkg_inter")))
    font = _subset(package / "files/Inter[opsz,wght].ttf", LETTERS + SYMBOLS)
    instantiateVariableFont(font, {"opsz": 14, "wght": (400, 800)}, inplace=True)
    font.save(folder / "Inter.woff2")
    shutil.copyfile(package / "LICENSE", folder / "LICENSE-Inter")
    return [FACE.format(family="Inter", weight="400 800", file="Inter.woff2", unicode_range="")]


def _be_vietnam_pro(folder: Path) -> list[str]:
    package = Path(str(files("fontpkg_be_vietnam_pro")))
    faces = []
    symbols = f"\n  unicode-range: {SYMBOL_RANGES};"
    for weight, style in WEIGHTS.items():
        source = package / f"files/BeVietnamPro-{style}.ttf"
        shutil.copyfile(source, folder / "documents" / source.name)
        name = f"BeVietnamPro-{style}.woff2"
        _subset(source, LETTERS).save(folder / name)
        for file, unicode_range in ((name, ""), ("Inter.woff2", symbols)):
            face = FACE.format(family="Be Vietnam Pro", weight=weight, file=file, unicode_range=unicode_range)
            faces.append(face)
    shutil.copyfile(package / "LICENSE", folder / "LICENSE-BeVietnamPro")
    return faces


def _tinos(package: Path, folder: Path) -> None:
    """Tinos has the widths of Times New Roman, which Decree 30/2020/NĐ-CP prescribes for documents."""
    for source in sorted(package.glob("*/Tinos_*.ttf")):
        style = source.stem.removeprefix("Tinos_").lstrip("0123456789").replace("_", "")
        style = style.replace("RegularItalic", "Italic")
        shutil.copyfile(source, folder / f"documents/Tinos-{style}.ttf")
    shutil.copyfile(package / "LICENSE_FONT", folder / "documents/LICENSE-Tinos")


def _subset(source: Path, letters: list[int]) -> TTFont:
    options = Options()
    options.hinting = False  # large on every screen that is meant; hints would double the size
    options.layout_features = [*options.layout_features, "tnum", "lnum", "case", "zero"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    font = TTFont(source, recalcTimestamp=False)
    subsetter.subset(font)
    font.flavor = "woff2"
    return font
