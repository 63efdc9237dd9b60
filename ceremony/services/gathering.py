"""What a log says of one handover, entry by entry: the state is folded beside it, and never asked of the server."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..core.documents import Document
from ..core.entry import Entry
from ..core.handover import Handover
from ..core.state import State, fold
from ..files.paper.facts import Contradiction, Fault, Hand, Head, Minutes, Step, UnitFacts, Value, local
from ..files.register import Processing, Registered

_ANSWERS = {"package_acknowledged": "acknowledged", "package_refused": "refused"}


@dataclass
class _Unit:
    """The first entry of each kind since the last sealing, and the last step after the answer."""

    staged: Entry | None = None
    delivered: Entry | None = None
    answered: Entry | None = None
    step: Entry | None = None
    fault: str | None = None


@dataclass
class Gathering:
    """Takes the entries of a log in order, from the first; then tells the minutes of ``handover``."""

    handover: str
    _state: State = field(default_factory=State)
    _steps: list[Step] = field(default_factory=list)
    _units: dict[str, _Unit] = field(default_factory=dict)
    _faults: dict[tuple[str, str], list[Entry]] = field(default_factory=dict)
    _contradictions: list[Entry] = field(default_factory=list)
    _last: Entry | None = None

    def take(self, entry: Entry) -> None:
        fold(self._state, entry)
        self._last = entry
        if entry.event == "checkpoint_contradicted":
            self._contradictions.append(entry)
        elif entry.fields.get("handover") == self.handover:
            self._about(entry)

    def _about(self, entry: Entry) -> None:
        match entry.event:
            case "handover_sealed":
                self._units = {code: _Unit() for code in entry.fields["packages"]}
                self._sealed(entry)
            case "handover_armed":
                self._step(entry, "armed", arming=entry.fields["arming"])
            case "handover_disarmed":
                cause = entry.fields.get("cause", "operator")
                self._step(entry, f"disarmed_{cause}", arming=entry.fields["arming"])
            case "handover_released":
                self._released(entry)
            case "package_staged":
                unit = self._units[entry.fields["unit"]]
                unit.staged = unit.staged or entry
            case "package_lost" if entry.fields["remaining"] == 0:
                self._units[entry.fields["unit"]].staged = None
            case "package_delivered":
                unit = self._units[entry.fields["unit"]]
                unit.delivered = unit.delivered or entry
            case "package_acknowledged" | "package_refused":
                self._units[entry.fields["unit"]].answered = entry
            case "package_step":
                self._units[entry.fields["unit"]].step = entry
            case "package_faulted":
                self._units[entry.fields["unit"]].fault = entry.fields["fault"]
                self._faults.setdefault((entry.fields["unit"], entry.fields["fault"]), []).append(entry)

    def _step(self, entry: Entry, name: str, **values: Value) -> None:
        self._steps.append(Step(entry.at, name, {"by": entry.by.name, "role": entry.by.role, **values}))

    def _sealed(self, entry: Entry) -> None:
        f = entry.fields
        self._step(entry, "sealed", sealing=f["sealing"], envelopes=len(f["envelopes"]), units=len(f["packages"]))

    def _released(self, entry: Entry) -> None:
        names = {presenter.id: presenter.name for presenter in self._known.presenters}
        hands = tuple(_hand(names, hand) for hand in entry.fields["hands"])
        self._step(entry, "released", count=len(hands), hands=hands)
        staged = sum(bool(unit.staged) for unit in self._units.values())
        self._step(entry, "at_release", staged=staged, units=len(self._units), live=entry.fields["live"])

    @property
    def _known(self) -> Handover:
        return self._state.handovers[self.handover]

    def minutes(self, head: Head) -> Minutes | None:
        """None for a handover that was not released, or is not there."""
        handover = self._state.handovers.get(self.handover)
        conference = self._state.conference
        if handover is None or handover.released_at is None or conference is None or self._last is None:
            return None
        return Minutes(
            conference=conference.title,
            theme=conference.theme,
            organiser=conference.organiser,
            date=conference.date,
            venue=conference.venue,
            rehearsal=conference.mode == "rehearsal",
            title=handover.title,
            released_at=handover.released_at,
            steps=(*self._steps, *self._milestones(handover.released_at)),
            documents=_registered(handover),
            units=self._unit_facts(handover),
            faults=tuple(self._fault(entries) for entries in self._faults.values()),
            contradictions=tuple(self._contradiction(entry) for entry in self._contradictions),
            head=head,
            written_at=self._last.at,
        )

    def _milestones(self, released_at: str) -> list[Step]:
        """The first and the last unit to report, and the last to confirm, in the order in which they came."""
        delivered = sorted((unit.delivered for unit in self._units.values() if unit.delivered), key=_seq)
        acknowledged = [unit.answered for unit in self._units.values() if _acknowledges(unit.answered)]
        found = {
            "first_delivered": delivered[:1],
            "last_delivered": delivered[1:][-1:],
            "last_acknowledged": sorted((entry for entry in acknowledged if entry), key=_seq)[-1:],
        }
        steps = [(entry, name) for name, entries in found.items() for entry in entries]
        return [
            Step(entry.at, name, {"unit": self._name(entry), "delay": _seconds(released_at, entry.at)})
            for entry, name in sorted(steps, key=lambda step: step[0].seq)
        ]

    def _name(self, entry: Entry) -> str:
        return self._state.units[entry.fields["unit"]].name

    def _unit_facts(self, handover: Handover) -> tuple[UnitFacts, ...]:
        enrolled = Counter(endpoint.unit for endpoint in self._state.endpoints.values())
        parents = {self._state.units[code].parent for code in handover.packages}
        return tuple(
            self._facts(code, tuple(documents), enrolled[code], several_parents=len(parents) > 1)
            for code, documents in handover.packages.items()
        )

    def _facts(self, code: str, documents: tuple[str, ...], enrolled: int, *, several_parents: bool) -> UnitFacts:
        """The unit above is named only where units of one name could be told apart by it."""
        unit, known = self._units[code], self._state.units[code]
        answer = unit.answered.fields if unit.answered else {}
        parent = self._state.units.get(known.parent or "") if several_parents else None
        return UnitFacts(
            code=code,
            name=known.name,
            parent=parent.name if parent else "",
            documents=documents,
            enrolled=enrolled,
            staged_at=unit.staged.at if unit.staged else None,
            delivered_at=unit.delivered.at if unit.delivered else None,
            answer=_ANSWERS[unit.answered.event] if unit.answered else None,
            answered_at=unit.answered.at if unit.answered else None,
            person=answer.get("person", ""),
            position=answer.get("position", ""),
            reason=answer.get("reason", ""),
            signed=bool(answer.get("signature")),
            fault=unit.fault,
            processing=_processing(unit.step) if unit.step else None,
        )

    def _fault(self, entries: list[Entry]) -> Fault:
        first = entries[0]
        return Fault(self._name(first), first.fields["unit"], first.fields["fault"], len(entries), first.at)

    def _contradiction(self, entry: Entry) -> Contradiction:
        return Contradiction(entry.at, self._name(entry), entry.fields["unit"], bool(entry.fields.get("proven")))


def _registered(handover: Handover) -> dict[str, Registered]:
    copies = Counter(document for documents in handover.packages.values() for document in documents)
    return {id_: _as_registered(document, copies[id_]) for id_, document in handover.sealed.items()}


def _as_registered(document: Document, copies: int) -> Registered:
    return Registered(
        type=document.type,
        number=document.number,
        symbol=document.symbol,
        issuer=document.issuer,
        date=document.date,
        subject=document.subject,
        signer=document.signer,
        urgency=document.urgency,
        pages=document.pages,
        filename=document.filename,
        copies=copies,
    )


def _processing(entry: Entry) -> Processing:
    f = entry.fields
    return Processing(f["step"], entry.at, f["person"], f["due"], f["note"])


def _acknowledges(entry: Entry | None) -> bool:
    return entry is not None and entry.event == "package_acknowledged"


def _seq(entry: Entry) -> int:
    return entry.seq


def _seconds(start: str, end: str) -> float:
    return (local(end) - local(start)).total_seconds()


def _hand(names: Mapping[str, str], hand: Mapping[str, Any]) -> Hand:
    place, operator = hand.get("place", "stage"), hand.get("operator", "")
    return Hand(names[hand["presenter"]], hand["held_ms"], place, operator)
