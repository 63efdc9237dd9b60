"""What of a statement only cryptography and the log can tell: its signature, and the checkpoint it names."""

import base64

from ..core.endpoints import Endpoint
from ..core.entry import Refused
from ..core.statement import read
from ..evidence.signature import is_signed
from .ceremony import Ceremony


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
