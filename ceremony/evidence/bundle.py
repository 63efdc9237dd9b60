"""A bundle: every entry of the log and all that can be derived from it (docs/evidence.md, section 4)."""

import hashlib
from collections.abc import Callable, Mapping
from urllib.parse import quote

from ..ledger.checkpoint import Checkpoint
from ..ledger.note import NoteInvalid

FIRST = "ceremony/bundle/v1"
REQUIRED = ("README.txt", "checkpoint", "checkpoints.jsonl", "documents.json", "endpoints.json", "entries.jsonl")
ALWAYS = (*REQUIRED, "log-key", "verify.html")
FOLDERS = ("minutes/", "receipts/", "tile/")


def receipt_name(handover: str, unit: str) -> str:
    return f"receipts/{quote(handover, safe='')}/{quote(unit, safe='')}.json"


def minutes_name(handover: str, ending: str) -> str:
    """``ending`` is ``.pdf``, ``.xlsx`` or ``-register.xlsx``."""
    return f"minutes/{quote(handover, safe='')}{ending}"


def manifest(files: Mapping[str, bytes], origin: str, head: Checkpoint, sign: Callable[[str], str]) -> bytes:
    """The signed list of all other files."""
    first = f"{FIRST}\n{origin}\n{head.size}\n{head.root64}\n"
    return sign(first + "".join(f"{line}\n" for line in lines(files))).encode()


def lines(files: Mapping[str, bytes]) -> list[str]:
    return [f"{hashlib.sha256(files[name]).hexdigest()} {len(files[name])} {name}" for name in sorted(files)]


def read_manifest(text: str) -> tuple[str, str, str, list[str]]:
    """Origin, size and root as written, and the lines. Raises NoteInvalid."""
    first, *rest = text.removesuffix("\n").split("\n")
    if first != FIRST or len(rest) < 3:
        raise NoteInvalid("this is no manifest of a bundle")
    return rest[0], rest[1], rest[2], rest[3:]
