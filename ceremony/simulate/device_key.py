"""The key with which a device signs: ECDSA over P-256 with SHA-256, as docs/evidence.md, section 2, says."""

import base64

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

_PKCS8 = (serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
_SPKI = (serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


class DeviceKey:
    def __init__(self, private: ec.EllipticCurvePrivateKey) -> None:
        self._private = private
        self.public = _base64url(private.public_key().public_bytes(*_SPKI))

    @classmethod
    def make(cls) -> "DeviceKey":
        return cls(ec.generate_private_key(ec.SECP256R1()))

    @classmethod
    def load(cls, kept: str) -> "DeviceKey":
        private = serialization.load_der_private_key(base64.b64decode(kept), None)
        assert isinstance(private, ec.EllipticCurvePrivateKey)  # noqa: S101 - as ``kept`` wrote it
        return cls(private)

    @property
    def kept(self) -> str:
        """Base64 of the PKCS #8 DER, for a file that nobody else may read."""
        return base64.b64encode(self._private.private_bytes(*_PKCS8)).decode()

    def sign(self, text: str) -> str:
        """Base64url of r || s (IEEE P1363) over the UTF-8 bytes."""
        r, s = decode_dss_signature(self._private.sign(text.encode(), ec.ECDSA(hashes.SHA256())))
        return _base64url(r.to_bytes(32, "big") + s.to_bytes(32, "big"))


def _base64url(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
