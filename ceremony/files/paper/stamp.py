"""A word over every page of a PDF, so that no print and no photograph of it can be mistaken for the real one.

A page may be broken, or made to hide the word. So what was on it becomes a form of its own, whose unfinished strings,
unbalanced operators and clips end with it; what lay above it (annotations, fields) becomes part of the page; and the
word is drawn last, across what a reader shows of the page.
"""

import io
from datetime import UTC, datetime
from functools import cache

import pikepdf

from ...translations import translate
from .compiler import TEMPLATES, pdf
from .page_box import Box, seen

#: A clock would change the bytes, and the same document has to stay the same.
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
_CONTENT, _WORD = pikepdf.Name("/Rehearsed"), pikepdf.Name("/Rehearsal")
_LAID_OVER = ("/AcroForm", "/StructTreeRoot", "/MarkInfo")


class NotStamped(Exception):
    """A page that cannot be taken apart."""


def stamped(content: bytes, language: str) -> bytes:
    """The same pages with the word of a rehearsal over each. The same content gives the same bytes. Raises NotStamped.

    A signature in it no longer holds, as it should not: what it signed was the real document.
    """
    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            _lay_over(document, translate(language, "papers.rehearsal"))
            document.save(out, deterministic_id=True)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise NotStamped(str(error)) from error
    return out.getvalue()


def _lay_over(document: pikepdf.Pdf, word: str) -> None:
    boxes = [seen(page) for page in document.pages]
    for page, box in zip(document.pages, boxes, strict=True):
        _enclose(document, page, box)
    if "/AcroForm" in document.Root:
        document.generate_appearance_streams()
    document.flatten_annotations("screen")
    forms: dict[tuple[float, float], pikepdf.Object] = {}
    for page, box in zip(document.pages, boxes, strict=True):
        size = _rounded(box.upright)
        if size not in forms:
            forms[size] = _form(document, word, size)
        _finish(page, box, forms[size], size)
    for name in _LAID_OVER:
        if name in document.Root:
            del document.Root[name]


def _enclose(document: pikepdf.Pdf, page: pikepdf.Page, box: Box) -> None:
    """Its content as a form, clipped to what is seen of it."""
    inside = pikepdf.Stream(document, _contents(page))
    inside.Type, inside.Subtype, inside.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, pikepdf.Array(box.edges)
    inside.Resources = page.resources
    if "/Group" in page.obj:
        inside.Group = page.obj.Group
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({str(_CONTENT): document.make_indirect(inside)}))
    page.obj.Contents = pikepdf.Stream(document, b"%s Do\n" % str(_CONTENT).encode())


def _contents(page: pikepdf.Page) -> bytes:
    page.contents_coalesce()
    content = page.obj.get("/Contents")
    return content.read_bytes() if isinstance(content, pikepdf.Stream) else b""


def _finish(page: pikepdf.Page, box: Box, form: pikepdf.Object, size: tuple[float, float]) -> None:
    """The word in the page's own coordinates, and nothing beside the page that could lie over it."""
    page.obj.Resources.XObject[str(_WORD)] = form
    matrix = " ".join(f"{number:.6f}" for number in box.over(*size))
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(f"\nQ\nq {matrix} cm {_WORD} Do Q\n".encode())
    kept = {"/Type", "/Parent", "/Contents", "/Resources"}
    for name in set(page.obj.keys()) - kept:
        del page.obj[name]
    page.obj.MediaBox = page.obj.CropBox = pikepdf.Array(box.edges)
    page.obj.Rotate = box.turned
    if box.unit != 1:
        page.obj.UserUnit = box.unit


def _form(document: pikepdf.Pdf, word: str, size: tuple[float, float]) -> pikepdf.Object:
    with pikepdf.open(io.BytesIO(_stamp(word, *size))) as stamp:
        return document.copy_foreign(stamp.pages[0].as_form_xobject())


def _rounded(size: tuple[float, float]) -> tuple[float, float]:
    """So that pages of one format share a stamp; it is drawn as large as they are."""
    shrunk = min(1.0, 2000 / max(size))
    return max(40, round(size[0] * shrunk)), max(40, round(size[1] * shrunk))


@cache
def _stamp(word: str, width: float, height: float) -> bytes:
    return pdf(TEMPLATES / "stamp.typ", {"word": word, "width": width, "height": height}, _MADE)
