"""Pages of documents as pictures for the stage, made in a process of their own and kept in the data directory."""

import subprocess
import sys
import threading
from pathlib import Path

from ..files import rendering
from .ceremony import Ceremony
from .preparing import Progress, quiet

HEIGHT = 2000
_NICENESS = 10
#: One process at a time leaves the other cores to the press and the map.
_one_at_a_time = threading.Lock()


class NotRendered(Exception):
    """A page that is not there, or that PDFium could not draw within its limits."""


def page_of(ceremony: Ceremony, document: str, page: int) -> Path | None:
    """The picture of a page of a document; None for one that is not there or cannot be drawn."""
    with ceremony.state() as state:
        handovers = state.handovers.values()
        pages = next((h.documents[document].pages for h in handovers if document in h.documents), 0)
    if not 1 <= page <= pages:
        return None
    try:
        return rendered(ceremony, ceremony.strongbox.plaintext_hash(document), page)
    except (NotRendered, KeyError):
        return None


def rendered(ceremony: Ceremony, plaintext_sha256: str, page: int, height: int = HEIGHT) -> Path:
    """The picture of a page (from 1) of the document with this plaintext. Raises NotRendered."""
    found = _folder(ceremony, plaintext_sha256) / rendering.file_name(page, height)
    if not found.exists():
        _render(ceremony, plaintext_sha256, [page], height)
    return found


def render_ahead(ceremony: Ceremony, handover: str, height: int = HEIGHT, progress: Progress = quiet) -> int:
    """Draws every page of the documents that are for more than single units, so that none is waited for in the hall.

    How many documents could not be drawn; they are tried again when they are shown. What was drawn is not drawn again.
    """
    with ceremony.state() as state:
        known = state.handovers.get(handover)
        documents = [document for document in known.documents.values() if document.common] if known else []
    failed = 0
    for done, document in enumerate(documents, 1):
        try:
            sha256 = ceremony.strongbox.plaintext_hash(document.id)
            _render(ceremony, sha256, list(range(1, document.pages + 1)), height)
        except (NotRendered, KeyError):
            failed += 1
        progress(done, len(documents))
    return failed


def _folder(ceremony: Ceremony, sha256: str) -> Path:
    return ceremony.data / "pages" / sha256


def _render(ceremony: Ceremony, sha256: str, pages: list[int], height: int) -> None:
    folder = _folder(ceremony, sha256)
    with _one_at_a_time:
        missing = [page for page in pages if not (folder / rendering.file_name(page, height)).exists()]
        if missing:
            folder.mkdir(parents=True, exist_ok=True)
            ceremony.offload(_run, ceremony.blobs.path(sha256), folder, height, missing)


def _run(pdf: Path, folder: Path, height: int, pages: list[int]) -> None:
    script = [sys.executable, "-P", str(Path(rendering.__file__).resolve())]
    arguments = [str(pdf), str(folder), str(height), *map(str, pages)]
    try:
        subprocess.run(  # noqa: S603 - our own script
            ["nice", "-n", str(_NICENESS), *script, *arguments],  # noqa: S607
            capture_output=True,
            timeout=rendering.SECONDS * (len(pages) + 1),
            check=True,
        )
    except subprocess.SubprocessError as error:
        raise NotRendered(str(error)) from error
