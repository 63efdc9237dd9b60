"""Signatures of devices: the published example for P-256 (RFC 6979, A.2.5), and everything that is none."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from ceremony.evidence.signature import decode64url, device_key, is_signed
from tests.statements import DeviceKey

X = 0x60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6
Y = 0x7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299
R = "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
S = "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8"


def encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def spki(key: ec.EllipticCurvePublicKey) -> str:
    return encoded(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))


PUBLISHED = spki(ec.EllipticCurvePublicNumbers(X, Y, ec.SECP256R1()).public_key())
SIGNATURE = encoded(bytes.fromhex(R + S))


def test_the_published_signature_holds():
    assert is_signed(PUBLISHED, "sample", SIGNATURE)


@pytest.mark.parametrize("text", ["Sample", "", "sample\n"])
def test_it_holds_for_no_other_text(text):
    assert not is_signed(PUBLISHED, text, SIGNATURE)


def test_no_changed_bit_of_it_holds():
    raw = decode64url(SIGNATURE)
    for bit in range(8 * len(raw)):
        altered = (int.from_bytes(raw, "big") ^ 1 << bit).to_bytes(64, "big")
        assert not is_signed(PUBLISHED, "sample", encoded(altered))


@pytest.mark.parametrize(
    "signature",
    ["", SIGNATURE[:-2], SIGNATURE + "AA", SIGNATURE + "==", "!", encoded(bytes(64)), encoded(b"\xff" * 64)],
)
def test_what_is_no_signature_does_not_hold(signature):
    assert not is_signed(PUBLISHED, "sample", signature)


def test_only_a_p256_key_is_a_device_key():
    assert device_key(DeviceKey().public)
    assert device_key(spki(ec.generate_private_key(ec.SECP384R1()).public_key())) is None
    assert device_key(PUBLISHED + "=") is None
    assert device_key(PUBLISHED[:-4]) is None
    assert device_key(None) is None
