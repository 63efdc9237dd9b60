"""Opens an envelope as docs/protocol.md, section 4, says, independently of the code that seals."""

import base64
import hashlib
import hmac

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


class Fault(Exception):
    """The envelope or the document does not hold; ``kind`` is a word of the event ``fault``."""

    def __init__(self, kind: str, document: str) -> None:
        super().__init__(f"{kind} {document}")
        self.kind = kind
        self.document = document


def decode(text: str) -> bytes:
    """Base64url without padding (RFC 4648, section 5)."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def open_envelope(secret: bytes, share: bytes, commitment: bytes, document: str, envelope: bytes) -> bytes:
    """The document's bytes. Raises Fault: ``commitment`` before it decrypts, or ``decryption``."""
    info = f"ceremony/envelope/v1\n{document}".encode()
    okm = hkdf(secret, share, info, 64)
    key, derived = okm[:32], okm[32:]
    if not hmac.compare_digest(derived, commitment):
        raise Fault("commitment", document)
    try:
        return AESGCM(key).decrypt(envelope[:12], envelope[12:], info + b"\n" + commitment)
    except (InvalidTag, ValueError) as error:
        raise Fault("decryption", document) from error


def hkdf(ikm: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    """HKDF with SHA-256, written out from RFC 5869, sections 2.2 and 2.3."""
    prk = hmac.digest(salt, ikm, "sha256")
    okm, block = b"", b""
    for counter in range(1, -(-length // 32) + 1):
        block = hmac.digest(prk, block + info + bytes([counter]), "sha256")
        okm += block
    return okm[:length]
