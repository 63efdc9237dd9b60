"""Time-stamp tokens (RFC 3161): what they are for, and how an authority is asked."""

import base64
import binascii
import hashlib

from rfc3161_client import decode_timestamp_response

_SHA256 = "2.16.840.1.101.3.4.2.1"
_GRANTED = bytes.fromhex("3003020100")  # PKIStatusInfo { status granted }


def is_for(token: str, note: str) -> bool:
    """Whether a token (base64 of its DER) is over the SHA-256 of this note."""
    try:
        der = base64.b64decode(token, validate=True)
        if base64.b64encode(der).decode() != token:
            return False
        imprint = decode_timestamp_response(_sequence(_GRANTED + der)).tst_info.message_imprint
        return imprint.hash_algorithm.dotted_string == _SHA256 and imprint.message == digest(note)
    except (ValueError, binascii.Error):
        return False


def digest(note: str) -> bytes:
    return hashlib.sha256(note.encode()).digest()


def _sequence(content: bytes) -> bytes:
    """DER: a response around a token, which is what the library reads."""
    size = len(content)
    if size < 0x80:
        return bytes((0x30, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((0x30, 0x80 | len(length))) + length + content
