"""What an endpoint would say and sign, made from the state itself."""

import base64
import json
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from ceremony.core.state import State
from ceremony.core.statement import documents_of

CLOCK = {"at": "2022-12-09T01:31:05.120Z", "offset_ms": 41, "rtt_ms": 180}


def statement(state: State, endpoint: str, event: str, handover: str = "h1", **changes: Any) -> str:
    """The text of a statement that fits, but for ``changes``."""
    enrolled, given = state.endpoints[endpoint], state.handovers[handover]
    said = {
        "format": "ceremony/statement/v2",
        "log": "ceremony/0",
        "conference": {key: getattr(state.conference, key) for key in ("title", "organiser", "date")},
        "handover": {"id": given.id, "title": given.title},
        "unit": {"code": enrolled.unit, "name": state.units[enrolled.unit].name},
        "endpoint": endpoint,
        "device_key": enrolled.device_key,
        "channel": "secure" if enrolled.device_key else "insecure",
        "event": event,
        "manual": True,
        "person": "Nguyễn Văn An",
        "position": "Văn thư",
        "on_behalf_of": "",
        "reason": "",
        "drawing": "",
        "clock": CLOCK,
        "documents": documents_of(given, enrolled.unit) if enrolled.unit in given.packages else [],
        "checkpoint": None,
    }
    return json.dumps({**said, **changes}, ensure_ascii=False)


class DeviceKey:
    """A device's P-256 key, as a browser would hold it."""

    def __init__(self) -> None:
        self._private = ec.generate_private_key(ec.SECP256R1())
        spki = self._private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        self.public = _base64url(spki)

    def sign(self, text: str) -> str:
        r, s = decode_dss_signature(self._private.sign(text.encode(), ec.ECDSA(hashes.SHA256())))
        return _base64url(r.to_bytes(32, "big") + s.to_bytes(32, "big"))


def _base64url(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
