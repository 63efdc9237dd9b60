"""Checkpoints: the signed head of the log (C2SP tlog-checkpoint), without extension lines."""

import base64
from dataclasses import dataclass

from .merkle import HASH_BYTES
from .note import NoteInvalid, Signer, VerifierKey, decode64


@dataclass(frozen=True)
class Checkpoint:
    """``root``: 32 bytes, of the tree with ``size`` leaves."""

    size: int
    root: bytes

    @property
    def root64(self) -> str:
        return base64.b64encode(self.root).decode()

    def sign(self, signer: Signer) -> str:
        return signer.sign(f"{signer.key.name}\n{self.size}\n{self.root64}\n")

    @classmethod
    def open(cls, note: str, key: VerifierKey) -> "Checkpoint":
        """Raises NoteInvalid where the note is not a checkpoint of this key's log."""
        lines = key.open(note).split("\n")
        if len(lines) != 4 or lines[0] != key.name:
            raise NoteInvalid("this is no checkpoint of the log")
        size, root = read_decimal(lines[1]), decode64(lines[2])
        if len(root) != HASH_BYTES:
            raise NoteInvalid("the root of a checkpoint is 32 bytes")
        return cls(size, root)


def read_decimal(text: str) -> int:
    """ASCII digits without a leading zero. Raises NoteInvalid."""
    if not (text.isascii() and text.isdigit()) or (text[0] == "0" and text != "0") or len(text) > 15:
        raise NoteInvalid("this is no size")
    return int(text)
