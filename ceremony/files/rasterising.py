"""An SVG as a PNG picture. Run as a script, in a process of its own: a small SVG may be made to take all memory.
``rasterising.py FOLDER FONTS`` reads ``FOLDER/picture.svg`` and writes ``FOLDER/picture.png``.

Nothing is fetched from elsewhere and nothing runs: what asks for another file is an error.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

SECONDS = 10
MEMORY = 2 * 1024**3  # bytes of address space
LONGEST_SIDE = 2048  # pixels
_SOURCE = """
#let picture(..how) = image("picture.svg", format: "svg", ..how)
#context {
  let size = measure(picture())
  let scale = 1024pt / calc.max(size.width, size.height)
  set page(width: size.width * scale, height: size.height * scale, margin: 0pt, fill: none)
  picture(width: 100%)
}
"""


class NotDrawn(Exception):
    """It is no SVG, asks for something else, or takes more than its limits."""


def rasterised(svg: bytes, fonts: Path) -> bytes:
    """A PNG whose longer side has LONGEST_SIDE pixels. Raises NotDrawn."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "picture.svg").write_bytes(svg)
        command = [sys.executable, "-P", str(Path(__file__).resolve()), folder, str(fonts)]
        try:
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603 - our own script
            return Path(folder, "picture.png").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise NotDrawn(str(error)) from error


def _draw(folder: Path, fonts: Path) -> None:
    import typst

    source = folder / "picture.typ"
    source.write_text(_SOURCE, "utf-8")
    bundled = fonts.is_dir()
    compiler = typst.Compiler(root=folder, font_paths=[fonts] if bundled else [], ignore_system_fonts=bundled)
    made = compiler.compile(input=source, format="png", ppi=LONGEST_SIDE / 1024 * 72)
    assert isinstance(made, bytes)  # noqa: S101 - for the types: one picture, not pages
    (folder / "picture.png").write_bytes(made)


def _limit() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


if __name__ == "__main__":
    _limit()
    _draw(Path(sys.argv[1]), Path(sys.argv[2]))
