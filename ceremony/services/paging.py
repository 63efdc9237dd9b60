"""Pages of documents as pictures, made in a process of their own and kept in the data directory."""

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

from ..files import rendering
from .ceremony import Ceremony
from .preparing import Progress, quiet

#: For the stage.
SIZE = "2000"
#: For reading on a phone: pixels wide.
WIDTHS = (720, 1080, 1440)
_USUAL_WIDTH = 1080
_NICENESS = 10
#: One process at a time for each leaves the other cores to the press and the map; the hall never waits for readers.
_hall_turn, _readers_turn = threading.Lock(), threading.Lock()


#: Who waits for a page that is not drawn yet; all units may want their own at once.
_readers = threading.BoundedSemaphore(256)


class NotRendered(Exception):
    """A page that is not there, or that PDFium could not draw within its limits."""


class TooManyReaders(Exception):
    """More than can be served soon wait for pages that are not drawn yet."""


def page_of(ceremony: Ceremony, document: str, page: int) -> Path | None:
    """The picture of a page of a document; None for one that is not there or cannot be drawn. Raises OSError."""
    with ceremony.state() as state:
        handovers = state.handovers.values()
        pages = next((h.documents[document].pages for h in handovers if document in h.documents), 0)
    if not 1 <= page <= pages:
        return None
    try:
        return rendered(ceremony, ceremony.strongbox.plaintext_hash(document), page)
    except (NotRendered, KeyError):
        return None


def rendered(ceremony: Ceremony, plaintext_sha256: str, page: int, size: str = SIZE) -> Path:
    """The picture of a page (from 1) of the document with this plaintext. Raises NotRendered, and
    OSError where there was no room for it: it may be drawn another time."""
    found = _folder(ceremony, plaintext_sha256) / rendering.file_name(page, size)
    if not found.exists():
        _render(ceremony, plaintext_sha256, [page], size)
    return found


def light_page(ceremony: Ceremony, plaintext_sha256: str, page: int, width: int) -> Path:
    """The picture of a page (from 1) for whoever reads it on a thin line, about as wide as asked. Raises as
    ``rendered``, and TooManyReaders where too many wait already."""
    size = f"w{next((one for one in WIDTHS if one >= width), WIDTHS[-1])}"
    found = _folder(ceremony, plaintext_sha256) / rendering.file_name(page, size)
    if found.exists():
        return found
    if not _readers.acquire(blocking=False):
        raise TooManyReaders
    try:
        _render(ceremony, plaintext_sha256, [page], size)
    finally:
        _readers.release()
    return found


def render_ahead(ceremony: Ceremony, handover: str, progress: Progress = quiet) -> int:
    """Draws every page of the documents that are for more than single units, so that none is waited for in the hall,
    and then for whoever reads them on a phone.

    How many documents could not be drawn; they are tried again when they are shown. What was drawn is not drawn again.
    """
    with ceremony.state() as state:
        known = state.handovers.get(handover)
        documents = [document for document in known.documents.values() if document.common] if known else []
    wanted = [(document, size) for size in (SIZE, f"w{_USUAL_WIDTH}") for document in documents]
    failed = set()
    for done, (document, size) in enumerate(wanted, 1):
        try:
            sha256 = ceremony.strongbox.plaintext_hash(document.id)
            _render(ceremony, sha256, list(range(1, document.pages + 1)), size)
        except (NotRendered, KeyError, OSError):
            failed.add(document.id)
        progress(done, len(wanted))
    return len(failed)


def _folder(ceremony: Ceremony, sha256: str) -> Path:
    return ceremony.data / "pages" / sha256


def _render(ceremony: Ceremony, sha256: str, pages: list[int], size: str) -> None:
    folder = _folder(ceremony, sha256)
    with _readers_turn if size.startswith("w") else _hall_turn:
        missing = [page for page in pages if not (folder / rendering.file_name(page, size)).exists()]
        if missing:
            folder.mkdir(parents=True, exist_ok=True)
            ceremony.offload(_run, ceremony.blobs.path(sha256), folder, size, missing)


def _run(pdf: Path, folder: Path, size: str, pages: list[int]) -> None:
    script = [sys.executable, "-P", str(Path(rendering.__file__).resolve())]
    arguments = [str(pdf), str(folder), size, *map(str, pages)]
    try:
        subprocess.run(  # noqa: S603 - our own script
            ["nice", "-n", str(_NICENESS), *script, *arguments],  # noqa: S607
            capture_output=True,
            timeout=rendering.SECONDS * (len(pages) + 1),
            check=True,
        )
    except subprocess.SubprocessError as error:
        if isinstance(error, subprocess.CalledProcessError) and error.returncode == rendering.NO_ROOM:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder)) from error
        raise NotRendered(str(error)) from error
