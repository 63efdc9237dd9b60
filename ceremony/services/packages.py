"""What an endpoint may fetch: its own unit's manifest and envelopes, and nothing else."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from ..core.endpoints import DenyAccess, Endpoint
from ..core.entry import Refused
from .ceremony import Ceremony
from .preparing import base64


def manifest(ceremony: Ceremony, endpoint: Endpoint, handover_id: str, unit: str) -> dict[str, Any] | Refused:
    """The package of a unit as docs/protocol.md, section 3 has it."""
    with ceremony.state() as state:
        handover = state.handovers.get(handover_id)
        known = handover is not None and unit in state.units
    if not known or handover is None:
        return Refused("unknown_handover", values={"handover": handover_id})
    if unit != endpoint.unit:
        ceremony.submit(DenyAccess(endpoint.id, "package", f"{handover_id}/{unit}"))
        return Refused("not_your_unit")
    if handover.sealing == 0:
        return Refused("not_sealed")
    if unit not in handover.packages:
        return Refused("no_package")
    envelopes = []
    for id_ in handover.packages[unit]:
        document = handover.sealed[id_]
        fields = asdict(document)
        fields.pop("id")
        fields.pop("audience")
        fields.pop("size")
        released = {"plaintext_sha256": handover.plaintexts[id_]} if handover.plaintexts else {}
        envelopes.append(
            {
                "document": id_,
                **asdict(handover.envelopes[id_]),
                "share": base64(ceremony.strongbox.share(handover.release_hash, id_)),
                "common": document.common,
                **fields,
                **released,
            }
        )
    return {"handover": handover.id, "unit": unit, "sealing": handover.sealing, "envelopes": envelopes}


def envelope(ceremony: Ceremony, endpoint: Endpoint, sha256: str) -> Path | Refused:
    """The file of a ciphertext that belongs to the endpoint's unit."""
    with ceremony.state() as state:
        found = state.envelopes.get(sha256)
        own = found is not None and found[1] in state.handovers[found[0]].packages.get(endpoint.unit, ())
    if found is None:
        return Refused("unknown_envelope")
    if not own:
        ceremony.submit(DenyAccess(endpoint.id, "envelope", sha256))
        return Refused("not_your_envelope")
    return ceremony.blobs.path(sha256)
