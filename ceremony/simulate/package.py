"""The envelopes of one unit as an endpoint holds them, and opening them."""

import asyncio
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .envelope import Fault, decode, open_envelope, sha256

_PDF = "application/pdf"
_BEGINS = {_PDF: b"%PDF", "application/json": b"{"}


class Envelopes:
    """Ciphertexts on disk, named by their SHA-256; what many endpoints hold lies there once."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="ceremony-simulate-")

    def put(self, content: bytes) -> str:
        name = sha256(content)
        path = Path(self._folder.name, name)
        if not path.exists():
            path.write_bytes(content)
        return name

    def get(self, name: str) -> bytes:
        return Path(self._folder.name, name).read_bytes()

    def close(self) -> None:
        self._folder.cleanup()


@dataclass(frozen=True)
class Package:
    """A manifest whose envelopes were all downloaded and found right."""

    sealing: int
    manifest: list[dict[str, Any]]

    @property
    def envelopes(self) -> dict[str, str]:
        """Document -> SHA-256 of its ciphertext."""
        return {listed["document"]: listed["sha256"] for listed in self.manifest}

    async def open(self, secret: bytes, envelopes: Envelopes) -> dict[str, str]:
        """Document -> SHA-256 of its plaintext, as recomputed here. Raises Fault."""
        hashes = {}
        for listed in self.manifest:
            hashes[listed["document"]] = _open(listed, secret, envelopes.get(listed["sha256"]))
            await asyncio.sleep(0)  # a thousand open at once: nobody's beat waits for another's documents
        return hashes


def _open(listed: dict[str, Any], secret: bytes, envelope: bytes) -> str:
    document = listed["document"]
    share, commitment = decode(listed["share"]), decode(listed["commitment"])
    plaintext = open_envelope(secret, share, commitment, document, envelope)
    digest = sha256(plaintext)
    begins = _BEGINS.get(listed.get("media", _PDF), b"")
    if listed.get("plaintext_sha256", digest) != digest or not plaintext.startswith(begins):
        raise Fault("plaintext_hash", document)
    return digest
