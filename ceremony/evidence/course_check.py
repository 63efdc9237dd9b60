"""Whether the entries of a log tell a course of handovers that can have happened (docs/evidence.md, section 5)."""

import base64
import hashlib

from ..ledger.checkpoint import Checkpoint
from ..ledger.note import NoteInvalid, VerifierKey
from . import statement, timestamp
from .findings import Findings
from .history import Course, Entry, History
from .signature import decode64url
from .tree import Tree

_DELIVERIES = ("package_staged", "package_delivered", "package_opened")


class CourseCheck:
    """Each entry is held against ``history``, which is what came before it."""

    def __init__(self, key: VerifierKey, tree: Tree, history: History, findings: Findings) -> None:
        self.key, self.tree, self.history, self.findings = key, tree, history, findings

    def check(self, entry: Entry) -> None:
        """Notes what does not hold."""
        where = f"entry {entry['seq']}"
        match entry["event"]:
            case "handover_released":
                self.findings.check("release", self._is_release(entry), where)
            case "handover_sealed" | "handover_armed" | "handover_disarmed":
                self.findings.check("release", self._is_before_release(entry), where)
            case "endpoint_enrolled":
                self.findings.check("endpoints", entry["endpoint"] not in self.history.endpoints, where)
            case event if event in _DELIVERIES:
                self.findings.check("delivery", self._is_delivery(entry), where)
            case event if event in statement.EVENTS:
                self.findings.check("acknowledgement", self._is_answer(entry), where)
            case "checkpoint_contradicted":
                contradicts = any(self._contradicts(entry[note], entry["seq"]) for note in ("held", "shown"))
                self.findings.check("contradiction", not contradicts, where)
            case "checkpoint_timestamped":
                self.findings.check("timestamp", self._is_timestamp(entry), where)

    def _is_release(self, entry: Entry) -> bool:
        course = self.history.handovers.get(entry["handover"])
        if course is None or course.sealing is None or course.released or course.arming != entry["arming"]:
            return False
        try:
            secret = decode64url(entry["secret"])
        except ValueError:
            return False
        opened = hashlib.sha256(b"ceremony/release/v1\n" + secret).hexdigest() == course.sealing.release_hash
        return opened and set(entry["plaintexts"]) == set(course.sealing.envelopes)

    def _is_before_release(self, entry: Entry) -> bool:
        """What was released stays as it is, and what is armed is not sealed anew."""
        course = self.history.handovers.get(entry["handover"])
        if course is None or course.released:
            return False
        return entry["event"] != "handover_sealed" or course.arming is None

    def _course(self, entry: Entry) -> Course | None:
        """The handover, if it has a package for this unit and the endpoint is enrolled for it."""
        course, endpoint = self.history.handovers.get(entry["handover"]), self.history.endpoints.get(entry["endpoint"])
        if course is None or endpoint is None or endpoint["unit"] != entry["unit"]:
            return None
        return course if course.package(entry["unit"]) is not None else None

    def _is_delivery(self, entry: Entry) -> bool:
        course = self._course(entry)
        if course is None:
            return False
        if entry["event"] == "package_staged":
            return True
        if course.released is None or not course.follows(entry):
            return False
        plaintexts = course.released["plaintexts"]
        expected = {id_: plaintexts.get(id_) for id_ in course.package(entry["unit"]) or ()}
        return entry["event"] == "package_opened" or bool(entry["documents"] == expected)

    def _is_answer(self, entry: Entry) -> bool:
        course, said = self._course(entry), statement.read(entry["statement"])
        if course is None or course.released is None or said is None or not course.follows(entry):
            return False
        enrolled_key = self.history.endpoints[entry["endpoint"]]["device_key"]
        return (
            statement.repeats(said, entry, self.key.name)
            and statement.names(said, course.statement_documents(entry["unit"]))
            and statement.saw(said, entry["seq"], self._root64)
            and statement.is_signed_as(said, entry, enrolled_key)
        )

    def _root64(self, size: int) -> str | None:
        root = self.tree.root(size)
        return None if root is None else base64.b64encode(root).decode()

    def _contradicts(self, note: str, seq: int) -> bool:
        signed = self._open(note)
        return signed is not None and (signed.size >= seq or signed.root != self.tree.root(signed.size))

    def _is_timestamp(self, entry: Entry) -> bool:
        signed = self._open(entry["checkpoint"])
        if signed is None or signed.root != self.tree.root(signed.size):
            return False
        return timestamp.is_for(entry["token"], entry["checkpoint"])

    def _open(self, note: str) -> Checkpoint | None:
        try:
            return Checkpoint.open(note, self.key)
        except NoteInvalid:
            return None
