"""Signatures of devices: ECDSA P-256 with SHA-256, as WebCrypto makes them (IEEE P1363: r || s)."""

import base64
import binascii

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import load_der_public_key

_KEY_BYTES, _UNCOMPRESSED = 91, 4  # as WebCrypto exports it (SEC 1, section 2.3.3)


def device_key(encoded: object) -> ec.EllipticCurvePublicKey | None:
    """A P-256 key from the base64url of its SubjectPublicKeyInfo; None for anything else."""
    try:
        der = decode64url(encoded) if isinstance(encoded, str) else b""
        key = load_der_public_key(der) if len(der) == _KEY_BYTES and der[26] == _UNCOMPRESSED else None
    except (ValueError, UnsupportedAlgorithm):
        return None
    return key if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1) else None


def is_signed(encoded_key: str, text: str, signature: str) -> bool:
    """Whether 64 bytes (base64url) sign the text's UTF-8 bytes."""
    key = device_key(encoded_key)
    try:
        raw = decode64url(signature)
        if key is None or len(raw) != 64:
            return False
        der = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
        key.verify(der, text.encode(), ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, ValueError):
        return False
    return True


def decode64url(text: str) -> bytes:
    """RFC 4648, section 5, without padding, in its one canonical spelling. Raises ValueError."""
    try:
        found = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError("this is not base64url") from error
    if base64.urlsafe_b64encode(found).rstrip(b"=").decode() != text:
        raise ValueError("this base64url is not canonical")
    return found
