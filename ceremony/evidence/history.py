"""The course of the handovers as a verifier reads it from the entries, step by step, and by itself."""

from dataclasses import dataclass, field
from typing import Any

from .form import DOCUMENT_TEXTS

Entry = dict[str, Any]
#: Step of a unit -> the steps that may be its last one before.
STEPS: dict[str, tuple[str | None, ...]] = {
    "package_delivered": (None,),
    "package_opened": ("package_delivered",),
    "package_acknowledged": ("package_opened",),
    "package_refused": (None, "package_delivered", "package_opened"),
}


class OutOfNowhere(ValueError):
    """An entry speaks of what did not come before it."""


@dataclass(frozen=True)
class Sealing:
    release_hash: str
    envelopes: dict[str, Entry]
    packages: dict[str, list[str]]
    documents: dict[str, Entry]


@dataclass
class Course:
    """Of one handover. ``arming`` is that of the button if it is armed; ``evidence``: unit -> its last step."""

    documents: dict[str, Entry] = field(default_factory=dict)
    sealing: Sealing | None = None
    arming: int | None = None
    released: Entry | None = None
    evidence: dict[str, Entry] = field(default_factory=dict)

    def follows(self, entry: Entry) -> bool:
        """Whether a step may come where it stands."""
        before = self.evidence.get(entry["unit"])
        return (before["event"] if before else None) in STEPS[entry["event"]]

    def package(self, unit: str) -> list[str] | None:
        return self.sealing.packages.get(unit) if self.sealing else None

    def statement_documents(self, unit: str) -> list[Entry]:
        """The unit's documents as a statement has to name them."""
        assert self.sealing  # noqa: S101 - asked for released handovers with this unit
        assert self.released  # noqa: S101
        return [
            {
                "document": id_,
                **{key: self.sealing.documents[id_][key] for key in ("type", "number", "symbol", "subject")},
                "sha256": self.released["plaintexts"].get(id_),
                "envelope": self.sealing.envelopes[id_]["sha256"],
            }
            for id_ in self.sealing.packages[unit]
        ]


@dataclass
class History:
    handovers: dict[str, Course] = field(default_factory=dict)
    endpoints: dict[str, Entry] = field(default_factory=dict)

    def take(self, entry: Entry) -> None:
        """Raises OutOfNowhere. The entry is of the form."""
        match entry["event"]:
            case "handover_drafted":
                self.handovers.setdefault(entry["handover"], Course())
            case "documents_imported":
                self._import(entry)
            case "handover_sealed":
                self._seal(entry)
            case "handover_armed":
                self._course(entry).arming = entry["arming"]
            case "handover_disarmed":
                self._course(entry).arming = None
            case "handover_released":
                course = self._course(entry)
                course.released, course.arming = entry, None
            case "endpoint_enrolled":
                self.endpoints.setdefault(entry["endpoint"], entry)
            case "package_staged":
                self._course(entry)
            case event if event in STEPS:
                self._course(entry).evidence[entry["unit"]] = entry

    def _course(self, entry: Entry) -> Course:
        try:
            return self.handovers[entry["handover"]]
        except KeyError as error:
            raise OutOfNowhere(entry["handover"]) from error

    def _import(self, entry: Entry) -> None:
        documents = self._course(entry).documents
        for removed in entry["removed"]:
            documents.pop(removed, None)
        documents.update((document["id"], document) for document in entry["documents"])

    def _seal(self, entry: Entry) -> None:
        course, envelopes, packages = self._course(entry), entry["envelopes"], entry["packages"]
        named = {document for package in packages.values() for document in package}
        if not set(envelopes) <= set(course.documents) or not named <= set(envelopes):
            raise OutOfNowhere(entry["handover"])
        documents = {id_: course.documents[id_] for id_ in envelopes}
        course.sealing = Sealing(entry["release_hash"], envelopes, packages, documents)
        course.arming = None

    def documents_json(self) -> list[Entry]:
        """``documents.json`` of a bundle."""
        return [
            {
                "handover": handover,
                "document": id_,
                **{key: sealing.documents[id_][key] for key in (*DOCUMENT_TEXTS, "pages", "size")},
                "envelope_sha256": envelope["sha256"],
                "envelope_size": envelope["size"],
                "commitment": envelope["commitment"],
                "sha256": course.released["plaintexts"].get(id_) if course.released else None,
                "units": sorted(unit for unit, package in sealing.packages.items() if id_ in package),
            }
            for handover, course in sorted(self.handovers.items())
            if (sealing := course.sealing)
            for id_, envelope in sorted(sealing.envelopes.items())
        ]

    def endpoints_json(self) -> list[Entry]:
        """``endpoints.json`` of a bundle."""
        return [
            {**{key: entry[key] for key in ("endpoint", "unit", "device", "device_key")}, "enrolled": entry["seq"]}
            for _, entry in sorted(self.endpoints.items())
        ]
