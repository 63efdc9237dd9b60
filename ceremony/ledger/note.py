"""Signed notes (C2SP signed-note v1.0.0) with one Ed25519 key (RFC 8032): the log's.

The name of a key is made from the key itself, so that no other can borrow it.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_ED25519 = b"\x01"
_SIGNATURE = re.compile(r"— ([^\s+]+) (\S+)\n")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


class NoteInvalid(ValueError):
    """Not a note of the expected form, or not signed by the expected key."""


@dataclass(frozen=True)
class VerifierKey:
    """``public``: 32 bytes. As text ``NAME+KEYID+BASE64``, the form of Go's sumdb and of C2SP."""

    public: bytes

    @property
    def name(self) -> str:
        return f"ceremony/{hashlib.sha256(self.public).hexdigest()[:16]}"

    @property
    def id(self) -> bytes:
        return hashlib.sha256(self.name.encode() + b"\n" + _ED25519 + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(_ED25519 + self.public).decode()}"

    @classmethod
    def parse(cls, text: str) -> "VerifierKey":
        """Raises NoteInvalid for any text that is not exactly that of a key."""
        encoded = text.split("+", 2)[-1]
        key = cls(decode64(encoded)[1:])
        if len(key.public) != 32 or str(key) != text:
            raise NoteInvalid("this is no verifier key of a log")
        return key

    def open(self, note: str) -> str:
        """The text of a note that this key has signed, and no other. Raises NoteInvalid."""
        text, signer, signature = _split(note)
        if signer != self.name or signature[:4] != self.id:
            raise NoteInvalid("the note is signed by another key")
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature[4:], text.encode())
        except (InvalidSignature, ValueError) as error:
            raise NoteInvalid("the signature of the note does not hold") from error
        return text


def _split(note: str) -> tuple[str, str, bytes]:
    """Text, name of the signer, and key id with signature, of a note with one signature. Raises NoteInvalid."""
    text, separator, line = note.rpartition("\n\n")
    signed = _SIGNATURE.fullmatch(line)
    if not separator or signed is None or _CONTROL.search(note):
        raise NoteInvalid("this is no note with one signature")
    return f"{text}\n", signed[1], decode64(signed[2])


class Signer:
    """The log's private key, from its seed of 32 bytes."""

    def __init__(self, seed: bytes) -> None:
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self.key = VerifierKey(self._private.public_key().public_bytes_raw())

    def sign(self, text: str) -> str:
        """A note. ``text`` ends with a line feed and has no other control characters (ValueError)."""
        if not text.endswith("\n") or _CONTROL.search(text):
            raise ValueError("a note's text is lines")
        signature = base64.b64encode(self.key.id + self._private.sign(text.encode())).decode()
        return f"{text}\n— {self.key.name} {signature}\n"


def decode64(text: str) -> bytes:
    """RFC 4648, section 4, in its one canonical spelling. Raises NoteInvalid."""
    try:
        found = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NoteInvalid("this is not base64") from error
    if base64.b64encode(found).decode() != text:
        raise NoteInvalid("this base64 is not canonical")
    return found
