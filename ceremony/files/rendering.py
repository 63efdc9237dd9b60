"""Pages of a PDF as WebP pictures. Run as a script, in a process of its own: PDFium is C++, and a PDF may be made to
hang or crash it. ``rendering.py FILE FOLDER SIZE PAGE…`` writes ``FOLDER/PAGE-SIZE.webp``, pages from 1, and ends with
``NO_ROOM`` where only the disk was in the way. A size is pixels high, as ``2000``; or pixels wide and light enough for
a thin line, as ``w1080``.
"""

import errno
import io
import os
import signal
import sys
from pathlib import Path
from typing import Any

NO_ROOM = os.EX_IOERR
SECONDS = 30  # for one page, by the clock
CPU_SECONDS = 20  # for one page
MEMORY = 2 * 1024**3  # bytes of address space
MAX_PIXELS = 24_000_000
MAX_SIDE = 16_383  # pixels, WebP's limit
#: What a light page weighs at most (bytes).
LIGHT = 150_000
_QUALITY = 88
_LIGHT_QUALITIES = (80, 65, 50, 35)
_EFFORT = 2  # of 6: four times as fast as the default, a tenth larger
_GREYS = 16  # keep the edges of letters smooth
_COLOURED = 24  # of 255, between a pixel's red, green and blue


def file_name(page: int, size: str) -> str:
    return f"{page}-{size}.webp"


def render(pdf: Path, folder: Path, size: str, pages: list[int]) -> None:
    """Raises whatever PDFium or Pillow find wrong. A page that is there already is left."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        document.init_forms()
        for page in pages:
            target = folder / file_name(page, size)
            if not target.exists():
                signal.alarm(SECONDS)  # not handled: the kernel ends the process wherever it is
                _keep(_drawn(document, page, size), target)
                signal.alarm(0)
    finally:
        document.close()


def _drawn(document: Any, number: int, size: str) -> bytes:
    if size.startswith("w"):
        return light(picture(document, number, width=int(size[1:])))
    return _webp(picture(document, number, int(size)), quality=_QUALITY)


def picture(document: Any, number: int, height: float = MAX_SIDE, *, width: float = MAX_SIDE) -> Any:
    """A page, as high or as wide as asked, or smaller where it would have too many pixels."""
    page = document[number - 1]
    width_pt, height_pt = page.get_size()
    side = MAX_SIDE - 1
    fitting = min(height / height_pt, width / width_pt, side / height_pt, side / width_pt)
    scale = min(fitting, (MAX_PIXELS / (width_pt * height_pt)) ** 0.5)
    return page.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB")


def light(picture: Any) -> bytes:
    """A picture of ``LIGHT`` bytes at most: letters on paper without loss, which is half as heavy; else as good as it
    can be, and smaller where that is not enough."""
    greys = _greys(picture)
    if greys is not None and len(found := _webp(greys, lossless=True, quality=40)) <= LIGHT:
        return found
    for quality in _LIGHT_QUALITIES:
        if len(found := _webp(picture, quality=quality)) <= LIGHT:
            return found
    return light(picture.reduce(2))


def _greys(picture: Any) -> Any:
    """The picture in a few greys; None for one with colours, such as a seal's red."""
    from PIL import ImageChops

    red, green, blue = picture.split()
    differences = (ImageChops.difference(red, green), ImageChops.difference(green, blue))
    if any(any(difference.histogram()[_COLOURED + 1 :]) for difference in differences):
        return None
    step = 255 / (_GREYS - 1)
    return picture.convert("L").point([round(round(level / step) * step) for level in range(256)])


def _webp(picture: Any, **how: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, "WEBP", method=_EFFORT, **how)
    return out.getvalue()


def _keep(content: bytes, target: Path) -> None:
    """Whole or absent."""
    temporary = target.with_suffix(f".{os.getpid()}")
    try:
        temporary.write_bytes(content)
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
    try:
        render(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], _pages)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EFBIG, errno.EDQUOT):
            raise
        sys.exit(NO_ROOM)
