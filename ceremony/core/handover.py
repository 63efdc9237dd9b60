"""The handover: draft -> sealed -> armed -> released. The release is one committed fact."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from .delivery import Delivery
from .documents import Document, packages
from .entry import SYSTEM, By, Entry, Event, Fields, Refused
from .program import brought_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from .state import State

    Decided = Iterable[Event] | Refused

HANDOVER_STATES = ("draft", "sealed", "armed", "released")


@dataclass(frozen=True)
class Presenter:
    id: str
    name: str


@dataclass(frozen=True)
class Envelope:
    """An encrypted document as the ledger knows it: SHA-256 and size of the ciphertext, key commitment."""

    sha256: str
    size: int
    commitment: str


@dataclass
class Handover:
    """``hold_ms``: how long a hand holds; ``quorum``: how many of the presenters have to; ``secret``: base64url, known
    from the release on."""

    id: str
    title: str
    presenters: tuple[Presenter, ...]
    hold_ms: int
    quorum: int
    state: str = "draft"
    documents: dict[str, Document] = field(default_factory=dict)
    sealing: int = 0
    sealed: dict[str, Document] = field(default_factory=dict)
    envelopes: dict[str, Envelope] = field(default_factory=dict)
    packages: dict[str, list[str]] = field(default_factory=dict)
    release_hash: str = ""
    arming: int = 0
    armed_at: str | None = None
    secret: str | None = None
    plaintexts: dict[str, str] = field(default_factory=dict)
    released_at: str | None = None
    hands: tuple[Fields, ...] = ()
    released_seq: int = 0
    deliveries: dict[str, Delivery] = field(default_factory=dict)


@dataclass(frozen=True)
class DraftHandover:
    """``quorum``: how many of the presenters have to press; 0 for all of them."""

    handover: str
    title: str
    presenters: tuple[Presenter, ...]
    hold_ms: int = 1300
    quorum: int = 0
    by: By = SYSTEM


@dataclass(frozen=True)
class SealHandover:
    """``documents`` are those that were encrypted, ``packages`` whom each is for: the decision refuses if
    either is no longer so."""

    handover: str
    sealing: int
    documents: tuple[Document, ...]
    envelopes: dict[str, Envelope]
    packages: dict[str, list[str]]
    release_hash: str
    by: By = SYSTEM


@dataclass(frozen=True)
class ArmHandover:
    handover: str
    by: By = SYSTEM


@dataclass(frozen=True)
class DisarmHandover:
    """``arming``: only this one. ``cause``: operator or timeout (scene: the program went elsewhere)."""

    handover: str
    arming: int | None = None
    cause: str = "operator"
    by: By = SYSTEM


@dataclass(frozen=True)
class ReleaseHandover:
    """``hands``: presenter -> held ms, as the server counted; ``plaintexts``: document -> SHA-256.

    ``places``: presenter -> stage, podium, or desk where one of the ``operators`` held in the place of a failed screen.
    """

    handover: str
    arming: int
    hands: dict[str, int]
    secret: str
    plaintexts: dict[str, str]
    live: int
    places: Mapping[str, str] = field(default_factory=dict)
    operators: Mapping[str, str] = field(default_factory=dict)
    by: By = SYSTEM


C = TypeVar("C", SealHandover, ArmHandover, DisarmHandover, ReleaseHandover)


def draft(state: "State", command: DraftHandover) -> Iterable[Event] | Refused:
    before = state.handovers.get(command.handover)
    if before and before.state != "draft":
        return Refused("already_sealed")
    if not 1 <= len(command.presenters) <= 5:
        return Refused("presenters_1_to_5")
    if len({p.id for p in command.presenters if p.id and p.name.strip()}) < len(command.presenters):
        return Refused("presenter_unclear")
    if not 1200 <= command.hold_ms <= 1500:
        return Refused("hold_out_of_range")
    if not 0 <= command.quorum <= len(command.presenters):
        return Refused("quorum_out_of_range", values={"presenters": len(command.presenters)})
    quorum = command.quorum or len(command.presenters)
    wanted = (command.title, command.presenters, command.hold_ms, quorum)
    if before and (before.title, before.presenters, before.hold_ms, before.quorum) == wanted:
        return []
    fields = {
        "handover": command.handover,
        "title": command.title,
        "presenters": [vars(presenter) for presenter in command.presenters],
        "hold_ms": command.hold_ms,
        "quorum": quorum,
    }
    return [Event("handover_drafted", command.by, fields)]


def drafted(state: "State", entry: Entry) -> None:
    f = entry.fields
    before = state.handovers.get(f["handover"])
    state.handovers[f["handover"]] = Handover(
        id=f["handover"],
        title=f["title"],
        presenters=tuple(Presenter(**presenter) for presenter in f["presenters"]),
        hold_ms=f["hold_ms"],
        quorum=f.get("quorum", len(f["presenters"])),
        documents=before.documents if before else {},
    )


def _of_known(decide: "Callable[[State, Handover, C], Decided]") -> "Callable[[State, C], Decided]":
    """A decision about the handover that a command names; refused before it where there is none."""

    def decision(state: "State", command: C) -> "Decided":
        handover = state.handovers.get(command.handover)
        if handover is None:
            return Refused("unknown_handover", values={"handover": command.handover})
        return decide(state, handover, command)

    return decision


@_of_known
def seal(state: "State", handover: Handover, command: SealHandover) -> Iterable[Event] | Refused:
    if handover.state in ("armed", "released"):
        return Refused(f"already_{handover.state}")
    if not command.packages:
        return Refused("nothing_to_seal")
    if command.sealing != handover.sealing + 1 or set(command.documents) != set(handover.documents.values()):
        return Refused("changed_meanwhile")
    if command.packages != packages(state, command.documents):
        return Refused("changed_meanwhile")
    addressed = {document for documents in command.packages.values() for document in documents}
    for document in command.documents:
        if document.id not in addressed:
            return Refused("addressed_to_nobody", values={"filename": document.filename})
    fields = {
        "handover": command.handover,
        "sealing": command.sealing,
        "release_hash": command.release_hash,
        "envelopes": {document: vars(envelope) for document, envelope in command.envelopes.items()},
        "packages": command.packages,
        "left_out": sorted(set(handover.packages) - set(command.packages)),
    }
    return [Event("handover_sealed", command.by, fields)]


def sealed(state: "State", entry: Entry) -> None:
    f = entry.fields
    handover = state.handovers[f["handover"]]
    for envelope in handover.envelopes.values():
        state.envelopes.pop(envelope.sha256, None)
    handover.state = "sealed"
    handover.sealing = f["sealing"]
    handover.sealed = {document: handover.documents[document] for document in f["envelopes"]}
    handover.release_hash = f["release_hash"]
    handover.envelopes = {document: Envelope(**fields) for document, fields in f["envelopes"].items()}
    handover.packages = f["packages"]
    handover.deliveries = {unit: Delivery() for unit in handover.packages}
    for document, envelope in handover.envelopes.items():
        state.envelopes[envelope.sha256] = (handover.id, document)


@_of_known
def arm(state: "State", handover: Handover, command: ArmHandover) -> Iterable[Event] | Refused:
    if handover.state == "draft":
        return Refused("not_sealed")
    if handover.state != "sealed":
        return Refused(f"already_{handover.state}")
    if handover.documents != handover.sealed:
        return Refused("changed_since_sealing")
    if any(other.state == "armed" for other in state.handovers.values()):
        return Refused("another_armed")
    fields = {"handover": command.handover, "arming": handover.arming + 1}
    return [*brought_up(state, handover.id, command.by), Event("handover_armed", command.by, fields)]


def armed(state: "State", entry: Entry) -> None:
    handover = state.handovers[entry.fields["handover"]]
    handover.state = "armed"
    handover.arming = entry.fields["arming"]
    handover.armed_at = entry.at


@_of_known
def disarm(_: "State", handover: Handover, command: DisarmHandover) -> Iterable[Event] | Refused:
    if handover.state == "released":
        return Refused("already_released")
    if handover.state != "armed":
        return Refused("not_armed")
    if command.arming not in (None, handover.arming):
        return Refused("stale_arming")
    fields = {"handover": handover.id, "arming": handover.arming, "cause": command.cause}
    return [Event("handover_disarmed", command.by, fields)]


def disarmed(state: "State", entry: Entry) -> None:
    handover = state.handovers[entry.fields["handover"]]
    handover.state, handover.armed_at = "sealed", None


@_of_known
def release(_: "State", handover: Handover, command: ReleaseHandover) -> Iterable[Event] | Refused:
    if handover.state == "released":
        return Refused("already_released")
    if handover.state != "armed":
        return Refused("not_armed")
    if command.arming != handover.arming:
        return Refused("stale_arming")
    pressed = [p.id for p in handover.presenters if command.hands.get(p.id, 0) >= handover.hold_ms]
    if len(pressed) < handover.quorum:
        return Refused("hands_missing")
    fields = {
        "handover": handover.id,
        "arming": handover.arming,
        "secret": command.secret,
        "plaintexts": command.plaintexts,
        "hands": [_hand(command, presenter) for presenter in pressed],
        "live": command.live,
    }
    return [Event("handover_released", command.by, fields)]


def _hand(command: ReleaseHandover, presenter: str) -> dict[str, object]:
    place = command.places.get(presenter, "stage")
    hand = {"presenter": presenter, "held_ms": command.hands[presenter], "place": place}
    return {**hand, "operator": command.operators.get(presenter, "")} if place == "desk" else hand


def released(state: "State", entry: Entry) -> None:
    handover = state.handovers[entry.fields["handover"]]
    handover.state = "released"
    handover.secret = entry.fields["secret"]
    handover.plaintexts = entry.fields["plaintexts"]
    handover.released_at = entry.at
    handover.hands = tuple(entry.fields["hands"])
    handover.released_seq = entry.seq
    for delivery in handover.deliveries.values():
        delivery.handover_released(entry.at)


DECISIONS = {
    DraftHandover: draft,
    SealHandover: seal,
    ArmHandover: arm,
    DisarmHandover: disarm,
    ReleaseHandover: release,
}
FOLDS = {
    "handover_drafted": drafted,
    "handover_sealed": sealed,
    "handover_armed": armed,
    "handover_disarmed": disarmed,
    "handover_released": released,
}
