"""A small conference in memory: one handover for one of two units, and commands given to it."""

from ceremony.core.conference import Conference, CreateConference
from ceremony.core.delivery import Acknowledge, Refuse
from ceremony.core.documents import Document, ImportDocuments, packages
from ceremony.core.endpoints import Endpoint, EnrolEndpoint
from ceremony.core.entry import Entry, Refused
from ceremony.core.handover import ArmHandover, DraftHandover, Envelope, Presenter, ReleaseHandover, SealHandover
from ceremony.core.state import State, decide, fold
from ceremony.core.units import ImportUnits, Unit
from tests.statements import statement

PLAIN = {"d1": "plain-1"}
CIPHER = {"d1": "cipher-1"}


class World:
    def __init__(self, audience="units:02635"):
        self.state = State()
        self.give(CreateConference(Conference("T", "", "", "2022-12-09", "", "vi", "live")))
        self.give(ImportUnits((Unit("02635", "A", "ward"), Unit("02638", "B", "ward")), "f"))
        self.give(DraftHandover("h1", "Giao", (Presenter("p1", "A"),)))
        self.give(ImportDocuments("h1", (Document("d1", "d1.pdf", audience, 10, 1),), "f"))
        for id_, unit in (("e1", "02635"), ("e2", "02635"), ("e3", "02638")):
            self.give(EnrolEndpoint(Endpoint(id_, unit, "", id_)))
        self.seal()

    def seal(self):
        handover = self.state.handovers["h1"]
        documents = tuple(handover.documents.values())
        for_units = packages(self.state, documents)
        sealing = handover.sealing + 1
        self.give(SealHandover("h1", sealing, documents, {"d1": Envelope("cipher-1", 1, "c")}, for_units, "h"))

    def release(self):
        self.arm()
        self.give(ReleaseHandover("h1", 1, {"p1": 1300}, "secret", PLAIN, 0))

    def arm(self):
        return self.give(ArmHandover("h1"))

    def give(self, command):
        """The names of the events, or the code of the refusal."""
        decision = decide(self.state, command)
        events = decision.events if isinstance(decision, Refused) else decision
        for event in events:
            entry = Entry(self.state.seq + 1, "2022-12-09T01:00:00.000Z", event.name, event.by, event.fields)
            fold(self.state, Entry.decode(entry.encode()))
        return decision.code if isinstance(decision, Refused) else [event.name for event in events]

    def acknowledge(self, endpoint="e1", **changes):
        flaw = changes.pop("flaw", None)
        text = statement(self.state, endpoint, "acknowledged", **changes)
        return self.give(Acknowledge(endpoint, "h1", text, flaw=flaw and Refused(flaw)))

    def refuse(self, endpoint="e1", **changes):
        return self.give(Refuse(endpoint, "h1", statement(self.state, endpoint, "refused", **changes)))

    @property
    def delivery(self):
        return self.state.handovers["h1"].deliveries["02635"]
