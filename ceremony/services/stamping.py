"""The documents of a rehearsal: each page says that it is one, or the rehearsal is not made."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path

from ..core.documents import Document
from ..files.covering import uncovered
from ..files.paper.stamp import NotStamped, stamped
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
    pairs = [(_plain(live, document), incoming.path) for document, incoming in made]
    if (at := uncovered(pairs)) is not None:
        raise NotPossible("not_stamped", name=made[at][0].filename)
    return [incoming for _, incoming in made]


def _stamped(live: Ceremony, folder: Path, document: Document, language: str) -> Incoming:
    try:
        content = stamped(_plain(live, document).read_bytes(), language)
    except NotStamped as error:
        raise NotPossible("not_stamped", name=document.filename) from error
    path = folder / document.filename
    path.write_bytes(content)
    sha256 = hashlib.sha256(content).hexdigest()
    fields = {name: value for name, value in asdict(document).items() if name in _REGISTRY}
    return Incoming(path, document.audience, len(content), document.pages, sha256, fields)


def _plain(live: Ceremony, document: Document) -> Path:
    return live.blobs.path(live.strongbox.plaintext_hash(document.id))
