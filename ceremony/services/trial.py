"""An envelope to try: with it a connection point finds out before the event whether it can open what will come."""

from base64 import b64encode
from hashlib import sha256

from ..vault import seal
from .preparing import base64

_DOCUMENT = "trial"
_PLAINTEXT = b"ceremony/trial/v1\n" * 64


def trial_envelope() -> dict[str, str]:
    """Sealed anew each time, with the secret beside it; nothing of it is kept."""
    secret, share = seal.new_secret(), seal.new_share()
    sealed = seal.seal(secret, share, _DOCUMENT, _PLAINTEXT)
    return {
        "document": _DOCUMENT,
        "envelope": b64encode(sealed.envelope).decode(),
        "sha256": sha256(sealed.envelope).hexdigest(),
        "share": base64(share),
        "secret": base64(secret),
        "commitment": base64(sealed.commitment),
        "plaintext_sha256": sha256(_PLAINTEXT).hexdigest(),
    }
