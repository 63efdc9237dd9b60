"""Checkpoints, and whether one follows another: from docs/evidence.md, section 1, independently of the server."""

import base64
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


@dataclass(frozen=True)
class Checkpoint:
    note: str
    size: int
    root: bytes


def open_checkpoint(note: str, verifier_key: str) -> Checkpoint:
    """What the log's key signed. Raises ValueError for anything else."""
    name, key_id, encoded = verifier_key.split("+", 2)
    typed = base64.b64decode(encoded, validate=True)
    expected_id = hashlib.sha256(f"{name}\n".encode() + typed).digest()[:4]
    if name != f"ceremony/{hashlib.sha256(typed[1:]).hexdigest()[:16]}" or expected_id.hex() != key_id:
        raise ValueError("verifier key")
    text, _, line = note.partition("\n\n")
    dash, signer, signed = line.removesuffix("\n").split(" ")
    signature = base64.b64decode(signed, validate=True)
    if (dash, signer, signature[:4]) != ("—", name, expected_id):
        raise ValueError("another key")
    try:
        Ed25519PublicKey.from_public_bytes(typed[1:]).verify(signature[4:], f"{text}\n".encode())
    except InvalidSignature as error:
        raise ValueError("signature") from error
    origin, size, root = text.split("\n")
    checkpoint = Checkpoint(note, int(size), base64.b64decode(root, validate=True))
    if origin != name or str(checkpoint.size) != size or checkpoint.size < 1 or len(checkpoint.root) != 32:
        raise ValueError("form")
    return checkpoint


def follows(older: Checkpoint, newer: Checkpoint, proof: list[bytes]) -> bool:
    """Whether the log only grew in between (RFC 9162, section 2.1.4.2)."""
    if newer.size == older.size:
        return newer.root == older.root and not proof
    if newer.size < older.size or not proof or any(len(one) != 32 for one in proof):
        return False
    path = [older.root, *proof] if older.size & (older.size - 1) == 0 else proof
    at, last = older.size - 1, newer.size - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    old = new = path[0]
    for one in path[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            old, new = _node(one, old), _node(one, new)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            new = _node(new, one)
        at, last = at >> 1, last >> 1
    return (last, old, new) == (0, older.root, newer.root)


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()
