"""Proofs that an entry is in the log, as text that verifies offline (C2SP tlog-proof v1, without extra data)."""

import base64
from dataclasses import dataclass

from .checkpoint import Checkpoint, read_decimal
from .merkle import leaf_hash, verify_inclusion
from .note import NoteInvalid, VerifierKey, decode64

_FIRST = "c2sp.org/tlog-proof@v1"


@dataclass(frozen=True)
class Proof:
    """``hashes``: the inclusion proof, from the leaf's sibling upwards; ``note``: the checkpoint it leads to."""

    index: int
    hashes: tuple[bytes, ...]
    note: str

    def __str__(self) -> str:
        path = "".join(f"{base64.b64encode(one).decode()}\n" for one in self.hashes)
        return f"{_FIRST}\nindex {self.index}\n{path}\n{self.note}"

    @classmethod
    def parse(cls, text: str) -> "Proof":
        """Raises NoteInvalid for what is not of this form; checks no hash and no signature."""
        head, separator, note = text.partition("\n\n")
        lines = head.split("\n")
        if not separator or lines[0] != _FIRST or len(lines) < 2 or not lines[1].startswith("index "):
            raise NoteInvalid("this is no proof of inclusion")
        index = read_decimal(lines[1].removeprefix("index "))
        return cls(index, tuple(decode64(line) for line in lines[2:]), note)

    def includes(self, entry: bytes, checkpoint: Checkpoint) -> bool:
        return verify_inclusion(leaf_hash(entry), self.index, checkpoint.size, self.hashes, checkpoint.root)

    def checkpoint(self, key: VerifierKey) -> Checkpoint:
        """Raises NoteInvalid where it is not signed by the log's key."""
        return Checkpoint.open(self.note, key)
