"""Whether a bundle holds, with nothing but the bundle (docs/evidence.md, section 5)."""

import base64
import re
from collections.abc import Callable, Mapping
from typing import Any

from ..ledger.checkpoint import Checkpoint, read_decimal
from ..ledger.note import NoteInvalid, VerifierKey, decode64
from ..ledger.proof import Proof
from . import bundle, canonical, form, receipt, receipt_check
from .container import NotCanonical, unpack
from .course_check import CourseCheck
from .findings import Findings, Verdict
from .history import Entry, History, OutOfNowhere
from .signature import device_key
from .tree import Tree

_LINE = re.compile(r"[0-9a-f]{64} (0|[1-9][0-9]*) [!-~]+")
Progress = Callable[[int, int], None]


def check(content: bytes, pinned: str | None = None, progress: Progress = lambda _done, _total: None) -> Verdict:
    findings = Findings()
    try:
        files = unpack(content)
    except NotCanonical:
        findings.check("container", False)
        return Verdict.of("bundle", "", findings)
    findings.done("container")
    key = _key(files.get("log-key", b""), pinned)
    if key is None:
        findings.check("key", False)
        return Verdict.of("bundle", "", findings)
    findings.done("key")
    _Check(files, key, findings, progress).run()
    return Verdict.of("bundle", str(key), findings)


def _key(content: bytes, pinned: str | None) -> VerifierKey | None:
    try:
        key = VerifierKey.parse(content.decode().removesuffix("\n"))
    except ValueError:
        return None
    return key if content == f"{key}\n".encode() and pinned in (None, str(key)) else None


