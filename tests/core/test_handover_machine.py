"""Any interleaving of sealing, arming, hands, reports, refusals and restarts keeps the promises."""

from collections import Counter

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ceremony.core.agenda import Cue, PlanRundown
from ceremony.core.conference import Conference, CreateConference
from ceremony.core.delivery import DELIVERY_STATES, Acknowledge, Refuse, ReportDelivered, ReportOpened
from ceremony.core.documents import Document, ImportDocuments, packages
from ceremony.core.endpoints import DenyAccess, Endpoint, EnrolEndpoint
from ceremony.core.entry import Entry, Refused
from ceremony.core.handover import (
    ArmHandover,
    DisarmHandover,
    DraftHandover,
    Envelope,
    Presenter,
    ReleaseHandover,
    SealHandover,
)
from ceremony.core.program import StepScene, TakeCue, TakeNeutral, TakeScene
from ceremony.core.scenes import handover_scene
from ceremony.core.staging import ReportFault, ReportStaged
from ceremony.core.state import State, decide, fold
from ceremony.core.units import ImportUnits, Unit
from tests.statements import statement

UNITS = ("02635", "02638", "02641")
ENDPOINTS = tuple((f"e{number}", unit) for number, unit in enumerate((*UNITS, UNITS[0])))
PRESENTERS = (Presenter("p1", "A"), Presenter("p2", "B"))
ENOUGH = {"p1": 1300, "p2": 1300}

endpoints = st.sampled_from(ENDPOINTS)
truth = st.booleans()
seldom = st.sampled_from([False, False, False, True])


def plaintext(document: str) -> str:
    return f"plain-{document}"


class HandoverMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self.state = State()
        self.give(CreateConference(Conference("T", "", "", "2022-12-09", "", "vi", "live")))
        self.give(ImportUnits((Unit("080", "Huyện", "district", receives=False),), "f"))
        self.give(ImportUnits(tuple(Unit(code, code, "commune", "080") for code in UNITS), "f"))
        self.give(DraftHandover("h1", "Giao", PRESENTERS))
        self.give(ImportDocuments("h1", (document("all", "everyone"),), "f"))
        self.give(PlanRundown((Cue("08:00", 5, "Mở đầu"), Cue("08:05", 5, "Giao", scene=handover_scene("h1")))))
        for id_, unit in ENDPOINTS:
            self.give(EnrolEndpoint(Endpoint(id_, unit, "", id_)))

    def give(self, command: object) -> object:
        decision = decide(self.state, command)
        events = decision.events if isinstance(decision, Refused) else decision
        for event in events:
            entry = Entry(self.state.seq + 1, "2022-12-09T01:00:00.000Z", event.name, event.by, event.fields)
            entry = Entry.decode(entry.encode())
            self.entries.append(entry)
            fold(self.state, entry)
        return decision

    @property
    def handover(self):
        return self.state.handovers["h1"]

    @rule(unit=st.sampled_from(UNITS), version=st.integers(1, 2))
    def import_document(self, unit, version):
        self.give(ImportDocuments("h1", (document(f"{unit}-{version}", f"units:{unit}", unit),), "f"))

    @rule(stale=seldom)
    def seal(self, stale):
        documents = tuple(self.handover.documents.values())
        sealing = self.handover.sealing + (0 if stale else 1)
        envelopes = {d.id: Envelope(f"{d.id}-{sealing}", 1, "c") for d in documents}
        for_units = packages(self.state, documents)
        self.give(SealHandover("h1", sealing, documents, envelopes, for_units, f"hash-{sealing}"))

    @rule()
    def arm(self):
        self.give(ArmHandover("h1"))

    @rule()
    def disarm(self):
        self.give(DisarmHandover("h1"))

    @rule(hands=st.sampled_from([ENOUGH, ENOUGH, {"p1": 1300, "p2": 1299}, {"p2": 5000}]), back=seldom)
    def press(self, hands, back):
        arming = self.handover.arming - back
        hashes = {document: plaintext(document) for document in self.handover.envelopes}
        self.give(ReleaseHandover("h1", arming, hands, "secret", hashes, 0))

    @rule(cue=st.sampled_from(["c01", "c02", "gone"]), late=seldom)
    def take_cue(self, cue, late):
        self.give(TakeCue(cue, self.take - late))

    @rule(scene=st.sampled_from([{"kind": "lobby"}, {"kind": "document", "document": "all"}, handover_scene("h1")]))
    def take_scene(self, scene):
        self.give(TakeScene(scene, take=self.take))

    @rule()
    def take_neutral(self):
        self.give(TakeNeutral())
        taken = self.take
        self.give(TakeNeutral())
        assert self.take == taken

    @rule(step=st.integers(-1, 2))
    def step(self, step):
        self.give(StepScene(self.take, step))

    @property
    def take(self):
        return self.state.program.take if self.state.program else 0

    @rule(endpoint=endpoints, right=truth)
    def report_staged(self, endpoint, right):
        held = {d: self.handover.envelopes[d].sha256 for d in self.handover.packages.get(endpoint[1], ())}
        self.give(ReportStaged(endpoint[0], "h1", self.handover.sealing, held if right else {}))

    @rule(endpoint=endpoints, right=truth)
    def report_delivered(self, endpoint, right):
        found = {d: plaintext(d) if right else "other" for d in self.handover.packages.get(endpoint[1], ())}
        before = self.count("package_delivered")
        self.give(ReportDelivered(endpoint[0], "h1", found))
        if not right:
            assert self.count("package_delivered") == before

    @rule(endpoint=endpoints)
    def report_opened(self, endpoint):
        self.give(ReportOpened(endpoint[0], "h1", True))

    @rule(endpoint=endpoints, person=st.sampled_from(["", "A"]))
    def acknowledge(self, endpoint, person):
        self.give(Acknowledge(endpoint[0], "h1", statement(self.state, endpoint[0], "acknowledged", person=person)))

    @rule(endpoint=endpoints, reason=st.sampled_from(["", "thiếu trang"]))
    def refuse(self, endpoint, reason):
        self.give(Refuse(endpoint[0], "h1", statement(self.state, endpoint[0], "refused", reason=reason)))

    @rule(endpoint=endpoints, kind=st.sampled_from(["network", "storage"]))
    def fault(self, endpoint, kind):
        for document_id in self.handover.packages.get(endpoint[1], ())[:1]:
            self.give(ReportFault(endpoint[0], "h1", document_id, kind))

    @rule(endpoint=endpoints)
    def ask_for_what_is_not_theirs(self, endpoint):
        self.give(DenyAccess(endpoint[0], "package", "h1/other"))

    @rule()
    def restart(self):
        again = State()
        for entry in self.entries:
            fold(again, entry)
        assert again == self.state
        self.state = again

    @precondition(lambda self: self.handover.state == "released")
    @rule()
    def everything_again(self):
        """A replay of any kind after the release changes neither handover nor documents."""
        before = (self.handover.secret, dict(self.handover.envelopes), self.handover.sealing)
        self.seal(False)
        self.arm()
        self.press(ENOUGH, False)
        assert (self.handover.secret, dict(self.handover.envelopes), self.handover.sealing) == before

    def count(self, event: str) -> int:
        return sum(entry.event == event for entry in self.entries)

    @invariant()
    def released_at_most_once(self):
        assert self.count("handover_released") <= 1

    @invariant()
    def released_only_while_armed(self):
        state = None
        for entry in self.entries:
            if entry.event == "handover_released":
                assert state == "handover_armed"
            if entry.event.startswith("handover_"):
                state = entry.event

    @invariant()
    def a_live_button_is_on_the_screens(self):
        if self.handover.state == "armed":
            assert self.state.program.scene == handover_scene("h1")

    @invariant()
    def no_document_is_shown_before_its_release(self):
        released = False
        for entry in self.entries:
            released = released or entry.event == "handover_released"
            if entry.event == "scene_taken" and entry.fields["scene"]["kind"] == "document":
                assert released

    @invariant()
    def takes_are_numbered_without_a_gap(self):
        takes = [entry.fields["take"] for entry in self.entries if entry.event == "scene_taken"]
        assert takes == list(range(1, len(takes) + 1))

    @invariant()
    def secret_is_known_only_after_the_release(self):
        assert (self.handover.secret is not None) == (self.handover.state == "released")

    @invariant()
    def released_only_by_every_required_hand(self):
        for entry in self.entries:
            if entry.event == "handover_released":
                held = {hand["presenter"]: hand["held_ms"] for hand in entry.fields["hands"]}
                assert set(held) == {"p1", "p2"}
                assert min(held.values()) >= self.handover.hold_ms

    @invariant()
    def delivered_only_after_the_release_and_in_order(self):
        steps = {}
        released = False
        for entry in self.entries:
            released = released or entry.event == "handover_released"
            unit = entry.fields.get("unit")
            if entry.event in ("package_delivered", "package_opened", "package_acknowledged"):
                assert released
                wanted = {"package_delivered": 0, "package_opened": 1, "package_acknowledged": 2}[entry.event]
                assert steps.get(unit, 0) == wanted
                steps[unit] = wanted + 1

    @invariant()
    def acknowledged_or_refused_once(self):
        final = Counter(
            entry.fields["unit"] for entry in self.entries if entry.event in ("package_acknowledged", "package_refused")
        )
        assert not final or max(final.values()) == 1

    @invariant()
    def staged_is_who_has_an_endpoint_that_holds_everything(self):
        if self.handover.state != "released":
            staged = {unit for unit, delivery in self.handover.deliveries.items() if delivery.state == "staged"}
            assert staged == {unit for unit, delivery in self.handover.deliveries.items() if delivery.staged_by}

    @invariant()
    def counts_add_up(self):
        counts = Counter(delivery.state for delivery in self.handover.deliveries.values())
        assert sum(counts.values()) == len(self.handover.packages)
        assert set(counts) <= set(DELIVERY_STATES)

    @invariant()
    def each_package_holds_only_its_own_documents(self):
        for unit, ids in self.handover.packages.items():
            for id_ in ids:
                assert self.handover.sealed[id_].audience in ("everyone", f"units:{unit}")


def document(id_: str, audience: str, filename: str = "") -> Document:
    return Document(id_, f"{filename or id_}.pdf", audience, 10, 1)


TestHandoverMachine = HandoverMachine.TestCase
TestHandoverMachine.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
