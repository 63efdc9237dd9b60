"""What one endpoint knows of its conference: the snapshot, and the entries after it (section 5)."""

from dataclasses import dataclass
from typing import Any

from .envelope import decode

STATES = ("waiting", "staged", "released", "delivered", "opened", "acknowledged", "refused")
FINAL = ("acknowledged", "refused")
_STATE_AFTER = {
    "package_staged": "staged",
    "package_delivered": "delivered",
    "package_opened": "opened",
    "package_acknowledged": "acknowledged",
    "package_refused": "refused",
}


@dataclass
class Handover:
    """``delivery``: the unit's state; ``staged_here``: whether this very endpoint holds it."""

    id: str
    sealing: int
    secret: bytes | None = None
    delivery: str = "waiting"
    staged_here: bool = False
    title: str = ""

    def advance(self, state: str) -> None:
        if self.delivery not in FINAL and STATES.index(state) > STATES.index(self.delivery):
            self.delivery = state

    def release(self, secret: str) -> None:
        self.secret = decode(secret)
        self.advance("released")


class View:
    """Entries that come before the snapshot are held; those that it contains already are ignored. ``checked``: whether
    this endpoint has said how ready it is."""

    def __init__(self) -> None:
        self.seq: int | None = None
        self.endpoint = ""
        self.unit: dict[str, Any] = {}
        self.conference: dict[str, Any] = {}
        self.handovers: dict[str, Handover] = {}
        self.checked = False
        self._held: list[dict[str, Any]] = []

    def snapshot(self, snapshot: dict[str, Any]) -> None:
        if self.seq is not None and snapshot["seq"] < self.seq:
            return  # entries overtook it; the next beat tells whether anything is missing
        self.seq = snapshot["seq"]
        self.endpoint = snapshot["endpoint"]
        self.unit = snapshot["unit"]
        self.conference = snapshot["conference"] or {}
        self.checked = snapshot.get("readiness") is not None
        self.handovers = {listed["id"]: _handover(listed) for listed in snapshot["handovers"]}
        held, self._held = self._held, []
        self.entries(held)

    def entries(self, entries: list[dict[str, Any]]) -> None:
        if self.seq is None:
            self._held.extend(entries)
            return
        for entry in entries:
            if entry["seq"] > self.seq:
                self.seq = entry["seq"]
                self._apply(entry)

    def behind(self, head: int) -> bool:
        """Whether the server's newest entry for this endpoint is not here."""
        return self.seq is None or head > self.seq

    def lost(self) -> None:
        """The link is gone: nothing is taken in before the next snapshot."""
        self.seq = None
        self._held = []

    def _apply(self, entry: dict[str, Any]) -> None:
        event = entry["event"]
        if event == "handover_sealed":
            self.handovers[entry["handover"]] = self._resealed(entry["handover"], entry["sealing"])
        handover = self.handovers.get(entry.get("handover", ""))
        if handover is None:
            return
        if event == "handover_released":
            handover.release(entry["secret"])
        if event == "package_staged" and entry["endpoint"] == self.endpoint:
            handover.staged_here = True
        if event in _STATE_AFTER:
            handover.advance(_STATE_AFTER[event])

    def _resealed(self, id_: str, sealing: int) -> Handover:
        known = self.handovers.get(id_)
        return Handover(id_, sealing, title=known.title if known else "")


def _handover(listed: dict[str, Any]) -> Handover:
    delivery = listed["delivery"]
    staged_here = delivery.get("staged_here", False)
    handover = Handover(listed["id"], listed["sealing"], None, delivery["state"], staged_here, listed["title"])
    if listed.get("secret"):
        handover.release(listed["secret"])
    return handover
