"""Pages of a PDF as WebP pictures. Run as a script, in a process of its own: PDFium is C++, and a PDF may be made to
hang or crash it. ``rendering.py FILE FOLDER HEIGHT PAGE…`` writes ``FOLDER/PAGE-HEIGHT.webp``, pages from 1.
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any

SECONDS = 30  # for one page, by the clock
CPU_SECONDS = 20  # for one page
MEMORY = 2 * 1024**3  # bytes of address space
MAX_PIXELS = 24_000_000
MAX_SIDE = 16_383  # pixels, WebP's limit
_QUALITY = 88
_EFFORT = 2  # of 6: four times as fast as the default, a tenth larger


def file_name(page: int, height: int) -> str:
    return f"{page}-{height}.webp"


def render(pdf: Path, folder: Path, height: int, pages: list[int]) -> None:
    """Raises whatever PDFium or Pillow find wrong. A page that is there already is left."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        document.init_forms()
        for page in pages:
            target = folder / file_name(page, height)
            if not target.exists():
                signal.alarm(SECONDS)  # not handled: the kernel ends the process wherever it is
                _keep(picture(document, page, height), target)
                signal.alarm(0)
    finally:
        document.close()


def picture(document: Any, number: int, height: int) -> Any:
    """A page, ``height`` pixels high, or less where it would have too many."""
    page = document[number - 1]
    width_pt, height_pt = page.get_size()
    scale = min(height / height_pt, (MAX_PIXELS / (width_pt * height_pt)) ** 0.5, (MAX_SIDE - 1) / width_pt)
    return page.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB")


def _keep(picture: Any, target: Path) -> None:
    """Whole or absent."""
    temporary = target.with_suffix(f".{os.getpid()}")
    try:
        picture.save(temporary, "WEBP", quality=_QUALITY, method=_EFFORT)
        temporary.rename(target)
    finally:
        temporary.unlink(missing_ok=True)


def _limit(pages: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS * pages, resource.RLIM_INFINITY))


if __name__ == "__main__":
    _pages = [int(page) for page in sys.argv[4:]]
    _limit(len(_pages))
    render(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), _pages)
