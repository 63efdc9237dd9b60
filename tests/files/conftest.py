"""Folders of PDFs and the shipped lists of units."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

import ceremony


@pytest.fixture
def data() -> Path:
    """The lists of units that come with the demo conference."""
    return Path(ceremony.__file__).parent / "demo" / "data"


@pytest.fixture
def pdf_folder(tmp_path: Path) -> Callable[..., Path]:
    """A folder of one-page PDFs by these names; a name that does not end in .pdf gets text."""

    def make(*names: str) -> Path:
        folder = tmp_path / "documents"
        folder.mkdir()
        for name in names:
            if name.lower().endswith(".pdf"):
                with pikepdf.new() as pdf:
                    pdf.add_blank_page()
                    pdf.save(folder / name)
            else:
                (folder / name).write_text("text")
        return folder

    return make
