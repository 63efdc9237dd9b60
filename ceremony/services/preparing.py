"""Before the day: documents come in, and are sealed for the endpoints."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..core.documents import PDF, Document, ImportDocuments, packages
from ..core.entry import SYSTEM, By, Refused
from ..core.handover import Envelope, SealHandover
from ..vault import seal as vault
from ..vault.blobs import Blobs
from .ceremony import Ceremony
from .sequencer import Outcome

Progress = Callable[[int, int], None]


def quiet(done: int, total: int) -> None:
    """For who does not want to know how far it is."""


@dataclass(frozen=True)
class Incoming:
    """A file to take in, as it was checked: ``sha256`` in hexadecimal.

    ``fields`` are those of ``core.documents.Document`` from ``type`` to ``urgency``.
    """

    path: Path
    audience: str
    size: int
    pages: int
    sha256: str
    fields: Mapping[str, str]
    media: str = PDF


def take_in(
    ceremony: Ceremony,
    handover: str,
    incoming: Iterable[Incoming],
    folder: str,
    *,
    replace: Collection[str] = (),
    progress: Progress = quiet,
    by: By = SYSTEM,
) -> Outcome:
    """Stores the files and enters them, all or none. Taking in the same again changes nothing."""
    files = list(incoming)
    key = ceremony.strongbox.key("documents")
    hashes: dict[str, str] = {}
    documents = []
    for done, file in enumerate(files, 1):
        sha256 = ceremony.blobs.put(file.path.read_bytes())
        if sha256 != file.sha256:
            return Refused("file_changed", values={"filename": file.path.name})
        document = Document(
            id=_document_id(key, handover, file, sha256),
            filename=file.path.name,
            audience=file.audience,
            size=file.size,
            pages=file.pages,
            media=file.media,
            **file.fields,
        )
        hashes[document.id] = sha256
        documents.append(document)
        progress(done, len(files))
    ceremony.strongbox.keep_documents(hashes)
    return ceremony.submit(ImportDocuments(handover, tuple(documents), folder, replace, by))


def _document_id(key: bytes, handover: str, file: Incoming, sha256: str) -> str:
    """The same for the same file, and no help in guessing its content without the conference's key."""
    identity = "\n".join((handover, file.path.name, file.audience, sha256)).encode()
    return "d_" + hmac.digest(key, identity, hashlib.sha256).hex()[:20]


def seal(ceremony: Ceremony, handover_id: str, *, progress: Progress = quiet, by: By = SYSTEM) -> Outcome:
    """Makes the envelopes of a handover and freezes it. Sealing again makes new ones under a new secret."""
    with ceremony.state() as state:
        handover = state.handovers.get(handover_id)
        if handover is None:
            return Refused("unknown_handover", values={"handover": handover_id})
        if handover.state in ("armed", "released"):
            return Refused(f"already_{handover.state}")
        documents = tuple(handover.documents.values())
        for_units = packages(state, documents)
        sealing = handover.sealing + 1
    secret = vault.new_secret()
    shares = {document.id: vault.new_share() for document in documents}
    ceremony.strongbox.keep_sealing(vault.release_hash(secret), secret, shares)
    envelopes = {}
    for done, document in enumerate(documents, 1):
        sha256 = ceremony.strongbox.plaintext_hash(document.id)
        share = shares[document.id]
        envelopes[document.id] = ceremony.offload(_seal_one, ceremony.blobs, sha256, secret, share, document.id)
        progress(done, len(documents))
    command = SealHandover(
        handover=handover_id,
        sealing=sealing,
        documents=documents,
        envelopes=envelopes,
        packages=for_units,
        release_hash=vault.release_hash(secret),
        by=by,
    )
    return ceremony.submit(command)


def _seal_one(blobs: Blobs, plaintext_sha256: str, secret: bytes, share: bytes, document: str) -> Envelope:
    sealed = vault.seal(secret, share, document, blobs.get(plaintext_sha256))
    sha256 = blobs.put(sealed.envelope)
    return Envelope(sha256=sha256, size=len(sealed.envelope), commitment=base64(sealed.commitment))


def base64(value: bytes) -> str:
    """base64url without padding (RFC 4648 section 5)."""
    return urlsafe_b64encode(value).rstrip(b"=").decode()
