"""Pictures that an organisation brings for its stage, made anew: nothing but their pixels reaches a screen."""

import io
import struct
import warnings
import zlib
from pathlib import Path

from PIL import Image, ImageOps

from .paper.compiler import FONTS
from .problems import ImportRefused, Problem
from .rasterising import NotDrawn, rasterised

MAX_BYTES = 5 * 1024**2
MAX_PIXELS = 40_000_000
_SIGNATURES = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG", b"RIFF": "WEBP"}
_QUALITY = 95
# What Pillow raises for pictures that are none: more kinds than it documents.
_NO_PICTURE = (
    *(OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, EOFError, OverflowError, MemoryError),
    *(struct.error, zlib.error, Image.DecompressionBombError),
)


def read_image(path: Path) -> bytes:
    """A picture as PNG, JPEG or WebP as it was brought, its first one where it moves; an SVG drawn as PNG.

    Raises ImportRefused: ``image_missing``, ``_too_large``, ``_format``, ``_pixels`` or ``_svg``.
    """
    content = _bytes(path)
    form = next((name for start, name in _SIGNATURES.items() if content.startswith(start)), None)
    if form is None:
        form, content = "PNG", _drawn(path, content)
    return _anew(path, content, form)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        raise _refused("image_missing", path) from error
    if size > MAX_BYTES:
        raise _refused("image_too_large", path, megabytes=MAX_BYTES // 1024**2)
    return content


def _drawn(path: Path, content: bytes) -> bytes:
    if b"<svg" not in content.lower():
        raise _refused("image_format", path)
    try:
        return rasterised(content, FONTS)
    except NotDrawn as error:
        raise _refused("image_svg", path) from error


def _anew(path: Path, content: bytes, form: str) -> bytes:
    """One that a browser could not draw is told now and not in the hall."""
    out = io.BytesIO()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=[form]) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise _refused("image_pixels", path, width=image.width, height=image.height)
                _pixels(image).save(out, form, quality=_QUALITY)
    except _NO_PICTURE as error:
        raise _refused("image_format", path) from error
    return out.getvalue()


def _pixels(image: Image.Image) -> Image.Image:
    """Upright, without profiles, comments or whatever else a file carries along."""
    shown = ImageOps.exif_transpose(image)
    if shown.mode.startswith("I"):  # 16 bits of grey
        shown = shown.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    pixels = shown.convert("RGBA" if shown.has_transparency_data else "RGB")
    pixels.info.clear()
    return pixels


def _refused(code: str, path: Path, **values: object) -> ImportRefused:
    return ImportRefused([Problem(code, path.name, None, None, None, severity="error", **values)])
