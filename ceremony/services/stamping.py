"""The documents of a rehearsal: each page and each sheet of targets says so, or the rehearsal is not made."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path

from ..core.documents import TARGETS, Document
from ..files.covering import uncovered
from ..files.paper.stamp import NotStamped, stamped
from . import target_sheets
from .ceremony import Ceremony
from .preparing import Incoming
from .rehearsing import NotPossible

_REGISTRY = ("type", "number", "symbol", "issuer", "date", "subject", "signer", "urgency")


def stamp(
    live: Ceremony, folder: Path, documents: Iterable[Document], language: str, counted: Callable[[], None]
) -> list[Incoming]:
    """Stamped ones in ``folder``. Raises NotPossible where a page does not show the stamp."""
    made: list[tuple[Document, Incoming]] = []
    for document in documents:
        made.append((document, _stamped(live, folder, document, language)))
        counted()
    printed = [(document, incoming) for document, incoming in made if document.media != TARGETS]
    if (at := uncovered([(_plain(live, document), incoming.path) for document, incoming in printed])) is not None:
        raise NotPossible("not_stamped", name=printed[at][0].filename)
    return [incoming for _, incoming in made]


def _stamped(live: Ceremony, folder: Path, document: Document, language: str) -> Incoming:
    try:
        content = _marked(_plain(live, document).read_bytes(), document.media, language)
    except (NotStamped, ValueError) as error:
        raise NotPossible("not_stamped", name=document.filename) from error
    path = folder / document.filename
    path.write_bytes(content)
    sha256 = hashlib.sha256(content).hexdigest()
    fields = {name: value for name, value in asdict(document).items() if name in _REGISTRY}
    return Incoming(path, document.audience, len(content), document.pages, sha256, fields, document.media)


def _marked(content: bytes, media: str, language: str) -> bytes:
    return target_sheets.marked(content) if media == TARGETS else stamped(content, language)


def _plain(live: Ceremony, document: Document) -> Path:
    return live.blobs.path(live.strongbox.plaintext_hash(document.id))
