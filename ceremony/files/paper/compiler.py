"""Typst: the one way to print. Fonts and templates are read once; what is printed is data, never markup."""

import json
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

from ...resources import PACKAGE, STATIC
from .printable import printable_data

TEMPLATES = Path(__file__).resolve().parent / "templates"
FONTS = STATIC / "vendor" / "fonts" / "documents"
# A compiler serves one thread at a time. Taking from a deque and giving back needs no lock, which between the
# hub's green threads and real ones would not hold.
_idle: deque[typst.Compiler] = deque()


def pdf(template: Path, data: Any, made: datetime) -> bytes:
    """A PDF/A-2a (ISO 19005-2, to be read in decades and by screen readers) from a template inside the package.
    Safe for any number of threads, and other threads run beside it.

    ``data`` is what JSON can say; the template gets it as ``sys.inputs.data``. ``made`` is what the file says of
    when it was made, with a time zone: the same data and time give the same bytes.
    """
    with _compiler() as compiler:
        made_pdf = compiler.compile(
            input=template,
            format="pdf",
            sys_inputs={"data": json.dumps(printable_data(data), ensure_ascii=False)},
            pdf_standards="a-2a",
            timestamp=made.replace(microsecond=0),
        )
    assert isinstance(made_pdf, bytes)  # noqa: S101 - for the types: one PDF, not pages
    return made_pdf


@contextmanager
def _compiler() -> Iterator[typst.Compiler]:
    try:
        compiler = _idle.pop()
    except IndexError:
        bundled = FONTS.is_dir()
        compiler = typst.Compiler(root=PACKAGE, font_paths=[FONTS] if bundled else [], ignore_system_fonts=bundled)
    try:
        yield compiler
    finally:
        _idle.append(compiler)
