"""Endpoints: devices enrolled for one unit, and what each may fetch."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .entry import ENDPOINT, Entry, Event, Refused

if TYPE_CHECKING:
    from .state import State

ENDPOINTS_PER_UNIT = 50


@dataclass(frozen=True)
class Endpoint:
    """``token_hash`` is the SHA-256 of the device's token; the token itself is known to the device alone.

    ``device_key``: base64url of a P-256 SubjectPublicKeyInfo, None where the device cannot sign.
    ``seq``: the entry that enrolled it.
    """

    id: str
    unit: str
    device: str
    token_hash: str
    device_key: str | None = None
    seq: int = 0


@dataclass(frozen=True)
class EnrolEndpoint:
    endpoint: Endpoint


@dataclass(frozen=True)
class DenyAccess:
    """An endpoint asked for what is not its unit's. ``what`` is ``package``, ``envelope`` or ``page``."""

    endpoint: str
    what: str
    target: str


def enrol(state: "State", command: EnrolEndpoint) -> Iterable[Event] | Refused:
    endpoint = command.endpoint
    if endpoint.unit not in state.units:
        return Refused("unknown_code")
    if sum(1 for other in state.endpoints.values() if other.unit == endpoint.unit) >= ENDPOINTS_PER_UNIT:
        return Refused("too_many_endpoints")
    fields = {
        "endpoint": endpoint.id,
        "unit": endpoint.unit,
        "device": endpoint.device,
        "token_hash": endpoint.token_hash,
        "device_key": endpoint.device_key,
    }
    return [Event("endpoint_enrolled", ENDPOINT, fields)]


def enrolled(state: "State", entry: Entry) -> None:
    f = entry.fields
    endpoint = Endpoint(f["endpoint"], f["unit"], f["device"], f["token_hash"], f.get("device_key"), entry.seq)
    state.endpoints[endpoint.id] = endpoint
    state.tokens[endpoint.token_hash] = endpoint.id


def deny(state: "State", command: DenyAccess) -> Iterable[Event] | Refused:
    """Written once for each endpoint and target: asking a thousand times makes one line."""
    if (command.endpoint, command.what, command.target) in state.denials:
        return []
    fields = {
        "endpoint": command.endpoint,
        "unit": state.endpoints[command.endpoint].unit,
        "what": command.what,
        "target": command.target,
    }
    return [Event("access_denied", ENDPOINT, fields)]


def denied(state: "State", entry: Entry) -> None:
    state.denials.add((entry.fields["endpoint"], entry.fields["what"], entry.fields["target"]))


DECISIONS = {EnrolEndpoint: enrol, DenyAccess: deny}
FOLDS = {"endpoint_enrolled": enrolled, "access_denied": denied}