class _Check:
    def __init__(self, files: Mapping[str, bytes], key: VerifierKey, findings: Findings, progress: Progress) -> None:
        self.files, self.key, self.findings, self.progress = files, key, findings, progress
        self.lines = files.get("entries.jsonl", b"").split(b"\n")[:-1]
        self.tree = Tree(self.lines)
        self.entries: list[Entry] = []
        self.history = History()

    def run(self) -> None:
        head = self._manifest()
        if head is None:
            return
        self._files(head[2])
        self._checkpoint(head)
        whole = self._entries()
        self._tree(head)
        self._tiles()
        self._checkpoints(head)
        if whole:
            self._replay()
            self._documents()
            self._endpoints()
            for code in ("delivery", "acknowledgement"):
                self.findings.done(code)
            self._receipts()
            for code in ("contradiction", "timestamp"):
                self.findings.done(code)

    def _manifest(self) -> tuple[str, str, list[str]] | None:
        """Size and root as they stand there, and the listed lines."""
        try:
            note = self.files.get("manifest", b"").decode()
        except UnicodeDecodeError:
            note = ""
        try:
            text, signed = self.key.open(note), True
        except NoteInvalid:
            text, signed = note.rpartition("\n\n")[0] + "\n", False
        self.findings.check("manifest", signed, "manifest")
        try:
            origin, size, root, lines = bundle.read_manifest(text)
            if len(decode64(root)) != 32 or origin != self.key.name or not all(map(_LINE.fullmatch, lines)):
                raise NoteInvalid("this is no manifest of this log")
            read_decimal(size)
        except NoteInvalid:
            self.findings.check("manifest", False, "manifest")
            return None
        self.findings.done("manifest")
        return size, root, lines

    def _files(self, listed: list[str]) -> None:
        others = {name: content for name, content in self.files.items() if name != "manifest"}
        found = bundle.lines(others)
        for line in sorted(set(listed) ^ set(found), key=lambda line: line.split(" ", 2)[2]):
            self.findings.check("files", False, line.split(" ", 2)[2])
        for name in bundle.ALWAYS:
            self.findings.check("files", name in others, name)
        for name in others:
            self.findings.check("files", name in bundle.ALWAYS or name.startswith(bundle.FOLDERS), name)
        self.findings.check("files", listed == found, "manifest")
        self.findings.done("files")

    def _checkpoint(self, head: tuple[str, str, list[str]]) -> None:
        signed = self._open(self.files.get("checkpoint", b"").decode(errors="replace"))
        agrees = signed is not None and (str(signed.size), signed.root64) == head[:2]
        self.findings.check("checkpoint", agrees, "checkpoint")
        self.findings.done("checkpoint")

    def _open(self, note: str) -> Checkpoint | None:
        try:
            return Checkpoint.open(note, self.key)
        except NoteInvalid:
            return None

    def _entries(self) -> bool:
        whole = self.findings.check("entries", self.files.get("entries.jsonl", b"").endswith(b"\n"), "entries.jsonl")
        history = History()
        for seq, line in enumerate(self.lines, 1):
            whole = self.findings.check("entries", self._take(history, line, seq), f"entry {seq}") and whole
        self.findings.done("entries")
        return whole

    def _take(self, history: History, line: bytes, seq: int) -> bool:
        try:
            entry = canonical.decode(line)
            if not form.is_entry(entry) or entry["seq"] != seq or canonical.encode(entry) != line:
                return False
            history.take(entry)
        except (ValueError, OutOfNowhere):
            return False
        self.entries.append(entry)
        return True

    def _tree(self, head: tuple[str, str, list[str]]) -> None:
        root = self.tree.root(self.tree.size) or b""
        holds = (str(self.tree.size), base64.b64encode(root).decode()) == head[:2]
        signed = self._open(self.files.get("checkpoint", b"").decode(errors="replace"))
        if signed is not None:
            holds = holds and (signed.size, signed.root) == (self.tree.size, root)
        self.findings.check("tree", holds, "entries.jsonl")
        self.findings.done("tree")

    def _tiles(self) -> None:
        there = {name: content for name, content in self.files.items() if name.startswith("tile/")}
        expected = self.tree.tiles()
        for name in sorted({*there, *expected}):
            self.findings.check("tiles", there.get(name) == expected.get(name), name)
        self.findings.done("tiles")

    def _checkpoints(self, head: tuple[str, str, list[str]]) -> None:
        content = self.files.get("checkpoints.jsonl", b"")
        *lines, rest = content.split(b"\n")
        self.findings.check("checkpoints", rest == b"" and bool(lines), "checkpoints.jsonl")
        last = 0
        for number, line in enumerate(lines, 1):
            signed = self._line(line)
            holds = signed is not None and signed.size > last and signed.root == self.tree.root(signed.size)
            self.findings.check("checkpoints", holds, f"checkpoints.jsonl {number}")
            last = signed.size if signed else last
        newest = self._open(self.files.get("checkpoint", b"").decode(errors="replace"))
        self.findings.check("checkpoints", str(last) == (str(newest.size) if newest else head[0]), "checkpoints.jsonl")
        self.findings.done("checkpoints")

    def _line(self, line: bytes) -> Checkpoint | None:
        try:
            note = canonical.decode(line)
        except ValueError:
            return None
        return self._open(note) if isinstance(note, str) and canonical.encode(note) == line else None

    def _replay(self) -> None:
        course = CourseCheck(self.key, self.tree, self.history, self.findings)
        for entry in self.entries:
            course.check(entry)
            self.history.take(entry)
            self.progress(entry["seq"], len(self.entries))
        self.findings.done("release")

    def _documents(self) -> None:
        self._derived("documents", self.history.documents_json())
        self.findings.done("documents")

    def _endpoints(self) -> None:
        listed = self.history.endpoints_json()
        self._derived("endpoints", listed)
        for one in listed:
            key = one["device_key"]
            where = f"entry {one['enrolled']}"
            self.findings.check("endpoints", key is None or device_key(key) is not None, where)
        self.findings.done("endpoints")

    def _derived(self, code: str, value: Any) -> None:
        name = f"{code}.json"
        self.findings.check(code, self.files.get(name) == canonical.encode(value) + b"\n", name)

    def _receipts(self) -> None:
        there = {name for name in self.files if name.startswith("receipts/")}
        expected = {
            bundle.receipt_name(handover, unit): evidence
            for handover, course in self.history.handovers.items()
            if course.released
            for unit, evidence in course.evidence.items()
        }
        for name in sorted({*there, *expected}):
            holds = name in there and name in expected and self._is_receipt(self.files[name], expected[name])
            self.findings.check("receipts", holds, name)
        self.findings.done("receipts")

    def _is_receipt(self, content: bytes, evidence: Entry) -> bool:
        found = receipt.read(content)
        if found is None or content.startswith(b"CEREMONY1:"):
            return False
        fields, is_canonical = found
        inner = Findings()
        receipt_check.check(fields, is_canonical, str(self.key), inner)
        if inner.failed():
            return False
        enrolled = self.history.endpoints.get(evidence["endpoint"])
        return enrolled is not None and all(
            self._is_line(fields[part], entry) for part, entry in (("endpoint", enrolled), ("delivery", evidence))
        )

    def _is_line(self, part: dict[str, str], entry: Entry) -> bool:
        same = part["entry"].encode() == self.lines[entry["seq"] - 1]
        return same and Proof.parse(part["proof"]).note.encode() == self.files.get("checkpoint")
