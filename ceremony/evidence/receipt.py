"""A receipt as a file and as the text of a QR code (docs/evidence.md, section 3)."""

import zlib
from typing import Any

from . import base45, canonical

FORMAT = "ceremony/receipt/v1"
_CODE = "CEREMONY1:"
_LONGEST = 16 * 1024 * 1024

Receipt = dict[str, Any]


def write(receipt: Receipt) -> bytes:
    return canonical.encode(receipt) + b"\n"


def write_code(receipt: Receipt) -> str:
    """Without the part ``endpoint``, so that it fits into a QR code (alphanumeric mode)."""
    short = {key: value for key, value in receipt.items() if key != "endpoint"}
    return _CODE + base45.encode(zlib.compress(canonical.encode(short), 9))


def read(content: bytes) -> tuple[Receipt, bool] | None:
    """A receipt from a file or a code, and whether its form is canonical; None for what is no receipt."""
    is_code = content.startswith(_CODE.encode())
    try:
        packed = base45.decode(content.decode("ascii").strip().removeprefix(_CODE)) if is_code else b""
        plain = _unpacked(packed) if is_code else content
        fields = canonical.decode(plain)
        if not isinstance(fields, dict) or fields.get("format") != FORMAT:
            return None
        return fields, plain == (canonical.encode(fields) if is_code else write(fields))
    except (ValueError, RecursionError, zlib.error):
        return None


def _unpacked(packed: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    plain = unpacking.decompress(packed, _LONGEST)
    if not unpacking.eof or unpacking.unused_data:
        raise ValueError("the code is cut off, or too long")
    return plain
