"""What of a statement only cryptography and the log can tell: its signature, and the checkpoint it names."""

import base64
import binascii

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import load_der_public_key

from ..core.endpoints import Endpoint
from ..core.entry import Refused
from ..core.statement import read
from .ceremony import Ceremony

_LONGEST_KEY = 400


def flaw(ceremony: Ceremony, endpoint: Endpoint, text: str, signature: str | None) -> Refused | None:
    """The refusal that a statement deserves, as far as the core cannot tell; None if there is none."""
    said = read(text)
    if said is None or said["log"] != ceremony.ledger.key.name:
        return Refused("wrong_statement")
    if endpoint.device_key is not None and signature is None:
        return Refused("signature_missing")
    if (endpoint.device_key is None) != (signature is None):
        return Refused("wrong_signature")
    if endpoint.device_key and signature and not is_signed(endpoint.device_key, text, signature):
        return Refused("wrong_signature")
    seen = said["checkpoint"]
    if seen is not None and not _is_ours(ceremony, seen["size"], seen["root"]):
        return Refused("unknown_checkpoint")
    return None


def _is_ours(ceremony: Ceremony, size: int, root: str) -> bool:
    with ceremony.state():
        if not 1 <= size <= ceremony.ledger.size():
            return False
        return base64.b64encode(ceremony.ledger.root(size)).decode() == root


def device_key(encoded: object) -> ec.EllipticCurvePublicKey | None:
    """An ECDSA P-256 key from the base64url of its SubjectPublicKeyInfo; None for anything else."""
    try:
        if not isinstance(encoded, str) or len(encoded) > _LONGEST_KEY:
            return None
        key = load_der_public_key(_decode64url(encoded))
    except ValueError:
        return None
    return key if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1) else None


def is_signed(encoded_key: str, text: str, signature: str) -> bool:
    """Whether the 64 bytes r || s (IEEE P1363), as WebCrypto makes them, sign the text's UTF-8 bytes."""
    key = device_key(encoded_key)
    try:
        raw = _decode64url(signature)
        if key is None or len(raw) != 64:
            return False
        der = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
        key.verify(der, text.encode(), ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, ValueError):
        return False
    return True


def _decode64url(text: str) -> bytes:
    """In its one canonical spelling, without padding. Raises ValueError."""
    try:
        found = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError("this is not base64url") from error
    if base64.urlsafe_b64encode(found).rstrip(b"=").decode() != text:
        raise ValueError("this base64url is not canonical")
    return found
