"""Documents of a handover and whom each is for. The ledger never holds a plaintext hash before the release."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from .entry import SYSTEM, By, Entry, Event, Refused
from .units import Unit, ancestors, receiving

if TYPE_CHECKING:
    from .state import State

PDF = "application/pdf"
#: A unit's targets as data (docs/protocol.md, section 3).
TARGETS = "application/json"


@dataclass(frozen=True)
class Document:
    """One file with its registry fields (Decree 30/2020, Appendix VI); ``size`` in bytes, ``pages`` 0 for data.

    ``audience`` is ``everyone``, ``kind:KIND``, ``subtree:CODE`` or ``units:CODE,CODE``. ``id`` tells
    nothing about the content to whoever lacks the conference's key.
    """

    id: str
    filename: str
    audience: str
    size: int
    pages: int
    type: str = ""
    number: str = ""
    symbol: str = ""
    issuer: str = ""
    date: str = ""
    subject: str = ""
    signer: str = ""
    urgency: str = "normal"
    media: str = PDF

    @property
    def common(self) -> bool:
        return not self.audience.startswith("units:")


@dataclass(frozen=True)
class ImportDocuments:
    """Adds documents to a handover; one with the same file name takes the place of the former.

    ``replace`` also takes out those of these media that are not named. ``folder`` may be a sheet.
    """

    handover: str
    documents: tuple[Document, ...]
    folder: str
    replace: Collection[str] = ()
    by: By = SYSTEM


def import_documents(state: "State", command: ImportDocuments) -> Iterable[Event] | Refused:
    handover = state.handovers.get(command.handover)
    if handover is None:
        return Refused("unknown_handover", values={"handover": command.handover})
    if handover.state in ("armed", "released"):
        return Refused(f"already_{handover.state}")
    names = {document.filename for document in command.documents}
    changed = [d for d in command.documents if handover.documents.get(d.id) != d]
    removed = [
        d.id
        for d in handover.documents.values()
        if (d.media in command.replace and d.filename not in names)
        or any(new.filename == d.filename and new.id != d.id for new in changed)
    ]
    if not changed and not removed:
        return []
    fields = {
        "handover": command.handover,
        "folder": command.folder,
        "count": len(changed),
        "removed": removed,
        "documents": [asdict(document) for document in changed],
    }
    return [Event("documents_imported", command.by, fields)]


def imported(state: "State", entry: Entry) -> None:
    documents = state.handovers[entry.fields["handover"]].documents
    for removed in entry.fields["removed"]:
        del documents[removed]
    for fields in entry.fields["documents"]:
        documents[fields["id"]] = Document(**fields)


def addresses(state: "State", document: Document, unit: Unit) -> bool:
    """Whether a unit is among those a document is for."""
    rule, _, value = document.audience.partition(":")
    match rule:
        case "everyone":
            return True
        case "kind":
            return unit.kind == value
        case "subtree":
            return unit.code == value or value in ancestors(state, unit)
        case _:
            return unit.code in value.split(",")


def packages(state: "State", documents: Iterable[Document]) -> dict[str, list[str]]:
    """Unit code -> ids of its documents, common ones first, for each unit that gets any."""
    ordered = sorted(documents, key=lambda d: (not d.common, d.filename))
    found = {u.code: [d.id for d in ordered if addresses(state, d, u)] for u in receiving(state)}
    return {code: ids for code, ids in found.items() if ids}


DECISIONS = {ImportDocuments: import_documents}
FOLDS = {"documents_imported": imported}
