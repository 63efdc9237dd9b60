"""The envelope of docs/protocol.md, section 4: HKDF (RFC 5869), AES-256-GCM (SP 800-38D), key commitment.

GCM alone does not commit to its key; the second half of the HKDF output does.
"""

import hashlib
import hmac
import os
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SECRET_BYTES = 16
SHARE_BYTES = 32
_NONCE_BYTES = 12


class EnvelopeFault(Exception):
    """The envelope does not open: ``commitment`` or ``decryption``."""


class Sealed(NamedTuple):
    """``envelope`` is nonce || ciphertext || tag; ``commitment`` 32 bytes."""

    envelope: bytes
    commitment: bytes


def new_secret() -> bytes:
    return os.urandom(SECRET_BYTES)


def new_share() -> bytes:
    return os.urandom(SHARE_BYTES)


def release_hash(secret: bytes) -> str:
    """What the ledger holds of a release secret before the release."""
    return hashlib.sha256(b"ceremony/release/v1\n" + secret).hexdigest()


def seal(secret: bytes, share: bytes, document: str, plaintext: bytes) -> Sealed:
    """Encrypts a document. A share is for one document once and is never used again."""
    key, commitment, info = _derive(secret, share, document)
    nonce = os.urandom(_NONCE_BYTES)
    ciphertext = AESGCM(key).encrypt(nonce, plaintext, info + b"\n" + commitment)
    return Sealed(nonce + ciphertext, commitment)


def open_envelope(secret: bytes, share: bytes, document: str, commitment: bytes, envelope: bytes) -> bytes:
    """The document. Raises EnvelopeFault before anything is decrypted if the commitment does not hold."""
    key, derived, info = _derive(secret, share, document)
    if not hmac.compare_digest(derived, commitment):
        raise EnvelopeFault("commitment")
    try:
        return AESGCM(key).decrypt(envelope[:_NONCE_BYTES], envelope[_NONCE_BYTES:], info + b"\n" + commitment)
    except InvalidTag as error:
        raise EnvelopeFault("decryption") from error


def _derive(secret: bytes, share: bytes, document: str) -> tuple[bytes, bytes, bytes]:
    info = f"ceremony/envelope/v1\n{document}".encode()
    okm = HKDF(algorithm=SHA256(), length=64, salt=share, info=info).derive(secret)
    return okm[:32], okm[32:], info
