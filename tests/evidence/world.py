"""A small conference that was handed over, and bundles made from its entries: whole, and tampered with.

``rebuild`` makes a bundle as somebody would who has the log's key and may write whatever they like.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from ceremony.core.delivery import Acknowledge, Refuse, ReportDelivered, ReportOpened
from ceremony.core.entry import Refused
from ceremony.core.staging import ReportStaged
from ceremony.core.statement import documents_of
from ceremony.evidence import bundle, canonical
from ceremony.evidence.container import pack, unpack
from ceremony.evidence.history import History
from ceremony.evidence.receipt import write
from ceremony.evidence.tree import Tree
from ceremony.ledger.checkpoint import Checkpoint
from ceremony.ledger.merkle import inclusion_proof
from ceremony.ledger.note import Signer
from ceremony.ledger.proof import Proof
from ceremony.services import enrolment, evidence, statements
from ceremony.services.ceremony import Ceremony
from ceremony.services.pressing import Place, Pressing
from tests.conference import HANDOVER, Prepared, make_conference
from tests.statements import CLOCK, DeviceKey, statement

UNITS = ("02635", "02638", "02641", "02644", "02647")
Files = dict[str, bytes]
Fields = dict[str, Any]


@dataclass
class World:
    """Of the units, in order: acknowledged and signed; refused and signed; acknowledged without a key; delivered;
    not reached."""

    prepared: Prepared
    content: bytes
    seed: bytes
    files: Files = field(init=False)

    def __post_init__(self) -> None:
        self.files = unpack(self.content)

    @property
    def signer(self) -> Signer:
        return Signer(self.seed)

    @property
    def entries(self) -> list[Fields]:
        return [json.loads(line) for line in self.files["entries.jsonl"].splitlines()]

    def number(self, event: str, unit: str | None = None) -> int:
        """The seq of the last entry of an event (and a unit)."""
        found = [e for e in self.entries if e["event"] == event and unit in (None, e.get("unit"))]
        return int(found[-1]["seq"])


def make_world(folder: Path) -> World:
    prepared = make_conference(folder / "data", UNITS)
    with Ceremony.open(prepared.data) as ceremony:
        keys = {unit: DeviceKey() for unit in UNITS[:2]}
        devices = {unit: _enrol(ceremony, prepared, unit, keys.get(unit)) for unit in UNITS[:4]}
        with ceremony.state() as state:
            handover = state.handovers[HANDOVER]
            held = {u: {d: handover.envelopes[d].sha256 for d in handover.packages[u]} for u in UNITS}
        for unit in UNITS[:4]:
            _do(ceremony, ReportStaged(devices[unit], HANDOVER, 1, held[unit], clock=CLOCK))
        now = count(0, 50).__next__
        pressing = Pressing(ceremony, lambda: now())
        while not pressing.tick():
            pressing.hand(HANDOVER, 1, "p1", Place("s"), True)
        with ceremony.state() as state:
            named = {u: documents_of(handover, u) for u in UNITS}
        for unit in (UNITS[0], UNITS[2], UNITS[3]):
            hashes = {one["document"]: one["sha256"] for one in named[unit]}
            _do(ceremony, ReportDelivered(devices[unit], HANDOVER, hashes, clock=CLOCK))
        for unit in (UNITS[0], UNITS[2]):
            _do(ceremony, ReportOpened(devices[unit], HANDOVER, True))
            _answer(ceremony, Acknowledge, devices[unit], "acknowledged", keys.get(unit))
        unseen = [{**one, "sha256": None} for one in named[UNITS[1]][:1]]
        about = {"reason": "Thiếu trang 2", "documents": unseen}
        _answer(ceremony, Refuse, devices[UNITS[1]], "refused", keys[UNITS[1]], **about)
        return World(prepared, evidence.export(ceremony, "vi"), ceremony.strongbox.key("log"))


def _enrol(ceremony: Ceremony, prepared: Prepared, unit: str, key: DeviceKey | None) -> str:
    enrolled = enrolment.enrol(ceremony, prepared.join_codes[unit], f"Máy {unit}", key.public if key else None)
    assert not isinstance(enrolled, Refused)
    return enrolled[0].id


def _answer(ceremony: Ceremony, kind: type, device: str, event: str, key: DeviceKey | None, **changes: Any) -> None:
    with ceremony.state() as state:
        size = ceremony.ledger.size()
        seen = Checkpoint(size, ceremony.ledger.root(size))
        seen_as = {"size": seen.size, "root": seen.root64}
        said = statement(state, device, event, log=ceremony.ledger.key.name, checkpoint=seen_as, **changes)
        endpoint = state.endpoints[device]
    signature = key.sign(said) if key else None
    _do(ceremony, kind(device, HANDOVER, said, signature, statements.flaw(ceremony, endpoint, said, signature)))


def _do(ceremony: Ceremony, command: object) -> None:
    outcome = ceremony.submit(command)
    assert not isinstance(outcome, Refused), outcome


def resign(files: Files, signer: Signer) -> bytes:
    """Packs files whose manifest is made anew, over the head that ``checkpoint`` names."""
    others = {name: content for name, content in files.items() if name != "manifest"}
    head = Checkpoint.open(files["checkpoint"].decode(), signer.key)
    return pack({**others, "manifest": bundle.manifest(others, signer.key.name, head, signer.sign)})


def rebuild(world: World, entries: list[Fields], signer: Signer | None = None) -> bytes:
    """A bundle in which all that is derived fits the changed entries."""
    signer = signer or world.signer
    lines = [canonical.encode(entry) for entry in entries]
    tree = Tree(lines)
    old = [json.loads(line).split("\n")[1] for line in world.files["checkpoints.jsonl"].splitlines()]
    sizes = sorted({min(int(size), tree.size) for size in old} | {tree.size})
    notes = [Checkpoint(size, tree.root(size) or b"").sign(signer) for size in sizes]
    kept = {n: c for n, c in world.files.items() if n.startswith(("minutes/", "README", "verify"))}
    history = History()
    for entry in entries:
        history.take(entry)
    files = {
        **kept,
        "log-key": f"{signer.key}\n".encode(),
        "checkpoint": notes[-1].encode(),
        "checkpoints.jsonl": b"".join(canonical.encode(note) + b"\n" for note in notes),
        "entries.jsonl": b"".join(line + b"\n" for line in lines),
        "documents.json": canonical.encode(history.documents_json()) + b"\n",
        "endpoints.json": canonical.encode(history.endpoints_json()) + b"\n",
        **tree.tiles(),
    }
    for id_, course in history.handovers.items():
        for unit, evidence_entry in course.evidence.items() if course.released else ():
            parts = {"endpoint": history.endpoints.get(evidence_entry["endpoint"]), "delivery": evidence_entry}
            proven = {name: _proven(tree, lines, part, notes[-1]) for name, part in parts.items() if part}
            about = {"format": "ceremony/receipt/v1", "log": str(signer.key), "handover": id_, "unit": unit}
            files[bundle.receipt_name(id_, unit)] = write({**about, **proven})
    return resign(files, signer)


def _proven(tree: Tree, lines: list[bytes], entry: Fields, note: str) -> Fields:
    index = entry["seq"] - 1
    hashes = tuple(inclusion_proof(index, tree.size, tree._node))
    return {"entry": lines[index].decode(), "proof": str(Proof(index, hashes, note))}


def changed(entries: list[Fields], seq: int, change: Callable[[Fields], None]) -> list[Fields]:
    copy = json.loads(json.dumps(entries))
    change(copy[seq - 1])
    return list(copy)
